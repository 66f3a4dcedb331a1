"""Who says that help can come the same day, and when one can call there."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from draagkracht.directory.models import Schedule, Service
from draagkracht.directory.queries.listing import published
from draagkracht.directory.queries.offers import OfferCard, get_offer_cards
from draagkracht.directory.rules import codes
from draagkracht.municipalities.rules import DAYS, Hours, Opening, opening_at

MOST: Final = 50


@dataclass(frozen=True, slots=True)
class SameDay:
    """A service that takes over the same day, with whether it can be called at the moment that was asked about."""

    card: OfferCard
    opening: Opening
    minimum_age: int | None
    maximum_age: int | None


def list_same_day(moment: datetime.datetime) -> list[SameDay]:
    """Return the services that take over the same day, seen at a local moment; those confirmed last come first.

    Without a telephone number or hours of which the day is known a service is left out: nobody can count on it.
    """
    wanted = published(codes.ServiceStatus.ACTIVE).filter(
        kinds__contains=[codes.ServiceKind.SAME_DAY], base_functions__contains=[codes.BaseFunction.RESPITE]
    )
    services = {one.hsds_id: one for one in wanted.order_by("-assured_at", "hsds_id")[:MOST]}
    hours = _hours(services.values(), moment.date())
    cards = get_offer_cards(list(services))
    return [
        SameDay(cards[key], opening_at(hours[one.pk], moment), one.minimum_age, one.maximum_age)
        for key, one in services.items()
        if key in cards and cards[key].phone and one.pk in hours
    ]


def _hours(services: Iterable[Service], today: datetime.date) -> Mapping[int, list[Hours]]:
    """Return the hours of each week by service, as far as they hold today and are the same in every week."""
    found: dict[int, list[Hours]] = defaultdict(list)
    rows = Schedule.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=today),
        Q(valid_to=None) | Q(valid_to__gte=today),
        Q(interval=None) | Q(interval=1),
        service__in=services,
        opens_at__isnull=False,
        closes_at__isnull=False,
    )
    for service_id, days, opens, closes in rows.values_list("service_id", "byday", "opens_at", "closes_at"):
        found[service_id].extend(Hours(DAYS.index(day), opens, closes) for day in days.split(",") if day in DAYS)
    return {key: sorted(each, key=lambda one: (one.day, one.opens)) for key, each in found.items() if each}
