"""Talks as those who work on a case read them. A confidential one opens to whose case it is, and to nobody else."""

import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from draagkracht.casework.models import Attendance, Case, Conversation, Party
from draagkracht.casework.permissions import Worker, has, of_teams, visible_to
from draagkracht.casework.rules import conversation, talks
from draagkracht.casework.rules.carry_over import Said, answers_of
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talks import Kind, TalkState, Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """Somebody who was invited to a talk."""

    party_id: UUID
    role: PartyRole
    name: str = field(repr=False)
    has_name: bool
    told_how: str
    outcome: str
    why: str = field(repr=False)
    feedback: Mapping[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFacts:
    """A talk without what was said in it."""

    public_id: UUID
    kind: Kind
    state: TalkState
    planned_at: datetime.datetime
    place: str = field(repr=False)
    is_confidential: bool
    may_open: bool
    there: tuple[There, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkFile:
    """A talk with what was said in it."""

    facts: TalkFacts
    own_words: str = field(repr=False)
    answers: Mapping[str, Sequence[str]] = field(repr=False)
    carers: tuple[There, ...]  # of each of whom something can be kept apart: of several, for those whose case it is
    revision: int


def may_work_on(talk: Conversation, case: Case, worker: Worker) -> bool:
    """Tell whether somebody who works here may read and write a talk."""
    is_own = worker.user_id in {case.consultant_id, case.case_manager_id}
    viewer = Viewer.OWN_WORKER if is_own else Viewer.OTHER_WORKER
    return talks.may_read(viewer, Kind(talk.kind), is_confidential=talk.is_confidential)


def list_talks(case_id: int, worker: Worker) -> tuple[TalkFacts, ...]:
    """Return the talks of a case, the last one first; of each only that it is there. Three queries."""
    rows = Conversation.objects.filter(visible(worker), case_id=case_id).select_related("case")
    rows = rows.prefetch_related("attendances__party").order_by("-planned_at", "-pk")
    return tuple(_facts(row, worker) for row in rows)


def get_talk(case_id: UUID, talk_id: UUID, worker: Worker) -> TalkFile | None:
    """Return a talk with what was said; None for whoever may not read it."""
    rows = Conversation.objects.filter(visible(worker), case__public_id=case_id, public_id=talk_id)
    row = rows.select_related("case").prefetch_related("attendances__party").first()
    if row is None or not may_work_on(row, row.case, worker):
        return None
    facts, is_own = _facts(row, worker), worker.user_id in {row.case.consultant_id, row.case.case_manager_id}
    carers = tuple(one for one in facts.there if one.role is PartyRole.CARER)
    is_apart = is_own and facts.kind is Kind.TOGETHER and len(carers) > 1
    return TalkFile(
        facts=facts,
        own_words=row.own_words,
        answers=row.answers if is_own else conversation.without_own(row.answers),
        carers=carers if is_apart else (),
        revision=row.revision,
    )


def last_held(case_id: int, kind: Kind, invited: Sequence[Party], *, since: datetime.date) -> datetime.date | None:
    """Return the day of the last talk of a kind since a day at which one of these people was; None without one."""
    held = Conversation.objects.filter(case_id=case_id, kind=kind.value, state=TalkState.HELD.value)
    there = held.filter(attendances__party__in=invited, attendances__outcome=talks.Outcome.PRESENT.value)
    last = there.filter(held_at__date__gt=since).order_by("-held_at").values_list("held_at", flat=True).first()
    return timezone.localdate(last) if last else None


def list_flags(case_id: int, worker: Worker) -> dict[str, tuple[str, ...]]:
    """Return what was noted that calls for help, the worst first, each with about whom that is.

    Of the talks that somebody may read. One query.
    """
    rows = Conversation.objects.filter(visible(worker), case_id=case_id, answers__has_key=conversation.DANGER)
    return conversation.flags_about(
        row.answers for row in rows.select_related("case").order_by("planned_at") if may_work_on(row, row.case, worker)
    )


def list_said(case_id: int, worker: Worker) -> tuple[Said, ...]:
    """Return what was said in the talks of a case that were not in confidence, in order of time. One query."""
    rows = Conversation.objects.filter(visible(worker), case_id=case_id, is_confidential=False)
    return tuple(
        Said(Kind(row.kind), row.is_confidential, answers_of(row.own_words, row.answers))
        for row in rows.exclude(state=TalkState.CANCELLED.value).order_by("planned_at", "pk")
    )


def visible(worker: Worker) -> Q:
    """Return the condition under which somebody may see that a talk is there: that of its case."""
    return Q(case__in=Case.objects.filter(visible_to(worker)))


def count_figure(since: datetime.datetime, worker: Worker) -> talks.Figure:
    """Return, of cases with a held talk and a carer, in how many that carer was invited, and was there.

    Of somebody's own cases, of those of their teams and of those of no team.
    """
    held = Conversation.objects.filter(state=TalkState.HELD.value, held_at__gte=since).values("case")
    cases = Case.objects.filter(has(worker) | of_teams(worker), pk__in=held)
    carers = cases.filter(parties__role=PartyRole.CARER.value, parties__left_at=None).distinct()
    found: dict[int, list[bool]] = {pk: [] for pk in carers.values_list("pk", flat=True)}
    rows = Attendance.objects.filter(
        conversation__state=TalkState.HELD.value,
        conversation__held_at__gte=since,
        conversation__case__in=found,
        party__role=PartyRole.CARER.value,
        told_at__isnull=False,
    )
    for case_id, outcome in rows.values_list("conversation__case_id", "outcome"):
        found[case_id].append(outcome == talks.Outcome.PRESENT)
    return talks.count_figure(found.items())


def count_burden(since: datetime.datetime, worker: Worker) -> talks.Burdens:
    """Return how heavy it was in the first and in the last talk of each case in which a carer said so.

    Of the same cases as count_figure, and without what was said in confidence.
    """
    held = Conversation.objects.filter(held_at__isnull=False, is_confidential=False, answers__has_key="burden")
    cases = Case.objects.filter(has(worker) | of_teams(worker))
    rows = held.filter(case__in=cases).order_by("held_at", "pk").values_list("case_id", "held_at", "answers__burden")
    found: dict[int, list[tuple[datetime.datetime, str]]] = defaultdict(list)
    for case_id, held_at, said in rows:
        found[case_id] += [(held_at, said[0])] if held_at else []
    return talks.count_burdens([[said for _, said in row] for row in found.values() if row[-1][0] >= since])


def _facts(row: Conversation, worker: Worker) -> TalkFacts:
    return TalkFacts(
        public_id=row.public_id,
        kind=Kind(row.kind),
        state=TalkState(row.state),
        planned_at=timezone.localtime(row.planned_at),
        place=row.place,
        is_confidential=row.is_confidential,
        may_open=may_work_on(row, row.case, worker),
        there=tuple(_there(one) for one in sorted(row.attendances.all(), key=lambda one: one.pk)),
    )


def _there(row: Attendance) -> There:
    return There(
        party_id=row.party.public_id,
        role=PartyRole(row.party.role),
        name=row.party.name or row.party.relation,
        has_name=bool(row.party.name),
        told_how=row.told_how,
        outcome=row.outcome,
        why=row.why,
        feedback=row.feedback,
    )
