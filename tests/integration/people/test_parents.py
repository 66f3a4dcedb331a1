"""Somebody under sixteen gets a space when a parent agrees; until then nothing is kept of them."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.models import User
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people.models import Consent, Person
from draagkracht.people.rules.asking_parents import LINK_HOLDS
from tests.conftest import A_SUNDAY, CITY_HOST, VILLAGE_HOST

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]
CHILD, PARENT, START = "sam@thuis.example", "ouder@thuis.example", "/mijn/beginnen/jong/"
BORN = A_SUNDAY.date().replace(day=1) - datetime.timedelta(days=12 * 366)
FORM = {
    "name": "Sam",
    "birth_date": BORN.strftime("%d-%m-%Y"),
    "email": CHILD,
    "parent": PARENT,
    "key": "5f0b8f3e-6e8a-4c0a-9f0a-0d6a1f0f6c33",
}
YES = {"answer": "yes", "name": "Mo Ouder"}


@pytest.fixture(autouse=True)
def _nobody_tried_yet() -> None:
    """Begin without tries."""
    cache.clear()


def browser(host: str = CITY_HOST) -> Client:
    """Return a browser."""
    return Client(headers={"host": host})


def link_to(email: str, city: Municipality) -> str:
    """Return the path of the link in the last mail to somebody."""
    with tenancy.acting_for(city.pk):
        body = Mail.objects.filter(to=email).latest("pk").body
    found = re.search(rf"http://{re.escape(CITY_HOST)}(/\S+)", body)
    assert found is not None
    return found[1]


def rows_about(words: str) -> list[Any]:
    """Return accounts and people who are called so."""
    return [*User.objects.filter(name=words), *Person.objects.filter(name=words)]


def go_on(city: Municipality) -> Any:
    """Go on as the child, up to the space."""
    client = browser()
    client.post(link_to(CHILD, city))
    with tenancy.acting_for(city.pk):
        code = re.search(r"\d{4}-\d{4}", Mail.objects.filter(to=CHILD).latest("pk").body)
    assert code is not None
    typed = client.post("/inloggen/code/", {"code": code[0]})
    client.get(typed["Location"])
    return client.get("/mijn/")


def test_a_parent_says_yes_and_the_child_goes_on(city: Municipality) -> None:
    browser().post(START, FORM)
    browser().post(link_to(PARENT, city), YES)

    page = go_on(city)

    consent = Consent.objects.get(person__name="Sam")
    assert "Dag Sam" in page.content.decode()
    assert (consent.asked, consent.asked_by) == ("by_parent", "Mo Ouder")
    assert Person.objects.get(name="Sam").birth_date == BORN
    assert not Person.objects.get(name="Sam").is_desk_made


def test_nothing_is_kept_of_the_child_before_the_parent_answers_nor_after_a_no(city: Municipality) -> None:
    browser().post(START, FORM)
    before = rows_about("Sam")
    mail = Mail.objects.get(to=PARENT)

    answered = browser().post(link_to(PARENT, city), {"answer": "no"})

    assert before == rows_about("Sam") == []
    assert "Sam" not in mail.subject + mail.body.partition("http")[0]
    assert CHILD not in mail.body
    assert "Wij bewaren niets" in answered.content.decode()
    assert not Mail.objects.filter(to=CHILD).exists()


def test_nothing_is_kept_when_the_parent_said_yes_and_the_child_does_not_go_on(city: Municipality) -> None:
    browser().post(START, FORM)

    browser().post(link_to(PARENT, city), YES)

    assert rows_about("Sam") == []


def test_the_link_of_the_parent_is_not_that_of_the_child(city: Municipality) -> None:
    browser().post(START, FORM)
    token = link_to(PARENT, city).rstrip("/").rpartition("/")[2]

    response = browser().post(f"/mijn/beginnen/verder/{token}/")

    assert response.status_code == 410


def test_a_link_ends_after_a_week_and_is_of_one_municipality(
    city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser().post(START, FORM)
    link = link_to(PARENT, city)
    elsewhere = browser(VILLAGE_HOST).get(link).status_code
    later = timezone.now() + LINK_HOLDS + datetime.timedelta(seconds=1)

    monkeypatch.setattr("draagkracht.people.views.parents.timezone.now", lambda: later)

    assert (elsewhere, browser().get(link).status_code) == (410, 410)


def test_pressing_twice_sends_one_mail(city: Municipality) -> None:
    for _ in range(2):
        browser().post(START, FORM)

    assert Mail.objects.filter(to=PARENT).count() == 1


def test_a_parent_is_not_asked_without_end(city: Municipality) -> None:
    keys = [f"5f0b8f3e-6e8a-4c0a-9f0a-0d6a1f0f6c4{n}" for n in range(4)]

    statuses = [browser().post(START, {**FORM, "key": key}).status_code for key in keys]

    assert statuses == [200, 200, 200, 429]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"birth_date": "01-01-1990"}, "16 of ouder"),
        ({"birth_date": "31-02-2013"}, "geen datum"),
        ({"birth_date": timezone.localdate().strftime("%d-%m-%Y")}, "Vraag een volwassene"),
        ({"parent": CHILD}, "je eigen mailadres"),
        ({"parent": "geen adres"}, "naam@voorbeeld.nl"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(changes: dict[str, str], words: str) -> None:
    response = browser().post(START, {**FORM, **changes})

    assert response.status_code == 422
    assert words in response.content.decode()
    assert 'value="Sam"' in response.content.decode()


def test_a_yes_needs_a_name(city: Municipality) -> None:
    browser().post(START, FORM)

    response = browser().post(link_to(PARENT, city), {"answer": "yes"})

    assert response.status_code == 422
    assert not Mail.objects.filter(to=CHILD).exists()


def test_the_usual_page_says_where_somebody_under_sixteen_begins(signed_in: Callable[..., Client]) -> None:
    assert f'href="{START}"' in browser().get("/mijn/beginnen/").content.decode()
