"""A bed for tonight: who sees what, the last one goes to one, and nothing remains of a call that led to nothing."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import Booking, Budget, Place, PlaceDay, RespiteRequest
from draagkracht.respite.queries.tonight import list_tonight
from draagkracht.respite.rules.codes import Form, Payer, Skill
from draagkracht.respite.rules.states import State
from draagkracht.respite.rules.tonight import Known
from draagkracht.respite.services import capacity
from draagkracht.respite.services.tonight import PlaceIsClosed, book_tonight
from tests import people
from tests.access.tonight import booked, told
from tests.conftest import A_SUNDAY, CITY_HOST
from tests.integration.respite.making import house

TONIGHT = A_SUNDAY.date()
LIST, BOOK = "/werk/respijt/vannacht/", "/werk/respijt/vannacht/boeken/"
SignedIn = Callable[..., Client]

pytestmark = pytest.mark.django_db


def keep_nothing_free() -> None:
    """Let no place have a reserve, also those of a neighbouring municipality that serve this one."""
    with tenancy.acting_for(*Municipality.objects.values_list("pk", flat=True)):
        PlaceDay.objects.update(reserve=0)


def night_house(city: Municipality, *, reserve: int = 1, **facts: Any) -> Place:
    """Make a house that keeps beds free from tonight on, and all others have none."""
    keep_nothing_free()
    return house(city, first=TONIGHT, reserve=reserve, emergency_phone="0800 0000 098", **facts)


def book(city: Municipality, place: Place, *, key: uuid.UUID | None = None, **facts: Any) -> uuid.UUID:
    """Book a bed as the consultant of the demo."""
    user = people.person(Role.CONSULTANT, CITY_HOST)
    with tenancy.acting_for(city.pk):
        return book_tonight(
            municipality_id=city.pk,
            place_id=place.public_id,
            night=TONIGHT,
            told=told(city, **facts),
            user_id=user.pk,
            by=acting.worker(user.pk, user.name, "consultant"),
            key=key or uuid.uuid4(),
            at=timezone.now(),
        )


def reserve_taken(place: Place) -> list[int]:
    """Return how much of the reserve is taken, of the nights on which something is."""
    rows = PlaceDay.objects.filter(place=place, reserve_taken__gt=0).order_by("date")
    return list(rows.values_list("reserve_taken", flat=True))


def fields(place: Place, city: Municipality, **facts: Any) -> dict[str, Any]:
    """Return the form of a call, filled in."""
    said = {
        "key": str(uuid.uuid4()),
        "plek": str(place.public_id),
        "nachten": "2",
        "wie": "Ans",
        "telefoon": "06 12 34 56 78",
        "voor": "mijn moeder",
        "waar": city.name,
        "ja_van": "recipient",
        "nodig": "Slaapt licht.",
        "betaalt": "",
    }
    return {**said, **facts}


def test_a_place_is_there_for_as_many_nights_as_its_reserve_lasts(city: Municipality) -> None:
    place = night_house(city, reserve=2)
    PlaceDay.objects.filter(place=place, date=TONIGHT + datetime.timedelta(days=3)).update(reserve_taken=2)

    (bed,) = list_tonight(night=TONIGHT)

    assert (bed.name, bed.nights, bed.left, bed.phone) == (place.name, 3, 2, "0800 0000 098")


def test_where_the_reserve_of_tonight_is_taken_tomorrow_is_of_no_use(city: Municipality) -> None:
    place = night_house(city)
    PlaceDay.objects.filter(place=place, date=TONIGHT).update(reserve_taken=1)

    assert list_tonight(night=TONIGHT) == ()


@pytest.mark.parametrize("facts", [{"is_open": False}, {"form": Form.DAY_CARE.value}])
def test_a_place_that_is_closed_or_not_for_the_night_is_not_there(city: Municipality, facts: dict[str, Any]) -> None:
    night_house(city, **facts)

    assert list_tonight(night=TONIGHT) == ()


def test_what_fits_less_long_comes_after_what_fits_as_long_as_asked(city: Municipality) -> None:
    night_house(city, name="Kort", max_length=2)
    house(city, first=TONIGHT, reserve=1, name="Lang")

    assert [bed.name for bed in list_tonight(night=TONIGHT, nights=7)] == ["Lang", "Kort"]


def test_who_needs_nursing_sees_only_places_that_give_it(city: Municipality) -> None:
    night_house(city, name="Zonder")
    house(city, first=TONIGHT, reserve=1, name="Met", skills=[Skill.NURSING.value])

    assert [bed.name for bed in list_tonight(night=TONIGHT, known=Known(needs_nursing=True))] == ["Met"]


def test_a_bed_that_is_booked_is_of_the_reserve_and_the_plan_keeps_its_own(city: Municipality) -> None:
    place = night_house(city)

    made = Booking.objects.get(public_id=book(city, place, nights=2))

    assert (made.state, made.origin) == (State.AGREED, "emergency")
    assert made.answer is not None
    assert made.answer.noted_by == made.request.by_label != ""
    assert reserve_taken(place) == [1, 1]
    assert PlaceDay.objects.filter(place=place, taken__gt=0).count() == 0


def test_the_place_hears_by_mail_that_its_word_is_booked_and_of_nobody(city: Municipality) -> None:
    made = book(city, night_house(city), carer_name="Ans Anders")

    mail = Mail.objects.get(reference__contains=str(made))

    assert mail.subject == "Uw noodplek is geboekt"
    assert "Ans" not in mail.body
    assert "moeder" not in mail.body


def test_the_same_form_twice_is_one_booking(city: Municipality) -> None:
    place, key = night_house(city, reserve=2), uuid.uuid4()

    assert book(city, place, key=key) == book(city, place, key=key)
    assert reserve_taken(place) == [1]


def test_of_a_bed_that_is_gone_nothing_is_kept(city: Municipality) -> None:
    place = night_house(city)
    book(city, place)
    before = RespiteRequest.objects.count()

    with pytest.raises(capacity.PlaceIsTaken):
        book(city, place)

    assert RespiteRequest.objects.count() == before


def test_a_place_that_closed_since_is_not_booked(city: Municipality) -> None:
    place = night_house(city)
    Place.objects.filter(pk=place.pk).update(is_open=False)

    with pytest.raises(PlaceIsClosed):
        book(city, place)


@pytest.mark.parametrize("role", [Role.CONSULTANT, Role.CASE_MANAGER, Role.DESK])
def test_who_is_on_the_telephone_sees_how_many_are_left_and_books_one(
    role: Role, city: Municipality, signed_in: SignedIn
) -> None:
    place, client = night_house(city, reserve=3), signed_in(role)

    listed = client.get(LIST, {"waar": city.name})
    answer = client.post(BOOK, fields(place, city))

    says = client.get(answer["Location"]).content.decode()
    assert "tel:08000000098" in listed.content.decode()
    assert ("Nog vrij vannacht", "3") in listed.context["beds"][0].facts
    assert dict(listed.context["beds"][0].facts)["Hoe ver"]
    assert "mijn moeder" in says
    assert Entry.objects.filter(what="respite.booking", action="see").exists()


def test_without_a_word_of_who_stays_nothing_is_booked(city: Municipality, signed_in: SignedIn) -> None:
    place = night_house(city)

    answer = signed_in(Role.CONSULTANT).post(BOOK, fields(place, city, ja_van=""))

    assert answer.status_code == 422
    assert reserve_taken(place) == []


def test_more_nights_than_are_free_are_refused_with_how_many_there_are(city: Municipality, signed_in: SignedIn) -> None:
    place = night_house(city, max_length=3)

    answer = signed_in(Role.DESK).post(BOOK, fields(place, city, nachten="5"))

    assert "Deze plek heeft 3 nachten vrij. Boek die eerst." in answer.content.decode()


def test_money_that_is_spent_is_said_and_who_pays_may_be_found_out_later(
    city: Municipality, signed_in: SignedIn
) -> None:
    place, client = night_house(city, payers=[Payer.WMO.value]), signed_in(Role.CONSULTANT)
    Budget.objects.filter(payer=Payer.WMO.value).delete()
    Budget.objects.create(municipality=city, payer=Payer.WMO.value, year=TONIGHT.year, cents=10)

    refused = client.post(BOOK, fields(place, city, betaalt="wmo"))
    later = client.post(BOOK, fields(place, city))

    assert "Dit geld is dit jaar op." in refused.content.decode()
    assert later.status_code == 302


def test_where_nothing_is_free_the_pages_say_whom_to_call(city: Municipality, signed_in: SignedIn) -> None:
    keep_nothing_free()
    client = signed_in(Role.DESK)

    pages = [client.get(address).content.decode() for address in (LIST, BOOK)]

    assert all("huisartsenpost" in page for page in pages)


def test_what_was_booked_is_shown_for_a_day(city: Municipality, signed_in: SignedIn) -> None:
    address = reverse("respite-staff:show-booked-bed", kwargs=booked(city))
    client = signed_in(Role.DESK)

    now = client.get(address).status_code
    Booking.objects.update(made_at=timezone.now() - datetime.timedelta(days=2))

    assert (now, client.get(address).status_code) == (200, 404)


@pytest.mark.parametrize(("email", "says"), [("huis@proef.example", "heeft een mail"), ("", "krijgt geen mail")])
def test_the_page_says_a_mail_went_only_where_one_did(
    email: str, says: str, city: Municipality, signed_in: SignedIn
) -> None:
    found = booked(city)
    Place.objects.update(email=email)

    page = signed_in(Role.DESK).get(reverse("respite-staff:show-booked-bed", kwargs=found)).content.decode()

    assert says in page


def test_who_does_not_answer_the_telephone_sees_nothing_of_it(signed_in: SignedIn) -> None:
    assert signed_in(Role.EDITOR).get(LIST).status_code == 403
