"""HSDS 3 as a Tabular Data Package: one CSV file for each table, and `datapackage.json` that names them.

The tables point to each other as in a database (`service_id`, `location_id`, `link_id`). They are put together into the
full form of each service, which is then read as any other feed.
Source: Human Services Data Specification 3.0, tabular form (Open Referral): a file for each schema, called after it.
Older packages call them in the plural; both are known. Read in November 2026.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import PurePosixPath
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds import tabular
from draagkracht.directory.rules.hsds.decode import MAXIMUM_DIGITS, FileIsWrong, decode
from draagkracht.directory.rules.hsds.feed import read_objects
from draagkracht.directory.rules.hsds.kinds import Found, Kind
from draagkracht.directory.rules.hsds.records import Feed, Remark
from draagkracht.directory.rules.importing.delimited import decode_text

Row = dict[str, Any]
Tables = Mapping[str, list[Row]]

TABLES: Final = frozenset(
    "service organization location service_at_location address phone schedule service_area language "
    "cost_option funding contact accessibility attribute taxonomy taxonomy_term program required_document "
    "organization_identifier service_capacity unit url metadata meta_table_description".split()
)
PLURALS: Final = {
    "addresses": "address", "taxonomies": "taxonomy", "service_capacities": "service_capacity",
    "services_at_location": "service_at_location", "accessibilities": "accessibility",
} | {f"{name}s": name for name in TABLES}  # fmt: skip
# What is a number in HSDS, and text in a CSV file.
NUMBERS: Final = frozenset("minimum_age maximum_age latitude longitude amount interval extension".split())
# Parts of a service: the table, and the field of the full form in which they stand.
PARTS: Final = {
    "schedule": "schedules",
    "service_area": "service_areas",
    "language": "languages",
    "cost_option": "cost_options",
    "funding": "funding",
    "contact": "contacts",
    "phone": "phones",
}
DESCRIPTOR: Final = "datapackage.json"


def read_package(files: Iterable[tuple[str, bytes]]) -> Feed:
    """Return the services of a package: names and contents of its files. Nothing is raised for what is in them."""
    refused: list[Remark] = []
    tables: dict[str, list[Row]] = {}
    found = dict(files)
    try:
        named = _named_tables(found)
    except FileIsWrong as error:
        return read_objects((), [Remark(DESCRIPTOR, "", error.reason)])
    for table, names in named.items():
        for name in names:
            tables.setdefault(table, []).extend(_rows(name, found[name], refused))
    if "service" not in named:
        refused.append(Remark("service.csv", "", Sentence(N_("In dit pakket zit geen service.csv."))))
    return read_objects(list(_services(tables)), refused)


def _named_tables(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the names of the files of each table: as the descriptor says, else by the name of the file."""
    named: dict[str, list[str]] = defaultdict(list)
    descriptor = next((name for name in sorted(files) if PurePosixPath(name).name == DESCRIPTOR), "")
    folder = str(PurePosixPath(descriptor).parent).removeprefix(".") if descriptor else ""
    for resource in _resources(files[descriptor]) if descriptor else []:
        table = _table(str(resource.get("name", "")))
        for path in _paths(resource):
            full = f"{folder}/{path}".lstrip("/")
            if table and full in files:
                named[table].append(full)
    listed = {name for names in named.values() for name in names}
    for name in sorted(files):
        table = _table(PurePosixPath(name).stem)
        if name.lower().endswith(".csv") and name not in listed and table and table not in named:
            named[table].append(name)
    return named


def _resources(content: bytes) -> list[Mapping[str, object]]:
    described = decode(content)
    resources = described.get("resources") if isinstance(described, dict) else None
    return [one for one in resources if isinstance(one, dict)] if isinstance(resources, list) else []


def _paths(resource: Mapping[str, object]) -> list[str]:
    path = resource.get("path")
    paths = path if isinstance(path, list) else [path]
    return [one for one in paths if isinstance(one, str)]


def _table(name: str) -> str:
    plain = name.strip().lower()
    return plain if plain in TABLES else PLURALS.get(plain, "")


def _rows(name: str, content: bytes, refused: list[Remark]) -> list[Row]:
    """Return the rows of a file as objects of HSDS: what is empty is absent, and numbers are numbers."""
    lines = csv.reader(decode_text(content).splitlines(keepends=True))
    found: list[Row] = []
    try:
        header = [cell.strip() for cell in next(lines, [])]
        twice = sorted(cell for cell, number in Counter(header).items() if cell and number > 1)
        if twice:
            refused.append(Remark(name, twice[0], Sentence(N_("Deze kolom staat er twee keer."))))
            return []
        for position, line in enumerate(lines, start=2):
            if len(line) > len(header):
                reason = Sentence(N_("Deze rij heeft meer kolommen dan de eerste rij."))
                refused.append(Remark(f"{name}#{position}", "", reason))
            elif any(line):
                cells = map(tabular.plain_cell, line)
                row = {key: _value(key, cell) for key, cell in zip(header, cells, strict=False) if cell.strip()}
                found.append(row | {"#": f"{name}#{position}"})
    except csv.Error:
        refused.append(Remark(name, "", Sentence(N_("Dit is geen geldig CSV-bestand."))))
    return found


def _value(name: str, cell: str) -> object:
    if name not in NUMBERS or len(cell) > MAXIMUM_DIGITS:
        return cell
    try:
        number = Decimal(cell.strip())
    except InvalidOperation:
        return cell
    return number if number.is_finite() else cell


def _by(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get(column):
            found[row[column]].append(row)
    return found


def _services(tables: Tables) -> Iterable[Found]:
    """Yield every row of the table of services in its full form, and with it what it refers to."""
    get = tables.get
    parts = {field: _by(get(table, []), "service_id") for table, field in PARTS.items()}
    contact_phones = _by(get("phone", []), "contact_id")
    places = _places(tables)
    organizations = {row.get("id", ""): row for row in get("organization", [])}
    attributes = _attributes(tables)
    for service in get("service", []):
        key = service.get("id", "")
        full = _plain(service)
        for field, by_service in parts.items():
            held = [_plain(row) for row in by_service.get(key, [])]
            if field == "contacts":
                held = [row | {"phones": _all(contact_phones.get(row.get("id", ""), []))} for row in held]
            full |= {field: held} if held else {}
        if service.get("organization_id") in organizations:
            full["organization"] = _plain(organizations[service["organization_id"]])
        full |= {"service_at_locations": places[key]} if key in places else {}
        full |= {"attributes": attributes[key]} if key in attributes else {}
        yield Found(full, Kind.SERVICE, service["#"])


def _places(tables: Tables) -> dict[str, list[Row]]:
    get = tables.get
    schedules = _by(get("schedule", []), "service_at_location_id")
    parts = {
        "addresses": _by(get("address", []), "location_id"),
        "phones": _by(get("phone", []), "location_id"),
        "accessibility": _by(get("accessibility", []), "location_id"),
    }
    locations = {
        row.get("id", ""): _plain(row) | {field: _all(by[row.get("id", "")]) for field, by in parts.items()}
        for row in get("location", [])
    }
    found: dict[str, list[Row]] = defaultdict(list)
    for place in get("service_at_location", []):
        full = _plain(place) | {"schedules": _all(schedules[place.get("id", "")])}
        if place.get("location_id") in locations:
            full["location"] = locations[place["location_id"]]
        found[place.get("service_id", "")].append(full)
    return found


def _attributes(tables: Tables) -> dict[str, list[Row]]:
    """Return the attributes of each service, each with its term and the name of the taxonomy of that."""
    taxonomies = {row.get("id", ""): row.get("name", "") for row in tables.get("taxonomy", [])}
    terms = {}
    for row in tables.get("taxonomy_term", []):
        name = row.get("taxonomy") or taxonomies.get(row.get("taxonomy_id", ""), "")
        terms[row.get("id", "")] = _plain(row) | ({"taxonomy": name} if name else {})
    found: dict[str, list[Row]] = defaultdict(list)
    for attribute in tables.get("attribute", []):
        full = _plain(attribute)
        if attribute.get("taxonomy_term_id") in terms:
            full["taxonomy_term"] = terms[attribute["taxonomy_term_id"]]
        found[attribute.get("link_id", "")].append(full)
    return found


def _all(rows: Sequence[Row]) -> list[Row]:
    return [_plain(row) for row in rows]


def _plain(row: Row) -> Row:
    return {key: value for key, value in row.items() if key != "#"}
