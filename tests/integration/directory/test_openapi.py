"""The description of the API against the API, and both against the rules of Logius (API Design Rules 2.1).

The names in the tests are the ids of the rules. Which do not apply, and why, stands in
docs/how-to/share-the-directory.md.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from draagkracht.directory.api import throttle
from draagkracht.directory.api.endpoints import ENDPOINTS
from tests.conftest import CITY_HOST

API = "/api/hsds/v3"
KEYS_OF_ORUK = re.compile(r"[a-z]+(_[a-z]+)*")

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(city_client: Client) -> dict[str, Any]:
    """Return the description."""
    throttle._throttle = throttle.Throttle()
    found: dict[str, Any] = city_client.get("/api/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, method, one) for path, methods in document["paths"].items() for method, one in methods.items()]


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for child in value.values():
            yield from references(child)
    elif isinstance(value, list):
        for child in value:
            yield from references(child)


def test_every_address_of_the_project_is_described_and_every_description_has_an_address(
    document: dict[str, Any],
) -> None:
    patterns = {str(one.pattern): one for one in get_resolver("draagkracht.directory.urls.api").url_patterns}

    served = {
        "/" + pattern.removeprefix("hsds/v3/").replace("<path:item_id>", "{id}")
        for pattern in patterns
        if pattern.startswith("hsds/v3/") and not pattern.endswith("openapi.json")
    }
    assert served == set(document["paths"]) == {endpoint.path for endpoint in ENDPOINTS}


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.operation)
def test_what_is_described_is_accepted_and_nothing_else(
    city_client: Client, document: dict[str, Any], endpoint: Any
) -> None:
    described = {one["name"] for one in document["paths"][endpoint.path]["get"]["parameters"] if one["in"] == "query"}
    path = f"{API}{endpoint.path}".replace("{id}", "x")

    answer = city_client.get(path, dict.fromkeys(described, "\x00") | {"zomaar": "1"})

    assert answer.status_code == 400
    assert {fault["field"] for fault in answer.json()["errors"]} == described | {"zomaar"}


def test_core_doc_openapi_and_publish_openapi(city_client: Client, document: dict[str, Any]) -> None:
    beside = city_client.get(f"{API}/openapi.json", headers={"origin": "https://elders.example"})

    assert document["openapi"] == "3.1.0"
    assert beside.json() == document
    assert beside["Access-Control-Allow-Origin"] == "*"
    assert document["servers"] == [{"url": f"http://{CITY_HOST}{API}"}]
    for reference in references(document):
        kind, name = reference.removeprefix("#/components/").split("/")
        assert name in document["components"][kind]


def test_core_doc_openapi_contact(document: dict[str, Any]) -> None:
    assert document["info"]["contact"]["name"]
    assert document["info"]["license"]["url"].startswith("https://creativecommons.org/")


def test_core_no_trailing_slash(city_client: Client, document: dict[str, Any]) -> None:
    assert [path for path in document["paths"] if path != "/" and path.endswith("/")] == []
    for path in ("services", "organizations", "taxonomies", "openapi.json"):
        answer = city_client.get(f"{API}/{path}/")
        assert answer.status_code == 404
        assert "Location" not in answer.headers
        assert city_client.get(f"{API}/{path}").status_code == 200


def test_core_http_methods(document: dict[str, Any]) -> None:
    assert {method for _, method, _ in operations(document)} == {"get"}


def test_core_uri_version_and_semver_and_version_header(city_client: Client, document: dict[str, Any]) -> None:
    version = document["info"]["version"]

    assert re.fullmatch(r"3\.\d+\.\d+", version)
    assert document["servers"][0]["url"].endswith("/v3")
    assert not [path for path in document["paths"] if re.search(r"v\d", path)]
    answers = [
        city_client.get(path) for path in (f"{API}/", f"{API}/services/none", f"{API}/services?page=x", "/api/x")
    ]
    assert [answer["API-Version"] for answer in answers] == [version] * 4
    for _, _, operation in operations(document):
        assert all("API-Version" in response["headers"] for response in operation["responses"].values())


def test_core_naming_collections_and_interface_language(document: dict[str, Any]) -> None:
    collections = {path.split("/")[1] for path in document["paths"]} - {""}

    assert all(name.endswith("s") and KEYS_OF_ORUK.fullmatch(name) for name in collections)


def test_core_error_handling_problem_details_and_invalid_input_and_all_errors(
    city_client: Client, document: dict[str, Any]
) -> None:
    answer = city_client.get(f"{API}/services", {"page": "x", "per_page": "y", "day": "z"})

    assert answer["Content-Type"] == "application/problem+json"
    assert [fault["field"] for fault in answer.json()["errors"]] == ["page", "per_page", "day"]
    assert all(fault["detail"] for fault in answer.json()["errors"])
    for path, _, operation in operations(document):
        assert "400" in operation["responses"], path
        for status, response in operation["responses"].items():
            if status >= "400":
                assert list(response["content"]) == ["application/problem+json"]


def test_core_transport_security_headers_and_cors(city_client: Client) -> None:
    answer = city_client.get(f"{API}/services")

    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_core_hide_implementation_and_stateless(city_client: Client) -> None:
    answer = city_client.get(f"{API}/services/x' OR 1=1 --")

    assert not re.search(
        r"django|python|postgres|traceback", answer.content.decode() + str(answer.headers), re.IGNORECASE
    )
    assert not answer.cookies


def test_core_date_time(city_client: Client) -> None:
    for service in city_client.get(f"{API}/services").json()["contents"]:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", service["last_modified"])
