"""Reading a feed: what is taken over, what is left out with a warning, what is refused."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules.codes import (
    Audience,
    BaseFunction,
    Condition,
    Law,
    RespiteForm,
    ServiceStatus,
)
from draagkracht.directory.rules.hsds import read_feed, to_hsds
from draagkracht.directory.rules.hsds.records import Feed, ServiceRecord

Json = dict[str, Any]

MINIMAL: Json = {"id": "s1", "name": "Inloop", "status": "active"}


def term(taxonomy: str, written: str, field: str = "code") -> Json:
    """Return an attribute with a code of a taxonomy, written in one of the fields where feeds write it."""
    return {
        "id": f"a-{written}",
        "taxonomy_term": {"id": f"t-{taxonomy}-{written}", "taxonomy": taxonomy, field: written},
    }


FULL: Json = {
    **MINIMAL,
    "alternate_name": "Koffie",
    "description": "  Een praatje. ",
    "url": "https://inloop.example/dinsdag",
    "email": "vraag@inloop.example",
    "fees": "gratis",
    "minimum_age": 18,
    "maximum_age": 99,
    "assured_date": "2026-10-03",
    "last_modified": "2026-10-03T12:00:00Z",
    "organization": {"id": "o1", "name": "Buurthuis", "description": "Huis", "website": "https://buurthuis.example"},
    "service_at_locations": [
        {
            "id": "sal1",
            "location": {
                "id": "l1",
                "location_type": "physical",
                "latitude": 52.155,
                "longitude": 5.387,
                "addresses": [{"id": "ad1", "address_1": "Plein 1", "city": "Voorbeeldstad", "postal_code": "0000 AA"}],
                "accessibility": [{"id": "ac1", "accessibility": "Zonder drempel"}],
            },
        }
    ],
    "schedules": [
        {
            "id": "sc1",
            "valid_from": "2026-01-01",
            "valid_to": "2026-12-31",
            "freq": "WEEKLY",
            "interval": 1,
            "byday": "TU",
            "opens_at": "10:00",
            "closes_at": "12:30:00Z",
            "attending_type": "venue",
        }
    ],
    "service_areas": [{"id": "sa1", "service_area": "Voorbeeldstad"}],
    "languages": [{"id": "la1", "code": "nl-NL"}, {"id": "la2", "name": "Turks"}],
    "cost_options": [{"id": "co1", "option": "per keer", "amount": 12.35, "currency": "EUR"}],
    "funding": [{"id": "fu1", "source": "gemeente"}],
    "contacts": [{"id": "ct1", "name": "Balie", "phones": [{"id": "p2", "number": "000 12 34 502"}]}],
    "phones": [{"id": "p1", "number": "000 12 34 501", "extension": 12}],
    "attributes": [
        term("draagkracht-base-function", "respite"),
        term("draagkracht-base-function", "information", field="term"),
        term("draagkracht-condition", "dementia", field="name"),
        term("draagkracht-condition", "none"),
        term("draagkracht-law", "none"),
        term("draagkracht-audience", "carer"),
        term("draagkracht-respite-form", "day_care"),
        {"id": "x1", "label": "first-step", "value": "Bel de balie."},
        {"id": "x2", "label": "what-to-expect", "value": "Koffie en een gesprek."},
        {"id": "x3", "link_type": "topic", "taxonomy_term": {"id": "other", "name": "Ouderen", "taxonomy": "LGS"}},
    ],
}


def read(*objects: Json, name: str = "services.json") -> Feed:
    return read_feed([(name, json.dumps(list(objects)).encode())])


def only(feed: Feed) -> ServiceRecord:
    assert not feed.refused
    (service,) = feed.services
    return service


def warnings(feed: Feed) -> dict[str, str]:
    return {remark.field: remark.reason.dutch() for remark in feed.warnings}


def refusals(feed: Feed) -> list[tuple[str, str, str]]:
    return [(remark.id, remark.field, remark.reason.dutch()) for remark in feed.refused]


def changed(path: str, value: Any) -> Json:
    """Return the full service with one field changed; the path goes through objects, and the first of each list."""
    service: Json = json.loads(json.dumps(FULL))
    *way, last = path.split(".")
    place: Any = service
    for step in way:
        place = place[step][0] if isinstance(place[step], list) else place[step]
    place[last] = value
    return service


# What is read


def test_a_full_service_is_read_without_a_remark() -> None:
    feed = read(FULL)
    service = only(feed)

    assert feed.warnings == ()
    assert (service.id, service.name, service.status) == ("s1", "Inloop", ServiceStatus.ACTIVE)
    assert service.description == "Een praatje."
    assert (service.minimum_age, service.maximum_age) == (18, 99)
    assert service.assured_date == date(2026, 10, 3)
    assert service.organization is not None
    assert service.organization.name == "Buurthuis"
    location = service.service_at_locations[0].location
    assert (location.latitude, location.longitude) == (52.155, 5.387)
    assert location.addresses[0].postal_code == "0000 AA"
    assert location.accessibility[0].description == "Zonder drempel"
    assert (service.schedules[0].opens_at, service.schedules[0].closes_at) == (time(10), time(12, 30))
    assert service.service_areas[0].name == "Voorbeeldstad"
    assert [language.code for language in service.languages] == ["nl", "tr"]
    assert service.cost_options[0].amount_cents == 1235
    assert service.phones[0].extension == "12"
    assert service.contacts[0].phones[0].number == "000 12 34 502"


def test_our_codes_become_the_classification_and_other_terms_stay_attributes() -> None:
    service = only(read(FULL))

    assert service.classification.base_functions == (BaseFunction.INFORMATION, BaseFunction.RESPITE)
    assert service.classification.conditions == (Condition.DEMENTIA, Condition.NONE)
    assert service.classification.laws == (Law.NONE,)
    assert service.classification.audiences == (Audience.CARER,)
    assert service.classification.respite_forms == (RespiteForm.DAY_CARE,)
    assert service.classification.first_step == "Bel de balie."
    assert service.classification.what_to_expect == "Koffie en een gesprek."
    assert service.classification.is_complete
    assert [attribute.link_type for attribute in service.attributes] == ["topic"]


def test_the_smallest_service_is_read_and_is_not_classified() -> None:
    service = only(read(MINIMAL))

    assert service == ServiceRecord("s1", "Inloop", ServiceStatus.ACTIVE)
    assert not service.classification.is_complete


@pytest.mark.parametrize(
    "shape", [lambda one: one, lambda one: [one], lambda one: {"contents": [one], "total_items": 1}]
)
def test_a_file_is_a_service_a_list_or_a_page(shape: Callable[[Json], Any]) -> None:
    feed = read_feed([("any.json", json.dumps(shape(MINIMAL)).encode())])

    assert only(feed).id == "s1"
    assert feed.skipped == 0


def test_a_mark_of_byte_order_is_no_obstacle() -> None:
    assert only(read_feed([("any.json", b"\xef\xbb\xbf" + json.dumps(MINIMAL).encode())])).id == "s1"


def test_parts_that_stand_elsewhere_are_used_where_a_service_refers_to_them() -> None:
    service = {
        **MINIMAL,
        "organization_id": "o1",
        "service_at_locations": [{"id": "sal1", "location_id": "l1"}],
        "attributes": [{"id": "x", "taxonomy_term_id": "t1"}],
    }
    others: dict[str, Json] = {
        "organizations.json": {"id": "o1", "name": "Buurthuis", "description": "Huis"},
        "locations.json": {"id": "l1", "location_type": "physical", "latitude": 52.1, "longitude": 5.1},
        "terms.json": {"id": "t1", "name": "Rust", "taxonomy": "draagkracht-base-function", "code": "respite"},
    }
    files = [("services.json", json.dumps(service).encode())]

    feed = read_feed([*files, *((name, json.dumps(item).encode()) for name, item in others.items())])

    found = only(feed)
    assert found.organization is not None
    assert found.organization.name == "Buurthuis"
    assert found.service_at_locations[0].location.latitude == 52.1
    assert found.classification.base_functions == (BaseFunction.RESPITE,)
    assert feed.skipped == 0


def test_an_organisation_that_can_only_be_told_by_its_use_is_no_service() -> None:
    feed = read({**MINIMAL, "organization_id": "o1"}, {"id": "o1", "name": "Buurthuis"})

    assert only(feed).organization is not None


def test_the_fullest_form_of_an_organisation_is_used_everywhere() -> None:
    bare, full = {"id": "o1", "name": "Buurthuis"}, {"id": "o1", "name": "Buurthuis", "email": "a@buurthuis.example"}

    feed = read({**MINIMAL, "organization": bare}, {**MINIMAL, "id": "s2", "organization": full})

    assert [service.organization and service.organization.email for service in feed.services] == [
        "a@buurthuis.example"
    ] * 2


@pytest.mark.parametrize(
    "other",
    [
        {"openapi_url": "https://x.example", "profile": "p", "version": "HSDS-UK-3.0"},
        {"id": "t", "name": "taxonomy", "description": "d", "version": "1"},
        {"id": "sal", "location": {"id": "l"}, "service": MINIMAL},
        {"id": "c", "service_id": "s1", "name": "Balie"},
        {"data": [1], "definitions": {}},
        "a text",
        7,
    ],
    ids=str,
)
def test_another_object_is_counted_and_skipped(other: Any) -> None:
    feed = read(MINIMAL, other)

    assert only(feed).id == "s1"
    assert feed.skipped == 1


def test_services_come_in_the_order_of_their_ids() -> None:
    feed = read(*({**MINIMAL, "id": name} for name in ("b", "c", "a")))

    assert [service.id for service in feed.services] == ["a", "b", "c"]


# The same id more than once


def test_of_the_same_service_the_fullest_is_read_whatever_the_order() -> None:
    # Its empty field comes first in the alphabet, so that only fullness can decide.
    poor = {**MINIMAL, "name": "Oud", "accreditations": "", "description": "", "fees": None, "phones": []}

    for order in ([poor, FULL], [FULL, poor], [poor, FULL, poor]):
        assert only(read(*order)).name == "Inloop"


def test_of_equally_full_services_one_is_read_whatever_the_order() -> None:
    twins = [{**MINIMAL, "name": "Een"}, {**MINIMAL, "name": "Twee"}]

    assert read(*twins) == read(*reversed(twins))


def test_a_broken_copy_of_a_fuller_service_does_not_stop_the_feed() -> None:
    assert only(read(FULL, {"id": "s1", "status": "weg"})).name == "Inloop"


# What is refused


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        ({"name": "x", "status": "active"}, ("services.json#1", "id", "Er is geen id.")),
        ({**MINIMAL, "id": ""}, ("services.json#1", "id", "Er is geen id.")),
        ({**MINIMAL, "id": None}, ("services.json#1", "id", "Er is geen id.")),
        ({**MINIMAL, "id": 5}, ("services.json#1", "id", "Dit is geen tekst.")),
        ({"id": [], "name": None}, ("services.json#1", "id", "Dit is geen tekst.")),
        ({**MINIMAL, "id": "a" * 400}, ("a" * 300, "id", "Dit id is te lang of heeft tekens die niet kunnen.")),
        ({"id": "s1", "status": "active"}, ("s1", "name", "Er is geen naam.")),
        ({**MINIMAL, "name": "  "}, ("s1", "name", "Er is geen naam.")),
        ({**MINIMAL, "name": ["x"]}, ("s1", "name", "Dit is geen tekst.")),
        ({"id": "s1", "name": "x", "fees": "gratis"}, ("s1", "status", "Er is geen status.")),
        ({"id": "s1", "name": "x"}, ("s1", "status", "Er is geen status.")),
        ({**MINIMAL, "status": None}, ("s1", "status", "Er is geen status.")),
        (
            {**MINIMAL, "status": "open"},
            ("s1", "status", "Deze status bestaat niet. Wel: active, inactive, defunct, temporarily closed."),
        ),
        ({**MINIMAL, "name": "x\x00y"}, ("s1", "name", "In deze tekst staat een teken dat niet kan.")),
        ({**MINIMAL, "description": "\ud800"}, ("s1", "description", "In deze tekst staat een teken dat niet kan.")),
    ],
)
def test_a_service_without_id_name_or_status_is_refused_by_name(service: Json, expected: tuple[str, str, str]) -> None:
    feed = read(service)

    assert expected in refusals(feed)
    assert feed.services == ()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("email", 5),
        ("assurer_email", {"a": 1}),
        ("organization.email", ["x"]),
        ("contacts.email", True),
        ("phones", "000 12"),
        ("phones.number", 12345),
        ("phones.type", 1),
        ("contacts.phones.number", 12345),
        ("service_at_locations.location.addresses", "Plein 1"),
        ("service_at_locations.location.addresses", ["Plein 1"]),
        ("service_at_locations.location.addresses.postal_code", 1234),
        ("service_at_locations.location.addresses.city", None),
    ],
)
def test_an_address_mail_or_telephone_field_of_another_type_is_refused(path: str, value: Any) -> None:
    feed = read(changed(path, value))

    if value is None:
        assert not feed.refused
    else:
        (refused,) = feed.refused
        assert refused.id == "s1"
        assert refused.field.replace("[0]", "").startswith(path)


def test_every_mistake_of_a_feed_is_named_at_once() -> None:
    feed = read({**FULL, "name": None, "email": 5}, {**MINIMAL, "id": "s2", "status": "weg"}, {**MINIMAL, "id": "s3"})

    assert [(remark.id, remark.field) for remark in feed.refused] == [("s1", "email"), ("s1", "name"), ("s2", "status")]
    assert [service.id for service in feed.services] == ["s3"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Dit bestand is geen geldige JSON: regel 1, teken 1."),
        (b'{"id": ', "Dit bestand is geen geldige JSON: regel 1, teken 8."),
        (b"\xff\xfe{\x00}\x00", "Dit bestand is geen tekst in UTF-8."),
        (b"5", "In dit bestand staat geen object en geen lijst."),
        (b"null", "In dit bestand staat geen object en geen lijst."),
        (b'{"id": "a", "id": "b"}', "Het veld “id” staat twee keer in één object."),
        (b'[{"minimum_age": 1e400}]', "In dit bestand staat een getal dat te groot of te lang is."),
        (b'[{"minimum_age": 9223372036854775808}]', "In dit bestand staat een getal dat te groot of te lang is."),
        (b'[{"a": ' + b"9" * 100_000 + b"}]", "In dit bestand staat een getal dat te groot of te lang is."),
        (b'[{"a": 1.' + b"9" * 100_000 + b"}]", "In dit bestand staat een getal dat te groot of te lang is."),
        (b'[{"a": 1e99999999999}]', "In dit bestand staat een getal dat te groot of te lang is."),
        (b'[{"latitude": NaN}]', "“NaN” is geen getal."),
        (b'[{"latitude": -Infinity}]', "“-Infinity” is geen getal."),
        (b"[" * 60 + b"]" * 60, "Dit bestand heeft te veel lagen in elkaar."),
        (b"[" * 100_000 + b"]" * 100_000, "Dit bestand heeft te veel lagen in elkaar."),
        (b'{"a":' * 100_000, "Dit bestand heeft te veel lagen in elkaar."),
        (b'{"name": "\x00"}', "Dit bestand is geen geldige JSON: regel 1, teken 11."),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_cannot_be_read_is_refused_by_its_name(content: bytes, reason: str) -> None:
    feed = read_feed([("broken.json", content), ("good.json", json.dumps(MINIMAL).encode())])

    assert refusals(feed) == [("broken.json", "", reason)]
    assert [service.id for service in feed.services] == ["s1"]


# What is left out with a warning


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(100, 101), (0, 0), (0.001, 0), (52, 181), ("52.1", 5.1), (52.1, None), (True, 5), ([], {})],
)
def test_coordinates_that_cannot_be_leave_a_location_without_a_place(latitude: Any, longitude: Any) -> None:
    service = changed("service_at_locations.location.latitude", latitude)
    service["service_at_locations"][0]["location"]["longitude"] = longitude

    feed = read(service)

    location = only(feed).service_at_locations[0].location
    assert (location.latitude, location.longitude) == (None, None)
    assert location.addresses[0].address_1 == "Plein 1"
    assert warnings(feed)["service_at_locations[0].location.latitude"].startswith("Deze coördinaten kunnen niet.")


def test_a_location_without_coordinates_is_no_reason_for_a_warning() -> None:
    service = changed("service_at_locations.location.latitude", None)
    service["service_at_locations"][0]["location"]["longitude"] = None

    assert read(service).warnings == ()


@pytest.mark.parametrize(
    ("path", "value", "attribute", "left"),
    [
        ("description", 5, "description", ""),
        ("url", "javascript:alert(1)", "url", ""),
        ("url", "javascript://inloop.example/%0aalert(1)", "url", ""),
        ("url", "ftp://inloop.example/a", "url", ""),
        ("url", "http://", "url", ""),
        ("url", "http://[", "url", ""),
        ("email", "geen adres", "email", ""),
        ("minimum_age", -1, "minimum_age", None),
        ("minimum_age", 12.5, "minimum_age", None),
        ("minimum_age", "12", "minimum_age", None),
        ("minimum_age", True, "minimum_age", None),
        ("maximum_age", 1000, "maximum_age", None),
        ("assured_date", "gisteren", "assured_date", None),
        ("assured_date", "2026-02-30", "assured_date", None),
        ("last_modified", "straks", "last_modified", ""),
        ("languages", {"code": "nl"}, "languages", ()),
        ("cost_options", ["gratis"], "cost_options", ()),
        ("organization", "Buurthuis", "organization", None),
        ("organization", {"id": "o1"}, "organization", None),
    ],
)
def test_what_is_untidy_is_left_out_with_a_warning(path: str, value: Any, attribute: str, left: Any) -> None:
    feed = read(changed(path, value))

    assert getattr(only(feed), attribute) == left
    assert any(field.startswith(path) for field in warnings(feed))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("languages.code", "nederlands"),
        ("cost_options.amount", -1),
        ("cost_options.amount", 10**15),
        ("schedules.opens_at", "25:00"),
        ("schedules.valid_to", "2025-01-01"),
        ("schedules.interval", 1.5),
        ("phones.number", "bel maar"),
        ("attributes.taxonomy_term", "respite"),
        ("service_at_locations.location", None),
        ("service_at_locations.location.addresses.id", 5),
    ],
)
def test_an_untidy_part_is_warned_about_at_its_own_field(path: str, value: Any) -> None:
    feed = read(changed(path, value))

    assert len(feed.services) == 1
    assert any(field.replace("[0]", "").startswith(path.rpartition(".")[0]) for field in warnings(feed))


def test_ages_in_the_wrong_order_are_both_left_out() -> None:
    feed = read({**FULL, "minimum_age": 80, "maximum_age": 18})

    assert (only(feed).minimum_age, only(feed).maximum_age) == (None, None)
    assert "minimum_age" in warnings(feed)


@pytest.mark.parametrize(
    ("attribute", "reason"),
    [
        (term("draagkracht-condition", "flu"), "De code “flu” bestaat niet in draagkracht-condition."),
        (term("draagkracht-law", "dementia"), "De code “dementia” bestaat niet in draagkracht-law."),
        (term("draagkracht-mood", "glad"), "De indeling “draagkracht-mood” kennen wij niet."),
    ],
)
def test_an_unknown_code_in_our_taxonomies_is_a_warning(attribute: Json, reason: str) -> None:
    feed = read({**MINIMAL, "attributes": [attribute]})

    assert not only(feed).classification.is_complete
    assert reason in warnings(feed).values()


def test_references_that_lead_nowhere_are_warned_about() -> None:
    feed = read(
        {
            **MINIMAL,
            "organization_id": "nobody",
            "service_at_locations": [{"id": "x", "location_id": "nowhere"}],
            "attributes": [{"id": "y", "taxonomy_term_id": "nothing"}],
        }
    )

    assert set(warnings(feed)) == {
        "organization_id",
        "service_at_locations[0].location_id",
        "attributes[0].taxonomy_term_id",
    }


def test_a_text_without_end_is_cut() -> None:
    feed = read({**MINIMAL, "name": "a" * 1_000_000, "description": "b" * 1_000_000})

    assert len(only(feed).name) == 300
    assert len(only(feed).description) == 20_000
    assert set(warnings(feed)) == {"name", "description"}


def test_parts_without_an_id_get_the_same_one_each_time() -> None:
    service = {**MINIMAL, "languages": [{"code": "nl"}, {"code": "tr"}]}

    first, second = only(read(service)), only(read(service))

    assert first == second
    assert first.languages[0].id != first.languages[1].id


# Writing


def test_a_service_is_written_and_read_back_unchanged() -> None:
    service = only(read(FULL))

    again = read(to_hsds(service))

    assert only(again) == service
    assert again.warnings == ()


def test_empty_fields_are_not_written() -> None:
    assert to_hsds(only(read(MINIMAL))) == MINIMAL


@pytest.mark.parametrize(("cents", "written"), [(0, 0), (3500, 35), (1235, 12.35), (1, 0.01), (2**31 - 1, 21474836.47)])
def test_cents_are_written_as_an_amount_and_read_back(cents: int, written: float) -> None:
    service = only(read(FULL))
    priced = replace(service, cost_options=(replace(service.cost_options[0], amount_cents=cents),))

    assert to_hsds(priced)["cost_options"][0]["amount"] == written
    assert only(read(json.loads(json.dumps(to_hsds(priced))))) == priced


# Whatever arrives

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["active", "respite"])
)
names = st.sampled_from([*FULL, "location", "location_id", "addresses", "code", "number", "taxonomy_term", "contents"])
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4))


@given(st.lists(st.tuples(st.sampled_from(list(FULL)), anything), min_size=1, max_size=4))
def test_no_value_at_any_field_makes_reading_stumble(changes: list[tuple[str, Any]]) -> None:
    feed = read({**FULL, **dict(changes)})

    for service in feed.services:
        assert only(read(to_hsds(service))) == service


@given(anything | st.binary(max_size=40))
def test_no_file_makes_reading_stumble(content: Any) -> None:
    data = content if isinstance(content, bytes) else json.dumps(content).encode()

    feed = read_feed([("any.json", data)])

    assert len({service.id for service in feed.services}) == len(feed.services)
