"""The demo directory as an HSDS 3 / ORUK 3 feed, built from the TOML files beside this module.

Everything local is made up: telephone numbers start with 000 and web addresses end in .example, so nobody can be
called or written to by mistake. The files are written for people (short keys, one fact once); this module turns them
into full service records with ids that stay the same from run to run. How to write the files: `data/README.md`.
"""

import datetime
import tomllib
import uuid
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from draagkracht.base.text import Sentence
from draagkracht.directory.rules import codes

Record = dict[str, Any]

DATA = Path(__file__).parent / "data"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://draagkracht.example/demo")
COUNTRY_CODE = "NL"
EVERYWHERE = "everywhere"

# Which list of a service in TOML belongs to which taxonomy of the feed.
TAXONOMY_OF_FIELD = {
    "functions": "draagkracht-base-function",
    "conditions": "draagkracht-condition",
    "laws": "draagkracht-law",
    "audiences": "draagkracht-audience",
    "respite_forms": "draagkracht-respite-form",
    "kinds": "draagkracht-kind",
}
LABEL_OF_FIELD = {"first_step": codes.FIRST_STEP, "expect": codes.WHAT_TO_EXPECT}
WORDS_OF_TAXONOMY: dict[str, Mapping[Any, Sentence]] = {
    "draagkracht-base-function": codes.NEED_LABELS,
    "draagkracht-condition": codes.CONDITION_LABELS,
    "draagkracht-law": codes.LAW_LABELS,
    "draagkracht-audience": codes.AUDIENCE_LABELS,
    "draagkracht-respite-form": codes.RESPITE_FORM_LABELS,
    "draagkracht-kind": codes.KIND_LABELS,
}


def build_feed(slug: str) -> list[Record]:
    """Return the services that one municipality keeps up to date, each a full HSDS service, ordered by id.

    A regional or national service stands in the feed of one municipality only (its keeper); its `service_areas` say
    where else it is offered. Raises KeyError for a municipality that the demo does not have.
    """
    municipality(slug)
    records = [_service_record(entry) for entry in _service_entries() if entry["keeper"] == slug]
    return sorted(records, key=lambda record: str(record["id"]))


def assurances(slug: str) -> dict[str, int | None]:
    """Return per service id how many days ago a person confirmed the service; None where nobody ever did.

    Apart from the feed, because a feed never moves the date on which a service was confirmed.
    """
    municipality(slug)
    return {
        service_id(entry["key"]): entry.get("assured_days_ago")
        for entry in _service_entries()
        if entry["keeper"] == slug
    }


def facts_for_staff(slug: str) -> dict[str, Record]:
    """Return per service id what those who keep the directory know and no feed tells.

    Keys, where they apply: `funded_for_days` (from today; below zero it is over), `is_funded_every_year`, `paid_by`,
    `reimbursement`.
    """
    municipality(slug)
    names = ("funded_for_days", "is_funded_every_year", "paid_by", "reimbursement")
    found = {
        service_id(entry["key"]): {name: entry[name] for name in names if name in entry}
        for entry in _service_entries()
        if entry["keeper"] == slug
    }
    return {key: facts for key, facts in found.items() if facts}


def pathways(slug: str) -> list[Record]:
    """Return the steps for each situation that one municipality has, with the ids of their services."""
    return [
        {
            **entry,
            "steps": [{**step, "services": [service_id(key) for key in step["services"]]} for step in entry["step"]],
        }
        for entry in _read("steps.toml")["pathway"]
        if entry["keeper"] == slug
    ]


def service_id(key: str) -> str:
    """Return the id of the service that the TOML files call `key`."""
    return _id("service", key)


def organization_id(key: str) -> str:
    """Return the id of the organisation that the TOML files call `key`."""
    return _id("organization", key)


def location(key: str) -> Record:
    """Return the location that the TOML files call `key`: its address and coordinates. Raises KeyError."""
    return _locations()[key]


def municipalities() -> list[Record]:
    """Return the facts of the demo municipalities; the parameters they share stand with each of them."""
    content = _read("municipalities.toml")
    shared: list[Record] = content["parameter"]
    return [{**entry, "parameters": [*shared, *entry["parameter"]]} for entry in content["municipality"]]


def municipality(slug: str) -> Record:
    """Return the facts of one demo municipality. Raises KeyError when the demo does not have it."""
    for entry in municipalities():
        if entry["slug"] == slug:
            return entry
    raise KeyError(slug)


def municipality_texts(slug: str) -> dict[str, Record]:
    """Return the words of one municipality as {key: {language: text}}.

    Keys: `about` (paragraphs), `desk_hours`, `desk_walk_in`, `desk_promise`, `gp_hours`, `gp_cost`, `gp_who_for`,
    `gp_note`, `privacy` (sections with `heading` and `paragraphs`) and `accessibility` (a table of sentences).
    """
    entry = municipality(slug)
    texts: dict[str, Record] = {}
    for path in sorted(DATA.glob("texts_*.toml")):
        language = path.stem.removeprefix("texts_")
        content = _read(path.name)
        for key, value in {**content["shared"], **content[slug]}.items():
            texts.setdefault(key, {})[language] = _fill(value, entry)
    return texts


def lines() -> list[Record]:
    """Return the national telephone lines: real numbers, each with its source and the date it was checked."""
    rows: list[Record] = _read("lines.toml")["line"]
    return rows


def _fill(value: Any, entry: Record) -> Any:
    if isinstance(value, list):
        return [_fill(part, entry) for part in value]
    if isinstance(value, dict):
        return {name: _fill(part, entry) for name, part in value.items()}
    return value.format(name=entry["name"], desk=entry["desk"]["name"], phone=entry["desk"]["phone"])


@cache
def _read(name: str) -> Record:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


@cache
def _service_entries() -> tuple[Record, ...]:
    return tuple(_iterate_service_entries())


def _iterate_service_entries() -> Iterator[Record]:
    for path in sorted(DATA.glob("services_*.toml")):
        content = _read(path.name)
        for entry in content["service"]:
            yield {"keeper": content["keeper"], "serves": content["serves"], **entry}


@cache
def _organisations() -> dict[str, Record]:
    return {entry["key"]: entry for entry in _read("organisations.toml")["organisation"]}


@cache
def _locations() -> dict[str, Record]:
    return {entry["key"]: entry for entry in _read("locations.toml")["location"]}


def _id(*parts: str) -> str:
    return str(uuid.uuid5(NAMESPACE, "/".join(parts)))


def _service_record(entry: Record) -> Record:
    key = entry["key"]
    organisation = _organisations()[entry["organisation"]]
    record: Record = {
        "id": service_id(key),
        "organization_id": _id("organization", entry["organisation"]),
        "name": entry["name"],
        "alternate_name": entry.get("also_called"),
        "description": " ".join(entry["text"].split()),
        "url": f"{organisation['website']}/{key}",
        "email": organisation["email"],
        "status": entry.get("status", "active"),
        "alert": entry.get("alert"),
        "fees": _fees(entry),
        "minimum_age": entry.get("minimum_age"),
        "maximum_age": entry.get("maximum_age"),
        "organization": _organization_record(organisation),
        "schedules": _schedule_records(entry),
        "service_areas": _area_records(entry),
        "service_at_locations": _place_records(entry),
        "languages": _language_records(entry),
        "cost_options": _cost_records(entry),
        "contacts": _contact_records(entry),
        "phones": [_phone_record(entry, organisation)],
        "attributes": [*_term_attributes(entry), *_text_attributes(entry)],
    }
    return {name: value for name, value in record.items() if value is not None}


def _organization_record(organisation: Record) -> Record:
    return {
        "id": _id("organization", organisation["key"]),
        "name": organisation["name"],
        "description": organisation["text"],
        "email": organisation["email"],
        "website": organisation["website"],
    }


def _schedule_records(entry: Record) -> list[Record]:
    return [_schedule_record(entry, number, row) for number, row in enumerate(entry.get("when", []))]


def _schedule_record(entry: Record, number: int, row: Record) -> Record:
    key = entry["key"]
    record: Record = {
        "id": _id("schedule", key, str(number)),
        "service_id": service_id(key),
        "description": row["text"],
        "freq": row.get("freq", "WEEKLY") if "days" in row else None,
        "interval": row.get("interval"),
        "byday": row.get("days"),
        "attending_type": row.get("way", entry.get("way", "venue")),
        "opens_at": _time(row.get("opens")),
        "closes_at": _time(row.get("closes")),
        "dtstart": _date(row.get("first")),
        "valid_from": _date(row.get("valid_from")),
        "valid_to": _date(row.get("valid_to")),
    }
    return {name: value for name, value in record.items() if value is not None}


def _time(value: datetime.time | None) -> str | None:
    return value.isoformat() if value is not None else None


def _date(value: datetime.date | None) -> str | None:
    return value.isoformat() if value is not None else None


def _area_records(entry: Record) -> list[Record]:
    return [
        {"id": _id("area", entry["key"], extent), "service_id": service_id(entry["key"]), "name": name,
         "extent": extent, "extent_type": "text"}
        for extent, name in map(_area, entry["serves"])
    ]  # fmt: skip


def _area(serves: str) -> tuple[str, str]:
    if serves == EVERYWHERE:
        return COUNTRY_CODE, "Nederland"
    served = municipality(serves)
    return served["code"], served["name"]


def _place_records(entry: Record) -> list[Record]:
    return [
        {"id": _id("service-at-location", entry["key"], key), "service_id": service_id(entry["key"]),
         "location_id": _id("location", key), "location": _location_record(_locations()[key])}
        for key in entry.get("locations", [])
    ]  # fmt: skip


def _location_record(location: Record) -> Record:
    key = location["key"]
    return {
        "id": _id("location", key),
        "location_type": "physical",
        "name": location["name"],
        "description": location["way"],
        "latitude": location["lat"],
        "longitude": location["lon"],
        "addresses": [_address_record(location)],
        "accessibility": [
            {"id": _id("accessibility", key, str(number)), "location_id": _id("location", key), "description": text}
            for number, text in enumerate(location["access"])
        ],
    }


def _address_record(location: Record) -> Record:
    return {
        "id": _id("address", location["key"]),
        "location_id": _id("location", location["key"]),
        "address_1": location["address"],
        "city": location["city"],
        "region": location["place"],
        "state_province": "Voorbeeldland",
        "postal_code": location["postcode"],
        "country": COUNTRY_CODE,
        "address_type": "physical",
    }


def _language_records(entry: Record) -> list[Record]:
    return [
        {"id": _id("language", entry["key"], code), "service_id": service_id(entry["key"]), "code": code,
         "name": codes.language_name(code).dutch()}
        for code in entry["languages"]
    ]  # fmt: skip


def _fees(entry: Record) -> str:
    sentence: str = entry["fees"] if "fees" in entry else _read("fees.toml")[entry["pays"]]
    return sentence


def _cost_records(entry: Record) -> list[Record]:
    free = {"option": "Iedereen", "euros": 0, "per": "gratis"}
    rows = entry.get("costs", [free] if entry.get("pays") == "free" else [])
    return [
        {"id": _id("cost", entry["key"], str(number)), "service_id": service_id(entry["key"]), "currency": "EUR",
         "option": row["option"], "amount": row["euros"], "amount_description": row["per"]}
        for number, row in enumerate(rows)
    ]  # fmt: skip


def _contact_records(entry: Record) -> list[Record]:
    if "contact" not in entry:
        return []
    return [
        {"id": _id("contact", entry["key"]), "service_id": service_id(entry["key"]), "name": entry["contact"]["name"],
         "title": entry["contact"]["role"]}
    ]  # fmt: skip


def _phone_record(entry: Record, organisation: Record) -> Record:
    return {
        "id": _id("phone", entry["key"]),
        "service_id": service_id(entry["key"]),
        "number": entry.get("phone", organisation["phone"]),
        "type": "voice",
        "description": organisation["phone_hours"],
    }


def _term_attributes(entry: Record) -> Iterator[Record]:
    for field, taxonomy in TAXONOMY_OF_FIELD.items():
        for code in entry.get(field, []):
            yield {
                "id": _id("attribute", entry["key"], taxonomy, code),
                "link_id": service_id(entry["key"]),
                "link_entity": "service",
                "taxonomy_term_id": _id("taxonomy-term", taxonomy, code),
                "taxonomy_term": _term_record(taxonomy, code),
            }


def _term_record(taxonomy: str, code: str) -> Record:
    return {
        "id": _id("taxonomy-term", taxonomy, code),
        "code": code,
        "name": code,
        "term": code,
        "description": WORDS_OF_TAXONOMY[taxonomy][code].dutch(),
        "taxonomy": taxonomy,
        "taxonomy_id": _id("taxonomy", taxonomy),
        "taxonomy_detail": {"id": _id("taxonomy", taxonomy), "name": taxonomy, "description": taxonomy},
    }


def _text_attributes(entry: Record) -> Iterator[Record]:
    texts = {label: " ".join(entry[field].split()) for field, label in LABEL_OF_FIELD.items()}
    for label, value in {**texts, codes.ASKED_AS: _read("asked.toml")[entry["key"]].strip()}.items():
        yield {
            "id": _id("attribute", entry["key"], label),
            "link_id": service_id(entry["key"]),
            "link_entity": "service",
            "label": label,
            "value": value,
        }
