"""Rows of respite: places with free days, volunteers, requests. All of it in the present municipality."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Booking, Place, PlaceDay, Region, RespiteRequest, Volunteer

DAY = datetime.timedelta(days=1)


def next_monday(weeks: int = 1) -> datetime.date:
    """Return the Monday after so many weeks."""
    today = timezone.localdate()
    return today - DAY * today.weekday() + DAY * 7 * weeks


def region(owner: Municipality, *members: Municipality, name: str = "Regio Proef") -> Region:
    """Make a care region, in place of the one that there is."""
    Region.objects.all().delete()
    return Region.objects.create(
        municipality=owner,
        name=name,
        member_ids=[owner.pk, *(one.pk for one in members)],
        agreement="Afspraak van proef",
        agreed_date=datetime.date(2026, 1, 5),
    )


def place(owner: Municipality, *, free: int = 1, days: int = 42, serves: tuple[int, ...] = (), **facts: Any) -> Place:
    """Make a place with so many free each day, from next Monday on."""
    made: Place = Place.objects.create(
        **{
            "municipality": owner,
            "served_ids": list(serves),
            "organization_id": "proef",
            "name": "Proefhuis",
            "form": "stay",
            "address": "Proefplein 1",
            "latitude": owner.latitude,
            "longitude": owner.longitude,
            "contact_name": "Pleun Proef",
            "phone": "000 12 34 999",
        }
        | facts
    )
    monday = next_monday()
    PlaceDay.objects.bulk_create(
        PlaceDay(place=made, date=monday + DAY * number, capacity=free) for number in range(days)
    )
    return made


def volunteer(owner: Municipality, **facts: Any) -> Volunteer:
    """Make a volunteer who comes on any part of any day, once a week."""
    organisation = Organisation.objects.filter(kind="volunteers").order_by("pk").first() or Organisation.objects.create(
        municipality=owner, name="Proef Thuis", kind="volunteers", phone="000 12 34 998"
    )
    made: Volunteer = Volunteer.objects.create(
        **{
            "municipality": owner,
            "organisation": organisation,
            "name": "Vreni Proef",
            "latitude": owner.latitude,
            "longitude": owner.longitude,
            "languages": ["nl"],
            "dayparts": list(range(21)),
            "vog_until": next_monday() + DAY * 365,
        }
        | facts
    )
    return made


def request(owner: Municipality, **facts: Any) -> RespiteRequest:
    """Make an open request for two nights next week, of somebody who left an address of mail."""
    made: RespiteRequest = RespiteRequest.objects.create(
        **{
            "municipality": owner,
            "subject_id": uuid.uuid4(),
            "made_by": "consultant",
            "carer_name": "Carolien Vraagt",
            "called": "mijn vader",
            "email": "carolien@voorbeeld.example",
            "district": "Oost",
            "latitude": owner.latitude,
            "longitude": owner.longitude,
            "forms": ["stay"],
            "start_date": next_monday() + DAY * 4,
            "asked_at": timezone.now() - DAY * 10,
            "key": uuid.uuid4(),
        }
        | facts
    )
    return made


def offer(asked: RespiteRequest, where: Place, **facts: Any) -> Booking:
    """Make an offer of a plan to somebody who agreed that it may move; nothing is taken of the place."""
    start, now = asked.start_date, timezone.now()
    made: Booking = Booking.objects.create(
        **{
            "municipality": asked.municipality,
            "request": asked,
            "subject_id": asked.subject_id,
            "place": where,
            "form": "stay",
            "origin": "plan",
            "state": "offered",
            "start_date": start,
            "end_date": start + DAY * 2,
            "dates": [start, start + DAY],
            "may_move": True,
            "made_at": now,
            "changed_at": now,
            "expires_at": now + DAY * 3,
            "key": uuid.uuid4(),
        }
        | facts
    )
    return made
