"""The result areas of the Wmo with the carer's own, and the lists from which staff choose a reason.

Source of the four areas: inv-166 (household, moving about, local transport, meeting people). The fifth is ours: what
an arrangement does for the carer may not be silently empty. A code is for ever; its words may change.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence


class ResultArea(StrEnum):
    """In what somebody wants to get further."""

    HOUSEHOLD = "household"
    MOVING_ABOUT = "moving_about"
    LOCAL_TRANSPORT = "local_transport"
    MEETING_PEOPLE = "meeting_people"
    OWN = "own"  # of the carer


class AskedBy(StrEnum):
    """Who asks for support; that it is for a carer themselves is said apart (inv-168)."""

    CLIENT = "client"
    CARER = "carer"
    REPRESENTATIVE = "representative"
    PROFESSIONAL = "professional"
    DESK = "desk"  # a colleague, after a call or at the counter


class PauseReason(StrEnum):
    """Why days do not count."""

    INFORMATION = "information"  # asked of the resident (Awb 4:15, first member, a)
    ABROAD = "abroad"  # information asked of an office abroad (b)
    AGREED = "agreed"  # the resident agreed in writing (second member, a)
    RESIDENT = "resident"  # the delay is the resident's (b)
    FORCE = "force"  # beyond our power (c)


class ExtensionReason(StrEnum):
    """Why more time is taken."""

    ADVICE = "advice"
    COMPLEX = "complex"
    RESIDENT_ASKS = "resident_asks"
    NO_PEOPLE = "no_people"


class UrgentReason(StrEnum):
    """Why help cannot wait for the investigation."""

    CARER_DROPS_OUT = "carer_drops_out"
    CARER_AT_LIMIT = "carer_at_limit"
    HOME_FROM_HOSPITAL = "home_from_hospital"
    UNSAFE = "unsafe"
    OTHER = "other"


class RefusalReason(StrEnum):
    """On what an application turned."""

    OWN_STRENGTH = "own_strength"
    USUAL_HELP = "usual_help"
    GENERAL_PROVISION = "general_provision"
    OTHER_LAW = "other_law"
    LIVES_ELSEWHERE = "lives_elsewhere"
    NO_INFORMATION = "no_information"
    NOT_NEEDED = "not_needed"


class ReconsiderReason(StrEnum):
    """Why a decision is taken again."""

    OBJECTION = "objection"
    MISTAKE = "mistake"
    NEW_FACTS = "new_facts"


class EndReason(StrEnum):
    """Why a case is closed."""

    ENOUGH = "enough"
    ADVICE_WAS_ENOUGH = "advice_was_enough"
    OWN_WISH = "own_wish"
    CARE_ENDED = "care_ended"
    DIED = "died"
    MOVED = "moved"
    OTHER_LAW = "other_law"
    REFUSED = "refused"


RESULT_AREA_LABELS: Final[Mapping[ResultArea, Sentence]] = {
    ResultArea.HOUSEHOLD: Sentence(N_("Het huishouden")),
    ResultArea.MOVING_ABOUT: Sentence(N_("Zich verplaatsen in en om het huis")),
    ResultArea.LOCAL_TRANSPORT: Sentence(N_("Vervoer in de buurt")),
    ResultArea.MEETING_PEOPLE: Sentence(N_("Mensen ontmoeten")),
    ResultArea.OWN: Sentence(N_("Voor wie zorgt")),
}
ASKED_BY_LABELS: Final[Mapping[AskedBy, Sentence]] = {
    AskedBy.CLIENT: Sentence(N_("Iemand die hulp nodig heeft")),
    AskedBy.CARER: Sentence(N_("Iemand die voor een ander zorgt")),
    AskedBy.REPRESENTATIVE: Sentence(N_("Een vertegenwoordiger")),
    AskedBy.PROFESSIONAL: Sentence(N_("Een zorgverlener of hulpverlener")),
    AskedBy.DESK: Sentence(N_("Een collega, na een gesprek met de inwoner")),
}
PAUSE_LABELS: Final[Mapping[PauseReason, Sentence]] = {
    PauseReason.INFORMATION: Sentence(N_("Wij wachten op gegevens van de inwoner")),
    PauseReason.ABROAD: Sentence(N_("Wij wachten op gegevens uit het buitenland")),
    PauseReason.AGREED: Sentence(N_("De inwoner is het op papier eens met uitstel")),
    PauseReason.RESIDENT: Sentence(N_("De inwoner kan nu niet")),
    PauseReason.FORCE: Sentence(N_("Overmacht")),
}
EXTENSION_LABELS: Final[Mapping[ExtensionReason, Sentence]] = {
    ExtensionReason.ADVICE: Sentence(N_("Wij wachten op advies, zoals van een arts")),
    ExtensionReason.COMPLEX: Sentence(N_("Er is veel om uit te zoeken")),
    ExtensionReason.RESIDENT_ASKS: Sentence(N_("De inwoner vraagt om meer tijd")),
    ExtensionReason.NO_PEOPLE: Sentence(N_("Wij hebben nu te weinig mensen")),
}
URGENT_LABELS: Final[Mapping[UrgentReason, Sentence]] = {
    UrgentReason.CARER_DROPS_OUT: Sentence(N_("Wie zorgt, valt uit")),
    UrgentReason.CARER_AT_LIMIT: Sentence(N_("Wie zorgt, houdt het niet meer vol")),
    UrgentReason.HOME_FROM_HOSPITAL: Sentence(N_("Iemand komt thuis uit het ziekenhuis")),
    UrgentReason.UNSAFE: Sentence(N_("Het is thuis niet veilig")),
    UrgentReason.OTHER: Sentence(N_("Een andere reden")),
}
REFUSAL_LABELS: Final[Mapping[RefusalReason, Sentence]] = {
    RefusalReason.OWN_STRENGTH: Sentence(N_("Iemand kan dit zelf oplossen")),
    RefusalReason.USUAL_HELP: Sentence(N_("Huisgenoten kunnen dit doen")),
    RefusalReason.GENERAL_PROVISION: Sentence(N_("Er is hulp die voor iedereen open staat")),
    RefusalReason.OTHER_LAW: Sentence(N_("Een andere wet geeft deze hulp")),
    RefusalReason.LIVES_ELSEWHERE: Sentence(N_("Iemand woont in een andere gemeente")),
    RefusalReason.NO_INFORMATION: Sentence(N_("Gegevens die nodig zijn, kwamen niet")),
    RefusalReason.NOT_NEEDED: Sentence(N_("Uit het onderzoek blijkt dat dit niet nodig is")),
}
RECONSIDER_LABELS: Final[Mapping[ReconsiderReason, Sentence]] = {
    ReconsiderReason.OBJECTION: Sentence(N_("Er is bezwaar gemaakt")),
    ReconsiderReason.MISTAKE: Sentence(N_("Er zit een fout in het besluit")),
    ReconsiderReason.NEW_FACTS: Sentence(N_("Er is iets nieuws bekend")),
}
END_LABELS: Final[Mapping[EndReason, Sentence]] = {
    EndReason.ENOUGH: Sentence(N_("Het gaat goed zonder deze hulp")),
    EndReason.ADVICE_WAS_ENOUGH: Sentence(N_("Advies was genoeg")),
    EndReason.OWN_WISH: Sentence(N_("De inwoner wil stoppen")),
    EndReason.CARE_ENDED: Sentence(N_("De zorg voor de ander is voorbij")),
    EndReason.DIED: Sentence(N_("Iemand is overleden")),
    EndReason.MOVED: Sentence(N_("Iemand is verhuisd")),
    EndReason.OTHER_LAW: Sentence(N_("De hulp komt nu uit een andere wet")),
    EndReason.REFUSED: Sentence(N_("De aanvraag is afgewezen")),
}

# What a threatened overload does to an arrangement (inv-169): usual help may not be a ground to refuse any more.
NOT_WITH_OVERLOAD: Final = frozenset({RefusalReason.USUAL_HELP})
STANDS_AGAINST_OVERLOAD: Final = Sentence(
    N_("Wie zorgt, dreigt te veel te doen. Dan telt hulp van huisgenoten niet als reden om af te wijzen.")
)


class RefusalStandsAgainstOverload(Exception):
    """An application cannot be refused on usual help while a carer is about to be overloaded."""

    def __init__(self) -> None:
        super().__init__(STANDS_AGAINST_OVERLOAD.message)
        self.sentence = STANDS_AGAINST_OVERLOAD


def check_refusal(reason: RefusalReason, *, is_overload_near: bool) -> None:
    """Check that an application may be refused for a reason. Raises RefusalStandsAgainstOverload."""
    if is_overload_near and reason in NOT_WITH_OVERLOAD:
        raise RefusalStandsAgainstOverload
