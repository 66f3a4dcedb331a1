"""What the result and the letter say to whom: found by people who tried the site, and kept here."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from draagkracht.municipalities import queries
from draagkracht.municipalities.models import Municipality
from draagkracht.portal.check import outcome

SUNDAY_NIGHT = datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC)
MONDAY_MORNING = datetime.datetime(2026, 11, 23, 10, tzinfo=datetime.UTC)
ANSWERS: dict[str, Any] = {
    "minor": "no",
    "whom": "parent",
    "tasks": ["arranging"],
    "hours": "8-20",
    "since": "1y-5y",
    "perseverance": "6m-12m",
    "sleep": "no",
    "own-life": "sometimes",
    "work-school": "often",
    "health": "no",
    "alone": "no",
    "energy": ["giving"],
    "safe": ["safe"],
    "place": "Oost",
}


def conclude(**changes: Any) -> outcome.Outcome:
    """Return the outcome of the answers with these changes, on the site of Voorbeeldstad."""
    site = queries.get_site("voorbeeldstad.localhost")
    assert site is not None
    changed = {key.replace("_", "-"): value for key, value in changes.items()}
    return outcome.conclude({**ANSWERS, **changed}, site, "nl")


def walk(client: Client, **changes: Any) -> None:
    """Answer the check page by page."""
    for item, value in {**ANSWERS, **changes}.items():
        if item != "place":
            client.post(f"/check/vraag/{item}/", {item: value})


@pytest.mark.parametrize(("moment", "last"), [(SUNDAY_NIGHT, "desk"), (MONDAY_MORNING, "gp-out-of-hours")])
def test_who_does_not_answer_now_is_the_last_to_call(
    city: Municipality, monkeypatch: pytest.MonkeyPatch, moment: datetime.datetime, last: str
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)

    lines = [line.code for line in conclude(perseverance="lt-1w").lines]

    assert lines[-1] == last
    assert "gp-out-of-hours" in lines


def test_who_lives_far_away_gets_no_distance_from_the_wrong_home(city: Municipality) -> None:
    found = conclude(living_together="far")

    assert {offer.distance for offer in found.offers} == {""}
    assert "ver van het ene huis" in found.place_note


def test_who_lives_nearby_gets_distances(city: Municipality) -> None:
    found = conclude(living_together="near")

    assert any(offer.distance for offer in found.offers)
    assert found.place_note == ""


@pytest.mark.parametrize("answer", ["violence", "suicide", "danger"])
def test_the_letter_says_nothing_about_safety_at_home(city_client: Client, answer: str) -> None:
    walk(city_client, safe=[answer])

    page = city_client.get("/check/uitkomst/").content.decode()
    letter = PdfReader(io.BytesIO(city_client.get("/check/uitkomst/brief/").content))
    words = " ".join(part.extract_text() for part in letter.pages)

    assert "In de brief staat niets over veiligheid" in page
    assert not mentions(
        words, ("wat u antwoordt over thuis", "Veilig Thuis voor advies", "Praat nu met iemand van 113")
    )


def mentions(words: str, signs: Sequence[str]) -> list[str]:
    """Return which of these signs are in a text."""
    return [sign for sign in signs if sign in " ".join(words.split())]


def test_somebody_young_who_is_not_safe_is_not_called_u(city_client: Client) -> None:
    walk(city_client, minor="yes", safe=["violence"])

    main = city_client.get("/check/nu-bellen/").content.decode().split("<main")[1].split("</main>")[0]

    assert "Je hoeft dit niet alleen op te lossen" in main
    assert "Als u" not in main
    assert "Kindertelefoon" in main


def test_a_partner_who_does_not_sleep_is_first_offered_rest_by_night(city: Municipality) -> None:
    found = conclude(whom="partner", tasks=["personal-care", "night"], sleep="often", condition="dementia")

    forms = found.offers[0].card.base_functions

    assert "respite" in forms
    assert "wandelmaatje" not in found.offers[0].card.name


def test_the_result_answers_what_makes_asking_for_help_hard_and_asks_nobody_to_name_it(city_client: Client) -> None:
    walk(city_client)

    page = city_client.get("/check/uitkomst/").content.decode()

    assert "Is hulp vragen lastig?" in page
    assert "Hulp hoort bij volhouden." in page


def test_a_result_with_time_off_in_it_has_the_way_to_ask_for_it(city_client: Client, city: Municipality) -> None:
    walk(city_client)

    page: Any = city_client.get("/check/uitkomst/")

    assert page.context["outcome"].is_about_respite
    assert 'href="/mijn/even-vrij/vragen/"' in page.content.decode()
