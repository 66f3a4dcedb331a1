"""Names of places among the words of a search: "oppas in Oost" is about sitting, near Oost."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final, NamedTuple

from draagkracht.municipalities.rules import PLACE_KINDS

NEAR: Final = frozenset({"in", "bij", "te", "nabij", "rond", "rondom", "omgeving", "uit"})
LONGEST: Final = 4  # words of a name: "Hendrik Ido Ambacht", "Alphen aan den Rijn"
POSTCODE: Final = re.compile(r"(?<!\w)\d{4} ?[a-z]{2}(?!\w)", re.IGNORECASE)
EDGES: Final = '.,;:!?"“”()'


class Reading(NamedTuple):
    """A text without the place that it names, and that name; empty where it names none."""

    text: str
    place: str = ""


def read_place(
    text: str, *, own: Collection[str], is_town: Callable[[str], bool], is_word: Callable[[str], bool]
) -> Reading:
    """Return the text without the place that it names.

    `own` are names of the municipality and its places, in small letters: they always count. A town elsewhere counts
    after a word as "in", or where nothing in the directory is called so: there is a town called Best, and one called
    De Wijk. The longest name counts, of two the last; what only says that it is a place goes with it: "in wijk Oost".
    """
    words = text.split()
    plain = [word.strip(EDGES).casefold() for word in words]
    for length in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length, -1, -1):
            name = " ".join(plain[start : start + length]).replace("-", " ")
            before = _before(plain, start)
            is_near = any(word in NEAR for word in plain[before:start])
            is_meant = is_town(name) and not PLACE_KINDS.issuperset(name.split()) and (is_near or not is_word(name))
            if name in own or is_meant:
                return Reading(
                    " ".join([*words[:before], *words[start + length :]]), _as_typed(words[start : start + length])
                )
    return Reading(text)


def _before(words: Sequence[str], start: int) -> int:
    """Return where the words begin that lead to a name: “in de wijk” before “Oost”."""
    while start > 0 and words[start - 1] in PLACE_KINDS:
        start -= 1
    return start - 1 if start > 0 and words[start - 1] in NEAR else start


def without_postcode(text: str) -> str:
    """Return the text without postcodes: nothing is found by them, and they say where somebody lives."""
    return " ".join(POSTCODE.sub(" ", text).split())


def _as_typed(words: Sequence[str]) -> str:
    return " ".join(word.strip(EDGES) for word in words)
