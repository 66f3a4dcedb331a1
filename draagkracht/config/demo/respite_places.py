"""The places of respite of the demo, when they are open, and what each municipality may spend."""

import datetime
import tomllib
import uuid
from functools import cache
from typing import Any

from django.utils import timezone

from draagkracht.audit.rules import CLOCK
from draagkracht.config.demo import cast, feed
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.models import Place as Neighbourhood
from draagkracht.respite.models import Budget, Place, PlaceClosing, PlaceOpening
from draagkracht.respite.permissions import Keeper
from draagkracht.respite.rules import codes, opening
from draagkracht.respite.rules.places import Facts
from draagkracht.respite.services import places

Record = dict[str, Any]
PATTERN_BEGAN = datetime.date(2026, 1, 1)


def seed_respite_places(municipality: Municipality) -> None:
    """Add the places of one municipality that are not there yet, and its budgets; lay out the days of all.

    Patterns and exceptions are rows here, laid out once at the end: nobody waits for them yet.
    """
    today = timezone.localdate()
    there = set(Place.objects.filter(municipality=municipality).values_list("key", flat=True))
    for record in _of(municipality, "place"):
        if _key(record) not in there:
            seed_place(municipality, record, today)
    for record in _of(municipality, "budget"):
        for year in (today.year, today.year + 1):
            for payer in (codes.Payer.WMO.value, codes.Payer.JEUGDWET.value):
                Budget.objects.get_or_create(
                    municipality=municipality, payer=payer, year=year, defaults={"cents": record[payer] * 100}
                )
    places.lay_out_all_days(municipality_id=municipality.pk, today=today)


def seed_place(municipality: Municipality, record: Record, today: datetime.date) -> None:
    """Add one place with its pattern and the weeks in which it is closed."""
    organization_id = feed.organization_id(record["organisation"])
    keeper, now = Keeper(frozenset({organization_id}), CLOCK), timezone.now()
    place_id = places.save_place(
        municipality_id=municipality.pk,
        organization_id=organization_id,
        facts=facts_of(record, today),
        key=_key(record),
        by=keeper,
        at=now,
    )
    place = Place.objects.get(public_id=place_id)
    reserve = record.get("reserve", [0] * opening.WEEK)
    began = min(PATTERN_BEGAN, today)
    PlaceOpening.objects.create(place=place, valid_from=began, capacity=record["week"], reserve=reserve)
    for after, days, reason in record.get("closed", ()):
        start = today + datetime.timedelta(days=after)
        end = start + datetime.timedelta(days=days)
        PlaceClosing.objects.create(place=place, start_date=start, end_date=end, reason=reason)


def facts_of(record: Record, today: datetime.date) -> Facts:
    """Return what the provider of a made-up place says of it."""
    address, latitude, longitude = _whereabouts(record)
    serves = Municipality.objects.filter(slug__in=record.get("serves", ())).values_list("pk", flat=True)
    evaluate_in = record.get("evaluate_in")
    as_written = (
        "name", "about", "phone", "emergency_phone", "min_length", "max_length", "lead_days", "needs_intake",
        "trial_length", "bring", "first_step",
    )  # fmt: skip
    return Facts(
        form=codes.Form(record["form"]),
        address=address,
        latitude=latitude,
        longitude=longitude,
        contact_name=record["contact"],
        service_id=feed.service_id(record["service"]) if "service" in record else "",
        served_ids=tuple(serves),
        skills=tuple(codes.Skill(code) for code in record["skills"]),
        features=tuple(codes.Feature(code) for code in record["features"]),
        languages=tuple(record.get("languages", ("nl",))),
        price_cents=record["price"] * 100,
        payers=tuple(codes.Payer(code) for code in record["payers"]),
        purposes=tuple(codes.Purpose(code) for code in record.get("purposes", ("relief",))),
        evaluation_date=today + datetime.timedelta(days=evaluate_in) if evaluate_in else None,
        **{name: record[name] for name in as_written if name in record},
    )


def _whereabouts(record: Record) -> tuple[str, float, float]:
    """Return an address with its coordinates: of a location of the directory, or only of a neighbourhood."""
    if "near" in record:
        spot = Neighbourhood.objects.get(name=record["near"])
        return spot.name, spot.latitude, spot.longitude
    found = feed.location(record["location"])
    return f"{found['address']}, {found['postcode']} {found['city']}", found["lat"], found["lon"]


def _key(record: Record) -> uuid.UUID:
    return uuid.uuid5(cast.NAMESPACE, f"respite-place/{record['key']}")


def _of(municipality: Municipality, kind: str) -> list[Record]:
    return [record for record in _content()[kind] if record["keeper"] == municipality.slug]


@cache
def _content() -> dict[str, list[Record]]:
    return tomllib.loads((feed.DATA / "respite_places.toml").read_text(encoding="utf-8"))
