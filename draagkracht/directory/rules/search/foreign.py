"""Reading a question in English, Turkish or Arabic as the Dutch words that it means.

A word that Dutch has too keeps its Dutch meaning, so a Dutch question is never read otherwise.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from draagkracht.directory.rules.search.analysing import TextAnalyser
from draagkracht.directory.rules.search.tongues import Tongue, tongues, words_of
from draagkracht.directory.rules.search.vocabulary import EMPTY, Vocabulary

MEANS: Final = 2  # how much a word that means something tells of the language of a question, and one that says nothing
SAYS_NOTHING: Final = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase of the question in Dutch, and the words that were typed for it."""

    dutch: str
    typed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A question in Dutch, and the language that it was in. `is_mixed`: some of its words were Dutch already."""

    pieces: tuple[Piece, ...]
    language: str
    is_mixed: bool

    @cached_property
    def dutch(self) -> str:
        """The question in Dutch."""
        return " ".join(piece.dutch for piece in self.pieces)


def read(text: str, analyser: TextAnalyser, vocabulary: Vocabulary = EMPTY) -> Reading | None:
    """Return the question in Dutch; None where it is Dutch, or the whole name of a service.

    `vocabulary`: what the index holds. Beside Dutch words, a word that the index has stays as it is.
    """
    if analyser.name(text) in vocabulary.terms:
        return None
    words = words_of(text)
    questions = [_Question(words, tongue, analyser, vocabulary) for tongue in tongues()]
    best = max(questions, key=lambda question: question.certainty)
    return best.read() if best.certainty else None


def knows(word: str) -> bool:
    """Tell whether one of the languages has a folded word."""
    return any(word in tongue.stops or tongue.base(word) for tongue in tongues())


def nearest(word: str) -> str:
    """Return the foreign word that was meant by one with a typing error; "" where none is near."""
    return next(filter(None, (tongue.nearest(word) for tongue in tongues())), "")


class _Question:
    """The words of a question as one language has them."""

    def __init__(self, words: Sequence[str], tongue: Tongue, analyser: TextAnalyser, vocabulary: Vocabulary) -> None:
        self._words = words
        self._tongue = tongue
        self._analyser = analyser
        self._index = vocabulary.words
        self._bases = [tongue.base(word) for word in words]
        self._is_mixed = any(map(self._is_plain_dutch, words, self._bases))
        self._is_foreign = [self._has_only_here(word, base) for word, base in zip(words, self._bases, strict=True)]

    @cached_property
    def certainty(self) -> int:
        """How surely the question is in this language: 0 is not at all, or Dutch with a word that says nothing."""
        found = MEANS * sum(end > 0 for _, end, _ in self._places())
        said = zip(self._words, self._is_foreign, strict=True)
        nothing = sum(is_foreign and word in self._tongue.stops for word, is_foreign in said)
        return found + (SAYS_NOTHING * nothing if found or not self._is_mixed else 0)

    def read(self) -> Reading:
        """Return the question in Dutch."""
        if not self._is_mixed:
            self._mend()
        pieces = filter(None, (self._piece(*place) for place in self._places()))
        return Reading(tuple(dict.fromkeys(pieces)), self._tongue.code, self._is_mixed)

    def _is_plain_dutch(self, word: str, base: str) -> bool:
        """Tell whether a word shows that there is Dutch in the question: one that means something in Dutch alone."""
        lexicon = self._analyser.lexicon
        says_nothing = word in lexicon.stops or word in lexicon.fillers or word in self._tongue.stops
        return not says_nothing and not base and not word.isdigit() and self._analyser.is_dutch(word)

    def _has_only_here(self, word: str, base: str) -> bool:
        is_known = bool(base) or word in self._tongue.stops
        if not is_known or word in self._analyser.lexicon.alone or (self._is_mixed and word in self._index):
            return False
        return word in self._tongue.words or word in self._tongue.stops or not self._analyser.is_dutch(word)

    def _mend(self) -> None:
        """Take for a word that nothing knows the nearest word of the language."""
        for place, word in enumerate(self._words):
            if not self._bases[place] and not self._is_known(word):
                self._bases[place] = self._tongue.nearest(word)
                self._is_foreign[place] = bool(self._bases[place])

    @cached_property
    def _leaves_out(self) -> bool:
        """Tell whether a word that nothing knows says too little to look for: most others were understood."""
        unknown = sum(not base and not self._is_known(word) for word, base in zip(self._words, self._bases, strict=True))
        return not self._is_mixed and 2 * unknown < len(self._words)

    def _is_known(self, word: str) -> bool:
        return word in self._tongue.stops or word in self._index or self._analyser.is_dutch(word) or word.isdigit()

    def _places(self) -> Iterator[tuple[int, int, str]]:
        """Give where each phrase begins and ends and what it means; of a word that is in none the end is 0."""
        place = 0
        while place < len(self._words):
            end, dutch = self._phrase(place)
            yield place, end, dutch
            place = end or place + 1

    def _piece(self, place: int, end: int, dutch: str) -> Piece | None:
        if end:
            typed = tuple(self._words[place:end])
            return Piece(dutch, typed if all(word in self._index for word in typed) else ())
        word = self._words[place]
        if word in self._tongue.stops:
            return Piece(word) if self._is_mixed and not self._is_foreign[place] else None
        return Piece(word) if self._is_known(word) or not self._leaves_out else None

    def _phrase(self, place: int) -> tuple[int, str]:
        """Return where the longest phrase from here ends, and what it means; 0 where there is none."""
        for phrase, dutch in self._tongue.phrases.get(self._bases[place], ()):
            end = self._end(phrase, place)
            if end and any(self._is_foreign[place:end]):
                return end, dutch
        return 0, ""

    def _end(self, phrase: Sequence[str], place: int) -> int:
        """Return where a phrase ends that begins here, with words that say nothing in between; 0 where it does not."""
        for number, word in enumerate(phrase):
            while number and place < len(self._words) and self._skips(place, word):
                place += 1
            if place >= len(self._words) or word not in (self._bases[place], self._words[place]):
                return 0
            place += 1
        return place

    def _skips(self, place: int, wanted: str) -> bool:
        return self._words[place] in self._tongue.stops and wanted not in (self._bases[place], self._words[place])
