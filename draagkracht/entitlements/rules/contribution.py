"""What one pays oneself, by law and by day. An amount is only certain where somebody read it at its source.

Amounts under the Wmo are dated parameters: those of the whole country come with the product, and a municipality may ask
less, for all or for one form (article 2.1.4a Wmo 2015). For the year after a bill there is a parameter without an
amount, and nothing is promised.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

OF_ALL: Final = "wmo-own-contribution"
OF_FORM: Final = f"{OF_ALL}-of-"  # and a form, with hyphens
CENTS: Final = 100


class Law(StrEnum):
    """Who pays: a law, a supplementary insurance, somebody themselves, or nobody."""

    WMO = "wmo"
    JEUGDWET = "jeugdwet"
    WLZ = "wlz"
    ZVW = "zvw"
    INSURANCE = "insurance"
    OWN = "own"
    VOLUNTEERS = "volunteers"


class Standing(StrEnum):
    """How sure a parameter is; `bill` is a law that parliament has not passed."""

    VERIFIED = "verified"
    TO_CONFIRM = "to_confirm"
    BILL = "bill"


class Per(StrEnum):
    """Over what time an amount is; NONE where there is no amount or it is nothing."""

    MONTH = "month"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A parameter: `cents` is None where its value is no amount. `valid_until` is exclusive."""

    code: str
    cents: int | None
    valid_from: date
    valid_until: date | None
    standing: Standing
    source: str

    def is_valid_on(self, day: date) -> bool:
        """Return whether it holds on a day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one pays oneself, at most: `cents` is None where nobody can say. `until` is the day it ends, where known.

    Never show `cents` as certain without `is_certain`; `says` has it right.
    """

    cents: int | None
    per: Per
    is_certain: bool
    source: str
    says: Sentence
    until: date | None = None


def own_contribution(form: str, law: str, on: date, parameters: Iterable[Dated]) -> Contribution:
    """Return what one pays oneself for a form of respite on a day, under a law.

    `form` is a code of `respite.Form`, `law` one of `Law`; a law we do not know says to ask.
    """
    if law == Law.WMO:
        return _of_wmo(form, on, list(parameters))
    if law == Law.ZVW and on.year != NO_DEDUCTIBLE_IN:
        return ASK
    return ELSEWHERE.get(law, ASK)


def code_of(form: str) -> str:
    """Return the name of the parameter by which a municipality asks something else for a form."""
    return OF_FORM + form.replace("_", "-")


def euros(cents: int) -> Sentence:
    """Return an amount in words, to the cent."""
    whole, rest = divmod(cents, CENTS)
    return Sentence(N_("€ %(euros)s,%(cents)s"), {"euros": whole, "cents": f"{rest:02d}"})


ASK: Final = Contribution(
    None, Per.NONE, is_certain=False, source="", says=Sentence(N_("Vraag na of u zelf iets betaalt."))
)
NO_DEDUCTIBLE_IN: Final = 2026  # the year for which it was read that the deductible is not for district nursing
ELSEWHERE: Final[Mapping[str, Contribution]] = {
    Law.JEUGDWET: ASK,
    Law.WLZ: Contribution(
        None,
        Per.NONE,
        is_certain=False,
        source="Wlz",
        says=Sentence(N_("Hoeveel u zelf betaalt, hangt af van het inkomen. Vraag het na.")),
    ),
    Law.ZVW: Contribution(
        0,
        Per.NONE,
        is_certain=True,
        source="Zvw",
        says=Sentence(N_("U betaalt niets. Voor de huisarts en de wijkverpleging is er geen eigen risico.")),
    ),
    Law.INSURANCE: Contribution(
        None,
        Per.NONE,
        is_certain=False,
        source="https://www.consumentenbond.nl",
        says=Sentence(N_("Dat is bij elke verzekering anders. Vraag wat er over blijft om zelf te betalen.")),
    ),
    Law.OWN: Contribution(
        None, Per.NONE, is_certain=False, source="", says=Sentence(N_("U betaalt alles zelf. Vraag vooraf de prijs."))
    ),
    Law.VOLUNTEERS: Contribution(
        None,
        Per.NONE,
        is_certain=False,
        source="",
        says=Sentence(N_("Vraag na of u iets betaalt, bijvoorbeeld de reis.")),
    ),
}


def _of_wmo(form: str, on: date, parameters: list[Dated]) -> Contribution:
    """Return the contribution under the Wmo: what the municipality asks for this form, else the one for all.

    Of two parameters with one code the last counts.
    """
    valid = {one.code: one for one in parameters if one.is_valid_on(on)}
    local, general = valid.get(code_of(form)), valid.get(OF_ALL)
    if local and local.cents is not None and local.standing is not Standing.BILL:
        return _said(local)
    return _said(general) if general else UNKNOWN


UNKNOWN: Final = Contribution(
    None,
    Per.NONE,
    is_certain=False,
    source="",
    says=Sentence(N_("Soms betaalt u zelf een deel per maand. Vraag na hoeveel dat is.")),
)


def _said(found: Dated) -> Contribution:
    """Return a parameter in words; no amount of a bill."""
    if found.standing is Standing.BILL or found.cents is None:
        return Contribution(None, Per.NONE, is_certain=False, source=found.source, says=BILL, until=found.valid_until)
    is_certain = found.standing is Standing.VERIFIED
    if found.cents == 0:
        words = Sentence(N_("De gemeente vraagt hier geen eigen bijdrage voor.") if is_certain else MAYBE_NOTHING)
        return Contribution(0, Per.NONE, is_certain, found.source, words, found.valid_until)
    message = A_MONTH if is_certain else A_MONTH_TO_CONFIRM
    words = Sentence(message, {"price": euros(found.cents)})
    return Contribution(found.cents, Per.MONTH, is_certain, found.source, words, found.valid_until)


BILL: Final = Sentence(N_("Er is een plan voor een nieuwe wet. Wat u dan zelf betaalt, is nog niet zeker."))
MAYBE_NOTHING: Final = N_("Misschien vraagt de gemeente hier geen eigen bijdrage voor. Vraag het na.")
A_MONTH: Final = N_("Hoogstens %(price)s per maand. Wat u verdient, maakt niet uit.")
A_MONTH_TO_CONFIRM: Final = N_("Hoogstens %(price)s per maand. Dit bedrag kijken wij nog na.")
