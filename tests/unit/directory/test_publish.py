"""Whatever a feed brings: what we read of it leaves the house valid, without people, with ids that stay."""

import csv
import io
import json
import re
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from draagkracht.base import structured_data
from draagkracht.directory.rules.codes import ServiceStatus
from draagkracht.directory.rules.hsds import publish, read_feed, records, schema, tabular
from tests.contract.test_api import STRICT, closed

TEXT = st.one_of(
    st.text(max_size=30), st.sampled_from(["x", "=1+1", "http://x.example/ü", "a@b.nl", "WEEKLY", "DAILY"])
)
ID = st.one_of(st.text(min_size=1, max_size=20), st.uuids().map(str), st.uuids().map(lambda one: str(one).upper()))
LINK = st.one_of(TEXT, st.sampled_from(["https://www.example.com/a b", "javascript:alert(1)", "http://[", "ftp://x/"]))
DATE = st.dates().map(str)


def thing(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return objects of a feed: the id always, each field sometimes."""
    return st.fixed_dictionaries({}, optional={"id": ID, **fields})


PHONE = thing(
    number=st.sampled_from(["000 1", "+31 6 1", "x"]), extension=st.one_of(st.integers(0, 99), TEXT), description=TEXT
)
TERM = thing(name=TEXT, description=TEXT, taxonomy=TEXT, code=TEXT, parent_id=ID, term_uri=LINK)
SCHEDULE = thing(
    freq=TEXT,
    valid_from=DATE,
    valid_to=DATE,
    opens_at=st.times().map(str),
    byday=TEXT,
    schedule_link=LINK,
    interval=st.integers(0, 9),
    attending_type=TEXT,
)
ADDRESS = thing(address_1=TEXT, city=TEXT, postal_code=TEXT, country=TEXT)
ACCESS = thing(description=TEXT, url=LINK)
LOCATION = thing(
    location_type=TEXT,
    name=TEXT,
    latitude=st.integers(-90, 90),
    longitude=st.integers(-180, 180),
    addresses=st.lists(ADDRESS, max_size=2),
    accessibility=st.lists(ACCESS, max_size=2),
)
SERVICE = st.fixed_dictionaries(
    {
        "id": ID,
        "name": st.text(min_size=1, max_size=20),
        "status": st.sampled_from([str(one) for one in ServiceStatus]),
    },
    optional={
        "description": TEXT,
        "url": LINK,
        "email": TEXT,
        "minimum_age": st.integers(-1, 200),
        "last_modified": st.sampled_from(["2026-01-01T00:00:00Z", "x"]),
        "assured_date": DATE,
        "organization": thing(name=TEXT, website=LINK, logo=LINK, uri=LINK, email=TEXT, parent_organization_id=ID),
        "schedules": st.lists(SCHEDULE, max_size=2),
        "service_at_locations": st.lists(thing(location=LOCATION, description=TEXT), max_size=2),
        "service_areas": st.lists(thing(name=TEXT, uri=TEXT), max_size=2),
        "languages": st.lists(thing(code=TEXT, name=TEXT), max_size=2),
        "cost_options": st.lists(thing(amount=st.integers(0, 10_000), option=TEXT), max_size=2),
        "funding": st.lists(thing(source=TEXT), max_size=2),
        "contacts": st.lists(thing(name=TEXT, title=TEXT, email=TEXT, phones=st.lists(PHONE, max_size=2)), max_size=2),
        "phones": st.lists(PHONE, max_size=2),
        "attributes": st.lists(thing(label=TEXT, value=TEXT, taxonomy_term=TERM), max_size=2),
    },
)
FULL = Draft202012Validator(closed(schema.schema_of(records.ServiceRecord)), format_checker=STRICT)
LISTED = Draft202012Validator(closed(schema.schema_of(records.ServiceRecord, is_listed=True)), format_checker=STRICT)


def read(service: dict[str, Any]) -> list[records.ServiceRecord]:
    """Return what we would import of it; nothing where it is refused."""
    return list(read_feed([("feed.json", json.dumps([service]).encode())]).services)


@given(SERVICE)
def test_any_service_that_can_be_imported_leaves_the_house_valid(service: dict[str, Any]) -> None:
    for record in read(service):
        assert [fault.message for fault in FULL.iter_errors(publish.full_service(record))] == []
        assert [fault.message for fault in LISTED.iter_errors(publish.listed_service(record))] == []


@given(SERVICE)
def test_what_leaves_the_house_is_read_back_and_leaves_it_the_same(service: dict[str, Any]) -> None:
    for record in read(service):
        written = publish.full_service(record)

        again = [publish.full_service(one) for one in read(written)]

        assert again == [written]


@given(SERVICE)
def test_its_rows_hold_every_value_and_no_formula(service: dict[str, Any]) -> None:
    for record in read(service):
        written = publish.full_service(record)

        for table, row in tabular.rows_of([written]):
            (cells,) = csv.reader(io.StringIO(tabular.line(table, row), newline=""))
            given_cells = dict(zip(tabular.columns_of(table), cells, strict=True))
            for name, value in row.items():
                if not isinstance(value, list | dict):
                    assert tabular.plain_cell(given_cells[name]) == str(value)
            assert not [cell for cell in cells if re.match(r"[=@+\t\r-](?![0-9(])", cell)]


@given(st.text(alphabet="'=+-@\t\r a1|%＝ "))
def test_a_cell_that_was_made_safe_gives_back_what_was_there(text: str) -> None:
    assert tabular.plain_cell(tabular.safe_cell(text)) == text


@pytest.mark.parametrize("number", ["+31 20 123 45 67", "+31 (0)20 1234567", "-12.50", "020-1234567", "1/2"])
def test_a_number_stays_a_number(number: str) -> None:
    assert tabular.safe_cell(number) == number


@pytest.mark.parametrize("sum_", ["+31-20-1234567", "-1/2", "+1+1", "=1", " =1", "＝1", "@x", "|x"])
def test_what_a_spreadsheet_would_compute_is_text(sum_: str) -> None:
    assert tabular.safe_cell(sum_) == f"'{sum_}"


@given(st.text(max_size=40), st.text(max_size=40))
def test_ids_stay_differ_and_are_uuids(one: str, other: str) -> None:
    ids = [publish.identifier("service", text) for text in (one, one, other)]

    assert ids[0] == ids[1]
    assert (ids[0] == ids[2]) == (one == other)
    assert all(str(UUID(found)) == found for found in ids)
    assert publish.identifier("service", one) != publish.identifier("organization", one)


@given(st.text())
def test_no_text_ends_a_block_of_facts(text: str) -> None:
    block = structured_data.block({"name": text, "deep": [{"text": text}]})

    start, end = '<script type="application/ld+json">', "</script>"
    inside = block.removeprefix(start).removesuffix(end)
    assert block == f"{start}{inside}{end}"
    assert not set(inside) & set("<>&\u2028\u2029")
    assert json.loads(inside) == {"name": text, "deep": [{"text": text}]}
