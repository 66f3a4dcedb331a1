"""Places as their provider keeps them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, fields
from uuid import UUID

from draagkracht.directory.models import Service
from draagkracht.municipalities.models import Municipality
from draagkracht.respite import feed_links as links
from draagkracht.respite.models import Booking, Place, PlaceDay
from draagkracht.respite.models.bookings import codes_of
from draagkracht.respite.permissions import Keeper, kept_by
from draagkracht.respite.queries.opening import list_closings, list_patterns
from draagkracht.respite.rules import opening
from draagkracht.respite.rules.calendars import Stay
from draagkracht.respite.rules.codes import Feature, Form, Payer, Purpose, Skill
from draagkracht.respite.rules.opening import Closing, Day, TakenDay
from draagkracht.respite.rules.places import Facts
from draagkracht.respite.rules.states import BEFORE, State

CODES = {"skills": Skill, "features": Feature, "payers": Payer, "purposes": Purpose}
MONTH = datetime.timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Kept:
    """A place with what its provider says of it. `feed` is the token of its calendar, empty where it has none."""

    pk: int
    public_id: UUID
    organization_id: str
    revision: int
    facts: Facts
    feed: str


@dataclass(frozen=True, slots=True)
class DayShown:
    """A day of a place: what there is, and what is taken; `reason` is why it is another than the pattern says."""

    date: datetime.date
    capacity: int
    reserve: int
    taken: int
    reserve_taken: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change of exceptions would do: the days that change, from and to, and those that cannot."""

    changes: tuple[tuple[datetime.date, int, int], ...]
    taken: tuple[TakenDay, ...]


def list_places(keeper: Keeper) -> list[Kept]:
    """Return the places of somebody, by name."""
    return [_kept(row) for row in Place.objects.filter(kept_by(keeper)).order_by("name", "pk")]


def get_place(keeper: Keeper, public_id: UUID) -> Kept | None:
    """Return a place of somebody; None where there is none."""
    row = Place.objects.filter(kept_by(keeper), public_id=public_id).first()
    return _kept(row) if row else None


def list_days(place_id: int, *, first: datetime.date, until: datetime.date) -> list[DayShown]:
    """Return the days of a place that were laid out, in a period; `until` is exclusive."""
    said = {date: one.reason for one in list_closings(place_id) for date in opening.dates_between(one.start, one.end)}
    rows = PlaceDay.objects.filter(place_id=place_id, date__gte=first, date__lt=until).order_by("date")
    return [
        DayShown(row.date, row.capacity, row.reserve, row.taken, row.reserve_taken, said.get(row.date)) for row in rows
    ]


def preview(place_id: int, *, closings: list[Closing], today: datetime.date, days: int) -> Preview:
    """Return what other exceptions of a place would change."""
    patterns = list_patterns(place_id)
    return _compared(place_id, opening.lay_out(patterns, closings, first=today, days=days), today)


def _compared(place_id: int, wanted: list[Day], today: datetime.date) -> Preview:
    rows = {row.date: row for row in PlaceDay.objects.filter(place_id=place_id, date__gte=today)}
    before = {date: row.capacity + row.reserve for date, row in rows.items()}
    changes = [
        (day.date, before.get(day.date, 0), day.capacity + day.reserve)
        for day in wanted
        if before.get(day.date, 0) != day.capacity + day.reserve
    ]
    taken = {date: (row.taken, row.reserve_taken) for date, row in rows.items()}
    return Preview(tuple(changes), opening.too_little(wanted, taken))


def list_services(keeper: Keeper) -> list[tuple[str, str]]:
    """Return the services of somebody's organisations in the directory: id and name."""
    rows = Service.objects.filter(organization__hsds_id__in=keeper.organization_ids, merged_into=None)
    return list(rows.order_by("name").values_list("hsds_id", "name"))


def list_neighbours(municipality_id: int) -> list[tuple[int, str]]:
    """Return the other municipalities of this installation: whose people a place may receive too."""
    return list(Municipality.objects.exclude(pk=municipality_id).order_by("name").values_list("pk", "name"))


def get_feed(token: str, says: Mapping[bool, str], *, today: datetime.date) -> tuple[str, list[Stay]] | None:
    """Return the name of the place whose calendar has a secret address, and its stays; None where there is none."""
    row = Place.objects.filter(feed_hash=links.hash_of(token)).first()
    return (row.name, list_stays(row.pk, says, today=today)) if row else None


def list_stays(place_id: int, says: Mapping[bool, str], *, today: datetime.date) -> list[Stay]:
    """Return the stays of a place from a month ago on; `says` is what a sure one is called, and one that waits."""
    states = codes_of(BEFORE | {State.STAYING, State.DONE})
    rows = Booking.objects.filter(place_id=place_id, state__in=states, end_date__gte=today - MONTH)
    return [
        Stay(
            row.public_id,
            row.start_date,
            row.end_date,
            says[State(row.state) not in {State.CONFIRMED, State.INTAKE}],
            row.changed_at,
        )
        for row in rows.order_by("start_date", "pk")
    ]


def _kept(row: Place) -> Kept:
    values = {field.name: getattr(row, field.name) for field in fields(Facts)}
    coded = {name: tuple(code(one) for one in values[name]) for name, code in CODES.items()}
    lists = {name: tuple(values[name]) for name in ("served_ids", "languages")}
    feed = links.known_token(row.public_id, row.feed_number, row.feed_hash) if row.feed_hash else ""
    facts = Facts(**{**values, **coded, **lists, "form": Form(row.form)})
    return Kept(row.pk, row.public_id, row.organization_id, row.revision, facts, feed)
