"""How often volunteers go in their busiest week: today, when who comes first goes first, and by a plan."""

import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.respite.rules.codes import Form
from draagkracht.respite.rules.fitting import Gives
from draagkracht.respite.rules.loads import count_loads
from draagkracht.respite.rules.planning.instance import Instance, Kind, Offer, Promise
from draagkracht.respite.rules.regional import Giving, Regional

MONDAY = datetime.date(2026, 11, 30)
WEEKS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), max_size=6)


def giving(key: int, taken: Any = ()) -> Giving:
    """Return a volunteer who gives these weeks and parts of days already."""
    gives = Gives(key=key, form=Form.SITTING)
    return Giving(gives=gives, at=(52.0, 5.0), serves=frozenset(), taken=taken, visits=3)


def region(*volunteers: Giving) -> Regional:
    """Return a region with these volunteers and nobody who asks."""
    return Regional(monday=MONDAY, today=MONDAY, centre=(52.0, 5.0), giving=volunteers, asking=())


def instance(*promised: Offer) -> Instance:
    """Return an instance with what was promised."""
    return Instance(
        days=28, night_cents=1, places=(), requests=(), promised=tuple(Promise(one, False) for one in promised)
    )


def visit(place: str, *weeks: int) -> Offer:
    """Return an offer of a volunteer."""
    return Offer("R1", place, Kind.SITTING, daypart=1, weeks=weeks)


def test_each_way_counts_the_busiest_week_of_each_volunteer() -> None:
    volunteers = region(giving(1, [(0, 2), (0, 5)]), giving(2))

    found = count_loads(volunteers, instance(), first_come=[visit("V1", 0)], planned=[visit("V2", 0, 1, 2, 3)])

    assert found.today == (1, 0, 1)
    assert found.first_come == (1, 0, 0, 1)
    assert found.planned == (0, 1, 1)
    assert found.most == 3


def test_what_was_promised_counts_once() -> None:
    volunteers = region(giving(1, [(0, 1)]))
    promised = visit("V1", 0)

    found = count_loads(volunteers, instance(promised), first_come=[promised], planned=[])

    assert (found.today, found.first_come, found.planned) == ((0, 1), (0, 1), (1,))


@given(st.lists(WEEKS, max_size=5), st.lists(st.integers(1, 5), max_size=8))
def test_every_volunteer_is_counted_once_each_way(taken: list[Any], visited: list[int]) -> None:
    volunteers = region(*(giving(number, weeks) for number, weeks in enumerate(taken, 1)))
    offers = [visit(f"V{number}", 0, 1) for number in visited]

    found = count_loads(volunteers, instance(), first_come=offers, planned=())

    assert sum(found.today) == sum(found.first_come) == sum(found.planned) == len(taken)
    assert found.planned == found.today
