"""From a compound to its parts, by a curated lexicon: mantelzorgondersteuning → mantel, zorg, ondersteuning."""

from collections.abc import Container
from typing import Final, NamedTuple

from draagkracht.directory.rules.search.lexicon import SHORTEST_PART, Lexicon
from draagkracht.directory.rules.search.stemming import Stemmer

LONGEST_COMPOUND: Final = 48
LONGEST_ENDING: Final = 6  # letters by which an inflected last part may be longer than its part
PART_COST: Final = 10
SHORT_COST: Final = 5  # for a part of three letters: those fit by chance
LINK_COST: Final = 2


class Split(NamedTuple):
    """The parts of a compound as they are written in it, and what the choice cost (less is better)."""

    cost: int
    parts: tuple[str, ...]


NOTHING: Final = Split(0, ())


class Splitter:
    """Splits words into parts of the lexicon, with linking letters between them; protected words stay whole."""

    def __init__(self, lexicon: Lexicon, stemmer: Stemmer) -> None:
        self._parts = lexicon.parts
        self._links = lexicon.links
        self._wholes = lexicon.wholes
        self._stops = lexicon.stops
        self._stem = stemmer.stem
        self.part_stems = frozenset(stemmer.stem(part) for part in lexicon.parts)
        self._whole_stems = frozenset(stemmer.stem(word) for word in lexicon.wholes)
        self._longest = max(map(len, lexicon.parts), default=0)
        self._splits: dict[str, tuple[str, ...]] = {}

    def split(self, word: str) -> tuple[str, ...]:
        """Return the parts of a folded word, as stems, in order; none where the word is not a compound."""
        found = self._splits.get(word)
        if found is None:
            found = self._splits[word] = tuple(self._stem(part) for part in self.spell(word))
        return found

    def spell(self, word: str) -> tuple[str, ...]:
        """Return the parts of a folded word as they are written in it; none where the word is not a compound."""
        if not 2 * SHORTEST_PART <= len(word) <= LONGEST_COMPOUND or not word.isalpha():
            return ()
        if word in self._wholes or self._stem(word) in self._whole_stems:
            return ()
        return self._best(word).parts

    def segment(self, text: str, words: Container[str]) -> tuple[str, ...]:
        """Return the words of a text without spaces ("hulpbijhetkoken"): stop words, parts, and these `words`.

        None where it cannot be cut so. Fewer and longer words win. `words` count from four letters on, stop words only
        between others: "erpleeghuis" is a typing error.
        """
        if not 2 * SHORTEST_PART <= len(text) <= LONGEST_COMPOUND or not text.isalpha():
            return ()
        best: dict[int, Split] = {0: NOTHING}
        for start in range(len(text)):
            for end in range(start + 2, len(text) + 1) if start in best else ():
                is_inside = start > 0 and end < len(text)
                cost = self._segment_cost(text[start:end], words, is_inside=is_inside)
                if cost:
                    before = best[start]
                    _keep(best, end, Split(before.cost + cost, (*before.parts, text[start:end])))
        found = best.get(len(text), NOTHING).parts
        return found if len(found) > 1 else ()

    def _segment_cost(self, word: str, words: Container[str], *, is_inside: bool) -> int:
        if is_inside and word in self._stops:
            return PART_COST + LINK_COST
        if word in self._parts or (len(word) > SHORTEST_PART and word in words):
            return PART_COST + (SHORT_COST if len(word) == SHORTEST_PART else 0)
        return 0

    def _best(self, word: str) -> Split:
        """Return the cheapest way to cut the whole word, by dynamic programming over the places to cut."""
        best: dict[int, Split] = {0: NOTHING}
        for start in range(len(word) - SHORTEST_PART + 1):
            if start in best:
                self._extend(word, start, best)
        found = best.get(len(word), NOTHING)
        return found if len(found.parts) > 1 else NOTHING

    def _extend(self, word: str, start: int, best: dict[int, Split]) -> None:
        before = best[start]
        for end in range(start + SHORTEST_PART, min(len(word), start + self._longest) + 1):
            part = word[start:end]
            if (start, end) == (0, len(word)) or part not in self._parts:
                continue
            cost = before.cost + PART_COST + (SHORT_COST if len(part) == SHORTEST_PART else 0)
            parts = (*before.parts, part)
            _keep(best, end, Split(cost, parts))
            for link in self._links:
                after = end + len(link)
                if word.startswith(link, end) and len(word) - after >= SHORTEST_PART:
                    _keep(best, after, Split(cost + LINK_COST, parts))
        self._end(word, start, best)

    def _end(self, word: str, start: int, best: dict[int, Split]) -> None:
        """Let the rest of the word be an inflected last part: -verleners, -huizen."""
        rest = word[start:]
        if not start or len(rest) > self._longest + LONGEST_ENDING or rest in self._parts:
            return
        if len(rest) > SHORTEST_PART and self._stem(rest) in self.part_stems:
            before = best[start]
            _keep(best, len(word), Split(before.cost + PART_COST + 1, (*before.parts, rest)))


def _keep(best: dict[int, Split], end: int, split: Split) -> None:
    if end not in best or _order(split) < _order(best[end]):
        best[end] = split


def _order(split: Split) -> tuple[int, list[int]]:
    """Order cuts: cheapest first, of equal cost the one with the longest first part (buurt-huis, not buur-thuis)."""
    return split.cost, [-len(part) for part in split.parts]
