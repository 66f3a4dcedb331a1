"""Those who answer: picking a referral up, trying to reach somebody, and what came of it. Each step tells the referrer.

Two people at once: a step holds the row, and the second is told what the first did. Where two referrals are of one
person and were joined, the one that goes on is found by either, and takes the other along.
"""

import datetime
import uuid

from django.db import transaction

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Actor
from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.referrals.models import Attempt, Referral
from draagkracht.referrals.queries import referring as queries
from draagkracht.referrals.rules import moves, referring
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Event, Outcome, Result, Way
from draagkracht.referrals.services import hearing, noting, steps
from draagkracht.referrals.services.keeping import erase, erase_person


@transaction.atomic
def see_referral(*, public_id: uuid.UUID, by: Actor, at: datetime.datetime) -> queries.Waiting:
    """Return a referral and write down that somebody saw it. Raises ReferralIsGone."""
    referral = steps.get_locked(public_id, by=by, lock=False)
    found = queries.get_referral(referral.public_id, now=at)
    if found is None:
        raise steps.ReferralIsGone
    steps.note(referral, by=by, action=Action.SEE, at=at)
    return found


@transaction.atomic
def see_referrals(
    *, municipality_id: int, by: Actor, at: datetime.datetime
) -> tuple[tuple[queries.Waiting, ...], tuple[queries.Waiting, ...]]:
    """Return the open and the ended referrals, and write down that somebody saw each of them.

    Of those of a centre only a clock is shown, which is nobody's: nothing is written down.
    """
    waiting, ended = queries.list_open(now=at), queries.list_ended(now=at)
    shown = [one.public_id for one in (*waiting, *ended) if not one.centre]
    noting.note_list(municipality_id=municipality_id, who=acting.staff_of(by), public_ids=shown, at=at)
    return waiting, ended


@transaction.atomic
def see_sent(
    *, municipality_id: int, who: Who, link_id: int | None = None, user_id: int | None = None, at: datetime.datetime
) -> tuple[queries.Sent, ...]:
    """Return what a link, or somebody who is signed in, sent; and write down that they saw it."""
    if link_id is not None:
        sent = queries.list_sent_by_link(link_id, now=at)
    else:
        sent = queries.list_sent_by_user(user_id or 0, now=at)
    shown = [one.public_id for one in sent]
    noting.note_list(municipality_id=municipality_id, who=who, public_ids=shown, at=at, what="referrals.sent")
    return sent


@transaction.atomic
def accept_referral(
    *, public_id: uuid.UUID, by: Actor, at: datetime.datetime, takes_over: bool = False, centre_id: int | None = None
) -> None:
    """Record that somebody picks a referral up; their name is what the referrer hears.

    With `centre_id` it is of that support centre from then on: nobody else sees a name. Doing it twice changes
    nothing. Raises ReferralIsGone, also for a centre where it is for the municipality alone, HasMoved, and PickedUp
    where a colleague has it and `takes_over` does not say that it changes hands.
    """
    referral = steps.get_locked(public_id, by=by)
    if centre_id is not None and referral.channel == referring.FOR_MUNICIPALITY.value:
        raise steps.ReferralIsGone
    state = State(referral.state)
    if state is State.ACCEPTED and referral.handled_by_id == by.user_id:
        return
    if state in (State.ACCEPTED, State.REACHED) and not takes_over:
        raise steps.PickedUp(steps.name_of(referral.handled_by))
    if state not in moves.OPEN:
        raise steps.HasMoved(state)
    for row in steps.with_joined(referral):
        if state is State.SENT:
            row.centre_id = centre_id
            steps.accept(row, by=by, at=at)
        else:
            row.handled_by_id = by.user_id
            row.save(update_fields=["handled_by"])
            steps.note(row, by=by, action=Action.CHANGE, at=at)


@transaction.atomic
def log_attempt(
    *,
    public_id: uuid.UUID,
    way: Way,
    result: Result,
    next_date: datetime.date | None,
    key: uuid.UUID,
    by: Actor,
    at: datetime.datetime,
) -> None:
    """Record an attempt to reach somebody, and another time that they chose. Sending a form twice has one effect.

    Raises ReferralIsGone and HasMoved.
    """
    referral = steps.get_locked(public_id, by=by)
    if State(referral.state) not in (State.ACCEPTED, State.REACHED):
        raise steps.HasMoved(State(referral.state))
    attempt = {"referral": referral, "at": at, "by": by.name or by.email, "way": way.value, "result": result.value}
    _, is_new = Attempt.objects.get_or_create(municipality_id=referral.municipality_id, key=key, defaults=attempt)
    if is_new:
        referral.next_date = next_date
        referral.save(update_fields=["next_date"])
        steps.note(referral, by=by, action=Action.CHANGE, at=at, why=Purpose.CONTACT)


@transaction.atomic
def take_step(
    *,
    public_id: uuid.UUID,
    to: State,
    by: Actor,
    at: datetime.datetime,
    outcome: Outcome | None = None,
    was_spoken: bool = True,
) -> None:
    """Bring a referral to another state of the table: reached, started, declined or not reached.

    Not `was_spoken`: it ends without a first contact, and none is counted. Doing it twice changes nothing.
    Raises ReferralIsGone, HasMoved and TooFewAttempts; ValueError for a start without an outcome.
    """
    referral = steps.get_locked(public_id, by=by)
    if State(referral.state) is to:
        return
    if to is State.NOT_REACHED and referral.attempts.count() < moves.FEWEST_ATTEMPTS:
        raise steps.TooFewAttempts
    for row in steps.with_joined(referral):
        steps.advance(row, to=to, by=by, at=at, outcome=outcome, was_spoken=was_spoken)


@transaction.atomic
def start_support(*, public_id: uuid.UUID, by: Actor, at: datetime.datetime) -> referring.Facts:
    """Record that a case begins with this referral, and return the facts from which it is made.

    Whatever step was not written down before is written down now. A referral that started already gives the same
    facts again. Raises ReferralIsGone, and HasMoved where the carer declined.
    """
    referral = steps.get_locked(public_id, by=by)
    way = moves.TO_START.get(State(referral.state))
    if way is None:
        raise steps.HasMoved(State(referral.state))
    for row in steps.with_joined(referral):
        for state in way:
            if state is State.ACCEPTED:
                steps.accept(row, by=by, at=at)
            else:
                steps.advance(row, to=state, by=by, at=at, outcome=Outcome.CASE if state is State.STARTED else None)
    return _facts(Referral.objects.get(pk=referral.pk))


@transaction.atomic
def withdraw_referral(*, public_id: uuid.UUID, by: Actor, at: datetime.datetime) -> None:
    """Delete a referral at once, because the carer takes the consent back. What is gone already is as good.

    Raises IsOfCentre.
    """
    try:
        referral = steps.get_locked(public_id, by=by)
    except steps.IsOfCentre:
        raise
    except steps.ReferralIsGone:
        return
    for row in steps.with_joined(referral):
        steps.tally(row, event=Event.WITHDRAWN, at=at)
        steps.note(row, by=by, action=Action.WITHDRAW, at=at, why=Purpose.RIGHTS)
        hearing.forget_mail(referral=row)
        erase(row)


@transaction.atomic
def forget_person(*, public_id: uuid.UUID, by: Actor, at: datetime.datetime) -> None:
    """Delete who an ended referral is about, at once: what is left is a day, first letters and a state.

    So the referrer keeps seeing what was agreed. Twice does nothing more. Raises ReferralIsGone, and HasMoved where
    the referral is still open.
    """
    referral = steps.get_locked(public_id, by=by)
    if State(referral.state) not in moves.ENDED:
        raise steps.HasMoved(State(referral.state))
    for row in steps.with_joined(referral):
        erase_person(row)
        steps.note(row, by=by, action=Action.REMOVE, at=at, why=Purpose.RIGHTS)


def _facts(referral: Referral) -> referring.Facts:
    return referring.Facts(
        public_id=referral.public_id,
        details=queries.details_of(referral),
        referrer=referral.by_label,
        organisation=queries.organisation_of(referral),
        channel=referring.Channel(referral.channel),
        received_at=referral.received_at,
        first_contact_at=referral.first_contact_at or referral.received_at,
    )
