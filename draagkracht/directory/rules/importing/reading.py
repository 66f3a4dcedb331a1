"""One way in for every kind of source: what was given becomes services, or the reasons why not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.hsds.feed import read_feed
from draagkracht.directory.rules.hsds.records import Feed, Remark
from draagkracht.directory.rules.importing import mapping, sheet
from draagkracht.directory.rules.importing.archive import files_in, is_archive
from draagkracht.directory.rules.importing.catalogues import read_catalogue
from draagkracht.directory.rules.importing.package import read_package
from draagkracht.directory.rules.importing.problems import Problem
from draagkracht.directory.rules.importing.sources import SourceKind

Files = Sequence[tuple[str, bytes]]
DATA: Final = (".json", ".csv", ".xml")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a source holds; `problems` says more about what a spreadsheet has in `feed.refused`."""

    feed: Feed
    problems: tuple[Problem, ...] = ()


def read(kind: SourceKind, files: Files, fields: Sequence[str] | None = None) -> Reading:
    """Return what these files hold, read as this kind of source. Nothing is raised for what is in them.

    `fields` says what each column of a spreadsheet is; without it the proposal holds.
    """
    try:
        if kind is SourceKind.SHEET:
            return _read_sheet(files, fields)
        opened = _opened(files)
    except FileIsWrong as error:
        return Reading(refused(files[0][0] if files else "", error.reason))
    if kind is SourceKind.HSDS_CSV:
        return Reading(read_package(opened))
    if kind is SourceKind.SRU:
        return Reading(read_catalogue(opened))
    return Reading(read_feed(opened))


def refused(name: str, reason: Sentence) -> Feed:
    """Return a feed of which nothing can be read."""
    return Feed((), 0, (), (Remark(name, "", reason),))


def _read_sheet(files: Files, fields: Sequence[str] | None) -> Reading:
    table = sheet.read_table(files[0][1])
    if fields is not None:
        return Reading(*sheet.read_sheet(table, fields))
    proposed = mapping.propose(table.headers)
    feed, problems = sheet.read_sheet(table, proposed)
    return Reading(replace(feed, warnings=tuple(_left_out(table.headers, proposed))), problems)


def _left_out(headers: Sequence[str], fields: Sequence[str]) -> Iterator[Remark]:
    """Give a warning for each column that nobody said anything about, and that is not taken over."""
    for header, field in zip(headers, fields, strict=True):
        if header and not field:
            reason = Sentence(N_("Deze kolom is weggelaten: wij kennen haar naam niet, of zij staat er al."))
            yield Remark("bestand", header, reason)


def _opened(files: Files) -> Files:
    """Return the files, with the data in a zip file instead of the zip file itself; a note to the reader is no data."""
    if len(files) == 1 and is_archive(files[0][1]):
        found = [(name, body) for name, body in files_in(files[0][1]) if name.lower().endswith(DATA)]
        if not found:
            raise FileIsWrong(Sentence(N_("In dit zip-bestand zit geen JSON, CSV of XML.")))
        return found
    return files
