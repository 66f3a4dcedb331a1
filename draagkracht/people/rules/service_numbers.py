"""What may not stand in words of somebody: a citizen service number, which the law allows in few places alone."""

import re
from typing import Final

from draagkracht.base.text import N_, Sentence

# A citizen service number has eight or nine digits that pass the test of eleven (the last digit counts as -1).
# Source: Besluit BSN, read of in secondary sources, to be confirmed.
DIGITS: Final = re.compile(r"(?<![\d+])(?<!\d[ .-])(?:\d[ .-]?){7,8}\d(?![ .-]?\d)")
# A day as people write it is no number of a person: "20-11-2026", "2026-11-20".
DAY: Final = re.compile(r"(?<!\d)(?:[0-3]?\d([-/. ])[01]?\d\1(?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)")
BSN_LENGTH: Final = 9
ELEVEN: Final = 11
NO_BSN: Final = Sentence(N_("Is dit nummer een burgerservicenummer? Haal het weg. Wij mogen het niet hebben."))


class HoldsBSN(ValueError):
    """A text holds what may be a citizen service number; `sentence` says what to do. Never names the number."""

    def __init__(self) -> None:
        super().__init__("a text holds what may be a citizen service number")
        self.sentence = NO_BSN


def check_no_bsn(text: str) -> str:
    """Return a text as it is. Raises HoldsBSN where a number in it, that is no day, passes the test of eleven."""
    rest = DAY.sub(" – ", text)
    if any(is_bsn(re.sub(r"\D", "", found.group())) for found in DIGITS.finditer(rest)):
        raise HoldsBSN
    return text


def is_bsn(digits: str) -> bool:
    """Tell whether eight or nine digits pass the test of eleven."""
    padded = digits.zfill(BSN_LENGTH)
    if len(padded) != BSN_LENGTH or not int(padded):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, padded, strict=True)) % ELEVEN == 0
