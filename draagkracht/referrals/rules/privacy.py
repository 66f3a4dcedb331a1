"""How somebody is named where a name would say too much."""

import re
from typing import Final

PREFIXES: Final = frozenset("van der den de ter ten het 't el al von la le du".split())

# How somebody is addressed is no name.
TITLES: Final = re.compile(r"^\s*(?:(?:mevrouw|mevr|mw|mvr|meneer|dhr|de\s+heer)(?:\.|\b)\s*)+(?=\w)", re.IGNORECASE)


def initials(name: str) -> str:
    """Return the first letters of a name, without what stands between: `Ria van den Berg` gives `R.B.`."""
    words = [word for word in re.split(r"[\s-]+", TITLES.sub("", name)) if word.casefold() not in PREFIXES]
    letters = [next((sign for sign in word if sign.isalpha()), "") for word in words]
    return "".join(f"{letter.upper()}." for letter in letters if letter)[:8]
