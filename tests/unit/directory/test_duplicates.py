"""What is twice in the directory is found, and what only looks like it is left in peace."""

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules import duplicates
from draagkracht.directory.rules.duplicates import Entry, Trait, compare, find_pairs
from tests.unit.directory.demo_entries import demo_entries

CAFE = Entry(
    id=1,
    name="Alzheimer Café De Linde",
    organization="Stichting Samen Verder",
    phones=("000 12 34 567",),
    addresses=("Lindelaan 4 9901 AB",),
    website="https://www.samenverder.example/cafe/",
)


def other(**changes: object) -> Entry:
    return dataclasses.replace(CAFE, id=2, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "twin",
    [
        other(),
        other(name="Alzheimercafe de Linde", phones=("+31 00 1234567",)),
        other(name="De Linde, Alzheimer Café"),
        other(name="Alzheimer Café De Linde Voorbeeldstad"),
        other(name="Alzhiemer Café De Linde", addresses=(), website="", organization=""),
        other(organization="St. Samen Verder", phones=(), website="http://samenverder.example/cafe"),
    ],
    ids=["the same", "written as one word", "turned round", "with the place", "a typing error", "another form"],
)
def test_an_entry_that_was_typed_twice_is_found(twin: Entry) -> None:
    pairs = find_pairs([CAFE, twin])

    assert [(pair.first, pair.second) for pair in pairs] == [(1, 2)]
    assert Trait.NAME in pairs[0].traits


@pytest.mark.parametrize(
    "neighbour",
    [
        other(name="Wandelgroep De Linde"),
        other(name="Alzheimer Café De Beuk", phones=("000 99 99 999",), addresses=("Beukenweg 1 9901 XX",), website=""),
        other(name="Gesprek over dementie"),
        other(name="Alzheimer Café De Linde 2"),
    ],
    ids=["another activity", "another place", "another name", "another number"],
)
def test_two_things_of_one_provider_are_two_things(neighbour: Entry) -> None:
    assert find_pairs([CAFE, neighbour]) == ()


def test_the_demo_has_nothing_twice() -> None:
    assert find_pairs(demo_entries()) == ()


def test_an_entry_of_the_demo_that_is_typed_again_with_one_error_is_found() -> None:
    entries = demo_entries()
    chance = random.Random(20261122)
    copies = {1_000_000 + entry.id: with_an_error(entry, chance) for entry in entries}

    pairs = find_pairs([*entries, *copies.values()])

    found = {pair.first for pair in pairs if pair.second == 1_000_000 + pair.first}
    wrong = [pair for pair in pairs if pair.second != 1_000_000 + pair.first]
    assert len(found) >= 0.97 * len(entries)
    assert len(wrong) <= 0.01 * len(entries)


def with_an_error(entry: Entry, chance: random.Random) -> Entry:
    place = chance.randrange(len(entry.name))
    name = entry.name[:place] + entry.name[place + 1 :]
    return dataclasses.replace(entry, id=1_000_000 + entry.id, name=name)


entries = st.builds(
    Entry,
    id=st.integers(1, 1000),
    name=st.text(max_size=40),
    organization=st.text(max_size=20),
    phones=st.lists(st.text(max_size=12), max_size=2).map(tuple),
    addresses=st.lists(st.text(max_size=20), max_size=2).map(tuple),
    website=st.text(max_size=30),
)


@given(st.lists(entries, max_size=8, unique_by=lambda entry: entry.id), st.randoms(use_true_random=False))
def test_the_order_of_the_entries_moves_nothing(some: list[Entry], chance: random.Random) -> None:
    shuffled = [*some]
    chance.shuffle(shuffled)

    assert find_pairs(some) == find_pairs(shuffled)


@given(entries, entries)
def test_likeness_is_the_same_from_both_sides_and_between_the_bar_and_one(one: Entry, another: Entry) -> None:
    another = dataclasses.replace(another, id=one.id + 1)

    pair = compare(one, another)

    assert pair == compare(another, one)
    assert pair is None or duplicates.ALIKE_AT_LEAST <= pair.likeness <= 1


def test_a_number_that_everybody_shares_brings_nobody_together() -> None:
    crowd = [dataclasses.replace(CAFE, id=number, name=f"Inloop {number}") for number in range(200)]

    assert find_pairs(crowd) == ()
