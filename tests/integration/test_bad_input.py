"""Whatever arrives, the answer is a page or a sentence with what to do: never an error of ours."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.forms import FilterForm
from tests.integration import hostile
from tests.integration.asking import (
    answer_all,
    complete_cookie,
    fields_of,
    page_names,
    visitor,
)
from tests.integration.attacks import (
    CALL_FIELDS,
    FILTER_FIELDS,
    check_address,
    check_call_form,
    check_cookie,
    check_feed,
    check_filters,
    check_host,
    check_letter,
    check_page_of_check,
)
from tests.integration.feeds import feeds
from tests.integration.hostile import FEW, thorough

pytestmark = pytest.mark.django_db


@thorough(FEW)
@given(data=st.data(), young=st.booleans())
def test_every_page_of_the_check_takes_anything(data: st.DataObject, young: bool) -> None:
    page = data.draw(st.sampled_from(page_names(young=young)))

    check_page_of_check(page, data.draw(hostile.forms(fields_of(page, young=young))), young=young)


@thorough(FEW)
@given(data=st.data())
def test_the_form_to_be_called_takes_anything(data: st.DataObject) -> None:
    check_call_form(data.draw(hostile.forms(CALL_FIELDS)))


@thorough(FEW)
@given(data=st.data())
def test_the_filters_of_the_directory_take_anything(data: st.DataObject) -> None:
    check_filters(data.draw(hostile.forms(FILTER_FIELDS)))


@thorough(FEW // 8)
@given(place=hostile.texts.map(lambda text: text[:80]))
def test_a_letter_can_be_set_with_any_place(place: str) -> None:
    check_letter(place)


@thorough(FEW // 8)
@given(services=feeds())
def test_a_feed_of_any_content_is_refused_by_name_or_shown(services: list[Any]) -> None:
    check_feed(services)


def test_every_filter_of_the_directory_is_attacked() -> None:
    assert set(FilterForm.field_order) <= set(FILTER_FIELDS)


@thorough(FEW)
@given(
    cookie=hostile.cookies(),
    path=st.sampled_from(
        ["/check/", "/check/uitkomst/", "/check/nu-bellen/", "/check/vraag/about/", "/check/uitkomst/brief/"]
    ),
)
def test_a_cookie_of_any_content_is_as_good_as_none_or_holds_answers(cookie: str, path: str) -> None:
    check_cookie(cookie, path)


@thorough(FEW)
@given(
    start=st.sampled_from(
        ["/", "/check/vraag/", "/wat-is-er/", "/meetlijsten/", "/en/", "/ar/check/vraag/", "//", "/static/"]
    ),
    rest=hostile.as_bytes,
    end=st.sampled_from(["", "/", "?via=flyer"]),
)
def test_an_address_of_any_form_gets_a_page(start: str, rest: bytes, end: str) -> None:
    check_address(start, rest, end)


@thorough(FEW)
@given(
    host=st.one_of(st.sampled_from(hostile.HOSTS), hostile.texts.map(lambda text: text[:400])),
    path=st.sampled_from(["/", "/check/", "/en/"]),
)
def test_a_host_of_any_form_gets_a_page(host: str, path: str) -> None:
    check_host(host, path)


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=é",
        "application/json",
        "text/xml",
        "image/png",
        ";;;",
        "\x00",
    ],
)
def test_a_form_of_another_kind_gets_a_sentence(city_client: Client, kind: str) -> None:
    response = city_client.generic("POST", "/check/vraag/minor/", b"{}", content_type=kind)

    assert response.status_code in {400, 422}
    assert b"<h1" in response.content


@pytest.mark.parametrize("path", ["/check/vraag/minor/", "/check/vraag/about/", "/bel-mij/"])
def test_a_form_of_a_megabyte_is_not_read_and_gets_a_sentence(path: str) -> None:
    client = visitor(cookie=complete_cookie())

    response = client.post(path, b"place=" + b"x" * 1_000_000, content_type=hostile.FORM)

    assert response.status_code == 400
    assert "te groot" in response.content.decode()


@pytest.mark.parametrize("path", ["/check/vraag/about/", "/bel-mij/"])
def test_a_text_that_is_too_long_is_said_at_the_field_and_not_lost(path: str) -> None:
    client = visitor(cookie=complete_cookie())
    story = "Mijn straat " * 1_000

    response = client.post(
        path, {"place": story, "name": story, "phone": "000 12 34 999", "daypart": "any", "language": "nl"}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "te lang" in page
    assert story.strip() in page


def test_more_fields_than_a_form_can_have_get_a_sentence(city_client: Client) -> None:
    many = b"&".join(b"tasks=night" for _ in range(201))

    posted = city_client.post("/check/vraag/minor/", many, content_type=hostile.FORM)
    asked = city_client.get(f"/wat-is-er/?{many.decode()}")

    assert (posted.status_code, asked.status_code) == (400, 400)


@pytest.mark.parametrize(
    "typed",
    ["3811 KG", "3811KG", "9999 ZZ", "1234", "1234 ab", "SW1A 1AA", "Utopia", "Oost\u202e", "👵", "عمّان", "2" * 19],
)
def test_a_postcode_or_a_place_elsewhere_gets_a_sentence_and_a_result(typed: str) -> None:
    client = visitor()

    response = answer_all(client, place=typed, condition=["dementia"])

    page = client.get(response["Location"]).content.decode()
    assert "kennen wij niet" in page
    assert "Vul de naam van een dorp of stad in." in page
    assert "draagkracht-offer" in page or "<article" in page


@pytest.mark.parametrize("typed", ["Oost", "  oost ", "OOST", "Den Haag", "’s-Gravenhage", "Utrecht"])
def test_a_place_is_found_as_people_write_it_or_asked_again(typed: str) -> None:
    client = visitor()

    response = answer_all(client, place=typed)

    assert client.get(response["Location"]).status_code == 200
