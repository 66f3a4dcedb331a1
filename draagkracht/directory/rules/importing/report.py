"""What an import found and did, in the form in which it is kept and shown. In Dutch: only staff reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from draagkracht.directory.rules.hsds.records import Remark
from draagkracht.directory.rules.importing.problems import LONGEST_VALUE
from draagkracht.directory.rules.importing.reading import Reading

MOST_LINES: Final = 2_000
MOST_SAMPLES: Final = 20


@dataclass(frozen=True, slots=True)
class Line:
    """Something to know: where (a row, or the id of a service), in which column or field, what is wrong, what to do."""

    place: str
    field: str
    value: str
    wrong: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A service among those that an import touches; `fields` are the names of what changes."""

    id: str
    name: str
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What is in a source and what it does to the directory; lists are cut short, counts are not."""

    services: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: int = 0
    proposed: int = 0
    gone: int = 0
    refused: int = 0
    warned: int = 0
    problems: tuple[Line, ...] = ()
    warnings: tuple[Line, ...] = ()
    new: tuple[Sample, ...] = ()
    changed: tuple[Sample, ...] = ()
    same: tuple[Sample, ...] = ()
    missing: tuple[Sample, ...] = ()
    fault: str = ""  # why a source could not be fetched

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return asdict(self)


def read_report(values: Mapping[str, Any]) -> Report:
    """Return a report that was kept; an empty one when nothing was."""
    lists = {name: tuple(Line(**one) for one in values.get(name, ())) for name in ("problems", "warnings")}
    samples = {
        name: tuple(Sample(one["id"], one["name"], tuple(one["fields"])) for one in values.get(name, ()))
        for name in ("new", "changed", "same", "missing")
    }
    return Report(**{**values, **lists, **samples})


def report_of(reading: Reading) -> Report:
    """Return what is to be said of a source before anything is compared with the directory."""
    feed = reading.feed
    problems = [
        Line(one.place, storable(one.column), storable(one.value), storable(one.wrong.dutch()), one.advice.dutch())
        for one in reading.problems
    ]
    return Report(
        services=len(feed.services),
        skipped=feed.skipped,
        refused=len(feed.refused),
        warned=len(feed.warnings),
        problems=tuple(problems[:MOST_LINES]) or lines_of(feed.refused),
        warnings=lines_of(feed.warnings),
    )


def lines_of(remarks: Sequence[Remark]) -> tuple[Line, ...]:
    """Return remarks as lines, as many as are kept."""
    return tuple(
        Line(storable(one.id)[:LONGEST_VALUE], storable(one.field)[:200], "", storable(one.reason.dutch()))
        for one in remarks[:MOST_LINES]
    )


def storable(text: str) -> str:
    """Return a text that a database takes: a feed may hold half a character, in an id say."""
    return text.replace("\x00", "").encode("utf-8", "backslashreplace").decode()
