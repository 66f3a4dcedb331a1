"""Which websites may show the list in a frame. A municipality names them; everything else is refused by the browser."""

import re
from collections.abc import Sequence
from typing import Final

PARAMETER: Final = "embed-origins"
MOST: Final = 50
# Scheme, host (perhaps all names below one), port or all ports. No path, and nothing that could end the header.
ORIGIN: Final = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:([0-9]{1,5}|\*))?")


def read_origins(value: object) -> tuple[str, ...]:
    """Return the websites in a parameter's value (a list of texts), without what is no origin."""
    listed: Sequence[object] = value if isinstance(value, list) else ()
    texts = [text.strip().lower().rstrip("/") for text in listed if isinstance(text, str)]
    return tuple(dict.fromkeys(text for text in texts if ORIGIN.fullmatch(text)))[:MOST]
