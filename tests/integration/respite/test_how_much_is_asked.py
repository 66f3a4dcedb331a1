"""How many nights there must be and how many days a week, from the form to what the rules know."""

import uuid
from typing import Any

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Place, RespiteRequest
from draagkracht.respite.queries.offers import as_wants
from draagkracht.respite.rules.codes import Payer, Yes
from tests import people
from tests.access.respite_advising import request_of
from tests.conftest import CITY_HOST
from tests.integration.respite.making import FRIDAY, HERE, house, says
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


@pytest.mark.parametrize(
    ("way", "said", "expected"),
    [
        ("day_care", {"weekdays": ["1", "3"]}, ((1, 3), 4, None)),
        ("day_care", {"weekdays": ["1", "3"], "first_weekday": "3", "weeks": "8"}, ((3, 1), 8, None)),
        ("day_care", {"weekdays": ["1"], "payer": "wlz"}, ((1,), 4, Payer.WLZ)),
        ("sitting", {"dayparts": ["0"], "weeks": "1"}, ((), 1, None)),
        ("stay", {"payer": "own"}, ((), 4, Payer.OWN)),
    ],
)
def test_how_long_on_which_day_and_who_pays_are_for_who_cares_to_say_or_not(
    way: str, said: dict[str, Any], expected: tuple[Any, ...], carer: Client
) -> None:
    carer.post(when(carer, way), {**SAID, **said, "key": str(uuid.uuid4())})

    wants = as_wants(newest(), frozenset())
    assert (wants.weekdays, wants.weeks, wants.payer) == expected


def test_of_a_stay_no_weeks_are_asked_and_no_day_of_the_week(carer: Client) -> None:
    asked = set(carer.get(when(carer)).context["form"].fields)

    assert "payer" in asked
    assert not {"weeks", "first_weekday"} & asked


def test_a_day_that_is_liked_most_is_one_of_those_that_can_be(carer: Client) -> None:
    before = RespiteRequest.objects.count()

    answer: Any = carer.post(when(carer, "day_care"), SAID | {"weekdays": ["1"], "first_weekday": "4"})

    assert answer.status_code == 422
    assert "first_weekday" in answer.context["form"].errors
    assert RespiteRequest.objects.count() == before


def test_the_day_that_is_liked_most_is_offered_for_as_many_weeks_as_were_asked(
    carer: Client, city: Municipality
) -> None:
    house(city, name="Dagplek", form="day_care", days=90)
    url = when(carer, "day_care")
    said = SAID | {"weekdays": ["1", "3"], "first_weekday": "3", "weeks": "8", "key": str(uuid.uuid4())}
    carer.post(url, said | {"start_date": "2026-12-07"})
    request = newest()
    RespiteRequest.objects.filter(pk=request.pk).update(latitude=HERE[0], longitude=HERE[1])
    says(request, Yes.YES)

    (offer,) = carer.get(at("show-request", request.public_id)).context["found"].offers

    assert dict(offer.facts)["Wanneer"] == "elke week op donderdag, 10 december tot en met 28 januari"


def test_who_pays_leaves_out_what_is_not_paid_like_that(carer: Client, city: Municipality) -> None:
    house(city, name="Van de Wlz", payers=["wlz"])
    house(city, name="Van de gemeente", payers=["wmo"])
    carer.post(when(carer), SAID | {"length": "2", "payer": "wmo", "key": str(uuid.uuid4())})
    request = newest()
    RespiteRequest.objects.filter(pk=request.pk).update(latitude=HERE[0], longitude=HERE[1])
    says(request, Yes.YES)

    found = carer.get(at("show-request", request.public_id)).context["found"]

    assert [offer.title for offer in found.offers] == ["Van de gemeente"]
    assert "Wat u betaalt" in dict(found.offers[0].facts)


def test_what_was_said_of_it_stays_there_and_can_be_changed(carer: Client, city: Municipality) -> None:
    carer.post(when(carer, "day_care"), SAID | {"weekdays": ["1", "3"], "key": str(uuid.uuid4())})
    url = at("tell-when", newest().public_id)

    carer.post(url, as_it_stands(carer.get(url)) | {"first_weekday": "3", "weeks": "12", "payer": "zvw"})
    then = carer.get(url).context["form"].initial
    carer.post(url, as_it_stands(carer.get(url)))

    request = newest()
    assert (then["first_weekday"], then["weeks"], then["payer"]) == ("3", "12", "zvw")
    assert (request.weekdays, request.weeks, request.payer) == ([3, 1], 12, "zvw")


def test_who_looks_along_asks_the_weeks_and_the_day_too(consultant: Client) -> None:
    consultant.post(ASK, said_to_staff(vormen=["day_care"], dagen=["1", "3"], liefst="3", weken="8"))

    request = newest()
    assert (request.weekdays, request.weeks) == ([3, 1], 8)
