"""When a place is open, as its rows say."""

from draagkracht.respite.models import PlaceClosing, PlaceOpening
from draagkracht.respite.rules.opening import Closing, Pattern


def list_patterns(place_id: int) -> list[Pattern]:
    """Return the patterns of a place, the first first."""
    rows = PlaceOpening.objects.filter(place_id=place_id).order_by("valid_from")
    return [
        Pattern(
            valid_from=row.valid_from,
            valid_until=row.valid_until,
            capacity=tuple(row.capacity),
            reserve=tuple(row.reserve),
        )
        for row in rows
    ]


def list_closings(place_id: int) -> list[Closing]:
    """Return the exceptions of a place, the first first."""
    rows = PlaceClosing.objects.filter(place_id=place_id).order_by("start_date")
    return [closing_of(row) for row in rows]


def closing_of(row: PlaceClosing) -> Closing:
    """Return the exception that stands in a row."""
    return Closing(row.start_date, row.end_date, row.capacity, row.reason, row.uid)
