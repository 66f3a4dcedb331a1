"""The mail to a team lead about first contacts that are late: numbers, and nobody's name."""

from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.telling import Mail

SUBJECT: Final = Sentence(N_("Verwijzingen die te lang wachten"))
ONE: Final = Sentence(N_("1 persoon wacht te lang op een eerste contact."))
MANY: Final = N_("%(number)s mensen wachten te lang op een eerste contact.")
WHERE: Final = Sentence(N_("Log in en kijk bij Verwijzingen. Wie het langst wacht, staat bovenaan."))


def mail_of(number: int, desk: str) -> Mail:
    """Return the mail for so many people, at least one; `desk` signs it."""
    who = ONE if number == 1 else Sentence(MANY, {"number": str(number)})
    return Mail(SUBJECT, (Sentence(N_("Dag,")), who, WHERE, Sentence("%(desk)s", {"desk": desk})))
