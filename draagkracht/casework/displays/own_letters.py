"""What a letter says in one sentence, in the language of whoever reads the page. The letter itself is in Dutch."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.casework.queries.own_letters import SentLetter
from draagkracht.casework.rules.letters import LetterKind
from draagkracht.people.queries import Seat

SAYS: Final[Mapping[LetterKind, str]] = {
    LetterKind.RECEIPT: N_("Wij kregen uw vraag. In de brief staat wanneer u van ons hoort."),
    LetterKind.INVITATION: N_("Wij nodigen u uit voor een gesprek. In de brief staat waar en wanneer."),
    LetterKind.REPORT: N_("Dit is ons verslag van het gesprek met u. Klopt er iets niet? Bel ons."),
    LetterKind.ARRANGEMENT: N_("Dit is het plan dat wij samen met u maakten."),
    LetterKind.DECISION: N_(
        "U krijgt hulp van de gemeente. In de brief staat welke hulp, en tot wanneer u bezwaar kunt maken."
    ),
    LetterKind.REFUSAL: N_(
        "U krijgt deze hulp niet. In de brief staat waarom, wat wel kan, en tot wanneer u bezwaar kunt maken."
    ),
    LetterKind.AFTERCARE: N_("Het zorgen is anders geworden. In de brief staat wat vanzelf stopt en wat niet."),
    LetterKind.HANDOVER: N_("Iemand anders helpt u verder. In de brief staat wie."),
}


@dataclass(frozen=True, slots=True)
class LetterExplained:
    """A letter in one sentence, and where it is read."""

    heading: str
    says: str
    sent: str
    pdf_url: str


def explain(letter: SentLetter, seat: Seat) -> LetterExplained:
    """Return a letter as its page explains it."""
    sent = gettext("Verstuurd op %(day)s") % {"day": formats.date_format(letter.sent_date, "DATE_FORMAT")}
    url = seat.address("casework-own:read-letter", letter.public_id)
    return LetterExplained(letter.subject, gettext(SAYS[letter.kind]), sent, url)
