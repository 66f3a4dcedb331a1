"""Reading the call-back queue and the notes of the desk."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone

from draagkracht.directory.rules import codes
from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.rules import Hours
from draagkracht.referrals.models import CallRequest, IntakeNote
from draagkracht.referrals.rules import intake, promise, states, wishes


@dataclass(frozen=True, slots=True)
class WaitingCall:
    """Somebody to call, with the clock. Name and number are not part of what `repr` shows."""

    id: int
    name: str = field(repr=False)
    phone: str = field(repr=False)
    daypart: wishes.Daypart
    language: str
    state: states.State
    attempts: int
    requested_at: datetime.datetime
    due_at: datetime.datetime
    expires_at: datetime.datetime
    time_left: datetime.timedelta  # negative when it is late

    @property
    def is_late(self) -> bool:
        """Return whether the promise is broken."""
        return self.time_left < datetime.timedelta(0)


@dataclass(frozen=True, slots=True)
class Note:
    """What was asked at the desk, and what the desk did."""

    id: int
    date: datetime.date
    route: intake.Route
    needs: tuple[codes.BaseFunction, ...]
    condition: codes.Condition | None
    outcome: intake.Outcome
    text: str


def list_notes(*, most: int = 20) -> tuple[Note, ...]:
    """Return the latest notes of the present municipality's desk, the last one first."""
    return tuple(
        Note(
            id=note.pk,
            date=note.date,
            route=intake.Route(note.route),
            needs=tuple(codes.BaseFunction(code) for code in note.needs),
            condition=codes.Condition(note.condition) if note.condition else None,
            outcome=intake.Outcome(note.outcome),
            text=note.text,
        )
        for note in IntakeNote.objects.all()[:most]
    )


def count_waiting(*, now: datetime.datetime) -> int:
    """Return how many people the present municipality has to call."""
    return CallRequest.objects.filter(expires_at__gt=now).count()


def list_waiting(*, now: datetime.datetime) -> tuple[WaitingCall, ...]:
    """Return whom the present municipality has to call, the first one due first."""
    calls = CallRequest.objects.filter(expires_at__gt=now).order_by("due_at", "pk")
    return tuple(
        WaitingCall(
            id=call.pk,
            name=call.name,
            phone=call.phone,
            daypart=wishes.Daypart(call.daypart),
            language=call.language,
            state=states.State(call.state),
            attempts=call.attempts,
            requested_at=call.requested_at,
            due_at=call.due_at,
            expires_at=call.expires_at,
            time_left=call.due_at - now,
        )
        for call in calls
    )


def get_norm(on: datetime.date) -> promise.Norm:
    """Return what the present municipality promises on a day."""
    values = [
        parameter and parameter.value
        for parameter in (
            municipalities.get_parameter("call-back-within-working-days", on),
            municipalities.get_parameter("call-back-request-kept-at-most-days", on),
        )
    ]
    return promise.read_norm(*values)


def get_promise(
    hours: Sequence[Hours], daypart: wishes.Daypart, at: datetime.datetime
) -> tuple[datetime.datetime, datetime.datetime]:
    """Return by when somebody who asks now has been called, and until when the request is kept at the longest.

    `hours` are those of the desk of the present municipality.
    """
    local = timezone.localtime(at)
    norm = get_norm(local.date())
    expires_at = at.astimezone(datetime.UTC) + datetime.timedelta(days=norm.kept_days)
    return min(promise.due_by(local, hours, norm.within_days, daypart), expires_at), expires_at
