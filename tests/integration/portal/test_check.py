"""The quick check as a journey: which page comes when, what stays filled in, and what is counted of it."""

import datetime
import html
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.assessments import services as assessments
from draagkracht.assessments.models import CheckCount
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Channel, Municipality
from draagkracht.portal.check import answer_cookie
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.asking import (
    LANGUAGES,
    answer,
    answer_all,
    complete_cookie,
    cookie_of,
    first_answers,
    page_names,
    visitor,
)

pytestmark = pytest.mark.django_db

HEAVY = {
    "sleep": "often",
    "own-life": "often",
    "work-school": "often",
    "health": "often",
    "alone": "often",
}


def counts(slug: str = "voorbeeldstad") -> list[tuple[str, str, int]]:
    """Return what is counted in a municipality: channel, band, number."""
    municipality = Municipality.objects.get(slug=slug)
    with tenancy.acting_for(municipality.pk):
        return sorted(CheckCount.objects.values_list("channel", "band", "number"))


def where(response: Any) -> str:
    """Return where an answer leads, without the query."""
    return str(response["Location"]).split("?")[0]


def test_the_check_asks_one_page_after_the_other_and_ends_with_the_result(city_client: Client) -> None:
    walked = []

    response = city_client.get("/check/")
    for page in page_names():
        walked.append(where(response))
        response = answer(city_client, page, {name: list(code) for name, code in first_answers().items()})

    assert walked == [f"/check/vraag/{page}/" for page in page_names()]
    assert where(response) == "/check/uitkomst/"
    assert city_client.get("/check/uitkomst/").status_code == 200


@pytest.mark.parametrize("young", [False, True])
def test_at_most_twelve_questions_have_to_be_answered_after_the_first(young: bool) -> None:
    assert len(first_answers(young=young)) - 1 <= 12


def test_no_page_can_be_opened_before_the_ones_that_come_first(city_client: Client) -> None:
    answer(city_client, "minor", {"minor": "no"})

    for page in page_names()[2:]:
        assert where(city_client.get(f"/check/vraag/{page}/")) == "/check/vraag/whom/"
        assert where(answer(city_client, page, {page: "x"})) == "/check/vraag/whom/"


def test_a_question_that_does_not_exist_is_no_page(city_client: Client) -> None:
    assert city_client.get("/check/vraag/income/").status_code == 404


@pytest.mark.parametrize(
    "path", ["/check/uitkomst/", "/check/vraag/safe/", "/check/uitkomst/brief/", "/check/nu-bellen/"]
)
def test_who_never_began_is_led_to_the_first_question(city_client: Client, path: str) -> None:
    response: Any = city_client.get(path, follow=True)

    assert response.redirect_chain[-1][0].split("?")[0] == "/check/vraag/minor/"


def test_answers_stay_filled_in_when_one_goes_back(city_client: Client) -> None:
    answer(city_client, "minor", {"minor": "no"})
    answer(city_client, "whom", {"whom": "parent"})
    answer(city_client, "tasks", {"tasks": ["night", "company"]})

    page = city_client.get("/check/vraag/tasks/").content.decode()

    chosen = [part.split(">")[0] for part in page.split("<input")[1:] if "checked" in part.split(">")[0]]
    assert [code for code in ("night", "company", "household") if any(f'value="{code}"' in one for one in chosen)] == [
        "night",
        "company",
    ]


def test_a_wrong_answer_changes_nothing_that_was_answered_before(city_client: Client) -> None:
    answer(city_client, "minor", {"minor": "no"})
    answer(city_client, "whom", {"whom": "parent"})
    before = cookie_of(city_client)

    response = answer(city_client, "whom", {"whom": "nobody"})

    assert response.status_code == 422
    assert cookie_of(city_client) == before
    assert 'value="parent"' in response.content.decode()


def test_the_last_page_may_be_skipped_and_a_required_one_may_not(city_client: Client) -> None:
    answer_all(city_client)

    skipped = answer(city_client, "about", {"overslaan": "1"})
    required = answer(city_client, "sleep", {"overslaan": "1"})

    assert where(skipped) == "/check/uitkomst/"
    assert required.status_code == 422


def test_a_page_that_is_skipped_takes_its_answers_away(city_client: Client) -> None:
    answer_all(city_client, place="Oost", condition=["dementia"])

    answer(city_client, "about", {"overslaan": "1", "place": "Oost"})

    assert 'value="Oost"' not in city_client.get("/check/vraag/about/").content.decode()


def test_another_answer_to_the_first_question_changes_the_words_and_keeps_the_answers(city_client: Client) -> None:
    answer_all(city_client, age=["30-50"])

    answer(city_client, "minor", {"minor": "yes"})

    page = city_client.get("/check/vraag/about/").content.decode()
    assert 'name="age-young"' in page
    assert 'name="age"' not in page
    assert city_client.get("/check/uitkomst/").status_code == 200


@pytest.mark.parametrize(
    ("code", "number"),
    [("danger", "tel:112"), ("suicide", "tel:113"), ("violence", "tel:08002000"), ("cannot-go-on", "tel:000")],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_worrying_answer_leads_to_a_telephone_number_before_anything_else(
    city_client: Client, code: str, number: str, language: str
) -> None:
    prefix = "" if language == "nl" else f"/{language}"
    visitor_answers = complete_cookie()
    city_client.cookies[answer_cookie.NAME] = visitor_answers

    response = city_client.post(f"{prefix}/check/vraag/safe/", {"safe": code})
    page = city_client.get(response["Location"]).content.decode()

    assert response["Location"] == f"{prefix}/check/nu-bellen/"
    assert f'href="{number}' in page.split("<footer")[0]


def test_without_a_worry_there_is_no_page_of_numbers(city_client: Client) -> None:
    answer_all(city_client)

    assert where(city_client.get("/check/nu-bellen/")) == "/check/"


def test_wiping_leaves_nothing_with_the_visitor(city_client: Client) -> None:
    answer_all(city_client)

    response = city_client.post("/check/wissen/")

    assert response.cookies[answer_cookie.NAME].value == ""
    assert response.cookies[answer_cookie.NAME]["max-age"] == 0
    assert where(city_client.get("/check/uitkomst/")) == "/check/vraag/minor/"


def test_answers_are_not_wiped_by_a_link(city_client: Client) -> None:
    answer_all(city_client)

    assert city_client.get("/check/wissen/").status_code == 405
    assert city_client.get("/check/uitkomst/").status_code == 200


def test_a_finished_check_is_counted_once_with_its_band_and_nothing_else(city_client: Client) -> None:
    answer_all(city_client, **HEAVY)

    assert counts() == [("", "heavy", 1)]
    assert counts("voorbeelddorp") == []


def test_a_check_that_is_not_finished_is_not_counted(city_client: Client) -> None:
    for page in page_names()[:-1]:
        answer(city_client, page, {page: list(first_answers()[page])})

    assert counts() == []


def test_sending_the_last_page_twice_counts_once(city_client: Client) -> None:
    answer_all(city_client)

    answer(city_client, "about", {"condition": "dementia"})
    answer(city_client, "about", {"overslaan": "1"})

    assert [number for _, _, number in counts()] == [1]


def test_going_back_and_finishing_again_counts_once(city_client: Client) -> None:
    answer_all(city_client)

    answer_all(city_client, **HEAVY)

    assert [number for _, _, number in counts()] == [1]


def test_starting_from_the_first_page_again_counts_once(city_client: Client) -> None:
    answer_all(city_client)
    city_client.get("/check/")
    answer(city_client, "minor", {"minor": "yes"})
    city_client.get("/check/?via=flyer")

    answer_all(city_client)

    assert [number for _, _, number in counts()] == [1]


def test_two_tabs_of_one_browser_count_once(city_client: Client) -> None:
    other_tab = Client(headers={"host": CITY_HOST})
    other_tab.cookies = city_client.cookies
    answer_all(city_client)

    answer_all(other_tab)

    assert [number for _, _, number in counts()] == [1]


def test_who_wipes_and_does_the_check_again_is_counted_again(city_client: Client) -> None:
    answer_all(city_client)
    city_client.post("/check/wissen/")

    answer_all(city_client)

    assert [number for _, _, number in counts()] == [2]


def test_each_municipality_counts_its_own(city_client: Client, village_client: Client) -> None:
    answer_all(city_client)
    answer_all(village_client)

    assert [number for _, _, number in counts()] == [1]
    assert [number for _, _, number in counts("voorbeelddorp")] == [1]


def known_channel(host: str) -> str:
    """Return the code of a channel of the municipality on a host."""
    slug = host.split(".", maxsplit=1)[0]
    municipality = Municipality.objects.get(slug=slug)
    with tenancy.acting_for(municipality.pk):
        return str(Channel.objects.order_by("code").values_list("code", flat=True)[0])


def test_the_channel_by_which_somebody_came_is_counted(city_client: Client) -> None:
    code = known_channel(CITY_HOST)
    city_client.get("/check/", {"via": code})

    answer_all(city_client)

    assert [channel for channel, _, _ in counts()] == [code]


@pytest.mark.parametrize("via", ["nope", "FLYER", "x" * 300, "' OR 1=1", "\x00"])
def test_an_unknown_channel_counts_as_none(city_client: Client, via: str) -> None:
    city_client.get("/check/", {"via": via})

    answer_all(city_client)

    assert [channel for channel, _, _ in counts()] == [""]


def test_a_channel_of_another_municipality_counts_as_none() -> None:
    municipality = Municipality.objects.get(slug="voorbeeldstad")
    with tenancy.acting_for(municipality.pk):
        Channel.objects.create(municipality=municipality, code="only-in-the-city", name="Bibliotheek")
    client = visitor(VILLAGE_HOST)
    client.get("/check/?via=only-in-the-city")

    answer_all(client)

    assert [channel for channel, _, _ in counts("voorbeelddorp")] == [""]


def test_a_counter_that_fails_leaves_nothing_half_done(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(headers={"host": CITY_HOST}, raise_request_exception=False)
    pages = page_names()
    for page in pages[:-1]:
        answer(client, page, {page: list(first_answers()[page])})
    before, count = cookie_of(client), assessments.count_check

    def count_and_fail(**counted: Any) -> None:
        count(**counted)
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(assessments, "count_check", count_and_fail)
    failed = answer(client, pages[-1], {"place": "Oost"})
    after_failure, cookie = counts(), cookie_of(client)
    monkeypatch.undo()
    again = answer(client, pages[-1], {"place": "Oost"})

    assert (failed.status_code, after_failure, cookie) == (500, [], before)
    assert where(again) == "/check/uitkomst/"
    assert [number for _, _, number in counts()] == [1]


def test_the_counter_of_yesterday_is_another_row(city_client: Client, city: Municipality) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    assessments.count_check(municipality_id=city.pk, channel="", band="light", date=yesterday)

    answer_all(city_client)

    with tenancy.acting_for(city.pk):
        assert sorted(CheckCount.objects.values_list("date", "number")) == [
            (yesterday, 1),
            (timezone.localdate(), 1),
        ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("young", [False, True])
def test_the_result_shows_in_every_language(language: str, young: bool) -> None:
    prefix = "" if language == "nl" else f"/{language}"
    client = visitor(cookie=complete_cookie(young=young))

    response = client.get(f"{prefix}/check/uitkomst/")

    assert response.status_code == 200
    assert f'lang="{language}"' in response.content.decode()


def test_nothing_around_the_check_of_somebody_young_says_u() -> None:
    client = visitor(cookie=complete_cookie(young=True))
    pages = [client.get(f"/check/vraag/{page}/") for page in page_names(young=True)[1:]]
    empty = answer(client, "whom", {})
    wiped = client.post("/check/wissen/", follow=True)

    said = [u for response in (*pages, empty, wiped) for u in words_to_an_adult(response.content.decode())]

    assert said == []


def words_to_an_adult(page: str) -> list[str]:
    """Return the sentences of a page that say "u"."""
    text = html.unescape(re.sub(r"<[^>]+>", "\n", page.split("<body")[1]))
    return re.findall(r"(?i)[^\n]*\buw?\b[^\n]*", text)


def test_the_result_of_somebody_young_is_theirs_and_says_so() -> None:
    page = visitor(cookie=complete_cookie(young=True)).get("/check/uitkomst/").content.decode()

    after = page.split("En nu?")[1]
    assert "De uitkomst is van jou." in after
    assert words_to_an_adult(f"<body{after}") == []


def test_pages_of_the_check_are_kept_by_no_browser_and_no_proxy() -> None:
    client = visitor(cookie=complete_cookie())

    for path in ("/check/", "/check/uitkomst/", "/check/vraag/safe/", "/check/nu-bellen/", "/check/uitkomst/brief/"):
        said = client.get(path)["Cache-Control"]

        assert "no-store" in said
        assert "private" in said
