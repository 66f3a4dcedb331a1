"""Somebody was referred twice: whoever answers sees it, and may let the two go on as one, so that both referrers hear.

To a referrer nothing is told of what another sent: that would tell who was referred before.
"""

import datetime
import uuid
from collections.abc import Collection

from django.db import transaction

from draagkracht.accounts.permissions import Actor
from draagkracht.audit.rules import Action, Who
from draagkracht.referrals.models import Attempt, Joining, Referral
from draagkracht.referrals.queries import joining
from draagkracht.referrals.queries import referring as queries
from draagkracht.referrals.rules import moves, referring
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.services import noting, steps, telling


@transaction.atomic
def see_beside(
    *,
    public_id: uuid.UUID,
    municipality_id: int,
    who: Who,
    centre_ids: Collection[int] | None = None,
    at: datetime.datetime,
) -> joining.Others:
    """Return other referrals of whoever this one is about: those that run beside it, and those that were joined to it.

    Writes down that somebody saw them. With `centre_ids` as somebody of these centres may see them.
    """
    found = joining.get_others(public_id, centre_ids=centre_ids, now=at)
    shown = [one.public_id for one in (*found.same, *found.joined)]
    noting.note_list(municipality_id=municipality_id, who=who, public_ids=shown, at=at)
    return found


@transaction.atomic
def join_referrals(*, public_id: uuid.UUID, other_id: uuid.UUID, by: Actor, at: datetime.datetime) -> uuid.UUID:
    """Let two open referrals of one person go on as one, and return the public id of that one.

    The one that is furthest goes on, of two that are as far the one that only the municipality may take up, else the
    older one; by the earlier of their days. The referrer of the other hears what was missed, and every step from now
    on; who sent both hears it once. Twice changes nothing.
    Raises ReferralIsGone, also where they are not of one person, and HasMoved where one of them has ended.
    """
    # Always in the same order, so that two who join the same referrals do not wait for each other.
    found = [steps.get_locked(each, by=by) for each in sorted((public_id, other_id))]
    if found[0].pk == found[1].pk:
        return found[0].public_id
    for one in found:
        if State(one.state) not in moves.OPEN:
            raise steps.HasMoved(State(one.state))
    found.sort(key=lambda one: (-moves.OPEN.index(State(one.state)), not _is_ours(one), one.received_at, one.pk))
    main, other = found
    is_same = Referral.objects.filter(queries.same_as(main.phone, main.email), pk=other.pk).exists()
    is_apart = main.centre_id != other.centre_id and (State(other.state) is not State.SENT or _is_ours(other))
    if not is_same or is_apart:
        raise steps.ReferralIsGone
    _keep_promises(main, other)
    for row in steps.with_joined(other):
        _bring(row, main, by, at)
    steps.note(main, by=by, action=Action.CHANGE, at=at)
    return main.public_id


def _is_ours(row: Referral) -> bool:
    """Tell whether a referral is for the municipality alone: it never goes on in one of a centre."""
    return row.channel == referring.FOR_MUNICIPALITY.value


def _keep_promises(main: Referral, other: Referral) -> None:
    """Keep the earlier of two days, another time that the carer chose, and what was tried."""
    if main.first_contact_at is None and other.first_contact_due_at < main.first_contact_due_at:
        main.first_contact_due_at, main.is_norm_confirmed = other.first_contact_due_at, other.is_norm_confirmed
    main.next_date = main.next_date or other.next_date
    main.save(update_fields=["first_contact_due_at", "is_norm_confirmed", "next_date"])
    Attempt.objects.filter(referral=other, first_of=None).update(first_of=other)
    Attempt.objects.filter(referral=other).update(referral=main)


def _bring(row: Referral, main: Referral, by: Actor, at: datetime.datetime) -> None:
    """Join a referral to another, remember how it stood, and take the steps that it missed."""
    row.joined_to = main
    row.save(update_fields=["joined_to"])
    _remember(row, main, at)
    telling.tell_joined(referral=row)
    if State(row.state) is State.SENT and State(main.state) is not State.SENT:
        row.centre_id = main.centre_id
        steps.accept(row, by=by, at=at, handler=main.handled_by)
    if State(row.state) is State.ACCEPTED and State(main.state) is State.REACHED:
        steps.advance(row, to=State.REACHED, by=by, at=at)
    row.handled_by = main.handled_by
    row.save(update_fields=["handled_by"])


def _remember(row: Referral, main: Referral, at: datetime.datetime) -> None:
    """Keep how a referral stood when it last stood by itself, so that it can stand so again."""
    stood = {
        "municipality_id": row.municipality_id,
        "joined_at": at,
        "state": row.state,
        "handled_by": row.handled_by,
        "accepted_at": row.accepted_at,
        "first_contact_at": row.first_contact_at,
    }
    kept, is_new = Joining.objects.get_or_create(referral=row, undone_at=None, defaults={"main": main, **stood})
    if not is_new:
        kept.main = main
        kept.save(update_fields=["main"])
