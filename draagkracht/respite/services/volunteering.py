"""What comes with volunteering: instructions, expenses, a line on how a visit was, and one's own times."""

import datetime
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction

from draagkracht.accounts.models import User
from draagkracht.audit.rules import Action
from draagkracht.respite.models import Expense, HelpMatch, Instruction, Visit, VisitNote, Volunteer
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.rules.codes import Skill
from draagkracht.respite.rules.expenses import ExpenseState
from draagkracht.respite.services.volunteers import VolunteerIsGone, lock_own, log, who_is

WIDEST: Final = 120


class CoachIsMissing(Exception):
    """What was a professional's task asks for a coach by name first."""


class ThingIsGone(Exception):
    """There is no such visit, instruction or expense, or not for this person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instructing:
    """What was shown, by whom and when."""

    skill: Skill
    text: str
    by: str
    date: datetime.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What somebody paid: whole kilometres at a rate in cents, other costs in cents."""

    date: datetime.date
    km: int
    km_cents: int
    cents: int
    about: str


@transaction.atomic
def add_instruction(
    *, public_id: UUID, instructing: Instructing, by: Coordinator, key: UUID, at: datetime.datetime
) -> None:
    """Note an instruction for what was a professional's task. Raises VolunteerIsGone and CoachIsMissing."""
    row = lock_own(public_id=public_id, by=by)
    if not row.coach_name:
        raise CoachIsMissing
    if Instruction.objects.filter(key=key).exists():
        return
    Instruction.objects.create(
        municipality_id=row.municipality_id,
        volunteer=row,
        skill=instructing.skill.value,
        text=instructing.text,
        instructed_by=instructing.by,
        instructed_date=instructing.date,
        key=key,
    )
    log(row, action=Action.ADD, by=by.who, at=at, what="respite.instruction")


@transaction.atomic
def end_instruction(*, public_id: UUID, by: Coordinator, at: datetime.datetime) -> None:
    """Let an instruction count no more; one that ended is left so. Raises ThingIsGone."""
    rows = Instruction.objects.select_for_update(of=("self",)).select_related("volunteer")
    row = rows.filter(public_id=public_id, volunteer__organisation__in=by.ids).first()
    if row is None:
        raise ThingIsGone
    if row.ended_at is None:
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        log(row.volunteer, action=Action.REMOVE, by=by.who, at=at, what="respite.instruction")


@transaction.atomic
def tie_user(*, user_id: int, at: datetime.datetime) -> None:
    """Tie an account to the volunteer whom a coordinator entered with its address of mail, where there is one.

    Signing in proved the address; the role was given by who invited them.
    """
    if Volunteer.objects.filter(user_id=user_id, ended_at__isnull=True).exists():
        return
    email = User.objects.values_list("email", flat=True).get(pk=user_id)
    rows = Volunteer.objects.select_for_update(of=("self",)).filter(user__isnull=True, ended_at__isnull=True)
    row = rows.filter(email=email).order_by("pk").first() if email else None
    if row is not None:
        row.user_id = user_id
        row.save(update_fields=["user"])
        log(row, action=Action.CHANGE, by=who_is(row.public_id), at=at)


@transaction.atomic
def change_own_times(
    *, volunteer_id: int, dayparts: list[int], visits_per_week: int, max_km: int, at: datetime.datetime
) -> None:
    """Let a volunteer say when they can, how often, and how far; visits that were agreed stay."""
    row = _mine(volunteer_id)
    row.dayparts, row.visits_per_week, row.max_km = dayparts, visits_per_week, max_km
    row.save(update_fields=["dayparts", "visits_per_week", "max_km"])
    log(row, action=Action.CHANGE, by=who_is(row.public_id), at=at)


@transaction.atomic
def note_expense(*, volunteer_id: int, spent: Spent, key: UUID, at: datetime.datetime) -> None:
    """Note what a volunteer paid. Sending a form twice has one effect."""
    row = _mine(volunteer_id)
    if Expense.objects.filter(key=key).exists():
        return
    Expense.objects.create(
        municipality_id=row.municipality_id,
        volunteer=row,
        date=spent.date,
        km=spent.km,
        km_cents=spent.km_cents,
        cents=spent.cents,
        about=spent.about,
        noted_at=at,
        key=key,
    )
    log(row, action=Action.ADD, by=who_is(row.public_id), at=at, what="respite.expense")


@transaction.atomic
def remove_expense(*, volunteer_id: int, public_id: UUID, at: datetime.datetime) -> None:
    """Take back what was noted and not decided yet; what is gone is as good."""
    row = _mine(volunteer_id)
    waiting = Expense.objects.filter(volunteer=row, public_id=public_id, state=ExpenseState.NOTED.value)
    if waiting.delete()[0]:
        log(row, action=Action.REMOVE, by=who_is(row.public_id), at=at, what="respite.expense")


@transaction.atomic
def decide_expense(
    *, public_id: UUID, is_approved: bool, said: str = "", by: Coordinator, at: datetime.datetime
) -> None:
    """Say yes or no to what a volunteer paid; the first answer counts. Raises ThingIsGone."""
    rows = Expense.objects.select_for_update(of=("self",)).select_related("volunteer")
    row = rows.filter(public_id=public_id, volunteer__organisation__in=by.ids).first()
    if row is None:
        raise ThingIsGone
    if row.state != ExpenseState.NOTED.value:
        return
    row.state = (ExpenseState.APPROVED if is_approved else ExpenseState.REFUSED).value
    row.decided_at, row.decided_by, row.said = at, by.name[:WIDEST], said
    row.save(update_fields=["state", "decided_at", "decided_by", "said"])
    log(row.volunteer, action=Action.CHANGE, by=by.who, at=at, what="respite.expense")


@transaction.atomic
def note_visit(*, volunteer_id: int, visit_id: int, text: str, wants_talk: bool, at: datetime.datetime) -> None:
    """Keep how a visit was; a second time replaces the words. Raises ThingIsGone."""
    row = _mine(volunteer_id)
    visit = Visit.objects.select_for_update().filter(pk=visit_id, volunteer=row).first()
    if visit is None:
        raise ThingIsGone
    said = {"text": text, "wants_talk": wants_talk, "at": at, "municipality_id": row.municipality_id}
    VisitNote.objects.update_or_create(visit=visit, defaults=said)
    log(row, action=Action.ADD, by=who_is(row.public_id), at=at, what="respite.visit")


@transaction.atomic
def note_help(*, volunteer_id: int, match_id: int, text: str, wants_talk: bool, at: datetime.datetime) -> None:
    """Keep how it was to help with something small. Raises ThingIsGone."""
    row = _mine(volunteer_id)
    mine = HelpMatch.objects.filter(pk=match_id, volunteer=row, ended_at__isnull=True)
    if not mine.update(words=text, wants_talk=wants_talk):
        raise ThingIsGone
    log(row, action=Action.ADD, by=who_is(row.public_id), at=at, what="respite.visit")


def _mine(volunteer_id: int) -> Volunteer:
    row = Volunteer.objects.select_for_update(of=("self",)).filter(pk=volunteer_id, ended_at__isnull=True).first()
    if row is None:
        raise VolunteerIsGone
    return row
