"""Imports as their pages show them."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext

from draagkracht.base.forms import FieldDisplay
from draagkracht.base.translation import translate
from draagkracht.directory.displays import values
from draagkracht.directory.forms.imports import ColumnsForm
from draagkracht.directory.queries.imports import Feed, Run
from draagkracht.directory.rules.history import Json, Subject
from draagkracht.directory.rules.importing.problems import as_csv
from draagkracht.directory.rules.importing.report import Line, Report, Sample
from draagkracht.directory.rules.importing.sources import (
    FETCHED,
    SOURCE_EXPLANATIONS,
    SOURCE_LABELS,
    SourceKind,
)
from draagkracht.directory.rules.importing.states import BUSY, MOVES, STATE_LABELS, ImportState
from draagkracht.directory.rules.importing.table import Table

SHOWN_LINES: Final = 50
# What a button did, by the word in the address.
DONE: Final[Mapping[str, str]] = {
    "elke-nacht": "Bewaard. Wij halen dit adres voortaan elke nacht op.",
    "niet-meer": "Bewaard. Wij halen dit adres niet meer op. Wat er al staat, blijft staan.",
}
SLOW_AFTER: Final = datetime.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of source to start with."""

    label: str
    explanation: str
    url: str


@dataclass(frozen=True, slots=True)
class RunLine:
    """An import in the list."""

    name: str
    url: str
    kind: str
    state: str
    is_waiting: bool
    summary: str
    when: str
    who: str


@dataclass(frozen=True, slots=True)
class FeedLine:
    """An address that is asked every night."""

    name: str
    address: str
    fault: str
    failing_since: str
    summary: str
    last_url: str
    stop_url: str


@dataclass(frozen=True, slots=True)
class SampleShown:
    """A service that an import touches, with the address of its screen where it has one.

    `facts` is what a new one says, `changes` lines of name, old and new in a table that `id` names. `about` says in
    brief what to expect of these.
    """

    id: str
    name: str
    url: str
    about: str
    facts: tuple[tuple[str, str], ...]
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Services to which the same happens: how many, and the first of them."""

    label: str
    count: int
    samples: tuple[SampleShown, ...]
    columns: tuple[str, str, str]
    more: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    """An import on its own page."""

    title: str
    name: str
    kind: str
    state: str
    url: str
    is_fetched: bool
    is_busy: bool
    is_slow: bool
    progress: str
    done: int
    total: int
    summary: str
    facts: tuple[tuple[str, str], ...]
    groups: tuple[Group, ...]
    problems: tuple[Line, ...]
    more_problems: str
    warnings: tuple[Line, ...]
    fault: str
    confirm_label: str
    can_cancel: bool
    can_choose_columns: bool
    can_save_feed: bool
    has_feed: bool
    start_url: str


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A column of a spreadsheet: what is in it, and the field to choose."""

    field: FieldDisplay
    samples: tuple[str, ...]
    is_known: bool


def kinds() -> tuple[KindChoice, ...]:
    """Return the kinds of sources that somebody may start with."""
    return tuple(
        KindChoice(translate(SOURCE_LABELS[kind]), translate(SOURCE_EXPLANATIONS[kind]), start_url(kind))
        for kind in SourceKind
    )


def start_url(kind: SourceKind) -> str:
    """Return the address of the page on which a file or address of this kind is given."""
    return reverse("directory-staff:give-source", kwargs={"kind": kind.value})


def run_lines(runs: Sequence[Run]) -> tuple[RunLine, ...]:
    """Return imports for the list."""
    return tuple(
        RunLine(
            name=run.name,
            url=reverse("directory-staff:show-import", kwargs={"run_id": run.id}),
            kind=translate(SOURCE_LABELS[run.kind]),
            state=translate(STATE_LABELS[run.state]),
            is_waiting=run.state
            in {ImportState.MAPPING, ImportState.PREVIEWED, ImportState.REFUSED, ImportState.FAILED},
            summary=summary(run.report) if run.state is ImportState.DONE else "",
            when=moment(run.started_at),
            who=gettext("elke nacht") if run.is_nightly else run.started_by,
        )
        for run in runs
    )


def feed_lines(feeds: Sequence[Feed]) -> tuple[FeedLine, ...]:
    """Return the addresses that are asked every night."""
    return tuple(
        FeedLine(
            name=urlsplit(feed.address).hostname or feed.address,
            address=feed.address,
            fault=feed.fault,
            failing_since=moment(feed.failing_since) if feed.failing_since else "",
            summary=f"{moment(feed.last_at)}: {summary(feed.last)}" if feed.last and feed.last_at else "",
            last_url=reverse("directory-staff:show-import", kwargs={"run_id": feed.last_id}) if feed.last_id else "",
            stop_url=reverse("directory-staff:stop-feed", kwargs={"feed_id": feed.id}),
        )
        for feed in feeds
    )


def moment(at: datetime.datetime) -> str:
    """Return a moment as people read it."""
    return formats.date_format(timezone.localtime(at), "j F Y, G.i")


def summary(report: Report) -> str:
    """Return in one line what an import did or would do."""
    parts = [
        gettext("%(count)s nieuw") % {"count": report.created},
        gettext("%(count)s gewijzigd") % {"count": report.updated},
        gettext("%(count)s ongewijzigd") % {"count": report.unchanged},
    ]
    if report.gone:
        parts.append(gettext("%(count)s niet meer in de bron") % {"count": report.gone})
    return ", ".join(parts)


def import_page(run: Run, now: datetime.datetime, keys: Mapping[str, int]) -> ImportPage:
    """Return an import as its page shows it; `keys` are those of services that are in the directory, by id."""
    report = run.report
    return ImportPage(
        title=translate(STATE_LABELS[run.state]),
        name=run.name,
        kind=translate(SOURCE_LABELS[run.kind]),
        state=run.state.value,
        url=reverse("directory-staff:show-import", kwargs={"run_id": run.id}),
        is_fetched=run.kind in FETCHED,
        is_busy=run.state in BUSY,
        is_slow=run.state in BUSY and now - run.changed_at > SLOW_AFTER,
        progress=_progress(run),
        done=run.cursor.done,
        total=run.cursor.total if run.state is ImportState.FETCHING else 0,
        summary=summary(report),
        facts=_facts(report),
        groups=_groups(run, keys),
        problems=report.problems[:SHOWN_LINES],
        more_problems=_more(report.refused, min(len(report.problems), SHOWN_LINES)),
        warnings=report.warnings[:SHOWN_LINES],
        fault=report.fault,
        confirm_label=_confirm_label(report.created + report.updated),
        can_cancel=ImportState.CANCELLED in MOVES[run.state],
        can_choose_columns=bool(run.headers) and ImportState.READING in MOVES[run.state],
        can_save_feed=run.kind in FETCHED and run.state is ImportState.DONE and not run.has_feed,
        has_feed=run.has_feed,
        start_url=start_url(run.kind),
    )


def _confirm_label(changes: int) -> str:
    if not changes:
        return gettext("Rond af, er verandert niets")
    return ngettext("Neem %(count)s dienst over", "Neem %(count)s diensten over", changes) % {"count": changes}


def _progress(run: Run) -> str:
    if run.state is ImportState.FETCHING and run.cursor.total:
        return gettext("%(done)s van %(total)s diensten opgehaald") % {
            "done": min(run.cursor.done, run.cursor.total),
            "total": run.cursor.total,
        }
    texts = {
        ImportState.FETCHING: gettext("Wij vragen de bron wat er is."),
        ImportState.READING: gettext("Wij lezen de diensten en vergelijken ze met uw sociale kaart."),
        ImportState.CONFIRMED: gettext("Wij zetten de diensten in uw sociale kaart."),
    }
    return texts.get(run.state, "")


def _facts(report: Report) -> tuple[tuple[str, str], ...]:
    counts = (
        (gettext("Nieuw"), report.created),
        (gettext("Gewijzigd"), report.updated),
        (gettext("Ongewijzigd"), report.unchanged),
        (gettext("Voorstel, want het veld staat vast"), report.proposed),
        (gettext("Staan niet meer in de bron"), report.gone),
        (gettext("Opmerkingen"), report.warned),
        (gettext("Andere gegevens, niet nodig"), report.skipped),
    )
    always = 3
    return tuple((label, str(count)) for position, (label, count) in enumerate(counts) if count or position < always)


def _groups(run: Run, keys: Mapping[str, int]) -> tuple[Group, ...]:
    report = run.report
    is_done = run.state is ImportState.DONE
    columns = (
        (gettext("Wat"), gettext("Was"), gettext("Is nu"))
        if is_done
        else (gettext("Wat"), gettext("Nu"), gettext("Wordt"))
    )
    groups = (
        (gettext("Nieuw"), report.created, report.new),
        (gettext("Gewijzigd"), report.updated, report.changed),
        (gettext("Staan niet meer in de bron"), report.gone, report.missing),
        (gettext("Ongewijzigd"), report.unchanged, report.same),
    )
    return tuple(
        Group(
            label,
            count,
            tuple(_sample(report, sample, number, keys) for number, sample in enumerate(samples, 1)),
            columns,
            _more(count, len(samples)),
        )
        for label, count, samples in groups
        if count
    )


def _sample(report: Report, sample: Sample, number: int, keys: Mapping[str, int]) -> SampleShown:
    def said(name: str, value: Json) -> str:
        between = "; " if isinstance(value, list) else " "
        return between.join(values.in_words(Subject.SERVICE, name, value, report.names))

    nothing, is_new = gettext("niets"), sample in report.new
    lines = [
        (values.label_of(Subject.SERVICE, field.name), said(field.name, field.old), said(field.name, field.new))
        for field in sample.fields
    ]
    return SampleShown(
        id=f"verschil-{number}",
        name=sample.name,
        url=reverse("directory-staff:show-service", args=[keys[sample.id]]) if sample.id in keys else "",
        about=gettext("Wat erin staat") if is_new else ", ".join(label for label, _, _ in lines),
        facts=tuple((label, new) for label, _, new in lines) if is_new else (),
        changes=() if is_new else tuple((label, old or nothing, new or nothing) for label, old, new in lines),
    )


def _more(count: int, shown: int) -> str:
    return gettext("En nog %(count)s.") % {"count": count - shown} if count > shown else ""


def column_rows(form: ColumnsForm, table: Table) -> tuple[ColumnRow, ...]:
    """Return the columns of a spreadsheet, each with some of what is in it."""
    return tuple(
        ColumnRow(replace(form[name].display(), is_marked=False), table.samples(position), bool(form[name].value()))  # type: ignore[attr-defined]
        for position, name in enumerate(form.names)
    )


def problems_file(report: Report) -> bytes:
    """Return everything that is to be said of an import as a file for a spreadsheet."""
    header = (
        gettext("Plek"),
        gettext("Kolom"),
        gettext("Wat er staat"),
        gettext("Wat er mis is"),
        gettext("Wat u kunt doen"),
    )
    lines = (*report.problems, *report.warnings)
    return as_csv([header, *((line.place, line.field, line.value, line.wrong, line.advice) for line in lines)])
