"""Our side of HSDS 3 / ORUK against theirs: their answers are read, and what we write keeps to their schema.

Their schemas and answers lie beside a checkout of this project, never in it (CC BY-SA 4.0, Open Referral UK). Where
they do not, these tests are skipped and say so; `tests/unit/directory/test_hsds.py` needs no one else's files.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from draagkracht.config.demo import feed as demo
from draagkracht.directory.rules.hsds import read_feed, to_hsds
from draagkracht.directory.rules.hsds.records import Feed
from draagkracht.directory.rules.importing import SourceKind, read
from draagkracht.directory.rules.importing.paging import Cursor
from draagkracht.directory.services.fetching import SourceFailed, fetch_answers
from tests.fakes.web import LocalFetcher, serving

ORUK = Path(__file__).parents[3] / "shared" / "data" / "oruk"
MISSING = f"ORUK CONTRACT TESTS SKIPPED: no schemas of Open Referral UK in {ORUK}"
COMMUNITY_COUNSELLING = "ac148810-d857-441c-9679-408f346de14b"

pytestmark = pytest.mark.skipif(not ORUK.is_dir(), reason=MISSING)


def answers(name: str) -> Feed:
    files = sorted((ORUK / f"V3.0-UK-{name}").glob("*.json"))
    return read_feed([(file.name, file.read_bytes()) for file in files])


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads((ORUK / "schema" / "compiled" / "service.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize(("name", "skipped"), [("Default", 7), ("Test", 5), ("Warn", 5)])
def test_their_answers_are_read_as_one_service_with_a_warning_about_its_latitude(name: str, skipped: int) -> None:
    feed = answers(name)

    (service,) = feed.services
    assert service.id == COMMUNITY_COUNSELLING
    assert feed.refused == ()
    assert feed.skipped == skipped
    assert [remark.field for remark in feed.warnings] == ["service_at_locations[0].location.latitude"]


def test_of_the_128_copies_in_a_list_and_the_full_service_the_full_one_is_read() -> None:
    (service,) = answers("Test").services

    assert service.service_at_locations[0].location.addresses[0].city == "MyCity"
    assert service.service_at_locations[0].location.latitude is None
    assert service.cost_options[0].amount_cents == 3500
    assert service.organization is not None
    assert service.organization.name == "Example Organization Inc."
    assert not service.classification.is_complete


@pytest.mark.parametrize("name", ["Default", "Test", "Warn"])
def test_what_we_write_of_their_service_keeps_to_their_schema(name: str, validator: Draft202012Validator) -> None:
    for service in answers(name).services:
        assert faults(validator, to_hsds(service)) == []


@pytest.mark.parametrize(("name", "asked"), [("Default", 2), ("Test", 2), ("Warn", 2)])
def test_asked_page_by_page_their_answers_give_the_same_service(name: str, asked: int) -> None:
    folder = ORUK / f"V3.0-UK-{name}"
    with serving() as server:
        server.say("/o/services", body=(folder / "service_list.json").read_bytes())
        server.say(f"/o/services/{COMMUNITY_COUNSELLING}", body=(folder / "service_full.json").read_bytes())

        fetched = fetch_answers(
            fetcher=LocalFetcher(),
            kind=SourceKind.ORUK_URL,
            address=server.url("/o/"),
            cursor=Cursor(),
            pause=lambda _: None,
        )
        files = [(one.name, one.body) for one in fetched if one.body is not None]

    (service,) = read(SourceKind.ORUK_URL, files).feed.services
    (known,) = answers(name).services
    assert len(server.asked) == asked
    assert service.id == COMMUNITY_COUNSELLING
    assert (service.description, service.cost_options) == (known.description, known.cost_options)
    assert service.service_at_locations[0].location.addresses == known.service_at_locations[0].location.addresses


def test_their_answer_without_its_full_form_is_read_as_the_list_has_it() -> None:
    with serving() as server:
        server.say("/o/services", body=(ORUK / "V3.0-UK-Default" / "service_list.json").read_bytes())

        fetched = fetch_answers(
            fetcher=LocalFetcher(),
            kind=SourceKind.ORUK_URL,
            address=server.url("/o"),
            cursor=Cursor(),
            pause=lambda _: None,
        )
        files = [(one.name, one.body) for one in fetched if one.body is not None]

    (service,) = read(SourceKind.ORUK_URL, files).feed.services
    assert service.service_at_locations == ()


def test_a_wrong_part_of_their_answers_is_refused_as_no_list() -> None:
    with serving() as server:
        server.say("/o/services", body=(ORUK / "V3.0-UK-Default" / "api_details.json").read_bytes())

        fetched = fetch_answers(
            fetcher=LocalFetcher(), kind=SourceKind.ORUK_URL, address=server.url("/o"), cursor=Cursor()
        )

        with pytest.raises(SourceFailed, match="geen lijst van diensten"):
            list(fetched)


@pytest.mark.parametrize("slug", ["voorbeeldstad", "voorbeelddorp"])
def test_the_demo_directory_keeps_to_their_schema(slug: str, validator: Draft202012Validator) -> None:
    feed = read_feed([("demo.json", json.dumps(demo.build_feed(slug)).encode())])

    assert feed.refused == ()
    assert feed.warnings == ()
    written = [to_hsds(service) for service in feed.services]
    assert [fault for service in written for fault in faults(validator, service)] == []
    assert read_feed([("again.json", json.dumps(written).encode())]).services == feed.services


def test_their_schema_would_notice_a_mistake(validator: Draft202012Validator) -> None:
    (service,) = answers("Default").services

    assert faults(validator, {**to_hsds(service), "status": "open"})
    assert faults(validator, {**to_hsds(service), "id": "not a uuid"})


def faults(validator: Draft202012Validator, service: dict[str, Any]) -> list[str]:
    found = validator.iter_errors(json.loads(json.dumps(service)))
    return [f"{service['name']}: {'.'.join(map(str, fault.path))}: {fault.message}" for fault in found]
