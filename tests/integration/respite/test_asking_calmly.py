"""What a stranger who played a carer stumbled over: nothing is filled in for them, and what is shown adds up."""

import re
import uuid
from typing import Any

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import CareRelation
from draagkracht.respite.models import Booking, Place, RespiteRequest, Volunteer
from draagkracht.respite.rules.codes import Feature, Form, Yes
from draagkracht.respite.rules.states import State
from tests import people
from tests.conftest import CITY_HOST
from tests.integration import doubling_respite as ready
from tests.integration.doubling import person_of
from tests.integration.respite.making import FRIDAY, hold, house, says, volunteer
from tests.integration.respite.test_own_pages import ASK, at, text


@pytest.fixture
def carer(city: Municipality) -> Client:
    Place.objects.update(is_open=False)
    Volunteer.objects.update(vog_until=None)
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


def asked(city: Municipality, **facts: Any) -> RespiteRequest:
    """Ask as the carer of the demo, with the yes of who is cared for."""
    request = ready.asked(city)
    RespiteRequest.objects.filter(pk=request.pk).update(**facts)
    says(request, Yes.YES)
    return RespiteRequest.objects.get(pk=request.pk)


def when(carer: Client, way: str = "stay") -> str:
    relation = CareRelation.objects.filter(carer=person_of(Role.CARER), ended_at__isnull=True).order_by("pk")[0]
    return f"{ASK}?relation={relation.public_id}&ways={way}"


def test_where_somebody_lives_and_whether_it_may_move_is_for_them_to_say(carer: Client) -> None:
    page = carer.get(when(carer))
    fields = page.context["form"]
    sent: Any = carer.post(when(carer), {"start_date": FRIDAY.isoformat(), "length": "2", "key": str(uuid.uuid4())})

    assert "Kies een antwoord" in text(page)
    assert not any(one.is_chosen and one.value for one in fields["district"].display().options)
    assert not any(one.is_chosen for one in fields["flex_days"].display().options)
    assert sent.status_code == 422
    assert {"district", "flex_days"} <= set(sent.context["form"].errors)


def test_of_a_volunteer_at_home_no_own_room_is_asked(carer: Client, city: Municipality) -> None:
    request = asked(city, forms=["sitting"], dayparts=[0], max_km=15)

    page = text(carer.get(at("tell-needs", request.public_id)))
    sent: Any = carer.post(at("tell-needs", request.public_id), {"skills": ["dementia"]})

    request.refresh_from_db()
    assert "ervaring met dementie" in page
    for needless in ("een eigen kamer", "halen en brengen", "plek voor uzelf", "Hoe ver mag het zijn?", "Tot 5 km"):
        assert needless not in page
    assert sent.status_code == 302
    assert (request.skills, request.features, request.max_km) == (["dementia"], [], 15)


def test_what_a_consultant_ticked_stays_there_to_see(carer: Client, city: Municipality) -> None:
    request = asked(city, forms=["sitting"], dayparts=[0], features=[Feature.QUIET.value])

    page = text(carer.get(at("tell-needs", request.public_id)))

    assert "rust en weinig geluid" in page
    assert "een eigen kamer" not in page


def test_three_volunteers_of_one_organisation_are_told_apart_without_a_name(carer: Client, city: Municipality) -> None:
    request = asked(city, forms=["sitting"], dayparts=[0])
    volunteer(city, gender="f", languages=["nl", "tr"])
    volunteer(city, gender="m")
    volunteer(city)

    page = carer.get(at("show-request", request.public_id))

    offers = page.context["found"].offers
    tags = {offer.tags[1:] for offer in offers}
    spoken = {dict(offer.facts)["Spreekt"] for offer in offers}
    assert tags == {("een vrouw",), ("een man",), ()}
    assert spoken == {"Nederlands en Turks", "Nederlands"}
    assert all(dict(offer.facts)["Hoe ver"] for offer in offers)
    assert all(offer.reasons for offer in offers)
    assert not re.search(r"\bVera\b", text(page))


def test_every_offer_says_why_even_on_other_days(carer: Client, city: Municipality) -> None:
    request = asked(city, flex_days=7)
    house(city, first=FRIDAY.replace(day=6))

    (offer,) = carer.get(at("show-request", request.public_id)).context["found"].offers

    assert "later dan u vroeg" in offer.weak_point
    assert offer.reasons == ("Het past bij wat u verder vroeg.",)


def test_what_was_looked_at_adds_up_in_plain_sentences_and_all_of_it_can_be_seen(
    carer: Client, city: Municipality
) -> None:
    request = asked(city, features=[Feature.HALAL.value])
    for _ in range(5):
        house(city, features=[Feature.HALAL.value])
    for _ in range(3):
        house(city)
    declined = hold(request, house(city, features=[Feature.HALAL.value]))
    Booking.objects.filter(pk=declined.pk).update(state=State.DECLINED.value, expires_at=None)

    url = at("show-request", request.public_id)
    first, everything = carer.get(url), carer.get(f"{url}?meer=1")

    found = first.context["found"]
    told = sum(int(line.split()[1]) for line in found.rest)
    assert (len(found.offers), found.more) == (3, 2)
    assert found.number == len(found.offers) + found.more + told
    assert any(line.endswith(" plekken is geen halal eten.") for line in found.rest)
    assert "Bij 1 plek zei u pas nog nee." in found.rest
    assert "Nog 2 plekken passen ook." in text(first)
    assert 'href="?meer=1"' in text(first)
    assert len(everything.context["found"].offers) == 5
    assert "passen ook" not in text(everything)


@pytest.mark.parametrize(("said", "kept"), [("else", ""), ("cost", "cost"), ("", "")])
def test_no_to_an_offer_has_reasons_that_fit_it_and_something_else(
    carer: Client, city: Municipality, said: str, kept: str
) -> None:
    booking = Booking.objects.get(**ready.own_hold(city))

    page = text(carer.get(at("decline-booking", booking.public_id)))
    carer.post(at("decline-booking", booking.public_id), {"barrier": said})

    booking.refresh_from_db()
    assert "Iets anders" in page
    assert "Het is te duur." in page
    assert "Ik ben bang dat het te duur is." not in page
    assert (booking.state, booking.barrier) == (State.DECLINED, kept)


def test_in_arabic_a_sum_is_a_sentence_too(carer: Client, city: Municipality) -> None:
    request = asked(city, features=[Feature.HALAL.value], forms=[Form.STAY.value])
    house(city)

    page = text(carer.get(f"/ar{at('show-request', request.public_id)}"))

    assert "لا يوجد طعام حلال" in page


def test_fewer_nights_than_were_asked_is_said_with_the_offer_and_where_one_says_yes(
    carer: Client, city: Municipality
) -> None:
    request = asked(city, length=3)
    house(city, max_length=2)
    url = at("show-request", request.public_id)

    (offer,) = carer.get(url).context["found"].offers
    held = carer.post(at("hold-offer", request.public_id), {"offer": offer.token, "key": str(uuid.uuid4())})

    assert offer.weak_point == "Dit is 1 nacht korter dan u vroeg."
    assert offer.reasons == ("Er is plek vanaf de dag die u vroeg.",)
    assert "Dit is 1 nacht korter dan u vroeg." in text(carer.get(held["Location"]))
