"""From a `ServiceRecord` to the full form of a service in HSDS 3 / ORUK.

Empty optional fields are left out; fields that ORUK requires are written even when empty. Our codes become attributes
whose ids follow from the service and the code, so that the same service always gives the same JSON.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, Final
from uuid import uuid5

from draagkracht.directory.rules import codes
from draagkracht.directory.rules.hsds.node import OUR_IDS
from draagkracht.directory.rules.hsds.records import (
    Address,
    Classification,
    CostOption,
    Organization,
    Phone,
    ServiceRecord,
    TaxonomyTerm,
)

Json = dict[str, Any]

# What ORUK's schemas require beside an id, where our records may be empty.
REQUIRED: Final[Mapping[type, frozenset[str]]] = {
    Address: frozenset({"address_1", "city", "state_province", "postal_code", "country", "address_type"}),
    Organization: frozenset({"description"}),
    TaxonomyTerm: frozenset({"description"}),
}
CENTS: Final = 100


def to_hsds(record: ServiceRecord) -> Json:
    """Return the service as JSON values that `json.dumps` takes and `read_feed` reads back unchanged."""
    written = _object(record)
    attributes = [*written.pop("attributes", []), *_our_attributes(record.id, record.classification)]
    return {**written, "attributes": attributes} if attributes else written


def _object(record: Any) -> Json:
    required = REQUIRED.get(type(record), frozenset())
    written: Json = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, Classification):
            continue
        if field.name in required or value not in (None, "", ()):
            written[field.name] = _value(value)
    if isinstance(record, CostOption):
        _write_amount(written)
    elif isinstance(record, TaxonomyTerm) and record.code:
        written["term"] = record.code
    elif isinstance(record, Phone) and record.extension.isdecimal() and str(int(record.extension)) == record.extension:
        written["extension"] = int(record.extension)
    return written


def _value(value: object) -> object:
    if isinstance(value, tuple):
        return [_object(item) for item in value]
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    return _object(value) if is_dataclass(value) else value


def _write_amount(written: Json) -> None:
    cents = written.pop("amount_cents", None)
    if cents is not None:
        written["amount"] = cents // CENTS if cents % CENTS == 0 else cents / CENTS


def _our_attributes(service_id: str, classification: Classification) -> Iterator[Json]:
    coded = {
        "draagkracht-base-function": classification.base_functions,
        "draagkracht-condition": classification.conditions,
        "draagkracht-law": classification.laws,
        "draagkracht-audience": classification.audiences,
        "draagkracht-respite-form": classification.respite_forms,
        "draagkracht-kind": classification.kinds,
    }
    for taxonomy, found in coded.items():
        for code in found:
            yield {**_identity(service_id, f"{taxonomy}/{code}"), "taxonomy_term": _term(taxonomy, code)}
    texts = {
        codes.FIRST_STEP: classification.first_step,
        codes.WHAT_TO_EXPECT: classification.what_to_expect,
        codes.ASKED_AS: classification.asked_as,
    }
    for label, text in texts.items():
        if text:
            yield {**_identity(service_id, label), "label": label, "value": text}


def _identity(service_id: str, what: str) -> Json:
    return {"id": str(uuid5(OUR_IDS, f"{service_id}/{what}")), "link_id": service_id, "link_type": "service"}


def _term(taxonomy: str, code: StrEnum) -> Json:
    label = codes.LABELS[taxonomy][code.value].dutch()
    return {
        "id": str(uuid5(OUR_IDS, f"{taxonomy}/{code}")),
        "name": label,
        "description": label,
        "code": code.value,
        "term": code.value,
        "taxonomy": taxonomy,
    }
