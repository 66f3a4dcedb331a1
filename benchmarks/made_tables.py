"""Puts made-up services straight into the tables, for measuring the search over many: 100,000 in under a minute."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models, transaction

from benchmarks import made_services
from benchmarks.made_services import Made, made_id, organisation_name
from draagkracht.config import database
from draagkracht.config.demo import feed
from draagkracht.directory import rows
from draagkracht.directory.models import Location, Organization, Service, ServiceAtLocation
from draagkracht.directory.rules.hsds.feed import read_feed
from draagkracht.municipalities.models import Municipality

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

Columns = Mapping[str, Any]


def load(number: int) -> tuple[int, ...]:
    """Add this many services with their municipalities; return the primary keys of the municipalities, in order.

    Works as the owner of the tables, because nobody else may COPY into tables with row-level security; the owner must
    be a superuser, as in the embedded database, to put the triggers to sleep. Nothing is indexed for the search. Raises
    IntegrityError when they are there already.
    """
    with database.as_owner(), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # a trigger per row doubles the time
        owners = _add_municipalities()
        services = list(made_services.made(number))
        organisations = _add_organisations(services, owners)
        locations = _add_locations(services, owners)
        _add_services(services, owners, organisations, locations)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return owners


def _add_municipalities() -> tuple[int, ...]:
    """Add the municipalities of `made_services`; return their primary keys."""
    shared = {"languages": ["nl"], "theme": "", "desk_name": "Balie", "desk_phone": "000", "desk_phone_uri": "tel:000"}
    keys = _next_keys(Municipality, made_services.MUNICIPALITIES)
    towns = zip(keys, made_services.municipalities(), strict=True)
    _copy(
        Municipality,
        (
            {**shared, "id": key, "code": town.code, "slug": town.slug, "name": town.name,
             "latitude": town.latitude, "longitude": town.longitude}
            for key, town in towns
        ),
    )  # fmt: skip
    return tuple(keys)


def _add_organisations(services: list[Made], owners: tuple[int, ...]) -> dict[int, int]:
    """Add the organisations of these services; return their primary keys by number."""
    numbers = {service.organisation: service.municipality for service in services}
    keys = dict(zip(sorted(numbers), _next_keys(Organization, len(numbers)), strict=True))
    readers = _readers(services, owners, lambda service: service.organisation)
    _copy(
        Organization,
        (
            {"id": key, "municipality_id": owners[numbers[number]], "hsds_id": made_id("organization", number),
             "name": organisation_name(number), "website": f"https://gemaakt.example/organisatie/{number}",
             **readers[number]}
            for number, key in keys.items()
        ),
    )  # fmt: skip
    return keys


def _add_locations(services: list[Made], owners: tuple[int, ...]) -> dict[int, int]:
    """Add the places of these services; return their primary keys by number."""
    towns, spots = made_services.municipalities(), made_services.places()
    readers = _readers(services, owners, lambda service: service.place)
    keys = dict(zip(sorted(readers), _next_keys(Location, len(readers)), strict=True))
    homes = {number: number // made_services.PLACES_PER_MUNICIPALITY for number in keys}
    _copy(
        Location,
        (
            {"id": key, "municipality_id": owners[homes[number]], "hsds_id": made_id("location", number),
             "name": spots[number].name, "latitude": spots[number].latitude, "longitude": spots[number].longitude,
             "address_1": spots[number].street, "postal_code": spots[number].postcode,
             "city": towns[homes[number]].name, "country": feed.COUNTRY_CODE, **readers[number]}
            for number, key in keys.items()
        ),
    )  # fmt: skip
    return keys


def _add_services(
    services: list[Made], owners: tuple[int, ...], organisations: Mapping[int, int], locations: Mapping[int, int]
) -> None:
    """Add the services with their places, times, prices and contacts."""
    alike = _columns_of_the_demo()
    keys = _next_keys(Service, len(services))
    with_keys = list(zip(keys, services, strict=True))
    _copy(Service, (_service(key, one, owners, organisations, alike[one.like["id"]][0]) for key, one in with_keys))
    _copy(
        ServiceAtLocation,
        (
            {"service_id": key, "location_id": locations[one.place], "hsds_id": made_id("at", one.number)}
            for key, one in with_keys
        ),
    )
    for part, model in rows.MODEL_OF.items():
        _copy(
            model,
            (
                {**columns, "service_id": key, "hsds_id": made_id(part, one.number, position)}
                for key, one in with_keys
                for position, columns in enumerate(alike[one.like["id"]][1][part])
            ),
        )


def _service(
    key: int, one: Made, owners: tuple[int, ...], organisations: Mapping[int, int], alike: Columns
) -> dict[str, Any]:
    days = one.assured_days_ago
    return {
        **alike,
        "id": key,
        "municipality_id": owners[one.municipality],
        "organization_id": organisations[one.organisation],
        "hsds_id": one.hsds_id,
        "served_ids": [owners[town] for town in one.served],
        "is_everywhere": one.is_everywhere,
        "name": one.name,
        "description": one.description,
        "first_step": one.first_step,
        "what_to_expect": one.what_to_expect,
        "status": one.status,
        "url": f"https://gemaakt.example/{one.number}",
        "assured_at": None if days is None else NOW - timedelta(days=days),
    }


def _columns_of_the_demo() -> dict[str, tuple[Columns, dict[str, list[Columns]]]]:
    """Return by id what the services of the demo have in the table of services, and in the tables of their parts."""
    found = [
        record
        for town in feed.municipalities()
        for record in read_feed([("feed.json", json.dumps(feed.build_feed(town["slug"])).encode())]).services
    ]
    parts = rows.PARTS.items()
    return {record.id: (rows.service(record), {name: list(read(record)) for name, read in parts}) for record in found}


def _readers(services: list[Made], owners: tuple[int, ...], number_of: Any) -> dict[int, dict[str, Any]]:
    """Return who reads an organisation or a place: everybody who reads one of its services."""
    served: dict[int, set[int]] = {}
    everywhere: dict[int, bool] = {}
    for service in services:
        number = number_of(service)
        served.setdefault(number, set()).update(owners[town] for town in service.served)
        everywhere[number] = everywhere.get(number, False) or service.is_everywhere
    return {number: {"served_ids": sorted(ids), "is_everywhere": everywhere[number]} for number, ids in served.items()}


def _next_keys(model: type[models.Model], number: int) -> list[int]:
    """Return this many primary keys that nobody else will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [key for (key,) in cursor.fetchall()]


def _copy(model: type[models.Model], entries: Iterable[Columns]) -> None:
    """Write rows with COPY; a column that a row does not name gets the default of its field."""
    sample = next(iter(rows_ := iter(entries)), None)
    if sample is None:
        return
    fields = [field for field in model._meta.local_concrete_fields if field.name != "id" or "id" in sample]
    names = ", ".join(f'"{field.column}"' for field in fields)
    writers = [(str(field.column), _default(field), isinstance(field, models.JSONField)) for field in fields]
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy,
    ):
        for entry in (sample, *rows_):
            values = ((entry.get(column, default), is_json) for column, default, is_json in writers)
            copy.write_row([json.dumps(value) if is_json else value for value, is_json in values])


def _default(field: Any) -> Any:
    if getattr(field, "auto_now", False):
        return NOW
    if isinstance(field, ArrayField):
        return []
    return field.get_default()
