"""Why a request has no offer: of each place the rule that is named stands in the way, and no rule before it."""

import datetime
import random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from draagkracht.respite.rules import outcome, regional
from draagkracht.respite.rules.codes import KIND_OF, Fear, Feature, Form, Gender, Payer, Skill
from draagkracht.respite.rules.fitting import Gives, Rule, Wants
from draagkracht.respite.rules.planning.instance import Budget, Kind
from draagkracht.respite.rules.regional import DAY, Asking, Giving, Regional
from tests.unit.respite.relaxing import ORDER, TIME, check_why

MONDAY = datetime.date(2026, 11, 30)
SKILLS = (Skill.DEMENTIA, Skill.NAH, Skill.LIFTING)
FEATURES = (Feature.GARDEN, Feature.HALAL, Feature.ANIMALS, Feature.SMALL)


Code = TypeVar("Code")


def some(chance: random.Random, names: tuple[Code, ...], share: float) -> frozenset[Code]:
    """Return some of these."""
    return frozenset(one for one in names if chance.random() < share)


def giving(chance: random.Random, key: int) -> Giving:
    """Return a place or a volunteer."""
    form = chance.choice((Form.STAY, Form.STAY, Form.HOST_FAMILY, Form.DAY_CARE, Form.LIVE_IN, Form.SITTING))
    least = chance.choice((1, 1, 2, 4))
    sits = form is Form.SITTING
    days = [MONDAY + DAY * number for number in range(28)]
    return Giving(
        gives=Gives(
            key=key,
            form=form,
            skills=some(chance, SKILLS, 0.8),
            features=some(chance, FEATURES, 0.7),
            languages=frozenset(chance.choice((("nl",), ("nl", "tr")))),
            gender=chance.choice((Gender.FEMALE, Gender.MALE)),
            payers=some(chance, (Payer.WMO, Payer.WLZ), 0.7),
            min_length=least,
            max_length=least + chance.choice((0, 3, 20)),
            lead_days=0 if sits else chance.choice((0, 0, 5, 12)),  # a volunteer has none
            has_intake=chance.random() < 0.5,
            dayparts=frozenset(chance.sample(range(15), 8)) if sits else frozenset(),
        ),
        at=(52.0 + chance.uniform(-0.15, 0.15), 5.0),
        serves=frozenset(chance.choice((("1",), ("1", "2")))),
        free={} if sits else {day: chance.choice((0, 1, 1)) for day in days},
        taken=[(0, 3)] if sits and chance.random() < 0.5 else (),
        visits=chance.choice((0, 1, 2)) if sits else 0,
        max_km=chance.choice((5.0, 25.0)) if sits else 1000.0,
    )


def asking(chance: random.Random, key: int) -> Asking:
    """Return a request."""
    length = chance.choice((1, 2, 5))
    forms = chance.choice(
        ((Form.STAY,), (Form.STAY, Form.DAY_CARE), (Form.SITTING,), (Form.LIVE_IN,), (Form.DAY_CARE,))
    )
    return Asking(
        key=key,
        at=(52.0, 5.0),
        municipality=chance.choice(("1", "2")),
        wants=Wants(
            forms=frozenset(forms),
            skills=some(chance, SKILLS, 0.4),
            features=some(chance, FEATURES[:2], 0.3),
            fears=some(chance, tuple(Fear), 0.15),
            known=chance.choice(("", "", "P1", "P2", "V3")),
            is_known_only=chance.random() < 0.3,
            language=chance.choice(("nl", "tr")),
            gender=chance.choice((None, None, Gender.FEMALE)),
            max_km=chance.choice((8.0, 25.0)),
            payer=chance.choice((None, None, Payer.WMO, Payer.WLZ)),
            start_date=MONDAY + DAY * chance.randint(0, 26),
            flex_days=chance.choice((0, 2)),
            length=length,
            min_length=max(1, length - 1),
            weekdays=tuple(chance.sample(range(5), 2)),
            days_per_week=1,
            dayparts=tuple(sorted(chance.sample(range(15), 2))),
            declined=frozenset(chance.sample(range(1, 8), 1)),
        ),
        weight=chance.choice((1.0, 2.2)),
        groups={},
    )


@given(seed=st.integers(0, 1_000_000))
@settings(max_examples=40, deadline=None)
def test_the_rule_that_is_named_is_the_first_that_stands_in_the_way(seed: int) -> None:
    chance = random.Random(seed)
    region = Regional(
        monday=MONDAY,
        today=MONDAY - DAY * 3,
        centre=(52.0, 5.0),
        giving=[giving(chance, key) for key in range(1, 8)],
        asking=[asking(chance, key) for key in range(1, 9)],
        budgets=[Budget("1", "wmo", 60_000)],
    )
    built = regional.build(region)

    found = outcome.plan(region, built, seconds_left=lambda: 60.0, solver=lambda _pieces: iter(()))

    asks = {one.key: one for one in region.asking}
    for line in found.lines:
        if line.given is None:
            check_why(region, asks[line.key], line.why_not)


def test_every_rule_has_its_place_in_the_order() -> None:
    in_a_plan = {*Rule, TIME} - {Rule.MONEY}  # a plan tells a budget that is spent as full
    assert set(ORDER) == in_a_plan
    assert {KIND_OF[form] for form in Form} == set(Kind)
