"""The analyser: one for texts and for questions, so that both speak of the same terms.

A term is a stem ("mantelzorg"), a part (`~zorg`: as a word or inside a compound), or a whole name (`=een dag het
hofje`). A document is the set of its terms: saying a word again, or at more length, moves nothing.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from draagkracht.directory.rules.search import folding
from draagkracht.directory.rules.search.compounds import Splitter
from draagkracht.directory.rules.search.concepts import Phrases
from draagkracht.directory.rules.search.lexicon import CONCEPT, SHORTEST_PART, Lexicon, is_concept
from draagkracht.directory.rules.search.query import NAME, PART, WEIGHTS, quoted
from draagkracht.directory.rules.search.stemming import DUTCH, Stemmer
from draagkracht.directory.rules.search.thesaurus import Thesaurus

CODED: Final = "C"  # the weight of a code
TOPICAL: Final = "AB"  # fields short enough to be about what they name
NAMED: Final = "ABC"  # fields that hold names: of the service, other names, of who offers it
BETWEEN_NAMES: Final = re.compile(r"[\n,;:|•·()/]+")
LONGEST_NAME: Final = 8  # words
MOST_REMEMBERED: Final = 200_000
NAMES_REMEMBERED: Final = 20_000


@dataclass(frozen=True, slots=True)
class IndexedText:
    """A document: for each term the weights of the fields in which it stands ("AD"), and its words for corrections."""

    terms: Mapping[str, str]
    words: frozenset[str]

    def tsvector(self) -> str:
        """Return the text form of a tsvector: one position for each weight, so the number of times does not count."""
        return " ".join(f"{quoted(term)}:{_positions(weights)}" for term, weights in sorted(self.terms.items()))


@cache
def _positions(weights: str) -> str:
    return ",".join(f"{WEIGHTS.index(weight) + 1}{weight}" for weight in weights)


@dataclass(frozen=True, slots=True)
class Analysed:
    """What one token gives: its terms, and the words in it that a correction may propose."""

    terms: tuple[str, ...]
    words: tuple[str, ...]


class TextAnalyser:
    """Turns texts into documents. What it has seen it remembers; one for each lexicon is enough."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.stemmer = Stemmer(lexicon.forms, lexicon.parts)
        self.splitter = Splitter(lexicon, self.stemmer)
        self.thesaurus = Thesaurus(lexicon, self.stemmer.stem)
        self.hinting = Phrases((self.thesaurus.stems_of(said), meant) for said, meant in lexicon.hints)
        self._topics = Phrases(
            (stems, (CONCEPT + topic,))
            for topic, words in lexicon.topics
            for said in words
            if not is_concept(said)
            for stems in self._ways_to_say(said)
        )
        self._known = lexicon.words
        self._known_stems = frozenset(map(self.stem, self._known))
        self._seen: dict[str, Analysed] = {}
        self._named = lru_cache(NAMES_REMEMBERED)(self.name)  # the words of a category stand with many services

    def stem(self, word: str) -> str:
        """Return the stem of a folded word."""
        return self.stemmer.stem(word)

    def document(self, fields: Mapping[str, str], codes: Iterable[str] = ()) -> IndexedText:
        """Return the terms of a document. `fields`: for each weight, "A" to "D", the text that has it; `codes`: what it
        is classified with ("need:respite").

        In "A" to "C" a comma or the end of a line ends a name. Raises ValueError for another weight.
        """
        found: dict[str, str] = {}
        words: set[str] = set()
        for weight in sorted(fields):
            WEIGHTS.index(weight)
            here: set[str] = self._names(fields[weight]) if weight in NAMED else set()
            for token in set(folding.tokens(fields[weight])):
                analysed = self._seen.get(token) or self.analyse(token)
                words.update(analysed.words)
                here.update(analysed.terms)
            if weight in TOPICAL:
                here |= self._topics_of(fields[weight])
            for term in here:
                found[term] = found.get(term, "") + weight
        found |= {CONCEPT + code: CODED for code in codes}
        return IndexedText(found, frozenset(words))

    def analyse(self, token: str) -> Analysed:
        """Return what a token gives."""
        found = self._seen.get(token)
        if found is None:
            if len(self._seen) >= MOST_REMEMBERED:
                self._seen.clear()
            found = self._seen[token] = self._analyse(token)
        return found

    def name(self, text: str) -> str:
        """Return the term of a whole name, or "" for a text that is too long or says nothing."""
        stems = [self.stem(word) for word in self.content(text)]
        return NAME + " ".join(stems) if 0 < len(stems) <= LONGEST_NAME else ""

    def content(self, text: str) -> list[str]:
        """Return the words of a text, folded, in order, without stop words."""
        stops = self.lexicon.stops
        return [word for token in folding.tokens(text) for word in folding.pieces(token) if word not in stops]

    def knows(self, word: str) -> bool:
        """Tell whether a folded word is known without the index: a word of the lexicon, a form or a compound of them,
        or what is no Dutch word at all (a number, another script, one or two letters)."""
        return len(word) < SHORTEST_PART or not DUTCH.match(word) or self.is_dutch(word)

    def is_dutch(self, word: str) -> bool:
        """Tell whether a folded word is one of the lexicon, a form or a compound of them."""
        return word in self._known or self.stem(word) in self._known_stems or bool(self.splitter.spell(word))

    def parts(self, word: str) -> tuple[str, ...]:
        """Return the terms of the parts of a compound, in order; none where the word is not one."""
        return tuple(PART + part for part in self.splitter.split(word))

    def is_part(self, stem: str) -> bool:
        """Tell whether a stem is that of a part, so that it may stand inside other words."""
        return stem in self.splitter.part_stems

    def _topics_of(self, text: str) -> set[str]:
        content = [self.stem(word) for word in self.content(text)]
        return self._topics.found_in(content) | self._topics.found_in(self.thesaurus.stems_of(text))

    def _ways_to_say(self, said: str) -> Iterable[tuple[str, ...]]:
        """Give what to look for: the words of a theme as they are, and without stop words where that leaves a phrase.

        Of "na het zorgen" it leaves "zorgen", which says another thing; "als" alone is seldom the illness.
        """
        content = tuple(map(self.stem, self.content(said)))
        whole = self.thesaurus.stems_of(said)
        if content and (len(content) > 1 or len(whole) == 1):
            yield content
        if len(whole) > 1:
            yield whole

    def _analyse(self, token: str) -> Analysed:
        if token in self.lexicon.stops:
            return Analysed((), ())
        words = [word for word in folding.pieces(token) if word not in self.lexicon.stops]
        if len(words) != 1 or words[0] != token:
            words.append(folding.joined(token))
        terms = dict.fromkeys(term for word in words for term in self._terms(word))
        return Analysed(tuple(terms), tuple(words))

    def _terms(self, word: str) -> Iterable[str]:
        stem = self.stem(word)
        yield stem
        if self.is_part(stem):
            yield PART + stem
        waiting = list(self.splitter.spell(word))
        while waiting:
            part = waiting.pop()
            yield PART + self.stem(part)
            waiting += self.splitter.spell(part)

    def _names(self, text: str) -> set[str]:
        plain = folding.without_markup(text[: folding.LONGEST_TEXT])
        pieces = {*plain.split("\n"), *BETWEEN_NAMES.split(plain)}
        return {name for name in map(self._named, pieces) if name}
