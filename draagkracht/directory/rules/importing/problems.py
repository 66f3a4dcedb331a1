"""What is wrong in a source: where, what, and what somebody can do about it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds import tabular
from draagkracht.directory.rules.hsds.records import Remark

LONGEST_VALUE: Final = 80


class Wrong(StrEnum):
    """The kinds of mistakes in a spreadsheet. In the order of the alphabet."""

    AGE = "age"
    AGES_REVERSED = "ages-reversed"
    CHARACTER = "character"
    CODE = "code"
    COLUMN_TWICE = "column-twice"
    COORDINATES = "coordinates"
    DATE = "date"
    DATES_REVERSED = "dates-reversed"
    EMPTY = "empty"
    FORMULA = "formula"
    ID_TWICE = "id-twice"
    LANGUAGE = "language"
    LINK = "link"
    MAIL = "mail"
    NO_NAME = "no-name"
    NO_NAME_COLUMN = "no-name-column"
    PHONE = "phone"
    POSTCODE = "postcode"
    PRICE = "price"
    STATUS = "status"
    TOO_LONG = "too-long"
    UNKNOWN_FIELD = "unknown-field"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake; `row` is counted as a spreadsheet shows it, and 0 is the whole file. `value` is cut short."""

    kind: Wrong
    wrong: Sentence
    advice: Sentence
    row: int = 0
    column: str = ""
    value: str = ""

    @property
    def place(self) -> str:
        """Return where it is, in words."""
        return f"rij {self.row}" if self.row else "bestand"

    def remark(self) -> Remark:
        """Return the mistake as every other reader of a source gives it."""
        reason = Sentence(N_("%(wrong)s %(advice)s"), {"wrong": self.wrong, "advice": self.advice})
        return Remark(self.place, self.column, reason)


class CellIsWrong(Exception):
    """A cell does not hold what its column is for."""

    def __init__(self, kind: Wrong, wrong: Sentence, advice: Sentence) -> None:
        super().__init__(wrong.dutch())
        self.kind, self.wrong, self.advice = kind, wrong, advice


def as_csv(lines: Iterable[tuple[str, ...]]) -> bytes:
    """Return lines as a file that a Dutch spreadsheet opens: semicolons, and a mark that it is UTF-8.

    What somebody wrote in a cell comes back in this file on one line, and nothing in it may work as a formula.
    """
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(
        [tabular.safe_cell(" ".join(cell.replace("\x00", "").split())) for cell in line] for line in lines
    )
    return text.getvalue().encode("utf-8-sig", "replace")
