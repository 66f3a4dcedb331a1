"""Where, and with whom, who is cared for may feel at ease already: what they can name when somebody asks for them."""

import datetime
from dataclasses import dataclass

from draagkracht.respite.models import Booking, Place, RespiteRequest
from draagkracht.respite.queries.naming import name_of
from draagkracht.respite.rules.fitting import id_of
from draagkracht.respite.rules.states import State

WAS_THERE = (State.STAYING.value, State.DONE.value)


@dataclass(frozen=True, slots=True)
class Known:
    """A place, or a volunteer of whom only the organisation is named; `last_date` is when they were last together."""

    id: str
    name: str
    last_date: datetime.date | None = None

    @property
    def is_volunteer(self) -> bool:
        """Tell whether a volunteer came."""
        return self.id.startswith("V")


def list_known(request: RespiteRequest) -> tuple[Known, ...]:
    """Return where they were and who came, the last first, then the open places of what is asked. Two queries."""
    rows = Booking.objects.filter(subject_id=request.subject_id, state__in=WAS_THERE).order_by("-start_date", "-pk")
    found: dict[str, Known] = {}
    for row in rows.select_related("place", "volunteer__organisation"):
        known = id_of(place=row.place_id, volunteer=row.volunteer_id)
        found.setdefault(known, Known(known, name_of(row), row.start_date))
    places = Place.objects.filter(is_open=True, form__in=request.forms).order_by("name", "pk")
    for pk, name in places.values_list("pk", "name"):
        known = id_of(place=pk, volunteer=None)
        found.setdefault(known, Known(known, name))
    return tuple(found.values())
