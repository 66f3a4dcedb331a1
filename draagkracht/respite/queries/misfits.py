"""Whether what is kept free or arranged still has what is needed: a request may change after a place was found."""

import datetime
from typing import Final

from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.queries.offers import as_wants, gives_of
from draagkracht.respite.rules.fitting import Failing, Rule, first_failing
from draagkracht.respite.rules.states import BEFORE, WAITS_FOR_HOME, State

# What a place is and has. Days, distance and length were looked at when it was kept free, and are somebody's choice.
LASTING: Final = frozenset({Rule.SKILLS, Rule.WISHES, Rule.FEARS, Rule.PAYER})


def misfit_of(booking: Booking, request: RespiteRequest) -> Failing | None:
    """Return what a booked place has not of what is needed now, before the stay begins."""
    if booking.place is None or State(booking.state) not in WAITS_FOR_HOME | BEFORE:
        return None
    wants = as_wants(request, frozenset(), is_trial=booking.is_trial)
    failing = first_failing(wants, gives_of(booking.place, None), datetime.date.min)
    return failing if failing and failing.rule in LASTING else None
