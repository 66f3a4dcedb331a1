"""The work list: which cases ask for what, of whom, in the order in which they are due. Four queries a page."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery

from draagkracht.casework.models import Case, CasePause, Party
from draagkracht.casework.permissions import Worker, has, visible_to
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.states import State
from draagkracht.casework.rules.terms import Clock, Term, stands

PAGE_SIZE: Final = 40
FEWEST_SIGNS: Final = 3


class Whose(StrEnum):
    """Whose cases somebody looks at."""

    MINE = "mine"
    FREE = "free"  # those that nobody has yet
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody wants to see: whose cases, how their clocks stand, and of which team (empty: all)."""

    whose: Whose = Whose.MINE
    clocks: frozenset[Clock] = frozenset()
    team: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A case in the list. The name is not part of what `repr` shows."""

    public_id: UUID
    reference: str
    state: State
    names: tuple[str, ...] = field(repr=False)
    subjects: tuple[UUID, ...] = ()
    is_own_right: bool
    is_urgent: bool
    consultant: str
    term: Term | None
    due_date: datetime.date | None
    clock: Clock | None
    paused_until: datetime.date | None


@dataclass(frozen=True, slots=True)
class WorkList:
    """A page of the list, with how many there are in all, and of these how many late or nearly late."""

    rows: tuple[Row, ...]
    total: int
    late: int
    warn: int
    page: int
    pages: int


def list_work(worker: Worker, filters: Filters, *, on: datetime.date, page: int = 1) -> WorkList:
    """Return the cases that ask something of somebody, the first one due first; those without a term come last."""
    cases = of_whom(worker, filters.whose)
    if filters.team:
        cases = cases.filter(team__code=filters.team)
    late, warn = Q(due_date__lt=on), Q(due_date__gte=on, warn_date__lte=on)
    counts = cases.aggregate(total=Count("pk"), late=Count("pk", late), warn=Count("pk", warn))
    asked = {Clock.LATE: late, Clock.WARN: warn, Clock.ON_TIME: Q(due_date=None) | Q(warn_date__gt=on)}
    chosen, total = cases, counts["total"]
    if filters.clocks:
        condition = Q(pk__in=())
        for clock in filters.clocks:
            condition |= asked[clock]
        chosen = cases.filter(condition)
        total = chosen.count()
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, page), pages)
    shown = _with_names(chosen, on).order_by(F("due_date").asc(nulls_last=True), "received_at", "pk")
    rows = tuple(_row(case, on) for case in shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])
    return WorkList(rows, counts["total"], counts["late"], counts["warn"], page, pages)


def list_late(worker: Worker, *, on: datetime.date) -> tuple[Row, ...]:
    """Return the cases that are late, of those that somebody may see; the one that is late the longest first."""
    cases = _with_names(of_whom(worker, Whose.TEAM).filter(due_date__lt=on), on)
    return tuple(_row(case, on) for case in cases.order_by("due_date", "received_at", "pk")[:PAGE_SIZE])


def find_cases(worker: Worker, text: str, *, on: datetime.date) -> tuple[Row, ...]:
    """Return the cases, closed ones too, of which the number or a name is what was asked; at most a page of them."""
    asked = " ".join(text.split())
    if len(asked) < FEWEST_SIGNS:
        return ()
    number = asked.upper().replace("-", "").replace(" ", "")
    is_number = Q(reference=f"{number[:4]}-{number[4:]}")
    named = Party.objects.filter(left_at=None, name__icontains=asked).values("case")
    cases = _with_names(Case.objects.filter(visible_to(worker)).filter(is_number | Q(pk__in=named)), on)
    return tuple(
        _row(case, on) for case in cases.order_by(F("ended_at").desc(nulls_first=True), "-received_at")[:PAGE_SIZE]
    )


def count_asking(worker: Worker, *, on: datetime.date) -> int:
    """Return how many cases of somebody are late or nearly late, or wait for somebody to take them."""
    if not worker.roles:
        return 0
    asking = Q(consultant=None) | has(worker) & Q(warn_date__lte=on)
    return Case.objects.filter(visible_to(worker), asking, ended_at=None).count()


def of_whom(worker: Worker, whose: Whose) -> "QuerySet[Case]":
    """Return the open cases of somebody, of nobody, or all that somebody may see."""
    cases = Case.objects.filter(visible_to(worker), ended_at=None)
    if whose is Whose.FREE:
        return cases.filter(consultant=None)
    if whose is Whose.MINE:
        return cases.filter(has(worker))
    return cases


def _with_names(cases: "QuerySet[Case]", on: datetime.date) -> "QuerySet[Case]":
    """Return cases with what a row shows of others tables: names, and until when a pause lasts."""
    parties = Party.objects.filter(left_at=None, role__in=(PartyRole.CLIENT, PartyRole.CARER)).exclude(name="")
    running = CasePause.objects.filter(case=OuterRef("pk"), from_date__lte=on, until_date__gt=on)
    return (
        cases.select_related("consultant")
        .annotate(paused_until=Subquery(running.order_by("-until_date").values("until_date")[:1]))
        .prefetch_related(Prefetch("parties", parties.select_related("person").order_by("pk"), to_attr="named"))
    )


def _row(case: Case, on: datetime.date) -> Row:
    role = PartyRole.CARER if case.is_own_right else PartyRole.CLIENT
    named: Collection[Party] = getattr(case, "named", ())
    about = [party for party in named if party.role == role]
    return Row(
        public_id=case.public_id,
        reference=case.reference,
        state=State(case.state),
        names=tuple(party.name for party in about),
        subjects=tuple(party.person.public_id if party.person else party.public_id for party in about),
        is_own_right=case.is_own_right,
        is_urgent=case.is_urgent,
        consultant=case.consultant.name if case.consultant else "",
        term=Term(case.due_term) if case.due_term else None,
        due_date=case.due_date,
        clock=stands(case.due_date, case.warn_date, on) if case.due_date and case.warn_date else None,
        paused_until=getattr(case, "paused_until", None),
    )
