"""The directory as a Tabular Data Package of HSDS 3: a table for each schema, called after it, with plain columns.

A spreadsheet program runs a cell that starts with =, +, - or @ (OWASP, CSV injection). Such a cell gets an apostrophe
in front; a cell that has apostrophes and then such a sign gets one more. Taking one away again gives back exactly what
was there (`plain_cell`). A number keeps its + or -, and so does a telephone number without - or / in it: there is
nothing to run and nothing to subtract.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.hsds.schema import schema_of
from draagkracht.directory.rules.licences import Licence

Json = dict[str, Any]
Row = Mapping[str, Any]

# Also as the wide signs of East Asian keyboards, which some programs read as the plain ones.
SIGNS: Final = r"\s*[=+\-@\t\r\n|%＝＋－＠]"
RUNS: Final = re.compile(f"'*{SIGNS}")
GUARDED: Final = re.compile(f"'+{SIGNS}")
ONLY_NUMBERS: Final = re.compile(r"[+-]?[0-9(][0-9 ().,]*")
# Table, the record behind it, and the columns that tell to what a row belongs.
TABLES: Final[Mapping[str, tuple[type, Sequence[str]]]] = {
    "organization": (records.Organization, ()),
    "service": (records.ServiceRecord, ()),
    "location": (records.Location, ()),
    "service_at_location": (records.ServiceAtLocation, ("service_id", "location_id")),
    "address": (records.Address, ("location_id",)),
    "accessibility": (records.Accessibility, ("location_id",)),
    "schedule": (records.Schedule, ("service_id",)),
    "service_area": (records.ServiceArea, ("service_id",)),
    "language": (records.Language, ("service_id",)),
    "cost_option": (records.CostOption, ("service_id",)),
    "funding": (records.Funding, ("service_id",)),
    "contact": (records.Contact, ("service_id",)),
    "phone": (records.Phone, ("service_id", "contact_id")),
    "attribute": (records.Attribute, ("link_id", "taxonomy_term_id", "link_entity")),
    "taxonomy_term": (records.TaxonomyTerm, ()),
}
# Fields of a service that hold rows of a table of their own.
PARTS: Final[Mapping[str, str]] = {
    "schedules": "schedule",
    "service_areas": "service_area",
    "languages": "language",
    "cost_options": "cost_option",
    "funding": "funding",
    "contacts": "contact",
    "phones": "phone",
}
NOTE: Final = Sentence(
    N_(
        "Begint een cel met één of meer apostroffen en dan een teken waarmee een formule begint?"
        " Haal dan één apostrof weg."
    )
)


@cache
def columns_of(table: str) -> tuple[str, ...]:
    """Return the columns of a table, in order: the id, to what it belongs, and what it says."""
    record, belonging = TABLES[table]
    shapes = schema_of(record)["properties"]
    plain = [name for name, shape in shapes.items() if str(shape.get("type")) not in {"array", "object"}]
    return tuple(dict.fromkeys(("id", *belonging, *plain)))


def rows_of(services: Iterable[Json]) -> Iterator[tuple[str, Row]]:
    """Give each row of each table once, from full services (publish.full_service), in any order of tables."""
    seen: set[tuple[str, str]] = set()
    for service in services:
        for table, row in _rows(service):
            if (table, row["id"]) not in seen:
                seen.add((table, row["id"]))
                yield table, row


def _rows(service: Json) -> Iterator[tuple[str, Row]]:
    yield "service", service
    if "organization" in service:
        yield "organization", service["organization"]
    belongs = {"service_id": service["id"]}
    for field, table in PARTS.items():
        for part in service.get(field, []):
            yield table, part | belongs
    for contact in service.get("contacts", []):
        for phone in contact.get("phones", []):
            yield "phone", phone | {"contact_id": contact["id"]}
    yield from _places(service, belongs)
    yield from _attributes(service)


def _places(service: Json, belongs: Json) -> Iterator[tuple[str, Row]]:
    for place in service.get("service_at_locations", []):
        location = place["location"]
        yield "service_at_location", place | belongs | {"location_id": location["id"]}
        yield "location", location
        for address in location.get("addresses", []):
            yield "address", address | {"location_id": location["id"]}
        for entry in location.get("accessibility", []):
            yield "accessibility", entry | {"location_id": location["id"]}


def _attributes(service: Json) -> Iterator[tuple[str, Row]]:
    for attribute in service.get("attributes", []):
        belongs = {"link_id": service["id"], "link_entity": "service"}
        term = attribute.get("taxonomy_term")
        if term:
            yield "taxonomy_term", term
            belongs["taxonomy_term_id"] = term["id"]
        yield "attribute", attribute | belongs


def header(table: str) -> str:
    """Return the first line of a table."""
    return _line(columns_of(table))


def line(table: str, row: Row) -> str:
    """Return a row of a table as a line of CSV."""
    return _line([_cell(row.get(column)) for column in columns_of(table)])


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return text.getvalue()


def _cell(value: object) -> str:
    if value is None or isinstance(value, list | dict):
        return ""
    return safe_cell(value) if isinstance(value, str) else str(value)


def safe_cell(text: str) -> str:
    """Return a text as no spreadsheet program runs it."""
    return f"'{text}" if RUNS.match(text) and not ONLY_NUMBERS.fullmatch(text) else text


def plain_cell(text: str) -> str:
    """Return the text that `safe_cell` was given."""
    return text[1:] if GUARDED.match(text) else text


def describe(*, name: str, title: str, licence: Licence, created: str, homepage: str) -> Json:
    """Return the contents of datapackage.json; `created` is the moment of the data in ISO 8601."""
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "description": NOTE.dutch(),
        "created": created,
        "homepage": homepage,
        "licenses": [{"name": licence.code, "title": licence.name, "path": licence.url}],
        "resources": [_resource(table) for table in TABLES],
    }


def _resource(table: str) -> Json:
    shapes = schema_of(TABLES[table][0])["properties"]
    fields = [{"name": name, "type": _kind(shapes.get(name, {}))} for name in columns_of(table)]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "primaryKey": "id"},
    }


def _kind(shape: Json) -> str:
    if shape.get("format") in {"date"}:
        return "date"
    kind = shape.get("type", "string")
    return kind if isinstance(kind, str) else "string"
