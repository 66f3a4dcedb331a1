"""The help that somebody keeps: theirs alone, as it is today, taken along, and gone with the space."""

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
from draagkracht.directory.models import Service
from draagkracht.directory.rules.codes import ServiceStatus
from draagkracht.municipalities.models import Municipality
from draagkracht.people import queries, services
from draagkracht.people.models import KeptOffer, Person
from draagkracht.people.rules.offers import MOST
from tests.conftest import CITY_HOST
from tests.integration.asking import complete_cookie

SignedIn = Callable[..., Client]
PLANTED = "Egelantierhuis"


def carer() -> Person:
    return Person.objects.get(name="Marijke de Wit")


def by(whose: Person) -> dict[str, Any]:
    return {"person_id": whose.pk, "by": acting.resident(whose.public_id), "at": timezone.now()}


def some_service() -> Service:
    """Return a service that the public sees, with a number and a first step."""
    rows = Service.objects.filter(status=ServiceStatus.ACTIVE, merged_into=None, contacts__phone__gt="")
    return rows.exclude(first_step="").order_by("pk")[0]


def keep(browser: Client, service: Service, back: str = "") -> Any:
    return browser.post(reverse("portal-own:keep-offer"), {"dienst": service.hsds_id, "terug": back})


def overview(browser: Client) -> str:
    return " ".join(browser.get(reverse("portal-own:show-overview")).content.decode().split())


def test_what_is_kept_stands_on_the_first_page_with_number_first_step_and_whether_it_is_there(
    city: Municipality, signed_in: SignedIn
) -> None:
    mine, service = signed_in(Role.CARER), some_service()
    before = overview(mine)

    answers = [keep(mine, service) for _ in range(2)]

    page = overview(mine).partition("Hulp die u bewaarde")[2].partition("</section>")[0]
    assert "Hulp die u bewaarde" not in before
    assert {answer["Location"] for answer in answers} == {reverse("portal-own:show-overview") + "#hulp"}
    assert [one.service_id for one in queries.list_offers(carer().pk)] == [service.hsds_id]
    assert service.name in page
    assert 'href="tel:' in page
    assert "Eerste stap:" in page
    assert "Dit is er nog." in page


@pytest.mark.parametrize(
    ("status", "says"),
    [(ServiceStatus.TEMPORARILY_CLOSED, "Nu tijdelijk dicht."), (ServiceStatus.DEFUNCT, "niet meer in onze lijst")],
)
def test_what_closes_or_goes_afterwards_says_so_and_keeps_its_name(
    city: Municipality, signed_in: SignedIn, status: ServiceStatus, says: str
) -> None:
    mine, service = signed_in(Role.CARER), some_service()
    keep(mine, service)
    Service.objects.filter(pk=service.pk).update(status=status)

    page = overview(mine)

    assert says in page
    assert service.name in page


def test_it_is_taken_off_and_of_another_it_is_left(city: Municipality, signed_in: SignedIn) -> None:
    mine, other = signed_in(Role.CARER), signed_in(Role.CARE_RECIPIENT)
    keep(mine, some_service())
    address = reverse("portal-own:forget-offer", args=[queries.list_offers(carer().pk)[0].public_id])

    other.post(address)
    left = len(queries.list_offers(carer().pk))
    mine.post(address)

    assert left == 1
    assert queries.list_offers(carer().pk) == ()


@pytest.mark.parametrize("service_id", ["bestaat-niet", "", "\x00"])
def test_what_is_not_in_the_directory_is_not_kept(city: Municipality, signed_in: SignedIn, service_id: str) -> None:
    answer = signed_in(Role.CARER).post(reverse("portal-own:keep-offer"), {"dienst": service_id})

    assert answer.status_code == 302
    assert not KeptOffer.objects.exists()


def test_a_full_list_says_so_and_keeps_what_is_there(city: Municipality, signed_in: SignedIn) -> None:
    for number in range(MOST):
        services.keep_offer(**by(carer()), service_id=f"proef-{number}", called="Proef")
    mine = signed_in(Role.CARER)

    answer = mine.post(reverse("portal-own:keep-offer"), {"dienst": some_service().hsds_id}, follow=True)

    assert "Uw lijst is vol." in answer.content.decode()
    assert KeptOffer.objects.count() == MOST


def test_the_result_offers_to_keep_only_to_who_is_signed_in_and_leads_back(
    city: Municipality, signed_in: SignedIn
) -> None:
    mine, stranger = signed_in(Role.CARER), Client(headers={"host": CITY_HOST})
    for browser in (mine, stranger):
        browser.cookies["antwoorden"] = complete_cookie()
    result = reverse("portal:show-result")
    page = mine.get(result).content.decode()
    service_id = page.partition('name="dienst" value="')[2].partition('"')[0]

    answer = mine.post(reverse("portal-own:keep-offer"), {"dienst": service_id, "terug": "check"})

    assert answer["Location"] == result
    assert "Bewaard bij mijn plek." in mine.get(result).content.decode()
    assert 'name="dienst"' not in stranger.get(result).content.decode()


def test_the_page_of_a_service_offers_to_keep_it_only_to_who_is_signed_in(
    city: Municipality, signed_in: SignedIn
) -> None:
    address = reverse("directory:show-service", args=[some_service().hsds_id])

    pages = [
        browser.get(address).content.decode()
        for browser in (signed_in(Role.CARER), signed_in(Role.DESK), Client(headers={"host": CITY_HOST}))
    ]

    assert ["Bewaar bij mijn plek" in page for page in pages] == [True, False, False]


def test_it_goes_along_in_the_file_stands_in_the_log_without_its_name_and_goes_with_the_space(
    city: Municipality, signed_in: SignedIn
) -> None:
    mine, person = signed_in(Role.CARER), carer()
    services.keep_offer(**by(person), service_id="proef", called=PLANTED)

    file = mine.get(reverse("portal-own:export-space")).json()
    log = [str(row) for row in Entry.objects.filter(what="people.offers").values_list()]
    services.erase_space(**by(person))

    assert [one["called"] for one in file["offers"]] == [PLANTED]
    assert len(log) == 1
    assert PLANTED not in log[0]
    assert not KeptOffer.objects.filter(called=PLANTED).exists()


def test_a_list_is_of_one_municipality(city: Municipality, village: Municipality) -> None:
    services.keep_offer(**by(carer()), service_id="proef", called=PLANTED)

    with tenancy.acting_for(village.pk):
        seen = KeptOffer.objects.exists()

    assert not seen


def test_what_somebody_kept_leads_from_a_kept_result_back_to_it(city: Municipality, signed_in: SignedIn) -> None:
    public_id = uuid.uuid4()

    answer = keep(signed_in(Role.CARER), some_service(), str(public_id))

    assert answer["Location"] == reverse("portal-own:show-result", args=[public_id])
