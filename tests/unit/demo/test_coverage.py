"""The demo has something of everything, in both municipalities."""

from collections import Counter

import pytest

from draagkracht.directory.rules import codes
from tests.unit.demo.services import SLUGS, all_services, counted, offered_in


def test_there_are_more_than_120_services() -> None:
    assert len(all_services()) >= 140
    assert len(offered_in("voorbeeldstad")) >= 85
    assert len(offered_in("voorbeelddorp")) >= 45


def test_some_services_are_shared_by_both_and_some_are_everywhere() -> None:
    areas = Counter(tuple(sorted(area["extent"] for area in service["service_areas"])) for service in all_services())

    assert areas["GM9901", "GM9902"] >= 15
    assert areas["NL",] >= 8


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("taxonomy", codes.TAXONOMIES)
def test_every_code_occurs_in_each_municipality(slug: str, taxonomy: str) -> None:
    found = counted(offered_in(slug), taxonomy)

    assert set(codes.TAXONOMIES[taxonomy]) - found.keys() == set()


@pytest.mark.parametrize("slug", SLUGS)
def test_every_base_function_has_a_choice(slug: str) -> None:
    found = counted(offered_in(slug), "draagkracht-base-function")

    assert min(found[function] for function in codes.BaseFunction) >= 5, found


@pytest.mark.parametrize("slug", SLUGS)
def test_there_are_services_in_five_languages(slug: str) -> None:
    languages = Counter(language["code"] for service in offered_in(slug) for language in service["languages"])

    assert min(languages[code] for code in ("nl", "en", "tr", "ar", "pl")) >= 5, languages


def test_there_are_ways_to_take_part_without_travelling() -> None:
    ways = Counter(schedule["attending_type"] for service in all_services() for schedule in service["schedules"])

    assert set(ways) == set(codes.Attendance)
    assert min(ways.values()) >= 5, ways


def test_there_are_free_and_paid_services_ages_seasons_and_a_closed_one() -> None:
    services = all_services()
    prices = [cost["amount"] for service in services for cost in service["cost_options"]]

    assert prices.count(0) > 50
    assert sum(price > 0 for price in prices) > 20
    assert sum("minimum_age" in service for service in services) > 20
    assert sum("maximum_age" in service for service in services) > 10
    assert sum(any("valid_to" in schedule for schedule in service["schedules"]) for service in services) >= 5
    assert sum(service["status"] == "temporarily closed" for service in services) == 1


def test_no_provider_fills_the_directory_of_a_municipality() -> None:
    for slug in SLUGS:
        services = offered_in(slug)
        by_provider = Counter(service["organization"]["name"] for service in services)

        assert max(by_provider.values()) <= len(services) / 5, by_provider.most_common(3)
