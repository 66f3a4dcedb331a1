"""The work list: which cases ask for what, of whom, in the order in which they are due. Six queries a page."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from draagkracht.casework.models import Case, CasePause, Party
from draagkracht.casework.permissions import Worker, has, visible_to
from draagkracht.casework.queries.clock import day_of, list_parameters, open_refusals
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.states import State
from draagkracht.casework.rules.terms import (
    DECISION_WEEKS,
    INVESTIGATION_WEEKS,
    Clock,
    Parameters,
    Term,
    longest,
    stands,
)

PAGE_SIZE: Final = 40
FEWEST_SIGNS: Final = 3
FIRST: Final = 8  # lines on the first page of the work


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


ALL: Final = Filters()


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
    is_alarm: bool
    consultant: str
    received_date: datetime.date
    applied_date: datetime.date | None
    weeks: int  # how many weeks the law gives for what runs: the investigation, or the decision
    refused: tuple[str, ...] = field(default=(), repr=False)  # who said no to the plan, and waits for an answer
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
    whose: Mapping[Whose, int]


def count_work(worker: Worker, filters: Filters = ALL, *, on: datetime.date) -> dict[str, int]:
    """Return how many open cases somebody has, nobody has, and they see, by Whose; and of the list how many in all,
    late and nearly late. With a team chosen all of these count that team alone. One query.
    """
    if not worker.roles:
        return dict.fromkeys([*Whose, "total", Clock.LATE, Clock.WARN], 0)
    asked = {whose.value: of_whose(worker, whose) for whose in Whose}
    chosen = asked[filters.whose]
    asked |= {"total": chosen}
    asked |= {clock.value: chosen & stood for clock, stood in clocks_on(on).items()}
    cases = Case.objects.filter(visible_to(worker), ended_at=None)
    if filters.team:
        cases = cases.filter(team__code=filters.team)
    # Not by their own names: "team" is a field as well, and a condition on it would find the number.
    found = cases.aggregate(**{f"number_of_{name}": Count("pk", condition) for name, condition in asked.items()})
    return {name: found[f"number_of_{name}"] for name in asked}


def clocks_on(on: datetime.date) -> dict[Clock, Q]:
    """Return the condition under which a clock is late, or nearly late."""
    return {Clock.LATE: Q(due_date__lt=on), Clock.WARN: Q(due_date__gte=on, warn_date__lte=on)}


def count_open(worker: Worker, *, on: datetime.date) -> int:
    """Return how many cases stand on the list that somebody opens first."""
    return count_work(worker, on=on)[first_list(worker)]


def first_list(worker: Worker) -> Whose:
    """Return whose cases somebody sees first: of a lead those of the team, else their own."""
    return Whose.TEAM if worker.leads else Whose.MINE


def list_work(worker: Worker, filters: Filters, *, on: datetime.date, page: int = 1) -> WorkList:
    """Return the cases that ask something of somebody, the first one due first; those without a term come last."""
    counts, chosen = count_work(worker, filters, on=on), of_whom(worker, filters.whose)
    if filters.team:
        chosen = chosen.filter(team__code=filters.team)
    total = counts["total"]
    if filters.clocks:
        condition, stood = Q(pk__in=()), clocks_on(on)
        for clock in filters.clocks:
            condition |= stood[clock]
        chosen, total = chosen.filter(condition), sum(counts[clock] for clock in filters.clocks)
    pages = max(1, -(-total // PAGE_SIZE))
    page = min(max(1, page), pages)
    # What calls for help comes first; the index says the same order, where empty is last.
    shown = _with_names(chosen, on).order_by("alarmed_at", F("due_date").asc(nulls_last=True), "received_at", "pk")
    rows = _rows(shown[(page - 1) * PAGE_SIZE : page * PAGE_SIZE], on)
    whose = {one: counts[one] for one in Whose}
    return WorkList(rows, counts["total"], counts[Clock.LATE], counts[Clock.WARN], page, pages, whose)


def list_first(worker: Worker, *, on: datetime.date) -> tuple[Row, ...]:
    """Return what cannot wait: what calls for help or is late, of one's own and of nobody, and for a lead of the team;
    and what is urgent and of nobody.
    """
    if not worker.roles:
        return ()
    late = Q(due_date__lt=on) | Q(alarmed_at__isnull=False)
    asked = Q(consultant=None) & (Q(is_urgent=True) | late) | late & has(worker)
    asked |= late if worker.leads else Q(pk__in=())
    cases = _with_names(of_whom(worker, Whose.TEAM).filter(asked), on)
    return _rows(cases.order_by("alarmed_at", "-is_urgent", "due_date", "received_at", "pk")[:FIRST], on)


def find_cases(worker: Worker, text: str, *, on: datetime.date) -> tuple[Row, ...]:
    """Return the cases, closed ones too, of which the number or a name is what was asked; at most a page of them."""
    asked = " ".join(text.split())
    if len(asked) < FEWEST_SIGNS:
        return ()
    number = asked.upper().replace("-", "").replace(" ", "")
    is_number = Q(reference=f"{number[:4]}-{number[4:]}")
    named = Party.objects.filter(left_at=None, name__icontains=asked).values("case")
    cases = _with_names(Case.objects.filter(visible_to(worker)).filter(is_number | Q(pk__in=named)), on)
    return _rows(cases.order_by(F("ended_at").desc(nulls_first=True), "-received_at")[:PAGE_SIZE], on)


def of_whom(worker: Worker, whose: Whose) -> "QuerySet[Case]":
    """Return the open cases of somebody, of nobody, or all that somebody may see."""
    return Case.objects.filter(visible_to(worker), ended_at=None).filter(of_whose(worker, whose))


def of_whose(worker: Worker, whose: Whose) -> Q:
    """Return the condition under which a case is somebody's, nobody's, or one that they may see."""
    return {Whose.MINE: has(worker), Whose.FREE: Q(consultant=None), Whose.TEAM: Q(pk__isnull=False)}[whose]


def _with_names(cases: "QuerySet[Case]", on: datetime.date) -> "QuerySet[Case]":
    """Return cases with what a row shows of others tables: names, and until when a pause lasts."""
    parties = Party.objects.filter(left_at=None, role__in=(PartyRole.CLIENT, PartyRole.CARER)).exclude(name="")
    running = CasePause.objects.filter(case=OuterRef("pk"), from_date__lte=on, until_date__gt=on)
    return (
        cases.select_related("consultant")
        .annotate(paused_until=Subquery(running.order_by("-until_date").values("until_date")[:1]))
        .prefetch_related(Prefetch("parties", parties.select_related("person").order_by("pk"), to_attr="named"))
    )


def _rows(cases: "QuerySet[Case]", on: datetime.date) -> tuple[Row, ...]:
    """Return the lines of cases. Two queries besides their own: what the law gives, and who said no."""
    parameters, found = list_parameters(), list(cases)
    refused: dict[int, list[str]] = defaultdict(list)
    if any(case.due_term == Term.PLAN_ANSWER for case in found):
        said_no = open_refusals().filter(arrangement__case__in=found).select_related("party", "arrangement")
        for one in said_no.order_by("signed_at", "pk"):
            refused[one.arrangement.case_id].append(one.party.name)
    return tuple(_row(case, on, parameters, tuple(refused[case.pk])) for case in found)


def _row(case: Case, on: datetime.date, parameters: Parameters, refused: tuple[str, ...]) -> Row:
    code = DECISION_WEEKS if case.due_term == Term.DECISION else INVESTIGATION_WEEKS
    received, applied = timezone.localdate(case.received_at), day_of(case.applied_at)
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
        is_alarm=case.alarmed_at is not None,
        consultant=case.consultant.name if case.consultant else "",
        received_date=received,
        applied_date=applied,
        weeks=longest(parameters, code, applied or received),
        refused=refused,
        term=Term(case.due_term) if case.due_term else None,
        due_date=case.due_date,
        clock=stands(case.due_date, case.warn_date, on) if case.due_date and case.warn_date else None,
        paused_until=getattr(case, "paused_until", None),
    )
