"""Spreadsheets for tests, as Excel and as CSV."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]

HEADER = (
    "Kenmerk", "Naam", "Status", "E-mail", "Website", "Telefoon", "Soort hulp", "Talen", "Kosten",
    "Leeftijd vanaf", "Leeftijd tot en met", "Breedtegraad", "Lengtegraad", "Postcode", "Begint op", "Omschrijving",
)  # fmt: skip
GOOD = (
    "A1", "Praatgroep", "Open", "info@linde.example", "www.linde.example", "020 123 45 67", "Emotionele steun", "Turks",
    "€ 2,50 per keer", 18, 65, 52.15, 5.39, "1234ab", "1-2-2026", "Praten.",
)  # fmt: skip


def changed(**cells: Any) -> tuple[Any, ...]:
    """Return the good row with other cells; a name of a column is written without spaces and signs."""
    by_name = {"".join(sign for sign in name if sign.isalnum()).lower(): at for at, name in enumerate(HEADER)}
    row = list(GOOD)
    for name, value in cells.items():
        row[by_name[name.replace("_", "")]] = value
    return tuple(row)


def workbook(*rows: Sequence[Any], title: str = "Blad1") -> bytes:
    """Return an Excel file with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def rezipped(content: bytes, name: str, body: bytes) -> bytes:
    """Return an Excel file in which one of the parts is something else."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, body if entry == name else old.read(entry))
    return written.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(name, body)
    return written.getvalue()


def lying(content: bytes, name: str, size: int) -> bytes:
    """Return a zip file in which a part says, in both places, that it is smaller than it is."""
    found = bytearray(content)
    entry = zipfile.ZipFile(io.BytesIO(content)).getinfo(name)
    crc = zlib.crc32(zipfile.ZipFile(io.BytesIO(content)).read(name)[:size])
    listed = content.index(name.encode(), content.index(b"PK\x01\x02")) - 46
    for start, at_crc, at_size in ((entry.header_offset, 14, 22), (listed, 16, 24)):
        found[start + at_crc : start + at_crc + 4] = struct.pack("<I", crc)
        found[start + at_size : start + at_size + 4] = struct.pack("<I", size)
    return bytes(found)


# Rows with a mistake of a kind of its own, and what it is called.
MISTAKES: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("no-name", changed(kenmerk="B1", naam="")),
    ("status", changed(kenmerk="B2", status="misschien")),
    ("mail", changed(kenmerk="B3", email="info at linde")),
    ("link", changed(kenmerk="B4", website="zie de gids")),
    ("phone", changed(kenmerk="B5", telefoon="12")),
    ("code", changed(kenmerk="B6", soorthulp="Toverij")),
    ("language", changed(kenmerk="B7", talen="Klingon")),
    ("price", changed(kenmerk="B8", kosten="valt mee")),
    ("ages-reversed", changed(kenmerk="B9", leeftijdvanaf=65, leeftijdtotenmet=18)),
    ("coordinates", changed(kenmerk="B10", breedtegraad=520.0)),
    ("postcode", changed(kenmerk="B11", postcode="12 ABC")),
    ("date", changed(kenmerk="B12", begintop="binnenkort")),
    ("formula", changed(kenmerk="B13", omschrijving="#REF!")),
    ("too-long", changed(kenmerk="B14", naam="x" * 301)),
    ("id-twice", changed(kenmerk="A1", naam="Nog een")),
    ("age", changed(kenmerk="B16", leeftijdvanaf="oud")),
)
