"""From the bytes of a file to JSON values, or to a reason why not.

Whatever arrives, the answer is a value or `FileIsWrong`: text that is not UTF-8, broken JSON, the same key twice,
numbers that no field of HSDS can hold, nesting far beyond HSDS.
"""

import json
from decimal import Decimal, InvalidOperation
from typing import Final

from draagkracht.base.text import N_, Sentence

# HSDS nests about ten deep. Far more is an accident or an attack, and would exhaust whoever walks through it later.
MAXIMUM_DEPTH: Final = 40
# Coordinates with twenty decimals occur; no number of HSDS is larger than a building's identifier.
MAXIMUM_DIGITS: Final = 40
LARGEST_EXPONENT: Final = 18
LARGEST_NUMBER: Final = 2**63 - 1
# Each value takes some hundred bytes in memory, and may take two in the file. A service of HSDS has fifty or so.
MOST_VALUES: Final = 5_000_000


class FileIsWrong(Exception):
    """The file cannot be read; `reason` says why, for the person who sent it."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason.dutch())
        self.reason = reason


def decode(content: bytes) -> dict[str, object] | list[object]:
    """Return the object or list in a JSON file; numbers with a fraction are `Decimal`. Raises FileIsWrong."""
    if sum(content.count(sign) for sign in (b",", b"[", b"{")) > MOST_VALUES:
        raise FileIsWrong(Sentence(N_("In dit bestand staat te veel. Lever het in delen aan.")))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileIsWrong(Sentence(N_("Dit bestand is geen tekst in UTF-8."))) from error
    value = _parse(text)
    if not isinstance(value, dict | list):
        raise FileIsWrong(Sentence(N_("In dit bestand staat geen object en geen lijst.")))
    _check_depth(value)
    return value


def _parse(text: str) -> object:
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_fraction,
            parse_constant=_not_a_number,
        )
    except json.JSONDecodeError as error:
        reason = Sentence(
            N_("Dit bestand is geen geldige JSON: regel %(line)s, teken %(column)s."),
            {"line": error.lineno, "column": error.colno},
        )
        raise FileIsWrong(reason) from error
    except RecursionError as error:
        raise FileIsWrong(_too_deep()) from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise FileIsWrong(Sentence(N_("Het veld “%(key)s” staat twee keer in één object."), {"key": key[:80]}))
        found[key] = value
    return found


def _whole_number(digits: str) -> int:
    # The length first: turning a million digits into a number takes long.
    if len(digits) > MAXIMUM_DIGITS or abs(number := int(digits)) > LARGEST_NUMBER:
        raise FileIsWrong(_too_large())
    return number


def _fraction(digits: str) -> Decimal:
    if len(digits) > MAXIMUM_DIGITS:
        raise FileIsWrong(_too_large())
    try:
        number = Decimal(digits)
    except InvalidOperation as error:
        raise FileIsWrong(_too_large()) from error
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise FileIsWrong(_too_large())
    return number


def _not_a_number(name: str) -> object:
    raise FileIsWrong(Sentence(N_("“%(name)s” is geen getal."), {"name": name}))


def _check_depth(root: dict[str, object] | list[object]) -> None:
    level: list[object] = [root]
    for _ in range(MAXIMUM_DEPTH):
        level = [child for value in level for child in _children(value)]
        if not level:
            return
    raise FileIsWrong(_too_deep())


def _children(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _too_large() -> Sentence:
    return Sentence(N_("In dit bestand staat een getal dat te groot of te lang is."))


def _too_deep() -> Sentence:
    return Sentence(N_("Dit bestand heeft te veel lagen in elkaar."))
