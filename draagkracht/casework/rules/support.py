"""The file of a support centre: what stands in it, and why somebody of the centre looks at it now.

It is kept on consent, apart from the municipal file. Inventory rows 19-23, 29-30 (in view, on one's own terms), 58 (one
person to call), 70-71 (the support centre with its own caseload), 84 (aftercare), 177 (at one's own pace).
Every number here is our own choice, to be confirmed by each municipality: its dated parameters come first.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

LONGEST_NOTE: Final = 4000
LONGEST_REASON: Final = 1000
LONGEST_LABEL: Final = 120


class Way(StrEnum):
    """How there was contact, or how somebody was sought."""

    PHONE = "phone"
    VISIT = "visit"
    GROUP = "group"
    MESSAGE = "message"
    HANDED = "handed"  # the carer gave something to the municipality, by their own hand


class Care(StrEnum):
    """Under which law the other is helped. It decides nothing: a contact is there for everybody."""

    WMO = "wmo"
    WLZ = "wlz"
    ZVW = "zvw"
    YOUTH = "youth"
    NONE = "none"
    UNKNOWN = "unknown"


class Turn(StrEnum):
    """Why a file asks for something now; in the order in which a list shows it."""

    KEEP = "keep"  # a year went by: may it stay?
    LATE = "late"
    TODAY = "today"
    NEW = "new"
    LATER = "later"  # the carer chose a day or a month
    RESTS = "rests"  # tried often enough: the carer knows where we are
    QUIET = "quiet"  # the carer calls when they want to


class After(StrEnum):
    """What becomes of the next time after nobody answered."""

    STAYS = "stays"  # the carer chose a later day
    AGAIN = "again"  # we choose a day to try again
    RESTS = "rests"


class Part(StrEnum):
    """When on a day a visit suits somebody."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


WAY_LABELS: Final[Mapping[Way, Sentence]] = {
    Way.PHONE: Sentence(N_("Gebeld")),
    Way.VISIT: Sentence(N_("Op bezoek geweest")),
    Way.GROUP: Sentence(N_("In een groep gezien")),
    Way.MESSAGE: Sentence(N_("Bericht gestuurd")),
    Way.HANDED: Sentence(N_("Aan de gemeente gegeven")),
}
NOTED: Final = (Way.PHONE, Way.VISIT, Way.GROUP, Way.MESSAGE)
# How somebody is to be reached the next time.
PLANNED: Final = (Way.PHONE, Way.VISIT, Way.GROUP, Way.MESSAGE)
PLAN_LABELS: Final[Mapping[Way, Sentence]] = {
    Way.PHONE: Sentence(N_("Bellen")),
    Way.VISIT: Sentence(N_("Op bezoek gaan")),
    Way.GROUP: Sentence(N_("Zien in een groep")),
    Way.MESSAGE: Sentence(N_("Een bericht sturen")),
}
CARE_LABELS: Final[Mapping[Care, Sentence]] = {
    Care.UNKNOWN: Sentence(N_("Dat weet ik niet")),
    Care.NONE: Sentence(N_("Er is geen hulp")),
    Care.WMO: Sentence(N_("Hulp van de gemeente (Wmo)")),
    Care.WLZ: Sentence(N_("Langdurige zorg (Wlz)")),
    Care.ZVW: Sentence(N_("Zorg thuis van de zorgverzekering")),
    Care.YOUTH: Sentence(N_("Jeugdhulp")),
}
PART_LABELS: Final[Mapping[Part, Sentence]] = {
    Part.ANY: Sentence(N_("Maakt niet uit")),
    Part.MORNING: Sentence(N_("Ochtend")),
    Part.AFTERNOON: Sentence(N_("Middag")),
    Part.EVENING: Sentence(N_("Avond")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Norms:
    """What a municipality agreed with its centres: how often to try, and how long to keep."""

    most_attempts: int = 3
    keep_months: int = 12  # after the last contact the carer is asked whether the file may stay
    answer_days: int = 30  # without an answer it goes after these
    no_contact_years: int = 3  # how long the print of somebody who wants no contact is kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a centre knows of somebody who agreed: who, how to reach them, and what they came for."""

    name: str = field(repr=False)
    phone: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    language: str = "nl"
    came_for: str = field(default="", repr=False)
    care: Care = Care.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """The next time, as the carer chose it: a day, or only a month; none where they call themselves.

    `is_ours`: nobody answered, and this is when we try again.
    """

    date: datetime.date | None = None
    is_month: bool = False
    is_ours: bool = False
    way: Way = Way.PHONE
    part: Part = Part.ANY


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is noted of one contact. One that did not succeed is an attempt."""

    way: Way
    was_reached: bool
    on: datetime.date
    note: str = field(default="", repr=False)
    agreed: str = field(default="", repr=False)


class NoConsent(ValueError):
    """Nobody is written down who did not agree, or of whom nobody says how they were asked."""


class CannotBeReached(ValueError):
    """There is no telephone number, mail address or address."""


def check_facts(facts: Facts) -> None:
    """Refuse a file of somebody who cannot be reached. Raises CannotBeReached."""
    if not (facts.phone or facts.email or facts.address):
        raise CannotBeReached


def way_to(facts: Facts) -> Way:
    """Return how somebody is sought the first time: by telephone, by mail where they gave no number, else at the door.

    Who cannot or will not phone leaves the number empty.
    """
    if facts.phone:
        return Way.PHONE
    return Way.MESSAGE if facts.email else Way.VISIT


def turn_of(
    *,
    next_date: datetime.date | None,
    has_contact: bool,
    tries: int,
    is_asked: bool,
    today: datetime.date,
    norms: Norms,
) -> Turn:
    """Return why a file asks for something on a day; `tries` are the attempts since somebody last answered."""
    if is_asked:
        return Turn.KEEP
    if tries >= norms.most_attempts and (next_date is None or next_date < today):
        return Turn.RESTS
    if next_date is not None and next_date <= today:
        return Turn.TODAY if next_date == today else Turn.LATE
    if not has_contact and not tries:
        return Turn.NEW
    return Turn.QUIET if next_date is None else Turn.LATER


def may_seek(tries: int, plan: Next, on: datetime.date, norms: Norms) -> bool:
    """Tell whether somebody may be sought once more on a day: attempts never pile up; their own day always counts."""
    is_chosen = plan.date is not None and not plan.is_ours and plan.date <= on
    return is_chosen or may_try(tries, norms)


def may_try(tries: int, norms: Norms) -> bool:
    """Tell whether there were fewer attempts than somebody is sought."""
    return tries < norms.most_attempts


def after_nobody(tries: int, plan: Next, on: datetime.date, norms: Norms) -> After:
    """Return what becomes of the next time when nobody answers on a day; `tries` counts that attempt as well."""
    if plan.date is not None and not plan.is_ours and plan.date > on:
        return After.STAYS
    return After.AGAIN if may_try(tries, norms) else After.RESTS


def first_of_month(day: datetime.date, ahead: int) -> datetime.date:
    """Return the first day of the month so many months after that of a day."""
    index = day.year * 12 + day.month - 1 + ahead
    return datetime.date(index // 12, index % 12 + 1, 1)


def list_months(day: datetime.date, number: int = 12) -> tuple[datetime.date, ...]:
    """Return the months after that of a day, each by its first day: what somebody chooses from who says "not now"."""
    return tuple(first_of_month(day, ahead) for ahead in range(1, number + 1))
