"""Who waits for a consultant to look first, and at what."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from draagkracht.respite.models import Look, RespiteRequest
from draagkracht.respite.queries.naming import days_of, name_of
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.rules import looking_first
from draagkracht.respite.rules.codes import Form
from draagkracht.respite.rules.options import DAY, Option


@dataclass(frozen=True, slots=True, kw_only=True)
class LookShown:
    """Days at which a consultant looks first: whose request, what, and by which day who cares is called."""

    request_pk: int
    request_id: UUID
    carer_name: str
    called: str
    phone: str
    name: str
    form: Form
    days: str
    since: datetime.datetime
    call_date: datetime.date


def list_looks() -> tuple[LookShown, ...]:
    """Return who waits for a look, the longest first. One query."""
    rows = Look.objects.filter(request__ended_at__isnull=True).order_by("since", "pk")
    return tuple(_shown(row) for row in rows.select_related("request", "place", "volunteer__organisation"))


def get_look(request_pk: int) -> LookShown | None:
    """Return at what a consultant looks for a request; None where nobody asked that."""
    rows = Look.objects.filter(request=request_pk)
    row = rows.select_related("request", "place", "volunteer__organisation").first()
    return _shown(row) if row else None


def look_of(request: RespiteRequest) -> LookShown | None:
    """Return at what a consultant looks for a request that was read with its look; None where nobody asked that."""
    row = getattr(request, "look", None)
    return _shown(row) if row else None


def option_of(look: Look) -> Option:
    """Return what somebody wants, as services keep it free."""
    dates = tuple(sorted(look.dates))
    return Option(
        key=look.place_id or look.volunteer_id or 0,
        form=Form(look.form),
        start_date=dates[0],
        end_date=dates[-1] + DAY,
        dates=dates,
        daypart=look.daypart,
    )


def target_of(look: Look) -> Target:
    """Return of whom it is, for services."""
    return Target(place=look.place, volunteer=look.volunteer)


def _shown(row: Look) -> LookShown:
    option, request = option_of(row), row.request
    return LookShown(
        request_pk=request.pk,
        request_id=request.public_id,
        carer_name=request.carer_name,
        called=request.called,
        phone=request.phone,
        name=name_of(row),
        form=option.form,
        days=days_of(option.form, option.dates, option.daypart),
        since=row.since,
        call_date=looking_first.call_date(timezone.localdate(row.since)),
    )
