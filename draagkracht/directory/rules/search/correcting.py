"""Words with a typing error: the nearest word that the index or the lexicon knows, compounds by their parts as well.

A word that the index or the lexicon knows is never changed, and what comes instead is always such a word.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from symspellpy import SymSpell, Verbosity

from draagkracht.directory.rules.search import folding, foreign, sounds
from draagkracht.directory.rules.search.analysing import TextAnalyser
from draagkracht.directory.rules.search.asking import LONGEST_QUESTION
from draagkracht.directory.rules.search.vocabulary import Vocabulary

EDITS: Final = 2
PREFIX: Final = 7
LONGEST_WORD: Final = 40
SHORTEST: Final = 4  # letters: a shorter word is as likely another word as an error
# Up to so many letters the nearest word may be so far: short words are soon another word.
LIMITS: Final = ((4, 1.1), (6, 1.4), (LONGEST_WORD, 1.7))
SHORTEST_SIDE: Final = 4  # letters of the part of a compound that may hold the error
MOST_CHANGED: Final = 6  # words of one question
BY_PART: Final = 0.3  # a word that is known as a whole is likelier
OUT_OF_REACH: Final = 99.0
MOST_REMEMBERED: Final = 10_000
COMMON: Final = 0.04  # how much nearer each tenfold of documents brings a word


@dataclass(frozen=True, slots=True)
class Corrected:
    """A question with its errors mended: the text, and which words came instead of which."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


class Corrector:
    """Mends the words of a question. Making one takes time in the order of a second; keep it with its index."""

    def __init__(self, analyser: TextAnalyser, vocabulary: Vocabulary) -> None:
        self._analyser = analyser
        self._vocabulary = vocabulary
        counts = _counts(analyser, vocabulary)
        self._counts = counts
        self._spelt = _symspell(counts, EDITS)
        self._sounding: dict[str, list[str]] = {}
        for word in counts:
            self._sounding.setdefault(sounds.sound(word), []).append(word)
        self._heard = _symspell(dict.fromkeys(self._sounding, 1), 1)
        self._remembered: dict[str, str] = {}

    def correct(self, text: str) -> Corrected:
        """Return the question with words that nothing knows replaced by their nearest known word, where one is near.

        The text is returned as it was typed when nothing had to be changed.
        """
        reading = foreign.read(text[:LONGEST_QUESTION], self._analyser, self._vocabulary)
        if reading and not reading.is_mixed:  # it is mended where it is read
            return Corrected(text)
        tokens = folding.tokens(text[:LONGEST_QUESTION])
        said = [(token, token if self._is_apart(tokens, place) else self._mended(token))
                for place, token in enumerate(tokens)]  # fmt: skip
        changes = tuple(dict.fromkeys((old, new) for old, new in said if old != new))[:MOST_CHANGED]
        if not changes:
            return Corrected(text)
        instead = dict(changes)
        return Corrected(" ".join(instead.get(token, token) for token in tokens), changes)

    def knows(self, word: str) -> bool:
        """Tell whether the index or the lexicon knows a folded word, as it is, as a stem, or as a compound, or whether
        it is a word of another language that is read."""
        if word in self._vocabulary.words or self._analyser.knows(word) or foreign.knows(word):
            return True
        if self._analyser.stem(word) in self._vocabulary.terms:
            return True
        return bool(self._analyser.splitter.segment(word, self._vocabulary.words))

    def _is_apart(self, tokens: Sequence[str], place: int) -> bool:
        """Tell whether a token is together with one beside it a known word: "zorgers" in "mantel zorgers"."""
        pairs = (tokens[max(0, place - 1) : place + 1], tokens[place : place + 2])
        return any(len(pair) > 1 and self._has("".join(pair)) for pair in pairs)

    def _has(self, word: str) -> bool:
        return word in self._vocabulary.words or word in self._analyser.lexicon.words

    def _mended(self, token: str) -> str:
        if not token.isalpha() or not SHORTEST <= len(token) <= LONGEST_WORD or self.knows(token):
            return token if token.isascii() or foreign.knows(token) else foreign.nearest(token) or token
        if token not in self._remembered:
            if len(self._remembered) > MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[token] = self._nearest(token) or foreign.nearest(token) or token
        return self._remembered[token]

    def _nearest(self, word: str) -> str | None:
        """Return the nearest known word: whole, or a compound in which one side is mended."""
        limit = _limit(word)
        found = [(self._cost(word, known), known) for known in self._candidates(word)]
        found += self._by_parts(word)
        return min((one for one in found if one[0] <= limit), default=(0.0, None))[1]

    def _candidates(self, word: str) -> set[str]:
        if len(word) < SHORTEST:
            return set()
        edits = EDITS
        near = {item.term for item in self._spelt.lookup(word, Verbosity.ALL, edits)}
        for item in self._heard.lookup(sounds.sound(word), Verbosity.ALL, 1):
            near.update(self._sounding[item.term])
        return near

    def _cost(self, typed: str, known: str) -> float:
        bonus = COMMON * min(4, len(str(self._counts[known])) - 1 + (self._counts[known] > 1))
        return round(sounds.distance(typed, known) - bonus, 4)

    def _by_parts(self, word: str) -> Iterator[tuple[float, str]]:
        """Give compounds in which one side is known and the other is mended: "mantelzorgondersteunig"."""
        for place in range(SHORTEST_SIDE - 1, len(word) - SHORTEST_SIDE + 2):
            left, right = word[:place], word[place:]
            if len(right) >= SHORTEST_SIDE and self._is_side(left):
                for known in self._candidates(right):
                    yield self._joined(left + known, sounds.distance(right, known))
            if len(left) >= SHORTEST_SIDE and self._is_side(right):
                for known in self._candidates(left):
                    yield self._joined(known + right, sounds.distance(left, known))

    def _joined(self, compound: str, cost: float) -> tuple[float, str]:
        """Return a compound and its cost, which is out of reach where it is none that the lexicon can split."""
        parts = self._analyser.splitter.spell(compound)
        is_known = compound in self._vocabulary.words or (parts and self._analyser.lexicon.parts.issuperset(parts))
        return (cost + BY_PART if is_known else OUT_OF_REACH), compound

    def _is_side(self, side: str) -> bool:
        splitter = self._analyser.splitter
        return side in self._analyser.lexicon.parts or bool(splitter.spell(side)) or self._is_linked(side)

    def _is_linked(self, side: str) -> bool:
        return any(
            side.endswith(link) and side.removesuffix(link) in self._analyser.lexicon.parts
            for link in self._analyser.lexicon.links
        )


def _limit(word: str) -> float:
    """Return how far the nearest word may be."""
    return next(limit for length, limit in LIMITS if len(word) <= length)


def _counts(analyser: TextAnalyser, vocabulary: Vocabulary) -> Mapping[str, int]:
    """Return the words to which a correction may lead, with the number of documents that have them."""
    counts = {word: 1 for word in analyser.lexicon.words if _is_word(word)}
    counts |= {word: number + 1 for word, number in vocabulary.words.items() if _is_word(word)}
    return counts


def _is_word(word: str) -> bool:
    return SHORTEST - 1 <= len(word) <= LONGEST_WORD and word.isalpha()


def _symspell(counts: Mapping[str, int], edits: int) -> SymSpell:
    made = SymSpell(max_dictionary_edit_distance=edits, prefix_length=PREFIX)
    for word, number in counts.items():
        made.create_dictionary_entry(word, number)
    return made
