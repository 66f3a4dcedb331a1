"""From the bytes of an Excel file to rows: the values that were last computed, never a formula or a macro."""

import io
import warnings
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing.archive import honest, open_archive
from draagkracht.directory.rules.importing.delimited import too_many_rows
from draagkracht.directory.rules.importing.table import MOST_COLUMNS, MOST_ROWS, Row, fold, text_of

# So many empty rows in succession are the end, whatever the file says of its size.
EMPTY_ROWS: Final = 1_000
OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
ROWS_LOOKED_AT: Final = 20


def read_workbook(content: bytes, known: Collection[str], most_rows: int = MOST_ROWS) -> list[Row]:
    """Return the rows of the sheet in which most names of columns are known, else of the first that is not empty.

    Raises FileIsWrong with what to do for files that are no .xlsx, that are damaged, or that become too large.
    With `most_rows` below the limit of all files the rest is not read.
    """
    import openpyxl  # noqa: PLC0415 - takes half a second, which only who reads a workbook should pay

    _refuse_traps(content)
    content = honest(content)
    best: list[Row] = []
    most = -1
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about pictures and menus, which no import needs
            book = openpyxl.load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False, keep_vba=False
            )
            for sheet in book.worksheets:
                rows = list(islice(_rows(sheet), most_rows if most_rows < MOST_ROWS else None))
                names = max((_known_in(row, known) for row in rows[:ROWS_LOOKED_AT]), default=-1)
                if names > most:
                    best, most = rows, names
    except FileIsWrong:
        raise
    except Exception as error:  # a damaged file makes openpyxl raise whatever it stumbles over
        reason = Sentence(N_("Dit Excel-bestand is niet te lezen. Open het, sla het op als .xlsx en probeer het weer."))
        raise FileIsWrong(reason) from error
    return best


def _rows(sheet: Any) -> Iterator[Row]:
    empty = count = 0
    sheet.reset_dimensions()  # what the file says of its size is often untrue
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), start=1):
        if not any(text_of(cell) for cell in cells):
            empty += 1
            if empty >= EMPTY_ROWS:
                return
            continue
        empty, count = 0, count + 1
        if count > MOST_ROWS:
            raise FileIsWrong(too_many_rows())
        yield Row(number, tuple(cells))


def _known_in(row: Row, known: Collection[str]) -> int:
    return sum(fold(text_of(cell)) in known for cell in row.cells)


def _refuse_traps(content: bytes) -> None:
    if content.startswith(OLD_EXCEL):
        raise FileIsWrong(Sentence(N_("Dit is een oud Excel-bestand. Sla het op als .xlsx en probeer het weer.")))
    archive = open_archive(content)
    names = set(archive.namelist())
    if "mimetype" in names:
        raise FileIsWrong(Sentence(N_("Dit is een bestand van LibreOffice. Sla het op als .xlsx en probeer het weer.")))
    if not any(name.startswith("xl/") for name in names):
        raise FileIsWrong(Sentence(N_("Dit is geen Excel-bestand. Sla het op als .xlsx en probeer het weer.")))
