"""Two referrals that were joined were of two people: each stands by itself again, as it stood before.

What was done since they were one was done with the one that went on. The other takes back what it was told and counted.
"""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from draagkracht.accounts.permissions import Actor
from draagkracht.audit.rules import Action
from draagkracht.referrals.models import Attempt, Joining, Referral
from draagkracht.referrals.queries import norms as norm_queries
from draagkracht.referrals.rules import norms, referring
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Apart, Event
from draagkracht.referrals.services import counting, steps, telling
from draagkracht.referrals.services.referring import promise_of


@transaction.atomic
def part_referrals(*, public_id: uuid.UUID, other_id: uuid.UUID, why: Apart, by: Actor, at: datetime.datetime) -> None:
    """Let a referral that went on in another stand by itself again; the history of both says who did it and why.

    Its own referrer hears that what they were told was of somebody else. Twice changes nothing.
    Raises ReferralIsGone, also where the two were never joined, and HasMoved where the person is forgotten.
    """
    main = steps.get_locked(public_id, by=by)
    other = Referral.objects.filter(public_id=other_id, joined_to=main).select_for_update().first()
    if other is None:
        if Joining.objects.filter(referral__public_id=other_id, main=main).exists():
            return
        raise steps.ReferralIsGone
    kept = Joining.objects.filter(referral=other, undone_at=None).first()
    if kept is None or not (other.phone or other.email):
        raise steps.HasMoved(State(other.state))
    _take_back_counts(other, kept)
    _stand_alone(other, kept)
    _go_on_alone(main, other)
    kept.undone_at, kept.undone_by, kept.why = at, by.name or by.email, why.value
    kept.save(update_fields=["undone_at", "undone_by", "why"])
    for row in (other, main):
        steps.note(row, by=by, action=Action.CHANGE, at=at)
    telling.tell_parted(referral=other, main=main, by=steps.name_of(other.handled_by), at=at)


def _take_back_counts(other: Referral, kept: Joining) -> None:
    """Take back what was counted of somebody who was not there: a first contact, and an end."""
    same = {"municipality_id": other.municipality_id, "channel": referring.Channel(other.channel)}
    if other.first_contact_at and kept.first_contact_at is None:
        in_time = other.first_contact_at <= other.first_contact_due_at
        event = Event.CONTACT_IN_TIME if in_time else Event.CONTACT_LATE
        counting.take_back(event=event, at=other.first_contact_at, **same)  # type: ignore[arg-type]
    if other.ended_at:
        counting.take_back(event=steps.ENDS[State(other.state)], at=other.ended_at, **same)  # type: ignore[arg-type]


def _stand_alone(other: Referral, kept: Joining) -> None:
    """Bring a referral back to how it stood, with its own promise and its own attempts."""
    received = timezone.localdate(other.received_at)
    other.state, other.handled_by, other.accepted_at = kept.state, kept.handled_by, kept.accepted_at
    other.first_contact_at, other.outcome, other.ended_at = kept.first_contact_at, "", None
    other.keep_until = norms.kept_until(received, None, norm_queries.get_norms(received))
    other.first_contact_due_at, other.is_norm_confirmed = _own_promise(other)
    other.joined_to = None
    if State(other.state) is State.SENT:
        other.centre = None
    other.save()
    Attempt.objects.filter(first_of=other).update(referral=other, first_of=None)


def _go_on_alone(main: Referral, other: Referral) -> None:
    """Give the one that went on its own promise again, or the earliest of those that still go on in it."""
    if main.first_contact_at is None:
        others = [(row.first_contact_due_at, row.is_norm_confirmed) for row in Referral.objects.filter(joined_to=main)]
        main.first_contact_due_at, main.is_norm_confirmed = min([_own_promise(main), *others], key=lambda one: one[0])
    if main.next_date == other.next_date:  # it came from the other
        main.next_date = None
    main.save(update_fields=["first_contact_due_at", "is_norm_confirmed", "next_date"])


def _own_promise(row: Referral) -> tuple[datetime.datetime, bool]:
    return promise_of(received_at=row.received_at, urgency=referring.Urgency(row.urgency))
