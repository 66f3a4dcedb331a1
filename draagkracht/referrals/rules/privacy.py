"""How somebody is named where a name would say too much."""

import re
from typing import Final

PREFIXES: Final = frozenset("van der den de ter ten het 't el al von la le du".split())

# How somebody is addressed is no name.
TITLES: Final = re.compile(r"^\s*(?:(?:mevrouw|mevr|mw|mvr|meneer|dhr|de\s+heer)(?:\.|\b)\s*)+(?=\w)", re.IGNORECASE)


def has_other_name(letters: str, others: str) -> bool:
    """Tell whether first letters are of another name: by the first and the last, as what stands between is written
    in many ways.
    """
    one, other = (text.rstrip(".").split(".") for text in (letters, others))
    return (one[0], one[-1]) != (other[0], other[-1])


def initials(name: str) -> str:
    """Return the first letters of a name, without what stands between: `Ria van den Berg` gives `R.B.`."""
    words = [word for word in re.split(r"[\s-]+", TITLES.sub("", name)) if word.casefold() not in PREFIXES]
    letters = [next((sign for sign in word if sign.isalpha()), "") for word in words]
    return "".join(f"{letter.upper()}." for letter in letters if letter)[:8]
