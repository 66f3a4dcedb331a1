"""When a person looks first, and what the prices of a night are."""

import datetime
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from draagkracht.respite.rules import looking_first, nightly, regional
from draagkracht.respite.rules.codes import KIND_OF, Form, Payer
from draagkracht.respite.rules.fitting import Gives, Wants
from draagkracht.respite.rules.looking_first import Prices, needs_look
from draagkracht.respite.rules.nightly import Came
from draagkracht.respite.rules.options import DAY, Option, find_stay, find_visits, find_weekdays
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.planning.prices import STEPS as PRICE_STEPS
from draagkracht.respite.rules.planning.problem import pose
from draagkracht.respite.rules.regional import Asking, Giving, Regional

MONDAY = datetime.date(2026, 11, 30)
TODAY = datetime.date(2026, 11, 22)
HERE = (52.1, 5.1)
DAYS = tuple(MONDAY + DAY * number for number in range(28))
OPEN = MappingProxyType(dict.fromkeys(DAYS, 1))


def wants(**asked: Any) -> Wants:
    return Wants(**{"forms": frozenset({Form.STAY}), "start_date": MONDAY + DAY * 4, **asked})


def stay(start: int = 4, length: int = 2, quality: float = 1.0, *, is_trial: bool = False) -> Option:
    dates = DAYS[start : start + length]
    return Option(
        key=1,
        form=Form.STAY,
        start_date=dates[0],
        end_date=dates[-1] + DAY,
        dates=dates,
        quality=quality,
        is_trial=is_trial,
    )


def house(beds: int = 1, **facts: Any) -> Giving:
    gives = Gives(**{"key": 1, "form": Form.STAY, "km": 0.0, **facts})
    return Giving(gives=gives, at=HERE, serves=frozenset({"7"}), free=dict.fromkeys(DAYS, beds))


def asking(weight: float = 1.0, **asked: Any) -> Asking:
    return Asking(key=0, at=HERE, municipality="7", wants=wants(**asked), weight=weight, groups={})


def region(*giving: Giving) -> Regional:
    return Regional(monday=MONDAY, today=TODAY, centre=HERE, giving=giving, asking=())


prices = some.dictionaries(some.sampled_from([("P1", day, None) for day in DAYS]), some.floats(0, 5))
stays = some.builds(stay, some.integers(0, 20), some.integers(1, 8), some.floats(0.1, 1))


@given(option=stays, weight=some.floats(0.5, 5))
def test_without_prices_nobody_looks_first(option: Option, weight: float) -> None:
    assert not needs_look(option, wants(), weight, {})


@given(options=some.lists(stays, max_size=8), weight=some.floats(0.5, 5), cheap=prices, more=prices)
def test_higher_prices_never_lower_at_how_many_a_person_looks(
    options: list[Option], weight: float, cheap: Prices, more: Prices
) -> None:
    dear = {slot: cheap.get(slot, 0.0) + more.get(slot, 0.0) for slot in {*cheap, *more}}

    before, after = ([needs_look(one, wants(), weight, each) for one in options] for each in (cheap, dear))

    assert all(then or not first for first, then in zip(before, after, strict=True))


@given(weight=some.floats(0.5, 5), heavier=some.floats(0, 5), option=stays, cost=prices)
def test_who_has_it_heavier_never_waits_for_a_look_where_another_does_not(
    weight: float, heavier: float, option: Option, cost: Prices
) -> None:
    light, heavy = (needs_look(option, wants(), each, cost) for each in (weight, weight + heavier))

    assert light or not heavy


def test_to_try_it_once_is_always_possible() -> None:
    cost: Prices = {("P1", day, None): 100.0 for day in DAYS}

    assert needs_look(stay(), wants(), 1.0, cost)
    assert not needs_look(stay(is_trial=True), wants(), 1.0, cost)


def test_money_of_the_municipality_counts_for_who_is_paid_by_it() -> None:
    cost: Prices = {(Payer.WMO.value, day, None): 100.0 for day in DAYS}

    assert needs_look(stay(), wants(payer=Payer.WMO), 1.0, cost)
    assert not needs_look(stay(), wants(payer=Payer.WLZ), 1.0, cost)


@pytest.mark.parametrize("form", [Form.STAY, Form.LIVE_IN, Form.DAY_CARE, Form.SITTING])
def test_an_option_is_worth_what_the_planner_says(form: Form) -> None:
    asked: dict[str, Any] = {
        "forms": frozenset({form}),
        "start_date": MONDAY,
        "weekdays": (1, 3),
        "days_per_week": 2,
        "weeks": 4,
    }
    wanted = wants(**asked, dayparts=(4,))
    gives = Gives(key=1, form=form, km=0.0, dayparts=frozenset({4}), languages=frozenset({"nl"}))
    find = {Kind.DAY_CARE: find_weekdays, Kind.STAY: find_stay, Kind.LIVE_IN: find_stay}.get(KIND_OF[form])
    parts = {(day, 1): 1 for day in DAYS}
    found = find(wanted, gives, OPEN, TODAY) if find else find_visits(wanted, gives, parts, TODAY)
    giving = Giving(gives=gives, at=HERE, serves=frozenset({"7"}), free=OPEN, visits=1)
    given_all = replace(region(giving), asking=(replace(asking(1.7), wants=wanted),))

    best = pose(regional.build(given_all).instance).columns.value.max()

    assert found.option is not None
    assert looking_first.worth(found.option, wanted, 1.7) == pytest.approx(best)


def test_who_may_still_come_is_as_many_as_came_on_the_same_weekday_and_as_long_before() -> None:
    came = [Came(asking(), TODAY - DAY * number) for number in range(84)]

    futures = nightly.expect(came, TODAY)
    starts = [one.wants.start_date for future in futures for one in future]

    assert [len(future) for future in futures] == [85] * nightly.FUTURES  # 84 came in 83 days, so a little more in 84
    assert {day.weekday() for day in starts} == {4}
    assert min(starts) >= came[0].asking.wants.start_date
    assert futures == nightly.expect(came, TODAY)
    assert futures[0] != futures[1]
    assert nightly.expect([], TODAY) == ()


def test_what_many_want_has_a_price_and_what_is_left_over_has_none() -> None:
    came = [Came(asking(weight), TODAY - DAY * 4) for weight in (1.0, 1.5, 2.0)] * 20

    scarce, plenty = (
        nightly.price(region(house(beds)), nightly.expect(came, TODAY), lambda: False) for beds in (1, 50)
    )

    assert scarce["P1"]["11"] > 0
    assert plenty == {}


def test_who_waits_already_makes_what_they_want_as_dear_as_who_may_come() -> None:
    came = [Came(asking(2.0, start_date=MONDAY + DAY * 18), TODAY)]  # wants other days than who waits
    waiting = tuple(replace(asking(weight), key=key) for key, weight in enumerate((1.0, 1.5, 2.0)))
    nobody = region(house())
    everybody, served = (
        replace(nobody, asking=tuple(replace(one, is_served=is_served) for one in waiting))
        for is_served in (False, True)
    )

    before, with_them, when_served = (
        nightly.price(one, nightly.expect(came, TODAY), lambda: False) for one in (nobody, everybody, served)
    )

    assert "4" not in before.get("P1", {})
    assert with_them["P1"]["4"] > 0
    assert when_served == before


def test_when_the_time_is_over_prices_are_those_of_the_futures_that_were_looked_at() -> None:
    came = [Came(asking(weight), TODAY - DAY * 4) for weight in (1.0, 1.5, 2.0)] * 20
    futures = nightly.expect(came, TODAY)
    asked = iter(range(10_000))

    whole = nightly.price(region(house()), futures, lambda: False)
    short = nightly.price(region(house()), futures, lambda: next(asked) > PRICE_STEPS * 1.5)  # within the second
    first = nightly.price(region(house()), futures[:1], lambda: False)

    assert short == first != whole


def test_what_is_full_costs_nobody_anything() -> None:
    came = [Came(asking(), TODAY - DAY * 4)] * 3

    assert nightly.price(region(house(0)), nightly.expect(came, TODAY), lambda: False) == {}


def test_a_weekday_of_day_care_has_its_price_in_each_week() -> None:
    week: dict[str, Any] = {
        "forms": frozenset({Form.DAY_CARE}),
        "weekdays": (2,),
        "days_per_week": 1,
        "start_date": MONDAY,
    }
    came = [Came(asking(weight, **week), TODAY) for weight in (1.0, 2.0, 3.0)]

    made = nightly.price(region(house(form=Form.DAY_CARE)), nightly.expect(came * 40, TODAY), lambda: False)

    assert set(made["P1"]) == {"2", "9", "16", "23"}
    assert len(set(made["P1"].values())) == 1


def test_a_visit_costs_what_the_volunteer_and_the_part_of_the_day_are_worth() -> None:
    visit: dict[str, Any] = {"forms": frozenset({Form.SITTING}), "dayparts": (4,), "start_date": MONDAY, "weeks": 4}
    came = [Came(asking(weight, **visit), TODAY) for weight in (1.0, 2.0, 3.0)]
    gives = Gives(key=3, form=Form.SITTING, km=0.0, dayparts=frozenset({4}), languages=frozenset({"nl"}))
    sitter = Giving(gives=gives, at=HERE, serves=frozenset({"7"}), visits=1)

    made = nightly.price(region(sitter), nightly.expect(came * 40, TODAY), lambda: False)

    assert set(made["V3"]) <= {"1:1", "8:1", "15:1", "22:1"}
    assert all(price > 0 for price in made["V3"].values())


def test_somebody_calls_on_the_next_working_day() -> None:
    friday = datetime.date(2026, 11, 27)

    assert looking_first.call_date(friday) == datetime.date(2026, 11, 30)
