"""What must hold for every catalogue and every profile."""

import json
import math
import random
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from draagkracht.directory.rules.catalogue import ServiceRow, build_catalogue
from draagkracht.directory.rules.profile import Profile
from draagkracht.directory.rules.recommend import as_json, recommend
from draagkracht.directory.rules.weights import weights_on
from tests.unit.directory import reference
from tests.unit.directory.making import TODAY, catalogues_of_rows, profiles

REASON = {"code", "sentence"}
OFFER = {"service_id", "name", "score", "distance_km", "reasons", "weakest"}


# Three times as many examples as the profile asks: this is the test on which the speed rests.
@settings(max_examples=3 * settings().max_examples)
@given(catalogues_of_rows, profiles, st.integers(0, 20))
def test_the_fast_ranking_is_the_plain_one(rows: list[ServiceRow], profile: Profile, limit: int) -> None:
    expected = reference.ranked(rows, profile, weights_on(TODAY), limit)

    offers = recommend(build_catalogue(rows), profile, limit)

    assert [(offer.service_id, offer.score) for offer in offers] == expected


@given(catalogues_of_rows, profiles, st.randoms(use_true_random=False))
def test_the_order_in_which_services_arrive_never_matters(
    rows: list[ServiceRow], profile: Profile, shuffler: random.Random
) -> None:
    other_order = list(rows)
    shuffler.shuffle(other_order)

    assert recommend(build_catalogue(other_order), profile) == recommend(build_catalogue(rows), profile)


@given(catalogues_of_rows, profiles)
def test_every_list_keeps_the_promises_of_the_format(rows: list[ServiceRow], profile: Profile) -> None:
    by_id = {row.service_id: row for row in rows}

    offers = recommend(build_catalogue(rows), profile)

    assert len(offers) <= 20
    providers = Counter(by_id[offer.service_id].provider_id for offer in offers[:8])
    assert all(count <= 3 for provider, count in providers.items() if provider)
    for offer in json.loads(json.dumps([as_json(offer) for offer in offers], allow_nan=False)):
        assert set(offer) == OFFER
        assert 0 <= offer["score"] <= 125
        assert offer["distance_km"] is None or 0 <= offer["distance_km"] < 20_000
        assert len(offer["reasons"]) <= 3
        said = [*offer["reasons"], *([offer["weakest"]] if offer["weakest"] else [])]
        assert all(set(reason) == REASON and reason["sentence"].endswith(".") for reason in said)
        assert not any("%(" in reason["sentence"] or "nan" in reason["sentence"].split() for reason in said)


@given(catalogues_of_rows, profiles)
def test_a_distance_is_only_given_between_two_places_that_can_be(rows: list[ServiceRow], profile: Profile) -> None:
    by_id = {row.service_id: row for row in rows}

    for offer in recommend(build_catalogue(rows), profile):
        if offer.distance_km is not None:
            assert math.isfinite(offer.distance_km)
            assert any(reference.exists(*pair) for pair in by_id[offer.service_id].coordinates)
            assert profile.place or profile.recipient_place
