"""What the tests of the demo look at: the services of both municipalities, and what a reader reads of each."""

import json
from collections import Counter
from typing import Any

from draagkracht.config.demo import feed
from draagkracht.directory.rules import codes, hsds
from draagkracht.directory.rules.hsds.records import Feed

SLUGS = ("voorbeeldstad", "voorbeelddorp")
CODE_OF_SLUG = {"voorbeeldstad": "GM9901", "voorbeelddorp": "GM9902"}


def all_services() -> list[dict[str, Any]]:
    return [service for slug in SLUGS for service in feed.build_feed(slug)]


def offered_in(slug: str) -> list[dict[str, Any]]:
    extents = {CODE_OF_SLUG[slug], "NL"}
    return [service for service in all_services() if extents & {area["extent"] for area in service["service_areas"]}]


def counted(services: list[dict[str, Any]], taxonomy: str) -> Counter[str]:
    return Counter(
        attribute["taxonomy_term"]["code"]
        for service in services
        for attribute in service["attributes"]
        if attribute.get("taxonomy_term", {}).get("taxonomy") == taxonomy
    )


def texts(service: dict[str, Any]) -> dict[str, str]:
    """Return what a reader reads, apart from the name; `alternate_name` and how people ask are for search only."""
    read = {key: service[key] for key in ("description", "fees", "alert") if key in service}
    return read | {
        attribute["label"]: attribute["value"]
        for attribute in service["attributes"]
        if attribute.get("label", codes.ASKED_AS) != codes.ASKED_AS
    }


def is_for_young_people(service: dict[str, Any]) -> bool:
    return counted([service], "draagkracht-audience").keys() == {codes.Audience.YOUNG_CARER}


def as_the_directory_reads(services: list[dict[str, Any]]) -> Feed:
    return hsds.read_feed([("feed.json", json.dumps(services).encode())])
