"""Handovers: what waits for somebody, what they gave, and those of a case."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from draagkracht.casework.models import Case, Handover, Party
from draagkracht.casework.permissions import Worker, handed_to, visible_to
from draagkracht.casework.rules.handover import Asked, HandoverState, Receiver, Share
from draagkracht.casework.rules.requests import PartyRole

LAST: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts:
    """A handover with what was said. `subjects` is how the log knows whom it is about."""

    public_id: UUID
    case_id: UUID
    reference: str
    names: tuple[str, ...] = field(repr=False)
    subjects: tuple[UUID, ...]
    receiver: Receiver
    to_name: str
    giver: str
    why: str = field(repr=False)
    agreed: str = field(repr=False)
    not_again: str = field(repr=False)
    talk_at: datetime.datetime | None
    talk_with: str = field(repr=False)
    asked_how: Asked
    agreed_by: tuple[str, ...] = field(repr=False)
    to_tell: tuple[str, ...] = field(repr=False)  # who has no mail address: somebody tells them
    shares: tuple[Share, ...]
    state: HandoverState
    offered_date: datetime.date
    answered_date: datetime.date | None
    answered_by: str
    refusal: str = field(repr=False)


def list_for(worker: Worker) -> tuple[HandoverFacts, ...]:
    """Return what waits for an answer of somebody, the oldest first."""
    rows = _inside(worker).order_by("offered_at", "pk")
    return _all(rows)


def list_given(worker: Worker) -> tuple[HandoverFacts, ...]:
    """Return what somebody gave, the last first; at most twenty. Of a case that is theirs no more, without names."""
    found = _all(Handover.objects.filter(giver=worker.user_id)[:LAST])
    theirs = Case.objects.filter(visible_to(worker), public_id__in=[one.case_id for one in found])
    mine = set(theirs.values_list("public_id", flat=True))
    return tuple(one if one.case_id in mine else replace(one, names=(), subjects=()) for one in found)


def count_for(worker: Worker) -> int:
    """Return how much waits for an answer of somebody."""
    return _inside(worker).count()


def get_handover(worker: Worker, public_id: UUID) -> HandoverFacts | None:
    """Return a handover that somebody may answer; None for another."""
    found = _all(Handover.objects.filter(handed_to(worker), public_id=public_id))
    return found[0] if found else None


def list_of_case(case_id: int) -> tuple[HandoverFacts, ...]:
    """Return the handovers of a case, the last first. Three queries."""
    return _all(Handover.objects.filter(case_id=case_id))


def _inside(worker: Worker) -> "QuerySet[Handover]":
    inside = ~Q(receiver=Receiver.ORGANISATION.value)
    return Handover.objects.filter(handed_to(worker), inside, state=HandoverState.OFFERED.value, case__ended_at=None)


def _all(rows: "QuerySet[Handover]") -> tuple[HandoverFacts, ...]:
    found = list(rows.select_related("case"))
    parties: dict[int, list[Party]] = {}
    about = Party.objects.filter(case__in=[row.case_id for row in found], left_at=None).exclude(name="")
    for party in about.select_related("person").order_by("pk"):
        parties.setdefault(party.case_id, []).append(party)
    return tuple(_facts(row, parties.get(row.case_id, [])) for row in found)


def _facts(row: Handover, parties: list[Party]) -> HandoverFacts:
    about = [party for party in parties if party.role in {PartyRole.CLIENT, PartyRole.CARER}]
    shares: Mapping[str, list[str]] = row.shares or {}
    return HandoverFacts(
        public_id=row.public_id,
        case_id=row.case.public_id,
        reference=row.case.reference,
        names=tuple(party.name for party in about),
        subjects=tuple(party.person.public_id if party.person else party.public_id for party in about),
        receiver=Receiver(row.receiver),
        to_name=row.to_name,
        giver=row.giver_name,
        why=row.why,
        agreed=row.agreed,
        not_again=row.not_again,
        talk_at=timezone.localtime(row.talk_at) if row.talk_at else None,
        talk_with=row.talk_with,
        asked_how=Asked(row.asked_how),
        agreed_by=tuple(party.name for party in about if str(party.public_id) in shares.get("by", ())),
        to_tell=tuple(party.name for party in about if not party.email and party.agreed_at),
        shares=tuple(Share(share) for share in shares.get("what", ())),
        state=HandoverState(row.state),
        offered_date=timezone.localdate(row.offered_at),
        answered_date=timezone.localdate(row.answered_at) if row.answered_at else None,
        answered_by=row.answered_by,
        refusal=row.refusal,
    )
