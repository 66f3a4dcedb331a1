"""Who did what with a person's data, why, and on what legal ground: codes and labels, in the order of the alphabet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID


class ActorKind(StrEnum):
    """What somebody is to the municipality."""

    CLIENT = "client"  # another organisation's system
    PROFESSIONAL = "professional"  # of another organisation: a practice, a hospital, a school
    RESIDENT = "resident"  # carer, care recipient, representative, neighbour
    STAFF = "staff"
    SYSTEM = "system"  # this installation, by the clock
    VOLUNTEER = "volunteer"


# These act for themselves: they may ask to be erased, so no name of theirs is kept, and of their id a pseudonym.
PRIVATE: Final = frozenset({ActorKind.RESIDENT, ActorKind.VOLUNTEER})


class Action(StrEnum):
    """What was done with the data of one person."""

    ADD = "add"
    CHANGE = "change"
    EXPORT = "export"
    REFUSE = "refuse"  # somebody asked for it and did not get it
    REMOVE = "remove"
    SEE = "see"
    SEND = "send"
    SHARE = "share"
    SIGN = "sign"
    WITHDRAW = "withdraw"  # a consent


class Purpose(StrEnum):
    """Why it was done; the register of processing activities has an entry for each."""

    ACCOUNT = "account"  # signing in, second factor, roles
    ADVICE = "advice"
    AFTERCARE = "aftercare"
    APPRECIATION = "appreciation"
    ARRANGEMENT = "arrangement"
    COMPLAINT = "complaint"
    CONTACT = "contact"  # getting in touch, calling back, home visits
    DECISION = "decision"
    EMERGENCY = "emergency"
    INVESTIGATION = "investigation"  # the conversation, and what belongs to it
    OWN_USE = "own_use"  # somebody in their own space
    REFERRAL = "referral"
    RESPITE = "respite"
    RETENTION = "retention"  # deleting by the clock
    RIGHTS = "rights"  # to see, correct, take along or remove
    SUPERVISION = "supervision"  # of the work, of the log itself


class Basis(StrEnum):
    """The legal ground."""

    CONSENT = "consent"
    LEGAL_DUTY = "legal_duty"
    PUBLIC_TASK = "public_task"
    VITAL_INTEREST = "vital_interest"


# General Data Protection Regulation, article 6, paragraph 1.
ARTICLES: Final[Mapping[Basis, str]] = {
    Basis.CONSENT: "AVG artikel 6 lid 1 onder a",
    Basis.LEGAL_DUTY: "AVG artikel 6 lid 1 onder c",
    Basis.PUBLIC_TASK: "AVG artikel 6 lid 1 onder e",
    Basis.VITAL_INTEREST: "AVG artikel 6 lid 1 onder d",
}


class NotACode(ValueError):
    """A place for a code holds something else, which might be a word about somebody."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who acts, as the log keeps them.

    `id` is the key of the account, the public id of a person, or a code of a practice or task. `label` is a name that
    whoever's data it is may read; nothing is kept of it for a resident or a volunteer. `role` is a code.
    """

    kind: ActorKind
    id: str
    label: str = ""
    role: str = ""
    organization: str = ""

    @property
    def is_private(self) -> bool:
        """Tell whether they act for themselves, so that only a pseudonym is kept."""
        return self.kind in PRIVATE


# What the installation does by the clock: reminders, deleting what is past its date.
CLOCK: Final = Who(ActorKind.SYSTEM, "clock", "Draagkracht")

RECORD: Final = re.compile(r"(?=.{3,80}$)[a-z][a-z0-9_]*(\.[a-z][a-z0-9_-]*)+")
CODE: Final = re.compile(r"[A-Za-z0-9._:/-]{0,120}")
ROLE: Final = re.compile(r"[A-Za-z0-9._-]{0,40}")


def check_codes(*, what: str, about: str, actor: Who) -> None:
    """Refuse a record, a reference or an actor that is no code: raises NotACode, without the value in the message."""
    if not RECORD.fullmatch(what):
        raise NotACode("`what` is the code of a record, as people.network is")
    if not CODE.fullmatch(about):
        raise NotACode("`about` is a public id or another code of at most 120 signs")
    if not ROLE.fullmatch(actor.role):
        raise NotACode("the role of who acts is a code of at most 40 signs")
    if not (is_uuid(actor.id) if actor.is_private and actor.id else CODE.fullmatch(actor.id)):
        raise NotACode("the id of who acts is a code, and for a resident or a volunteer the public id of the person")


def is_uuid(text: str) -> bool:
    """Tell whether a text is a public id."""
    try:
        UUID(text)
    except ValueError:
        return False
    return True
