"""Bookings of the demo, at day care in each municipality: one in each state, of made-up people."""

import datetime
import uuid
from typing import Final

from django.db.models import F
from django.utils import timezone

from draagkracht.audit.rules import CLOCK
from draagkracht.base import tenancy
from draagkracht.config.demo import cast
from draagkracht.municipalities.models import Municipality
from draagkracht.people.rules.codes import Asked
from draagkracht.respite.models import Booking, Place, PlaceDay, RespiteRequest
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.rules.codes import Form, MadeBy, Origin, SaidBy, Skill, Yes
from draagkracht.respite.rules.options import DAY, Option
from draagkracht.respite.rules.states import State, Step
from draagkracht.respite.services import bookings, requests

PLACES: Final = {"voorbeeldstad": "Een dag in Het Hofje", "voorbeelddorp": "Huiskamer van Dorpszorg"}
WEEKS: Final = 3
WHO: Final = (
    ("Gerda Jansen", "haar broer Kees", "+31001234601", ""),
    ("Johan Bos", "zijn vrouw Els", "+31001234602", "johan@wijk.example"),
    ("Ilse Vos", "haar vader", "+31001234603", "ilse@wijk.example"),
    ("Wim Kuiper", "zijn zus Mies", "+31001234604", "wim@wijk.example"),
)
# Who of these, from how many days on, and how far it is.
STORIES: Final = ((0, 14, State.OFFERED), (1, 12, State.CONFIRMED), (2, 9, State.AGREED), (3, -30, State.DONE))


def fill_bookings() -> None:
    """Put bookings in each municipality of the demo, once."""
    for municipality in Municipality.objects.filter(slug__in=PLACES).order_by("code"):
        with tenancy.acting_for(municipality.pk):
            place = Place.objects.filter(name=PLACES[municipality.slug]).first()
            if place is not None and not Booking.objects.exists():
                for number, days, state in STORIES:
                    _tell(place, number, days, state)


def _tell(place: Place, number: int, days: int, state: State) -> None:
    now = timezone.now()
    first = timezone.localdate(now) + DAY * days
    start = first if state is State.DONE else _first_open(place, first)
    dates = _weekly(start)
    request = _ask(place, number, start, now)
    option = Option(key=place.pk, form=Form(place.form), start_date=start, end_date=dates[-1] + DAY, dates=dates)
    if state is State.DONE:
        _was(place, request, option, now)
        return
    made = bookings.make_offer(
        request_id=request.pk,
        target=Target(place=place),
        option=option,
        origin=Origin.CONSULTANT,
        key=uuid.uuid5(request.key, "booking"),
        by=CLOCK,
        at=now,
    )
    if state is not State.OFFERED:
        bookings.confirm(booking_id=made.pk, by=CLOCK, at=now)
    if state is State.AGREED:
        bookings.take_provider_step(booking_id=made.pk, step=Step.AGREE, by=CLOCK, at=now)


def _weekly(start: datetime.date) -> tuple[datetime.date, ...]:
    return tuple(start + DAY * 7 * week for week in range(WEEKS))


def _first_open(place: Place, first: datetime.date) -> datetime.date:
    """Return the first day on and after which the place is open each week."""
    rows = PlaceDay.objects.filter(place=place, date__gte=first, capacity__gt=F("taken"))
    free = set(rows.order_by("date").values_list("date", flat=True)[:60])
    return min(day for day in free if free.issuperset(_weekly(day)))


def _ask(place: Place, number: int, start: datetime.date, now: datetime.datetime) -> RespiteRequest:
    name, called, phone, email = WHO[number]
    key = uuid.uuid5(cast.NAMESPACE, f"respite-booking/{place.public_id}/{number}")
    request = requests.make_request(
        municipality_id=place.municipality_id,
        about=requests.About(
            carer_name=name, called=called, phone=phone, email=email, latitude=place.latitude, longitude=place.longitude
        ),
        asks=requests.Asks(
            forms=(Form(place.form),),
            skills=(Skill.DEMENTIA,),
            wishes="Houdt van zingen en van buiten zijn.",
            fears="Is bang om vergeten te worden bij het ophalen.",
            start_date=start,
            weekdays=(start.weekday(),),
            days_per_week=1,
        ),
        made_by=MadeBy.CONSULTANT,
        by=CLOCK,
        key=key,
        at=now,
    )
    heard = requests.Heard(answer=Yes.YES, said_by=SaidBy.RECIPIENT, asked=Asked.SPOKEN)
    requests.note_answer(request_id=request.pk, heard=heard, by=CLOCK, key=uuid.uuid5(key, "answer"), at=now)
    return request


def _was(place: Place, request: RespiteRequest, option: Option, now: datetime.datetime) -> None:
    """Keep a booking that is over, with what was said of it: its days are not in the calendar any more."""
    Booking.objects.create(
        municipality_id=request.municipality_id,
        request=request,
        subject_id=request.subject_id,
        place=place,
        form=option.form.value,
        origin=Origin.CONSULTANT.value,
        state=State.DONE.value,
        start_date=option.start_date,
        end_date=option.end_date,
        dates=list(option.dates),
        answer=request.answers.get(),
        payer=request.payer,
        price_cents=None if place.price_cents is None else place.price_cents * len(option.dates),
        made_at=now - DAY * 40,
        changed_at=now - DAY * 9,
        guest=request.called,
        guest_needs=request.wishes,
        contact=request.carer_name,
        contact_phone=request.phone,
        carer_score=5,
        carer_words="Ik heb drie dagen geschilderd.",
        guest_score=4,
        guest_words="De soep was lekker.",
        key=uuid.uuid5(request.key, "booking"),
    )
