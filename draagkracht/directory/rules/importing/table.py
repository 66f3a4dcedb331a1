"""Rows and columns as a spreadsheet has them, whatever file they came from; and which row names the columns."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

Cell = str | int | float | Decimal | bool | datetime | date | time | timedelta | None

MOST_ROWS: Final = 50_000
MOST_COLUMNS: Final = 200
# A title and a date above the table are common; further down nobody puts the names of the columns.
HEADER_WITHIN: Final = 20


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and its number as the spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and the rows below them that are not empty. Every row has a cell for each column."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]

    def samples(self, position: int, most: int = 3) -> tuple[str, ...]:
        """Return the first different values of a column, as text."""
        found: dict[str, None] = {}
        for row in self.rows:
            text = text_of(row.cells[position])
            if text:
                found.setdefault(text)
            if len(found) >= most:
                break
        return tuple(found)


def fold(text: str) -> str:
    """Return a name without case, accents, spaces and signs: `E-mail adres` and `emailadres` are one name."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def text_of(cell: Cell) -> str:
    """Return a cell as people read it; a number without decimals has none."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:  # noqa: PLR2004 - digits a float holds
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell).strip()


def make_table(rows: Iterable[Row], known: Collection[str]) -> Table:
    """Return a table from all rows of a sheet; `known` are folded names of columns, by which the header is found."""
    filled = [row for row in rows if any(text_of(cell) for cell in row.cells)]
    if not filled:
        return Table((), ())
    head = _header_position(filled[:HEADER_WITHIN], known)
    header = filled[head]
    width = min(MOST_COLUMNS, _last_filled(filled[head:]))
    names = tuple(
        "".join(sign for sign in text_of(cell) if sign.isprintable())[:100] for cell in _padded(header.cells, width)
    )
    below = tuple(Row(row.number, _padded(row.cells, width)) for row in filled[head + 1 :])
    return Table(names, below)


def _header_position(rows: Sequence[Row], known: Collection[str]) -> int:
    scores = [sum(fold(text_of(cell)) in known for cell in row.cells) for row in rows]
    return scores.index(max(scores)) if max(scores) else 0


def _last_filled(rows: Sequence[Row]) -> int:
    return max(
        (position for row in rows for position, cell in enumerate(row.cells, start=1) if text_of(cell)), default=0
    )


def _padded(cells: Sequence[Cell], width: int) -> tuple[Cell, ...]:
    return (*cells[:width], *[None] * (width - len(cells)))
