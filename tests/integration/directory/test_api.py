"""The API: what it answers, to whom, how often, and what it refuses."""

import datetime
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, settings
from hypothesis import given as examples
from hypothesis import strategies as st

from draagkracht.base import tenancy
from draagkracht.directory.api import throttle
from draagkracht.directory.api.endpoints import ENDPOINTS, Endpoint
from draagkracht.directory.models import Location, Organization, Service
from draagkracht.directory.queries import shelf, vocabulary
from draagkracht.directory.rules.codes import BaseFunction, ServiceStatus
from draagkracht.directory.rules.hsds import publish, records
from draagkracht.directory.rules.search import Kind, Row
from draagkracht.directory.services import lexicon
from draagkracht.municipalities.models import Municipality
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.directory.conftest import MARK, area, at, record

API = "/api/hsds/v3"
SERVICES = f"{API}/services"
PLACES = f"{API}/service_at_locations"
OWN_TRANSACTION = ("SAVEPOINT", "RELEASE SAVEPOINT")  # only within a test
MOST_QUERIES = 9  # of which two for words

Given = Callable[..., None]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _a_new_minute() -> Iterator[None]:
    """Let each test ask as often as it likes, unless it is about that."""
    throttle._throttle = throttle.Throttle()
    yield
    throttle._throttle = throttle.Throttle()


def names(client: Client, path: str = SERVICES, **asked: str | int) -> list[str]:
    """Return the names of this test's services that a list has, in its order."""
    response = client.get(path, {"per_page": 100, "organization_id": "org", **asked})
    assert response.status_code == 200, response.content
    return [(one.get("service") or one)["name"].removeprefix(f"{MARK} ") for one in response.json()["contents"]]


def problem(response: Any, status: int) -> dict[str, Any]:
    """Return a problem after looking at what every problem has."""
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["API-Version"] == "3.0.0"
    found: dict[str, Any] = response.json()
    assert found["status"] == status
    assert found["title"]
    assert found["detail"]
    return found


def fields(response: Any) -> list[str]:
    """Return the parameters that a refusal names."""
    return [fault["field"] for fault in problem(response, 400)["errors"]]


# What there is


def test_words_are_looked_for_as_on_the_site_and_what_fits_best_comes_first(city_client: Client, given: Given) -> None:
    given(
        record("text", description="Voor wie graag wandelt."),
        record("name", alternate_name="Wandelingen", name=f"{MARK} name wandelen"),
        record("other", description="Iets anders."),
    )

    assert names(city_client, search=f"{MARK} wandelen") == ["name wandelen", "text"]
    assert names(city_client, search="de het een") == []
    assert names(city_client, search=f"{MARK} wandelem") == []


def test_a_new_word_of_the_search_is_a_new_answer(city: Municipality, city_client: Client, given: Given) -> None:
    given(record("sitter", description="Iemand past op uw naaste."))
    first = city_client.get(SERVICES, {"search": "flierefluiter"})

    with tenancy.acting_for(city.pk):
        lexicon.change_lexicon(
            municipality_id=city.pk,
            row=Row(Kind.ALSO, "flierefluiter", (MARK.lower(),)),
            is_added=True,
            seen=None,
            by="Noor",
            at=datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC),
        )
    again = city_client.get(SERVICES, {"search": "flierefluiter"}, headers={"if-none-match": first["ETag"]})

    assert first.json()["total_items"] == 0
    assert again.status_code == 200
    assert again.json()["total_items"] == 1


def test_the_first_address_says_what_this_is(city_client: Client) -> None:
    for path in (f"{API}/", API):
        assert city_client.get(path).json() == {
            "version": "HSDS-UK-3.0",
            "profile": "https://docs.openreferraluk.org/",
            "openapi_url": f"http://{CITY_HOST}{API}/openapi.json",
        }


def test_pages_follow_each_other_and_the_one_after_the_last_is_empty(city_client: Client, given: Given) -> None:
    given(*[record(f"p{number}") for number in range(5)])
    asked: dict[str, str | int] = {"search": MARK, "per_page": 2}

    first, last, after = (city_client.get(SERVICES, {**asked, "page": page}) for page in (1, 3, 4))

    assert {key: value for key, value in first.json().items() if key != "contents"} == {
        "total_items": 5, "total_pages": 3, "page_number": 1, "size": 2,
        "first_page": True, "last_page": False, "empty": False,
    }  # fmt: skip
    assert 'rel="next"' in first["Link"]
    assert 'rel="prev"' not in first["Link"]
    assert (last.json()["size"], last.json()["last_page"]) == (1, True)
    assert (after.json()["contents"], after.json()["empty"]) == ([], True)


def test_what_is_empty_is_left_out(city_client: Client, given: Given) -> None:
    given(record("bare", organization=None, base_functions=()))

    found = city_client.get(f"{SERVICES}/bare").json()

    assert set(found) == {"id", "name", "status", "last_modified"}


@pytest.mark.parametrize(
    "service_id", ["plain", "with/slash", "a b", "ünïcode", "x" * 290, "%41", "a?b", "..", "/", "a/"]
)
def test_whatever_the_id_of_a_provider_is_it_is_found_by_it_and_by_the_uuid_made_of_it(
    city_client: Client, given: Given, service_id: str
) -> None:
    given(record(service_id))

    own = city_client.get(f"{SERVICES}/{quote(service_id, safe='')}")
    made = city_client.get(f"{SERVICES}/{own.json()['id']}")

    assert own.json() == made.json()
    assert str(UUID(own.json()["id"])) == own.json()["id"]
    assert names(city_client, SERVICES) == [service_id]


def test_a_uuid_stays_itself_and_is_found_in_capitals(city_client: Client, given: Given) -> None:
    given(record("1b4e28ba-2fa1-11d2-883f-0016d3cca427"))

    assert city_client.get(f"{SERVICES}/1B4E28BA-2FA1-11D2-883F-0016D3CCA427").status_code == 200


def test_a_place_of_a_service_and_an_organisation_are_found_by_what_the_lists_say(
    city_client: Client, given: Given
) -> None:
    given(record("one", service_at_locations=(at("x", 52.16, 5.42), at("y", 52.17, 5.43))), record("two"))

    for place in city_client.get(PLACES, {"search": MARK}).json()["contents"]:
        full = city_client.get(f"{PLACES}/{place['id']}").json()
        assert full["location"]["addresses"][0]["city"] == "Voorbeeldstad"
        assert full["service"]["name"] == f"{MARK} one"
    (found,) = city_client.get(f"{API}/organizations", {"search": "Kwikwak"}).json()["contents"]
    organization = city_client.get(f"{API}/organizations/{found['id']}").json()
    assert [service["name"] for service in organization["services"]] == [f"{MARK} one", f"{MARK} two"]
    assert city_client.get(f"{API}/organizations/org").json() == organization


def test_lists_of_terms_lead_to_their_terms_and_terms_to_services(city_client: Client, given: Given) -> None:
    theirs = records.Attribute("a", taxonomy_term=records.TaxonomyTerm("t1", "Wandelen", taxonomy="Sport & spel"))
    given(record("ours", base_functions=(BaseFunction.MATERIAL,)), record("theirs", attributes=(theirs,)))

    lists = {one["name"]: one["id"] for one in city_client.get(f"{API}/taxonomies").json()["contents"]}
    sport = city_client.get(f"{API}/taxonomies/{lists['Sport & spel']}").json()
    needs = city_client.get(f"{API}/taxonomies/{lists['draagkracht-base-function']}").json()
    (walking,) = sport["taxonomy_terms"]
    material = next(term for term in needs["taxonomy_terms"] if term["term"] == "material")

    assert city_client.get(f"{API}/taxonomy_terms/{walking['id']}").json() == walking
    assert names(city_client, taxonomy_term_id=walking["id"]) == ["theirs"]
    assert names(city_client, taxonomy_term_id=material["id"]) == ["ours"]
    assert names(city_client, taxonomy_id=lists["Sport & spel"]) == ["theirs"]
    assert names(city_client, taxonomy_id=lists["draagkracht-base-function"]) == ["ours", "theirs"]
    assert names(city_client, taxonomy_term_id="no such term") == []


@pytest.mark.parametrize(("taxonomy", "filter_"), [("condition", "voor"), ("law", "wet")])
def test_a_term_is_called_what_the_site_calls_it(city_client: Client, taxonomy: str, filter_: str) -> None:
    terms = city_client.get(f"{API}/taxonomy_terms", {"per_page": 100}).json()["contents"]
    page = city_client.get("/wat-is-er/").content.decode()

    select = page.partition(f'name="{filter_}"')[2].partition("</select>")[0]
    offered = dict(re.findall(r'value="(.+?)"[^>]*>\s*(.+?)(?: \(\d+\))?</option>', select))
    assert {one["code"]: one["name"] for one in terms if one["taxonomy"] == f"draagkracht-{taxonomy}"} == offered


def test_no_person_is_in_it(city_client: Client, given: Given) -> None:
    desk = records.Contact("c", "Jannie Jansen", "wijkteam", email="jannie@huis.example",
                           phones=(records.Phone("p", "000 1"),))  # fmt: skip
    nobody = records.Contact("d", "Piet Pietersen", "is zelf ziek")
    given(record("people", contacts=(desk, nobody), assurer_email="wie@huis.example"))
    Service.objects.filter(hsds_id="people").update(assured_by="Klaas Klaassen")

    text = city_client.get(f"{SERVICES}/people").content.decode()

    for person in ("Jannie", "jannie@", "Piet", "is zelf ziek", "Klaas", "wie@"):
        assert person not in text
    assert "wijkteam" in text
    assert "000 1" in text


# What may be asked


def test_ages_and_times_choose(city_client: Client, given: Given) -> None:
    morning = records.Schedule("m", byday="MO", opens_at=datetime.time(9), closes_at=datetime.time(12))
    evening = records.Schedule("e", byday="WE", opens_at=datetime.time(19), closes_at=datetime.time(21))
    given(
        record("adults", minimum_age=18, schedules=(morning, evening)),
        record("young", minimum_age=8, maximum_age=23, schedules=(evening,)),
    )

    assert names(city_client, minimum_age=18) == ["adults"]
    assert names(city_client, maximum_age=23) == ["young"]
    assert names(city_client, day="MO") == ["adults"]
    assert names(city_client, start_time="18:00") == ["adults", "young"]
    assert names(city_client, day="MO", start_time="18:00") == []
    assert names(city_client, end_time="13:00") == ["adults"]


def test_what_changed_since_a_moment_is_found_whatever_happens_to_the_plus(city_client: Client, given: Given) -> None:
    given(record("old"), record("new"))
    Service.objects.filter(hsds_id="old").update(modified_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))

    assert names(city_client, modified_after="2021-01-01") == ["new"]
    assert names(city_client, modified_after="2020-01-01T01:00:00+01:00") == ["new", "old"]
    assert city_client.get(f"{SERVICES}?search={MARK}&modified_after=2020-01-01T01:00:00+01:00").json()["size"] == 2


def test_the_nearest_place_comes_first_and_what_is_too_far_does_not(city_client: Client, given: Given) -> None:
    given(
        record("near", service_at_locations=(at("n", 52.1600, 5.4200),)),
        record("also", service_at_locations=(at("a", 52.1601, 5.4200),)),
        record("third", service_at_locations=(at("t", 52.1602, 5.4200),)),
        record("far", service_at_locations=(at("f", 52.2600, 5.4200),)),
        record("nowhere", service_at_locations=(at("z", None, None),)),
    )
    Location.objects.exclude(hsds_id__in=["n", "a", "t", "f", "z"]).update(postal_code="")

    assert names(city_client, PLACES, postcode="0991 AA")[:3] == ["third", "also", "near"]
    assert names(city_client, PLACES, postcode="0991 AA")[-1] == "nowhere"
    assert names(city_client, PLACES, postcode="0991", proximity=5000) == ["third", "also", "near"]
    assert fields(city_client.get(PLACES, {"postcode": "9999"})) == ["postcode"]
    assert fields(city_client.get(PLACES, {"proximity": "10"})) == ["proximity"]


def test_minimal_gives_all_ids_at_once_and_full_gives_everything(city_client: Client, given: Given) -> None:
    given(*[record(f"m{number:03}", phones=(records.Phone("p", "000 1"),)) for number in range(120)])

    minimal = city_client.get(SERVICES, {"search": MARK, "minimal": "true"}).json()
    full = city_client.get(SERVICES, {"search": MARK, "full": "true", "per_page": "100"}).json()

    assert minimal["size"] == 120
    assert set(minimal["contents"][0]) == {"id", "modified_date"}
    assert full["size"] == 100
    assert full["contents"][0] == city_client.get(f"{SERVICES}/m000").json()


@pytest.mark.parametrize(
    ("asked", "wrong"),
    [
        ({"page": "0"}, ["page"]),
        ({"page": "1000000000000000000000"}, ["page"]),
        ({"page": "-1"}, ["page"]),
        ({"page": "١"}, ["page"]),
        ({"page": "1.0"}, ["page"]),
        ({"per_page": "1000000000"}, ["per_page"]),
        ({"per_page": "101"}, ["per_page"]),
        ({"per_page": "0", "page": "x"}, ["per_page", "page"]),
        ({"search": "a\x00b"}, ["search"]),
        ({"search": ""}, ["search"]),
        ({"search": "a" * 81}, ["search"]),
        ({"minimum_age": "old"}, ["minimum_age"]),
        ({"start_time": "25:00"}, ["start_time"]),
        ({"day": "maandag"}, ["day"]),
        ({"modified_after": "yesterday"}, ["modified_after"]),
        ({"modified_after": "0001-01-01"}, []),
        ({"modified_after": "9999-12-31T23:59:59+14:00"}, []),
        ({"modified_after": "9999-12-31T23:59:59-23:59"}, []),
        ({"modified_after": "2026-01-01T00:00:00+18:00"}, []),
        ({"modified_after": "2026-01-01T00:00:00+01:00:00.5"}, []),
        ({"full": "ja"}, ["full"]),
        ({"taxonomy_term": "x"}, ["taxonomy_term"]),
        ({"postcode": "1234"}, ["postcode"]),
        ({"format": "xml"}, ["format"]),
        ({"taxonomy_term_id": "\x00"}, ["taxonomy_term_id"]),
        ({"search": "'; DROP TABLE directory_service; --"}, []),
        ({"search": "%_\\"}, []),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(
    city_client: Client, asked: dict[str, str], wrong: list[str]
) -> None:
    response = city_client.get(SERVICES, asked)

    assert (fields(response) if wrong else response.status_code) == (wrong or 200)


@pytest.mark.parametrize("asked", [{"per_page": "0"}, {"per_page": "101"}, {"per_page": "5000", "minimal": "true"}])
def test_how_many_on_a_page_has_one_limit_the_same_as_in_the_description(
    city_client: Client, asked: dict[str, str]
) -> None:
    parameters = city_client.get(f"{API}/openapi.json").json()["paths"]["/services"]["get"]["parameters"]
    schema = next(one["schema"] for one in parameters if one["name"] == "per_page")

    errors = city_client.get(SERVICES, asked).json()["errors"]

    assert (schema["minimum"], schema["maximum"]) == (1, 100)
    assert [one["detail"] for one in errors] == ["Dit moet een heel getal zijn van 1 tot en met 100."]


MALFORMED = {
    "page": "1.5", "per_page": "101", "minimum_age": "151", "maximum_age": "-1", "proximity": "0", "postcode": "12345",
    "start_time": "9:3", "end_time": "24:01", "day": "monday", "modified_after": "2026-02-30", "full": "2",
    "minimal": "yes", "full_service": "",
}  # fmt: skip
LISTS = [endpoint for endpoint in ENDPOINTS if endpoint.is_page]


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.name)
def test_every_parameter_refuses_what_it_cannot_be_and_names_itself(city_client: Client, endpoint: Endpoint) -> None:
    path = endpoint.path.replace("{id}", "org")
    for parameter in endpoint.parameters:
        for value in (MALFORMED.get(parameter.name, "a\tb"), "", " ", "\x00", "a" * 301):
            assert parameter.name in fields(city_client.get(f"{API}{path}", {parameter.name: value}))


@pytest.mark.parametrize("endpoint", LISTS, ids=lambda endpoint: endpoint.name)
def test_an_id_that_is_not_here_is_an_empty_page_and_never_everything(city_client: Client, endpoint: Endpoint) -> None:
    """ORUK says of these parameters that they are text, and no more."""
    for name in {parameter.name for parameter in endpoint.parameters if parameter.name.endswith("_id")}:
        for unknown in ("6f1c1f0e-0000-4000-8000-000000000000", "no such thing", "none", "ünïcode"):
            found = city_client.get(f"{API}{endpoint.path}", {name: unknown}).json()

            assert (found["total_items"], found["empty"], found["contents"]) == (0, True, [])


def test_what_cannot_be_read_at_all_is_a_problem_and_no_page(city_client: Client) -> None:
    """Django itself refuses an address with hundreds of parameters."""
    answer = city_client.get(f"{SERVICES}?{'&'.join(f'p{number}=1' for number in range(1_100))}")

    problem(answer, 400)


def test_without_a_database_there_is_a_problem_that_says_when_to_ask_again(
    city_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr("draagkracht.directory.queries.exchange.read_listed", fail)

    answer = city_client.get(SERVICES)

    problem(answer, 503)
    assert answer["Retry-After"] == "60"


def test_the_same_parameter_twice_and_broken_encoding_are_refused(city_client: Client) -> None:
    assert fields(city_client.get(f"{SERVICES}?page=1&page=2")) == ["page"]
    assert city_client.get(f"{SERVICES}?search=%FF%FE").status_code in {200, 400}
    assert fields(city_client.get(f"{SERVICES}?%00=1")) == ["?"]


AWKWARD = st.one_of(
    st.text(max_size=60), st.sampled_from(["\x00", "1", "-0", "1e9", "NaN", "true", "MO", "3811", "2026-01-01"])
)
PARAMETERS = (
    "search page per_page taxonomy_term_id taxonomy_id organization_id minimum_age maximum_age start_time end_time day "
    "modified_after postcode proximity minimal full full_service x"
).split()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@examples(
    path=st.sampled_from(["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"]),
    asked=st.dictionaries(st.sampled_from(PARAMETERS), AWKWARD, max_size=3),
    item=st.one_of(st.just(""), st.text(min_size=1, max_size=20)),
)
def test_whatever_is_asked_there_is_an_answer_or_a_reason(
    city_client: Client, path: str, asked: dict[str, str], item: str
) -> None:
    throttle._throttle = throttle.Throttle()

    response = city_client.get(f"{API}/{path}{'/' if item else ''}{quote(item, safe='')}", asked)

    assert response.status_code in {200, 400, 404}
    assert response["Content-Type"] in {"application/json", "application/problem+json"}
    assert json.loads(response.content)


# Who sees what


def test_only_what_is_published_here_leaves_the_house(
    village: Municipality, city_client: Client, village_client: Client, given: Given
) -> None:
    given(
        record("city", service_areas=(area("GM9901"),), service_at_locations=(at("only", 52.1, 5.1),)),
        record("both", service_areas=(area("GM9901"), area("GM9902"))),
        record("inactive", status=ServiceStatus.INACTIVE),
        record("closed", status=ServiceStatus.TEMPORARILY_CLOSED),
    )
    (place,) = [one["id"] for one in city_client.get(PLACES, {"search": f"{MARK} city"}).json()["contents"]]

    assert names(city_client) == ["both", "city", "closed"]
    assert names(village_client) == ["both"]
    for path in (f"{SERVICES}/city", f"{SERVICES}/{publish.identifier('service', 'city')}", f"{PLACES}/{place}"):
        assert city_client.get(path).status_code == 200
        problem(village_client.get(path), 404)
    problem(city_client.get(f"{SERVICES}/inactive"), 404)


def test_a_service_that_another_municipality_gives_to_all_is_there_once(
    village: Municipality, city_client: Client, given: Given
) -> None:
    everywhere = record("shared", service_areas=(area("Nederland"),), name=f"{MARK} theirs")
    given(everywhere, owner=village)
    given(replace(everywhere, name=f"{MARK} own"))

    assert names(city_client) == ["own"]
    (found,) = city_client.get(f"{API}/organizations", {"search": "Kwikwak"}).json()["contents"]
    assert found["name"] == "Huis van Kwikwak"


@pytest.mark.parametrize(
    "path",
    ["/api/x", "/api/", f"{API}/services/", f"{API}/nothing", f"{API}/services/no such id", f"{API}/services/%0A"],
)
def test_an_address_that_is_not_there_is_a_problem_and_no_page(city_client: Client, path: str) -> None:
    problem(city_client.get(path), 404)


def test_what_nobody_foresaw_is_a_problem_too(city_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr("draagkracht.directory.queries.exchange.read_listed", fail)
    city_client.raise_request_exception = False

    answer = city_client.get(SERVICES)

    problem(answer, 500)
    assert "secret" not in answer.content.decode()


# How it is asked


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
def test_nothing_can_be_changed(city_client: Client, method: str) -> None:
    client = Client(headers={"host": CITY_HOST}, enforce_csrf_checks=True)

    response = getattr(client, method)(SERVICES)

    problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_head_has_the_headers_of_get_and_no_content(city_client: Client) -> None:
    get, head = city_client.get(SERVICES), city_client.head(SERVICES)

    assert head.content == b""
    assert head["ETag"] == get["ETag"]
    assert head.status_code == 200


def test_any_site_may_read_without_cookies(city_client: Client) -> None:
    ask = {"origin": "https://elders.example", "access-control-request-method": "GET"}

    before, answer = city_client.options(SERVICES, headers=ask), city_client.get(SERVICES, headers=ask)

    assert before.status_code == 204
    assert before["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for response in (before, answer):
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert not response.cookies


def test_what_is_known_is_not_sent_again_until_something_changes(city_client: Client, given: Given) -> None:
    given(record("etag"))
    first = city_client.get(f"{SERVICES}/etag")
    ask = {"if-none-match": f'"other", W/{first["ETag"]}'}

    same = city_client.get(f"{SERVICES}/etag", headers=ask)
    Service.objects.filter(hsds_id="etag").update(name="Anders")
    after_service = city_client.get(f"{SERVICES}/etag", headers=ask)
    Organization.objects.filter(hsds_id="org").update(name="X", modified_at=datetime.datetime.now(datetime.UTC))
    after_provider = city_client.get(f"{SERVICES}/etag", headers={"if-none-match": after_service["ETag"]})

    assert (same.status_code, same.content) == (304, b"")
    assert same["Access-Control-Allow-Origin"] == "*"
    assert first["Last-Modified"].endswith("GMT")
    assert after_service.json()["name"] == "Anders"
    assert after_provider.json()["organization"]["name"] == "X"


def test_an_answer_for_one_is_never_the_answer_for_another(city_client: Client, village_client: Client) -> None:
    city, village = city_client.get(f"{API}/"), village_client.get(f"{API}/")
    asked = {"accept-language": "ar", "x-forwarded-host": "kwaad.example", "cookie": "taal=tr"}
    other = city_client.get(f"{API}/", headers=asked)
    unknown = Client(headers={"host": "kwaad.example"}).get(f"{API}/")

    assert CITY_HOST in city.json()["openapi_url"]
    assert VILLAGE_HOST in village.json()["openapi_url"]
    assert city["ETag"] != village["ETag"]
    assert other.content == city.content
    assert unknown.status_code == 404
    assert city["Cache-Control"] == "public, no-cache"


def test_who_asks_too_often_waits_and_others_do_not(city_client: Client, settings: Any) -> None:
    settings.API_CALLS_A_MINUTE = 3

    answers = [city_client.get(SERVICES, REMOTE_ADDR="192.0.2.1") for _ in range(4)]
    other = city_client.get(SERVICES, REMOTE_ADDR="192.0.2.2")

    assert [response.status_code for response in answers] == [200, 200, 200, 429]
    assert 1 <= int(answers[3]["Retry-After"]) <= 60
    problem(answers[3], 429)
    assert other.status_code == 200


def test_behind_a_proxy_the_last_address_counts_and_without_one_no_header_does(
    city_client: Client, settings: Any
) -> None:
    settings.API_CALLS_A_MINUTE = 1
    forged = [{"HTTP_X_FORWARDED_FOR": f"203.0.113.{number}, 192.0.2.1"} for number in range(2)]

    alone = [city_client.get(SERVICES, **headers).status_code for headers in forged]  # type: ignore[arg-type]
    throttle._throttle = throttle.Throttle()
    settings.TRUST_PROXY = True
    behind = [city_client.get(SERVICES, **headers).status_code for headers in forged]  # type: ignore[arg-type]

    assert alone == [200, 429]
    assert behind == [200, 429]


def test_an_address_is_nowhere_in_memory_and_forgotten_after_a_minute() -> None:
    counting = throttle.Throttle()

    first = [counting.seconds_to_wait("192.0.2.1", at=30.0, most=1) for _ in range(2)]
    salt = counting.salt
    next_minute = counting.seconds_to_wait("192.0.2.1", at=61.0, most=1)

    assert first == [0, 30]
    assert next_minute == 0
    assert counting.salt != salt
    assert "192.0.2.1" not in repr(counting)
    assert throttle.network_of("2001:db8::1") == throttle.network_of("2001:db8::ffff")
    assert throttle.network_of("::ffff:192.0.2.1") == throttle.network_of("192.0.2.1")


# How much it costs


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return sum(not query["sql"].startswith(OWN_TRANSACTION) for query in captured)


@pytest.mark.parametrize(
    "path",
    [
        f"{SERVICES}?per_page=100&full=true&search={MARK}",
        f"{SERVICES}?per_page=100&search={MARK}",
        f"{PLACES}?per_page=100&full=true&search={MARK}",
        f"{API}/organizations/org?full_service=true",
        f"{SERVICES}/q0",
    ],
)
def test_a_page_asks_the_database_little_and_never_more_with_more_services(
    city: Municipality, city_client: Client, given: Given, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "WORTH", 0)  # the words are counted anew by the first request after a change
    monkeypatch.setattr(vocabulary, "_vocabularies", shelf.Shelf(1))  # and what other tests counted is not kept
    full = record("q", phones=(records.Phone("p", "000 1"),), service_at_locations=(at("x", 52.1, 5.4),))
    given(*[replace(full, id=f"q{number}") for number in range(2)])
    city_client.get(path)
    with tenancy.acting_for(city.pk):
        few = queries_of(city_client, path)
    given(*[replace(full, id=f"r{number}") for number in range(98)])
    city_client.get(path)

    many = queries_of(city_client, path)

    assert few == many <= MOST_QUERIES
