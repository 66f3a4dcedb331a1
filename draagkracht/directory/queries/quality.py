"""How good the directory of the present municipality is: counted, and nothing changed."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Min
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.directory.models import ChangeRequest, DuplicatePair, Enquiry, Service
from draagkracht.directory.queries import lacking
from draagkracht.directory.queries.funding import ending_soon
from draagkracht.directory.queries.listing import published
from draagkracht.directory.rules import codes, freshness, proposals
from draagkracht.directory.rules.coverage import Covered, cover
from draagkracht.directory.rules.duplicates import PairState
from draagkracht.directory.rules.keeping import CheckedAge, Lack


@dataclass(frozen=True, slots=True)
class Counts:
    """The municipality's own services on the site: how many, by the age of their check, and by what they lack."""

    total: int
    ages: Mapping[CheckedAge, int]
    lacks: Mapping[Lack, int]


class QueueKind(StrEnum):
    """What waits for an editor."""

    PROPOSALS = "proposals"
    FRESHNESS = "freshness"
    DUPLICATES = "duplicates"
    FUNDING = "funding"


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits: how much, and since when the oldest does (of money: the first day that it ends); None if unknown."""

    kind: QueueKind
    number: int
    first_date: datetime.date | None


def count_services(now: datetime.datetime) -> Counts:
    """Return the figures of the municipality's own services that the public sees. One query."""
    own = Service.objects.filter(lacking.on_site(), municipality__in=tenancy.current_municipalities())
    ages = {f"age_{age.name}": Count("pk", filter=lacking.checked(age, now)) for age in CheckedAge}
    lacks = {f"lack_{lack.name}": Count("pk", filter=wanting) for lack, wanting in lacking.lacks().items()}
    found = own.aggregate(total=Count("pk"), **ages, **lacks)
    return Counts(
        total=found["total"],
        ages={age: found[f"age_{age.name}"] for age in CheckedAge},
        lacks={lack: found[f"lack_{lack.name}"] for lack in Lack},
    )


def get_coverage() -> tuple[Covered, ...]:
    """Return how the services in the public list, own and shared ones, cover each kind of help. One query."""
    listed = published(codes.ServiceStatus.ACTIVE).order_by()
    return cover(listed.values_list("base_functions", "conditions").annotate(number=Count("pk")))


def list_queues(now: datetime.datetime) -> tuple[Queue, ...]:
    """Return what waits for an editor, with its age. One query each."""
    today = timezone.localdate(now)
    return (
        _since(QueueKind.PROPOSALS, ChangeRequest.objects.filter(state=proposals.State.WAITING), "asked_at"),
        _since(QueueKind.FRESHNESS, Enquiry.objects.filter(state=freshness.State.TO_CALL), "asked_at"),
        Queue(QueueKind.DUPLICATES, DuplicatePair.objects.filter(state=PairState.OPEN).count(), None),
        _since(QueueKind.FUNDING, ending_soon(today), "funding_until"),
    )


def _since(kind: QueueKind, rows: Any, column: str) -> Queue:
    found = rows.aggregate(number=Count("pk"), first=Min(column))
    first = found["first"]
    day = timezone.localdate(first) if isinstance(first, datetime.datetime) else first
    return Queue(kind, found["number"], day)
