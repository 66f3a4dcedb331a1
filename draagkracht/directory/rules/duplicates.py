"""Which entries are probably the same thing twice: what they share brings two together, likeness decides.

Our own judgement, kept careful: a person decides about each pair, and a pair that is shown for nothing costs trust.
Likeness of words is that of rapidfuzz (`token_sort_ratio`: the order of words does not matter, every word counts).
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from rapidfuzz import fuzz

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import fields
from draagkracht.directory.rules.history import Json
from draagkracht.directory.rules.search.folding import fold

NAME_AT_LEAST: Final = 0.72
ALIKE_AT_LEAST: Final = 0.84
# What so many entries share (the telephone number of one large organisation) brings nobody together.
LARGEST_GROUP: Final = 40
SHORTEST_WORD: Final = 5
LONGER_NAME: Final = 0.88
FEWEST_WORDS: Final = 2
DIALLED: Final = re.compile(r"^(00|\+)31")
# How the reason of a change by a merge begins: of the status of the entry that gave way, and of what was taken over.
MERGED: Final = "Samengevoegd met "
TAKEN: Final = "Overgenomen van "


class Trait(StrEnum):
    """What two entries are compared by."""

    NAME = "name"
    ORGANIZATION = "organization"
    PHONE = "phone"
    ADDRESS = "address"
    WEBSITE = "website"


class PairState(StrEnum):
    """What a person decided about a pair; a decision can be taken back, a pair that is merged too."""

    OPEN = "open"
    DIFFERENT = "different"
    MERGED = "merged"


class Take(StrEnum):
    """What becomes of a field when two entries become one, seen from the entry that stays."""

    OWN = "own"
    OTHER = "other"
    BOTH = "both"  # of lists only: what the one has and then what the other has


# How much each trait says. One that is not filled in on both sides says nothing, and the others share its part.
WEIGHTS: Final[Mapping[Trait, float]] = {
    Trait.NAME: 0.50,
    Trait.ORGANIZATION: 0.15,
    Trait.PHONE: 0.15,
    Trait.ADDRESS: 0.10,
    Trait.WEBSITE: 0.10,
}
LABELS: Final[Mapping[Trait, Sentence]] = {
    Trait.NAME: Sentence(N_("dezelfde naam")),
    Trait.ORGANIZATION: Sentence(N_("dezelfde aanbieder")),
    Trait.PHONE: Sentence(N_("hetzelfde telefoonnummer")),
    Trait.ADDRESS: Sentence(N_("hetzelfde adres")),
    Trait.WEBSITE: Sentence(N_("dezelfde website")),
}
# Where it is much alike and not the same.
ALIKE_LABELS: Final[Mapping[Trait, Sentence]] = {
    Trait.NAME: Sentence(N_("de naam lijkt erop")),
    Trait.ORGANIZATION: Sentence(N_("de naam van de aanbieder lijkt erop")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is compared of one service."""

    id: int
    name: str
    organization: str = ""
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()  # "Dorpsstraat 1, 1234 AB"
    website: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two entries (the lower id first), how much they are alike (0–1), and in what."""

    first: int
    second: int
    likeness: float
    traits: tuple[Trait, ...]


@dataclass(frozen=True, slots=True)
class _Prepared:
    id: int
    name: str
    organization: str
    phones: frozenset[str]
    addresses: frozenset[str]
    website: str


def find_pairs(entries: Iterable[Entry]) -> tuple[Pair, ...]:
    """Return the pairs that are probably the same, the most alike first. The order of the entries does not matter."""
    prepared = {entry.id: _prepare(entry) for entry in entries}
    found = (_compare(prepared[first], prepared[second]) for first, second in _candidates(prepared.values()))
    return tuple(sorted((pair for pair in found if pair), key=lambda pair: (-pair.likeness, pair.first, pair.second)))


def compare(one: Entry, other: Entry) -> Pair | None:
    """Return how much two entries are alike; None when they are not."""
    first, second = sorted((_prepare(one), _prepare(other)), key=lambda entry: entry.id)
    return _compare(first, second)


def _prepare(entry: Entry) -> _Prepared:
    return _Prepared(
        entry.id,
        plain(entry.name),
        plain(entry.organization),
        frozenset(filter(None, map(_number, entry.phones))),
        frozenset(filter(None, map(plain, entry.addresses))),
        re.sub(r"^(https?://)?(www\.)?", "", entry.website.strip().casefold()).rstrip("/"),
    )


def plain(text: str) -> str:
    """Return the words of a text without capitals, accents and signs."""
    return " ".join(re.findall(r"\w+", fold(text)))


def _number(text: str) -> str:
    return DIALLED.sub("0", re.sub(r"[^\d+]", "", text))


def _candidates(entries: Iterable[_Prepared]) -> set[tuple[int, int]]:
    """Return the pairs that share a number, an address, a website or a telling word of the name."""
    groups: dict[tuple[str, str], set[int]] = defaultdict(set)
    for entry in entries:
        for key in _keys(entry):
            groups[key].add(entry.id)
    return {
        pair
        for group in groups.values()
        if len(group) <= LARGEST_GROUP
        for pair in itertools.combinations(sorted(group), 2)
    }


def _keys(entry: _Prepared) -> Iterator[tuple[str, str]]:
    yield from (("phone", number) for number in entry.phones)
    yield from (("address", address) for address in entry.addresses)
    if entry.website:
        yield "website", entry.website
    words = entry.name.split()
    yield "words", " ".join(sorted(words))
    # The beginning and the end of each long word: a typing error spoils one of the two.
    for word in words:
        if len(word) >= SHORTEST_WORD:
            yield "beginning", word[:SHORTEST_WORD]
            yield "end", word[-SHORTEST_WORD:]


def _compare(one: _Prepared, other: _Prepared) -> Pair | None:
    name = _same_name(one.name, other.name)
    if name < NAME_AT_LEAST or _numbers_in(one.name) != _numbers_in(other.name):
        return None
    scores: dict[Trait, float] = {Trait.NAME: name}
    if one.organization and other.organization:
        scores[Trait.ORGANIZATION] = _ratio(one.organization, other.organization)
    for trait, mine, theirs in (
        (Trait.PHONE, one.phones, other.phones),
        (Trait.ADDRESS, one.addresses, other.addresses),
        (Trait.WEBSITE, {one.website} - {""}, {other.website} - {""}),
    ):
        if mine and theirs:
            scores[trait] = float(bool(mine & theirs))
    weight = sum(WEIGHTS[trait] for trait in scores)
    likeness = round(sum(WEIGHTS[trait] * score for trait, score in scores.items()) / weight, 4)
    if likeness < ALIKE_AT_LEAST:
        return None
    return Pair(one.id, other.id, likeness, tuple(trait for trait in Trait if scores.get(trait, 0) >= ALIKE_AT_LEAST))


def _same_name(one: str, other: str) -> float:
    """Return the likeness of two names; one that adds words ("… Voorbeeldstad") is quite like it."""
    mine, theirs = set(one.split()), set(other.split())
    is_longer = len(min(mine, theirs, key=len)) >= FEWEST_WORDS and (mine < theirs or theirs < mine)
    return max(_ratio(one, other), LONGER_NAME if is_longer else 0.0)


def _numbers_in(name: str) -> list[str]:
    """Return the numbers in a name: a group 1 and a group 2 are two things."""
    return sorted(re.findall(r"\d+", name))


def _ratio(one: str, other: str) -> float:
    return fuzz.token_sort_ratio(one, other) / 100


def can_be_taken() -> Collection[str]:
    """Return the fields that one entry can take from another: all but those of a feed, and the status."""
    return tuple(name for name in fields.SERVICE if name not in {"status", "other_attributes"})


def taken(name: str, own: Json, other: Json, take: Take) -> Json:
    """Return what a field becomes; of two lists together nothing is there twice."""
    if take is Take.OTHER:
        return other
    if take is Take.OWN or not isinstance(own, list) or not isinstance(other, list):
        return own
    both: list[Any] = [*own]
    both += [value for value in other if not any(_is_there(name, value, there) for there in both)]
    return both


def _is_there(name: str, value: Any, there: Any) -> bool:
    """Tell whether a row says what another says; of contacts one with the same number is enough."""
    if name == "contacts" and _number(value.get("phone", "")):
        return _number(value["phone"]) == _number(there.get("phone", ""))
    return fields.same(name, [value], [there])
