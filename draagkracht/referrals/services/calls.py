"""Writing the call-back queue and the notes of the desk.

Nothing here may show a name, a number or a note in an error: errors end up in journals.
"""

import datetime
import logging
import uuid
from collections.abc import Collection

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from draagkracht.base import phone as phones
from draagkracht.directory.rules import codes
from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities import rules as opening_hours
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import queries
from draagkracht.referrals.models import CallCount, CallRequest, IntakeNote
from draagkracht.referrals.rules import intake, states, wishes

logger = logging.getLogger(__name__)

# More people than a desk can call in the time that it promises; beyond this number a promise would be untrue. It
# also bounds what a flood of made-up requests can do.
LONGEST_QUEUE = 100


class QueueIsFull(Exception):
    """So many people wait that no new promise can be kept."""


class CallIsGone(Exception):
    """The request was answered already, or was past its date."""


@transaction.atomic
def request_call(
    *,
    municipality_id: int,
    name: str,
    phone: str,
    daypart: str,
    language: str,
    key: uuid.UUID,
    at: datetime.datetime,
    channel: str = "",
) -> datetime.datetime:
    """Put somebody in the queue and return by when the desk has called.

    One request a number and one a form: who asks again keeps the place in the queue, and what is wished last counts.
    The answer is the same whether or not the number was there already, so that nobody learns who waits.
    Raises QueueIsFull, ValueError for an unknown daypart or language, and phones.NotAPhoneNumber.
    """
    if language not in wishes.LANGUAGES:
        raise ValueError("unknown language")
    number, wanted = phones.read(phone), wishes.Daypart(daypart)
    # One at a time a municipality: the second of two parallel requests sees the first, and no constraint has to
    # refuse it, which would write the number into the journal of the database.
    municipality = Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    delete_expired(now=at)
    same = CallRequest.objects.filter(Q(phone=number) | Q(key=key)).select_for_update().order_by("due_at", "pk")
    earlier = list(same)
    if not any(call.key == key for call in earlier):
        _check_room(municipality_id)
    due_at, expires_at = queries.get_promise(opening_hours.read_hours(municipality.desk_hours), wanted, at)
    asked = CallRequest(
        municipality=municipality,
        name=wishes.clean_name(name),
        phone=number,
        daypart=wanted,
        language=language,
        channel=channel if channel and channel in municipalities.list_channel_codes() else "",
        key=key,
        requested_at=at,
        due_at=due_at,
        expires_at=expires_at,
    )
    _keep(asked, earlier)
    return due_at


def _check_room(municipality_id: int) -> None:
    """Refuse who comes when too many wait, also a number that waits already: the answer would tell that it does."""
    if CallRequest.objects.count() >= LONGEST_QUEUE:
        logger.warning("The call-back queue of municipality %s is full", municipality_id)
        raise QueueIsFull


def _keep(asked: CallRequest, earlier: list[CallRequest]) -> None:
    """Save a request in the place of the earlier ones of this number or form; the same wish keeps its earlier date."""
    if earlier:
        first, *others = earlier
        asked.pk, asked.state, asked.attempts, asked.channel = first.pk, first.state, first.attempts, first.channel
        if first.daypart == asked.daypart:
            asked.due_at = min(first.due_at, asked.due_at)
        CallRequest.objects.filter(pk__in=[call.pk for call in others]).delete()
    asked.save(force_insert=not earlier, force_update=bool(earlier))


@transaction.atomic
def note_attempt(*, call_id: int, at: datetime.datetime) -> datetime.datetime:
    """Record that the desk called and nobody answered; return by when it tries again. Raises CallIsGone."""
    call = _get_locked(call_id, at)
    if call.state == states.State.WAITING:
        _count(call, states.first_call(call.due_at, at), at)
    hours = opening_hours.read_hours(call.municipality.desk_hours)
    due_at, _ = queries.get_promise(hours, wishes.Daypart(call.daypart), at)
    call.state = states.move(states.State(call.state), states.State.ATTEMPTED)
    call.attempts += 1
    call.due_at = min(due_at, call.expires_at)
    call.save(update_fields=["state", "attempts", "due_at"])
    return call.due_at


@transaction.atomic
def answer_call(*, call_id: int, at: datetime.datetime) -> None:
    """Record that somebody was spoken to: nothing of the request remains but a count. Raises CallIsGone."""
    call = _get_locked(call_id, at)
    states.move(states.State(call.state), states.State.ANSWERED)
    if call.state == states.State.WAITING:
        _count(call, states.first_call(call.due_at, at), at)
    _count(call, states.Event.ANSWERED, at)
    call.delete()


@transaction.atomic
def delete_expired(*, now: datetime.datetime) -> int:
    """Delete the present municipality's requests that are past their date; return how many."""
    expired = list(CallRequest.objects.filter(expires_at__lte=now).select_for_update(skip_locked=True))
    for call in expired:
        states.move(states.State(call.state), states.State.EXPIRED)
        _count(call, states.Event.EXPIRED, now)
        call.delete()
    return len(expired)


@transaction.atomic
def note_question(
    *,
    municipality_id: int,
    route: intake.Route,
    needs: Collection[codes.BaseFunction],
    condition: codes.Condition | None,
    outcome: intake.Outcome,
    text: str,
    key: uuid.UUID,
    at: datetime.datetime,
) -> None:
    """Keep what was asked at the desk and what the desk did. Sending a form twice has one effect.

    Raises intake.NotePointsToSomebody.
    """
    note = IntakeNote(
        municipality_id=municipality_id,
        date=timezone.localdate(at),
        route=route.value,
        needs=[code.value for code in codes.BaseFunction if code in needs],
        condition=condition.value if condition else "",
        outcome=outcome.value,
        text=intake.check_nameless(text),
        key=key,
    )
    IntakeNote.objects.bulk_create([note], ignore_conflicts=True)


@transaction.atomic
def delete_note(*, note_id: int) -> None:
    """Delete a note of the present municipality; one that is gone already is as good."""
    IntakeNote.objects.filter(pk=note_id).delete()


@transaction.atomic
def delete_old_notes(*, now: datetime.datetime) -> int:
    """Delete the present municipality's notes that are older than they may be; return how many."""
    oldest = timezone.localdate(now) - datetime.timedelta(days=intake.KEPT_DAYS)
    return IntakeNote.objects.filter(date__lt=oldest).delete()[0]


def _get_locked(call_id: int, at: datetime.datetime) -> CallRequest:
    call = CallRequest.objects.filter(pk=call_id, expires_at__gt=at).select_for_update().first()
    if call is None:
        raise CallIsGone
    return call


def _count(call: CallRequest, event: states.Event, at: datetime.datetime) -> None:
    """Add one to the count of a day: exact with any number of requests at a time, because the database adds."""
    day = {"municipality_id": call.municipality_id, "date": timezone.localdate(at), "channel": call.channel}
    CallCount.objects.bulk_create([CallCount(**day, event=event)], ignore_conflicts=True)
    CallCount.objects.filter(**day, event=event).update(number=F("number") + 1)
