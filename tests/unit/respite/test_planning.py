"""The planner against the plain rules: what is offered, what it is worth, what is proven, and why somebody has none."""

import copy
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import highspy
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagkracht.respite import solver
from draagkracht.respite.rules.planning import planning, reading
from draagkracht.respite.rules.planning.improving import Piece
from draagkracht.respite.rules.planning.offers import Finder
from draagkracht.respite.rules.planning.plan import Plan, offer_as_json
from draagkracht.respite.rules.planning.problem import pose
from draagkracht.respite.rules.planning.rows import list_rows
from tests.factories.region import region
from tests.unit.respite import plain

SEEDS = st.integers(0, 10_000)
Document = dict[str, Any]


def here(pieces: Iterator[Piece]) -> Iterator[tuple[Piece, Any]]:
    """Solve pieces in this process."""
    for piece in itertools.islice(pieces, 25):
        yield piece, solver.solve(piece)


def planned(document: Document, seconds_left: Callable[[], float] = lambda: 60.0) -> Plan:
    """Return the plan of a region, with time enough unless it is said otherwise."""
    return planning.plan_region(reading.read_instance(document), seconds_left=seconds_left, solver=here)


@given(seed=SEEDS, requests=st.integers(1, 12))
@settings(max_examples=25)
def test_every_offer_that_the_rules_allow_is_there_with_its_worth_and_no_other(seed: int, requests: int) -> None:
    document = region(requests, seed, places=9)
    instance = reading.read_instance(document)
    rows = list_rows(instance)

    columns = Finder(instance, rows).columns()

    problem = pose(instance)
    for number, request in enumerate(document["requests"]):
        mine = np.flatnonzero(columns.request == number)
        found = [offer_as_json(problem.offer(int(column))) for column in mine]
        wanted = list(plain.offers(document, request))
        assert len(found) == len(wanted)
        for offer, value in zip(found, columns.value[mine], strict=True):
            same = [worth for one, worth, _ in wanted if plain.same(one, offer)]
            assert same == [pytest.approx(value)]


@given(seed=SEEDS, requests=st.integers(0, 40))
@settings(max_examples=15, deadline=None)
def test_a_plan_keeps_to_every_rule_and_what_it_proves_is_true(seed: int, requests: int) -> None:
    document = region(requests, seed)

    plan = planned(document)

    value, bound = plain.check(document, plan.as_json(0.0))
    assert plan.value == pytest.approx(value)
    assert plan.bound == pytest.approx(bound)
    assert value <= bound + 1e-6


def test_a_plan_of_a_region_is_near_the_best_that_is_possible() -> None:
    document = region(150, 7)

    plan = planned(document)

    assert plan.gap < 0.03
    assert not plan.is_greedy


@given(seed=SEEDS)
@settings(max_examples=10, deadline=None)
def test_whoever_has_no_offer_hears_of_each_place_which_rule_it_fails_first(seed: int) -> None:
    document = region(60, seed, places=6)

    plan = planned(document)

    requests = {one["id"]: one for one in document["requests"]}
    alone = set(requests) - {offer.request for offer in plan.offers}
    assert set(plan.why_not) == alone
    for request in alone:
        assert plan.why_not[request] == plain.why_not(document, requests[request])


def test_what_is_full_has_no_room_left_for_whoever_hears_that_it_is() -> None:
    document = region(60, 3, places=6)

    plan = planned(document)

    left = defaultdict(int, plain.capacity(document))
    requests = {one["id"]: one for one in document["requests"]}
    for offer in plan.as_json(0.0)["offers"]:
        place = next(one for one in document["resources"] if one["id"] == offer["resource"])
        for row, amount in plain.rows(document, requests[offer["request"]], place, offer).items():
            left[row] -= amount
    for request in plan.why_not:
        for _, _, used in plain.offers(document, requests[request]):
            assert any(left[row] < amount for row, amount in used.items())


@pytest.mark.parametrize(
    ("rule", "ease"),
    [
        ("kind", {"kinds": ["stay", "day_care", "sitting", "live_in"]}),
        ("skills", {"skills": []}),
        ("gender", {"gender_preference": ""}),
        ("distance", {"max_km": 1000}),
    ],
)
def test_without_the_rule_that_is_named_a_place_fails_a_later_one_or_none(rule: str, ease: Document) -> None:
    order = ["kind", "skills", "language", "gender", "distance", "dates", "closed", "full"]
    for request in region(40, 11)["requests"]:
        for place in region(40, 11)["resources"]:
            if plain.first_of_person(request, place) == rule:
                after = plain.first_of_person(request | ease, place)
                assert after is None or order.index(after) > order.index(rule) or rule == "distance"


def test_a_floor_is_met_and_the_price_of_it_is_in_what_is_proven() -> None:
    document = region(80, 5, floors=[{"group": "burden", "value": "q1", "share": 0.4}])
    light = [one for one in document["requests"] if one["group"]["burden"] == "q1"]
    for request in light:
        request["weight"] /= 100

    plan = planned(document)

    assert plan.floor_short == ()
    value, bound = plain.check(document, plan.as_json(0.0))
    assert value <= bound + 1e-6


def test_a_floor_that_cannot_be_met_is_come_near_and_said() -> None:
    document = region(30, 5, places=4, floors=[{"group": "burden", "value": "q1", "share": 1.0}])
    document["requests"][0] |= {"group": {"burden": "q1"}, "kinds": ["stay"], "max_km": 0}

    plan = planned(document)

    (short,) = plan.floor_short
    served = {offer.request for offer in plan.offers}
    group = [one["id"] for one in document["requests"] if one["group"]["burden"] == "q1"]
    assert short.wanted == len(group)
    assert short.reached == len(served & set(group)) < short.wanted
    assert "floor:burden:q1" not in plan.prices
    plain.check(document, plan.as_json(0.0))


def test_what_is_confirmed_stays_and_of_what_was_promised_only_a_few_move_and_only_with_leave() -> None:
    document = region(120, 9)
    first = planned(document).as_json(0.0)["offers"]
    document["locked"] = first[:5]
    document["previous"] = [offer | {"may_change": number % 2 == 0} for number, offer in enumerate(first[5:45])]
    for request in document["requests"][60:]:
        request["weight"] *= 20

    plan = planned(document).as_json(0.0)

    kept = [[one for one in plan["offers"] if plain.same(one, offer)] for offer in document["locked"]]
    assert all(len(one) == 1 for one in kept)
    moved = [one for one in document["previous"] if not any(plain.same(one, offer) for offer in plan["offers"])]
    assert 0 < len(moved) <= 2
    assert all(one["may_change"] for one in moved)


@pytest.mark.parametrize("field", ["locked", "previous"])
def test_what_was_agreed_and_is_against_the_rules_is_refused(field: str) -> None:
    document = region(20, 2)
    offer = planned(document).as_json(0.0)["offers"][0]
    next(one for one in document["requests"] if one["id"] == offer["request"])["kinds"] = []
    document[field] = [offer]

    with pytest.raises(reading.InstanceIsWrong, match=rf"{field}\[0\]"):
        planned(document)


def test_what_was_agreed_twice_for_one_bed_is_refused() -> None:
    document = region(40, 2)
    document["resources"] = [one | {"capacity": [1] * 28} for one in document["resources"] if one["kind"] == "stay"]
    stay = {"start": 3, "flex": 0, "length": 2, "min_length": 2, "budget_nights": 9}
    for request in document["requests"]:
        request |= {"kinds": ["stay"], "stay": stay, "skills": [], "max_km": 100}
    place = document["resources"][0]["id"]
    document["locked"] = [{"request": f"R{number}", "resource": place, "start": 3, "length": 2} for number in range(2)]

    with pytest.raises(reading.InstanceIsWrong, match="te vol"):
        planned(document)


def test_without_time_offers_go_by_priority_and_the_plan_says_so() -> None:
    document = region(120, 4)

    plan = planned(document, lambda: 0.0)

    value, bound = plain.check(document, plan.as_json(0.0))
    assert plan.is_greedy
    assert 0 < value <= bound


def test_a_plan_is_worth_more_than_who_comes_first_and_than_priority_alone() -> None:
    document = region(200, 8)
    instance = reading.read_instance(document)
    problem = pose(instance)

    plan = planned(document)

    assert plan.value >= planning.go_by_priority(problem, problem.kept).value
    assert plan.value > 1.1 * first_come(document)


def test_requests_that_weigh_nothing_are_planned_like_any_other() -> None:
    document = region(30, 6)
    for request in document["requests"]:
        request["weight"] = 0

    plan = planned(document)

    assert plan.offers
    assert plain.check(document, plan.as_json(0.0)) == (0, 0)


def test_the_same_region_gives_the_same_plan() -> None:
    document = region(60, 12)

    assert planned(document).as_json(0.0) == planned(copy.deepcopy(document)).as_json(0.0)


def test_a_setting_that_the_solver_does_not_know_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(highspy.Highs, "setOptionValue", lambda *_: highspy.HighsStatus.kError)

    with pytest.raises(solver.OptionIsUnknown):
        planned(region(60, 3))


def first_come(document: Document) -> float:
    """Return what it is worth when each request, in order of arrival, takes its best offer that still fits."""
    left, value = plain.capacity(document), 0.0
    for request in document["requests"]:
        possible = [one for one in plain.offers(document, request) if all(left[row] >= n for row, n in one[2].items())]
        if possible:
            _, worth, used = max(possible, key=lambda one: one[1])
            value += worth
            for row, amount in used.items():
                left[row] -= amount
    return value
