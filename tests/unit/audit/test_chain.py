"""The arithmetic of the chain, without a database: values cannot run into each other, and breaks are where they are."""

import dataclasses
import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.audit.rules import acts, chain
from draagkracht.audit.rules.chain import Break, Row

VALUES = st.lists(st.text(max_size=12) | st.integers(), max_size=6)


def make(contents: Sequence[str]) -> list[Row]:
    """Return a sound chain of municipality 1."""
    rows: list[Row] = []
    previous = chain.START
    for number, content in enumerate(contents, 1):
        row = Row(number, 100 + number, 5, 6, None, [100 + number, 7, content])
        previous = chain.link_hash(previous, 1, row)
        rows.append(dataclasses.replace(row, hash=previous))
    return rows


def breaks(rows: Sequence[Row]) -> list[Break]:
    return list(chain.Walk(1).find_breaks(rows))


@given(VALUES, VALUES)
def test_two_rows_of_values_have_the_same_text_only_when_they_are_the_same_words(
    one: list[str | int], other: list[str | int]
) -> None:
    are_same = list(map(str, one)) == list(map(str, other))

    assert (chain.join(one) == chain.join(other)) == are_same


@given(st.lists(st.text(max_size=5), min_size=1, max_size=8), st.data())
def test_a_sound_chain_has_no_break_and_a_changed_row_is_the_one_that_is_named(
    contents: list[str], data: st.DataObject
) -> None:
    rows = make(contents)
    place = data.draw(st.integers(0, len(rows) - 1))
    changed = [*rows]
    changed[place] = dataclasses.replace(rows[place], values=[101 + place, 7, contents[place] + "!"])

    assert breaks(rows) == []
    assert [one.number for one in breaks(changed)] == [place + 1]


def test_a_missing_row_is_named_once_and_the_chain_is_taken_up_behind_it() -> None:
    rows = make("abcde")

    found = breaks([*rows[:2], *rows[3:]])

    assert [(one.number, one.what) for one in found] == [(4, "stands where number 3 should be")]


def test_the_same_rows_in_the_chain_of_another_municipality_are_all_broken() -> None:
    found = list(chain.Walk(2).find_breaks(make("abc")))

    assert len(found) == 3


@pytest.mark.parametrize("missing", ["link", "entry"])
def test_a_row_without_its_other_half_is_named(missing: str) -> None:
    first, second = make("ab")
    half = (
        dataclasses.replace(second, number=None, entry_id=None, hash=None)
        if missing == "link"
        else dataclasses.replace(second, values=None)
    )

    assert len(breaks([first, half])) == 1


def test_a_moment_is_counted_in_whole_microseconds() -> None:
    moment = datetime.datetime(2026, 11, 23, 9, 30, 0, 1, tzinfo=datetime.UTC)

    assert chain.micros(moment) == 1_795_426_200_000_001


@pytest.mark.parametrize("codes", [acts.ActorKind, acts.Action, acts.Purpose, acts.Basis])
def test_codes_stand_in_the_order_of_the_alphabet_and_fit_their_column(codes: type[acts.Action]) -> None:
    values = [code.value for code in codes]

    assert values == sorted(values)
    assert max(map(len, values)) <= 20


def test_every_basis_has_its_article() -> None:
    assert set(acts.ARTICLES) == set(acts.Basis)
