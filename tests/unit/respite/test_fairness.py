"""What everybody has at least: a floor for each group, also for those of whom nobody knows how heavy it is."""

import datetime

import pytest

from draagkracht.respite.rules import fairness, outcome, regional
from draagkracht.respite.rules.codes import Burden, Form
from draagkracht.respite.rules.fairness import FEWEST, Settings
from draagkracht.respite.rules.fitting import Gives, Wants
from draagkracht.respite.rules.outcome import Outcome
from draagkracht.respite.rules.planning.instance import Floor
from draagkracht.respite.rules.regional import DAY, Asking, Giving, Regional
from draagkracht.respite.rules.weights import weight

MONDAY = datetime.date(2026, 11, 30)
HERE = (52.0, 5.0)
UNKNOWN = Burden.UNKNOWN.value


def asking(key: int, burden: Burden) -> Asking:
    """Return somebody who asks two nights, of whom only the burden tells them from the others."""
    return Asking(
        key=key,
        at=HERE,
        municipality="1",
        wants=Wants(forms=frozenset({Form.STAY}), start_date=MONDAY + DAY * 4, min_length=2),
        weight=weight(burden, datetime.timedelta()),
        groups={"burden": burden.value},
    )


def region(beds: int, percent: int, **numbers: int) -> Regional:
    """Return a region with one house, a floor by burden, and so many who ask of each burden."""
    burdens = [Burden(value) for value, number in numbers.items() for _ in range(number)]
    days = [MONDAY + DAY * number for number in range(28)]
    return Regional(
        monday=MONDAY,
        today=MONDAY - DAY * 3,
        centre=HERE,
        giving=[
            Giving(gives=Gives(key=1, form=Form.STAY), at=HERE, serves=frozenset({"1"}), free=dict.fromkeys(days, beds))
        ],
        asking=[asking(key, burden) for key, burden in enumerate(burdens, start=1)],
        settings=Settings(burden_percent=percent),
    )


def planned(asked: Regional) -> Outcome:
    """Return the plan of a region, with no piece made better."""
    return outcome.plan(asked, regional.build(asked), seconds_left=lambda: 60.0, solver=lambda _pieces: iter(()))


def test_who_was_never_measured_has_a_floor_as_a_group_of_its_own() -> None:
    requests = regional.build(region(5, 30, q1=4, unknown=FEWEST, q4=FEWEST - 1)).instance.requests

    floors = fairness.floors_of(Settings(burden_percent=40), requests)

    assert floors == (Floor("burden", "q1", 0.4), Floor("burden", UNKNOWN, 0.4))
    assert fairness.members_of(floors[1], requests) == {"R5", "R6", "R7"}


@pytest.mark.parametrize(("percent", "reached"), [(0, 0), (30, 3), (31, 4), (50, 5)])
def test_a_plan_gives_who_was_never_measured_what_the_floor_asks_where_others_weigh_more(
    percent: int, reached: int
) -> None:
    asked = region(10, percent, q4=10, unknown=10)

    found = planned(asked)

    served = [line.key for line in found.lines if line.given is not None]
    assert len(served) == 10
    assert sum(key > 10 for key in served) == reached
    groups = {(one.value, one.size, one.wanted, one.reached) for one in found.groups}
    assert groups == ({("q4", 10, reached, 10 - reached), (UNKNOWN, 10, reached, reached)} if percent else set())
