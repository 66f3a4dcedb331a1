"""Those who answer: picking a referral up, trying to reach somebody, and what came of it. Each step tells the referrer.

Two people at once: a step holds the row, and the second is told what the first did.
"""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Actor
from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.referrals.models import Attempt, Referral
from draagkracht.referrals.queries import norms as norm_queries
from draagkracht.referrals.queries import referring as queries
from draagkracht.referrals.rules import moves, norms, referring
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Event, Outcome, Result, Way
from draagkracht.referrals.services import hearing, noting, telling
from draagkracht.referrals.services.counting import count
from draagkracht.referrals.services.keeping import erase, erase_person

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


@transaction.atomic
def see_referral(*, public_id: uuid.UUID, by: Actor, at: datetime.datetime) -> queries.Waiting:
    """Return a referral and write down that somebody saw it. Raises ReferralIsGone."""
    referral = _get_locked(public_id, by, lock=False)
    found = queries.get_referral(public_id, now=at)
    if found is None:
        raise ReferralIsGone
    _note(referral, by, Action.SEE, at)
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
    nothing. Raises ReferralIsGone, HasMoved, and PickedUp where a colleague has it and
    `takes_over` does not say that it changes hands.
    """
    referral = _get_locked(public_id, by)
    state = State(referral.state)
    if state is State.ACCEPTED and referral.handled_by_id == by.user_id:
        return
    if state in (State.ACCEPTED, State.REACHED) and not takes_over:
        raise PickedUp(_name(referral))
    if state is State.SENT:
        referral.centre_id = centre_id
        _accept(referral, by, at)
    elif state in (State.ACCEPTED, State.REACHED):
        referral.handled_by_id = by.user_id
        referral.save(update_fields=["handled_by"])
        _note(referral, by, Action.CHANGE, at)
    else:
        raise HasMoved(state)


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
    referral = _get_locked(public_id, by)
    if State(referral.state) not in (State.ACCEPTED, State.REACHED):
        raise HasMoved(State(referral.state))
    attempt = {"referral": referral, "at": at, "by": by.name or by.email, "way": way.value, "result": result.value}
    _, is_new = Attempt.objects.get_or_create(municipality_id=referral.municipality_id, key=key, defaults=attempt)
    if is_new:
        referral.next_date = next_date
        referral.save(update_fields=["next_date"])
        _note(referral, by, Action.CHANGE, at, why=Purpose.CONTACT)


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
    referral = _get_locked(public_id, by)
    if State(referral.state) is to:
        return
    if to is State.NOT_REACHED and referral.attempts.count() < moves.FEWEST_ATTEMPTS:
        raise TooFewAttempts
    _advance(referral, to, by, at, outcome, was_spoken=was_spoken)


@transaction.atomic
def start_support(*, public_id: uuid.UUID, by: Actor, at: datetime.datetime) -> referring.Facts:
    """Record that a case begins with this referral, and return the facts from which it is made.

    Whatever step was not written down before is written down now. A referral that started already gives the same
    facts again. Raises ReferralIsGone, and HasMoved where the carer declined.
    """
    referral = _get_locked(public_id, by)
    steps = moves.TO_START.get(State(referral.state))
    if steps is None:
        raise HasMoved(State(referral.state))
    for state in steps:
        if state is State.ACCEPTED:
            _accept(referral, by, at)
        else:
            _advance(referral, state, by, at, Outcome.CASE if state is State.STARTED else None)
    return _facts(referral)


@transaction.atomic
def withdraw_referral(*, public_id: uuid.UUID, by: Actor, at: datetime.datetime) -> None:
    """Delete a referral at once, because the carer takes the consent back. What is gone already is as good.

    Raises IsOfCentre.
    """
    try:
        referral = _get_locked(public_id, by)
    except IsOfCentre:
        raise
    except ReferralIsGone:
        return
    channel = referring.Channel(referral.channel)
    count(municipality_id=referral.municipality_id, channel=channel, event=Event.WITHDRAWN, at=at)
    _note(referral, by, Action.WITHDRAW, at, why=Purpose.RIGHTS)
    hearing.forget_mail(referral=referral)
    erase(referral)


@transaction.atomic
def forget_person(*, public_id: uuid.UUID, by: Actor, at: datetime.datetime) -> None:
    """Delete who an ended referral is about, at once: what is left is a day, first letters and a state.

    So the referrer keeps seeing what was agreed. Twice does nothing more. Raises ReferralIsGone, and HasMoved where
    the referral is still open.
    """
    referral = _get_locked(public_id, by)
    if State(referral.state) not in moves.ENDED:
        raise HasMoved(State(referral.state))
    erase_person(referral)
    _note(referral, by, Action.REMOVE, at, why=Purpose.RIGHTS)


def _accept(referral: Referral, by: Actor, at: datetime.datetime) -> None:
    referral.state = moves.move(State(referral.state), State.ACCEPTED).value
    referral.handled_by_id, referral.accepted_at = by.user_id, at
    referral.save(update_fields=["state", "handled_by", "accepted_at", "centre"])
    _note(referral, by, Action.CHANGE, at)
    telling.tell_referrer(referral=referral, by=by.name or by.email)


def _advance(
    referral: Referral, to: State, by: Actor, at: datetime.datetime, outcome: Outcome | None, *, was_spoken: bool = True
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
        _count(referral, Event.CONTACT_IN_TIME if in_time else Event.CONTACT_LATE, at)
    referral.outcome = outcome.value if outcome and to is State.STARTED else ""
    referral.ended_at = at if to in moves.ENDED else None
    received, today = timezone.localdate(referral.received_at), timezone.localdate(at)
    ended = today if referral.ended_at else None
    referral.keep_until = norms.kept_until(received, ended, norm_queries.get_norms(today))
    if to in ENDS:
        _count(referral, ENDS[to], at)
    referral.save()
    _note(referral, by, Action.CHANGE, at)
    telling.tell_referrer(referral=referral, by=by.name or by.email)


def _get_locked(public_id: uuid.UUID, by: Actor, *, lock: bool = True) -> Referral:
    # Without joins: who waited for the lock would get the row as it is now, joined to what was there before.
    rows = Referral.objects.filter(public_id=public_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise ReferralIsGone
    if found.centre and str(found.centre.public_id) not in by.organization_ids:
        raise IsOfCentre
    return found


def _count(referral: Referral, event: Event, at: datetime.datetime) -> None:
    channel = referring.Channel(referral.channel)
    count(municipality_id=referral.municipality_id, channel=channel, event=event, at=at)


def _note(
    referral: Referral, by: Actor, action: Action, at: datetime.datetime, why: Purpose = Purpose.REFERRAL
) -> None:
    noting.note(
        municipality_id=referral.municipality_id,
        who=acting.staff_of(by),
        public_id=referral.public_id,
        action=action,
        at=at,
        why=why,
    )


def _name(referral: Referral) -> str:
    return (referral.handled_by.name or referral.handled_by.email or "") if referral.handled_by else ""


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
