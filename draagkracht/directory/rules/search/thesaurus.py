"""Which other words somebody may mean: the synonyms of the lexicon, found by the stems of a word or phrase."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from draagkracht.directory.rules.search import folding
from draagkracht.directory.rules.search.lexicon import CONCEPT, Lexicon, is_concept

Stems = tuple[str, ...]
MOST_SYNONYMS: Final = 24
MOST_FURTHER: Final = 8


class Thesaurus:
    """Gives the synonyms of a word or phrase; those that go both ways before those that go one way."""

    def __init__(self, lexicon: Lexicon, stem: Callable[[str], str]) -> None:
        self._stem = stem
        self._stops = lexicon.stops
        self._others: dict[Stems, dict[Stems, None]] = {}
        for group in lexicon.same:
            for word in group:
                self._add(word, [other for other in group if other != word])
        same = {stems: tuple(others) for stems, others in self._others.items()}
        for name, words in lexicon.topics:
            near = tuple((word,) for word in words if is_concept(word))
            same[(CONCEPT + name,)] = (*same.get((CONCEPT + name,), ()), *near)
            for word in words:
                if not is_concept(word):
                    self._add(word, [CONCEPT + name])
        for word, others in lexicon.also:
            self._add(word, others)
        self._further = {
            stems: _most(_beyond(stems, others, same), MOST_FURTHER) for stems, others in self._others.items()
        }
        self._found = {stems: _most(others, MOST_SYNONYMS) for stems, others in self._others.items()}
        self.longest = max(map(len, self._others), default=0)

    def others(self, stems: Stems) -> tuple[Stems, ...]:
        """Return the synonyms of a word or phrase, each as stems; none where there are none."""
        return self._found.get(stems, ())

    def further(self, stems: Stems) -> tuple[Stems, ...]:
        """Return the synonyms of the synonyms ("maaltijd" brings "tafeltje dekje" to "warm eten"), and the themes and
        codes that are near a theme."""
        return self._further.get(stems, ())

    def stems_of(self, phrase: str) -> Stems:
        """Return the stems of a phrase of the lexicon."""
        return tuple(self._stem(piece) for token in folding.tokens(phrase) for piece in folding.pieces(token))

    def _add(self, word: str, others: Sequence[str]) -> None:
        stems = self.stems_of(word)
        content = self._content(word)
        # Without its stop words "zelf ziek" would be "ziek": so little is left of a phrase that it says another thing.
        keys = {stems, content} if len(content) > 1 else {stems}
        for key in keys - {()}:
            found = self._others.setdefault(key, {})
            found.update(dict.fromkeys(target for target in map(self._content, others) if target and target != key))

    def _content(self, phrase: str) -> Stems:
        """Return the stems of a phrase without its stop words, for those are not in the index; a concept as it is."""
        if is_concept(phrase):
            return (phrase,)
        words = [piece for token in folding.tokens(phrase) for piece in folding.pieces(token)]
        return tuple(self._stem(word) for word in words if word not in self._stops)


def _most(others: Iterable[Stems], most: int) -> tuple[Stems, ...]:
    """Return what is looked for: every topic and code, and so many of the words."""
    found = list(others)
    concepts = [other for other in found if is_concept(other[0])]
    words = [other for other in found if not is_concept(other[0])]
    return (*words[:most], *concepts)


def _beyond(stems: Stems, others: Iterable[Stems], same: Mapping[Stems, tuple[Stems, ...]]) -> tuple[Stems, ...]:
    found = dict.fromkeys(far for near in others if near not in same.get(stems, ()) for far in same.get(near, ()))
    return tuple(far for far in found if far != stems and far not in others)
