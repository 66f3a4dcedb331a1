"""The card of each profession, on the page and on paper."""

import html
import io

import pytest
from django.test import Client
from pypdf import PdfReader

from draagkracht.referrals.rules import toolbox

pytestmark = pytest.mark.django_db


def test_every_profession_has_a_card_in_the_list(city_client: Client) -> None:
    page = html.unescape(city_client.get("/voor-professionals/").content.decode())

    assert [one.slug for one in toolbox.PROFESSIONS if f'/voor-professionals/{one.slug}/"' not in page] == []


@pytest.mark.parametrize("slug", toolbox.BY_SLUG)
def test_a_card_says_what_to_see_to_say_and_to_do_and_how_to_refer(city_client: Client, slug: str) -> None:
    page = html.unescape(city_client.get(f"/voor-professionals/{slug}/").content.decode())

    profession = toolbox.BY_SLUG[slug]
    said = [*profession.sees, *profession.says, *profession.does, *toolbox.SEES, *profession.asks, *toolbox.DOES]
    assert [sentence.message for sentence in said if sentence.message not in page] == []
    assert "Zo verwijst u" in page


@pytest.mark.parametrize("language", ["", "/en", "/tr", "/ar"])
def test_the_pack_is_two_sheets_with_codes_that_lead_to_the_card_and_to_the_check(
    city_client: Client, language: str
) -> None:
    response = city_client.get(f"{language}/voor-professionals/huisarts/papier/")

    reader = PdfReader(io.BytesIO(response.content))
    said = "".join(page.extract_text() for page in reader.pages)
    assert response["Content-Type"] == "application/pdf"
    assert len(reader.pages) == 2
    assert f"{language}/voor-professionals/huisarts" in said
    assert f"{language}/check" in said


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_sheet_of_the_professional_has_the_number_to_call(city_client: Client, language: str) -> None:
    response = city_client.get(f"{language}/voor-professionals/huisarts/papier/")

    sheet = PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
    assert "000 12 34 501" in sheet


def test_a_profession_that_has_no_card_is_no_page(city_client: Client) -> None:
    assert city_client.get("/voor-professionals/tovenaar/").status_code == 404
    assert city_client.get("/voor-professionals/tovenaar/papier/").status_code == 404


def test_a_pupil_is_spoken_to_as_a_pupil_and_an_employer_can_name_the_leave(city_client: Client) -> None:
    school, employer = (
        city_client.get(f"/voor-professionals/{slug}/").content.decode() for slug in ("school", "werkgever")
    )

    assert "Jij zorgt veel voor een ander" in school
    assert "U zorgt veel voor een ander" not in school
    assert "kort- en langdurend zorgverlof (Wet arbeid en zorg)" in employer


def test_the_leaf_of_a_school_speaks_to_a_pupil_and_every_pack_stays_two_sheets(city_client: Client) -> None:
    packs = {
        one.slug: PdfReader(io.BytesIO(city_client.get(f"/voor-professionals/{one.slug}/papier/").content)).pages
        for one in toolbox.PROFESSIONS
    }

    assert {slug: len(pages) for slug, pages in packs.items() if len(pages) != 2} == {}
    assert "Zorg jij voor iemand?" in packs["school"][1].extract_text()
    assert "Zorgt u voor iemand?" in packs["werkgever"][1].extract_text()


@pytest.mark.parametrize("page", ["/voor-professionals/", "/voor-professionals/huisarts/"])
def test_who_works_with_people_finds_time_off_and_who_takes_over_now(page: str, city_client: Client) -> None:
    shown = city_client.get(page).content.decode()

    assert 'href="/even-vrij/"' in shown
    assert 'href="/hulp/overnemen/"' in shown
