"""The work list in words: what, for whom, why now, by when."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from draagkracht.base.numbers import read_number
from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.casework.displays import words
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.work_list import PAGE_SIZE, Filters, Row, Whose, WorkList, first_list
from draagkracht.casework.rules import notes, states, terms
from draagkracht.casework.rules.terms import Clock

WHOSE: Final = {"mijn": Whose.MINE, "vrij": Whose.FREE, "team": Whose.TEAM}
WHOSE_LABELS: Final = {Whose.MINE: N_("Van mij"), Whose.FREE: N_("Van niemand")}
Teams = Sequence[tuple[str, str]]
LONGEST_CODE: Final = 40
KINDS: Final = {Clock.LATE: "late", Clock.WARN: "warn"}
WHY: Final[Mapping[terms.Term, str]] = {
    terms.Term.RECEIPT: N_("Melding van %(day)s, nog niet bevestigd"),
    terms.Term.URGENT_PROVISION: N_("Spoed: hulp kan niet wachten op het onderzoek"),
    terms.Term.FIRST_CONTACT: N_("Melding van %(day)s, nog niemand gesproken"),
    terms.Term.INVESTIGATION: N_("Melding van %(day)s, onderzoek binnen %(weeks)s weken"),
    terms.Term.DECISION: N_("Aanvraag van %(day)s, besluit binnen %(weeks)s weken"),
    terms.Term.AFTER_NOTICE: N_("De inwoner schreef dat wij te laat zijn"),
    terms.Term.REVIEW: N_("Zo staat het in het plan"),
    terms.Term.BALANCE: N_("Het vaste aanspreekpunt vraagt dit om de paar weken"),
    terms.Term.PLAN_ANSWER: N_("Wacht op antwoord na een nee"),
}
CLOCKS: Final = {"alles": frozenset[Clock](), "te-laat": frozenset({Clock.LATE}), "bijna": frozenset({Clock.WARN})}


@dataclass(frozen=True, slots=True)
class Chip:
    """A way to look at the list."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class RowShown:
    """A line of the list."""

    url: str
    what: str
    names: str
    why: str
    due: str
    left: str
    kind: str  # late, warn: how the tag is coloured in which that stands; empty where it stands in none
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WorkListPage:
    """The page of the work list."""

    whose: tuple[Chip, ...]
    teams: tuple[Chip, ...]
    clocks: tuple[Chip, ...]
    rows: tuple[RowShown, ...]
    empty: str
    page: int
    pages: int
    previous_url: str
    next_url: str
    divide_url: str  # empty where there is nothing to divide
    divided: str  # what came of giving several at once


def read_filters(asked: dict[str, str], worker: Worker) -> Filters:
    """Return what somebody wants to see; what cannot be read, or is not theirs to see, is their own list."""
    whose = WHOSE.get(asked.get("wie", ""), first_list(worker))
    clocks = CLOCKS.get(asked.get("klok", ""), frozenset())
    team = asked.get("team", "")[:LONGEST_CODE] if worker.leads else ""
    return Filters(Whose.MINE if whose is Whose.TEAM and not worker.leads else whose, clocks, team)


def work_list_page(
    found: WorkList,
    filters: Filters,
    worker: Worker,
    on: datetime.date,
    teams: Teams = (),
    asked: Mapping[str, str] = MappingProxyType({}),
) -> WorkListPage:
    """Return the page of the work list; `teams` are those of somebody who leads, to choose from."""
    whose = [kind for kind in Whose if kind is not Whose.TEAM or worker.leads]
    numbers = {"alles": found.total, "te-laat": found.late, "bijna": found.warn}
    may_divide = filters.whose is Whose.FREE and len(found.rows) > 1
    labels = {"alles": gettext("Alles"), "te-laat": gettext("Te laat"), "bijna": gettext("Bijna te laat")}
    return WorkListPage(
        whose=tuple(
            Chip(
                f"{_whose(kind, filters, teams)} ({found.whose[kind]})",
                _url(replace(filters, whose=kind)),
                kind is filters.whose,
            )
            for kind in whose
        ),
        teams=_teams(filters, teams),
        clocks=tuple(
            Chip(
                f"{labels[name]} ({number})",
                _url(replace(filters, clocks=CLOCKS[name])),
                filters.clocks == CLOCKS[name],
            )
            for name, number in numbers.items()
        ),
        rows=tuple(_row(row, filters, on) for row in found.rows),
        empty=_empty(filters),
        page=found.page,
        pages=found.pages,
        previous_url=_url(filters, found.page - 1) if found.page > 1 else "",
        next_url=_url(filters, found.page + 1) if found.page < found.pages else "",
        divide_url=reverse("casework-staff:divide-cases") if may_divide else "",
        divided=_divided(asked),
    )


def _whose(kind: Whose, filters: Filters, teams: Teams) -> str:
    """Return whose cases a number counts; of a lead also those without a team, where no team is chosen."""
    if kind is not Whose.TEAM:
        return gettext(WHOSE_LABELS[kind])
    if not teams:
        return gettext("Van iedereen")
    return gettext("Van dit team") if filters.team else gettext("Van het team en zonder team")


def _teams(filters: Filters, teams: Teams) -> tuple[Chip, ...]:
    """Return the teams to choose from, where somebody leads more than one."""
    if len(teams) <= 1:
        return ()
    choices = [("", gettext("Alle teams en zonder team")), *teams]
    return tuple(Chip(name, _url(replace(filters, team=code)), code == filters.team) for code, name in choices)


def _divided(asked: Mapping[str, str]) -> str:
    """Return in words how many requests were given to a colleague, and how many not."""
    most = len(str(PAGE_SIZE))
    given, left = (read_number(asked.get(name, ""), digits=most, other=0) for name in ("gegeven", "niet"))
    said = ngettext("%(number)s vraag is gegeven.", "%(number)s vragen zijn gegeven.", given) % {"number": given}
    kept = ngettext(
        "%(number)s vraag niet: die heeft al iemand, of is van een ander team.",
        "%(number)s vragen niet: die heeft al iemand, of zijn van een ander team.",
        left,
    ) % {"number": left}
    return " ".join([said] * bool(given) + [kept] * bool(left))


def rows_to_divide(rows: Sequence[Row], on: datetime.date) -> tuple[tuple[str, str], ...]:
    """Return (id, words) of each request that may be given to somebody."""
    lines = ((str(row.public_id), _row(row, Filters(Whose.FREE), on)) for row in rows)
    return tuple((key, " · ".join(filter(None, (line.names, *line.tags, line.why, line.left)))) for key, line in lines)


def found_rows(rows: Sequence[Row], on: datetime.date) -> tuple[RowShown, ...]:
    """Return what was found, as lines; each says where its case is."""
    shown = [(row, _row(row, Filters(Whose.TEAM), on)) for row in rows]
    return tuple(
        replace(line, what=translate(states.LABELS[row.state]), why=line.why if row.due_date else "", left="")
        for row, line in shown
    )


def first_rows(rows: Sequence[Row], on: datetime.date) -> tuple[RowShown, ...]:
    """Return what cannot wait, as lines; each says whose it is."""
    return tuple(_row(row, Filters(Whose.TEAM), on) for row in rows)


def _row(row: Row, filters: Filters, on: datetime.date) -> RowShown:
    tags = [gettext("Vraagt nu hulp")] * row.is_alarm + [gettext("Spoed")] * row.is_urgent
    tags += [gettext("Zorgt zelf")] * row.is_own_right
    if filters.whose is Whose.TEAM:
        tags.append(row.consultant or gettext("Nog van niemand"))
    return RowShown(
        url=reverse("casework-staff:show-case", args=[row.public_id]),
        what=_what(row),
        names=" en ".join(row.names) or row.reference,
        why=_why(row, on),
        due=words.weekday(row.due_date) if row.due_date else "",
        left=words.left(row.due_date, on) if row.due_date else gettext("Geen termijn"),
        kind=KINDS.get(row.clock, "") if row.clock else "",
        tags=tuple(tags),
    )


def _what(row: Row) -> str:
    """Return what is to be done; of what nobody has yet first who does it."""
    label = terms.LABELS[row.term] if row.term else notes.NEXT.get(row.state)
    what = translate(label) if label else ""
    if row.refused:
        what = gettext("%(names)s gaat niet akkoord met het plan") % {"names": " en ".join(row.refused)}
    if row.consultant:
        return what
    return ": ".join(filter(None, (translate(notes.CHOOSE_CONSULTANT), what.lower())))


def _why(row: Row, on: datetime.date) -> str:
    """Return why something is to be done now, in one short sentence."""
    if row.paused_until and row.paused_until > on:
        return gettext("Staat stil tot %(day)s") % {"day": words.weekday(row.paused_until)}
    said = WHY.get(row.term) if row.term else None
    since = row.applied_date if row.term is terms.Term.DECISION and row.applied_date else row.received_date
    return gettext(said) % {"day": words.near(since, on), "weeks": row.weeks} if said else ""


def _empty(filters: Filters) -> str:
    if filters.clocks:
        return gettext("Niets is te laat of bijna te laat. Kies “Alles” voor de hele lijst.")
    if filters.whose is Whose.FREE:
        return gettext("Elke vraag heeft een behandelaar.")
    return gettext("Er wacht nu niets op u. Kijk ook eens bij “Van niemand”.")


def _url(filters: Filters, page: int = 1) -> str:
    asked = {"wie": next(name for name, kind in WHOSE.items() if kind is filters.whose)}
    if filters.clocks:
        asked["klok"] = next(name for name, clocks in CLOCKS.items() if clocks == filters.clocks)
    if filters.team:
        asked["team"] = filters.team
    if page > 1:
        asked["pagina"] = str(page)
    return f"{reverse('casework-staff:show-work-list')}?{urlencode(asked)}"
