"""Talks: plan one, move it, write one up afterwards, write down what is said, close it, call it off.

Each raises acts.CaseIsGone for whoever may not see the case or the talk; the same form sent again does nothing.
"""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import Action
from draagkracht.casework.models import Attendance, Case, Conversation, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import clock
from draagkracht.casework.queries import talks as queries
from draagkracht.casework.rules import conversation, notes, talk_mails, talks, terms
from draagkracht.casework.rules.conversation import OWN_WORDS, Merged, Written
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.states import State
from draagkracht.casework.rules.talk_mails import weekday
from draagkracht.casework.rules.talks import Invitee, Kind, Odd, Outcome, TalkState, Told
from draagkracht.casework.rules.terms import Term
from draagkracht.casework.services import acts, alarms, inviting
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.mailing import own_page
from draagkracht.casework.services.senders import sender_of
from draagkracht.municipalities.queries import get_parameter

WHAT: Final = "casework.talk"
CONFIDENTIAL: Final = "casework.talk_in_confidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When and where a talk is, with whom of the municipality, and why then, where that is odd."""

    planned_at: datetime.datetime
    place: str
    worker: str
    because: Mapping[Odd, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Moment):
    """A talk to be held. `carer_id` is the public id of the carer, for a talk with one of them alone."""

    kind: Kind
    carer_id: uuid.UUID | None = None
    is_confidential: bool = False


@transaction.atomic
def plan_talk(*, act: Act, plan: Plan) -> uuid.UUID:
    """Plan a talk and invite everybody by name; return its public id. Raises talks.TalkCannotBe.

    Who has mail is told by mail, for the others a letter is laid ready. A carer who is not in the file by name yet is
    invited through the letter to whom the case is about.
    """
    case = acts.lock_case(act)
    earlier = Conversation.objects.filter(key=act.key).first()
    if earlier:
        return earlier.public_id
    invited = _invited(case, plan)
    held = queries.last_held(case.pk, plan.kind, invited, since=_not_again_since(act.date))
    because = _check(plan.kind, plan, case=case, is_confidential=plan.is_confidential, act=act, held=held)
    talk = _begin(case, plan, invited, act)
    inviting.invite(talk=talk, worker=plan.worker, act=act)
    _log(talk, act.by, Action.ADD, act.at)
    if because and not plan.is_confidential:
        acts.finish(case, act=act, step=notes.TALK, after=State(case.state), reason=_said(because))
    return talk.public_id


@transaction.atomic
def write_up_talk(*, act: Act, plan: Plan) -> uuid.UUID:
    """Begin to write up a talk that was held without being planned; return its public id. Raises talks.TalkCannotBe.

    Nobody is told of it, and nobody counts as invited to it but who was there.
    """
    case = acts.lock_case(act)
    earlier = Conversation.objects.filter(key=act.key).first()
    if earlier:
        return earlier.public_id
    held, now = timezone.localtime(plan.planned_at), timezone.localtime(act.at)
    since = timezone.localdate(case.received_at)
    talks.check_past(plan.kind, is_confidential=plan.is_confidential, held=held, now=now, since=since)
    talk = _begin(case, plan, _invited(case, plan), act)
    if not queries.may_work_on(talk, case, act.by):
        raise talks.TalkCannotBe(talks.NOT_YOURS)
    _log(talk, act.by, Action.ADD, act.at)
    if not plan.is_confidential:
        said = _moment(talk)
        acts.finish(case, act=act, step=notes.TALK_WRITTEN, after=State(case.state), reason=said)
    return talk.public_id


@transaction.atomic
def move_talk(*, act: Act, talk_id: uuid.UUID, moment: Moment) -> None:
    """Move a talk that was not held, and tell everybody who is invited once; the history keeps what it was.

    Raises talks.TalkCannotBe, as planning it does.
    """
    talk = _lock_talk(act, talk_id)
    was = talk.planned_at, talk.place
    if acts.is_done(act) or talk.state != TalkState.PLANNED or was == (moment.planned_at, moment.place):
        return
    kind, is_confidential = Kind(talk.kind), talk.is_confidential
    because = _check(kind, moment, case=talk.case, is_confidential=is_confidential, act=act, held=None)
    before = _moment(talk)
    talk.planned_at, talk.place = moment.planned_at, moment.place
    talk.save(update_fields=["planned_at", "place"])
    inviting.invite(talk=talk, worker=moment.worker, act=act, was=was[0])
    _log(talk, act.by, Action.CHANGE, act.at)
    why = "" if is_confidential else _said(because)
    said = f"{before} → {_moment(talk)}. {why}".removesuffix(". ")
    acts.finish(talk.case, act=act, step=notes.TALK_MOVED, after=State(talk.case.state), reason=said)


def _check(
    kind: Kind,
    moment: Moment,
    *,
    case: Case,
    is_confidential: bool,
    act: Act,
    held: datetime.date | None,
) -> Mapping[Odd, str]:
    """Check when a talk is to be; return the reasons that count. Raises talks.TalkCannotBe."""
    return talks.check_plan(
        kind,
        is_confidential=is_confidential,
        planned=timezone.localtime(moment.planned_at),
        now=timezone.localtime(act.at),
        days=notice_days(act.date),
        reasons=moment.because,
        until=_last_day(case),
        held=held,
    )


def _begin(case: Case, plan: Plan, invited: list[Party], act: Act) -> Conversation:
    """Make a talk with those who are invited, of whom nobody is told yet. Raises talks.TalkCannotBe."""
    if plan.is_confidential and case.consultant_id is None and case.case_manager_id is None:
        raise talks.TalkCannotBe(talks.NOBODY_READS)
    talk = Conversation.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        kind=plan.kind.value,
        state=TalkState.PLANNED.value,
        planned_at=plan.planned_at,
        place=plan.place,
        is_confidential=plan.is_confidential,
        key=act.key,
    )
    for party in invited:
        Attendance.objects.create(
            municipality_id=case.municipality_id, conversation=talk, party=party, told_how=Told.UNPLANNED.value
        )
    return talk


def _said(because: Mapping[Odd, str]) -> str:
    return " ".join(f"{talks.ODD_LABELS[odd].dutch()} {said}" for odd, said in because.items())


def _moment(talk: Conversation) -> str:
    """Return when and where a talk is, as the history says it; where is known to those alone who may read it."""
    here = timezone.localtime(talk.planned_at)
    place = "" if talk.is_confidential else talk.place
    return ", ".join(filter(None, (f"{weekday(here.date()).dutch()} {here:%H.%M}", place)))


def _last_day(case: Case) -> datetime.date | None:
    """Return by when the investigation has to be done; None where it is."""
    dues = terms.due_dates(clock.facts_of(case), clock.list_parameters())
    return next((due.due_date for due in dues if due.term is Term.INVESTIGATION and due.done_date is None), None)


def notice_days(on: datetime.date) -> int:
    """Return how many days before a talk everybody hears of it."""
    parameter = get_parameter(talks.NOTICE_DAYS, on)
    value = parameter.value if parameter else None
    return value if isinstance(value, int) and 0 <= value <= 90 else talks.NOTICE_DAYS_DEFAULT  # noqa: PLR2004


def _not_again_since(on: datetime.date) -> datetime.date:
    """Return the first day from which a talk that was held makes another of the same kind ask for a reason."""
    parameter = get_parameter(talks.AGAIN_DAYS, on)
    value = parameter.value if parameter else None
    days = value if isinstance(value, int) and 0 <= value <= 366 else talks.AGAIN_DAYS_DEFAULT  # noqa: PLR2004
    return on - datetime.timedelta(days=days)


def _invited(case: Case, plan: Plan) -> list[Party]:
    parties = list(case.parties.filter(left_at=None).select_related("person").order_by("pk"))
    carer = next((party.pk for party in parties if party.public_id == plan.carer_id), None)
    chosen = talks.choose_invited(plan.kind, [Invitee(party.pk, PartyRole(party.role)) for party in parties], carer)
    return [party for party in parties if party.pk in chosen]


@transaction.atomic
def save_talk(*, act: Act, talk_id: uuid.UUID, written: Written, there: Mapping[str, tuple[str, str]]) -> Merged:
    """Put what somebody wrote into a talk, and who was there, by the public id of the party: (outcome, why).

    What another wrote in the same place since the page was opened is kept, and given back in `theirs`. Who leads the
    team hears that something calls for help.
    """
    talk = _lock_talk(act, talk_id)
    own, flags = [talk.own_words] if talk.own_words else [], conversation.red_flags(talk.answers)
    merged = conversation.merge({**talk.answers, OWN_WORDS: own} if own else talk.answers, talk.writers, written)
    if merged.is_changed:
        answers = dict(merged.answers)
        talk.own_words = "".join(answers.pop(OWN_WORDS, []))
        talk.answers, talk.writers = answers, merged.writers
        talk.revision += 1
        talk.save(update_fields=["own_words", "answers", "writers", "revision"])
        alarms.escalate(talk=talk, before=flags, act=act)
    is_moved = _note_there(talk, there)
    if merged.is_changed or is_moved:
        _log(talk, act.by, Action.CHANGE, act.at)
    return merged


def _note_there(talk: Conversation, there: Mapping[str, tuple[str, str]]) -> bool:
    is_changed = False
    for row in talk.attendances.select_related("party"):
        outcome, why = there.get(str(row.party.public_id), (row.outcome, row.why))
        if (outcome, why) != (row.outcome, row.why):
            row.outcome, row.why, is_changed = outcome, why, True
            row.save(update_fields=["outcome", "why"])
    return is_changed


@transaction.atomic
def finish_talk(*, act: Act, talk_id: uuid.UUID) -> None:
    """Close a talk; ask each carer who was there how it was.

    Raises talks.TalkCannotBe before its moment, and when it is not said who was there, why a carer was not, or why a
    minor helps.
    """
    talk = _lock_talk(act, talk_id)
    if talk.state != TalkState.PLANNED:
        return
    if act.at < talk.planned_at:
        raise talks.TalkCannotBe(talks.NOT_YET)
    rows = list(talk.attendances.select_related("party__person"))
    if any(not row.outcome for row in rows):
        raise talks.TalkCannotBe(talks.NOBODY_SAID)
    if any(row.outcome == Outcome.ABSENT and row.party.role == PartyRole.CARER and not row.why for row in rows):
        raise talks.TalkCannotBe(talks.WHY_NOT)
    for sentence in conversation.missing(talk.answers).values():
        raise talks.TalkCannotBe(sentence)
    is_later = act.date > timezone.localdate(talk.planned_at)
    talk.state, talk.held_at = TalkState.HELD.value, talk.planned_at if is_later else act.at
    talk.save(update_fields=["state", "held_at"])
    was_there = talk.attendances.filter(told_how=Told.UNPLANNED.value, outcome=Outcome.PRESENT.value)
    was_there.update(told_at=talk.planned_at)
    for row in rows:
        if row.outcome == Outcome.PRESENT and row.party.role == PartyRole.CARER and row.party.person_id:
            _ask_how_it_was(talk, row.party, act)
    acts.wind_clock(talk.case)
    _log(talk, act.by, Action.CHANGE, act.at)


def _ask_how_it_was(talk: Conversation, party: Party, act: Act) -> None:
    if party.email:
        sender = sender_of(talk.municipality, on=act.date)
        here = own_page(party=party, name="casework-own:say-how-it-was", public_id=talk.public_id)
        mail = talk_mails.afterwards(party.name, talk.case.reference, here, sender)
        inviting.send(talk=talk, party=party, mail=mail, about="how-it-was")


@transaction.atomic
def cancel_talk(*, act: Act, talk_id: uuid.UUID) -> None:
    """Call a talk off that was not held, and tell who was invited by mail; of one that is written up nobody heard."""
    talk = _lock_talk(act, talk_id)
    if talk.state != TalkState.PLANNED:
        return
    talk.state = TalkState.CANCELLED.value
    talk.save(update_fields=["state"])
    sender, day = sender_of(talk.municipality, on=act.date), timezone.localdate(talk.planned_at)
    told = talk.attendances.exclude(told_how=Told.UNPLANNED.value).exclude(party__email="")
    for row in told.select_related("party"):
        mail = talk_mails.cancelled(row.party.name, talk.case.reference, day, sender)
        inviting.send(talk=talk, party=row.party, mail=mail, about="cancelled")
    _log(talk, act.by, Action.CHANGE, act.at)


def _lock_talk(act: Act, talk_id: uuid.UUID) -> Conversation:
    """Return a talk that somebody may read, and that nobody else changes until the transaction ends."""
    case = acts.lock_case(act)
    talk = case.conversations.select_for_update(of=("self",)).select_related("municipality", "case")
    found: Conversation | None = talk.filter(public_id=talk_id).first()
    if found is None or not queries.may_work_on(found, case, act.by):
        raise acts.CaseIsGone
    return found


@transaction.atomic
def open_talk(*, act: Act, talk_id: uuid.UUID) -> queries.TalkFile:
    """Return a talk with all that was said, and write down who read it."""
    found = queries.get_talk(act.case_id, talk_id, act.by)
    if found is None:
        raise acts.CaseIsGone
    talk = Conversation.objects.select_related("case").get(public_id=talk_id)
    _log(talk, act.by, Action.SEE, act.at)
    return found


def _log(talk: Conversation, by: Worker, action: Action, at: datetime.datetime) -> None:
    """Write a row for each person who is in a talk; a confidential one is nobody's data but the carer's."""
    rows = talk.attendances.select_related("party__person").exclude(party__name="")
    subjects = acts.subjects_of(row.party for row in rows)
    what = CONFIDENTIAL if talk.is_confidential else WHAT
    acts.log(talk.case, by=by, action=action, subjects=subjects, what=what, at=at)
