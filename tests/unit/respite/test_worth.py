"""What days are worth counted by themselves is what the planner reckons with; and how a plan stands after changes."""

import random
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draagkracht.respite.rules import regional, standing
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.planning.problem import pose
from draagkracht.respite.rules.plans import Group
from draagkracht.respite.rules.regional import DAY, Given, Regional, given_of
from draagkracht.respite.rules.standing import Counted, Side
from draagkracht.respite.rules.worth import worth_of
from tests.unit.respite.test_why_not import MONDAY, asking, giving

FREE = st.none() | st.floats(0, 20)
LANGUAGE = st.sampled_from(("nl", "tr"))


def frame(seed: int) -> Regional:
    """Return a region with a few places and requests."""
    chance = random.Random(seed)
    return Regional(
        monday=MONDAY,
        today=MONDAY - DAY * 3,
        centre=(52.0, 5.0),
        giving=[giving(chance, key) for key in range(1, 8)],
        asking=[asking(chance, key) for key in range(1, 9)],
    )


@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=40, deadline=None)
def test_every_offer_of_the_planner_is_worth_the_same_when_it_is_counted_by_itself(seed: int) -> None:
    region = frame(seed)
    problem = pose(regional.build(region).instance)
    asks, places = {one.id: one for one in region.asking}, {one.id: one for one in region.giving}

    for column in np.arange(len(problem.columns)).tolist():
        offer = problem.offer(column)
        days = given_of(offer, asks[offer.request], MONDAY)
        if not days.dates:
            continue  # a weekday that is over before somebody wants to begin
        found = worth_of(days, asks[offer.request], kind=offer.kind, at=places[offer.place].at, frame=region)
        assert found == pytest.approx(float(problem.columns.value[column]))


def test_days_that_were_not_asked_so_count_by_the_day_and_only_in_these_weeks() -> None:
    region = frame(1)
    asks = region.asking[0]
    long = tuple(MONDAY + DAY * number for number in range(-3, 12))

    found = worth_of(Given(id="P1", dates=long), asks, kind=Kind.STAY, at=asks.at, frame=region)

    assert found == pytest.approx(asks.weight * 12)


def one(today: float | None, after: float | None, **groups: str) -> Counted:
    """Return somebody who asks."""
    return Counted(today=today, after=after, by_first_come=after is not None, groups={"language": "nl"} | groups)


def test_each_way_counts_who_has_a_place_and_what_others_have_counts_in_all() -> None:
    lines = [one(None, 3.0), one(2.0, 2.0, language="tr"), one(None, None, language="tr")]
    groups = [Group("language", "tr", 3, 1, 1, 1), Group("language", "nl", 1, 1, 1, 1)]

    found = standing.count(lines, [one(4.0, 4.0, language="tr")], value=5.0, first_value=1.0, bound=6.0, groups=groups)

    assert (found.asked, found.made, found.bound) == (4, 9.0, 10.0)
    assert (found.today, found.first_come, found.after) == (Side(2, 6.0), Side(3, 5.0), Side(3, 9.0))
    assert [(one.today, one.after) for one in found.groups] == [(2, 2), (0, 1)]


@given(st.lists(st.tuples(FREE, FREE, LANGUAGE), max_size=8), st.lists(LANGUAGE, max_size=3))
def test_the_groups_of_one_kind_add_up_to_everybody_each_way(
    asked: list[tuple[float | None, float | None, str]], has: list[str]
) -> None:
    lines = [one(today, after, language=language) for today, after, language in asked]
    others = [one(1.0, 1.0, language=language) for language in has]
    sizes = Counter(line.groups["language"] for line in (*lines, *others))
    groups = [Group("language", language, size, 0, 0, 0) for language, size in sizes.items()]

    found = standing.count(lines, others, value=0.0, first_value=0.0, bound=0.0, groups=groups)

    assert sum(group.today for group in found.groups) == found.today.number
    assert sum(group.after for group in found.groups) == found.after.number


def test_who_asked_after_the_plan_was_made_is_in_no_group_of_it() -> None:
    group = Group("language", "nl", 1, 1, 1, 1)

    found = standing.count([one(None, 1.0)], [one(1.0, 1.0)], value=1.0, first_value=1.0, bound=1.0, groups=[group])

    assert [(one.today, one.after) for one in found.groups] == [(0, 1)]
