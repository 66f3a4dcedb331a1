"""Every answer of the API keeps to the schemas: to our own always, to those of Open Referral UK where they lie beside.

Their schemas are no part of this repository (CC BY-SA 4.0). Our own are those that the API itself gives away.
"""

import json
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

from draagkracht.directory.api import throttle
from draagkracht.directory.api.endpoints import ENDPOINTS
from draagkracht.directory.rules.hsds import records
from tests.integration.directory.conftest import at, given, record  # noqa: F401 - a fixture

API = "/api/hsds/v3"
SCHEMAS = Path(__file__).parents[3] / "shared" / "data" / "oruk" / "schema"
MISSING = f"ORUK CONTRACT TESTS OF THE API SKIPPED: no schemas of Open Referral UK in {SCHEMAS}"
needs_schemas = pytest.mark.skipif(not SCHEMAS.is_dir(), reason=MISSING)
# Their schema for each address of ours: of a list, of one thing, and of a list with everything.
THEIRS = {
    "services": ("compiled/service_list.json", "compiled/service.json"),
    "organizations": ("compiled/organization_list.json", "compiled/organization.json"),
    "service_at_locations": ("compiled/service_at_location_list.json", "compiled/service_at_location.json"),
    "taxonomies": ("taxonomy.json", "taxonomy.json"),
    "taxonomy_terms": ("taxonomy_term.json", "taxonomy_term.json"),
}
WITH_FULL_LISTS = ("services", "service_at_locations")

pytestmark = pytest.mark.django_db

# The checks of jsonschema say nothing of these without more packages.
STRICT = FormatChecker()


@STRICT.checks("uri", raises=ValueError)
def is_uri(value: object) -> bool:
    """Tell whether a text is a web address in signs that an address may have."""
    return not isinstance(value, str) or bool(
        value.isascii() and not re.search(r"[\s<>\"{}|\\^`]", value) and urlsplit(value).hostname
    )


@STRICT.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    """Tell whether a text is a moment with its zone."""
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@STRICT.checks("uuid", raises=ValueError)
def is_uuid(value: object) -> bool:
    """Tell whether a text is a UUID in small letters."""
    return not isinstance(value, str) or str(uuid.UUID(value)) == value


@pytest.fixture(autouse=True)
def _a_new_minute() -> Iterator[None]:
    """Let these tests ask as often as they like."""
    throttle._throttle = throttle.Throttle()
    yield
    throttle._throttle = throttle.Throttle()


def pages(client: Client, path: str, **asked: str | int) -> Iterator[dict[str, Any]]:
    """Give everything that a list holds, page after page."""
    number, is_last = 1, False
    while not is_last:
        throttle._throttle = throttle.Throttle()
        page = client.get(f"{API}/{path}", {"per_page": 100, "page": number, **asked}).json()
        yield from page["contents"]
        number, is_last = number + 1, page["last_page"]


def everything(client: Client) -> Iterator[tuple[str, bool, dict[str, Any]]]:
    """Give (address, whether it is full, thing) of all that this municipality has; of many things some one by one."""
    for path in THEIRS:
        for number, thing in enumerate(pages(client, path)):
            yield path, False, thing
            throttle._throttle = throttle.Throttle()
            if number % 5 == 0 or path not in WITH_FULL_LISTS:
                yield path, True, client.get(f"{API}/{path}/{thing['id']}").json()
    for path in WITH_FULL_LISTS:
        for thing in pages(client, path, full="true"):
            yield path, True, thing


def faults(validator: Draft202012Validator, thing: dict[str, Any]) -> list[str]:
    return [
        f"{thing.get('name')}: {'.'.join(map(str, one.path))}: {one.message[:200]}"
        for one in validator.iter_errors(thing)
    ]


def closed(schema: Any) -> Any:
    """Return our schema in which what is not named is a mistake: so that a field without a schema is noticed."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: closed(one) for name, one in schema.items()}
    return (
        found | {"additionalProperties": False} if schema.get("type") == "object" and "properties" in schema else found
    )


def described(client: Client) -> dict[str, Any]:
    """Return the description of the API as it gives it away."""
    found: dict[str, Any] = client.get("/api/openapi.json").json()
    return found


def validator_of(document: dict[str, Any], name: str) -> Draft202012Validator:
    resource = Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema", **document})
    registry: Any = Registry().with_resource("urn:api", resource)
    return Draft202012Validator(
        {"$ref": f"urn:api#/components/schemas/{name}"}, registry=registry, format_checker=STRICT
    )


def their_validator(name: str) -> Draft202012Validator:
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    registry: Any = Registry().with_resources(
        (key, Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}))
        for key, schema in schemas.items()
    )
    schema = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    return Draft202012Validator(schema, registry=registry, format_checker=STRICT)


@pytest.fixture(params=["city_client", "village_client"])
def client(request: pytest.FixtureRequest) -> Client:
    """Return a browser on each of the two sites."""
    found: Client = request.getfixturevalue(request.param)
    return found


def test_everything_in_the_demo_keeps_to_our_own_schemas(client: Client) -> None:
    document = closed(described(client))
    names = {endpoint.path.split("/")[1]: {} for endpoint in ENDPOINTS}  # type: ignore[var-annotated]
    for endpoint in ENDPOINTS:
        names[endpoint.path.split("/")[1]][endpoint.is_single] = validator_of(document, endpoint.schema)

    found = [fault for path, full, thing in everything(client) for fault in faults(names[path][full], thing)]

    assert found == []


@needs_schemas
def test_everything_in_the_demo_keeps_to_the_schemas_of_oruk(client: Client) -> None:
    validators = {
        (path, full): their_validator(name)
        for path, both in THEIRS.items()
        for full, name in zip((False, True), both, strict=True)
    }

    checked = [(path, full, faults(validators[path, full], thing)) for path, full, thing in everything(client)]

    assert [found for _, _, found in checked if found] == []
    assert {(path, full) for path, full, _ in checked} == set(validators)


@needs_schemas
def test_their_schemas_would_notice_a_mistake(city_client: Client) -> None:
    service = next(pages(city_client, "services", full="true"))
    validator = their_validator("compiled/service.json")

    for mistake in (
        {"id": "no uuid"},
        {"status": "open"},
        {"url": "www.x.example/a b"},
        {"last_modified": "2026-01-01T00:00"},
    ):
        assert faults(validator, {**service, **mistake})


def test_the_envelope_is_that_of_the_profile(client: Client) -> None:
    validator = validator_of(described(client), "Page")

    for path in THEIRS:
        page = client.get(f"{API}/{path}").json()
        assert faults(validator, page) == []
        assert page["size"] == len(page["contents"])


def test_what_a_feed_may_bring_and_oruk_does_not_know_leaves_the_house_in_order(
    city_client: Client,
    given: Callable[..., None],  # noqa: F811
) -> None:
    awkward = record(
        "not a uuid / with: signs",
        url="http://example.com/ü?a=b c|d",
        email="ß@example.com",
        schedules=(records.Schedule("s", freq="DAILY", dtstart=None),),
        service_at_locations=(at("somewhere", 52.1, 5.1),),
        attributes=(
            records.Attribute("x", taxonomy_term=records.TaxonomyTerm("t", "Naam", parent_id="p", taxonomy="L")),
        ),
    )
    given(awkward)

    service = city_client.get(f"{API}/services/not a uuid / with: signs").json()

    assert faults(validator_of(closed(described(city_client)), "Service"), service) == []
    assert service["url"] == "http://example.com/%C3%BC?a=b%20c%7Cd"
    assert "email" not in service
    assert "freq" not in service["schedules"][0]
