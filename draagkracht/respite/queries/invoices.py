"""What a provider may invoice of a month."""

import datetime
from dataclasses import dataclass

from draagkracht.respite.models import InvoiceLine
from draagkracht.respite.permissions import Keeper, kept_by
from draagkracht.respite.rules.codes import Form, Payer


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of an invoice. It names nobody."""

    number: str
    municipality: str
    place: str
    form: Form
    payer: Payer | None
    start_date: datetime.date
    end_date: datetime.date  # exclusive
    units: int
    unit_cents: int
    cents: int


def list_lines(keeper: Keeper, *, first: datetime.date, until: datetime.date) -> list[Line]:
    """Return the lines of stays whose last day lies in a period; `until` is exclusive."""
    rows = InvoiceLine.objects.filter(kept_by(keeper, "place__"), end_date__gt=first, end_date__lte=until)
    return [
        Line(
            number=row.number,
            municipality=row.municipality.name,
            place=row.place.name if row.place else "",
            form=Form(row.form),
            payer=Payer(row.payer) if row.payer else None,
            start_date=row.start_date,
            end_date=row.end_date,
            units=row.units,
            unit_cents=row.unit_cents,
            cents=row.cents,
        )
        for row in rows.select_related("place", "municipality").order_by("number")
    ]
