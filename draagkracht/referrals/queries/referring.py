"""Reading referrals: what waits, one of them, and what a referrer sent. What leaves this module is frozen."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from draagkracht.referrals.models import Attempt, Referral
from draagkracht.referrals.queries.norms import get_next_try
from draagkracht.referrals.rules import moves, norms, privacy, referring
from draagkracht.referrals.rules.wishes import Daypart


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One attempt to reach somebody."""

    at: datetime.datetime
    by: str
    way: referring.Way
    result: referring.Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A referral as those who answer see it. Who it is about is not part of what `repr` shows."""

    public_id: UUID
    state: moves.State
    clock: norms.Clock
    details: referring.Details
    channel: referring.Channel
    referrer: str = field(repr=False)
    referrer_phone: str = field(repr=False)
    referrer_email: str = field(repr=False)
    organisation: str
    received_at: datetime.datetime
    due_at: datetime.datetime
    is_norm_confirmed: bool
    first_contact_at: datetime.datetime | None
    next_date: datetime.date | None
    handled_by: str
    handler_id: int | None
    centre_id: int | None
    centre: str  # the support centre that took it up; "" where the municipality answers
    outcome: referring.Outcome | None
    ended_at: datetime.datetime | None
    keep_until: datetime.date
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A referral as who sent it sees it: initials, and as much of the state as the carer agreed to."""

    public_id: UUID
    initials: str
    received_at: datetime.datetime
    state: moves.State
    answer: referring.Answer
    due_at: datetime.datetime
    is_late: bool  # nobody was spoken to, and the day is over
    handled_by: str
    phone: str  # of the centre that took it up; "" where it is for the desk


WAITING: Final = frozenset(state.value for state in moves.WAITING)


def list_open(*, now: datetime.datetime) -> tuple[Waiting, ...]:
    """Return the referrals with which something has to be done: first contact first, by due date.

    Of those that nobody took up there are first letters, and of those that a centre took up the clock alone.
    """
    return tuple(_in_list(one) for one in _open(_rows(), now))


def list_free(*, now: datetime.datetime) -> tuple[Waiting, ...]:
    """Return the referrals that nobody took up and that a centre may take up, with first letters of names."""
    return tuple(_in_list(one) for one in _open(_rows().filter(_free()), now))


def list_of_centres(centre_ids: Collection[int], *, now: datetime.datetime) -> tuple[Waiting, ...]:
    """Return the open referrals that these centres took up, as their own people see them."""
    return _open(_rows().filter(centre_id__in=centre_ids), now)


def list_ended(*, now: datetime.datetime, most: int = 30) -> tuple[Waiting, ...]:
    """Return the referrals that ended, the last one first; of those of a centre the clock alone."""
    rows = _rows().filter(state__in=[state.value for state in moves.ENDED], joined_to=None)
    return tuple(_in_list(waiting(row, now)) for row in rows.order_by("-ended_at", "-pk")[:most])


def get_referral(public_id: UUID, *, now: datetime.datetime) -> Waiting | None:
    """Return one referral of the present municipality, whole; None when it is not there (any more).

    Whose it is asks the service that shows it.
    """
    found = _rows().filter(public_id=public_id).first()
    return waiting(found, now) if found else None


def get_day_to_try(found: Waiting, *, on: datetime.date) -> datetime.date:
    """Return when to try again, if nobody answers on a day: the day that the carer chose, or what we propose."""
    return found.next_date if found.next_date and found.next_date > on else get_next_try(on)


def list_attempts(public_id: UUID) -> tuple[Tried, ...]:
    """Return the attempts to reach somebody, the first one first."""
    rows = Attempt.objects.filter(referral__public_id=public_id).order_by("at", "pk")
    return tuple(
        Tried(at=row.at, by=row.by, way=referring.Way(row.way), result=referring.Result(row.result)) for row in rows
    )


def count_waiting_referrals() -> int:
    """Return with how many people the present municipality has not had contact yet; those of centres left out."""
    return _waiting_rows().filter(centre=None).count()


def count_waiting_for(centre_ids: Collection[int]) -> int:
    """Return how many people wait for a first contact whom these centres took up, or may take up."""
    return _waiting_rows().filter(_free() | Q(centre_id__in=centre_ids)).count()


def count_late(*, now: datetime.datetime) -> int:
    """Return how many first contacts of the present municipality are later than its norm."""
    return _waiting_rows().filter(first_contact_due_at__lt=now, first_contact_at__isnull=True).count()


def list_sent_by_link(link_id: int, *, now: datetime.datetime) -> tuple[Sent, ...]:
    """Return what was sent by one link in the last thirty days, the last one first."""
    return _sent(Referral.objects.filter(link_id=link_id), now)


def list_sent_by_user(user_id: int, *, now: datetime.datetime) -> tuple[Sent, ...]:
    """Return what somebody who is signed in sent, as long as it is kept, the last one first."""
    return _sent(Referral.objects.filter(by_user_id=user_id), now, days=None)


def list_sent_by_keys(keys: Collection[UUID], *, now: datetime.datetime) -> tuple[Sent, ...]:
    """Return what was sent with these keys, as long as it is kept, the last one first."""
    return _sent(Referral.objects.filter(key__in=keys), now, days=None)


def list_used_keys(keys: Collection[UUID]) -> frozenset[UUID]:
    """Return with which of these keys there is a referral."""
    return frozenset(Referral.objects.filter(key__in=keys).values_list("key", flat=True))


def _sent(
    rows: QuerySet[Referral], now: datetime.datetime, days: int | None = norms.SHOWN_TO_REFERRER_DAYS
) -> tuple[Sent, ...]:
    if days is not None:
        rows = rows.filter(received_at__gt=now - datetime.timedelta(days=days))
    return tuple(
        _sent_one(row, now) for row in rows.select_related("handled_by", "centre").order_by("-received_at", "-pk")
    )


def _sent_one(row: Referral, now: datetime.datetime) -> Sent:
    answer = referring.Answer(row.answer)
    tells = answer is not referring.Answer.NOTHING
    return Sent(
        public_id=row.public_id,
        initials=privacy.initials(row.name),
        received_at=timezone.localtime(row.received_at),
        state=moves.shown_state(moves.State(row.state), answer),
        answer=answer,
        due_at=timezone.localtime(row.first_contact_due_at),
        is_late=row.state in WAITING and row.first_contact_due_at < now,
        handled_by=(row.handled_by.name or "") if row.handled_by and tells else "",
        phone=row.centre.phone if row.centre and tells else "",
    )


def list_same(public_id: UUID, *, centre_ids: Collection[int] | None, now: datetime.datetime) -> tuple[Waiting, ...]:
    """Return the other open referrals with the same number or mail address.

    Without `centre_ids` those that the municipality may see, whole: whoever compares two opened both. Else those of
    these centres, and what nobody took up, of which there are first letters as in a list.
    """
    row = Referral.objects.filter(public_id=public_id).first()
    if row is None or row.state not in moves.OPEN:
        return ()
    ours = Q(centre=None) if centre_ids is None else Q(centre_id__in=centre_ids) | _free()
    found = _open(_rows().filter(same_as(row.phone, row.email), ours).exclude(pk=row.pk), now)
    return found if centre_ids is None else tuple(map(_in_list, found))


def same_as(phone: str, email: str) -> Q:
    """Return the condition under which a row of a table with `phone` and `email` has this number or mail address."""
    same = Q(pk__in=())
    if phone:
        same |= Q(phone=phone)
    if email:
        same |= Q(email__iexact=email)
    return same


def list_joined(public_id: UUID, *, now: datetime.datetime) -> tuple[Waiting, ...]:
    """Return the referrals that go on in this one, whole, the first one first."""
    rows = _rows().filter(joined_to__public_id=public_id).order_by("received_at", "pk")
    return tuple(waiting(row, now) for row in rows)


def _waiting_rows() -> QuerySet[Referral]:
    """Return the people who were not spoken to yet: whoever was referred twice is one."""
    return Referral.objects.filter(state__in=[state.value for state in moves.WAITING], joined_to=None)


def _free() -> Q:
    """Return the condition under which a centre may take up a referral."""
    return Q(state=moves.State.SENT.value) & ~Q(channel=referring.FOR_MUNICIPALITY.value)


def _open(rows: QuerySet[Referral], now: datetime.datetime) -> tuple[Waiting, ...]:
    rows = rows.filter(state__in=[state.value for state in moves.OPEN], joined_to=None)
    found = [waiting(row, now) for row in rows.order_by("first_contact_due_at", "pk")]
    return tuple(sorted(found, key=lambda one: one.clock is norms.Clock.DONE))


def _in_list(one: Waiting) -> Waiting:
    """Return a referral as a list shows it to everybody who answers: no name before somebody opens or takes it up."""
    if not one.centre and one.state is not moves.State.SENT:
        return one
    name = "" if one.centre else privacy.initials(one.details.name)
    hidden = replace(one.details, name=name, phone="", email="", note="")
    shown = replace(one, details=hidden, referrer="", referrer_phone="", referrer_email="")
    return replace(shown, handled_by="", handler_id=None, outcome=None, next_date=None, attempts=0)


def _rows() -> QuerySet[Referral]:
    return Referral.objects.select_related("organisation", "link", "handled_by", "centre").annotate(
        tries=Count("attempts")
    )


def details_of(row: Referral) -> referring.Details:
    """Return what a row says of who was referred."""
    return referring.Details(
        name=row.name,
        phone=row.phone,
        email=row.email,
        language=row.language,
        daypart=Daypart(row.daypart),
        situation=referring.Situation(row.situation),
        urgency=referring.Urgency(row.urgency),
        note=row.note,
        asked=referring.Asked(row.asked),
        answer=referring.Answer(row.answer),
    )


def organisation_of(row: Referral) -> str:
    """Return from which practice or organisation a referral came; "" for who is of none."""
    if row.organisation:
        return row.organisation.name
    return row.link.label if row.link else ""


def waiting(row: Referral, now: datetime.datetime) -> Waiting:
    """Return a row as those who answer see it."""
    state, due = moves.State(row.state), timezone.localtime(row.first_contact_due_at)
    is_waiting = state in moves.WAITING
    return Waiting(
        public_id=row.public_id,
        state=state,
        clock=norms.clock(due, row.first_contact_at, timezone.localtime(now), is_waiting=is_waiting),
        details=details_of(row),
        channel=referring.Channel(row.channel),
        referrer=row.by_label,
        referrer_phone=row.by_phone,
        referrer_email=row.by_email,
        organisation=organisation_of(row),
        received_at=timezone.localtime(row.received_at),
        due_at=due,
        is_norm_confirmed=row.is_norm_confirmed,
        first_contact_at=row.first_contact_at and timezone.localtime(row.first_contact_at),
        next_date=row.next_date,
        handled_by=(row.handled_by.name or row.handled_by.email or "") if row.handled_by else "",
        handler_id=row.handled_by_id,
        centre_id=row.centre_id,
        centre=row.centre.name if row.centre else "",
        outcome=referring.Outcome(row.outcome) if row.outcome else None,
        ended_at=row.ended_at and timezone.localtime(row.ended_at),
        keep_until=row.keep_until,
        attempts=getattr(row, "tries", 0),
    )
