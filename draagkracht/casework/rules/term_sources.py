"""On what each term rests, as its line on a page says. Articles: see the sources in `terms`."""

from collections.abc import Mapping
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.terms import Term

RESTS_ON: Final[Mapping[Term, Sentence]] = {
    Term.RECEIPT: Sentence(N_("Wmo 2015, artikel 2.3.2, eerste lid. De dag is een eigen norm.")),
    Term.URGENT_PROVISION: Sentence(N_("Wmo 2015, artikel 2.3.3.")),
    Term.FIRST_CONTACT: Sentence(N_("Eigen norm van de gemeente.")),
    Term.PERSONAL_PLAN: Sentence(N_("Wmo 2015, artikel 2.3.2, tweede lid.")),
    Term.INVESTIGATION: Sentence(N_("Wmo 2015, artikel 2.3.2, eerste lid.")),
    Term.DECISION: Sentence(N_("Wmo 2015, artikel 2.3.5, tweede lid.")),
    Term.TOTAL: Sentence(N_("Wmo 2015, artikelen 2.3.2 en 2.3.5.")),
    Term.AFTER_NOTICE: Sentence(N_("Algemene wet bestuursrecht, artikel 4:17.")),
    Term.OBJECTION: Sentence(N_("Algemene wet bestuursrecht, artikelen 6:7 en 6:8.")),
    Term.REVIEW: Sentence(N_("Afgesproken in het plan.")),
    Term.BALANCE: Sentence(N_("Eigen norm van de gemeente.")),
    Term.PLAN_ANSWER: Sentence(N_("Eigen norm van de gemeente.")),
}
