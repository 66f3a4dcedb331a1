"""Feeds that hold something else than they should, somewhere, at any depth."""

import copy
from typing import Any

from hypothesis import strategies as st

from tests.integration.hostile import TEXTS, json_values

SERVICE: dict[str, Any] = {
    "id": "proef-1",
    "name": "Proefdienst",
    "status": "active",
    "alternate_name": "Proef",
    "description": "Samen wandelen.",
    "url": "https://proef.example/",
    "email": "info@proef.example",
    "fees": "gratis",
    "alert": "",
    "application_process": "Bel.",
    "eligibility_description": "Voor iedereen.",
    "interpretation_services": "",
    "minimum_age": 18,
    "maximum_age": 99,
    "assured_date": "2026-01-01",
    "last_modified": "2026-01-01T00:00:00Z",
    "organization": {"id": "o", "name": "Stichting Proef", "website": "https://proef.example/", "email": "a@b.example"},
    "service_at_locations": [
        {
            "id": "sal",
            "location": {
                "id": "loc",
                "location_type": "physical",
                "name": "Huis",
                "latitude": 52.16,
                "longitude": 5.39,
                "addresses": [{"id": "a", "address_1": "Straat 1", "city": "Stad", "country": "NL"}],
                "accessibility": [{"id": "t", "description": "Drempelloos"}],
            },
            "schedules": [{"id": "s2", "opens_at": "10:00", "closes_at": "12:00", "byday": "WE"}],
        }
    ],
    "schedules": [
        {
            "id": "s",
            "valid_from": "2020-01-01",
            "valid_to": "2030-01-01",
            "freq": "WEEKLY",
            "interval": 1,
            "byday": "MO,TU",
            "bymonthday": "1",
            "opens_at": "09:00",
            "closes_at": "17:00",
            "attending_type": "in_person,phone",
        },
    ],
    "cost_options": [{"id": "c", "option": "per keer", "amount": 2.5, "currency": "EUR", "valid_from": "2020-01-01"}],
    "service_areas": [{"id": "ar", "name": "Voorbeeldstad", "extent": "GM9901", "extent_type": "other"}],
    "languages": [{"id": "l", "code": "nl", "name": "Nederlands"}],
    "funding": [{"id": "f", "source": "Gemeente"}],
    "contacts": [{"id": "ct", "name": "Balie", "email": "a@b.example", "phones": [{"id": "p", "number": "0001"}]}],
    "phones": [{"id": "p2", "number": "000 12 34 777", "extension": 1, "description": "overdag"}],
    "attributes": [
        {"id": "at1", "taxonomy_term": {"id": "e", "taxonomy": "draagkracht-base-function", "code": "emotional"}},
        {"id": "at2", "taxonomy_term": {"id": "wmo", "taxonomy": "draagkracht-law", "code": "wmo"}},
        {"id": "at3", "label": "first-step", "value": "Bel eerst."},
        {"id": "at4", "label": "iets", "taxonomy_term": {"id": "x", "name": "Anders", "taxonomy": "eigen"}},
    ],
}
# What feeds hold where something else was meant.
ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 150, 2**15, 2**31, 2**62, -(2**62), 0.1, 1e17, 52.1, "", " ", "0001-01-01",
    "9999-12-31", "2026-02-30", "00:00", "23:59:59.999999", "24:00", "MO", "XX", "DAILY", "active", "nl", "xx", "EUR",
    "respite", [], {}, [[]], [{}], ["a"], {"id": "x"}, {"code": "respite"}, "x" * 301, "https://[", "a@b", "000",
    "javascript:alert(1)",
)  # fmt: skip


@st.composite
def feeds(draw: st.DrawFn) -> list[Any]:
    """Return services of which some fields, at any depth, hold something else than they should."""
    found: list[Any] = []
    for number in range(draw(st.integers(1, 2))):
        service = copy.deepcopy(SERVICE) | {"id": f"proef-{number}"}
        for _ in range(draw(st.integers(0, 4))):
            _spoil(draw, service)
        found.append(service)
    return found + draw(st.lists(json_values, max_size=1))


def _spoil(draw: st.DrawFn, service: dict[str, Any]) -> None:
    """Put something odd somewhere in a service."""
    place: Any = service
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or draw(st.integers(0, 3)) == 0:
            break
        place = place[key]
    place[key] = draw(st.one_of(st.sampled_from(ODD_VALUES), st.sampled_from(TEXTS[:-1]), json_values))
