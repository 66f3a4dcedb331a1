"""The JSON Schema (2020-12) of what we publish, made from the records themselves: no second list to keep in step.

It is stricter than the schemas of ORUK, which say nothing of many fields that HSDS has. The contract tests hold
answers to both.
"""

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, Final

from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.hsds.publish import ALLOWED, LINKS
from draagkracht.directory.rules.hsds.write import REQUIRED

Json = dict[str, Any]

UUID: Final[Json] = {"type": "string", "format": "uuid"}
URI: Final[Json] = {"type": "string", "format": "uri"}
ORUK_DATE_TIME: Final[Json] = {"type": "string", "format": "date-time"}
# What the writer adds to a record or takes from it: fields by table.
ADDED: Final[dict[type, Json]] = {
    records.ServiceRecord: {"organization_id": UUID, "last_modified": ORUK_DATE_TIME},
    records.Attribute: {"link_id": UUID},
    records.TaxonomyTerm: {"term": {"type": "string"}, "taxonomy_id": UUID},
    records.CostOption: {"amount": {"type": "number", "minimum": 0}},
    records.Phone: {"extension": {"type": ["integer", "string"]}},
}
LEFT_OUT: Final[dict[type, frozenset[str]]] = {
    records.ServiceRecord: frozenset({"classification", "assurer_email"}),
    records.CostOption: frozenset({"amount_cents"}),
    records.Contact: frozenset({"name", "email"}),  # people: see publish.without_persons
}
ALWAYS: Final[dict[type, frozenset[str]]] = {
    records.ServiceRecord: frozenset({"name", "status"}),
    records.Organization: frozenset({"name"}),
    records.TaxonomyTerm: frozenset({"name"}),
    records.Location: frozenset({"location_type"}),
}
PLAIN: Final[dict[object, Json]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    time: {"type": "string", "pattern": r"^\d\d:\d\d:\d\d(\.\d+)?$"},  # JSON Schema's own `time` asks for a zone
}


def schema_of(record: type, *, is_listed: bool = False) -> Json:
    """Return the schema of a record as it is written; of one in a list only the fields that hold no list."""
    hints = typing.get_type_hints(record)
    left_out = LEFT_OUT.get(record, frozenset())
    names = [field.name for field in fields(record) if field.name not in left_out]
    properties = {name: _property(record, name, hints[name], is_listed=is_listed) for name in names}
    properties |= ADDED.get(record, {})
    if is_listed:
        properties = {name: value for name, value in properties.items() if value.get("type") != "array"}
    required = {"id"} | REQUIRED.get(record, frozenset()) | ALWAYS.get(record, frozenset())
    return {"type": "object", "required": sorted(required), "properties": properties}


def service_at_location(*, is_listed: bool) -> Json:
    """Return the schema of a service at one of its places, with the service in it."""
    found = schema_of(records.ServiceAtLocation, is_listed=is_listed)
    service = schema_of(records.ServiceRecord, is_listed=is_listed)
    service["properties"].pop("service_at_locations", None)
    found["properties"] |= {"service_id": UUID, "location_id": UUID, "service": service}
    found["required"] = ["id", "location", "location_id", "service", "service_id"]
    return found


def _property(record: type, name: str, hint: Any, *, is_listed: bool) -> Json:
    if name == "id" or name.endswith("_id"):
        return UUID
    if name in LINKS and record is not records.ServiceArea:
        return URI
    if name == "email":
        return {"type": "string", "format": "email"}
    if name in ALLOWED:
        return {"type": "string", "enum": sorted(ALLOWED[name])}
    return _type(hint, is_listed=is_listed)


def _type(hint: Any, *, is_listed: bool) -> Json:
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        (hint,) = (kind for kind in typing.get_args(hint) if kind is not type(None))
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _type(typing.get_args(hint)[0], is_listed=is_listed)}
    if is_dataclass(hint):
        return schema_of(typing.cast(type, hint), is_listed=is_listed)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(member) for member in hint]}
    return dict(PLAIN[hint])
