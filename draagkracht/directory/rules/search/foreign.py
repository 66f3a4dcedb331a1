"""Reading a question in English, Turkish or Arabic as the Dutch words that it means.

A word that Dutch has too keeps its Dutch meaning, so a Dutch question is never read otherwise.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from draagkracht.directory.rules.search.analysing import TextAnalyser
from draagkracht.directory.rules.search.tongues import Tongue, tongues, words_of
from draagkracht.directory.rules.search.vocabulary import EMPTY, Vocabulary

MEANS: Final = 2  # how much a word that means something tells of the language of a question, and one that says nothing
SAYS_NOTHING: Final = 1
LONGEST_DUTCH: Final = 3  # words of a Dutch phrase with words of another language in it
I_AM: Final = "ik ben"
YEARS: Final = "jaar"


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase of the question in Dutch; where it was in another language (`is_read`), the words that were
    typed for it, if the index has them."""

    dutch: str
    typed: tuple[str, ...] = ()
    is_read: bool = True


@dataclass(frozen=True)
class Reading:
    """A question in Dutch, and the language that it was in. `is_mixed`: some of its words were Dutch already."""

    pieces: tuple[Piece, ...]
    language: str
    is_mixed: bool

    @cached_property
    def dutch(self) -> str:
        """The question in Dutch, with commas between what was read apart."""
        return (" " if self.is_mixed else ", ").join(piece.dutch for piece in self.pieces)

    @property
    def spoken(self) -> str:
        """The language that the asker speaks; "" where it may be Dutch, with a word of another language in it."""
        return "" if self.is_mixed else self.language


def read(text: str, analyser: TextAnalyser, vocabulary: Vocabulary = EMPTY) -> Reading | None:
    """Return the question in Dutch; None where it is Dutch, or the whole name of a service, of more words than one.

    `vocabulary`: what the index holds. Beside Dutch words, a word that the index has stays as it is.
    """
    words = words_of(text)
    if len(words) > 1 and analyser.name(text) in vocabulary.terms:
        return None
    questions = [_Question(words, tongue, analyser, vocabulary) for tongue in tongues()]
    best = max(questions, key=lambda question: question.certainty)
    return best.read() if best.certainty else None


def knows(word: str) -> bool:
    """Tell whether one of the languages has a folded word."""
    return any(word in tongue.stops or tongue.forms(word) for tongue in tongues())


def nearest(word: str) -> str:
    """Return the foreign word that was meant by one with a typing error; "" where none is near."""
    return next(filter(None, (tongue.nearest(word) for tongue in tongues())), "")


def _together(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Give the pieces, with words that were Dutch already as one text, and an age with its number: "14 jaar"."""
    run: list[Piece] = []
    for piece in pieces:
        if run and not _belong(run[-1], piece):
            yield _joined(run)
            run = []
        run.append(piece)
    if run:
        yield _joined(run)


def _joined(run: Sequence[Piece]) -> Piece:
    return run[0] if len(run) == 1 else Piece(" ".join(piece.dutch for piece in run), is_read=False)


def _belong(left: Piece, right: Piece) -> bool:
    is_age = (left.dutch == I_AM and right.dutch.isdigit()) or (left.dutch.isdigit() and right.dutch == YEARS)
    return is_age or not (left.is_read or right.is_read)


class _Question:
    """The words of a question as one language has them."""

    def __init__(self, words: Sequence[str], tongue: Tongue, analyser: TextAnalyser, vocabulary: Vocabulary) -> None:
        self._words = words
        self._tongue = tongue
        self._analyser = analyser
        self._index = vocabulary.words
        self._forms = [tongue.forms(word) for word in words]
        self._is_mixed = any(map(self._is_plain_dutch, words, self._forms))
        self._is_foreign = [self._has_only_here(word, forms) for word, forms in zip(words, self._forms, strict=True)]
        if any(self._is_foreign):
            for place in self._in_dutch_phrases():
                self._is_foreign[place] = False

    @cached_property
    def certainty(self) -> int:
        """How surely the question is in this language: 0 is not at all, or Dutch with a word that says nothing."""
        if not any(self._is_foreign):
            return 0
        found = MEANS * sum(end > 0 for _, end, _ in self._places())
        said = zip(self._words, self._is_foreign, strict=True)
        nothing = sum(is_foreign and word in self._tongue.stops for word, is_foreign in said)
        return found + (SAYS_NOTHING * nothing if found or not self._is_mixed else 0)

    def read(self) -> Reading:
        """Return the question in Dutch."""
        if not self._is_mixed:
            self._mend()
        pieces = filter(None, (self._piece(*place) for place in self._places()))
        return Reading(tuple(_together(dict.fromkeys(pieces))), self._tongue.code, self._is_mixed)

    def _is_plain_dutch(self, word: str, forms: tuple[str, ...]) -> bool:
        """Tell whether a word shows that there is Dutch in the question: one that means something in Dutch alone."""
        lexicon = self._analyser.lexicon
        says_nothing = word in lexicon.stops or word in lexicon.fillers or word in self._tongue.stops
        return not says_nothing and not forms and not word.isdigit() and self._analyser.is_dutch(word)

    def _has_only_here(self, word: str, forms: tuple[str, ...]) -> bool:
        is_known = bool(forms) or word in self._tongue.stops
        if (
            not is_known
            or len(word) == 1
            or word in self._analyser.lexicon.alone
            or (self._is_mixed and word in self._index)
        ):
            return False
        return word in self._tongue.words or word in self._tongue.stops or not self._analyser.is_dutch(word)

    def _in_dutch_phrases(self) -> Iterator[int]:
        """Give the places of words that are together a phrase of the lexicon: "tiny house"."""
        stems = [self._analyser.stem(word) for word in self._words]
        for length in range(2, LONGEST_DUTCH + 1):
            for place in range(len(stems) - length + 1):
                if self._analyser.thesaurus.others(tuple(stems[place : place + length])):
                    yield from range(place, place + length)

    def _mend(self) -> None:
        """Take for a word that nothing knows the nearest word of the language."""
        for place, word in enumerate(self._words):
            if not self._forms[place] and not self._is_known(word):
                self._forms[place] = tuple(filter(None, [self._tongue.nearest(word)]))
                self._is_foreign[place] = bool(self._forms[place])

    @cached_property
    def _leaves_out(self) -> bool:
        """Tell whether a word that nothing knows says too little to look for: most others were understood."""
        said = zip(self._words, self._forms, strict=True)
        unknown = sum(not forms and not self._is_known(word) for word, forms in said)
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
            is_kept = self._is_mixed and not self._is_foreign[place]
        else:
            is_kept = self._is_known(word) or not self._leaves_out
        return Piece(word, is_read=False) if is_kept else None

    def _phrase(self, place: int) -> tuple[int, str]:
        """Return where the longest phrase from here ends, and what it means; 0 where there is none."""
        phrases = (phrase for form in self._forms[place] for phrase in self._tongue.phrases.get(form, ()))
        found = [(len(phrase), self._end(phrase, place), dutch) for phrase, dutch in phrases]
        fitting = [one for one in found if one[1] and any(self._is_foreign[place : one[1]])]
        return max(fitting, key=lambda one: one[0], default=(0, 0, ""))[1:]

    def _end(self, phrase: Sequence[str], place: int) -> int:
        """Return where a phrase ends that begins here, with words that say nothing in between; 0 where it does not."""
        for number, word in enumerate(phrase):
            while number and place < len(self._words) and self._skips(place, word):
                place += 1
            if place >= len(self._words) or not self._is(place, word):
                return 0
            place += 1
        return place

    def _skips(self, place: int, wanted: str) -> bool:
        return self._words[place] in self._tongue.stops and not self._is(place, wanted)

    def _is(self, place: int, word: str) -> bool:
        return word == self._words[place] or word in self._forms[place]
