"""A request for support (melding, Wmo 2015, article 2.3.2, member 1): who asks, for whom, and who gets a place in it.

It can be made by or for somebody, and by a carer in their own right (inv-30, inv-168). Whom it is about need not know
yet when somebody close asks, or when it cannot wait: to tell them is then the first thing to do. No name of a carer is
written down before that carer agrees: what a client says of them is a relation ("dochter"), and leads to an invitation.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.results import AskedBy, UrgentReason

REFERENCE_SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is mistaken for another, read or said
REFERENCE_LENGTH: Final = 8
LONGEST_REPORTER: Final = 250


class PartyRole(StrEnum):
    """What somebody is in a case."""

    CLIENT = "client"
    CARER = "carer"
    REPRESENTATIVE = "representative"
    SUPPORTER = "supporter"


class Way(StrEnum):
    """Which of the five kinds of request it is."""

    CLIENT = "client"
    CARER_FOR_OTHER = "carer-for-other"
    CARER_OWN = "carer-own"
    REPRESENTATIVE = "representative"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True, kw_only=True)
class WayFacts:
    """What a kind of request means: its words, who asks, and whether that is for themselves as a carer."""

    label: Sentence
    asked_by: AskedBy
    is_own_right: bool = False


ROLE_LABELS: Final[Mapping[PartyRole, Sentence]] = {
    PartyRole.CLIENT: Sentence(N_("Heeft hulp nodig")),
    PartyRole.CARER: Sentence(N_("Zorgt")),
    PartyRole.REPRESENTATIVE: Sentence(N_("Vertegenwoordigt")),
    PartyRole.SUPPORTER: Sentence(N_("Denkt mee")),
}
WAYS: Final[Mapping[Way, WayFacts]] = {
    Way.CLIENT: WayFacts(label=Sentence(N_("Iemand vraagt hulp voor zichzelf")), asked_by=AskedBy.CLIENT),
    Way.CARER_OWN: WayFacts(
        label=Sentence(N_("Iemand die zorgt, vraagt zelf hulp")), asked_by=AskedBy.CARER, is_own_right=True
    ),
    Way.CARER_FOR_OTHER: WayFacts(
        label=Sentence(N_("Iemand die zorgt, vraagt hulp voor de ander")), asked_by=AskedBy.CARER
    ),
    Way.REPRESENTATIVE: WayFacts(
        label=Sentence(N_("Een vertegenwoordiger vraagt hulp")), asked_by=AskedBy.REPRESENTATIVE
    ),
    Way.PROFESSIONAL: WayFacts(
        label=Sentence(N_("Een zorgverlener of collega meldt iemand aan")), asked_by=AskedBy.PROFESSIONAL
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody with how to reach them. `person_id` is the public id of their own space, where they linked it."""

    name: str
    phone: str = ""
    email: str = ""
    address: str = ""
    birth_date: datetime.date | None = None
    language: str = "nl"
    person_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came in. `client` is None where a carer asks in their own right, `asker` where the client asks.

    `is_known` says that the client knows of the request. `carer_relation` is what a client calls who cares for them.
    `asker_relation` is what who asks is of the client, and `reported_by` the professional who reports them, in words.
    It came in on `received_date` (None: now), and `was_spoken` says that we spoke with who asks.
    """

    way: Way
    question: str
    client: Contact | None = None
    asker: Contact | None = None
    asker_relation: str = ""
    reported_by: str = field(default="", repr=False)
    is_known: bool = True
    carer_relation: str = ""
    urgent: UrgentReason | None = None
    urgent_note: str = ""
    referral_id: UUID | None = None
    received_date: datetime.date | None = None
    was_spoken: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a case: a contact who is there, or an invitation with no more than a relation."""

    role: PartyRole
    contact: Contact | None
    relation: str = ""
    has_agreed: bool = False


class RequestCannotBe(ValueError):
    """A request that may not be made like this; `sentence` says what to do. It holds nothing of what was typed."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


NOT_KNOWN: Final = Sentence(
    N_("Vraag het eerst aan degene om wie het gaat. Kan de hulp niet wachten? Kies dan bij spoed waarom.")
)
NOBODY: Final = Sentence(N_("Vul in om wie het gaat."))
NO_ASKER: Final = Sentence(N_("Vul in wie de vraag stelt."))
NO_REPORTER: Final = Sentence(N_("Vul in wie deze persoon aanmeldt."))
REFERRAL_IS_GONE: Final = Sentence(N_("Deze verwijzing is er niet meer, of iemand wil toch geen hulp."))
NO_QUESTION: Final = Sentence(N_("Schrijf op wat iemand vraagt."))
ASKER_ROLES: Final[Mapping[Way, PartyRole]] = {
    Way.CARER_FOR_OTHER: PartyRole.CARER,
    Way.CARER_OWN: PartyRole.CARER,
    Way.REPRESENTATIVE: PartyRole.REPRESENTATIVE,
}


def check_request(request: Request) -> None:
    """Check that a request may be written down. Raises RequestCannotBe."""
    is_own = WAYS[request.way].is_own_right
    if not request.question.strip():
        raise RequestCannotBe(NO_QUESTION)
    if not is_own and (request.client is None or not request.client.name):
        raise RequestCannotBe(NOBODY)
    if request.way in ASKER_ROLES and (request.asker is None or not request.asker.name):
        raise RequestCannotBe(NO_ASKER)
    if not is_own and must_ask_first(request.way, is_known=request.is_known, is_urgent=request.urgent is not None):
        raise RequestCannotBe(NOT_KNOWN)
    if request.way is Way.PROFESSIONAL and not request.reported_by:
        raise RequestCannotBe(NO_REPORTER)


def reporter(name: str, organisation: str) -> str:
    """Return who reports somebody as the file says it: a name and an organisation, each once."""
    return ", ".join(dict.fromkeys(filter(None, (name, organisation))))[:LONGEST_REPORTER]


def must_ask_first(way: Way, *, is_known: bool, is_urgent: bool) -> bool:
    """Tell whether whom a request is about has to be asked first: by who is not close, where it can wait."""
    return way is Way.PROFESSIONAL and not is_known and not is_urgent


def list_places(request: Request) -> Iterator[Place]:
    """Yield who gets a place in the case, the person whom it is about first."""
    if not WAYS[request.way].is_own_right:
        yield Place(PartyRole.CLIENT, request.client, has_agreed=request.way is Way.CLIENT)
    role = ASKER_ROLES.get(request.way)
    if role:
        yield Place(role, request.asker, request.asker_relation, has_agreed=True)
    if request.carer_relation and role is not PartyRole.CARER:
        yield Place(PartyRole.CARER, None, request.carer_relation)
