"""What somebody reads of a case in their own space: talks, arrangements and letters that concern them.

Found through Party.person. What the other said in confidence is in no row that leaves this module.
"""

import datetime
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from draagkracht.casework.models import Arrangement, Attendance, Case, Letter, Party, Reach, Signature
from draagkracht.casework.queries import arrangements, clock
from draagkracht.casework.rules import arrangements as rules
from draagkracht.casework.rules import talks, terms
from draagkracht.casework.rules.arrangements import ArrangementState, Seen, Side
from draagkracht.casework.rules.barriers import Barrier
from draagkracht.casework.rules.changes import Change, differences
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.talks import Kind, Outcome, TalkState
from draagkracht.casework.rules.terms import Term
from draagkracht.people.queries import is_speaking_for

ASKED = (ArrangementState.OFFERED.value, ArrangementState.REFUSED.value)  # of the last the client alone
SHOWN = (ArrangementState.OFFERED.value, ArrangementState.AGREED.value, ArrangementState.REFUSED.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTalk:
    """A talk to which somebody was invited."""

    public_id: UUID
    kind: Kind
    role: PartyRole  # as what they were invited
    state: TalkState
    planned_at: datetime.datetime
    place: str
    was_there: bool
    can_say: bool  # how it was: a carer who was there, and did not say so yet


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnArrangement:
    """An arrangement as one of those whom it concerns reads it."""

    public_id: UUID
    state: ArrangementState
    role: PartyRole
    seen: Seen = field(repr=False)
    changes: tuple[Change, ...] = field(repr=False)  # beside what they read of the version that was offered before
    is_agreed: bool | None  # what they said; None: nothing yet
    remark: str = field(repr=False)
    barriers: tuple[Barrier, ...] = field(repr=False)  # what makes the help hard, as they said with it
    noted_by: str = field(repr=False)  # who said it for them, or wrote it down; empty where they did so themselves
    signed_date: datetime.date | None
    worker: str = ""  # who looks at it here
    phone: str = ""  # of the worker, or else of the desk
    is_direct: bool = False  # it is the number of the worker
    reply_date: datetime.date | None = None  # by when we like to hear
    answer_date: datetime.date | None = None  # by when whoever said no hears from us; None where they did
    others: frozenset[Side] = frozenset()  # whose yes is asked too, beside theirs
    is_asked: bool = False  # what they think of it, and they did not say yet
    answer_days: int = 0  # within how many working days whoever says no today hears from us


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLetter:
    """A letter to somebody."""

    public_id: UUID
    subject: str
    sent_date: datetime.date


def parties_of(person_id: int) -> "QuerySet[Party]":
    """Return the places that somebody has in cases now.

    Whoever stands in a case to speak for a client with a space of their own reads there as long as they speak for that
    client; without such a space the word of the case holds.
    """
    rows = Party.objects.filter(person_id=person_id, left_at=None)
    client = _client_with_space()
    speaks = client.filter(is_speaking_for(person_id, person=OuterRef("person"), at=timezone.now()))
    return rows.exclude(Exists(client) & ~Exists(speaks), role=PartyRole.REPRESENTATIVE.value).order_by("pk")


def list_talks(person_id: int) -> tuple[OwnTalk, ...]:
    """Return the talks to which somebody was invited, the last one first."""
    rows = Attendance.objects.filter(party__in=parties_of(person_id)).select_related("conversation", "party")
    return tuple(_talk(row) for row in rows.order_by("-conversation__planned_at"))


def list_arrangements(person_id: int) -> tuple[OwnArrangement, ...]:
    """Return the arrangements that concern somebody, the newest first.

    Who speaks for a client with a space reads them as that client (people.queries.Seat), and not as their own.
    """
    found = []
    places = parties_of(person_id).select_related("municipality", "case__case_manager", "case__consultant")
    for party in places.exclude(Exists(_client_with_space()), role=PartyRole.REPRESENTATIVE.value):
        rows = Arrangement.objects.filter(case_id=party.case_id, offered_at__isnull=False)
        versions = [*arrangements.with_parts(rows).order_by("-version"), None]
        found += [_arrangement(row, party, was) for row, was in pairwise(versions) if row and row.state in SHOWN]
    return tuple(one for one in found if one is not None)


def get_arrangement(person_id: int, public_id: UUID) -> OwnArrangement | None:
    """Return one of somebody's arrangements; None for what is not theirs."""
    return next((one for one in list_arrangements(person_id) if one.public_id == public_id), None)


def list_waiting(person_id: int) -> tuple[OwnArrangement, ...]:
    """Return the arrangements that wait for what somebody thinks of them. One query where none does."""
    places = parties_of(person_id).filter(role__in=[role for role in PartyRole if rules.side_of(role)])
    mine = places.exclude(Exists(_client_with_space()), role=PartyRole.REPRESENTATIVE.value)
    waiting = Arrangement.objects.filter(case__parties__in=mine, state__in=ASKED)
    if not waiting.exclude(signatures__party__in=mine).exists():
        return ()
    found = list_arrangements(person_id)
    return tuple(one for one in found if one.is_asked)


def list_refused(person_id: int) -> tuple[OwnArrangement, ...]:
    """Return the arrangements that somebody said no to and still hears of. One query where there are none."""
    said_no = Signature.objects.filter(party__in=parties_of(person_id), is_agreed=False)
    if not said_no.exists():
        return ()
    return tuple(one for one in list_arrangements(person_id) if one.answer_date is not None)


def list_letters(person_id: int) -> tuple[OwnLetter, ...]:
    """Return the letters that were sent to somebody, the last one first."""
    rows = Letter.objects.filter(party__in=parties_of(person_id), state="sent").defer("pdf").order_by("-sent_at")
    return tuple(
        OwnLetter(public_id=row.public_id, subject=row.subject, sent_date=timezone.localdate(row.sent_at))
        for row in rows
        if row.sent_at
    )


def _client_with_space() -> "QuerySet[Party]":
    """Return the client with a space in the case of an outer row."""
    return Party.objects.filter(case=OuterRef("case"), role=PartyRole.CLIENT.value, left_at=None, person__isnull=False)


def _talk(row: Attendance) -> OwnTalk:
    talk, was_there = row.conversation, row.outcome == Outcome.PRESENT
    is_carer = row.party.role == PartyRole.CARER
    is_held = talk.state == TalkState.HELD
    return OwnTalk(
        public_id=talk.public_id,
        kind=talks.Kind(talk.kind),
        role=PartyRole(row.party.role),
        state=TalkState(talk.state),
        planned_at=timezone.localtime(talk.planned_at),
        place=talk.place,
        was_there=was_there,
        can_say=is_held and was_there and is_carer and row.feedback_at is None,
    )


def _arrangement(row: Arrangement, party: Party, before: Arrangement | None) -> OwnArrangement | None:
    role = PartyRole(party.role)
    side = rules.side_of(role)
    if side is None:
        return None
    version = arrangements.version_of(row)
    seen = rules.seen_by(side, version.content, version.version, party_id=party.public_id)
    earlier = arrangements.version_of(before) if before else None
    was = rules.seen_by(side, earlier.content, earlier.version, party_id=party.public_id) if earlier else None
    mine = next((one for one in version.signed if one.party_id == party.public_id), None)
    worker = party.case.case_manager or party.case.consultant
    reach = Reach.objects.filter(user=worker).exclude(phone="").first() if worker else None
    has_turn = version.state is ArrangementState.OFFERED or side is rules.Side.CLIENT
    is_asked = version.is_asked and has_turn and not (mine and mine.is_agreed is not None)
    return OwnArrangement(
        public_id=row.public_id,
        state=version.state,
        role=role,
        seen=seen,
        changes=differences(was, seen) if was else (),
        is_agreed=mine.is_agreed if mine else None,
        is_asked=is_asked,
        remark=mine.remark if mine else "",
        barriers=mine.barriers if mine else (),
        noted_by=mine.noted_by if mine else "",
        signed_date=mine.signed_date if mine else None,
        worker=worker.name if worker else "",
        phone=reach.phone if reach else party.municipality.desk_phone,
        is_direct=reach is not None,
        reply_date=arrangements.reply_date(version.offered_date) if is_asked and version.offered_date else None,
        answer_date=_answer_date(party.case) if mine and mine.is_agreed is False else None,
        others=frozenset(
            other
            for one in version.signed
            if one.party_id != party.public_id and (other := rules.side_of(one.role)) is not None
        ),
        answer_days=terms.longest(clock.list_parameters(), terms.PLAN_ANSWER_DAYS, timezone.localdate()),
    )


def _answer_date(case: Case) -> datetime.date | None:
    dues = terms.due_dates(clock.facts_of(case), clock.list_parameters())
    return next((due.due_date for due in dues if due.term is Term.PLAN_ANSWER), None)
