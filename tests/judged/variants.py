"""Makes other writings of the judged queries: with typing errors, inflected, split and joined words.

The same set gives the same variants, on every machine. A variant inherits the grades of its query.
"""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from string import ascii_lowercase

from tests.judged.reading import JudgedQuery, Kind, Part, occurrences, read_forms, read_plain

SEED = 20261122
TYPING_ERRORS = 300
SHORTEST = 5  # letters of a word that gets a typing error
PAIRS_THAT_SOUND_ALIKE = (("ch", "g"), ("ei", "ij"), ("ou", "au"), ("d", "t"))
VOWELS = "aeiou"

Damage = Callable[[str, random.Random], str]


def read_part(part: Part) -> dict[Kind, tuple[JudgedQuery, ...]]:
    """Return all queries of a part: as people write them, and the variants that are made of them, each text once."""
    plain, forms = read_plain(part), read_forms(part)
    made = {
        Kind.TYPING: typing_errors(plain, TYPING_ERRORS),
        Kind.INFLECTED: rewritten(plain, forms.inflected, Kind.INFLECTED),
        Kind.SPLIT: rewritten(plain, with_hyphens(forms.split), Kind.SPLIT),
        Kind.JOINED: rewritten(plain, forms.joined, Kind.JOINED),
    }
    known = {query.text.lower() for each in Part for query in read_plain(each)}
    return {Kind.PLAIN: plain, **{kind: tuple(_unknown(queries, known)) for kind, queries in made.items()}}


def rewritten(queries: Sequence[JudgedQuery], forms: Mapping[str, Sequence[str]], kind: Kind) -> Iterator[JudgedQuery]:
    """Yield each query once for each other form of each of its words (or runs of words)."""
    for query in queries:
        for words, others in forms.items():
            for start, end in occurrences(words, query.text):
                for other in others:
                    yield replace(query, text=query.text[:start] + other + query.text[end:], kind=kind)


def _unknown(queries: Iterable[JudgedQuery], known: set[str]) -> Iterator[JudgedQuery]:
    """Yield the queries that are not known yet: what somebody judged, or what was made before, keeps its grades."""
    for query in queries:
        if query.text.lower() not in known:
            known.add(query.text.lower())
            yield query


def with_hyphens(forms: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return split forms ("dag besteding") together with the same ones with hyphens ("dag-besteding")."""
    return {
        word: (*others, *(other.replace(" ", "-") for other in others if " " in other))
        for word, others in forms.items()
    }


def typing_errors(queries: Sequence[JudgedQuery], number: int) -> Iterator[JudgedQuery]:
    """Yield at most `number` queries with one typing error each, spread evenly over the queries and the errors."""
    chance = random.Random(SEED)
    damaged = [list(_damaged(query, chance)) for query in queries]
    rounds = (query for of_round in zip_longest(*damaged) for query in of_round if query is not None)
    yield from (query for query, _ in zip(rounds, range(number), strict=False))


def _damaged(query: JudgedQuery, chance: random.Random) -> Iterator[JudgedQuery]:
    """Yield a query with every kind of error that it can have, in random order, each in a word drawn by chance."""
    spans = list(_long_words(query.text))
    damages = list(DAMAGES)
    chance.shuffle(damages)
    for damage in damages:
        able = [(start, end) for start, end in spans if damage(query.text[start:end], random.Random(SEED))]
        if able:
            start, end = chance.choice(able)
            wrong = damage(query.text[start:end], chance)
            yield replace(query, text=query.text[:start] + wrong + query.text[end:], kind=Kind.TYPING)


def _long_words(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for word in text.split(" "):
        if len(word) >= SHORTEST and word.isalpha():
            yield start, start + len(word)
        start += len(word) + 1


def insert(word: str, chance: random.Random) -> str:
    """Return the word with a letter too many."""
    place = chance.randrange(len(word) + 1)
    return word[:place] + chance.choice(ascii_lowercase) + word[place:]


def delete(word: str, chance: random.Random) -> str:
    """Return the word without one of its letters."""
    place = chance.randrange(len(word))
    return word[:place] + word[place + 1 :]


def swap(word: str, chance: random.Random) -> str:
    """Return the word with two neighbouring letters in the wrong order, or "" where all neighbours are alike."""
    places = [place for place in range(len(word) - 1) if word[place] != word[place + 1]]
    if not places:
        return ""
    place = chance.choice(places)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def sounds_alike(one: str, other: str) -> Damage:
    """Return the error of writing `one` for `other` or the other way round; it gives "" where a word has neither."""

    def damage(word: str, chance: random.Random) -> str:
        places = [
            (place, right, wrong)
            for right, wrong in ((one, other), (other, one))
            for place in range(len(word))
            if word.lower().startswith(right, place)
        ]
        if not places:
            return ""
        place, right, wrong = chance.choice(places)
        return word[:place] + wrong + word[place + len(right) :]

    return damage


DAMAGES: tuple[Damage, ...] = (insert, delete, swap, *(sounds_alike(*pair) for pair in PAIRS_THAT_SOUND_ALIKE))
