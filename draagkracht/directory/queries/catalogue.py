"""The catalogue for recommendation: all services of a municipality as columns, kept until the directory changes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta
from threading import Lock
from typing import Any

from draagkracht.base import tenancy
from draagkracht.directory.models import Revision, Schedule, Service, ServiceAtLocation
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
    catalogue = build_catalogue(_rows(municipalities))
    with _lock:
        _kept[municipalities] = (revision, catalogue)
    return catalogue


def _rows(municipalities: tuple[int, ...]) -> Iterable[ServiceRow]:
    """Return the services that serve these municipalities; of two with one id the municipality's own."""
    places = _grouped(ServiceAtLocation.objects.values_list("service_id", "location__latitude", "location__longitude"))
    schedules = _grouped(Schedule.objects.values_list("service_id", "attending_type", "valid_from", "valid_to"))
    services = Service.objects.filter(status=codes.ServiceStatus.ACTIVE).values("municipality_id", *FIELDS)
    found: dict[str, ServiceRow] = {}
    for service in sorted(services, key=lambda row: row["municipality_id"] in municipalities):
        if service["is_everywhere"] or set(service["served_ids"]) & set(municipalities):
            found[service["hsds_id"]] = _row(service, places[service["pk"]], schedules[service["pk"]])
    return found.values()


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
        languages=service["languages"],
        coordinates=[(latitude, longitude) for latitude, longitude in places if latitude is not None],
        is_home_visit=codes.Attendance.HOME_VISIT in ways,
        is_online=not ways.isdisjoint({codes.Attendance.ONLINE, codes.Attendance.PHONE}),
        minimum_age=service["minimum_age"],
        maximum_age=service["maximum_age"],
        seasons=_seasons(schedules),
        assured_date=service["assured_at"].date() if service["assured_at"] else None,
        is_everywhere=service["is_everywhere"],
        served_ids=service["served_ids"],
    )


def _seasons(schedules: list[tuple[Any, ...]]) -> list[Season]:
    """Return the times of the year; none, which means always, as soon as one schedule has no limits."""
    periods = [(start, end) for _, start, end in schedules]
    if any(start is None and end is None for start, end in periods):
        return []
    return [Season(start, end + timedelta(days=1) if end else None) for start, end in periods]
