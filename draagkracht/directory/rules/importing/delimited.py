"""From the bytes of a CSV file to rows: whichever encoding and separator a spreadsheet program chose."""

import csv
import io
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing.table import MOST_ROWS, Row, fold

SEPARATORS: Final = (";", ",", "\t", "|")
LOOKED_AT: Final = 64 * 1024
ROWS_LOOKED_AT: Final = 20


def decode_text(content: bytes) -> str:
    """Return the text of a file: as its mark says, else UTF-8, else the Windows encoding that Dutch programs write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_delimited(content: bytes, known: Collection[str] = frozenset(), most: int = MOST_ROWS) -> list[Row]:
    """Return the rows of a CSV file; `known` are folded names of columns, which help to find the separator.

    With `most` below the limit of all files the rest is not read. Raises FileIsWrong where there are too many rows, or
    a quote that never ends.
    """
    text = decode_text(content)
    separator, start = _announced(text)
    body = text[start:]
    offset = 1 if start else 0
    lines = _parse(body, separator or _separator(body, known), most)
    rows = [Row(number, tuple(cells)) for number, cells in enumerate(lines, start=1 + offset)]
    if len(rows) > MOST_ROWS:
        raise FileIsWrong(too_many_rows())
    return rows[:most]


def too_many_rows() -> Sentence:
    """Return what is said of a sheet that is too long."""
    return Sentence(N_("Er staan meer dan %(most)s rijen in. Lever het bestand in delen aan."), {"most": MOST_ROWS})


def _announced(text: str) -> tuple[str, int]:
    """Return the separator that Excel's first line `sep=;` names, and where the table starts."""
    line = text.partition("\n")[0]
    if line.strip().lower().startswith("sep=") and line.strip()[4:5] in SEPARATORS:
        return line.strip()[4], len(line) + 1
    return "", 0


def _separator(text: str, known: Collection[str]) -> str:
    """Return the separator by which most names of columns are known, and then the one that gives most columns."""
    start = text[:LOOKED_AT]

    def worth(separator: str) -> tuple[int, int]:
        try:
            rows = list(islice(csv.reader(io.StringIO(start, newline=""), delimiter=separator), ROWS_LOOKED_AT))
        except csv.Error:
            return (0, 0)
        names = max((sum(fold(cell) in known for cell in row) for row in rows), default=0)
        return names, sum(len(row) - 1 for row in rows)

    return max(SEPARATORS, key=worth)


def _parse(text: str, separator: str, most: int) -> Iterator[list[str]]:
    try:
        yield from islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), most + 1)
    except csv.Error as error:
        reason = Sentence(N_("Dit CSV-bestand is niet te lezen. Er staat een aanhalingsteken te veel of te weinig."))
        raise FileIsWrong(reason) from error
