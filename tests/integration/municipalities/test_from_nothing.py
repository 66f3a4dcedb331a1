"""A municipality of which nobody filled in anything: what is the same in the whole country stands on its pages."""

import datetime
import html
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from draagkracht.base import tenancy
from draagkracht.directory.models import Service
from draagkracht.directory.rules import codes
from draagkracht.municipalities.models import HostName, Municipality, Parameter

pytestmark = pytest.mark.django_db

HOST = "nieuw.localhost"
GROWN_UP = {"wlz": "no", "minor": "no", "insured": "nobody", "supervision": "no"}


@pytest.fixture
def fresh() -> Municipality:
    """Return a municipality with a name, a host and a desk, and no more."""
    municipality = Municipality.objects.create(
        code="GM9999", slug="nieuw", name="Nieuw", languages=["nl"], theme="voorbeeldstad", latitude=52.1,
        longitude=5.1, desk_name="Het loket", desk_phone="000 00 00 000", desk_phone_uri="tel:0000000000",
        desk_address="Straat 1", gp_name="De post", gp_phone="000 00 00 001", gp_phone_uri="tel:0000000001",
    )  # fmt: skip
    HostName.objects.create(municipality=municipality, name=HOST)
    return municipality


def words(response: Any) -> str:
    """Return what a page says, without its tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def way_to_a_stay() -> str:
    """Return what the page of the ways to respite says to somebody who looks for a stay under the Wmo."""
    client: Any = Client(headers={"host": HOST})
    answer = client.post("/even-vrij/", {"forms": ["stay"]})
    while "/vraag/" in answer["Location"]:
        code = answer["Location"].rstrip("/").rsplit("/", 1)[1]
        answer = client.post(answer["Location"], {code: GROWN_UP.get(code, "unknown")})
    return words(client.get(answer["Location"]))


def on(year: int) -> Any:
    """Travel to a day of a year."""
    return time_machine.travel(datetime.datetime(year, 5, 14, 12, tzinfo=datetime.UTC))


@pytest.mark.parametrize(
    ("year", "says"),
    [
        (2024, "hoogstens € 20,60 per maand."),
        (2025, "hoogstens € 21 per maand."),
        (2026, "hoogstens € 21,80 per maand."),
        (2027, "Vraag na hoeveel dat is."),
    ],
)
def test_a_service_says_what_one_pays_in_that_year(year: int, says: str, fresh: Municipality) -> None:
    with tenancy.acting_for(fresh.pk):
        Service.objects.create(
            municipality=fresh, hsds_id="hulp", name="Hulp thuis", status=codes.ServiceStatus.ACTIVE,
            base_functions=["respite"], laws=["wmo"], served_ids=[fresh.pk],
        )  # fmt: skip

    with on(year):
        page = words(Client(headers={"host": HOST}).get("/wat-is-er/hulp/"))

    assert "Soms betaalt u zelf een deel" in page
    assert says in page
    assert ("€" in page) is (year != 2027)
    assert "kijken wij nog na" not in page


def test_the_way_to_a_stay_says_what_one_pays_now(fresh: Municipality) -> None:
    page = way_to_a_stay()

    with tenancy.acting_for(fresh.pk):
        assert not Parameter.objects.exists()
    assert "Hoogstens € 21,80 per maand." in page
    assert "Vanaf 1 januari 2027: Er is een plan voor een nieuwe wet." in page


def test_the_way_to_a_stay_says_that_2027_is_not_known_yet(fresh: Municipality) -> None:
    with on(2027):
        page = way_to_a_stay()

    assert "Er is een plan voor een nieuwe wet. Wat u dan zelf betaalt, is nog niet zeker." in page
    assert "€" not in page
