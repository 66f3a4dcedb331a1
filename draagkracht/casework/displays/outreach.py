"""Reach in tables, and referrals that a centre may take up or took up."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.phone import in_groups
from draagkracht.base.translation import translate
from draagkracht.casework.displays.support_words import day
from draagkracht.casework.queries.outreach import Reached
from draagkracht.casework.rules import outreach
from draagkracht.casework.rules.outreach import Event
from draagkracht.referrals.displays import waiting
from draagkracht.referrals.queries import Tried, Waiting
from draagkracht.referrals.rules import moves, privacy, referring
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.norms import Clock

DONE_EVENTS: Final = (Event.CONTACT, Event.VISIT, Event.ATTEMPT, Event.NAMELESS)
# Without all who are new: together with the channels that would tell what is not shown.
NEW_EVENTS: Final = (Event.NEW_WLZ, Event.NEW_WITHOUT)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReachPage:
    """How many came into view, and by which way; what was done."""

    period: str  # of all tables: six months fit on a phone without their year
    channels: Table
    new: Table
    done: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralRow:
    """A referral in the list of a centre: of one that nobody took up yet only the first letters of the name."""

    public_id: str
    url: str
    heading: str = field(repr=False)
    about: str
    due: str
    is_late: bool
    is_urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPage:
    """A referral that the centre took up."""

    public_id: str
    name: str = field(repr=False)
    phone: str = field(repr=False)
    phone_uri: str = field(repr=False)
    email: str = field(repr=False)
    state: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    note: str = field(repr=False)
    attempts: tuple[str, ...]
    is_silent: bool  # they wanted no contact before: no name and no number, until somebody says that they ask for it
    file_url: str  # of the file that was begun from it
    can_begin: bool
    can_reach: bool
    can_end: bool
    can_give_up: bool


def reach_page(found: Reached, months: tuple[datetime.date, ...]) -> ReachPage:
    """Return reach in tables, for these months."""
    channels = sorted({channel for channel, event, _ in found if event is Event.NEW})
    by_channel = tuple(
        _row(
            translate(outreach.REACH_LABELS[channel]),
            [found.get((channel, Event.NEW, month), 0) for month in months],
        )
        for channel in channels
    )
    first, last = (str(formats.date_format(month, "F Y")) for month in (months[0], months[-1]))
    return ReachPage(
        gettext("Van %(first)s tot en met %(last)s.") % {"first": first, "last": last},
        Table(_columns(gettext("Gekomen via"), months), by_channel),
        Table(_columns(gettext("Hulp voor de ander"), months), _by_event(found, months, NEW_EVENTS)),
        Table(_columns(gettext("Wat er is gedaan"), months), _by_event(found, months, DONE_EVENTS)),
    )


def referral_rows(found: Iterable[Waiting]) -> tuple[ReferralRow, ...]:
    """Return referrals as the list of a centre shows them."""
    return tuple(
        ReferralRow(
            public_id=str(one.public_id),
            url=reverse("casework-staff:show-centre-referral", args=[one.public_id]),
            heading=one.details.name,
            about=translate(referring.SITUATION_LABELS[one.details.situation]),
            due=day(one.due_at),
            is_late=one.clock is Clock.LATE,
            is_urgent=waiting.is_urgent(one),
        )
        for one in found
    )


def referral_page(
    one: Waiting, attempts: Iterable[Tried], *, is_silent: bool = False, begun: UUID | None = None
) -> ReferralPage:
    """Return a referral that the centre took up; `is_silent` without what leads to the person. `begun` is its file."""
    said = one.details
    if is_silent:
        said = replace(said, name=privacy.initials(said.name), phone="", email="", note="")
    return ReferralPage(
        public_id=str(one.public_id),
        name=said.name,
        phone=in_groups(said.phone),
        phone_uri=f"tel:{said.phone}" if said.phone else "",
        email=said.email,
        state=translate(moves.LABELS[one.state]),
        facts=(
            (gettext("Eerste contact uiterlijk"), day(one.due_at) if one.first_contact_at is None else ""),
            *waiting.facts(one),
        ),
        note=said.note,
        attempts=tuple(_attempt(tried) for tried in attempts),
        is_silent=is_silent,
        file_url=reverse("casework-staff:show-support-file", args=[begun]) if begun else "",
        can_begin=one.state in (State.ACCEPTED, State.REACHED, State.NOT_REACHED),
        can_reach=State.REACHED in moves.MOVES[one.state],
        can_end=State.DECLINED in moves.MOVES[one.state],
        can_give_up=State.NOT_REACHED in moves.MOVES[one.state],
    )


def _attempt(tried: Tried) -> str:
    way, result = translate(referring.WAY_LABELS[tried.way]), translate(referring.RESULT_LABELS[tried.result])
    return f"{day(tried.at)}: {way}. {result} ({tried.by})."


def _columns(first: str, months: tuple[datetime.date, ...]) -> tuple[str, ...]:
    return (first, *(str(formats.date_format(month, "M")) for month in months), gettext("Samen"))


def _by_event(
    found: Reached, months: tuple[datetime.date, ...], events: tuple[Event, ...]
) -> tuple[tuple[str, ...], ...]:
    def number(event: Event, month: datetime.date) -> int:
        return sum(count for (_, kind, when), count in found.items() if kind is event and when == month)

    return tuple(
        _row(translate(outreach.EVENT_LABELS[event]), [number(event, month) for month in months]) for event in events
    )


def _row(name: str, numbers: list[int]) -> tuple[str, ...]:
    few = gettext("< 5")
    total = outreach.shown_total(numbers)
    return (name, *(outreach.shown_number(one) or few for one in numbers), total or few)
