"""`draagkracht directory import`: all or nothing, the same again changes nothing, and every refusal by name."""

import copy
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from draagkracht.base import tenancy
from draagkracht.directory.models import Contact, CostOption, Location, Organization, Schedule, Service
from draagkracht.municipalities.models import Municipality
from tests.integration.cli.conftest import Outcome, Run, Write, check_refusal

ORUK = Path(__file__).parents[4] / "shared" / "data" / "oruk"
COUNTS = {"services", "created", "updated", "unchanged", "skipped", "warnings", "refused", "written"}
CONFIRMED_AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
Json = dict[str, Any]


def service(id_: str = "proef-1", **changes: Any) -> Json:
    """Return a full service of HSDS 3 with everything that has a table here."""
    return {
        "id": id_,
        "name": f"Proefdienst {id_}",
        "status": "active",
        "description": "Samen wandelen.",
        "email": "info@proef.example",
        "url": "https://proef.example/wandelen",
        "assured_date": "2020-01-01",
        "organization": {"id": f"org-{id_}", "name": "Stichting Proef", "description": "Proeft."},
        "service_at_locations": [
            {
                "id": f"sal-{id_}",
                "location": {
                    "id": f"loc-{id_}",
                    "location_type": "physical",
                    "name": "Het Proefhuis",
                    "latitude": 52.16,
                    "longitude": 5.39,
                    "addresses": [{"id": "a", "address_1": "Straat 1", "city": "Voorbeeldstad", "country": "NL"}],
                },
            }
        ],
        "schedules": [{"id": f"sch-{id_}", "opens_at": "09:00", "closes_at": "17:00", "byday": "MO,TU"}],
        "cost_options": [{"id": f"cost-{id_}", "amount": 2.5, "currency": "EUR", "option": "per keer"}],
        "phones": [{"id": f"tel-{id_}", "number": "000 12 34 777"}],
        "languages": [{"id": "l", "code": "nl"}],
        "attributes": [coded("base-function", "emotional"), coded("condition", "dementia")],
        **changes,
    }


def coded(taxonomy: str, code: str) -> Json:
    """Return one of our own codes as an attribute."""
    return {"taxonomy_term": {"id": code, "name": code, "code": code, "taxonomy": f"draagkracht-{taxonomy}"}}


@pytest.fixture
def take_over(draagkracht: Run, write: Write) -> Any:
    """Return a function that imports some services and gives the outcome."""

    def run(*services: Any, slug: str = "voorbeeldstad", more: tuple[str, ...] = ()) -> Outcome:
        path = write(list(services), "feed.json")
        return draagkracht("directory", "import", "--municipality", slug, "--format", "hsds", path, "--json", *more)

    return run


def stored(municipality: Municipality) -> list[str]:
    with tenancy.acting_for(municipality.pk):
        own = Service.objects.filter(municipality=municipality, hsds_id__startswith="proef")
        return sorted(own.values_list("hsds_id", flat=True))


def test_a_feed_is_taken_over_with_all_its_parts(take_over: Any, city: Municipality) -> None:
    outcome = take_over(service("proef-1"), service("proef-2"))

    assert (outcome.code, outcome.err) == (0, "")
    assert set(outcome.json) == COUNTS
    assert outcome.json == {
        "services": 2, "created": 2, "updated": 0, "unchanged": 0, "skipped": 0,
        "warnings": [], "refused": [], "written": True,
    }  # fmt: skip
    found = Service.objects.get(hsds_id="proef-1")
    assert (found.status, found.base_functions, found.conditions) == ("active", ["emotional"], ["dementia"])
    assert (found.organization.name if found.organization else "") == "Stichting Proef"
    assert Location.objects.get(hsds_id="loc-proef-1").latitude == 52.16
    assert CostOption.objects.get(service=found).amount_cents == 250
    assert str(Schedule.objects.get(service=found).opens_at) == "09:00:00"
    assert Contact.objects.get(service=found).phone == "000 12 34 777"


def test_the_same_feed_again_changes_nothing(take_over: Any, city: Municipality) -> None:
    take_over(service("proef-1"), service("proef-2"))
    before = list(Service.objects.values_list("pk", "modified_at").order_by("pk"))

    outcome = take_over(service("proef-2"), service("proef-1"))

    counts = {name: outcome.json[name] for name in ("created", "updated", "unchanged")}
    assert counts == {"created": 0, "updated": 0, "unchanged": 2}
    assert list(Service.objects.values_list("pk", "modified_at").order_by("pk")) == before


def test_a_change_is_an_update_of_that_service_alone(take_over: Any, city: Municipality) -> None:
    take_over(service("proef-1"), service("proef-2"))
    key = Service.objects.get(hsds_id="proef-2").pk

    outcome = take_over(service("proef-1"), service("proef-2", name="Anders", phones=[], cost_options=[]))

    counts = {name: outcome.json[name] for name in ("created", "updated", "unchanged")}
    changed = Service.objects.get(hsds_id="proef-2")
    assert counts == {"created": 0, "updated": 1, "unchanged": 1}
    assert (changed.pk, changed.name) == (key, "Anders")
    assert not Contact.objects.filter(service=changed).exists()
    assert not CostOption.objects.filter(service=changed).exists()


def test_an_import_never_moves_the_day_on_which_a_person_confirmed(take_over: Any, city: Municipality) -> None:
    take_over(service("proef-1"))
    new = Service.objects.get(hsds_id="proef-1").assured_at
    Service.objects.filter(hsds_id="proef-1").update(assured_at=CONFIRMED_AT, assured_by="Anja")

    take_over(service("proef-1", name="Anders", assured_date="2026-11-01", last_modified="2026-11-01T00:00:00Z"))

    found = Service.objects.get(hsds_id="proef-1")
    assert new is None
    assert (found.name, found.assured_at, found.assured_by) == ("Anders", CONFIRMED_AT, "Anja")


def test_a_dry_run_says_what_would_happen_and_writes_nothing(take_over: Any, city: Municipality) -> None:
    outcome = take_over(service("proef-1"), more=("--dry-run",))

    assert outcome.code == 0
    assert (outcome.json["created"], outcome.json["written"]) == (1, False)
    assert stored(city) == []
    assert not Organization.objects.filter(hsds_id="org-proef-1").exists()


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"id": None}, "id"),
        ({"id": ""}, "id"),
        ({"id": 7}, "id"),
        ({"id": "x" * 301}, "id"),
        ({"id": "x" * 5_000}, "id"),
        ({"id": "a\x00b"}, "id"),
        ({"id": "\ud800"}, "id"),
        ({"name": None}, "name"),
        ({"name": "   "}, "name"),
        ({"name": ["x"]}, "name"),
        ({"name": "\ud800"}, "name"),
        ({"status": None}, "status"),
        ({"status": "open"}, "status"),
        ({"status": ["active"]}, "status"),
        ({"status": 2**62}, "status"),
        ({"email": 7}, "email"),
        ({"email": ["a@b.example"]}, "email"),
        ({"phones": [{"id": "p", "number": 1234}]}, "phones[0].number"),
        ({"phones": [{"id": "p", "number": {"x": 1}}]}, "phones[0].number"),
        ({"description": "O\x00st"}, "description"),
    ],
    ids=repr,
)
def test_one_service_that_is_refused_keeps_everything_out(
    take_over: Any, city: Municipality, bad: Json, field: str
) -> None:
    outcome = take_over(service("proef-1"), service("proef-2", **bad), service("proef-3"))

    assert outcome.code == 2
    assert outcome.err.count("\n") == 1
    assert outcome.json["written"] is False
    assert (outcome.json["created"], outcome.json["updated"], outcome.json["unchanged"]) == (0, 0, 0)
    assert field in {refusal["field"] for refusal in outcome.json["refused"]}
    assert all(set(refusal) == {"id", "field", "reason"} and refusal["reason"] for refusal in outcome.json["refused"])
    assert stored(city) == []


@pytest.mark.parametrize("part", ["address_1", "city", "postal_code", "country"])
def test_an_address_of_the_wrong_type_is_refused(take_over: Any, city: Municipality, part: str) -> None:
    bad = service("proef-1")
    bad["service_at_locations"][0]["location"]["addresses"][0][part] = 7

    outcome = take_over(bad)

    assert outcome.code == 2
    assert outcome.json["refused"][0]["field"].endswith(part)


@pytest.mark.parametrize(
    ("odd", "field"),
    [
        ({"cost_options": [{"id": "c", "amount": 9 * 10**16}]}, "cost_options[0].amount"),
        ({"cost_options": [{"id": "c", "amount": -1}]}, "cost_options[0].amount"),
        ({"url": "https://proef.example/" + "x" * 3_000}, "url"),
        ({"email": "a" * 400 + "@proef.example"}, "email"),
        ({"phones": [{"id": "p", "number": "0" * 400}]}, "phones[0].number"),
        ({"contacts": [{"id": "c", "name": "x" * 400}]}, "contacts[0].name"),
        ({"cost_options": [{"id": "c", "amount": 1, "currency": "x" * 400}]}, "cost_options[0].currency"),
        ({"schedules": [{"id": "s", "interval": 40_000}]}, "schedules.interval"),
        ({"schedules": [{"id": "x" * 400, "byday": "MO"}]}, "schedules[0].id"),
        ({"schedules": [{"id": "s", "opens_at": "25:00"}]}, "schedules[0].opens_at"),
        ({"schedules": [{"id": "s", "valid_from": "2026-02-30"}]}, "schedules[0].valid_from"),
        ({"service_areas": [{"id": "a", "name": "Mars"}]}, "service_areas"),
        ({"minimum_age": 2**40}, "minimum_age"),
        ({"minimum_age": 80, "maximum_age": 18}, "minimum_age"),
        ({"attributes": [coded("base-function", "sleep")]}, "attributes[0].taxonomy_term.code"),
        ({"description": "x" * 30_000}, "description"),
        ({"name": "x" * 400}, "name"),
    ],
    ids=repr,
)
def test_what_does_not_fit_is_left_out_with_a_warning(
    take_over: Any, city: Municipality, odd: Json, field: str
) -> None:
    outcome = take_over(service("proef-1", **odd))

    assert outcome.code == 0
    assert outcome.json["written"] is True
    assert field in {warning["field"] for warning in outcome.json["warnings"]}
    assert stored(city) == ["proef-1"]


def test_what_is_as_long_as_may_be_is_kept(take_over: Any, city: Municipality) -> None:
    long = service("p" * 290, name="n" * 300, schedules=[{"id": "s" * 300, "freq": "WEEKLY OR SO", "byday": "M" * 300}])
    long["service_at_locations"][0]["location"]["addresses"][0]["country"] = "Nederland"

    outcome = take_over(long)

    assert outcome.json["warnings"] == []
    assert Schedule.objects.get(service__hsds_id="p" * 290).freq == "WEEKLY OR SO"
    assert Location.objects.get(hsds_id="loc-" + "p" * 290).country == "Nederland"


@pytest.mark.parametrize(("latitude", "longitude"), [(0, 0), (91, 5), (52, 181), (None, 5), ("52", "5"), (1e18, 5)])
def test_impossible_coordinates_leave_the_address_and_take_the_place(
    take_over: Any, city: Municipality, latitude: Any, longitude: Any
) -> None:
    odd = service("proef-1")
    odd["service_at_locations"][0]["location"] |= {"latitude": latitude, "longitude": longitude}

    outcome = take_over(odd)

    place = Location.objects.get(hsds_id="loc-proef-1")
    assert outcome.code == 0
    assert {warning["field"].split(".")[-1] for warning in outcome.json["warnings"]} <= {"latitude", "longitude"}
    assert outcome.json["warnings"]
    assert (place.latitude, place.longitude, place.address_1) == (None, None, "Straat 1")


@pytest.mark.parametrize("last", ["9999-12-31", "9999-12-30", None])
def test_a_season_may_last_until_the_last_of_all_days(
    draagkracht: Run, write: Write, take_over: Any, city: Municipality, last: str | None
) -> None:
    season = {"id": "s", "valid_from": "0001-01-01", "valid_to": last}
    take_over(service("proef-1", schedules=[season], name="Altijd open", languages=[{"id": "l", "code": "tr"}]))
    profile = write({"needs": {"emotional": 1}, "condition": "dementia", "languages": ["tr"]}, "profile.json")

    outcome = draagkracht("directory", "recommend", "--municipality", "voorbeeldstad", "--profile", profile, "--json")

    assert outcome.code == 0
    assert "proef-1" in {offer["service_id"] for offer in outcome.json}


def test_one_feed_may_be_taken_over_by_two_municipalities(
    take_over: Any, city: Municipality, village: Municipality
) -> None:
    first = take_over(service("proef-1"))
    second = take_over(service("proef-1", name="Die van het dorp"), slug="voorbeelddorp")

    assert (first.json["created"], second.json["created"]) == (1, 1)
    assert stored(city) == stored(village) == ["proef-1"]
    assert Service.objects.get(municipality=city, hsds_id="proef-1").name == "Proefdienst proef-1"


def test_of_a_service_that_stands_twice_the_fullest_is_taken(take_over: Any, city: Municipality) -> None:
    thin = {"id": "proef-1", "name": "Dun", "status": "active"}

    outcome = take_over(thin, service("proef-1"), copy.deepcopy(thin))

    assert outcome.json["services"] == 1
    assert Service.objects.get(hsds_id="proef-1").name == "Proefdienst proef-1"


def test_a_service_without_codes_is_there_and_is_not_recommended(
    draagkracht: Run, write: Write, take_over: Any, city: Municipality
) -> None:
    take_over(service("proef-1", attributes=[], name="Nog in te delen"))
    profile = write({"needs": {"emotional": 1}}, "profile.json")

    outcome = draagkracht("directory", "recommend", "--municipality", "voorbeeldstad", "--profile", profile, "--json")

    assert stored(city) == ["proef-1"]
    assert "proef-1" not in {offer["service_id"] for offer in outcome.json}


def test_other_objects_are_counted_and_passed_over(take_over: Any) -> None:
    others = [{"id": "t", "name": "Taxonomy", "taxonomy_terms": []}, 7, "x", None, [], {"version": "3.0"}]

    outcome = take_over(service("proef-1"), *others)

    assert (outcome.code, outcome.json["services"], outcome.json["skipped"]) == (0, 1, len(others))


def test_a_folder_is_one_feed(draagkracht: Run, tmp_path: Path, write: Write, city: Municipality) -> None:
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    write({"contents": [service("proef-1")], "total_items": 1}, "deep/services.json")
    write(service("proef-2"), "deep/deeper/service.json")
    write("not for us", "deep/notes.txt")

    outcome = draagkracht(
        "directory", "import", "--municipality", "voorbeeldstad", "--format", "hsds", tmp_path / "deep", "--json"
    )

    assert (outcome.code, outcome.json["created"]) == (0, 2)
    assert stored(city) == ["proef-1", "proef-2"]


def test_one_broken_file_keeps_the_whole_folder_out(
    draagkracht: Run, tmp_path: Path, write: Write, city: Municipality
) -> None:
    (tmp_path / "feed").mkdir()
    write(service("proef-1"), "feed/a.json")
    write("{", "feed/b.json")

    outcome = draagkracht(
        "directory", "import", "--municipality", "voorbeeldstad", "--format", "hsds", tmp_path / "feed", "--json"
    )

    assert outcome.code == 2
    assert [refusal["id"] for refusal in outcome.json["refused"]] == ["b.json"]
    assert stored(city) == []


@pytest.mark.parametrize("strange", ["pipe", "folder", "link"])
def test_what_is_no_file_is_refused_and_never_waited_for(
    draagkracht: Run, tmp_path: Path, write: Write, strange: str
) -> None:
    (tmp_path / "feed").mkdir()
    write(service("proef-1"), "feed/a.json")
    there = tmp_path / "feed" / "b.json"
    make: dict[str, Callable[[Path], None]] = {
        "pipe": os.mkfifo,
        "folder": Path.mkdir,
        "link": lambda path: path.symlink_to("nowhere"),
    }
    make[strange](there)

    outcome = draagkracht(
        "directory", "import", "--municipality", "voorbeeldstad", "--format", "hsds", tmp_path / "feed"
    )

    check_refusal(outcome, "b.json is no file")


def test_half_a_character_comes_out_as_its_escape(take_over: Any) -> None:
    outcome = take_over(service("\ud800proef"))

    assert outcome.code == 2
    assert outcome.json["refused"][0]["id"] == "\ud800proef"


def test_in_words_the_report_says_the_same(draagkracht: Run, write: Write, city: Municipality) -> None:
    path = write([service("proef-1", minimum_age=2**40)])

    outcome = draagkracht("directory", "import", "--municipality", "voorbeeldstad", "--format", "hsds", path)

    assert outcome.code == 0
    assert "1 created" in outcome.out
    assert "warning proef-1 minimum_age" in outcome.out


def test_a_feed_for_an_unknown_municipality_is_refused(take_over: Any) -> None:
    check_refusal(take_over(service("proef-1"), slug="nergens"), "nergens")


@pytest.mark.skipif(not ORUK.is_dir(), reason="no answers of Open Referral UK beside this checkout")
@pytest.mark.parametrize("name", ["V3.0-UK-Default", "V3.0-UK-Test", "V3.0-UK-Warn"])
def test_the_test_feed_of_open_referral_uk_is_taken_over_and_shown(
    draagkracht: Run, city: Municipality, city_client: Any, name: str
) -> None:
    line = ("directory", "import", "--municipality", "voorbeeldstad", "--format", "hsds", ORUK / name, "--json")

    first, second = draagkracht(*line), draagkracht(*line)

    found = Service.objects.get(hsds_id="ac148810-d857-441c-9679-408f346de14b")
    page = city_client.get(f"/wat-is-er/{found.hsds_id}/")
    assert (first.code, first.json["created"], first.json["written"]) == (0, 1, True)
    assert (second.json["created"], second.json["unchanged"]) == (0, 1)
    assert page.status_code == 200
    assert found.name in page.content.decode()
