"""From the rows of a spreadsheet to services: all mistakes of all rows are named, and one mistake keeps all out."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import places
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.hsds.records import Feed, ServiceRecord
from draagkracht.directory.rules.importing import cells, mapping, rows
from draagkracht.directory.rules.importing.archive import is_archive
from draagkracht.directory.rules.importing.columns import BY_FIELD, KEY, KNOWN_NAMES, NAME
from draagkracht.directory.rules.importing.delimited import read_delimited
from draagkracht.directory.rules.importing.problems import LONGEST_VALUE, CellIsWrong, Problem, Wrong
from draagkracht.directory.rules.importing.table import MOST_ROWS, Row, Table, make_table, text_of
from draagkracht.directory.rules.importing.workbook import OLD_EXCEL, read_workbook

MOST_PROBLEMS: Final = 2_000
PEEKED: Final = 100


def read_table(content: bytes, most: int = MOST_ROWS) -> Table:
    """Return the table in an Excel or CSV file; what kind it is, is seen from its first bytes. Raises FileIsWrong.

    With fewer rows than there may be, the rest is not read.
    """
    is_workbook = is_archive(content) or content.startswith(OLD_EXCEL)
    found = read_workbook(content, KNOWN_NAMES, most) if is_workbook else read_delimited(content, KNOWN_NAMES, most)
    table = make_table(found, KNOWN_NAMES)
    if not table.headers:
        raise FileIsWrong(Sentence(N_("Dit bestand is leeg. Vul ten minste één rij in.")))
    return table


def peek(content: bytes) -> Table:
    """Return the start of a table: the columns, and rows enough to see what is in them. Raises FileIsWrong."""
    return read_table(content, most=PEEKED)


def read_sheet(table: Table, fields: Sequence[str]) -> tuple[Feed, tuple[Problem, ...]]:
    """Return the services of a table, and every mistake in it; `fields` says for each column what it is.

    With a mistake anywhere the feed has it in `refused`, and nothing of it may be written.
    """
    problems = list(mapping.check(table.headers, fields))
    records: dict[str, ServiceRecord] = {}
    if not problems:
        records, problems = _read_rows(table, fields)
        if not table.rows:
            problems = [_empty()]
    kept = tuple(problems[:MOST_PROBLEMS])
    feed = Feed(
        services=tuple(records[key] for key in sorted(records)),
        skipped=0,
        warnings=(),
        refused=tuple(problem.remark() for problem in kept),
    )
    return feed, kept


def _empty() -> Problem:
    return Problem(
        Wrong.EMPTY,
        Sentence(N_("Onder de namen van de kolommen staat niets.")),
        Sentence(N_("Vul ten minste één rij in.")),
    )


def _read_rows(table: Table, fields: Sequence[str]) -> tuple[dict[str, ServiceRecord], list[Problem]]:
    records: dict[str, ServiceRecord] = {}
    row_of: dict[str, int] = {}
    problems: list[Problem] = []
    header_of = {field: header for field, header in zip(fields, table.headers, strict=True) if field}
    for row in table.rows:
        values, wrong = _read_row(row, fields, table.headers)
        if not values and not wrong:
            continue  # something in a column that is left out, and nothing else
        wrong += _check_row(row, values, header_of, {problem.column for problem in wrong})
        key = rows.identity(values)
        if values.get(NAME) and key in row_of:
            wrong.append(_twice(row, row_of[key], header_of))
        row_of.setdefault(key, row.number)
        problems += wrong
        if not wrong:
            records[key] = rows.service(key, values)
    return records, problems


def _read_row(row: Row, fields: Sequence[str], headers: Sequence[str]) -> tuple[dict[str, Any], list[Problem]]:
    values: dict[str, Any] = {}
    problems = []
    for cell, field, header in zip(row.cells, fields, headers, strict=True):
        if not field or not text_of(cell):
            continue
        try:
            cells.check_cell(cell)
            values[field] = BY_FIELD[field].read(cell)
        except CellIsWrong as refusal:
            value = text_of(cell)[:LONGEST_VALUE]
            problems.append(Problem(refusal.kind, refusal.wrong, refusal.advice, row.number, header, value))
    return values, problems


def _check_row(
    row: Row, values: Mapping[str, Any], header_of: Mapping[str, str], wrong_columns: set[str]
) -> list[Problem]:
    """Return what is wrong between the cells of a row."""
    found = []
    if not values.get(NAME) and header_of[NAME] not in wrong_columns:
        wrong, advice = Sentence(N_("De naam ontbreekt.")), Sentence(N_("Vul een naam in, of haal de rij weg."))
        found.append(Problem(Wrong.NO_NAME, wrong, advice, row.number, header_of[NAME]))
    lowest, highest = rows.ages(values)
    if lowest is not None and highest is not None and lowest > highest:
        header = header_of.get("ages") or header_of.get("minimum_age", "")
        wrong = Sentence(N_("De laagste leeftijd is hoger dan de hoogste."))
        advice = Sentence(N_("Draai de twee om."))
        found.append(Problem(Wrong.AGES_REVERSED, wrong, advice, row.number, header, f"{lowest} - {highest}"))
    first, last = values.get("first_date"), values.get("last_date")
    if first and last and first > last:
        wrong, advice = Sentence(N_("Het einde is voor het begin.")), Sentence(N_("Draai de twee datums om."))
        found.append(Problem(Wrong.DATES_REVERSED, wrong, advice, row.number, header_of["last_date"], last.isoformat()))
    found += _check_place(row, values, header_of, wrong_columns)
    return found


def _check_place(
    row: Row, values: Mapping[str, Any], header_of: Mapping[str, str], wrong_columns: set[str]
) -> list[Problem]:
    latitude, longitude = values.get("latitude"), values.get("longitude")
    columns = {header_of.get("latitude", ""), header_of.get("longitude", "")}
    if (latitude is None and longitude is None) or columns & wrong_columns:
        return []
    if latitude is not None and longitude is not None and places.possible(latitude, longitude):
        return []
    refusal = cells.no_coordinates()
    header = header_of.get("latitude") or header_of.get("longitude", "")
    value = ", ".join("?" if degrees is None else str(degrees) for degrees in (latitude, longitude))
    return [Problem(refusal.kind, refusal.wrong, refusal.advice, row.number, header, value)]


def _twice(row: Row, first: int, header_of: Mapping[str, str]) -> Problem:
    by_key = KEY in header_of
    wrong = Sentence(N_("Deze dienst staat al in rij %(row)s."), {"row": first})
    advice = (
        Sentence(N_("Geef elke rij een eigen kenmerk, of haal er een weg."))
        if by_key
        else Sentence(N_("Haal een van de twee weg. Zijn het twee diensten? Maak dan een kolom “Kenmerk”."))
    )
    return Problem(Wrong.ID_TWICE, wrong, advice, row.number, header_of.get(KEY) or header_of[NAME])
