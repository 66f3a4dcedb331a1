"""For which kind of help, and with which condition, there is something: a table, its holes in words, and a file."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.utils.text import get_text_list
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.directory.displays.addresses import results_of
from draagkracht.directory.displays.words import said
from draagkracht.directory.rules.codes import BASE_FUNCTION_LABELS, CONDITION_LABELS, Condition
from draagkracht.directory.rules.coverage import CONDITIONS, ENOUGH, STATUS_LABELS, Covered, Gap, Status, gaps
from draagkracht.directory.rules.importing.problems import as_csv

MOST_GAPS: Final = 8
FUNCTION_COLUMNS: Final = (N_("Soort hulp"), N_("Stand"), N_("Diensten"), N_("Minste keus"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of the table; `what` says of what, for who hears one link after another. No `url`: there is nothing.

    It `is_short` where there is nothing, and too little for everybody instead.
    """

    number: int
    what: str
    url: str
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class CellRow:
    """A condition, or everybody, with a cell for each kind of help."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FunctionLine:
    """A kind of help: how it stands, in a word, and the figures that this follows from."""

    label: str
    status: Status
    status_word: str
    total: Cell
    least: int


@dataclass(frozen=True, slots=True)
class CoverageShown:
    """The matrix: where there is too little in words, the worst first, and how many more there are.

    `nothing_special` names what is empty and is no hole: there is enough for everybody. `enough` is the threshold of
    the rule.
    """

    function_columns: tuple[str, ...]
    functions: tuple[FunctionLine, ...]
    columns: tuple[str, ...]
    rows: tuple[CellRow, ...]
    gaps: tuple[str, ...]
    more_gaps: int
    nothing_special: tuple[str, ...]
    enough: int


def coverage_shown(coverage: Collection[Covered]) -> CoverageShown:
    """Return the matrix as the page shows it."""
    found = gaps(coverage)
    short = [gap for gap in found if gap.is_short]
    everybody = CellRow(
        gettext("Voor iedereen"),
        tuple(_cell(row, Condition.NONE, row.for_everybody) for row in coverage),
    )
    others = (
        CellRow(
            translate(CONDITION_LABELS[condition]),
            tuple(_cell(row, condition, row.by_condition[condition]) for row in coverage),
        )
        for condition in CONDITIONS
    )
    return CoverageShown(
        function_columns=tuple(map(gettext, FUNCTION_COLUMNS)),
        functions=tuple(map(_function, coverage)),
        columns=(gettext("Speciaal bij"), *(translate(BASE_FUNCTION_LABELS[row.function]) for row in coverage)),
        rows=(everybody, *others),
        gaps=tuple(map(gap_in_words, short[:MOST_GAPS])),
        more_gaps=max(len(short) - MOST_GAPS, 0),
        nothing_special=tuple(_nothing_special(row) for row in coverage if _is_without_special(row)),
        enough=ENOUGH,
    )


def _is_without_special(row: Covered) -> bool:
    return row.for_everybody >= ENOUGH and not all(row.by_condition.values())


def _nothing_special(row: Covered) -> str:
    """Return for which conditions a kind of help has nothing special, and how much there is for everybody."""
    empty = [_with(condition) for condition, number in row.by_condition.items() if not number]
    values = {"help": translate(BASE_FUNCTION_LABELS[row.function]), "number": row.for_everybody}
    if len(empty) == len(row.by_condition):
        return gettext("%(help)s: %(number)s voor iedereen, en bij geen enkele ziekte iets speciaals") % values
    values["names"] = get_text_list(empty, gettext("en"))
    return gettext("%(help)s: %(number)s voor iedereen, en niets speciaal bij %(names)s") % values


def gap_in_words(gap: Gap) -> str:
    """Return a hole in which there is too little as one line."""
    said_of = {"help": translate(BASE_FUNCTION_LABELS[gap.function]), "number": str(gap.for_everybody)}
    if gap.condition is None and gap.for_everybody:
        return gettext("%(help)s: bij geen enkele ziekte iets speciaals, en maar %(number)s voor iedereen") % said_of
    if gap.condition is None:
        return gettext("%(help)s: er is helemaal niets") % said_of
    said_of["condition"] = _with(gap.condition)
    if not gap.for_everybody:
        return gettext("%(help)s bij %(condition)s: er is niets") % said_of
    return gettext("%(help)s bij %(condition)s: niets speciaals, en maar %(number)s voor iedereen") % said_of


def coverage_file(coverage: Collection[Covered], *, municipality: str, today: datetime.date) -> bytes:
    """Return the matrix as a file for a spreadsheet: one line for each pair, each with municipality and day."""
    header = ("Gemeente", "Datum", "Soort hulp", "Speciaal bij", "Diensten", "Voor iedereen", "Minste keus", "Stand")
    return as_csv(
        (header, *((municipality, today.isoformat(), *line) for row in coverage for line in _file_lines(row)))
    )


def _file_lines(row: Covered) -> list[tuple[str, ...]]:
    function, status = translate(BASE_FUNCTION_LABELS[row.function]), translate(STATUS_LABELS[row.status])
    named = [(translate(CONDITION_LABELS[condition]), number) for condition, number in row.by_condition.items()]
    all_lines = [(gettext("Alles samen"), row.total), (gettext("Voor iedereen"), row.for_everybody), *named]
    same = (str(row.for_everybody), str(row.least), status)
    return [(function, label, str(number), *same) for label, number in all_lines]


def _function(row: Covered) -> FunctionLine:
    label = translate(BASE_FUNCTION_LABELS[row.function])
    url = results_of({"behoefte": row.function.value}) if row.total else ""
    total = Cell(row.total, label, url, is_short=not row.total)
    return FunctionLine(label, row.status, said(STATUS_LABELS[row.status]), total, row.least)


def _cell(row: Covered, condition: Condition, number: int) -> Cell:
    words = gettext("%(help)s bij %(condition)s")
    if condition is Condition.NONE:
        words = gettext("%(help)s voor iedereen")
    what = words % {"help": translate(BASE_FUNCTION_LABELS[row.function]), "condition": _with(condition)}
    url = results_of({"behoefte": row.function.value, "voor": condition.value}) if number else ""
    return Cell(number, what, url, is_short=not number and row.for_everybody < ENOUGH)


def _with(condition: Condition) -> str:
    label = translate(CONDITION_LABELS[condition])
    return label[:1].lower() + label[1:]
