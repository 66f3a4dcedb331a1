"""How many nights there must be and how many days a week, from the form to what the rules know."""

import uuid
from typing import Any

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Place, RespiteRequest
from draagkracht.respite.queries.offers import as_wants
from draagkracht.respite.rules.codes import Yes
from tests import people
from tests.access.respite_advising import request_of
from tests.conftest import CITY_HOST
from tests.integration.respite.making import FRIDAY, house, says
from tests.integration.respite.test_advising import ASK, newest
from tests.integration.respite.test_advising import said as said_to_staff
from tests.integration.respite.test_asking_calmly import when
from tests.integration.respite.test_changing import as_it_stands, change
from tests.integration.respite.test_own_pages import at

SAID = {"start_date": FRIDAY.isoformat(), "length": "7", "flex_days": "0", "district": "Voorbeeldstad"}


@pytest.fixture
def carer(city: Municipality) -> Client:
    Place.objects.update(is_open=False)
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


@pytest.fixture
def consultant(city: Municipality) -> Client:
    return people.client_of(
        people.person(Role.CONSULTANT, CITY_HOST), Client(headers={"host": CITY_HOST}), is_seen=True
    )


def how_much(request: RespiteRequest) -> tuple[int, int]:
    wants = as_wants(request, frozenset())
    return wants.min_length, wants.days_per_week


@pytest.mark.parametrize(
    ("way", "said", "expected"),
    [
        ("stay", {}, (1, 0)),
        ("stay", {"min_length": "3"}, (3, 0)),
        ("stay", {"min_length": "14"}, (7, 0)),
        ("day_care", {"weekdays": ["1"]}, (1, 1)),
        ("day_care", {"weekdays": ["1", "3"], "days_per_week": "2"}, (1, 2)),
    ],
)
def test_how_much_somebody_needs_is_known_to_the_rules(
    way: str, said: dict[str, Any], expected: tuple[int, int], carer: Client
) -> None:
    carer.post(when(carer, way), {**SAID, **said, "key": str(uuid.uuid4())})

    assert how_much(newest()) == expected


def test_more_days_a_week_than_were_chosen_is_asked_again(carer: Client, consultant: Client) -> None:
    own: Any = carer.post(when(carer, "day_care"), {**SAID, "weekdays": ["1"], "days_per_week": "2"})
    staff: Any = consultant.post(ASK, said_to_staff(vormen=["day_care"], dagen=["1"], per_week="2"))

    assert (own.status_code, list(own.context["form"].errors)) == (422, ["days_per_week"])
    assert (staff.status_code, list(staff.context["form"].errors)) == (422, ["per_week"])


def test_fewer_nights_than_there_must_be_are_not_offered_until_fewer_will_do(carer: Client, city: Municipality) -> None:
    carer.post(when(carer), {**SAID, "length": "3", "min_length": "3", "key": str(uuid.uuid4())})
    request = newest()
    says(request, Yes.YES)
    house(city, name="Twee Nachten", max_length=2)
    shown, url = f"{at('show-request', request.public_id)}?meer=1", at("tell-when", request.public_id)

    at_first = {offer.title for offer in carer.get(shown).context["found"].offers}
    carer.post(url, as_it_stands(carer.get(url)) | {"min_length": "2"})
    then = {offer.title for offer in carer.get(shown).context["found"].offers}

    assert "Twee Nachten" not in at_first
    assert "Twee Nachten" in then


def test_who_looks_along_asks_and_changes_it_too(consultant: Client, city: Municipality) -> None:
    consultant.post(ASK, said_to_staff(vormen=["stay", "day_care"], dagen=["1", "2"], minstens="2", per_week="2"))
    asked, other = newest(), request_of(city)

    consultant.post(change(other), as_it_stands(consultant.get(change(other))) | {"minstens": "2"})

    other.refresh_from_db()
    assert how_much(asked) == (2, 2)
    assert how_much(other)[0] == 2
