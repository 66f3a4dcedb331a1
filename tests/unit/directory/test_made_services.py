"""The made-up services that speed is measured on can be read like a real feed, and are always the same."""

import itertools
import json

from benchmarks import made_services
from draagkracht.directory.rules.hsds.feed import read_feed

NUMBER = 300


def test_a_made_up_feed_is_read_without_a_remark() -> None:
    records = list(made_services.feed_records(NUMBER))

    found = read_feed([("feed.json", json.dumps(records).encode())])

    assert (len(found.services), found.refused, found.warnings) == (NUMBER, (), ())
    assert all(service.classification.is_complete for service in found.services)


def test_the_same_number_gives_the_same_services() -> None:
    assert list(made_services.feed_records(NUMBER)) == list(made_services.feed_records(NUMBER))


def test_ids_are_of_one_thing_only() -> None:
    records = list(made_services.feed_records(NUMBER))

    ids = [record["id"] for record in records]
    parts = [row["id"] for record in records for row in itertools.chain(record["schedules"], record["cost_options"])]

    assert len(set(ids)) == NUMBER
    assert len(set(parts)) == len(parts)


def test_every_municipality_has_services_and_a_place_on_the_map() -> None:
    towns = made_services.municipalities()

    homes = {service.municipality for service in made_services.made(5_000)}

    assert homes == set(range(len(towns)))
    assert len({town.code for town in towns}) == len({town.slug for town in towns}) == made_services.MUNICIPALITIES
    assert all(50 < town.latitude < 54 and 3 < town.longitude < 8 for town in towns)
