"""What volunteers paid: their own, and by month for who coordinates them."""

import datetime
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from draagkracht.municipalities.queries import get_parameter
from draagkracht.respite.models import Expense
from draagkracht.respite.queries.coordinators import Coordinator
from draagkracht.respite.rules.expenses import KM_CENTS, PARAMETER, Cost, ExpenseState

MOST_OWN: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One expense of a volunteer."""

    public_id: UUID
    volunteer_id: int
    subject: UUID
    name: str
    date: datetime.date
    about: str
    cost: Cost
    state: ExpenseState
    said: str


def get_km_cents(on: datetime.date) -> int:
    """Return what is paid for a kilometre on a day, in cents."""
    found = get_parameter(PARAMETER, on)
    return int(found.value) if found else KM_CENTS


def list_month(coordinator: Coordinator, month: datetime.date) -> tuple[Noted, ...]:
    """Return what own volunteers paid in a month, by name and day; `month` is its first day."""
    rows = Expense.objects.filter(
        volunteer__organisation__in=coordinator.ids, date__year=month.year, date__month=month.month
    )
    return _noted(rows.order_by("volunteer__name", "date", "pk"))


def list_own(volunteer_id: int) -> tuple[Noted, ...]:
    """Return what a volunteer paid lately, the last first."""
    return _noted(Expense.objects.filter(volunteer_id=volunteer_id)[:MOST_OWN])


def count_to_decide(coordinator: Coordinator) -> int:
    """Return how many expenses wait for an answer."""
    rows = Expense.objects.filter(volunteer__organisation__in=coordinator.ids)
    return rows.filter(state=ExpenseState.NOTED.value).count()


def _noted(rows: "QuerySet[Expense]") -> tuple[Noted, ...]:
    return tuple(
        Noted(
            public_id=row.public_id,
            volunteer_id=row.volunteer_id,
            subject=row.volunteer.public_id,
            name=row.volunteer.name,
            date=row.date,
            about=row.about,
            cost=Cost(row.km, row.km_cents, row.cents),
            state=ExpenseState(row.state),
            said=row.said,
        )
        for row in rows.select_related("volunteer")
    )
