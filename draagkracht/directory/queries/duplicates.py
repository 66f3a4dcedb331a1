"""Reading what is probably twice in the directory, and where an entry went that was merged."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from draagkracht.base import tenancy
from draagkracht.directory.models import Contact, DuplicatePair, Service, ServiceAtLocation
from draagkracht.directory.queries.staff import names_of
from draagkracht.directory.queries.values import Values, values_of
from draagkracht.directory.rules import codes, duplicates
from draagkracht.directory.rules.history import Subject

MOST_DECIDED: Final = 20


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of the two services of a pair."""

    id: int
    service_id: str
    name: str
    organization: str
    status: codes.ServiceStatus
    modified_at: datetime
    assured_at: datetime | None
    merged_into_id: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two services that look alike, in what, and what was decided."""

    id: int
    first: Candidate
    second: Candidate
    likeness: float
    traits: tuple[duplicates.Trait, ...]
    state: duplicates.PairState
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair with all values of both, by the name of the field; `names` of organisations and places, by id."""

    pair: Pair
    first: Values
    second: Values
    names: dict[str, str]


def list_entries() -> list[duplicates.Entry]:
    """Return the present municipality's own services that are still there, as the comparison takes them."""
    services = list(_own().values("pk", "name", "organization__name", "url"))
    phones, addresses = _phones(), _addresses()
    return [
        duplicates.Entry(
            id=row["pk"],
            name=row["name"],
            organization=row["organization__name"] or "",
            phones=tuple(phones[row["pk"]]),
            addresses=tuple(addresses[row["pk"]]),
            website=row["url"],
        )
        for row in services
    ]


def list_pairs() -> tuple[Pair, ...]:
    """Return the pairs of the present municipality that wait for a decision, the most alike first."""
    return tuple(_pair(row) for row in _waiting().order_by("-likeness", "pk"))


def count_pairs() -> int:
    """Return how many pairs wait for a decision."""
    return DuplicatePair.objects.filter(state=duplicates.PairState.OPEN).count()


def list_decided() -> tuple[Pair, ...]:
    """Return the latest decisions, the last one first."""
    decided = DuplicatePair.objects.exclude(state=duplicates.PairState.OPEN).select_related(*WITH)
    return tuple(_pair(row) for row in decided.order_by("-decided_at", "-pk")[:MOST_DECIDED])


def get_comparison(pair_id: int) -> Comparison | None:
    """Return a pair of the present municipality with the values of both; None when there is none."""
    row = DuplicatePair.objects.filter(pk=pair_id).select_related(*WITH).first()
    if row is None:
        return None
    values = values_of(Subject.SERVICE, [row.first, row.second])
    first, second = values[row.first_id], values[row.second_id]
    return Comparison(_pair(row), first, second, {**names_of(first), **names_of(second)})


def find_merged(service_id: str) -> str | None:
    """Return the id of the service that another was merged into; None when it was not, or that one is gone too."""
    if not service_id.isprintable():
        return None
    merged = Service.objects.filter(hsds_id=service_id, merged_into__isnull=False)
    return merged.order_by("pk").values_list("merged_into__hsds_id", flat=True).first()


WITH: Final = ("first__organization", "second__organization")


def _own() -> Any:
    own = Service.objects.filter(municipality__in=tenancy.current_municipalities(), merged_into=None)
    return own.exclude(status=codes.ServiceStatus.DEFUNCT)


def _waiting() -> Any:
    return DuplicatePair.objects.filter(state=duplicates.PairState.OPEN).select_related(*WITH)


def _phones() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    own = Contact.objects.filter(service__in=_own().values("pk")).exclude(phone="")
    for pk, phone in own.values_list("service_id", "phone"):
        found[pk].append(phone)
    return found


def _addresses() -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    own = ServiceAtLocation.objects.filter(service__in=_own().values("pk")).exclude(
        Q(location__address_1="") | Q(location__postal_code="")
    )
    for pk, street, postcode in own.values_list("service_id", "location__address_1", "location__postal_code"):
        found[pk].append(f"{street} {postcode}")
    return found


def _pair(row: DuplicatePair) -> Pair:
    return Pair(
        id=row.pk,
        first=_candidate(row.first),
        second=_candidate(row.second),
        likeness=row.likeness,
        traits=tuple(duplicates.Trait(trait) for trait in row.traits),
        state=duplicates.PairState(row.state),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
    )


def _candidate(service: Service) -> Candidate:
    return Candidate(
        id=service.pk,
        service_id=service.hsds_id,
        name=service.name,
        organization=service.organization.name if service.organization else "",
        status=codes.ServiceStatus(service.status),
        modified_at=service.modified_at,
        assured_at=service.assured_at,
        merged_into_id=service.merged_into_id,
    )
