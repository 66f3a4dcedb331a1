"""What a floor costs: never less than nothing, never less for a higher floor, and drawn from plans that can be."""

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.rules import curves
from draagkracht.respite.rules.curves import FLOORS, Point, Reached
from draagkracht.respite.rules.planning import reading
from draagkracht.respite.rules.regional import Built
from tests.factories.region import region

SIZE = 10


def point(percent: int, value: float, number: int) -> Point:
    """Return a point with one group of ten, of whom so many have an offer."""
    group = Reached("burden", "q1", SIZE, number)
    short = int(number < SIZE * percent / 100)
    return Point(percent=percent, value=value, bound=100.0, offers=number, short=short, groups=(group,))


POINTS = st.lists(
    st.tuples(st.floats(min_value=0, max_value=100), st.integers(min_value=0, max_value=SIZE)),
    min_size=len(FLOORS),
    max_size=len(FLOORS),
).map(lambda found: [point(percent, *one) for percent, one in zip(FLOORS, found, strict=True)])


@given(POINTS)
def test_a_floor_never_costs_less_than_nothing(points: list[Point]) -> None:
    losses = curves.lost(curves.best(points))

    assert all(0 <= loss <= 100 for loss in losses)
    assert losses[0] == 0


@given(POINTS)
def test_a_plan_takes_the_place_of_another_only_where_it_gives_the_group_what_the_floor_asks(
    points: list[Point],
) -> None:
    found = curves.best(points)

    for before, after in zip(points, found, strict=True):
        asked = min(SIZE * before.percent / 100, before.groups[0].number)
        assert after.value >= before.value
        assert after.percent == before.percent
        assert after.groups[0].number >= asked


def test_a_plan_of_a_higher_floor_that_is_worth_more_counts_for_the_lower_one() -> None:
    found = curves.best([point(0, 50.0, 5), point(10, 40.0, 5), point(20, 45.0, 5)])

    assert [one.value for one in found] == [50.0, 45.0, 45.0]


def test_without_value_nothing_is_lost() -> None:
    assert curves.lost([point(0, 0.0, 0), point(10, 0.0, 0)]) == (0.0, 0.0)
    assert curves.lost([]) == ()


def test_a_region_is_planned_with_every_floor_and_higher_floors_are_worth_no_more() -> None:
    instance = reading.read_instance(region(60, 1))
    built = Built(instance, frozenset(), 0.0)

    points = curves.draw(built, seconds_left=lambda: 60.0, solver=lambda _pieces: iter(()))

    assert [one.percent for one in points] == list(FLOORS)
    assert all(0 < one.value <= one.bound + 1e-6 for one in points)
    assert {group.group for group in points[0].groups} >= {"burden"}
    assert all(later >= sooner - 2 for sooner, later in zip(curves.lost(points), curves.lost(points)[1:], strict=False))
