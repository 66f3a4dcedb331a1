"""Which services the public sees, and a page of those that were looked for."""

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.db.models.functions import ACos, Cos, Greatest, Least, Radians, Sin
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.directory.models import Schedule, Service
from draagkracht.directory.queries import parts, search
from draagkracht.directory.queries.unanswered import UNANSWERED, unanswered
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.facts import YES, Facet, fact
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.places import AROUND_ZERO, EARTH_RADIUS_KM, Place
from draagkracht.directory.rules.presentation import ways

PER_PAGE: Final = 20
LAST_PAGE: Final = 1_000_000  # what is counted from it must fit in an integer of the database
PUBLISHED: Final = (codes.ServiceStatus.ACTIVE, codes.ServiceStatus.TEMPORARILY_CLOSED)
COLUMNS: Final = (
    "hsds_id",
    "name",
    "description",
    "base_functions",
    "laws",
    "languages",
    "assured_at",
    "organization__name",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What somebody chose; what is empty does not count. `here` is where distances are measured from.

    `literally`: words are looked for as they are written. `order` is what comes first, where somebody chose that.
    """

    need: codes.BaseFunction | None = None
    condition: codes.Condition | None = None
    respite_form: codes.RespiteForm | None = None
    language: str = ""
    law: codes.Law | None = None
    day: str = ""
    is_free: bool = False
    at_home: bool = False
    online: bool = False
    age: int | None = None
    words: str = ""
    literally: bool = False
    here: Place | None = None
    order: search.Order | None = None

    def chosen(self) -> dict[Facet, str]:
        """Return the choices that are facts of a service."""
        codes_of = {
            Facet.NEED: self.need,
            Facet.CONDITION: self.condition,
            Facet.RESPITE_FORM: self.respite_form,
            Facet.LAW: self.law,
            Facet.LANGUAGE: self.language,
            Facet.DAY: self.day,
            Facet.FREE: YES if self.is_free else "",
            Facet.AT_HOME: YES if self.at_home else "",
            Facet.ONLINE: YES if self.online else "",
        }
        return {facet: str(code) for facet, code in codes_of.items() if code}

    def wish(self) -> search.Wish:
        """Return what is looked for besides the words."""
        return search.Wish(chosen=self.chosen(), age=self.age, here=self.here, order=self.present_order())

    def present_order(self) -> search.Order:
        """Return what comes first: with words what fits best, else what is near, where `here` is known."""
        if self.order is search.Order.DISTANCE or (not self.words and self.order is None):
            return search.Order.DISTANCE if self.here else search.Order.NAME
        return search.Order.FIT


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedService:
    """A service as one of a list; `distance_km` is that of its nearest place, where it has one and `here` is known.

    `spots` are all its places on the map.
    """

    service_id: str
    name: str
    organization: str
    description: str
    needs: tuple[codes.BaseFunction, ...]
    laws: tuple[codes.Law, ...]
    languages: tuple[str, ...]
    attendance: tuple[codes.Attendance, ...]
    cost_options: tuple[records.CostOption, ...]
    assured_date: datetime.date | None
    distance_km: float | None
    spots: tuple[Place, ...] = ()
    is_unanswered: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the services that fit the filters: page number `page` of `pages`, with `total` services in all.

    `found` says how the words were understood, and how many services each further choice would leave.
    """

    services: tuple[ListedService, ...]
    total: int
    page: int
    pages: int
    found: search.Found
    order: search.Order

    def count(self, facet: Facet, code: str = YES) -> int:
        """Return how many services there are with this choice more, or with it instead of another of its kind."""
        return self.found.counts.get(fact(facet, code), 0)


def list_services(filters: Filters, *, page: int = 1) -> Listing:
    """Return a page of the active services that fit.

    Before the first page comes the first, after the last comes the last. Three queries, whatever the number of
    services; at most eight, where nothing is found.
    """
    wish = replace(filters.wish(), skipped=(min(max(page, 1), LAST_PAGE) - 1) * PER_PAGE, most=PER_PAGE)
    found = search.find(filters.words, wish, literally=filters.literally)
    pages = max(1, math.ceil(found.total / PER_PAGE))
    shown = min(max(page, 1), pages)
    if shown != max(page, 1):
        found = search.find(filters.words, replace(wish, skipped=(shown - 1) * PER_PAGE), literally=filters.literally)
    return Listing(_services(found.hits), found.total, shown, pages, found, wish.order)


def list_languages() -> list[str]:
    """Return the codes of the languages in which there is a service, in one query."""
    counts = search.count_services(search.Wish())
    return sorted(name.partition(":")[2] for name in counts if name.startswith(f"{Facet.LANGUAGE}:"))


def _services(hits: Sequence[search.Hit]) -> tuple[ListedService, ...]:
    """Return what a list shows of these services, in the same order."""
    columns = (*COLUMNS, "search_entry__latitudes", "search_entry__longitudes")
    rows = Service.objects.filter(pk__in=[hit.pk for hit in hits]).values("pk", *columns, **_parts())
    by_key = {row["pk"]: row for row in rows}
    return tuple(_listed(by_key[hit.pk], hit.distance_km) for hit in hits if hit.pk in by_key)


def published(*statuses: codes.ServiceStatus) -> "QuerySet[Service]":
    """Return the services with one of these statuses that serve the present municipality, each id once.

    Where an id exists twice the municipality's own row counts; of two that are both others', the older row.
    """
    here = list(tenancy.current_municipalities())
    serving = Q(is_everywhere=True) | Q(served_ids__overlap=here)
    owner = ExpressionWrapper(OuterRef("municipality_id"), output_field=models.BigIntegerField())
    better = (
        Service.objects.filter(serving, hsds_id=OuterRef("hsds_id"), status__in=PUBLISHED, merged_into=None)
        .filter(Q(municipality__in=here) | Q(pk__lt=OuterRef("pk")))
        .annotate(other_owner=owner)
        .exclude(other_owner__in=here)
    )
    return Service.objects.filter(serving, status__in=statuses, merged_into=None).exclude(Exists(better))


def distance_to(here: Place, latitude: str, longitude: str) -> models.expressions.Combinable:
    """Return the distance in km between a point and two columns, over the surface of a sphere (law of cosines)."""
    there, north = Radians(F(latitude)), math.radians(here.latitude)
    along = math.cos(north) * Cos(there) * Cos(Radians(F(longitude)) - math.radians(here.longitude))
    return EARTH_RADIUS_KM * ACos(Least(1.0, Greatest(-1.0, along + math.sin(north) * Sin(there))))


def located(prefix: str = "") -> Q:
    """Return the condition that a place is on the map: systems without coordinates write none, or zeros."""
    near_zero = Q(**{f"{prefix}latitude__range": (-AROUND_ZERO, AROUND_ZERO)}) & Q(
        **{f"{prefix}longitude__range": (-AROUND_ZERO, AROUND_ZERO)}
    )
    return Q(**{f"{prefix}latitude__isnull": False, f"{prefix}longitude__isnull": False}) & ~near_zero


def _parts() -> dict[str, Any]:
    """Return what is read for the services of one page only: the database does so after it has cut the page out."""
    attending = Schedule.objects.filter(service=OuterRef("pk")).values("attending_type")
    return {"prices": parts.cost_options(), "attending_types": ArraySubquery(attending), UNANSWERED: unanswered()}


def _listed(row: dict[str, Any], distance_km: float | None) -> ListedService:
    return ListedService(
        service_id=row["hsds_id"],
        name=row["name"],
        organization=row["organization__name"] or "",
        description=row["description"],
        needs=tuple(codes.BaseFunction(code) for code in row["base_functions"]),
        laws=tuple(codes.Law(code) for code in row["laws"]),
        languages=tuple(row["languages"]),
        attendance=ways(row["attending_types"]),
        cost_options=parts.read_cost_options(row["prices"]),
        assured_date=timezone.localdate(row["assured_at"]) if row["assured_at"] else None,
        distance_km=distance_km,
        is_unanswered=row[UNANSWERED],
        spots=tuple(map(Place, row["search_entry__latitudes"] or (), row["search_entry__longitudes"] or ())),
    )
