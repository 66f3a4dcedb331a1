"""The first page of the work: what waits comes first with how much of it, and every way on it leads somewhere."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.models import Membership
from draagkracht.accounts.permissions import PERMISSIONS, Role
from draagkracht.accounts.rules import LIVES_HERE, OF_RESIDENTS
from draagkracht.directory.models import EnquiredService, Enquiry, Service
from draagkracht.directory.queries import funding
from draagkracht.municipalities.models import Municipality

WORK = "/werk/"


def test_an_editor_sees_what_waits_first_and_how_much_of_it(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    response = signed_in(Role.EDITOR).get(WORK)

    page = response.content.decode()
    number = funding.count_ending(timezone.localdate())
    waiting = page[page.index("Dit wacht op u") : page.index("Hier kunt u ook heen")]
    assert f"{number} diensten wachten op u" in waiting
    assert all(re.match(r"[1-9]\d* \w+ wacht", card.waits) for card in response.context["waiting"])
    assert not any(card.waits for card in response.context["others"])


def test_a_provider_sees_what_the_municipality_asked_until_it_is_confirmed(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    provider = signed_in(Role.PROVIDER)
    key = Membership.objects.get(role=Role.PROVIDER, municipality=city).organization_id
    service = Service.objects.filter(organization__hsds_id=key, status="active").order_by("pk")[0]
    asked_at = timezone.now()
    enquiry = Enquiry.objects.create(
        municipality=city, organization=service.organization, to="a@b.example", state="asked", asked_at=asked_at,
        since=asked_at, valid_until=asked_at + datetime.timedelta(days=30),
    )  # fmt: skip
    EnquiredService.objects.create(municipality=city, enquiry=enquiry, service=service)

    before = provider.get(WORK).content.decode()
    provider.post(f"/werk/diensten/{service.pk}/klopt/")
    after = provider.get(WORK).content.decode()

    assert "1 dienst wacht op uw antwoord: klopt dit nog?" in before
    assert "wacht op uw antwoord" not in after


def test_who_refers_finds_the_card_the_instruments_who_takes_over_and_a_number(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    page = signed_in(Role.PROFESSIONAL).get(WORK).content.decode()

    names = ("portal:list-professions", "portal-staff:choose-instrument", "portal:start-drop-out")
    assert [name for name in names if f'href="{reverse(name)}"' not in page] == []
    assert 'href="tel:0001234501"' in page


@pytest.mark.parametrize("role", [role for role in Role if PERMISSIONS[role] and role not in LIVES_HERE])
def test_every_way_on_the_first_page_leads_somewhere(
    signed_in: Callable[..., Client], city: Municipality, role: Role
) -> None:
    client = signed_in(role)
    page = client.get(WORK).content.decode()

    ways = set(re.findall(r'href="(/werk/[^"#]*)"', page))

    assert len(ways) > 1
    assert {way: client.get(way).status_code for way in ways} == dict.fromkeys(ways, 200)


@pytest.mark.parametrize("role", [role for role in Role if not PERMISSIONS[role]])
def test_whoever_has_no_screen_yet_reads_that_and_whom_to_call(
    signed_in: Callable[..., Client], city: Municipality, role: Role
) -> None:
    page = signed_in(role).get(WORK).content.decode()

    assert "Voor uw rol is hier nog niets te doen." in page
    assert city.desk_phone in page


@pytest.mark.parametrize("role", sorted(OF_RESIDENTS))
def test_a_resident_is_led_to_their_own_page(signed_in: Callable[..., Client], role: Role) -> None:
    assert signed_in(role).get(WORK)["Location"] == reverse("portal-own:show-overview")
