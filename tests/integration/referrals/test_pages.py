"""The two pages of "Bel mij terug", as a browser without JavaScript sees them."""

import html
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone, translation
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.queries import Site, get_site
from draagkracht.referrals import services
from draagkracht.referrals.models import CallRequest
from draagkracht.referrals.views import calls as views
from tests.conftest import CITY_HOST, VILLAGE_HOST

FORM = "/bel-mij/"
THANKS = "/bel-mij/dank/"
GOOD = {"phone": "000 12 34 501", "name": "Fatma", "daypart": "any", "language": "tr"}
TUESDAY_AT_FIVE = datetime(2026, 11, 24, 16, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def words(response: Any) -> str:
    """Return the text of a page without marks, with single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def site_of(host: str) -> Site:
    site = get_site(host)
    assert site is not None
    return site


def test_the_form_promises_before_it_asks(city_client: Client) -> None:
    response = city_client.get(FORM)

    text = words(response)
    assert response.status_code == 200
    assert re.search(
        r"Vraagt u het nu\? Dan belt Steunpunt Voorbeeldstad u, uiterlijk \w+ \d+ \w+ om \d+\.00 uur\.", text
    )
    assert "dan wissen wij het na ten hoogste 30 dagen" in text.lower()


def test_a_request_leads_to_a_page_of_thanks_with_the_promise(city_client: Client, city: Municipality) -> None:
    response = city_client.post(FORM, GOOD, follow=True)

    call = CallRequest.objects.get()
    due_at = timezone.localtime(call.due_at)
    assert (call.phone, call.name, call.language, call.channel) == ("+31001234501", "Fatma", "tr", "")
    assert response.redirect_chain[0][1] == 302
    assert "Steunpunt Voorbeeldstad belt u, uiterlijk" in words(response)
    assert f" {due_at.day} " in words(response)


def test_the_page_of_thanks_says_who_when_from_which_number_and_what_if_it_cannot_wait(city_client: Client) -> None:
    address = promise_page(CITY_HOST, datetime(2099, 11, 24, 16, tzinfo=UTC))

    text = words(city_client.get(address))

    assert "Steunpunt Voorbeeldstad belt u, uiterlijk dinsdag 24 november om 17.00 uur." in text
    assert "Wij bellen met dit nummer: 000 12 34 501" in text
    assert "Kan het niet wachten?" in text
    assert "088 0767 000" in text
    assert "112" in text


def promise_page(host: str, due_at: datetime) -> str:
    with translation.override("nl"):  # whatever language the test before this one spoke
        return views.thanks_address(site_of(host), due_at)


def test_no_address_holds_what_somebody_typed(city_client: Client) -> None:
    response = city_client.post(FORM, GOOD)

    assert re.fullmatch(rf"{THANKS}\?tot=\d{{10}}%3A[\w-]{{43}}", response["Location"])


def test_looking_again_shows_the_same_promise_and_after_it_an_apology(city_client: Client) -> None:
    past = promise_page(CITY_HOST, timezone.now() - timedelta(minutes=1))
    ahead = promise_page(CITY_HOST, timezone.now() + timedelta(hours=1))

    assert words(city_client.get(ahead)) == words(city_client.get(ahead))
    assert "Dat spijt ons." in words(city_client.get(past))


@pytest.mark.parametrize("promise", ["", "4077000000", "4077000000:x", "\x00", "٤:x", "9" * 5000])
def test_a_promise_that_nobody_made_is_not_shown(city_client: Client, promise: str) -> None:
    response = city_client.get(f"{THANKS}?{urlencode({'tot': promise})}")

    assert response.status_code == 404


def test_the_promise_of_one_municipality_is_not_one_of_another(village_client: Client) -> None:
    response = village_client.get(promise_page(CITY_HOST, TUESDAY_AT_FIVE))

    assert response.status_code == 404


def test_a_wrong_number_comes_back_with_a_sentence_and_all_that_was_typed(
    city_client: Client, city: Municipality
) -> None:
    response = city_client.post(FORM, GOOD | {"phone": "000 12"})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Dit nummer is te kort." in words(response)
    assert 'value="000 12"' in page
    assert 'value="Fatma"' in page
    assert re.search(r'<option value="tr"\s+selected', page)
    assert not CallRequest.objects.exists()


def test_the_key_and_the_channel_stay_with_the_form_when_it_comes_back(city_client: Client) -> None:
    first = city_client.get(FORM, {"via": "flyer"}).content.decode()
    key = re.search(r'name="key" value="([0-9a-f-]{36})"', first)
    assert key

    again = city_client.post(FORM, {"phone": "", "key": key[1], "via": "flyer"}).content.decode()

    assert f'name="key" value="{key[1]}"' in again
    assert 'name="via" value="flyer"' in first
    assert 'name="via" value="flyer"' in again


def test_a_known_channel_is_kept_with_the_request(city_client: Client, city: Municipality) -> None:
    city_client.post(FORM, GOOD | {"via": "huisarts"})

    assert CallRequest.objects.get().channel == "huisarts"


def test_a_number_that_waits_already_gets_the_same_answer(
    city_client: Client, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 23, 9, tzinfo=UTC))

    first = city_client.post(FORM, GOOD)
    second = city_client.post(FORM, GOOD)
    other = city_client.post(FORM, GOOD | {"phone": "000 12 34 502"})

    assert first.status_code == second.status_code == other.status_code
    assert first["Location"] == second["Location"] == other["Location"]
    assert CallRequest.objects.count() == 2


def test_a_full_queue_says_so_and_names_a_number_and_loses_nothing(
    city_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.calls, "LONGEST_QUEUE", 0)

    response = city_client.post(FORM, GOOD)

    assert "Er wachten nu te veel mensen. Wij kunnen niets beloven. Bel ons zelf: 000 12 34 501." in words(response)
    assert 'value="000 12 34 501"' in response.content.decode()


def test_a_request_in_one_municipality_is_not_seen_in_another(
    village_client: Client, city: Municipality, village: Municipality
) -> None:
    village_client.post(FORM, GOOD)

    assert not CallRequest.objects.exists()
    with tenancy.acting_for(village.pk):
        assert CallRequest.objects.get().municipality == village


@pytest.mark.parametrize(
    ("prefix", "language", "direction"),
    [("", "nl", "ltr"), ("/en", "en", "ltr"), ("/tr", "tr", "ltr"), ("/ar", "ar", "rtl")],
)
def test_both_pages_exist_in_every_language_and_the_thanks_keep_it(
    city_client: Client, prefix: str, language: str, direction: str
) -> None:
    form = city_client.get(f"{prefix}{FORM}")
    thanks = city_client.post(f"{prefix}{FORM}", GOOD, follow=True)

    assert thanks.redirect_chain[0][0].startswith(f"{prefix}{THANKS}")
    for response in (form, thanks):
        assert re.search(rf'<html[^>]+lang="{language}"\s+dir="{direction}"', response.content.decode())


def test_an_unknown_language_of_the_conversation_is_a_sentence(city_client: Client, city: Municipality) -> None:
    response = city_client.post(FORM, GOOD | {"language": "xx"})

    assert "Kies een antwoord uit de lijst." in words(response)
    assert not CallRequest.objects.exists()


@pytest.mark.parametrize("host", [CITY_HOST, VILLAGE_HOST])
def test_neither_page_is_kept_by_anybody_nor_told_to_others(host: str) -> None:
    client = Client(headers={"host": host})

    for response in (client.get(FORM), client.post(FORM, GOOD), client.get(promise_page(host, TUESDAY_AT_FIVE))):
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]
        # Not `no-referrer`: under it a browser sends a form with `Origin: null`, which the check on forged forms
        # refuses. Under `same-origin` nothing reaches another site either.
        assert response["Referrer-Policy"] == "same-origin"


def test_a_form_of_another_site_is_refused(city: Municipality) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": CITY_HOST})

    response = strict.post(FORM, GOOD)

    assert response.status_code == 403
    assert not CallRequest.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_a_page_answers_to_looking_and_asking_only(city_client: Client, method: str) -> None:
    assert getattr(city_client, method)(FORM).status_code == 405
    assert city_client.post(THANKS).status_code == 405


def test_the_form_costs_few_queries_however_many_wait(city_client: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(5):
        city_client.post(FORM, GOOD | {"phone": f"000 12 34 50{number}"})

    with django_assert_max_num_queries(8):
        city_client.get(FORM)


anything = st.text() | st.sampled_from(["\x00", "٠" * 10, "🙂" * 40, "\u202eabc", str(2**63), "0001-01-01"])
fields = ("phone", "name", "daypart", "language", "key", "via")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(fields, anything)))
@example(GOOD | {"name": "\x00"})
@example(GOOD | {"name": "\u202eeman\u202c 👩‍👧 فاطمة"})
@example(GOOD | {"phone": "0" * 200_000})
@example(GOOD | {"name": "a" * 1_000_000})
def test_any_form_is_thanked_for_or_answered_with_a_sentence(city_client: Client, data: dict[str, str]) -> None:
    response = city_client.post(FORM, data)

    if response.status_code == 422:
        assert "Er klopt nog iets niet" in words(response)
    else:
        assert response.status_code in {302, 400}


@pytest.mark.parametrize("body", [b"phone=%ff%fe&name=%00", b"\xff\xfe\x00", b"phone", b"=&=&=", b"phone=1&" * 300])
def test_a_body_that_is_no_form_is_answered_with_a_sentence(city_client: Client, body: bytes) -> None:
    response = city_client.post(FORM, body, content_type="application/x-www-form-urlencoded")

    assert response.status_code in {400, 422}
