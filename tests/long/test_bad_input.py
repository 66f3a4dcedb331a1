"""The attacks of tests/integration/test_bad_input.py, thousands of times: each page of the check by itself."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.integration import hostile
from tests.integration.asking import fields_of, page_names
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
from tests.integration.hostile import MANY, thorough

pytestmark = [pytest.mark.django_db, pytest.mark.long]

CHECK_PATHS = ("/check/", "/check/uitkomst/", "/check/nu-bellen/", "/check/vraag/about/", "/check/uitkomst/brief/")
STARTS = ("/", "/check/vraag/", "/wat-is-er/", "/meetlijsten/", "/en/", "/ar/check/vraag/", "//", "/static/")


@pytest.mark.parametrize("page", page_names())
@thorough(MANY)
@given(data=st.data(), young=st.booleans())
def test_a_page_of_the_check_takes_anything(page: str, data: st.DataObject, young: bool) -> None:
    check_page_of_check(page, data.draw(hostile.forms(fields_of(page, young=young))), young=young)


@thorough(MANY)
@given(body=hostile.forms(CALL_FIELDS))
def test_the_form_to_be_called_takes_anything(body: bytes) -> None:
    check_call_form(body)


@thorough(MANY)
@given(query=hostile.forms(FILTER_FIELDS))
def test_the_filters_of_the_directory_take_anything(query: bytes) -> None:
    check_filters(query)


@thorough(MANY)
@given(cookie=hostile.cookies(), path=st.sampled_from(CHECK_PATHS))
def test_a_cookie_of_any_content_is_as_good_as_none_or_holds_answers(cookie: str, path: str) -> None:
    check_cookie(cookie, path)


@thorough(MANY)
@given(start=st.sampled_from(STARTS), rest=hostile.as_bytes, end=st.sampled_from(["", "/", "?via=flyer"]))
def test_an_address_of_any_form_gets_a_page(start: str, rest: bytes, end: str) -> None:
    check_address(start, rest, end)


@thorough(MANY)
@given(host=st.one_of(st.sampled_from(hostile.HOSTS), hostile.texts), path=st.sampled_from(["/", "/check/", "/en/"]))
def test_a_host_of_any_form_gets_a_page(host: str, path: str) -> None:
    check_host(host[:400], path)


@thorough(MANY)
@given(place=hostile.texts.map(lambda text: text[:80]))
def test_a_letter_can_be_set_with_any_place(place: str) -> None:
    check_letter(place)


@thorough(MANY)
@given(services=feeds())
def test_a_feed_of_any_content_is_refused_by_name_or_shown(services: list[Any]) -> None:
    check_feed(services)
