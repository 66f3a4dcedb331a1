"""Arrangements in words, for those who work on a case."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.displays import changes, words
from draagkracht.casework.displays.cases import Caution, Link, case_url
from draagkracht.casework.displays.changes import ChangeShown
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import arrangements as queries
from draagkracht.casework.queries.arrangements import Signed, Version
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules import barriers
from draagkracht.casework.rules.arrangements import ArrangementState, Content, Line, OwnSection
from draagkracht.casework.rules.barriers import Barrier
from draagkracht.casework.rules.changes import differences
from draagkracht.casework.rules.requests import ROLE_LABELS, PartyRole
from draagkracht.casework.rules.results import RESULT_AREA_LABELS, ResultArea

EUROS: Final = 100
# What a button of the form of a draft leads to, once the form is kept.
LINE, SECTION = "hulp-", "voor-"

# What an offer can do about what holds somebody back.
ANSWERS: Final[Mapping[Barrier, Sentence]] = {
    Barrier.TRUST: Sentence(N_("Begin klein: een paar uur, met een vast gezicht. Laat eerst kennismaken.")),
    Barrier.OTHER: Sentence(N_("Vraag de ander zelf wat wel mag. Begin met samen iets doen, of met een bekende.")),
    Barrier.FAILING: Sentence(N_("Zeg dat hulp bij volhouden hoort. Bied een gesprek aan met een ander die zorgt.")),
    Barrier.COST: Sentence(N_("Reken voor wat het kost. Noem wat gratis is, en wat de gemeente betaalt.")),
    Barrier.RULES: Sentence(N_("Neem het papierwerk over. Zet dat als hulp in het plan.")),
}


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line with what can be done with it, after the form was kept; empty where nothing can."""

    what: str
    facts: tuple[tuple[str, str], ...]
    edit: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class SectionShown:
    """What is said to one carer alone."""

    name: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    edit: str


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
    signed: tuple[tuple[str, str, str], ...]
    signed_columns: tuple[str, str, str]
    untold: str  # who does not hear by mail that it waits, and did not say anything yet
    refused: tuple[tuple[str, str], ...] = field(repr=False)  # who said no to the version before, and why
    invite_url: str  # where who has no space yet is invited to one
    reply: str  # by when we like to hear
    changes: tuple[ChangeShown, ...]
    sections: tuple[SectionShown, ...]
    url: str
    case_url: str
    reference: str
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


def plan_cautions(case: CaseFile) -> tuple[Caution, ...]:
    """Return what the plan means for a decision: there is none to grant help on, or a carer did not agree to it."""
    versions = queries.list_versions(case.id)
    newest = next((one for one in versions if one.state is not ArrangementState.DRAFT), None)
    shown = newest or next(iter(versions), None)
    url = _url("show-arrangement", case, shown) if shown else case_url(case)
    link = Link(gettext("Naar het plan") if shown else gettext("Naar de vraag"), url)
    basis = queries.basis_version(case.id)
    if basis is None:
        says = gettext(
            "Hulp toekennen kan nog niet: er is nog geen ondertekend plan. Laat het plan eerst ondertekenen."
        )
        return (Caution(says, link),)
    link = Link(gettext("Naar het plan"), _url("show-arrangement", case, basis))
    return tuple(
        Caution(_disagrees(one), link) for one in basis.signed if one.role is PartyRole.CARER and not one.is_agreed
    )


def _disagrees(one: Signed) -> str:
    """Return that a carer did not agree to the plan: something to think about, and no bar."""
    if one.is_agreed is None:
        return gettext("%(name)s heeft nog niets gezegd van het plan. U kunt wel besluiten.") % {"name": one.name}
    says = gettext("%(name)s zei nee op het plan, en krijgt daar nog antwoord op. U kunt wel besluiten.")
    return says % {"name": one.name}


def _refused(before: Version) -> tuple[tuple[str, str], ...]:
    """Return who said no to a version, and why."""
    why_not = gettext("Zei niet waarom.")
    return tuple((one.name, one.remark or why_not) for one in before.signed if one.is_agreed is False)


def arrangement_page(case: CaseFile, version: Version, before: Version | None) -> ArrangementPage:
    """Return the page of a version; `before` is the one that came before it."""
    is_draft = version.state is ArrangementState.DRAFT
    changed = differences(before.content, version.content) if before else ()
    return ArrangementPage(
        heading=_heading(version),
        state=translate(rules.STATE_LABELS[version.state]),
        is_draft=is_draft,
        is_offered=version.is_asked,
        revision=version.revision,
        refused=_refused(before) if before and is_draft else (),
        facts=content_facts(version.content),
        lines=tuple(_line(case, version, line, can_change=is_draft) for line in version.content.lines),
        signed=()
        if is_draft
        else tuple((f"{one.name} ({_role(one)})", _told(one), _says(one)) for one in version.signed),
        signed_columns=(gettext("Wie"), gettext("Bericht"), gettext("Eens met het plan?")),
        untold=_untold(version) if version.is_asked else "",
        invite_url=_invite_url(case, version),
        reply=_reply(version) if version.state is ArrangementState.OFFERED else "",
        changes=tuple(changes.change_shown(one, _labels(case)) for one in changed),
        sections=_sections(case, version, can_change=is_draft),
        url=_url("show-arrangement", case, version),
        case_url=reverse("casework-staff:show-case", args=[case.public_id]),
        reference=case.reference,
        offer_url=_url("offer-arrangement", case, version),
        sign_url=_url("note-signature", case, version),
    )


def content_facts(content: Content) -> tuple[tuple[str, str], ...]:
    """Return what an arrangement says, its lines aside, as (name, value)."""
    goals = [(goal_label(area), content.goals.get(area.value, "")) for area in ResultArea]
    overload = {True: gettext("Ja"), False: gettext("Nee"), None: ""}[content.overload_threatens]
    return (
        *goals,
        (gettext("Er is voor wie zorgt"), content.carer_section),
        (gettext("Waarom daar niets nodig is"), content.carer_needs_nothing_because),
        (gettext("Dreigt wie zorgt te veel te doen?"), overload),
        (gettext("Wat huisgenoten gewoon doen"), content.usual_care),
        (gettext("Samen terugkijken"), words.day(content.review_date) if content.review_date else ""),
    )


def goal_label(area: ResultArea) -> str:
    """Return what a goal is called; that of the carer apart from the help that the carer gets."""
    return gettext("Doel van wie zorgt") if area is ResultArea.OWN else translate(RESULT_AREA_LABELS[area])


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
        (gettext("Soort steun"), translate(kind) if (kind := rules.SUPPORT_LABELS.get(line.base_function)) else ""),
        (gettext("Een kind of jongere doet dit, want"), line.minor_because),
        (gettext("Legt het uit en kijkt mee"), line.guided_by),
        (gettext("Wat iemand moet weten"), line.instruction),
        (gettext("Wie zorgt, doet dit"), gettext("Ja") if line.is_done_by_carer else ""),
    )


def barriers_shown(found: Sequence[Barrier]) -> tuple[tuple[str, str], ...]:
    """Return what makes it hard to take help, each with what an offer can do about it."""
    return tuple((translate(barriers.LABELS[one]), translate(ANSWERS[one])) for one in found)


def _sections(case: CaseFile, version: Version, *, can_change: bool) -> tuple[SectionShown, ...]:
    """Return what is said to each carer alone: of a draft for each by name, once more than one cares."""
    carers = [one for one in case.parties if one.role is PartyRole.CARER and one.name]
    found = []
    for carer in carers:
        said = version.content.said_to(carer.public_id)
        if said is None and not (can_change and len(carers) > 1):
            continue
        edit = f"{SECTION}{carer.public_id}" if can_change else ""
        found.append(SectionShown(carer.name, section_facts(said), edit))
    return tuple(found)


def section_facts(said: OwnSection | None) -> tuple[tuple[str, str], ...]:
    """Return what is said to one carer alone, as (name, value)."""
    if said is None:
        return ()
    overload = {True: gettext("Ja"), False: gettext("Nee"), None: ""}[said.overload_threatens]
    return (
        (gettext("Er is voor deze persoon"), said.text),
        (gettext("Waarom daar niets nodig is"), said.needs_nothing_because),
        (gettext("Dreigt deze persoon te veel te doen?"), overload),
    )


def _labels(case: CaseFile) -> dict[str, str]:
    """Return what each part of an arrangement is called, by its code."""
    areas = {area.value: goal_label(area) for area in ResultArea}
    own = {f"own:{one.public_id}": gettext("Alleen voor %(name)s") % {"name": one.name} for one in case.parties}
    return {
        **areas,
        **own,
        "carer_section": gettext("Er is voor wie zorgt"),
        "carer_needs_nothing_because": gettext("Waarom daar niets nodig is"),
        "overload_threatens": gettext("Dreigt wie zorgt te veel te doen?"),
        "usual_care": gettext("Wat huisgenoten gewoon doen"),
        "review_date": gettext("Samen terugkijken"),
        **{name: translate(label) for name, label in changes.LINE_LABELS.items()},
    }


def money(cents: int | None) -> str:
    """Return an amount a month in words; nothing where there is none."""
    if cents is None:
        return ""
    return gettext("€ %(euros)s per maand") % {"euros": f"{cents // EUROS},{cents % EUROS:02}"}


def _line(case: CaseFile, version: Version, line: Line, *, can_change: bool) -> LineShown:
    args = [case.public_id, version.public_id, line.position]
    return LineShown(
        f"{line.what} ({_for_whom(case, line)})",
        line_facts(line),
        f"{LINE}{line.position}" if can_change else "",
        reverse("casework-staff:remove-line", args=args) if can_change else "",
    )


def _for_whom(case: CaseFile, line: Line) -> str:
    named = next((one.name for one in case.parties if one.public_id == line.carer_id), "")
    return named or translate(rules.SIDE_LABELS[line.for_whom]).lower()


def _told(one: Signed) -> str:
    return gettext("Mail gestuurd") if one.is_told else gettext("Geen mail")


def _untold(version: Version) -> str:
    untold = [one for one in version.signed if not one.is_told and one.is_agreed is None]
    said = {
        True: gettext("Nog geen eigen plek, en dus geen mail over dit plan: %(names)s."),
        False: gettext("Geen mailadres, en dus geen mail over dit plan: %(names)s."),
    }
    found = [
        said[has_mail] % {"names": " en ".join(names)}
        for has_mail in (True, False)
        if (names := [one.name for one in untold if one.has_mail is has_mail])
    ]
    then = gettext("Geef het plan op papier, of bel. Schrijf daarna op wat iemand vindt.")
    return " ".join((*found, then)) if found else ""


def _invite_url(case: CaseFile, version: Version) -> str:
    """Return where somebody who has an address of mail and no space is invited to one; empty where nobody is."""
    can = version.is_asked and any(one.has_mail and not one.is_told and one.is_agreed is None for one in version.signed)
    return f"{case_url(case)}#eigen-plek" if can else ""


def _reply(version: Version) -> str:
    if version.offered_date is None:
        return ""
    said = gettext("Aangeboden op %(offered)s. In de mail staat: wij horen het graag uiterlijk %(day)s.")
    return said % {
        "offered": words.day(version.offered_date),
        "day": words.day(queries.reply_date(version.offered_date)),
    }


def _says(one: Signed) -> str:
    if one.is_agreed is None:
        return gettext("Nog niets gezegd")
    said = gettext("Ja") if one.is_agreed else gettext("Nee")
    day = words.day(one.signed_date) if one.signed_date else ""
    by = gettext("opgeschreven door %(name)s") % {"name": one.noted_by} if one.noted_by else ""
    return ", ".join(filter(None, (said, day, by))) + (f". {one.remark}" if one.remark else "")


def _role(one: Signed) -> str:
    return translate(ROLE_LABELS[one.role]).lower()


def _heading(version: Version) -> str:
    return gettext("Plan, versie %(number)s") % {"number": version.version}


def _url(name: str, case: CaseFile, version: Version) -> str:
    return reverse(f"casework-staff:{name}", args=[case.public_id, version.public_id])
