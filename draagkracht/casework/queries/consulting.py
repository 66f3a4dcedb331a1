"""What colleagues ask each other, and how often."""

import datetime
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from draagkracht.casework.models import Case, Consult, ConsultAnswer, Party
from draagkracht.casework.permissions import Worker, has


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a colleague answered."""

    public_id: UUID
    text: str
    colleague: str
    date: datetime.date
    has_helped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to colleagues with its answers, the first one first."""

    public_id: UUID
    subject: str
    text: str
    asker: str
    is_mine: bool
    asked_date: datetime.date
    is_closed: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """How many questions were asked in a month, and of these how many were answered, and helped."""

    first_day: datetime.date
    asked: int
    answered: int
    helped: int


def list_questions(worker: Worker) -> tuple[Question, ...]:
    """Return the questions: open ones first, the last first. Two queries."""
    rows = Consult.objects.prefetch_related("answers").order_by("-asked_at", "-pk")
    found = [_question(row, worker) for row in rows]
    return tuple(sorted(found, key=lambda one: one.is_closed))


def get_question(worker: Worker, public_id: UUID) -> Question | None:
    """Return a question; None where it is not there any more."""
    row = Consult.objects.prefetch_related("answers").filter(public_id=public_id).first()
    return _question(row, worker) if row else None


def list_months(worker: Worker) -> tuple[Month, ...]:
    """Return how often colleagues asked each other, month by month, the last first."""
    asked, answered, helped = Counter[datetime.date](), Counter[datetime.date](), Counter[datetime.date]()
    for one in list_questions(worker):
        month = one.asked_date.replace(day=1)
        asked[month] += 1
        answered[month] += bool(one.answers)
        helped[month] += any(answer.has_helped for answer in one.answers)
    return tuple(Month(month, asked[month], answered[month], helped[month]) for month in sorted(asked, reverse=True))


def list_own_names(worker: Worker) -> list[str]:
    """Return the names of the people in somebody's own cases."""
    rows = Party.objects.exclude(name="").filter(case__in=Case.objects.filter(has(worker)))
    return list(rows.values_list("name", flat=True).distinct())


def _question(row: Consult, worker: Worker) -> Question:
    return Question(
        public_id=row.public_id,
        subject=row.subject,
        text=row.text,
        asker=row.asker,
        is_mine=row.asked_by_id == worker.user_id,
        asked_date=timezone.localdate(row.asked_at),
        is_closed=row.closed_at is not None,
        answers=tuple(_answer(one) for one in row.answers.all()),
    )


def _answer(row: ConsultAnswer) -> Answer:
    return Answer(
        public_id=row.public_id,
        text=row.text,
        colleague=row.colleague,
        date=timezone.localdate(row.at),
        has_helped=row.has_helped,
    )
