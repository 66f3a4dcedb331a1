"""Reading for which services the money ends."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from draagkracht.base import tenancy
from draagkracht.directory.models import Service
from draagkracht.directory.queries import lacking
from draagkracht.directory.rules import funding


@dataclass(frozen=True, slots=True)
class Ending:
    """A service that is paid for until a day."""

    id: int
    name: str
    organization: str
    until: date
    urgency: funding.Urgency


def list_ending(today: date) -> tuple[Ending, ...]:
    """Return the present municipality's services that are paid for a time, the first one to end first."""
    rows = _temporary().order_by("funding_until", "name", "pk")
    return tuple(
        Ending(pk, name, organization or "", until, funding.urgency(until, today))
        for pk, name, organization, until in rows.values_list("pk", "name", "organization__name", "funding_until")
        if until is not None
    )


def count_ending(today: date) -> int:
    """Return for how many services the money is over, or ends soon enough to think about it now."""
    return ending_soon(today).count()


def ending_soon(today: date) -> "QuerySet[Service]":
    """Return these services."""
    last = today + timedelta(days=funding.WARN_DAYS)
    return _temporary().filter(funding_until__lte=last)


def count_unknown() -> int:
    """Return of how many services nobody noted how long there is money."""
    return _own().filter(funding_kind="").count()


def _temporary() -> "QuerySet[Service]":
    return _own().filter(funding_until__isnull=False)


def _own() -> "QuerySet[Service]":
    return Service.objects.filter(lacking.on_site(), municipality__in=tenancy.current_municipalities())
