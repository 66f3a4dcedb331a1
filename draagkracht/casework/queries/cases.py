"""A case as its page shows it: who is in it, its clock, what happened, and which steps may be taken."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import timezone

from draagkracht.casework.models import Case, CaseMove, Party
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.queries import clock
from draagkracht.casework.queries.corrections import can_correct
from draagkracht.casework.rules import corrections, states, terms
from draagkracht.casework.rules.corrections import Earlier
from draagkracht.casework.rules.notes import COLUMNS, Note
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.results import AskedBy
from draagkracht.casework.rules.states import State, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """Somebody in a case; what is theirs is not part of what `repr` shows."""

    public_id: UUID
    subject: UUID  # how the log knows them
    role: PartyRole
    relation: str = field(repr=False)
    name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(repr=False)
    address: str = field(repr=False)
    birth_date: datetime.date | None = field(repr=False)
    is_invited: bool
    has_agreed: bool
    has_space: bool  # they read and sign on a space of their own
    coach: str  # who helps a carer to find others around them, from when, and when one looks how it goes
    coach_from_date: datetime.date | None
    coach_check_date: datetime.date | None


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """Something that happened in a case."""

    step: str
    before: str
    after: State
    at: datetime.datetime
    by: str
    reason: str = field(repr=False)
    note_id: UUID | None  # of what may be corrected
    earlier: tuple[Earlier, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A case with all that the frame of its page needs. `id` is for queries of other sections, never for a page."""

    id: int
    public_id: UUID
    reference: str
    state: State
    asked_by: AskedBy
    is_own_right: bool
    is_urgent: bool
    is_alarm: bool  # a talk calls for help, and nobody said yet what was done
    reported_by: str = field(repr=False)
    question: str = field(repr=False)
    consultant: str
    consultant_id: int | None
    case_manager: str
    team: str
    received_date: datetime.date
    parties: tuple[PartyFacts, ...]
    dues: tuple[terms.Due, ...]
    standing: terms.Standing | None
    paused_until: datetime.date | None
    moves: tuple[MoveFacts, ...]
    steps: tuple[Step, ...]
    notes: tuple[Note, ...]
    drafts: Mapping[str, UUID]  # the letters that were not sent, by their kind
    next_talk: UUID | None  # that is planned, the first one; None where none is
    is_client_told: bool
    keep_until: datetime.date | None

    @property
    def subjects(self) -> tuple[UUID, ...]:
        """Return how the log knows whose data the page shows."""
        return tuple(party.subject for party in self.parties if party.name)

    @property
    def carers(self) -> tuple[PartyFacts, ...]:
        """Return who cares, as far as they stand here by name."""
        return tuple(party for party in self.parties if party.role is PartyRole.CARER and party.name)


def find_of_referral(referral_id: UUID) -> UUID | None:
    """Return the case that was made from a referral; None where there is none. Its page asks who may see it."""
    return Case.objects.filter(referral_id=referral_id).values_list("public_id", flat=True).first()


def get_case(public_id: UUID, worker: Worker, *, at: datetime.datetime) -> CaseFile | None:
    """Return a case that somebody may see; None when there is none for them. Nine queries."""
    found = clock.with_facts(
        Case.objects.filter(visible_to(worker), public_id=public_id).select_related(
            "consultant", "case_manager", "team"
        )
    ).first()
    return _file(found, worker, at) if found else None


def _file(case: Case, worker: Worker, at: datetime.datetime) -> CaseFile:
    on = timezone.localdate(at)
    facts, parameters = clock.facts_of(case), clock.list_parameters()
    running = [pause.until_date for pause in facts.pauses if pause.from_date <= on < pause.until_date]
    waiting = [pause.until_date for pause in facts.pauses if pause.until_date > on]
    steps = states.list_steps(State(case.state), worker.roles)
    return CaseFile(
        id=case.pk,
        public_id=case.public_id,
        reference=case.reference,
        state=State(case.state),
        asked_by=AskedBy(case.asked_by),
        is_own_right=case.is_own_right,
        is_urgent=case.is_urgent,
        is_alarm=case.alarmed_at is not None,
        reported_by=case.reported_by,
        question=case.question,
        consultant=case.consultant.name if case.consultant else "",
        consultant_id=case.consultant_id,
        case_manager=case.case_manager.name if case.case_manager else "",
        team=case.team.name if case.team else "",
        received_date=timezone.localdate(case.received_at),
        parties=tuple(_party(party) for party in _parties(case)),
        dues=terms.due_dates(facts, parameters),
        standing=terms.clock(facts, parameters, on),
        paused_until=max(running, default=None),
        moves=tuple(
            _move(move, is_own=worker.user_id in {case.consultant_id, case.case_manager_id})
            for move in reversed(case.moves.all())
        ),
        steps=tuple(step for step in steps if step is not (Step.PAUSE if waiting else Step.RESUME)),
        notes=tuple(note for note in Note if case.ended_at is None and getattr(case, COLUMNS[note]) is None),
        drafts=dict(case.letters.filter(state="draft").order_by("pk").values_list("kind", "public_id")),
        next_talk=case.conversations.filter(state="planned").values_list("public_id", flat=True).first(),
        is_client_told=case.client_told_at is not None,
        keep_until=case.keep_until,
    )


def _parties(case: Case) -> list[Party]:
    """Return who is in a case, whom it is about first."""
    order = list(PartyRole)
    found = case.parties.filter(left_at=None).select_related("person").order_by("pk")
    return sorted(found, key=lambda party: order.index(PartyRole(party.role)))


def _party(party: Party) -> PartyFacts:
    return PartyFacts(
        public_id=party.public_id,
        subject=party.person.public_id if party.person else party.public_id,
        role=PartyRole(party.role),
        relation=party.relation,
        name=party.name,
        phone=party.phone,
        email=party.email,
        address=party.address,
        birth_date=party.birth_date,
        is_invited=party.is_invited,
        has_agreed=party.agreed_at is not None,
        has_space=party.person_id is not None,
        coach=party.coach,
        coach_from_date=party.coach_from_date,
        coach_check_date=party.coach_check_date,
    )


def _move(move: CaseMove, *, is_own: bool) -> MoveFacts:
    note_id = move.key if can_correct(move.step, is_own=is_own) else None
    facts = (move.step, move.from_state, State(move.to_state), move.at, move.by, move.reason)
    return MoveFacts(*facts, note_id, corrections.read(move.earlier))
