"""Puts the made-up municipalities of the demo in the database; doing it again changes nothing."""

import json
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.config.demo import feed, people, respite_places, respite_volunteers
from draagkracht.directory import services
from draagkracht.directory.models import Pathway, Service
from draagkracht.directory.rules.codes import Condition, FundingKind
from draagkracht.directory.rules.history import Author, AuthorKind
from draagkracht.directory.rules.hsds.feed import read_feed
from draagkracht.directory.rules.steps import Step
from draagkracht.directory.services import steps
from draagkracht.directory.services.editing import confirm_service
from draagkracht.municipalities import models

Record = dict[str, Any]
DEMO_CODES = ("GM9901", "GM9902")


def seed() -> None:
    """Bring the demo municipalities and the national telephone lines up to date."""
    with transaction.atomic():
        for position, line in enumerate(feed.lines()):
            seed_line(line, position)
        for record in feed.municipalities():
            seed_municipality(record)
        for municipality in models.Municipality.objects.filter(code__in=DEMO_CODES):
            seed_directory(municipality)
            people.seed_people(municipality)
            with tenancy.acting_for(municipality.pk):
                respite_places.seed_respite_places(municipality)
            respite_volunteers.seed_volunteers(municipality)


def seed_line(record: Record, position: int) -> None:
    """Bring one national telephone line up to date."""
    models.TelephoneLine.objects.update_or_create(
        code=record["code"],
        defaults={
            "name": record["name"],
            "number": record["number"],
            "also": record.get("also", ""),
            "uri": record["uri"],
            "texts": {"name": record.get("called", {})} | {key: record[key] for key in ("hours", "cost", "who_for")},
            "is_always_open": record["always_open"],
            "source": record["source"],
            "checked_date": record.get("checked_date"),
            "is_to_confirm": record["confirm"],
            "position": position,
        },
    )


def seed_municipality(record: Record) -> None:
    """Bring one municipality up to date with its hosts, teams, places, channels and parameters."""
    desk, gp = record["desk"], record["out_of_hours_gp"]
    municipality, _ = models.Municipality.objects.update_or_create(
        code=record["code"],
        defaults={
            "slug": record["slug"],
            "name": record["name"],
            "languages": record["languages"],
            "theme": record["theme"],
            "latitude": record["lat"],
            "longitude": record["lon"],
            "desk_name": desk["name"],
            "desk_phone": desk["phone"],
            "desk_phone_uri": desk["phone_uri"],
            "desk_email": desk["email"],
            "desk_address": f"{desk['address']}, {desk['postcode']} {desk['city']}",
            "desk_hours": desk["hours"],
            "gp_name": gp["name"],
            "gp_phone": gp["number"],
            "gp_phone_uri": gp["uri"],
            "texts": feed.municipality_texts(record["slug"]),
        },
    )
    for host in record["hosts"]:
        models.HostName.objects.update_or_create(name=host, defaults={"municipality": municipality})
    with tenancy.acting_for(municipality.pk):
        seed_parts(municipality, record)


def seed_parts(municipality: models.Municipality, record: Record) -> None:
    """Bring what a municipality owns up to date."""
    for team in record["teams"]:
        models.Team.objects.update_or_create(
            municipality=municipality, code=team["code"], defaults={"name": team["name"], "phone": team["phone"]}
        )
    for place in record["places"]:
        models.Place.objects.update_or_create(
            municipality=municipality,
            name=place["name"],
            defaults={"latitude": place["lat"], "longitude": place["lon"]},
        )
    for channel in record["channels"]:
        models.Channel.objects.update_or_create(
            municipality=municipality, code=channel["code"], defaults={"name": channel["name"]}
        )
    for parameter in record["parameters"]:
        models.Parameter.objects.update_or_create(
            municipality=municipality,
            code=parameter["code"],
            valid_from=parameter["valid_from"],
            defaults={
                "value": parameter["value"],
                "unit": parameter["unit"],
                "valid_until": parameter.get("valid_until"),
                "status": parameter["status"],
                "source": parameter["source"],
            },
        )


def seed_directory(municipality: models.Municipality) -> None:
    """Take over the demo's feed, and let a person have confirmed what the demo says was confirmed."""
    found = read_feed([("feed.json", json.dumps(feed.build_feed(municipality.slug)).encode())])
    with tenancy.acting_for(municipality.pk):
        source = f"de sociale kaart van {municipality.name}"
        done = services.import_services(municipality=municipality, records=found.services, source=source)
        if done.created:
            confirm_services(municipality)
            note_funding(municipality)
            seed_steps(municipality)


def confirm_services(municipality: models.Municipality) -> None:
    """Set when the demo's services were confirmed, counted back from today."""
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    numbers = dict(Service.objects.filter(municipality=municipality).values_list("hsds_id", "pk"))
    desk = Author(AuthorKind.STAFF, source=municipality.desk_name)
    for service_id, days in feed.assurances(municipality.slug).items():
        if days is not None and service_id in numbers:
            confirm_service(service_id=numbers[service_id], author=desk, at=noon - timedelta(days=days))


def note_funding(municipality: models.Municipality) -> None:
    """Set what those who keep the directory know of the money for the demo's services, counted from today."""
    for service_id, facts in feed.facts_for_staff(municipality.slug).items():
        days = facts.get("funded_for_days")
        kind = FundingKind.STRUCTURAL.value if facts.get("is_funded_every_year") else ""
        Service.objects.filter(municipality=municipality, hsds_id=service_id).update(
            funding_kind=kind if days is None else FundingKind.INCIDENTAL.value,
            funding_until=None if days is None else timezone.localdate() + timedelta(days=days),
            funding=facts.get("paid_by", ""),
            reimbursement=facts.get("reimbursement", ""),
        )


def seed_steps(municipality: models.Municipality) -> None:
    """Make the demo's help step by step, once."""
    if Pathway.objects.exists():
        return
    for record in feed.pathways(municipality.slug):
        steps.save_pathway(
            municipality_id=municipality.pk,
            pathway_id=None,
            name=record["name"],
            summary=record["summary"],
            condition=Condition(record["condition"]),
            found=[
                Step(
                    level=level,
                    title=step["title"],
                    fits_when=step["fits_when"],
                    look_again_weeks=step["look_again_weeks"],
                    service_ids=tuple(step["services"]),
                )
                for level, step in enumerate(record["steps"], 1)
            ],
            is_published=True,
        )
