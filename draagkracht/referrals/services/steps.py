"""One step of a referral, on a row that is locked: its clock, its count, the log, and the word to the referrer.

What services of this package build on; others call those.
"""

import datetime
import uuid

from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.models import User
from draagkracht.accounts.permissions import Actor
from draagkracht.audit.rules import Action, Purpose
from draagkracht.referrals.models import Referral
from draagkracht.referrals.queries import norms as norm_queries
from draagkracht.referrals.rules import moves, norms, referring
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Event, Outcome
from draagkracht.referrals.services import noting, telling
from draagkracht.referrals.services.counting import count

ENDS = {State.STARTED: Event.STARTED, State.DECLINED: Event.DECLINED, State.NOT_REACHED: Event.NOT_REACHED}


class ReferralIsGone(Exception):
    """There is no such referral here (any more)."""


class IsOfCentre(ReferralIsGone):
    """A support centre took the referral up: for whoever is not of that centre there is no name and no step."""


class PickedUp(Exception):
    """A colleague was first; `name` says who."""

    def __init__(self, name: str) -> None:
        super().__init__("a colleague picked this referral up")
        self.name = name


class HasMoved(Exception):
    """The referral is in a state from which this step is not possible; `state` says which."""

    def __init__(self, state: State) -> None:
        super().__init__(f"the referral is {state} by now")
        self.state = state


class TooFewAttempts(Exception):
    """Somebody has to be tried more often before they count as not reached."""


def accept(referral: Referral, *, by: Actor, at: datetime.datetime, handler: User | None = None) -> None:
    """Take up a referral, for oneself or for `handler`, who has the other one of the same person."""
    referral.state = moves.move(State(referral.state), State.ACCEPTED).value
    referral.handled_by_id, referral.accepted_at = handler.pk if handler else by.user_id, at
    referral.save(update_fields=["state", "handled_by", "accepted_at", "centre"])
    note(referral, by=by, action=Action.CHANGE, at=at)
    telling.tell_referrer(referral=referral, by=name_of(handler) or by.name or by.email)


def advance(
    referral: Referral,
    *,
    to: State,
    by: Actor,
    at: datetime.datetime,
    outcome: Outcome | None = None,
    was_spoken: bool = True,
) -> None:
    """Take one step of the table: the clock of the first contact stops, an end gets its day, the referrer hears."""
    if to is State.STARTED and outcome is None:
        raise ValueError("a start needs an outcome")
    if not (referral.phone or referral.email):  # who it was about is forgotten
        raise HasMoved(State(referral.state))
    try:
        referral.state = moves.move(State(referral.state), to).value
    except moves.MoveIsNotAllowed:
        raise HasMoved(State(referral.state)) from None
    if was_spoken and to in (State.REACHED, State.DECLINED) and referral.first_contact_at is None:
        referral.first_contact_at = at
        in_time = at <= referral.first_contact_due_at
        tally(referral, event=Event.CONTACT_IN_TIME if in_time else Event.CONTACT_LATE, at=at)
    referral.outcome = outcome.value if outcome and to is State.STARTED else ""
    referral.ended_at = at if to in moves.ENDED else None
    received, today = timezone.localdate(referral.received_at), timezone.localdate(at)
    ended = today if referral.ended_at else None
    referral.keep_until = norms.kept_until(received, ended, norm_queries.get_norms(today))
    if to in ENDS:
        tally(referral, event=ENDS[to], at=at)
    referral.save()
    note(referral, by=by, action=Action.CHANGE, at=at)
    telling.tell_referrer(referral=referral, by=by.name or by.email)


def get_locked(public_id: uuid.UUID, *, by: Actor, lock: bool = True) -> Referral:
    """Return the referral with an id, or the one to which it was joined. Raises ReferralIsGone and IsOfCentre."""
    joined = Referral.objects.filter(public_id=public_id).values_list("joined_to", flat=True).first()
    # Without joins: who waited for the lock would get the row as it is now, joined to what was there before.
    rows = Referral.objects.filter(pk=joined) if joined else Referral.objects.filter(public_id=public_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise ReferralIsGone
    if found.joined_to_id:  # while one waited
        return get_locked(public_id, by=by, lock=lock)
    if found.centre and str(found.centre.public_id) not in by.organization_ids:
        raise IsOfCentre
    return found


def tally(referral: Referral, *, event: Event, at: datetime.datetime) -> None:
    """Count that something happened, by the channel of a referral."""
    channel = referring.Channel(referral.channel)
    count(municipality_id=referral.municipality_id, channel=channel, event=event, at=at)


def note(
    referral: Referral, *, by: Actor, action: Action, at: datetime.datetime, why: Purpose = Purpose.REFERRAL
) -> None:
    """Write down what somebody who answers did with a referral."""
    noting.note(
        municipality_id=referral.municipality_id,
        who=acting.staff_of(by),
        public_id=referral.public_id,
        action=action,
        at=at,
        why=why,
    )


def name_of(handler: User | None) -> str:
    """Return how somebody who answers is called; "" for nobody."""
    return (handler.name or handler.email or "") if handler else ""


def with_joined(referral: Referral) -> list[Referral]:
    """Return a referral that is locked, and those that go on in it, locked as well."""
    return [referral, *Referral.objects.filter(joined_to=referral).order_by("pk").select_for_update()]
