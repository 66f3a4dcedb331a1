"""The consult desk in words."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext, ngettext

from draagkracht.base import phone
from draagkracht.casework.displays import words
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.consulting import Month, Question


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """What a colleague answered."""

    public_id: uuid.UUID
    text: str
    by: str
    has_helped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionShown:
    """A question with its answers."""

    public_id: uuid.UUID
    subject: str
    text: str
    by: str
    tags: tuple[str, ...]
    is_mine: bool
    is_open: bool
    may_close: bool
    answers: tuple[AnswerShown, ...]


@dataclass(frozen=True, slots=True)
class MonthsTable:
    """How often colleagues asked each other."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def leads_shown(leads: Sequence[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return (team, who and by which number) of whom colleagues ask about caring."""
    return [(team, " · ".join(filter(None, (name, phone.in_groups(number))))) for team, name, number in leads]


def question_shown(one: Question, worker: Worker) -> QuestionShown:
    """Return a question in words."""
    number = len(one.answers)
    answers = ngettext("%(number)s antwoord", "%(number)s antwoorden", number) % {"number": number}
    return QuestionShown(
        public_id=one.public_id,
        subject=one.subject,
        text=one.text,
        by=f"{one.asker}, {words.day(one.asked_date)}",
        tags=(gettext("Gesloten") if one.is_closed else gettext("Open"), answers),
        is_mine=one.is_mine,
        is_open=not one.is_closed,
        may_close=not one.is_closed and (one.is_mine or worker.leads),
        answers=tuple(
            AnswerShown(each.public_id, each.text, f"{each.colleague}, {words.day(each.date)}", each.has_helped)
            for each in one.answers
        ),
    )


def months_table(months: Sequence[Month]) -> MonthsTable:
    """Return how often colleagues asked each other, as a table."""
    return MonthsTable(
        (gettext("Maand"), gettext("Gevraagd"), gettext("Beantwoord"), gettext("Dit hielp")),
        tuple(
            (str(formats.date_format(one.first_day, "F Y")), str(one.asked), str(one.answered), str(one.helped))
            for one in months
        ),
    )
