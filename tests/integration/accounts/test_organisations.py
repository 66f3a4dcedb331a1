"""Organisations whose people sign in: added, changed, ended with their roles; and who is invited for them."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts import queries, services
from draagkracht.accounts.models import Invitation, Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.municipalities.models import Municipality
from tests.conftest import CITY_HOST
from tests.integration.accounts.conftest import PROVIDER
from tests.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
SignedIn = Callable[..., Client]
LIST = "/werk/mensen/organisaties/"
FORM = {
    "name": "Praktijk De Linde",
    "kind": "general_practice",
    "phone": "0201234567",
    "email": "linde@praktijk.example",
}
NINA = {"name": "Nina Nieuw", "email": "nina@nieuw.example", "role": "professional", "organization_id": ""}


def test_an_administrator_adds_and_changes_one(signed_in: SignedIn) -> None:
    client = signed_in(Role.ADMINISTRATOR)

    client.post(f"{LIST}nieuw/", FORM)
    row = Organisation.objects.get(name="Praktijk De Linde")
    client.post(f"{LIST}{row.public_id}/", {**FORM, "name": "Praktijk De Eik"})

    assert "Praktijk De Eik" in client.get(LIST).content.decode()
    assert not Organisation.objects.filter(name="Praktijk De Linde").exists()


def test_one_name_is_there_once_and_what_was_typed_stays(signed_in: SignedIn) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    client.post(f"{LIST}nieuw/", FORM)

    again = client.post(f"{LIST}nieuw/", FORM)

    assert again.status_code == 422
    assert "staat er al" in again.content.decode()
    assert "0201234567" in again.content.decode()


def test_a_professional_is_invited_for_one_of_them_and_a_provider_for_one_of_the_directory(
    city: Municipality, signed_in: SignedIn
) -> None:
    practice = services.add_organisation(
        municipality_id=city.pk, name="De Linde", kind=OrganisationKind.GENERAL_PRACTICE
    )
    client = signed_in(Role.ADMINISTRATOR)
    invite = "/werk/mensen/uitnodigen/"
    of_directory = next(one for one in queries.list_roles(at=timezone.now()) if one.email == PROVIDER).organization_id

    without = client.post(invite, NINA)
    wrong = client.post(invite, {**NINA, "practice_id": of_directory})
    right = client.post(invite, {**NINA, "practice_id": str(practice), "organization_id": "elders"})
    people = client.get("/werk/mensen/").content.decode()

    assert [each.status_code for each in (without, wrong, right)] == [422, 422, 302]
    assert Invitation.objects.get().organization_id == str(practice)
    assert "De Linde" in people


def test_ending_one_ends_the_roles_of_its_people_at_once(signed_in: SignedIn) -> None:
    client = signed_in(Role.PROFESSIONAL)
    before = client.get("/werk/").status_code
    email = person(Role.PROFESSIONAL, CITY_HOST).email
    held = next(one for one in queries.list_roles(at=timezone.now()) if one.email == email)

    ended = signed_in(Role.ADMINISTRATOR).post(f"{LIST}{held.organization_id}/eindigen/")

    assert ended["Location"] == f"{LIST}?gedaan=organisatie-weg"
    assert (before, client.get("/werk/").status_code) == (200, 403)


def test_an_invitation_for_one_that_ended_opens_nothing(city: Municipality, signed_in: SignedIn) -> None:
    practice = services.add_organisation(municipality_id=city.pk, name="De Linde", kind=OrganisationKind.SCHOOL)
    client = signed_in(Role.ADMINISTRATOR)
    client.post("/werk/mensen/uitnodigen/", {**NINA, "practice_id": str(practice)})

    client.post(f"{LIST}{practice}/eindigen/")

    assert Invitation.objects.get().closed_at is not None
    assert client.get(f"{LIST}{practice}/").status_code == 404
