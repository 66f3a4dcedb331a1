"""The feed of the demo: stable ids, places that can be, and nobody real at the other end of the line."""

import re
import uuid
from typing import Any

import pytest

from draagkracht.config.demo import feed

SLUGS = ("voorbeeldstad", "voorbeelddorp")


def all_services() -> list[dict[str, Any]]:
    return [service for slug in SLUGS for service in feed.build_feed(slug)]


def test_ids_are_unique_over_both_municipalities() -> None:
    ids = [service["id"] for service in all_services()]

    assert len(ids) == len(set(ids))


def test_the_same_service_has_the_same_id_in_every_run() -> None:
    assert feed.service_id("linde-weekend") == str(uuid.uuid5(feed.NAMESPACE, "service/linde-weekend"))
    assert feed.NAMESPACE == uuid.UUID("925269e7-05df-540d-a17d-a54c93bc92a3")


@pytest.mark.parametrize("slug", SLUGS)
def test_building_twice_gives_the_same_feed(slug: str) -> None:
    assert feed.build_feed(slug) == feed.build_feed(slug)


def test_an_unknown_municipality_is_refused() -> None:
    with pytest.raises(KeyError, match="elders"):
        feed.build_feed("elders")


def test_every_telephone_number_starts_with_000() -> None:
    numbers = [phone["number"] for service in all_services() for phone in service["phones"]]

    assert numbers
    assert [number for number in numbers if not re.fullmatch(r"000 \d\d \d\d \d\d\d", number)] == []
