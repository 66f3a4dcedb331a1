"""From a word to its stem: `dutch_porter` of snowballstemmer, mended where Dutch spelling hides that words are kin.

Not the newer algorithm `dutch`: that maps "begeleiding" to the stem of "beleid". The golden list in
tests/unit/directory/search keeps what must and must not share a stem.
"""

import re
from collections.abc import Collection, Mapping
from typing import Final

import snowballstemmer

DUTCH: Final = re.compile(r"[a-z]+\Z")
DOUBLED: Final = re.compile(r"([bdfgklmnprst])\1\Z")
# "logeetje", "boompje", "wandelingetje", "koninkje": the endings of diminutives, and what stands there without.
DIMINUTIVES: Final = (("etje", ""), ("tje", ""), ("pje", ""), ("kje", "g"), ("je", ""))
PLURALS: Final = ("as", "es", "is", "os", "us", "ys")
SHORTEST: Final = 3


class Stemmer:
    """Gives stems, and remembers them."""

    def __init__(self, forms: Mapping[str, str], known: Collection[str]) -> None:
        """`forms` maps an inflected form to its word; `known` are words to which a diminutive may be led back."""
        self._forms = forms
        self._known = known
        self._porter = snowballstemmer.stemmer("dutch_porter")
        self._stems: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """Return the stem of a folded word; what is not a word of Latin letters is returned as it is."""
        found = self._stems.get(word)
        if found is None:
            found = self._stems[word] = self._stem(word)
        return found

    def _stem(self, word: str) -> str:
        base = self._forms.get(word) or self._singular(word)
        if self._forms.get(base) == base or len(base) < SHORTEST or not DUTCH.match(base):
            return base
        return _mended(self._porter.stemWord(base))

    def _singular(self, word: str) -> str:
        """Return "vakantie" for "vakanties": after a vowel the stemmer leaves the s."""
        if word.endswith(PLURALS) and word[:-1] in self._known:
            return self._forms.get(word[:-1], word[:-1])
        return self._without_diminutive(word)

    def _without_diminutive(self, word: str) -> str:
        if word in self._known or not word.endswith(("je", "jes")):
            return word
        small = word.removesuffix("s")
        if small in self._known:
            return small
        for ending, instead in DIMINUTIVES:
            if small.endswith(ending):
                base = small.removesuffix(ending) + instead
                for candidate in (base, DOUBLED.sub(r"\1", base), _shortened(base)):
                    if candidate in self._known:
                        return candidate
        return small


def _mended(stem: str) -> str:
    """Return a stem with the sounds of the end as they are spelt at the end of a word: huiz → huis, wass → was."""
    stem = DOUBLED.sub(r"\1", stem)
    if len(stem) > SHORTEST:
        if stem.endswith("z"):
            return stem[:-1] + "s"
        if stem.endswith("v"):
            return stem[:-1] + "f"
    return stem


def _shortened(base: str) -> str:
    """Return "raam" for "raam", and "dag" for "daag": a long vowel that a diminutive brings."""
    return re.sub(r"([aeou])\1([a-z])\Z", r"\1\2", base)
