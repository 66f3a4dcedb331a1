"""From what somebody types to a question: synonyms, split and joined compounds, and words that say nothing left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from draagkracht.directory.rules.search import folding
from draagkracht.directory.rules.search.analysing import TextAnalyser
from draagkracht.directory.rules.search.query import PART, Alternative, Query, Word
from draagkracht.directory.rules.search.vocabulary import EMPTY, Vocabulary

LONGEST_QUESTION: Final = 200  # characters; what follows is not read
MOST_WORDS: Final = 8
MOST_ALTERNATIVES: Final = 24
MOST_JOINED: Final = 4  # words that may be one compound: "mantel zorg woning"
SHORTEST_PREFIX: Final = 2

# How sure it is that a way to find a word is what was meant.
WHOLE: Final = 1.0
APART: Final = 0.9  # the compound was typed with a space, or stands in the text with one
INSIDE: Final = 0.75  # the word inside a compound
PARTS: Final = 0.8  # a compound by all its parts
NEAREST: Final = 0.8
SYNONYM: Final = 0.65
SYNONYM_INSIDE: Final = 0.5
PART_SYNONYM: Final = 0.5  # a compound with one of its parts by another word
PREFIX: Final = 0.6
BARE: Final = 0.6  # a phrase that means something else than its words: those words
FAINT: Final = 0.3  # the share of what a faint word tells
LOOSE: Final = 0.35  # a compound without one of its parts


@dataclass(frozen=True, slots=True)
class _Unit:
    """One token of the question, or several that were typed apart: its text and the folded words in it."""

    text: str
    words: tuple[str, ...]


def ask(analyser: TextAnalyser, text: str, vocabulary: Vocabulary = EMPTY, *, typing: bool = False) -> Query:
    """Return the question in a text. `vocabulary`: what the index holds, for compounds that are typed with spaces.

    While somebody is `typing`, the last word may be the beginning of a word.
    """
    return _Asking(analyser, vocabulary).query(text[:LONGEST_QUESTION], typing=typing)


class _Asking:
    def __init__(self, analyser: TextAnalyser, vocabulary: Vocabulary) -> None:
        self._analyser = analyser
        self._lexicon = analyser.lexicon
        self._thesaurus = analyser.thesaurus
        self._vocabulary = vocabulary

    def query(self, text: str, *, typing: bool) -> Query:
        words = self._words(list(self._units(text)))
        kept = tuple({word.alternatives: word for word in words}.values())[:MOST_WORDS]
        if typing and kept:
            kept = (*kept[:-1], self._unfinished(kept[-1]))
        return Query(kept, self._analyser.name(text))

    def _units(self, text: str) -> Iterator[_Unit]:
        for token in folding.tokens(text):
            words = folding.pieces(token)
            if not words:
                continue
            segments = self._segments(token) if len(words) == 1 else ()
            if segments:
                yield from (_Unit(word, (word,)) for word in segments)
            else:
                yield _Unit(token, words)

    def _segments(self, word: str) -> tuple[str, ...]:
        """Return the words that were typed as one ("hulpbijhetkoken"); none for a word that is known."""
        if self.knows(word):
            return ()
        known = self._vocabulary.words
        return self._analyser.splitter.segment(word, known)

    def knows(self, word: str) -> bool:
        return word in self._vocabulary.words or self._analyser.knows(word)

    def _words(self, units: list[_Unit]) -> Iterator[Word]:
        phrases = list(self._phrases(units))
        content = [
            unit for unit in phrases if isinstance(unit, Word) or not self._says_nothing(unit, self._lexicon.stops)
        ]
        telling = [
            unit for unit in content if isinstance(unit, Word) or not self._says_nothing(unit, self._lexicon.fillers)
        ]
        for run in _runs(telling or content):
            if isinstance(run, Word):
                yield run
            else:
                yield from self._run(run)

    def _phrases(self, units: list[_Unit]) -> Iterator["_Unit | Word"]:
        """Give the units, with those that are together a phrase of the lexicon as one word."""
        place = 0
        while place < len(units):
            length = self._phrase_length(units, place)
            if length > 1:
                yield self._phrase(units[place : place + length])
            else:
                yield units[place]
            place += max(1, length)

    def _phrase_length(self, units: Sequence[_Unit], place: int) -> int:
        for length in range(min(len(units) - place, self._thesaurus.longest), 1, -1):
            if self._thesaurus.others(self._stems(units[place : place + length])):
                return length
        return 0

    def _phrase(self, units: Sequence[_Unit]) -> Word:
        stops = self._lexicon.stops
        words = [word for unit in units for word in unit.words]
        stems = tuple(self._analyser.stem(word) for word in words if word not in stops)
        own = [Alternative(stems, WHOLE if len(stems) == len(words) else BARE)] if stems else []
        joined = self._alternatives("".join(words)) if self._is_compound("".join(words)) else []
        together = self._stems(units)
        return _word(" ".join(unit.text for unit in units), [*own, *joined, *self._synonyms(together)])

    def _run(self, units: Sequence[_Unit]) -> Iterator[Word]:
        """Give the words of units that stand side by side, with those that are known as one compound as one."""
        place = 0
        while place < len(units):
            length = self._joined_length(units, place)
            yield self._together(units[place : place + length]) if length > 1 else self._single(units[place])
            place += length

    def _joined_length(self, units: Sequence[_Unit], place: int) -> int:
        for length in range(min(MOST_JOINED, len(units) - place), 1, -1):
            if self._phrase_length(units[place:], 0) == length or self._is_compound(
                _joined(units[place : place + length])
            ):
                return length
        return 1

    def _is_compound(self, word: str) -> bool:
        """Tell whether a word that was typed apart is one that the index or the thesaurus has."""
        has = word in self._vocabulary.words or bool(self._thesaurus.others((self._analyser.stem(word),)))
        return has or word in self._lexicon.parts

    def _together(self, units: Sequence[_Unit]) -> Word:
        if not self._is_compound(_joined(units)):
            return self._phrase(units)
        words = [word for unit in units for word in unit.words]
        stems = tuple(self._analyser.stem(word) for word in words)
        inside = tuple(self._inside(stem) for stem in stems)
        apart = [Alternative(stems, APART), Alternative(inside, INSIDE)]
        return _word(" ".join(unit.text for unit in units), [*self._alternatives(_joined(units)), *apart])

    def _single(self, unit: _Unit) -> Word:
        if len(unit.words) == 1 and unit.words[0] == unit.text:
            share = FAINT if unit.text in self._lexicon.faint else 1.0
            return replace(_word(unit.text, self._alternatives(unit.text)), share=share)
        stems = tuple(self._analyser.stem(word) for word in unit.words)
        whole = self._alternatives(folding.joined(unit.text)) if len(stems) > 1 else self._alternatives(unit.words[0])
        inside = tuple(self._inside(stem) for stem in stems)
        return _word(
            unit.text, [*whole, Alternative(stems, APART), Alternative(inside, INSIDE), *self._synonyms(stems)]
        )

    def _alternatives(self, word: str) -> list[Alternative]:
        """Return the ways to find one word: itself, inside a compound, by its parts, by its synonyms."""
        stem = self._analyser.stem(word)
        found = [Alternative((stem,), WHOLE)]
        if self._analyser.is_part(stem):
            found.append(Alternative((PART + stem,), INSIDE))
        found += self._by_parts(self._analyser.splitter.spell(word))
        return [*found, *self._synonyms((stem,))]

    def _by_parts(self, spelled: Sequence[str]) -> Iterator[Alternative]:
        if not spelled:
            return
        stems = [self._analyser.stem(part) for part in spelled]
        yield Alternative(tuple(PART + stem for stem in stems), PARTS)
        if len(set(stems)) > 1:
            yield from (Alternative(tuple(PART + stem for stem in kept), LOOSE) for kept in (stems[:-1], stems[1:]))
        choices = [[stem, *self._single_synonyms(stem)] for stem in stems]
        for chosen in product(*choices):
            if sum(one != stem for one, stem in zip(chosen, stems, strict=True)) == 1:
                yield Alternative(tuple(map(self._inside, chosen)), PART_SYNONYM)

    def _synonyms(self, stems: tuple[str, ...]) -> Iterator[Alternative]:
        """Give the synonyms: the first of a row means most nearly the same."""
        for place, other in enumerate(self._thesaurus.others(stems)):
            yield Alternative(other, SYNONYM if place else NEAREST)
            inside = tuple(map(self._inside, other))
            if inside != other:
                yield Alternative(inside, SYNONYM_INSIDE)

    def _single_synonyms(self, stem: str) -> list[str]:
        return [other[0] for other in self._thesaurus.others((stem,)) if len(other) == 1][:4]

    def _inside(self, stem: str) -> str:
        return PART + stem if self._analyser.is_part(stem) else stem

    def _unfinished(self, word: Word) -> Word:
        last = self._analyser.content(word.text)[-1:]
        if not last or len(last[0]) < SHORTEST_PREFIX or word.text != last[0]:
            return word
        return _word(word.text, [*word.alternatives, Alternative((last[0],), PREFIX, is_prefix=True)])

    def _stems(self, units: Iterable[_Unit]) -> tuple[str, ...]:
        return tuple(self._analyser.stem(word) for unit in units for word in unit.words)

    def _says_nothing(self, unit: _Unit, words: frozenset[str]) -> bool:
        return all(word in words for word in unit.words)


def _word(text: str, alternatives: Iterable[Alternative]) -> Word:
    """Return a word with each alternative once, at its best quality, best first."""
    best: dict[tuple[tuple[str, ...], bool], Alternative] = {}
    for alternative in alternatives:
        terms = tuple(dict.fromkeys(alternative.terms))
        key = (terms, alternative.is_prefix)
        if key not in best or alternative.quality > best[key].quality:
            best[key] = Alternative(terms, alternative.quality, alternative.is_prefix)
    ranked = sorted(best.values(), key=lambda found: -found.quality)
    return Word(text, tuple(ranked[:MOST_ALTERNATIVES]))


def _joined(units: Iterable[_Unit]) -> str:
    return "".join(word for unit in units for word in unit.words)


def _runs(units: Iterable["_Unit | Word"]) -> Iterator["list[_Unit] | Word"]:
    run: list[_Unit] = []
    for unit in units:
        if isinstance(unit, _Unit):
            run.append(unit)
            continue
        if run:
            yield run
            run = []
        yield unit
    if run:
        yield run
