"""Where everybody stands in the drawing, and what changed since an earlier day."""

import dataclasses
import math
import uuid

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.people.rules import ecomap
from draagkracht.people.rules.network import MOST, Change, Energy, Member, Ring, compare


def member(name: str = "mijn zus", ring: Ring = Ring.NEAR, **values: object) -> Member:
    base = Member(public_id=uuid.uuid4(), called=name, ring=ring, does="", could="", energy=Energy.GIVES)
    return dataclasses.replace(base, **values)  # type: ignore[arg-type]


MEMBERS = st.lists(
    st.builds(member, st.text(min_size=1, max_size=120), st.sampled_from(Ring)), min_size=1, max_size=MOST
)


@given(MEMBERS)
def test_nobody_stands_on_somebody_else_or_outside_the_drawing(members: list[Member]) -> None:
    dots = ecomap.draw(members)

    for index, one in enumerate(dots):
        assert ecomap.DOT <= one.x <= ecomap.SIDE - ecomap.DOT
        assert ecomap.DOT <= one.y <= ecomap.SIDE - ecomap.DOT
        assert math.dist((one.x, one.y), (ecomap.MIDDLE, ecomap.MIDDLE)) > ecomap.SELF + ecomap.DOT
        for other in dots[index + 1 :]:
            assert math.dist((one.x, one.y), (other.x, other.y)) > 30  # two in one drawing never cover each other


@given(MEMBERS)
def test_numbers_are_those_of_the_table_and_a_name_is_never_drawn_over_another(members: list[Member]) -> None:
    dots = ecomap.draw(members)
    named = [dot for dot in dots if dot.name]

    assert [dot.number for dot in dots] == list(range(1, len(members) + 1))
    for index, one in enumerate(named):
        half = len(one.name) * ecomap.LETTER / 2
        for other in named[index + 1 :]:
            apart = half + len(other.name) * ecomap.LETTER / 2
            assert abs(one.x - other.x) >= apart or abs(one.name_y - other.name_y) >= ecomap.NAME_HIGH


def test_who_is_nearer_stands_nearer() -> None:
    dots = ecomap.draw([member(ring=ring) for ring in (Ring.FAR, Ring.NEAR, Ring.MIDDLE)])

    away = [round(math.dist((dot.x, dot.y), (ecomap.MIDDLE, ecomap.MIDDLE))) for dot in dots]

    assert away[1] < away[2] < away[0]


def test_each_person_of_two_days_stands_there_once_with_what_became_of_them() -> None:
    stayed, left, came = member("Ria"), member("Henk"), member("Fatma")
    moved = member("Kees", Ring.FAR)
    nearer = dataclasses.replace(moved, ring=Ring.NEAR)

    pairs = compare([stayed, left, moved], [nearer, stayed, came])

    assert [pair.change for pair in pairs] == [Change.CHANGED, Change.SAME, Change.CAME, Change.LEFT]
