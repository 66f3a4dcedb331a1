"""The visits of one volunteer: names only of what was agreed."""

import datetime
from dataclasses import dataclass, field
from typing import Final

from draagkracht.respite.models import Visit
from draagkracht.respite.models.bookings import SAID_YES

BACK: Final = datetime.timedelta(days=28)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVisit:
    """A visit of one's own. Before it was agreed it names nobody."""

    id: int
    date: datetime.date
    part: int
    is_agreed: bool
    guest: str = field(repr=False)
    needs: str = field(repr=False)
    contact: str = field(repr=False)
    phone: str = field(repr=False)
    note: str = field(repr=False)
    wants_talk: bool


def list_own_visits(volunteer_id: int, today: datetime.date) -> tuple[OwnVisit, ...]:
    """Return the visits of a volunteer, from four weeks ago on, the first one first."""
    rows = Visit.objects.filter(volunteer_id=volunteer_id, date__gte=today - BACK)
    return tuple(_visit(row) for row in rows.select_related("booking", "note"))


def get_own_visit(volunteer_id: int, visit_id: int) -> OwnVisit | None:
    """Return a visit of a volunteer; None where it is not theirs."""
    rows = Visit.objects.filter(volunteer_id=volunteer_id, pk=visit_id).select_related("booking", "note")
    return next(map(_visit, rows), None)


def _visit(row: Visit) -> OwnVisit:
    booking, note = row.booking, getattr(row, "note", None)
    is_agreed = booking.state in SAID_YES
    return OwnVisit(
        id=row.pk,
        date=row.date,
        part=row.part,
        is_agreed=is_agreed,
        guest=booking.guest if is_agreed else "",
        needs=booking.guest_needs if is_agreed else "",
        contact=booking.contact if is_agreed else "",
        phone=booking.contact_phone if is_agreed else "",
        note=note.text if note else "",
        wants_talk=note.wants_talk if note else False,
    )
