"""A referral becomes a case: nothing is typed again, the carer said yes, and who referred hears."""

import re
import uuid
from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Actor, Role
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.casework.models import Case, Party
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules.referring import Answer, Asked, Channel, Details, Referrer, Situation, Urgency
from draagkracht.referrals.rules.wishes import Daypart
from draagkracht.referrals.services import answering, referring
from tests import people
from tests.conftest import CITY_HOST

PAGE = "/werk/zaken/nieuw/wie-zorgt/"
ADA = Details(
    name="Ada Zilverschoon",
    phone="+31001234481",
    language="nl",
    daypart=Daypart.ANY,
    situation=Situation.EXHAUSTED,
    urgency=Urgency.SOON,
    note="Slaapt drie uur per nacht.",
    asked=Asked.SPOKEN,
    answer=Answer.OUTCOME,
)


@pytest.fixture
def browser(signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


@pytest.fixture
def referral(city: Municipality) -> UUID:
    """Return a referral that the consultant took up."""
    user = people.person(Role.CONSULTANT, CITY_HOST)
    consultant = Actor(user_id=user.pk, name=user.name, email=user.email or "", roles=frozenset({Role.CONSULTANT}))
    received = referring.receive_referral(
        municipality_id=city.pk,
        referrer=Referrer(channel=Channel.GENERAL_PRACTICE, label="Praktijk De Linde"),
        details=ADA,
        who=Who(ActorKind.PROFESSIONAL, "practice"),
        key=uuid.uuid4(),
        at=timezone.now(),
    )
    answering.accept_referral(public_id=received.public_id, by=consultant, at=timezone.now())
    return received.public_id


def form_of(page: str) -> dict[str, str]:
    """Return what stands in the fields of a form."""
    fields = {name: value for value, name in re.findall(r'value="([^"]*)"[^>]*name="(\w+)"', page)}
    return fields | dict(re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', page))


def test_a_referral_that_somebody_took_up_becomes_a_case_without_typing_it_again(
    browser: Client, referral: UUID
) -> None:
    chosen = browser.get("/werk/zaken/nieuw/").content.decode()
    url = f"{PAGE}?verwijzing={referral}"
    page = browser.get(url).content.decode()

    response = browser.post(url, {**form_of(page), "vraag": ADA.note, "wil_het": "ja"})

    case = Case.objects.get(referral_id=referral)
    assert url in chosen
    assert response.status_code == 302
    assert case.is_own_right
    assert case.first_contact_at is not None
    assert Party.objects.get(case=case).name == ADA.name
    assert case.reported_by == "Praktijk De Linde"
    assert Referral.objects.get(public_id=referral).outcome == "case"


def test_a_neighbour_who_referred_does_not_come_into_the_file(browser: Client, referral: UUID) -> None:
    Referral.objects.filter(public_id=referral).update(channel=Channel.ENVIRONMENT)
    url = f"{PAGE}?verwijzing={referral}"

    browser.post(url, {**form_of(browser.get(url).content.decode()), "vraag": "Hulp.", "wil_het": "ja"})

    assert Case.objects.get(referral_id=referral).reported_by == ""


def test_without_the_yes_of_the_carer_it_stays_a_referral(browser: Client, referral: UUID) -> None:
    url = f"{PAGE}?verwijzing={referral}"
    form = form_of(browser.get(url).content.decode())
    form.pop("wil_het")

    response = browser.post(url, {**form, "vraag": "Hulp."})

    assert response.status_code == 422
    assert "Zonder ja blijft het een verwijzing." in response.content.decode()
    assert not Case.objects.filter(referral_id=referral).exists()


def test_one_referral_is_one_case(browser: Client, referral: UUID) -> None:
    url = f"{PAGE}?verwijzing={referral}"
    form = {**form_of(browser.get(url).content.decode()), "vraag": "Hulp.", "wil_het": "ja"}

    first, second = (browser.post(url, form | {"key": str(uuid.uuid4())}) for _ in range(2))

    assert first["Location"] == second["Location"]
    assert Case.objects.filter(referral_id=referral).count() == 1


def test_a_referral_from_which_a_case_began_leads_to_that_case(browser: Client, referral: UUID) -> None:
    url = f"{PAGE}?verwijzing={referral}"
    form = {**form_of(browser.get(url).content.decode()), "vraag": "Hulp.", "wil_het": "ja"}
    browser.post(url, form)
    case = Case.objects.get(referral_id=referral)

    page = browser.get(f"/werk/verwijzingen/{referral}/").content.decode()
    led = browser.get(url)

    assert "Naar de zaak" in page
    assert f'href="{url}"' in page
    assert "Hulp voor deze persoon zelf" not in page
    assert led["Location"] == f"/werk/zaken/{case.public_id}/"


@pytest.mark.parametrize("text", ["geen-uuid", "5e0d7e52-9f2f-4d0e-8a52-6f5b1f0c7a11"])
def test_a_referral_that_is_not_there_is_not_found(browser: Client, text: str) -> None:
    assert browser.get(f"{PAGE}?verwijzing={text}").status_code == 404


def test_how_urgent_a_referral_is_comes_along_and_whoever_makes_the_case_has_it(
    browser: Client, city: Municipality, referral: UUID
) -> None:
    Referral.objects.filter(public_id=referral).update(urgency="urgent")
    url = f"{PAGE}?verwijzing={referral}"
    page = browser.get(url).content.decode()

    browser.post(url, {**form_of(page), "vraag": ADA.note, "wil_het": "ja", "spoed": "carer_at_limit"})

    case = Case.objects.get(referral_id=referral)
    assert re.search(r'value="carer_at_limit"\s+selected', page)
    assert "Heel snel: het gaat bijna niet meer" in page
    assert case.is_urgent
    assert case.consultant_id == people.person(Role.CONSULTANT, CITY_HOST).pk
