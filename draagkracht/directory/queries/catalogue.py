"""The catalogue for recommendation: all services of a municipality as columns, kept until the directory changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from threading import Lock
from typing import Any

from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.directory.models import Revision, Schedule, ServiceAtLocation
from draagkracht.directory.queries.listing import published
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.catalogue import Catalogue, Season, ServiceRow, build_catalogue

FIELDS = (
    "pk",
    "hsds_id",
    "name",
    "status",
    "organization_id",
    "base_functions",
    "conditions",
    "laws",
    "audiences",
    "respite_forms",
    "languages",
    "minimum_age",
    "maximum_age",
    "assured_at",
    "is_everywhere",
    "served_ids",
)
_kept: dict[tuple[int, ...], tuple[int, Catalogue]] = {}
_lock = Lock()


def get_catalogue() -> Catalogue:
    """Return what may be recommended in the present municipalities; read again only after a change of the directory.

    Costs one query when nothing changed.
    """
    municipalities = tenancy.current_municipalities()
    revision = Revision.objects.values_list("number", flat=True).get(pk=1)
    with _lock:
        kept = _kept.get(municipalities)
    if kept and kept[0] == revision:
        return kept[1]
    catalogue = build_catalogue(_rows())
    with _lock:
        _kept[municipalities] = (revision, catalogue)
    return catalogue


def _rows() -> Iterable[ServiceRow]:
    """Return the services that the public of these municipalities sees, each id once."""
    places = _grouped(ServiceAtLocation.objects.values_list("service_id", "location__latitude", "location__longitude"))
    schedules = _grouped(Schedule.objects.values_list("service_id", "attending_type", "valid_from", "valid_to"))
    for service in published(codes.ServiceStatus.ACTIVE).values(*FIELDS):
        yield _row(service, places[service["pk"]], schedules[service["pk"]])


def _grouped(rows: Iterable[tuple[Any, ...]]) -> Mapping[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *values in rows:
        found[key].append(tuple(values))
    return found


def _row(service: dict[str, Any], places: list[tuple[Any, ...]], schedules: list[tuple[Any, ...]]) -> ServiceRow:
    ways = {way.strip() for types, _, _ in schedules for way in types.split(",")}
    return ServiceRow(
        service_id=service["hsds_id"],
        name=service["name"],
        provider_id=None if service["organization_id"] is None else str(service["organization_id"]),
        base_functions=[codes.BaseFunction(code) for code in service["base_functions"]],
        conditions=[codes.Condition(code) for code in service["conditions"]],
        laws=[codes.Law(code) for code in service["laws"]],
        audiences=[codes.Audience(code) for code in service["audiences"]],
        respite_forms=[codes.RespiteForm(code) for code in service["respite_forms"]],
        languages=service["languages"],
        coordinates=[(latitude, longitude) for latitude, longitude in places if latitude is not None],
        is_home_visit=codes.Attendance.HOME_VISIT in ways,
        is_online=not ways.isdisjoint({codes.Attendance.ONLINE, codes.Attendance.PHONE}),
        minimum_age=service["minimum_age"],
        maximum_age=service["maximum_age"],
        seasons=_seasons(schedules),
        assured_date=timezone.localdate(service["assured_at"]) if service["assured_at"] else None,
        is_everywhere=service["is_everywhere"],
        served_ids=service["served_ids"],
    )


def _seasons(schedules: list[tuple[Any, ...]]) -> list[Season]:
    """Return the times of the year; none, which means always, as soon as one schedule has no limits."""
    periods = [(start, end) for _, start, end in schedules]
    if any(start is None and end is None for start, end in periods):
        return []
    return [Season(start, _day_after(end)) for start, end in periods]


def _day_after(end: date | None) -> date | None:
    """Return the first day on which it is over; none after the last of all days, by which some feeds mean "always"."""
    return None if end is None or end == date.max else end + timedelta(days=1)
