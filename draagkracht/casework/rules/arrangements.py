"""What an arrangement has to say before it is offered, who reads which part, and who has to agree.

Sources. Wmo 2015, article 2.3.2, member 4 (what is looked into: needs, own strength and usual help, the network, and
what the carer needs), article 2.3.5, member 3 (made to measure); the members are to be confirmed. That usual help ends
where the housemate is about to be overloaded is settled case law of the Centrale Raad van Beroep, to be confirmed.
That a client has something to choose from follows from inventory row 49 and is ours.
"""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.results import ResultArea
from draagkracht.directory.rules.codes import BASE_FUNCTION_LABELS, BaseFunction


class ArrangementState(StrEnum):
    """How far a version is."""

    DRAFT = "draft"
    OFFERED = "offered"
    AGREED = "agreed"
    REFUSED = "refused"
    REPLACED = "replaced"


class Side(StrEnum):
    """For whom something is."""

    CLIENT = "client"
    CARER = "carer"


class Law(StrEnum):
    """By which law something is done."""

    WMO = "wmo"
    ZVW = "zvw"
    WLZ = "wlz"
    JEUGDWET = "jeugdwet"
    PARTICIPATIEWET = "participatiewet"
    NONE = "none"


STATE_LABELS: Final[Mapping[ArrangementState, Sentence]] = {
    ArrangementState.DRAFT: Sentence(N_("In de maak")),
    ArrangementState.OFFERED: Sentence(N_("Aangeboden")),
    ArrangementState.AGREED: Sentence(N_("Afgesproken")),
    ArrangementState.REFUSED: Sentence(N_("Niet akkoord")),
    ArrangementState.REPLACED: Sentence(N_("Vervangen")),
}
SIDE_LABELS: Final[Mapping[Side, Sentence]] = {
    Side.CLIENT: Sentence(N_("Wie hulp nodig heeft")),
    Side.CARER: Sentence(N_("Wie zorgt")),
}
LAW_LABELS: Final[Mapping[Law, Sentence]] = {
    Law.NONE: Sentence(N_("Geen wet: familie, buren, vrijwilligers, een club")),
    Law.WMO: Sentence(N_("Wmo: de gemeente")),
    Law.ZVW: Sentence(N_("Zorgverzekeringswet")),
    Law.WLZ: Sentence(N_("Wet langdurige zorg")),
    Law.JEUGDWET: Sentence(N_("Jeugdwet")),
    Law.PARTICIPATIEWET: Sentence(N_("Participatiewet")),
}
# What kind of support a line is: one of the eight base functions, or the paperwork that somebody takes over (inv-164).
PAPERWORK: Final = "paperwork"
SUPPORT_LABELS: Final[Mapping[str, Sentence]] = {
    **{function.value: label for function, label in BASE_FUNCTION_LABELS.items()},
    PAPERWORK: Sentence(N_("Papierwerk overnemen (regelwerk)")),
}
# The four of the client (Wmo); the fifth is the carer's own.
CLIENT_AREAS: Final = tuple(area for area in ResultArea if area is not ResultArea.OWN)
# Where what is no area of the Wmo belongs. Zvw, article 10, and Besluit zorgverzekering, article 2.10; Wlz, articles
# 3.1.1 and 3.2.1; Jeugdwet, article 1.1. All to be confirmed.
PERSONAL_CARE: Final = Sentence(
    N_(
        "Hulp bij wassen, aankleden of naar de wc? Die geeft meestal de wijkverpleging, uit de basisverzekering. Wie "
        "altijd zorg of toezicht nodig heeft, krijgt het uit de Wlz. Voor een kind kan het de Jeugdwet zijn."
    )
)
PERSONAL_CARE_RESTS_ON: Final = Sentence(
    N_(
        "Zorgverzekeringswet, artikel 10; Besluit zorgverzekering, artikel 2.10; Wlz, artikelen 3.1.1 en 3.2.1; "
        "Jeugdwet, artikel 1.1. Nog na te kijken."
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something that is done. `position` is its place, from 1.

    `minor_because` is why nobody but a child or young person can do it (inv-31), `guided_by` who explains a task of a
    professional to whoever takes it over, and looks along (inv-77), `instruction` how it is done; empty where it is
    neither. `is_done_by_carer`: who cares took it over, so that they read the line.
    """

    position: int
    for_whom: Side
    area: ResultArea
    what: str = field(repr=False)
    who: str = field(repr=False)
    when: str = field(default="", repr=False)
    law: Law
    payer: str = ""
    contribution_cents: int | None = None
    base_function: str = ""
    carer_id: UUID | None = None  # for which of the carers; None: for all of them
    is_in_place_of_carer: bool = False
    alternative: str = field(default="", repr=False)
    no_choice_because: str = field(default="", repr=False)
    minor_because: str = field(default="", repr=False)
    guided_by: str = field(default="", repr=False)
    instruction: str = field(default="", repr=False)
    is_done_by_carer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSection:
    """What an arrangement says to one carer alone; nobody else in the case reads it."""

    party_id: UUID
    text: str = field(default="", repr=False)
    needs_nothing_because: str = field(default="", repr=False)
    overload_threatens: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an arrangement says."""

    goals: Mapping[str, str] = field(default_factory=dict, repr=False)
    carer_section: str = field(default="", repr=False)
    carer_needs_nothing_because: str = field(default="", repr=False)
    overload_threatens: bool | None = None
    usual_care: str = field(default="", repr=False)
    review_date: date | None = None
    lines: tuple[Line, ...] = ()
    sections: tuple[OwnSection, ...] = ()

    @property
    def is_overload_near(self) -> bool:
        """Tell whether one of the carers is about to do too much, by what is said to all or to one alone."""
        return bool(self.overload_threatens) or any(one.overload_threatens for one in self.sections)

    def said_to(self, party_id: UUID | None) -> OwnSection | None:
        """Return what is said to one carer alone; None where that is nothing."""
        return next((one for one in self.sections if one.party_id == party_id), None)


NO_LINES: Final = Sentence(N_("Er staat nog niets in het plan. Voeg eerst hulp toe."))
NO_CARER_SECTION: Final = Sentence(N_("Schrijf op wat er is voor wie zorgt, of waarom er niets nodig is."))
NOT_ASKED: Final = Sentence(N_("Vul in of wie zorgt te veel dreigt te doen."))
NO_REVIEW: Final = Sentence(N_("Kies de dag waarop u samen terugkijkt."))
REVIEW_IS_PAST: Final = Sentence(N_("Deze dag is voorbij. Kies een dag na vandaag waarop u samen terugkijkt."))
NOTHING_IN_PLACE: Final = Sentence(
    N_("Wie zorgt, dreigt te veel te doen. Zet erbij welke hulp van een ander in de plaats komt.")
)
USUAL_CARE_IS_OVER: Final = Sentence(
    N_("Wie zorgt, dreigt te veel te doen. Dan telt gewone hulp van huisgenoten niet mee. Maak dat vak leeg.")
)
NO_CHOICE: Final = Sentence(N_("“%(what)s”: zet erbij waaruit iemand kan kiezen, of waarom er geen keuze is."))

MINOR_NEEDS_REASON: Final = Sentence(
    N_("Een kind neemt zorg niet vanzelf over. Schrijf op waarom niemand anders dit kan doen.")
)
TASK_NEEDS_GUIDE: Final = Sentence(N_("Schrijf op wie deze taak uitlegt, en wie er te bellen is als het niet lukt."))
TASK_NEEDS_INSTRUCTION: Final = Sentence(N_("Schrijf op hoe het gaat, en wanneer iemand stopt en belt."))


class ArrangementCannotBe(ValueError):
    """An arrangement cannot be offered like this; `sentences` say what to do."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        super().__init__(sentences[0].message)
        self.sentences = tuple(sentences)


def usual_care_counts(*, overload_threatens: bool | None) -> bool:
    """Tell whether usual help of housemates counts: only where somebody asked, and no carer is near overload."""
    return overload_threatens is False


def check_offer(content: Content, *, has_carer: bool, on: date) -> None:
    """Check that an arrangement may be offered on a day. Raises ArrangementCannotBe with all that is missing."""
    wrong = []
    if not content.lines:
        wrong.append(NO_LINES)
    if not (content.carer_section or content.carer_needs_nothing_because):
        wrong.append(NO_CARER_SECTION)
    if has_carer and content.overload_threatens is None:
        wrong.append(NOT_ASKED)
    if content.usual_care and content.is_overload_near:
        wrong.append(USUAL_CARE_IS_OVER)
    if content.is_overload_near and not any(line.is_in_place_of_carer for line in content.lines):
        wrong.append(NOTHING_IN_PLACE)
    if content.review_date is None:
        wrong.append(NO_REVIEW)
    elif content.review_date <= on:
        wrong.append(REVIEW_IS_PAST)
    wrong += [
        Sentence(NO_CHOICE.message, {"what": line.what})
        for line in content.lines
        if line.law is not Law.NONE and not (line.alternative or line.no_choice_because)
    ]
    if wrong:
        raise ArrangementCannotBe(wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one side reads of an arrangement: what concerns them, and nothing that was said in the other's confidence.

    `overload_threatens` and the section of the carer are for the carer.
    """

    version: int
    side: Side
    goals: Mapping[str, str] = field(repr=False)
    lines: tuple[Line, ...]
    carer_section: str = field(repr=False)
    own_section: str = field(default="", repr=False)  # for this carer alone
    overload_threatens: bool | None
    usual_care: str = field(repr=False)
    review_date: date | None

    @property
    def choices(self) -> tuple[Line, ...]:
        """Return the lines of which they choose: what is for them, where there is something else to choose."""
        return tuple(line for line in self.lines if line.alternative and line.for_whom is self.side)

    @property
    def hash(self) -> str:
        """Return the SHA-256 of what is read, in hexadecimal."""
        text = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str)
        return hashlib.sha256(text.encode()).hexdigest()


def side_of(role: PartyRole) -> Side | None:
    """Return the side of somebody in a case; None for whoever only thinks along."""
    sides = {PartyRole.CLIENT: Side.CLIENT, PartyRole.REPRESENTATIVE: Side.CLIENT, PartyRole.CARER: Side.CARER}
    return sides.get(role)


def seen_by(side: Side, content: Content, version: int, *, party_id: UUID | None = None) -> Seen:
    """Return what somebody on one side reads of a version; of several carers each reads what is for that carer."""
    is_carer = side is Side.CARER
    own = content.said_to(party_id) if is_carer else None
    overload = own.overload_threatens if own and own.overload_threatens is not None else content.overload_threatens
    areas = {ResultArea.OWN} if is_carer else set(CLIENT_AREAS)
    return Seen(
        version=version,
        side=side,
        goals={area.value: content.goals[area] for area in ResultArea if area in areas and content.goals.get(area)},
        lines=tuple(line for line in content.lines if concerns(side, line) and line.carer_id in {None, party_id}),
        carer_section=(content.carer_section or content.carer_needs_nothing_because) if is_carer else "",
        own_section=(own.text or own.needs_nothing_because) if own else "",
        overload_threatens=overload if is_carer else None,
        usual_care=content.usual_care,
        review_date=content.review_date,
    )


def said_to_client(line: Line) -> bool:
    """Tell whether a decision to the client names a line for a carer: respite, as somebody else is there then, and what
    the municipality gives. What else a carer has is theirs alone to read.
    """
    return line.for_whom is Side.CARER and (line.base_function == BaseFunction.RESPITE or line.law is Law.WMO)


def concerns(side: Side, line: Line) -> bool:
    """Tell whether a line concerns a side: what is for them; for a carer what comes in their place, or what they do."""
    return line.for_whom is side or (side is Side.CARER and (line.is_in_place_of_carer or line.is_done_by_carer))


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may sign: their number, their role, and what they said; None where they said nothing yet."""

    number: int
    role: PartyRole
    is_agreed: bool | None


def client_agrees(signers: Collection[Signer]) -> bool:
    """Tell whether the client agrees, or who speaks for them, and neither of them says no.

    A decision rests on that: article 2.3.5 asks no signature of a carer (to be confirmed). What a carer says is
    answered, and holds nobody's decision up.
    """
    said = [one.is_agreed for one in signers if side_of(one.role) is Side.CLIENT]
    return True in said and False not in said


def state_after(signers: Collection[Signer]) -> ArrangementState:
    """Return how an offered arrangement stands: agreed when each side did, refused as soon as somebody does not.

    For the client either the client or a representative signs; of the carers each for themselves.
    """
    if any(one.is_agreed is False for one in signers):
        return ArrangementState.REFUSED
    client = [one for one in signers if side_of(one.role) is Side.CLIENT]
    carers = [one for one in signers if one.role is PartyRole.CARER]
    client_agrees = not client or any(one.is_agreed for one in client)
    if (client or carers) and client_agrees and all(one.is_agreed for one in carers):
        return ArrangementState.AGREED
    return ArrangementState.OFFERED
