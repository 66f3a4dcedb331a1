"""The care region that a municipality plans for, and what its council set."""

import datetime
from dataclasses import dataclass

from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Fairness, Region
from draagkracht.respite.rules.fairness import Settings

NAMES = ("burden_percent", "language_percent", "district_percent", "waiting_percent", "waiting_weeks", "most_visits")


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """A region: its name, the municipalities in it, and what they signed."""

    pk: int
    name: str
    member_ids: tuple[int, ...]
    members: tuple[str, ...]
    agreement: str
    agreed_date: datetime.date


def get_region() -> RegionFacts | None:
    """Return the region that the present municipality plans for; None where it plans for none."""
    row = Region.objects.order_by("pk").first()
    if row is None:
        return None
    names = Municipality.objects.filter(pk__in=row.member_ids).order_by("name").values_list("name", flat=True)
    return RegionFacts(row.pk, row.name, tuple(row.member_ids), tuple(names), row.agreement, row.agreed_date)


def get_settings(on: datetime.date) -> Settings:
    """Return what the council of the present municipality set, as it is on a day; the usual where it set nothing."""
    row = Fairness.objects.filter(valid_from__lte=on).order_by("valid_from", "pk").last()
    return as_settings(row) if row else Settings()


def as_settings(row: Fairness) -> Settings:
    """Return a row as the rules know it."""
    return Settings(**{name: getattr(row, name) for name in NAMES})
