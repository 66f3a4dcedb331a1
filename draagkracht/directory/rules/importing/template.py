"""The spreadsheet to fill in: Dutch columns, two examples, a page that explains. The same bytes each time."""

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from draagkracht.directory.rules.importing.columns import COLUMNS

if TYPE_CHECKING:
    from openpyxl import Workbook

FILE_NAME: Final = "voorbeeld-sociale-kaart.xlsx"
SECOND: Final = {
    "name": "Logeerhuis De Beuk",
    "key": "BEUK-1",
    "organization": "Stichting De Beuk",
    "description": "Uw naaste logeert een weekend. U rust uit.",
    "base_functions": "Respijtzorg",
    "audiences": "Beide",
    "laws": "Wmo",
    "respite_forms": "Logeren",
    "phone": "020 765 43 21",
    "city": "Voorbeeldstad",
    "price": "gratis",
    "languages": "Nederlands",
}
WIDTH: Final = 24
ZIP_DATE: Final = (2026, 1, 1, 0, 0, 0)


def make_template() -> bytes:
    """Return the file."""
    import openpyxl  # noqa: PLC0415 - takes half a second, which only who wants the file should pay
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 - a new workbook has one
    sheet.title = "Aanbod"
    sheet.append([column.label.dutch() for column in COLUMNS])
    sheet.append([column.example for column in COLUMNS])
    sheet.append([SECOND.get(column.field, "") for column in COLUMNS])
    sheet.freeze_panes = "B2"
    for position in range(1, len(COLUMNS) + 1):
        head = sheet.cell(1, position)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDE8EE")
        sheet.column_dimensions[get_column_letter(position)].width = WIDTH
    _explain(book)
    written = io.BytesIO()
    book.save(written)
    return _without_time(written.getvalue())


def _explain(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    sheet = book.create_sheet("Uitleg")
    sheet.append(["Kolom", "Wat u invult"])
    for column in COLUMNS:
        sheet.append([column.label.dutch(), column.explanation.dutch()])
    for letter, width in (("A", WIDTH), ("B", WIDTH * 4)):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        row[0].font = Font(bold=True)
        row[-1].alignment = Alignment(wrap_text=True, vertical="top")


def _without_time(content: bytes) -> bytes:
    """Return the same workbook without the moment at which it was made."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", body)
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, body)
    return written.getvalue()
