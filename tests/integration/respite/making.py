"""Places, requests and answers, for tests: a house with some beds, and somebody who asks for a weekend."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.models import Organisation
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Person
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import Booking, Place, PlaceDay, RespiteRequest, Volunteer
from draagkracht.respite.queries.answers import get_answer
from draagkracht.respite.queries.offers import Target, find_offers
from draagkracht.respite.rules.codes import Form, MadeBy, Origin, SaidBy, Yes
from draagkracht.respite.rules.options import Option
from draagkracht.respite.services import bookings, requests
from tests.conftest import A_SUNDAY

FRIDAY = datetime.date(2026, 12, 4)
DAY = datetime.timedelta(days=1)
HERE = (52.1, 5.1)


def house(city: Municipality, *, beds: int = 1, first: datetime.date = FRIDAY, days: int = 28, **facts: Any) -> Place:
    """Make a house that is open so many days, with beds of which none is taken."""
    reserve = facts.pop("reserve", 0)
    place = Place.objects.create(
        municipality=city,
        organization_id="proefhuis",
        name=facts.pop("name", "Proefhuis"),
        form=facts.pop("form", Form.STAY.value),
        address="Proefweg 1",
        latitude=HERE[0],
        longitude=HERE[1],
        contact_name="Petra",
        phone="0800 0000 099",
        email="huis@proef.example",
        price_cents=facts.pop("price_cents", 26_000),
        languages=["nl"],
        **facts,
    )
    PlaceDay.objects.bulk_create(
        PlaceDay(place=place, date=first + DAY * number, capacity=beds, reserve=reserve) for number in range(days)
    )
    return place


def volunteer(city: Municipality, **facts: Any) -> Volunteer:
    """Make a volunteer with a valid certificate who is free on Monday morning."""
    organisation = Organisation.objects.filter(kind=OrganisationKind.VOLUNTEERS.value).order_by("pk")[0]
    said = {"dayparts": [0], "languages": ["nl"], "vog_until": datetime.date(2030, 1, 1)} | facts
    return Volunteer.objects.create(
        municipality=city, organisation=organisation, name="Vera", latitude=HERE[0], longitude=HERE[1], **said
    )


def weekend(city: Municipality, *, carer: Person | None = None, **asked: Any) -> RespiteRequest:
    """Ask for two nights from Friday."""
    asks = requests.Asks(**{"forms": (Form.STAY,), "start_date": FRIDAY, **asked})
    about = requests.About(
        carer_name="Marijke", called="Henk", email="m@thuis.example", latitude=HERE[0], longitude=HERE[1]
    )
    return requests.make_request(
        municipality_id=city.pk,
        about=about,
        asks=asks,
        made_by=MadeBy.CARER,
        by=acting.resident(carer.public_id) if carer else CLOCK,
        key=uuid.uuid4(),
        at=timezone.now() - datetime.timedelta(hours=1),  # who asked just now is still filling in
        carer_id=carer.pk if carer else None,
    )


def says(request: RespiteRequest, answer: Yes) -> None:
    """Note what who is cared for says."""
    heard = requests.Heard(answer=answer, said_by=SaidBy.RECIPIENT, asked=Asked.SPOKEN)
    requests.note_answer(request_id=request.pk, heard=heard, by=CLOCK, key=uuid.uuid4(), at=timezone.now())


def nights(place: Place, *, start: datetime.date = FRIDAY, number: int = 2, is_trial: bool = False) -> Option:
    """Return some nights in a row at a place."""
    dates = tuple(start + DAY * each for each in range(number))
    return Option(
        key=place.pk, form=Form(place.form), start_date=start, end_date=dates[-1] + DAY, dates=dates, is_trial=is_trial
    )


def mornings(who: Volunteer, *, weeks: int = 1) -> Option:
    """Return Monday mornings of a volunteer, from the Monday after FRIDAY."""
    monday = FRIDAY + DAY * 3
    dates = tuple(monday + DAY * 7 * number for number in range(weeks))
    return Option(key=who.pk, form=Form.SITTING, start_date=monday, end_date=dates[-1] + DAY, dates=dates, daypart=0)


def _with_yes(request: RespiteRequest, origin: Origin) -> None:
    if origin in bookings.BY_CHOICE and get_answer(request.pk) is None:
        says(request, Yes.YES)


def hold(
    request: RespiteRequest,
    place: Place,
    option: Option | None = None,
    *,
    origin: Origin = Origin.CHOSEN,
    key: uuid.UUID | None = None,
) -> Booking:
    """Hold days at a place for a request; what is chosen with the yes of who is cared for, where nobody asked them."""
    _with_yes(request, origin)
    return bookings.make_offer(
        request_id=request.pk,
        target=Target(place=place),
        option=option or nights(place),
        origin=origin,
        key=key or uuid.uuid4(),
        by=CLOCK,
        at=timezone.now(),
    )


def hold_visits(request: RespiteRequest, who: Volunteer, option: Option) -> Booking:
    """Hold visits of a volunteer for a request, with the yes of who is cared for."""
    _with_yes(request, Origin.CHOSEN)
    return bookings.make_offer(
        request_id=request.pk,
        target=Target(volunteer=who),
        option=option,
        origin=Origin.CHOSEN,
        key=uuid.uuid4(),
        by=CLOCK,
        at=timezone.now(),
    )


def look(request: RespiteRequest, *, only_trial: bool = False) -> Any:
    """Return what fits a request now."""
    return find_offers(request=request, at=A_SUNDAY, today=A_SUNDAY.date(), only_trial=only_trial)


def taken(place: Place) -> list[int]:
    """Return how much is taken of each day of a place."""
    return list(PlaceDay.objects.filter(place=place).order_by("date").values_list("taken", flat=True))
