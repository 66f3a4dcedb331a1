"""The feed of the demo: stable ids, places that can be, and nobody real at the other end of the line."""

import json
import re
import uuid

import pytest

from draagkracht.config.demo import feed
from tests.unit.demo.services import SLUGS, all_services, as_the_directory_reads

CITY_AND_VILLAGES = {"latitude": (52.10, 52.30), "longitude": (5.30, 5.60)}  # about 20 km each way


def test_ids_are_unique_over_both_municipalities() -> None:
    ids = [service["id"] for service in all_services()]

    assert len(ids) == len(set(ids))


def test_ids_within_a_service_are_unique() -> None:
    for service in all_services():
        parts = [part["id"] for value in service.values() if isinstance(value, list) for part in value]

        assert len(parts) == len(set(parts)), service["name"]


def test_the_same_service_has_the_same_id_for_ever() -> None:
    id_when_first_published = "0038b05c-a9ec-5fae-8b01-01567d4b8f34"

    assert feed.service_id("kring-maken") == id_when_first_published
    assert str(uuid.UUID(id_when_first_published)) in {service["id"] for service in feed.build_feed("voorbeeldstad")}


@pytest.mark.parametrize("slug", SLUGS)
def test_building_twice_gives_the_same_feed(slug: str) -> None:
    first = json.dumps(feed.build_feed(slug))

    assert json.dumps(feed.build_feed(slug)) == first


def test_an_unknown_municipality_is_refused() -> None:
    with pytest.raises(KeyError, match="elders"):
        feed.build_feed("elders")


@pytest.mark.parametrize("slug", SLUGS)
def test_the_directory_reads_the_feed_without_a_remark(slug: str) -> None:
    services = feed.build_feed(slug)

    read = as_the_directory_reads(services)

    assert [(remark.id, remark.field) for remark in (*read.refused, *read.warnings)] == []
    assert [service.id for service in read.services] == [service["id"] for service in services]
    assert all(service.classification.is_complete for service in read.services)
    assert all(service.classification.first_step for service in read.services)
    assert all(service.classification.what_to_expect for service in read.services)
    assert all(len(service.classification.asked_as.splitlines()) > 10 for service in read.services)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_season_ends_after_it_began_and_a_service_closes_after_it_opened(slug: str) -> None:
    read = as_the_directory_reads(feed.build_feed(slug))

    for schedule in (schedule for service in read.services for schedule in service.schedules):
        if schedule.valid_from and schedule.valid_to:
            assert schedule.valid_from < schedule.valid_to, schedule.description
        if schedule.opens_at and schedule.closes_at:
            assert schedule.opens_at < schedule.closes_at, schedule.description


def test_a_first_date_falls_on_a_day_of_its_schedule() -> None:
    days = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    read = as_the_directory_reads(all_services())

    anchored = [schedule for service in read.services for schedule in service.schedules if schedule.dtstart]

    assert anchored
    for schedule in anchored:
        assert schedule.dtstart is not None
        assert days[schedule.dtstart.weekday()] in schedule.byday.split(","), schedule.description


def test_every_service_says_when_and_at_what_price() -> None:
    for service in all_services():
        assert service["schedules"], service["name"]
        assert service["fees"], service["name"]


def test_places_lie_in_or_around_the_two_municipalities() -> None:
    places = [place["location"] for service in all_services() for place in service["service_at_locations"]]

    assert places
    for place in places:
        for axis, (lowest, highest) in CITY_AND_VILLAGES.items():
            assert lowest < place[axis] < highest, place["name"]


def test_no_postcode_exists() -> None:
    addresses = [
        address
        for service in all_services()
        for place in service["service_at_locations"]
        for address in place["location"]["addresses"]
    ]

    assert [address["postal_code"] for address in addresses if not address["postal_code"].startswith("0")] == []


def test_every_telephone_number_is_one_that_cannot_exist() -> None:
    numbers = [phone["number"] for service in all_services() for phone in service["phones"]]

    assert len(numbers) == len(all_services())
    assert [number for number in numbers if not re.fullmatch(r"000 \d\d \d\d \d\d\d", number)] == []


def test_no_text_holds_another_telephone_number() -> None:
    content = json.dumps(all_services(), ensure_ascii=False)
    without_ids = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", content)

    runs_of_digits = re.findall(r"(?:\d[ -]?){7,}", without_ids)

    # What remains are the 000 numbers above, and coordinates and dates, which have a point or two hyphens.
    assert [run for run in runs_of_digits if not re.match(r"000 |\d{4}-\d\d-\d\d", run)] == []


def test_mail_and_web_addresses_are_all_in_example() -> None:
    content = json.dumps(all_services())

    mail = re.findall(r"[\w.+-]*@([\w.-]*)", content)
    web = re.findall(r"https?://([\w.-]*)", content)

    assert mail
    assert web
    assert [host for host in (*mail, *web) if not host.endswith(".example")] == []


def test_confirmation_dates_stand_apart_from_the_feed() -> None:
    for slug in SLUGS:
        services = feed.build_feed(slug)

        assert feed.assurances(slug).keys() == {service["id"] for service in services}
        assert all("assured_date" not in service for service in services)


def test_confirmations_are_spread_from_this_month_to_long_ago_and_never() -> None:
    days = [days for slug in SLUGS for days in feed.assurances(slug).values()]
    known = [value for value in days if value is not None]

    assert 1 <= len(days) - len(known) <= 10
    assert min(known) <= 7
    assert 365 < max(known) <= 730
    assert sum(value <= 31 for value in known) > 30
    assert sum(value > 365 for value in known) >= 5
