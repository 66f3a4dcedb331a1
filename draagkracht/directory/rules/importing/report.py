"""What an import found and did, in the form in which it is kept and shown. In Dutch: only staff reads it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from draagkracht.directory.rules.history import Json
from draagkracht.directory.rules.hsds.records import Remark
from draagkracht.directory.rules.importing.problems import LONGEST_VALUE
from draagkracht.directory.rules.importing.reading import Reading

MOST_LINES: Final = 2_000
MOST_SAMPLES: Final = 50
LONGEST_TEXT: Final = 300


@dataclass(frozen=True, slots=True)
class Line:
    """Something to know: where (a row, or the id of a service), in which column or field, what is wrong, what to do."""

    place: str
    field: str
    value: str
    wrong: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class FieldOfSample:
    """A field that an import changes, or fills in: what it was and what it becomes, long texts cut short."""

    name: str
    old: Json
    new: Json


@dataclass(frozen=True, slots=True)
class Sample:
    """A service among those that an import touches; `fields` are what changes, of a new one all that it says."""

    id: str
    name: str
    fields: tuple[FieldOfSample, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What is in a source and what it does to the directory; lists are cut short, counts are not.

    `names` are those of the organisations and places that fields of samples point to, by id.
    """

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
    names: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""  # why a source could not be fetched

    @property
    def sample_ids(self) -> tuple[str, ...]:
        """Return the ids of the services that are named."""
        return tuple(sample.id for sample in (*self.new, *self.changed, *self.same, *self.missing))

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return asdict(self)


def read_report(values: Mapping[str, Any]) -> Report:
    """Return a report that was kept; an empty one when nothing was."""
    lists = {name: tuple(Line(**one) for one in values.get(name, ())) for name in ("problems", "warnings")}
    samples = {name: tuple(map(_sample, values.get(name, ()))) for name in ("new", "changed", "same", "missing")}
    return Report(**{**values, **lists, **samples})


def _sample(one: Mapping[str, Any]) -> Sample:
    return Sample(one["id"], one["name"], tuple(FieldOfSample(**field) for field in one["fields"]))


def cut(value: Json) -> Json:
    """Return the value of a field with its texts cut short: to look at, not to keep."""
    if isinstance(value, str) and len(value) > LONGEST_TEXT:
        return f"{value[:LONGEST_TEXT]}…"
    if isinstance(value, list):
        return [cut(one) for one in value]
    return {name: cut(one) for name, one in value.items()} if isinstance(value, dict) else value


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
