"""From what somebody types to a question: synonyms, split and joined compounds, and words that say nothing left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from draagkracht.directory.rules.search import concepts, folding, foreign
from draagkracht.directory.rules.search.analysing import TextAnalyser
from draagkracht.directory.rules.search.foreign import Piece, Reading
from draagkracht.directory.rules.search.lexicon import is_concept
from draagkracht.directory.rules.search.query import PART, Alternative, Hint, Query, Word
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
NEAREST: Final = 0.85
SYNONYM: Final = 0.6
SYNONYM_INSIDE: Final = 0.5
CONCEPT: Final = 0.6  # a topic of which the word speaks, or a code that it means
FURTHER: Final = 0.3  # a synonym of a synonym
PART_SYNONYM: Final = 0.5  # a compound with one of its parts by another word
PREFIX: Final = 0.6
BARE: Final = 0.6  # a phrase that means something else than its words: those words
FAINT: Final = 0.2  # the share of what a faint word tells
UNFAMILIAR: Final = 0.5  # of a word to which the lexicon knows no others
FAMILIAR: Final = 0.7  # a way to find a word by another word is less sure than this


@dataclass(frozen=True, slots=True)
class _Unit:
    """One token of the question, or several that were typed apart: its text and the folded words in it."""

    text: str
    words: tuple[str, ...]
    apart: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()  # the words of another language that were typed for it, where the index has them


def ask(
    analyser: TextAnalyser,
    text: str,
    vocabulary: Vocabulary = EMPTY,
    *,
    typing: bool = False,
    literally: bool = False,
) -> Query:
    """Return the question in a text. `vocabulary`: what the index holds, for compounds that are typed with spaces.

    While somebody is `typing`, the last word may be the beginning of a word. A question in another language is read as
    its Dutch words, unless it is to be taken `literally`.
    """
    start = text[:LONGEST_QUESTION]
    reading = None if literally else foreign.read(start, analyser, vocabulary)
    return _Asking(analyser, vocabulary).query(start, reading, typing=typing)


class _Asking:
    def __init__(self, analyser: TextAnalyser, vocabulary: Vocabulary) -> None:
        self._analyser = analyser
        self._lexicon = analyser.lexicon
        self._thesaurus = analyser.thesaurus
        self._vocabulary = vocabulary
        self._hinting = analyser.hinting
        self._faint = frozenset(map(analyser.stem, analyser.lexicon.faint))

    def query(self, text: str, reading: Reading | None, *, typing: bool) -> Query:
        texts = [list(self._read(piece)) for piece in reading.pieces] if reading else [list(self._units(text))]
        found = (word for units in texts for word in self._words(list(self._joined(units))))
        kept = tuple({word.alternatives: word for word in found}.values())[:MOST_WORDS]
        if typing and kept:
            kept = (*kept[:-1], self._unfinished(kept[-1]))
        dutch, spoken = (reading.dutch, reading.spoken) if reading else ("", "")
        return Query(kept, self._analyser.name(text), self._hints(dutch or text, kept, spoken), read_as=dutch)

    def _hints(self, text: str, words: Sequence[Word], spoken: str) -> tuple[Hint, ...]:
        stems = [self._analyser.stem(word) for token in folding.tokens(text) for word in folding.pieces(token)]
        return concepts.hints(self._hinting.found_in(stems), words, spoken)

    def _read(self, piece: Piece) -> Iterator[_Unit]:
        typed = tuple(map(self._analyser.stem, piece.typed))
        yield from (replace(unit, typed=typed) for unit in self._units(piece.dutch))

    def _units(self, text: str) -> Iterator[_Unit]:
        for token in folding.tokens(text):
            words = folding.pieces(token)
            segments = self._segments(words[0]) if len(words) == 1 else ()
            if segments or len(words) > 1:
                yield from (_Unit(word, (word,)) for word in segments or words)
            elif words:
                yield _Unit(token, words)

    def _segments(self, word: str) -> tuple[str, ...]:
        """Return the words that were typed as one ("hulpbijhetkoken"); none for a word that the index has."""
        known = self._vocabulary.words
        if not known or self._is_compound(word):
            return ()
        return self._analyser.splitter.spell(word) or (
            () if self._analyser.knows(word) else self._analyser.splitter.segment(word, known)
        )

    def _joined(self, units: list[_Unit]) -> Iterator[_Unit]:
        """Give the units, with those that were typed apart but are one compound ("mantel zorg") as one."""
        place = 0
        while place < len(units):
            length = self._joined_length(units[place : place + MOST_JOINED])
            together = units[place : place + length]
            if length == 1:
                yield units[place]
            else:
                words = tuple(word for unit in together for word in unit.words)
                yield _Unit(" ".join(unit.text for unit in together), ("".join(words),), words)
            place += length

    def _joined_length(self, units: Sequence[_Unit]) -> int:
        for length in range(len(units), 1, -1):
            words = [word for unit in units[:length] for word in unit.words]
            compound = "".join(words)
            if not self._is_compound(compound) or not compound.isalpha():
                continue
            is_plain = not any(word in self._lexicon.stops for word in words)
            if is_plain or compound in self._lexicon.parts:
                return length
        return 1

    def _words(self, units: list[_Unit]) -> Iterator[Word]:
        phrased = list(self._phrases(units))
        telling = self._without(phrased, self._lexicon.stops)
        telling = self._without(telling, self._lexicon.fillers) or telling
        for run in _runs(telling):
            for found in [run] if isinstance(run, Word) else self._phrases(run):
                yield found if isinstance(found, Word) else self._single(found)

    def _phrases(self, units: list[_Unit]) -> Iterator["_Unit | Word"]:
        """Give the units, with those that are together a phrase of the lexicon as one word."""
        place = 0
        while place < len(units):
            length = self._phrase_length(units, place)
            yield self._phrase(units[place : place + length]) if length > 1 else units[place]
            place += max(1, length)

    def _phrase_length(self, units: Sequence[_Unit], place: int) -> int:
        for length in range(min(len(units) - place, self._thesaurus.longest), 1, -1):
            if self._thesaurus.others(self._stems(units[place : place + length])):
                return length
        return 0

    def _phrase(self, units: Sequence[_Unit]) -> Word:
        words = [word for unit in units for word in unit.words]
        stems = tuple(self._analyser.stem(word) for word in words if word not in self._lexicon.stops)
        quality = WHOLE if len(stems) == len(words) else BARE
        own = [Alternative(stems, quality)] if stems else []
        own += _as_typed(units)
        return _word(" ".join(unit.text for unit in units), [*own, *self._synonyms(self._stems(units))])

    def _is_compound(self, word: str) -> bool:
        """Tell whether a word is one that the index, the thesaurus or the lexicon has as it is."""
        has = word in self._vocabulary.words or word in self._lexicon.parts
        return has or bool(self._thesaurus.others((self._analyser.stem(word),)))

    def _single(self, unit: _Unit) -> Word:
        found = [*self._alternatives("".join(unit.words)), *_as_typed([unit])]
        if unit.apart:
            stems = tuple(self._analyser.stem(word) for word in unit.apart)
            found += [Alternative(stems, APART), Alternative(tuple(map(self._inside, stems)), INSIDE)]
        return replace(_word(unit.text, found), share=self._share(unit, found))

    def _share(self, unit: _Unit, found: Iterable[Alternative]) -> float:
        if self._analyser.stem("".join(unit.words)) in self._faint:
            return FAINT
        return 1.0 if any(one.quality < FAMILIAR for one in found) else UNFAMILIAR

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
        choices = [[stem, *self._single_synonyms(stem)] for stem in stems]
        for chosen in product(*choices):
            if sum(one != stem for one, stem in zip(chosen, stems, strict=True)) == 1:
                yield Alternative(tuple(map(self._inside, chosen)), PART_SYNONYM)

    def _synonyms(self, stems: tuple[str, ...]) -> Iterator[Alternative]:
        """Give the synonyms: the first of a row means most nearly the same."""
        for place, other in enumerate(self._thesaurus.others(stems)):
            if is_concept(other[0]):
                yield Alternative(other, CONCEPT)
                continue
            yield Alternative(other, SYNONYM if place else NEAREST)
            inside = tuple(map(self._inside, other))
            if inside != other:
                yield Alternative(inside, SYNONYM_INSIDE)
        for far in self._thesaurus.further(stems):
            yield Alternative(far, FURTHER)

    def _single_synonyms(self, stem: str) -> list[str]:
        others = self._thesaurus.others((stem,))
        return [other[0] for other in others if len(other) == 1 and not is_concept(other[0])][:4]

    def _inside(self, stem: str) -> str:
        return PART + stem if self._analyser.is_part(stem) else stem

    def _unfinished(self, word: Word) -> Word:
        last = self._analyser.content(word.text)[-1:]
        if not last or len(last[0]) < SHORTEST_PREFIX or word.text != last[0]:
            return word
        return _word(word.text, [*word.alternatives, Alternative((last[0],), PREFIX, is_prefix=True)])

    def _stems(self, units: Iterable[_Unit]) -> tuple[str, ...]:
        return tuple(self._analyser.stem(word) for unit in units for word in unit.words)

    def _without(self, units: Iterable["_Unit | Word"], words: frozenset[str]) -> list["_Unit | Word"]:
        return [unit for unit in units if isinstance(unit, Word) or not all(word in words for word in unit.words)]


def _as_typed(units: Iterable[_Unit]) -> list[Alternative]:
    """Return the ways to find the words of another language themselves."""
    return [Alternative(typed, WHOLE) for typed in dict.fromkeys(unit.typed for unit in units) if typed]


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
