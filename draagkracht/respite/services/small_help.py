"""Small help: asked with one page, taken by a person, ended without a reason, and deleted some weeks later.

What happens between (who comes, and to whom it is handed) stands in helping.py.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from draagkracht.audit import services as audit
from draagkracht.audit.rules import CLOCK, Action, Basis, Purpose, Who
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import HelpHanding, HelpMatch, SmallHelp
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.queries.small_help import Question, list_questions
from draagkracht.respite.rules import small_help as rules
from draagkracht.respite.rules.codes import Task
from draagkracht.respite.rules.small_help import Hurry, Side, State, Step
from draagkracht.respite.services.help_weeks import give_back_week

WHAT: Final = "respite.small-help"
MOST_OPEN: Final = 10  # of one person


class HelpIsGone(Exception):
    """There is no such question, or not for this person."""


class TooManyQuestions(Exception):
    """Somebody has more open questions than one person can be helped with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked, where, and how to reach who asks."""

    task: Task
    hurry: Hurry
    wanted_date: datetime.date | None = None
    about: str = field(repr=False)
    district: str
    latitude: float
    longitude: float
    name: str = field(repr=False)
    phone: str = field(repr=False)
    email: str = field(default="", repr=False)
    speaks: str = "nl"


@transaction.atomic
def ask_help(
    *,
    municipality_id: int,
    asking: Asking,
    by: Who,
    key: UUID,
    at: datetime.datetime,
    person_id: int | None = None,
    subject_id: UUID | None = None,
    made_by: str = "",
) -> UUID:
    """Ask for small help, for oneself or for somebody on the telephone; return the public id of the question.

    Sending a form twice has one effect. Raises TooManyQuestions.
    """
    # One at a time a municipality: the second of the same form finds the first.
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)
    earlier = SmallHelp.objects.filter(key=key).first()
    if earlier is not None:
        return earlier.public_id
    if person_id and SmallHelp.objects.filter(person_id=person_id, ended_at__isnull=True).count() >= MOST_OPEN:
        raise TooManyQuestions
    row = SmallHelp(
        municipality_id=municipality_id,
        person_id=person_id,
        name=asking.name,
        phone=asking.phone,
        email=asking.email,
        speaks=asking.speaks,
        task=asking.task.value,
        hurry=asking.hurry.value,
        wanted_date=asking.wanted_date,
        about=asking.about,
        district=asking.district,
        latitude=asking.latitude,
        longitude=asking.longitude,
        made_by=made_by,
        asked_at=at,
        call_date=rules.call_date(asking.hurry, timezone.localtime(at), asking.wanted_date),
        state=State.ASKED.value,
        changed_at=at,
        key=key,
    )
    if subject_id is not None:
        row.subject_id = subject_id
    row.save(force_insert=True)
    log(row, action=Action.ADD, by=by, at=at)
    return row.public_id


@transaction.atomic
def take_help(*, public_id: UUID, by: Coordinator, at: datetime.datetime) -> None:
    """Take a question: from now on this organisation alone sees it, with the name and the number.

    A second time does nothing more. Raises HelpIsGone where another took it.
    """
    row = lock(Q(public_id=public_id))
    if row.organisation_id in by.ids:
        return
    if not by.ids or row.state != State.ASKED.value:
        raise HelpIsGone
    row.organisation_id = by.ids[0]
    move(row, step=Step.TAKE, side=Side.COORDINATOR, by=by.who, at=at)


@transaction.atomic
def see_question(*, public_id: UUID, subject_id: UUID, by: Coordinator, at: datetime.datetime) -> None:
    """Write down that a coordinator saw who asks; of what is not theirs nobody is named, and nothing is written."""
    row = SmallHelp.objects.filter(public_id=public_id, subject_id=subject_id, organisation__in=by.ids).first()
    if row is not None:
        log(row, action=Action.SEE, by=by.who, at=at)


@transaction.atomic
def see_questions(*, by: Coordinator, at: datetime.datetime) -> tuple[Question, ...]:
    """Return what a coordinator sees, and write down whose names stood on the screen."""
    found = list_questions(by)
    (municipality_id,) = tenancy.current_municipalities()
    audit.record_each(
        municipality_id=municipality_id,
        actor=by.who,
        subjects=[one.subject_id for one in found if one.name],
        action=Action.SEE,
        what=WHAT,
        why=Purpose.RESPITE,
        basis=Basis.CONSENT,
        at=at,
    )
    return found


@transaction.atomic
def finish_help(*, which: Q, side: Side, by: Who, at: datetime.datetime) -> None:
    """Note that it was done; once is enough. Raises HelpIsGone and rules.StepIsNotPossible."""
    row = lock(which)
    if row.state != State.DONE.value:
        move(row, step=Step.FINISH, side=side, by=by, at=at)


@transaction.atomic
def say_how_it_was(*, which: Q, score: int | None, words: str, side: Side, by: Who, at: datetime.datetime) -> None:
    """Keep how it was for who asked, and that it was done. Raises HelpIsGone and rules.StepIsNotPossible."""
    row = lock(which)
    if row.state != State.DONE.value:
        move(row, step=Step.FINISH, side=side, by=by, at=at)
    row.score, row.words = score, words
    row.save(update_fields=["score", "words"])


@transaction.atomic
def stop_looking(*, which: Q, said: str, by: Who, at: datetime.datetime) -> None:
    """Say that nobody was found, and what else there is. Raises HelpIsGone and rules.StepIsNotPossible."""
    row = lock(which)
    if row.state == State.NOT_FOUND.value:
        return
    row.said = said
    move(row, step=Step.STOP_LOOKING, side=Side.COORDINATOR, by=by, at=at)


@transaction.atomic
def withdraw_help(*, which: Q, side: Side, by: Who, at: datetime.datetime) -> None:
    """Let a question go, without a reason; one that ended is left so. Raises HelpIsGone."""
    row = lock(which)
    if State(row.state) not in rules.LIVING:
        return
    for match in HelpMatch.objects.filter(help=row, ended_at__isnull=True):
        give_back_week(match=match)
    HelpMatch.objects.filter(help=row, ended_at__isnull=True).update(ended_at=at)
    HelpHanding.objects.filter(help=row, ended_at__isnull=True).update(ended_at=at)
    move(row, step=Step.WITHDRAW, side=side, by=by, at=at)


@transaction.atomic
def delete_old_help(*, now: datetime.datetime) -> int:
    """Delete questions some weeks after their end, and what nobody touched for half a year; return how many."""
    old = SmallHelp.objects.filter(
        Q(ended_at__lte=now - rules.KEPT_AFTER_END) | Q(changed_at__lte=now - rules.KEPT_OPEN)
    )
    for row in old:
        log(row, action=Action.REMOVE, by=CLOCK, at=now, why=Purpose.RETENTION)
    number = old.count()
    old.delete()
    return number


@transaction.atomic
def delete_help_of(*, person_id: int, by: Who, at: datetime.datetime) -> None:
    """Delete all that somebody asked, who erases their space; a volunteer's week is given back."""
    rows = SmallHelp.objects.select_for_update().filter(person_id=person_id)
    for row in rows:
        for match in HelpMatch.objects.filter(help=row, ended_at__isnull=True):
            give_back_week(match=match)
        log(row, action=Action.REMOVE, by=by, at=at, why=Purpose.RIGHTS)
    rows.delete()


def move(row: SmallHelp, *, step: Step, side: Side, by: Who, at: datetime.datetime) -> None:
    """Take a step with a question that is locked. Raises rules.StepIsNotPossible."""
    after = rules.take(State(row.state), step, side)
    row.state, row.changed_at = after.value, at
    row.ended_at = None if after in rules.LIVING else at
    row.save(update_fields=["state", "changed_at", "ended_at", "organisation", "said", "call_date"])
    log(row, action=Action.CHANGE, by=by, at=at)


def lock(which: Q) -> SmallHelp:
    """Lock a question. Raises HelpIsGone where there is none."""
    row = SmallHelp.objects.select_for_update(of=("self",)).filter(which).first()
    if row is None:
        raise HelpIsGone
    return row


def log(row: SmallHelp, *, action: Action, by: Who, at: datetime.datetime, why: Purpose = Purpose.RESPITE) -> None:
    """Write down that somebody saw or changed what somebody asked."""
    told: dict[str, Any] = {"action": action, "what": WHAT, "why": why, "basis": Basis.CONSENT, "at": at}
    audit.record(municipality_id=row.municipality_id, actor=by, subject=row.subject_id, **told)
