"""Which services the public sees, chosen, counted, ordered and paged by the database."""

import datetime
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, Min, OuterRef, Q, QuerySet
from django.db.models.functions import ACos, Cos, Greatest, Least, Lower, Radians, Sin
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.directory.models import CostOption, Schedule, Service
from draagkracht.directory.queries import parts
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.places import AROUND_ZERO, EARTH_RADIUS_KM, Place
from draagkracht.directory.rules.presentation import ways

PER_PAGE: Final = 20
MOST_WORDS: Final = 8
PUBLISHED: Final = (codes.ServiceStatus.ACTIVE, codes.ServiceStatus.TEMPORARILY_CLOSED)
WITHOUT_TRAVEL: Final = (codes.Attendance.ONLINE, codes.Attendance.PHONE)


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
    """What somebody chose; what is empty does not count. `here` is where distances are measured from."""

    need: codes.BaseFunction | None = None
    condition: codes.Condition | None = None
    respite_form: codes.RespiteForm | None = None
    language: str = ""
    law: codes.Law | None = None
    is_free: bool = False
    at_home: bool = False
    online: bool = False
    words: str = ""
    here: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedService:
    """A service as one of a list; `distance_km` is that of its nearest place, where it has one and `here` is known."""

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


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the services that fit the filters: page number `page` of `pages`, with `total` services in all."""

    services: tuple[ListedService, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from in the present municipality, with the number of services for each code."""

    needs: Mapping[codes.BaseFunction, int]
    languages: Mapping[str, int]


def list_services(filters: Filters, *, page: int = 1) -> Listing:
    """Return a page of the active services that fit, nearest first where `here` is known, else by name.

    Before the first page comes the first, after the last comes the last. Two queries, whatever the number of services.
    """
    found = fitting(filters)
    total = found.count()
    pages = max(1, math.ceil(total / PER_PAGE))
    shown = min(max(page, 1), pages)
    start = (shown - 1) * PER_PAGE
    rows = _in_order(found, filters.here).values("distance_km", *COLUMNS, **_parts())[start : start + PER_PAGE]
    return Listing(tuple(_listed(row) for row in rows), total, shown, pages)


def get_choices() -> Choices:
    """Return how many active services there are for each need and each language, in one query."""
    both = models.Func(F("base_functions"), F("languages"), template="unnest(%(expressions)s)", arg_joiner=" || ")
    both.output_field, both.set_returning = models.CharField(), True
    rows = published(codes.ServiceStatus.ACTIVE).annotate(code=both).values_list("code").annotate(number=Count("pk"))
    counted = dict(rows.order_by())
    needs = {code: counted.pop(code, 0) for code in codes.BaseFunction}
    return Choices(needs, counted)


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


def fitting(filters: Filters) -> "QuerySet[Service]":
    """Return the active services that fit the filters."""
    found = with_words(published(codes.ServiceStatus.ACTIVE), filters.words)
    contains = {
        "base_functions": filters.need,
        "respite_forms": filters.respite_form,
        "laws": filters.law,
    }
    found = found.filter(**{f"{field}__contains": [str(code)] for field, code in contains.items() if code})
    if filters.condition:
        found = found.filter(_for_condition(filters.condition))
    if filters.language:
        found = found.filter(_in_language(filters.language))
    if filters.is_free:
        found = found.filter(_is_free())
    ways = [codes.Attendance.HOME_VISIT] * filters.at_home + list(WITHOUT_TRAVEL) * filters.online
    return found.filter(_attended(*ways)) if ways else found


def with_words(services: "QuerySet[Service]", words: str) -> "QuerySet[Service]":
    """Return the services in which every word occurs: in a name, in the text, or in the name of the organisation."""
    for word in words.split()[:MOST_WORDS]:
        services = services.filter(
            Q(name__icontains=word)
            | Q(alternate_name__icontains=word)
            | Q(description__icontains=word)
            | Q(organization__name__icontains=word)
        )
    return services


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


def _in_order(services: "QuerySet[Service]", here: Place | None) -> "QuerySet[Any]":
    by_name = (Lower("name"), "hsds_id")
    if here is None:
        nowhere = models.Value(None, output_field=models.FloatField())
        return services.annotate(distance_km=nowhere).order_by(*by_name)
    place = "service_at_locations__location__"
    nearest = Min(distance_to(here, f"{place}latitude", f"{place}longitude"), filter=located(place))
    return services.annotate(distance_km=nearest).order_by(F("distance_km").asc(nulls_last=True), *by_name)


def _for_condition(condition: codes.Condition) -> Q:
    """Return the condition on services: meant for it, or, for `none`, meant for everybody."""
    named = Q(conditions__contains=[str(condition)])
    return named | Q(conditions=[]) if condition is codes.Condition.NONE else named


def _in_language(code: str) -> Q:
    spoken = Q(languages__contains=[code])
    return spoken | Q(languages=[]) if code == "nl" else spoken


def _is_free() -> Q:
    prices = CostOption.objects.filter(service=OuterRef("pk"))
    return Q(Exists(prices.filter(amount_cents=0))) & ~Q(Exists(prices.exclude(amount_cents=0)))


def _attended(*ways: codes.Attendance) -> Exists:
    """Return the condition that people can take part in one of these ways (a schedule may name several, by commas)."""
    named = rf"(^|,)\s*({'|'.join(ways)})\s*(,|$)"
    return Exists(Schedule.objects.filter(attending_type__regex=named, service=OuterRef("pk")))


def _parts() -> dict[str, Any]:
    """Return what is read for the services of one page only: the database does so after it has cut the page out."""
    attending = Schedule.objects.filter(service=OuterRef("pk")).values("attending_type")
    return {"prices": parts.cost_options(), "attending_types": ArraySubquery(attending)}


def _listed(row: dict[str, Any]) -> ListedService:
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
        distance_km=row["distance_km"],
    )
