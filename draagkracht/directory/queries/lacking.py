"""Conditions on services for those who keep them: on the site, what they lack, how old their check is."""

import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from draagkracht.directory.models import Contact, CostOption, Schedule, ServiceAtLocation
from draagkracht.directory.queries.listing import PUBLISHED
from draagkracht.directory.rules.keeping import CheckedAge, Lack, spans


def on_site() -> Q:
    """Return the condition that the public sees a service of one's own."""
    return Q(status__in=PUBLISHED, merged_into=None)


def checked(age: CheckedAge, now: datetime.datetime) -> Q:
    """Return the condition that the last check of a service is of an age."""
    if age is CheckedAge.NEVER:
        return Q(assured_at__isnull=True)
    start, end = spans(now)[age]
    bounds = {"assured_at__gte": start, "assured_at__lt": end}
    return Q(assured_at__isnull=False, **{lookup: moment for lookup, moment in bounds.items() if moment})


def lacks() -> dict[Lack, Any]:
    """Return for each thing that a reader may miss the condition that a service lacks it."""
    return {
        Lack.CLASSIFICATION: Q(base_functions=[]),
        Lack.DESCRIPTION: Q(description=""),
        Lack.FIRST_STEP: Q(first_step="", application_process=""),
        Lack.CONTACT: Q(email="") & ~_has(Contact),
        Lack.TIMES: ~_has(Schedule),
        Lack.PLACE: ~_has(ServiceAtLocation) & ~_has(Schedule, attending_type__regex="home-visit|online|phone"),
        Lack.PRICE: Q(fees="") & ~_has(CostOption),
        Lack.PHONE: ~_has(Contact, phone__gt=""),
        Lack.LANGUAGES: Q(languages=[]),
    }


def _has(model: Any, **facts: Any) -> Exists:
    return Exists(model.objects.filter(service=OuterRef("pk"), **facts))
