"""Which searches without a result may be kept: words, and nothing that tells who looked for them."""

import re
from typing import Final

from draagkracht.directory.rules.place_words import POSTCODE
from draagkracht.directory.rules.search import folding

MOST_WORDS: Final = 6
LONGEST: Final = 60
SHORTEST: Final = 3
# An address, a handle, a link; and numbers: of a telephone, of a citizen, of a house, a day of birth.
TELLS_WHO: Final = re.compile(r"@|https?:|www\.|\d{3}|\d[\d ./-]{3,}\d|\b\d{1,2}[-/ ]\d{1,2}[-/ ]\d{2,4}\b")
LETTERS: Final = re.compile(r"[^\W\d_]")


def text_to_keep(text: str) -> str:
    """Return the text as it may be kept and counted: small letters, single spaces; "" for one that may not be kept.

    That is a text with something like an address, a number or a postcode, one of more than six words, and one that
    says nothing.
    """
    if TELLS_WHO.search(text) or POSTCODE.search(text):
        return ""
    words = folding.fold(text).split()
    kept = " ".join(words)
    if not SHORTEST <= len(kept) <= LONGEST or len(words) > MOST_WORDS or not LETTERS.search(kept):
        return ""
    return kept if kept.isprintable() else ""
