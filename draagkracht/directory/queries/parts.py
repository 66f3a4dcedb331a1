"""The parts of a service in the same query as the service: arrays of JSON objects, read back into records."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.functions import JSONObject

from draagkracht.directory.models import Contact, CostOption, Schedule
from draagkracht.directory.rules.hsds import records

Row = Mapping[str, Any]

PRICE: Final = "option amount_cents currency amount_description valid_from valid_to".split()
SCHEDULE: Final = (
    "valid_from valid_to freq interval byday bymonthday opens_at closes_at attending_type description notes".split()
)
CONTACT: Final = "name title email phone phone_description".split()
FROM_TEXT: Final[Mapping[str, Callable[[str], object]]] = {
    "valid_from": datetime.date.fromisoformat,
    "valid_to": datetime.date.fromisoformat,
    "opens_at": datetime.time.fromisoformat,
    "closes_at": datetime.time.fromisoformat,
}


def cost_options() -> ArraySubquery:
    """Return the prices of the service at hand, for `read_cost_options`."""
    return array_of(CostOption.objects.all(), PRICE)


def schedules() -> ArraySubquery:
    """Return the schedules of the service at hand, for `read_schedules`."""
    return array_of(Schedule.objects.all(), SCHEDULE)


def contacts() -> ArraySubquery:
    """Return the contacts of the service at hand, as objects with the columns CONTACT."""
    return array_of(Contact.objects.all(), CONTACT)


def array_of(parts: "QuerySet[Any]", columns: Sequence[str], **named: Any) -> ArraySubquery:
    """Return parts of the service at hand as objects, in the order in which they were given."""
    row = JSONObject(id=Value(""), **{column: F(column) for column in columns}, **named)
    return ArraySubquery(parts.filter(service=OuterRef("pk")).order_by("pk").values(row=row))


def read_cost_options(rows: Sequence[Row]) -> tuple[records.CostOption, ...]:
    """Return the prices from their objects."""
    return tuple(records.CostOption(**_typed(row)) for row in rows)


def read_schedules(rows: Sequence[Row]) -> tuple[records.Schedule, ...]:
    """Return the schedules from their objects."""
    return tuple(records.Schedule(**_typed(row)) for row in rows)


def _typed(row: Row) -> dict[str, Any]:
    return {
        name: FROM_TEXT[name](value) if name in FROM_TEXT and value is not None else value
        for name, value in row.items()
    }
