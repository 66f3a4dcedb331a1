"""The words of people who search in another language: English, Turkish and Arabic, and what they are in Dutch.

A word is led back to a form that the list has: without the ending of a plural, Turkish endings, the Arabic article. The
list is data (`draagkracht/directory/data/foreign`).
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from draagkracht.directory.rules.search import folding

DATA: Final = Path(__file__).parents[2] / "data" / "foreign" / "words.toml"
SAYS_NOTHING: Final = "says_nothing"
CODES: Final = ("en", "tr", "ar")  # the order in which a line of the file has them
SHORTEST_STEM: Final = 3
# So many letters a word must have before one, or two, of them may be wrong.
ONE_ERROR: Final = 6
TWO_ERRORS: Final = 9
# After a Turkish noun: more than one, whose, the case, what it is. Folded: no dots, one vowel for each pair.
TURKISH: Final = re.compile(
    r"(?:l[ae]r)?(?:[iu]m|m|[iu]n|n|s?[iu]|[iu]?m[iu]z|[iu]?n[iu]z|l[ae]r[iu])?"
    r"(?:[yn]?[aeiu]|n?[dt][ae]n?|n?[iu]n|y?l[ae])?(?:l[iu]|l[iu]k|s[iu]z|ki|[dt][iu]r|y?[iu]m)?"
)
CONTRACTED: Final = re.compile(r"'(?:s|ll|ve|re|d)\Z")  # "mother's", "I'll"; not "can't", "I'm"
SOFTENED: Final = {"g": "k", "b": "p", "d": "t"}  # hastalik → hastaligi
OPPOSITE: Final = {"a": "e", "e": "a"}
ARTICLE: Final = "ال"
ARABIC_BEFORE: Final = ("", *"وال بال كال فال لل ال و ف ب ل ك".split())
ARABIC_AFTER: Final = ("", *"تهم تها تنا تي ته تك ها هم نا كم ات ين ون ي ه ك".split())
AND: Final = "و"
FEMININE: Final = "ه"  # as it is folded


@dataclass(frozen=True, eq=False)
class Tongue:
    """A language: what says nothing in it, and for the first word of a phrase the phrases with their Dutch words,
    longest first."""

    code: str
    stops: frozenset[str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: frozenset[str]

    def forms(self, word: str) -> tuple[str, ...]:
        """Return the forms in which the list may have a folded word, the word itself first; none where it has none."""
        return _forms(self, word)

    def nearest(self, word: str) -> str:
        """Return the word of the list that was meant by one with a typing error; "" where none is near.

        The first and the last letter are hardly ever wrong: "calling" is not "falling", and "manage" no "manager".
        """
        errors = (len(word) >= ONE_ERROR) + (len(word) >= TWO_ERRORS)
        likely = self._by_ends.get(word[:1] + word[-1:], ()) if errors else ()
        found = process.extractOne(word, likely, scorer=OSA.distance, score_cutoff=errors)
        return found[0] if found else ""

    @cached_property
    def _by_ends(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in sorted(self.words):
            found.setdefault(word[0] + word[-1], []).append(word)
        return found


@lru_cache(maxsize=50_000)
def _forms(tongue: Tongue, word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(form for form in FORMS[tongue.code](word) if form in tongue.words))


@cache
def tongues() -> tuple[Tongue, ...]:
    """Return the languages that the search knows besides Dutch."""
    content = tomllib.loads(DATA.read_text(encoding="utf-8"))
    stops = content.pop(SAYS_NOTHING)
    return tuple(_tongue(code, stops[code], content, place) for place, code in enumerate(CODES))


def _tongue(code: str, stops: str, tables: Mapping[str, Mapping[str, list[str]]], place: int) -> Tongue:
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for table in tables.values():
        for dutch, languages in table.items():
            for phrase in languages[place].split(","):
                words = tuple(_plain(code, word) for word in words_of(phrase))
                if words:
                    found.setdefault(words[0], {}).setdefault(words, dutch)
    phrases = {first: tuple(sorted(meant.items(), key=lambda one: -len(one[0]))) for first, meant in found.items()}
    known = frozenset(word for meant in found.values() for phrase in meant for word in phrase)
    return Tongue(code, frozenset(_plain(code, word) for word in words_of(stops)), phrases, known)


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded: "mother's" as "mother", "can't" as "cant", "day-care" as two."""
    return [word for token in folding.tokens(text) for word in _apart(token)]


def _apart(token: str) -> Iterator[str]:
    for part in token.split("-"):
        yield CONTRACTED.sub("", part).replace("'", "")


def _plain(code: str, word: str) -> str:
    """Return a word of the list as it is looked up: Arabic without its article."""
    is_long = len(word) >= len(ARTICLE) + SHORTEST_STEM
    return word.removeprefix(ARTICLE) if code == "ar" and is_long else word


def _english(word: str) -> Iterator[str]:
    yield word
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            yield word.removesuffix(ending) + instead


def _turkish(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word) - 1, SHORTEST_STEM, -1):
        stem = word[:place]
        if TURKISH.fullmatch(word, place) and _in_harmony(stem, word[place:]):
            yield stem
            yield stem[:-1] + SOFTENED.get(stem[-1], stem[-1])


def _in_harmony(stem: str, ending: str) -> bool:
    """Tell whether the vowels of a Turkish ending may follow those of the word: no e after a, no a after e."""
    last = next((letter for letter in reversed(stem) if letter in "aeiou"), "")
    return OPPOSITE.get(last, "-") not in ending


def _arabic(word: str) -> Iterator[str]:
    yield word
    yield word.removeprefix(AND)
    stems = (
        word[len(before) : len(word) - len(after)]
        for before in ARABIC_BEFORE
        for after in ARABIC_AFTER
        if word.startswith(before) and word.endswith(after)
    )
    for stem in sorted(stems, key=len, reverse=True):
        if len(stem) >= SHORTEST_STEM:
            yield stem
            yield stem + FEMININE


FORMS: Final[Mapping[str, Callable[[str], Iterator[str]]]] = {"en": _english, "tr": _turkish, "ar": _arabic}
