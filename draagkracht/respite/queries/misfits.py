"""Whether what is kept free or arranged still has what is needed: a request may change after a place was found."""

import datetime
from typing import Final

from draagkracht.respite.models import Booking
from draagkracht.respite.queries.offers import as_wants, gives_of
from draagkracht.respite.rules.fitting import Failing, Rule, first_failing
from draagkracht.respite.rules.states import BEFORE, WAITS_FOR_HOME

# What a place is and has. Days, distance and length were looked at when it was kept free, and are somebody's choice.
LASTING: Final = frozenset({Rule.SKILLS, Rule.WISHES, Rule.PAYER})


def misfit_of(booking_id: int) -> Failing | None:
    """Return what a booked place has not of what is needed now, before the stay begins. One query."""
    rows = Booking.objects.filter(
        pk=booking_id, place__isnull=False, state__in=[state.value for state in WAITS_FOR_HOME | BEFORE]
    )
    row = rows.select_related("request", "place").first()
    if row is None or row.place is None:
        return None
    wants = as_wants(row.request, frozenset(), is_trial=row.is_trial)
    failing = first_failing(wants, gives_of(row.place, None), datetime.date.min)
    return failing if failing and failing.rule in LASTING else None
