"""Who is asked for at home: the language that they speak, and a woman or a man, where that was said."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Place, RespiteRequest, Volunteer
from draagkracht.respite.rules.codes import Yes
from tests import people
from tests.access.respite_advising import request_of
from tests.conftest import CITY_HOST
from tests.integration import doubling_respite as ready
from tests.integration.respite.making import says, volunteer
from tests.integration.respite.test_own_pages import at

SITTING = {"forms": ["sitting"], "dayparts": [0]}


@pytest.fixture
def carer(city: Municipality) -> Client:
    Place.objects.update(is_open=False)
    Volunteer.objects.update(vog_until=None)
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


@pytest.fixture
def consultant(city: Municipality) -> Client:
    return people.client_of(
        people.person(Role.CONSULTANT, CITY_HOST), Client(headers={"host": CITY_HOST}), is_seen=True
    )


def asked(city: Municipality, **facts: Any) -> RespiteRequest:
    request = ready.asked(city)
    RespiteRequest.objects.filter(pk=request.pk).update(**(SITTING | facts))
    says(request, Yes.YES)
    return RespiteRequest.objects.get(pk=request.pk)


def who_fits(carer: Client, request: RespiteRequest) -> list[tuple[str, str]]:
    """Return of each offer whether it is a woman or a man, and what they speak."""
    offers = carer.get(at("show-request", request.public_id)).context["found"].offers
    return sorted((", ".join(offer.tags[1:]), dict(offer.facts)["Spreekt"]) for offer in offers)


@pytest.mark.parametrize(
    ("said", "fits"),
    [
        ({}, [("een man", "Nederlands en Turks"), ("een vrouw", "Nederlands")]),
        ({"language": "tr"}, [("een man", "Nederlands en Turks")]),
        ({"gender_preference": "f"}, [("een vrouw", "Nederlands")]),
        ({"language": "tr", "gender_preference": "f"}, []),
    ],
)
def test_who_does_not_speak_the_language_or_is_no_woman_is_not_offered_where_that_is_asked(
    said: dict[str, str], fits: list[tuple[str, str]], carer: Client, city: Municipality
) -> None:
    request = asked(city)
    volunteer(city, gender="m", languages=["nl", "tr"])
    volunteer(city, gender="f")

    sent = carer.post(at("tell-needs", request.public_id), said)

    assert sent.status_code == 302
    assert who_fits(carer, request) == fits


def test_at_first_it_is_dutch_and_does_not_matter_and_what_was_said_can_be_taken_back(
    carer: Client, city: Municipality
) -> None:
    request = asked(city)
    url = at("tell-needs", request.public_id)

    first = carer.get(url).context["form"].initial
    carer.post(url, {"language": "tr", "gender_preference": "f"})
    then = carer.get(url).context["form"].initial
    carer.post(url, {"language": "nl", "gender_preference": first["gender_preference"]})

    request.refresh_from_db()
    assert first["language"] == "nl"
    assert (then["language"], then["gender_preference"]) == ("tr", "f")
    assert (request.language, request.gender_preference) == ("nl", "")


def test_of_a_stay_a_woman_or_a_man_is_not_asked_and_what_was_said_stays(carer: Client, city: Municipality) -> None:
    request = asked(city, forms=["stay"], language="tr", gender_preference="f")
    url = at("tell-needs", request.public_id)

    fields = carer.get(url).context["form"].fields
    carer.post(url, {"max_km": "25"})

    request.refresh_from_db()
    assert "gender_preference" not in fields
    assert (request.language, request.gender_preference) == ("tr", "f")


def test_who_looks_along_asks_it_too(consultant: Client, city: Municipality) -> None:
    request = request_of(city)
    RespiteRequest.objects.filter(pk=request.pk).update(**SITTING)
    url = reverse("respite-staff:tell-needs-for", args=[request.public_id])

    page = consultant.get(url).content.decode()
    consultant.post(url, {"language": "ar", "gender_preference": "m"})

    request.refresh_from_db()
    assert "In welke taal praat degene die zorg krijgt het liefst?" in page
    assert (request.language, request.gender_preference) == ("ar", "m")
