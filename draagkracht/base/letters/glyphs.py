"""Which characters the letter fonts can draw, and what becomes of the ones they cannot.

PDF/UA refuses a character without a picture, so one emoji in the name of a course would cost somebody the letter.
"""

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

# Direction marks, isolates, joiners and soft breaks: not drawn, and needed to read a text well.
SILENT: Final = frozenset("\n\u00ad\u200c\u200d\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069")
ALIKE: Final = {"→": "->", "←": "<-", "≥": ">=", "≤": "<=", "\u2028": "\n", "\u2029": "\n", "\t": " "}
UNKNOWN: Final = "\ufffd"
# Joiners mean something after an Arabic letter; elsewhere they are what is left of an emoji.
LOOSE_JOINER: Final = re.compile("(?<![\u0620-\u064a\u066e-\u06ff])[\u200c\u200d]+")
# Vowel signs of Arabic: typst 0.15 writes the letter under such a sign twice, so that a screen reader says it twice.
# Everyday Arabic is written without them.
VOWEL_SIGNS: Final = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
# Formats of the table that says which picture a character has.
SEGMENTS: Final = 4
GROUPS: Final = 12


def covered_by(fonts: Iterable[Path]) -> frozenset[int]:
    """Return the code points that at least one of these TrueType files can draw.

    Raises OSError when a file is gone, and ValueError when it is no font.
    """
    return frozenset(point for font in fonts for point in _code_points(font.read_bytes()))


def printable(text: str, covered: frozenset[int]) -> str:
    """Return a text of characters that can be drawn.

    Control characters, overrides of direction, vowel signs of Arabic and pictures (emoji) go; a letter that no font
    has becomes U+FFFD, so that a reader sees that something is missing.
    """
    drawn = "".join(_printable_sign(sign, covered) for sign in unicodedata.normalize("NFC", text))
    return LOOSE_JOINER.sub("", drawn)


def _printable_sign(sign: str, covered: frozenset[int]) -> str:
    if sign in SILENT:
        return sign
    if sign in ALIKE:
        return ALIKE[sign]
    category = unicodedata.category(sign)
    if sign in VOWEL_SIGNS or (category.startswith("C") and category != "Cn"):
        return ""
    if ord(sign) in covered:
        return sign
    if category == "Zs":
        return " "
    is_picture = category in {"So", "Sk"} or "VARIATION SELECTOR" in unicodedata.name(sign, "")
    return "" if is_picture else UNKNOWN


def _code_points(font: bytes) -> Iterator[int]:
    """Yield the code points of a font: its tables of format 4 and 12 (OpenType specification, `cmap`)."""
    start = _table(font, b"cmap")
    (tables,) = struct.unpack_from(">H", font, start + 2)
    for number in range(tables):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * number)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if form == SEGMENTS:
            yield from _in_segments(font, start + offset)
        elif form == GROUPS:
            yield from _in_groups(font, start + offset)


def _in_segments(font: bytes, start: int) -> Iterator[int]:
    (size,) = struct.unpack_from(">H", font, start + 6)  # twice the number of segments
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{size // 2}H", font, start + 14 + place)
        for place in (0, size + 2, 2 * size + 2, 3 * size + 2)
    )
    for segment, (first, last) in enumerate(zip(starts, ends, strict=True)):
        where = start + 16 + 3 * size + 2 * segment + offsets[segment]
        for point in range(first, last + 1):
            glyph = (point + deltas[segment]) & 0xFFFF
            if offsets[segment]:
                (glyph,) = struct.unpack_from(">H", font, where + 2 * (point - first))
            if glyph:
                yield point


def _in_groups(font: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", font, start + 12)
    for group in range(groups):
        first, last = struct.unpack_from(">II", font, start + 16 + 12 * group)
        yield from range(first, last + 1)


def _table(font: bytes, tag: bytes) -> int:
    (tables,) = struct.unpack_from(">H", font, 4)
    for number in range(tables):
        name, _checksum, offset = struct.unpack_from(">4sII", font, 12 + 16 * number)
        if name == tag:
            return int(offset)
    raise ValueError(f"a font without a table {tag.decode()}")
