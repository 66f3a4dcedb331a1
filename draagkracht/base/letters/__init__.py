"""Letters as PDF/UA-1: set by typst from a template of ours and values of anybody.

Values travel as JSON and are never part of a template, so `#`, `$` or a backslash in somebody's text stays text. The
same values give the same bytes. Nothing is written to disk and nothing is fetched.
"""

import functools
import json
import logging
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

import typst
from django.conf import settings

from draagkracht.base.letters import glyphs

logger = logging.getLogger(__name__)

# Scanning a whole family means eighteen files: letters use these two.
WEIGHTS: Final = ("400Regular", "700Bold")
# Six digits or more in groups: a telephone number, which Arabic text would turn round.
NUMBER: Final = re.compile(r"(?=(?:\D?\d){6})\+?\d+(?:[\u00a0 -]\d+)+")
ISOLATES: Final = re.compile("[\u2066-\u2069]")
# A letter has few pages, so its page tree is one node; typst writes it uncompressed.
PAGE_COUNT: Final = re.compile(rb"/Type/Pages/Count (\d+)")

Value = str | int | float | bool | None | list["Value"] | tuple["Value", ...] | dict[str, "Value"]


class LetterFailed(Exception):
    """The letter cannot be set. `reason` is for who keeps the templates: it may repeat words of the letter."""

    def __init__(self, template: str, reason: str) -> None:
        self.template = template
        self.reason = reason
        super().__init__(f"{template}: {reason}")


def typeset(template: str, data: Mapping[str, Value], *, written_on: date) -> bytes:
    """Return a letter as PDF/UA-1, from a template named by its path in the package and values for it.

    The template reads its values with `read-data()` of `/base/letters/house.typ`. `written_on` is the date inside the
    file. Characters that no font can draw are left out (see `glyphs`). Raises LetterFailed.
    """
    try:
        fonts, covered = _fonts()
        pdf, warnings = typst.compile_with_warnings(
            str(settings.PACKAGE / template),
            root=str(settings.PACKAGE),
            font_paths=fonts,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(_drawable(dict(data), covered))},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(written_on, time(), UTC),
        )
    except (RuntimeError, ValueError, OSError) as failure:
        raise LetterFailed(template, str(failure)) from failure
    for warning in warnings:
        logger.warning("%s: %s", template, warning.message)
    return pdf


def count_pages(pdf: bytes) -> int:
    """Return how many pages a letter has; raises ValueError for what `typeset` did not make."""
    found = PAGE_COUNT.search(pdf)
    if found is None:
        raise ValueError("no letter of ours")
    return int(found[1])


def keep_numbers_in_order(text: str) -> str:
    """Return a text in which telephone numbers stay left to right between Arabic words; others are as they were."""
    is_mixed = any(unicodedata.bidirectional(sign) in {"R", "AL"} for sign in text)
    if not is_mixed or ISOLATES.search(text):
        return text
    return NUMBER.sub("\u2066\\g<0>\u2069", text)


@functools.cache
def _fonts() -> tuple[typst.Fonts, frozenset[int]]:
    """Return the fonts of letters and the characters they draw; read once, because scanning costs more than setting."""
    folders = [Path(family) / weight for family in settings.LETTER_FONTS for weight in WEIGHTS]
    files = sorted(file for folder in folders for file in folder.glob("*.ttf"))
    if not files:
        raise OSError("no fonts for letters: run `make setup`")
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders]
    )
    return fonts, glyphs.covered_by(files)


def _drawable(value: Value, covered: frozenset[int]) -> Value:
    if isinstance(value, str):
        return keep_numbers_in_order(glyphs.printable(value, covered))
    if isinstance(value, dict):
        return {name: _drawable(held, covered) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_drawable(held, covered) for held in value]
    return value
