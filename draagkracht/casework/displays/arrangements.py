"""Arrangements in words, for those who work on a case."""

import datetime
import uuid
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import arrangements as queries
from draagkracht.casework.queries.arrangements import Signed, Version
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules.arrangements import ArrangementState, Content, Line
from draagkracht.casework.rules.requests import ROLE_LABELS
from draagkracht.casework.rules.results import RESULT_AREA_LABELS, ResultArea

EUROS: Final = 100


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line with what can be done with it; addresses are empty where nothing can."""

    what: str
    facts: tuple[tuple[str, str], ...]
    edit_url: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version on the page of a case."""

    heading: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class ArrangementsPart:
    """The arrangements of a case."""

    versions: tuple[VersionLine, ...]
    start_url: str
    label: str
    key: uuid.UUID = field(default_factory=uuid.uuid4)  # of this one form


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementPage:
    """A version of an arrangement, to write in or to read."""

    heading: str
    state: str
    is_draft: bool
    is_offered: bool
    revision: int
    facts: tuple[tuple[str, str], ...]
    lines: tuple[LineShown, ...]
    signed: tuple[tuple[str, str], ...]
    signed_columns: tuple[str, str]
    changes: tuple[tuple[str, str, str], ...]
    change_columns: tuple[str, str, str]
    url: str
    case_url: str
    reference: str
    add_url: str
    offer_url: str
    sign_url: str


def arrangements_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> ArrangementsPart:
    """Return the arrangements of a case for its page."""
    versions = queries.list_versions(case.id)
    is_draft = any(one.state is ArrangementState.DRAFT for one in versions)
    label = gettext("Nieuwe versie maken") if versions else gettext("Plan maken")
    lines = tuple(
        VersionLine(_heading(one), translate(rules.STATE_LABELS[one.state]), _url("show-arrangement", case, one))
        for one in versions
    )
    can_start = bool(case.steps) and not is_draft
    return ArrangementsPart(
        lines, reverse("casework-staff:start-arrangement", args=[case.public_id]) if can_start else "", label
    )


def arrangement_page(case: CaseFile, version: Version, before: Content | None) -> ArrangementPage:
    """Return the page of a version; `before` is what the version before it said."""
    is_draft = version.state is ArrangementState.DRAFT
    changed = rules.changes(before, version.content) if before else ()
    return ArrangementPage(
        heading=_heading(version),
        state=translate(rules.STATE_LABELS[version.state]),
        is_draft=is_draft,
        is_offered=version.state is ArrangementState.OFFERED,
        revision=version.revision,
        facts=content_facts(version.content),
        lines=tuple(_line(case, version, line, can_change=is_draft) for line in version.content.lines),
        signed=tuple((f"{one.name} ({_role(one)})", _says(one)) for one in version.signed) if not is_draft else (),
        signed_columns=(gettext("Wie"), gettext("Eens met het plan?")),
        changes=tuple((translate(one.label), _word(one.before), _word(one.after)) for one in changed),
        change_columns=(gettext("Wat"), gettext("Eerst"), gettext("Nu")),
        url=_url("show-arrangement", case, version),
        case_url=reverse("casework-staff:show-case", args=[case.public_id]),
        reference=case.reference,
        add_url=_url("add-line", case, version),
        offer_url=_url("offer-arrangement", case, version),
        sign_url=_url("note-signature", case, version),
    )


def content_facts(content: Content) -> tuple[tuple[str, str], ...]:
    """Return what an arrangement says, its lines aside, as (name, value)."""
    goals = [(translate(RESULT_AREA_LABELS[area]), content.goals.get(area.value, "")) for area in ResultArea]
    overload = {True: gettext("Ja"), False: gettext("Nee"), None: ""}[content.overload_threatens]
    return (
        *goals,
        (gettext("Er is voor wie zorgt"), content.carer_section),
        (gettext("Waarom daar niets nodig is"), content.carer_needs_nothing_because),
        (gettext("Dreigt wie zorgt te veel te doen?"), overload),
        (gettext("Wat huisgenoten gewoon doen"), content.usual_care),
        (gettext("Samen terugkijken"), words.day(content.review_date) if content.review_date else ""),
    )


def line_facts(line: Line) -> tuple[tuple[str, str], ...]:
    """Return a line as (name, value)."""
    return (
        (gettext("Wie"), line.who),
        (gettext("Wanneer"), line.when),
        (gettext("Waarvoor"), translate(RESULT_AREA_LABELS[line.area])),
        (gettext("Wet"), translate(rules.LAW_LABELS[line.law])),
        (gettext("Betaald door"), line.payer),
        (gettext("Eigen bijdrage"), money(line.contribution_cents)),
        (gettext("In plaats van wie zorgt"), gettext("Ja") if line.is_in_place_of_carer else ""),
        (gettext("Of kies"), line.alternative),
        (gettext("Geen keuze, want"), line.no_choice_because),
    )


def money(cents: int | None) -> str:
    """Return an amount a month in words; nothing where there is none."""
    if cents is None:
        return ""
    return gettext("€ %(euros)s per maand") % {"euros": f"{cents // EUROS},{cents % EUROS:02}"}


def _line(case: CaseFile, version: Version, line: Line, *, can_change: bool) -> LineShown:
    args = [case.public_id, version.public_id, line.position]
    return LineShown(
        f"{line.what} ({translate(rules.SIDE_LABELS[line.for_whom]).lower()})",
        line_facts(line),
        reverse("casework-staff:edit-line", args=args) if can_change else "",
        reverse("casework-staff:remove-line", args=args) if can_change else "",
    )


def _says(one: Signed) -> str:
    if one.is_agreed is None:
        return gettext("Nog niets gezegd")
    said = gettext("Ja") if one.is_agreed else gettext("Nee")
    day = words.day(one.signed_date) if one.signed_date else ""
    by = gettext("opgeschreven door %(name)s") % {"name": one.noted_by} if one.noted_by else ""
    return ", ".join(filter(None, (said, day, by))) + (f". {one.remark}" if one.remark else "")


def _word(said: str) -> str:
    return translate(Sentence(said)) if said in {"Ja", "Nee"} else said or "–"


def _role(one: Signed) -> str:
    return translate(ROLE_LABELS[one.role]).lower()


def _heading(version: Version) -> str:
    return gettext("Plan, versie %(number)s") % {"number": version.version}


def _url(name: str, case: CaseFile, version: Version) -> str:
    return reverse(f"casework-staff:{name}", args=[case.public_id, version.public_id])
