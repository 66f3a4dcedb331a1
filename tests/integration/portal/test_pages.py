"""The quiet pages, the frame around every page, and the pages for when something is not as it should be."""

import datetime
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities import queries
from draagkracht.municipalities.rules import Opening
from draagkracht.portal.views import errors

PAGES = ["/", "/hulp/", "/over/", "/privacy/", "/toegankelijkheid/", "/componenten/"]
PREFIXES = {"nl": "", "en": "/en", "tr": "/tr", "ar": "/ar"}
MOST_QUERIES = 8

pytestmark = pytest.mark.django_db


class Reader(HTMLParser):
    """Collects the elements of a page as (name, attributes), and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text = f"{self.text} {' '.join(data.split())}"

    def all(self, element: str, **wanted: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements with this name (html, a, …) and these attributes."""
        return [
            attrs
            for tag, attrs in self.elements
            if tag == element and all(attrs.get(key) == value for key, value in wanted.items())
        ]


def read(response: Any) -> Reader:
    """Return a page in parts."""
    reader = Reader()
    reader.feed(response.content.decode())
    return reader


def request_of(site: queries.Site | None) -> HttpRequest:
    """Return a request as the middleware hands it over, without a database behind it."""
    request: Any = RequestFactory().get("/over/", headers={"host": "voorbeeldstad.localhost"})
    request.site = site
    return request  # type: ignore[no-any-return]


@pytest.fixture(autouse=True)
def dutch() -> Iterator[None]:
    """Work in Dutch, whatever language a page of an earlier test was in."""
    with translation.override("nl"):
        yield


@pytest.fixture
def site(db: None) -> queries.Site:
    """Return the site of Voorbeeldstad."""
    found = queries.get_site("voorbeeldstad.localhost")
    assert found is not None
    return found


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", PREFIXES)
def test_a_page_shows_in_each_language_with_its_direction(city_client: Client, path: str, language: str) -> None:
    response = city_client.get(PREFIXES[language] + path)

    assert response.status_code == 200
    page = read(response)
    assert page.all("html") == [{"lang": language, "dir": "rtl" if language == "ar" else "ltr"}]
    assert len(page.all("h1")) == 1
    assert len(page.all("main", id="main")) == 1


@pytest.mark.parametrize("path", [*PAGES, "/bestaat-niet/"])
def test_every_page_says_who_to_call(city_client: Client, path: str) -> None:
    page = read(city_client.get(path))

    numbers = {link["href"] for link in page.all("a") if (link.get("href") or "").startswith("tel:")}
    assert {"tel:0001234501", "tel:+31880767000", "tel:08002000", "tel:112"} <= numbers
    assert "Steunpunt Voorbeeldstad" in page.text
    assert "Lindeplein 2" in page.text
    assert "Nu open" in page.text or "Nu gesloten" in page.text
    assert page.all("a", href="/hulp/")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_needs_script_or_style_of_its_own(city_client: Client, path: str) -> None:
    response = city_client.get(path)

    page = read(response)
    assert all("src" in script for script in page.all("script"))
    assert page.all("style") == []
    assert not [attrs for _, attrs in page.elements if {"style", "onclick", "onload", "hx-on"} & set(attrs)]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_costs_few_queries(city_client: Client, path: str) -> None:
    city_client.get(path)

    with CaptureQueriesContext(connection) as asked:
        city_client.get(path)

    assert len(asked) <= MOST_QUERIES


def test_each_municipality_has_its_own_theme_and_desk(city_client: Client, village_client: Client) -> None:
    city, village = read(city_client.get("/")), read(village_client.get("/"))

    assert city.all("link", href="/static/themes/voorbeeldstad.css")
    assert village.all("link", href="/static/themes/voorbeelddorp.css")
    assert "Het Dorpssteunpunt" in village.text
    assert "Steunpunt Voorbeeldstad" not in village.text


def test_the_first_page_asks_about_life_and_offers_one_thing_to_do(city_client: Client) -> None:
    page = read(city_client.get("/"))

    assert "Zorgt u voor iemand?" in page.text
    assert "mantelzorger" not in page.text.lower()
    assert page.all("a", href="/check/")
    assert "Wij bewaren uw antwoorden niet." in page.text


def test_a_need_on_the_first_page_leads_to_what_is_found_and_not_to_the_form_above_it(city_client: Client) -> None:
    links = [link["href"] or "" for link in read(city_client.get("/")).all("a")]

    chosen = [link for link in links if "behoefte=" in link]
    assert len(chosen) > 9
    assert all(link.endswith("#gevonden") for link in chosen)


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("?via=flyer", "/check/?via=flyer"),
        ("?via=%3Cscript%3E", "/check/"),
        ("?via=" + "x" * 21, "/check/"),
        ("?via=", "/check/"),
    ],
)
def test_the_channel_travels_along_when_it_looks_like_one(city_client: Client, query: str, address: str) -> None:
    page = read(city_client.get("/" + query))

    assert page.all("a", href=address)
    assert page.all("script") == []


def test_the_other_languages_of_a_page_keep_what_was_asked(city_client: Client) -> None:
    page = read(city_client.get("/hulp/?via=flyer"))

    assert page.all("a", href="/tr/hulp/?via=flyer", lang="tr")
    alternates = {link["hreflang"]: link["href"] for link in page.all("link", rel="alternate")}
    assert alternates["ar"] == "http://voorbeeldstad.localhost/ar/hulp/"
    assert set(alternates) == set(PREFIXES)


def test_help_says_at_once_who_to_call_and_how_sure_we_are(city_client: Client) -> None:
    page = read(city_client.get("/hulp/"))

    large = [link["href"] for link in page.all("a") if "utrecht-button-link" in (link.get("class") or "")]
    assert [number for number in large if number and number.startswith("tel:")][:3] == [
        "tel:112",
        "tel:113",
        "tel:08002000",
    ]
    assert {"tel:0001234501", "tel:0001234900", "tel:+31880767000", "tel:08000432"} <= set(large)
    assert "Gecontroleerd op" not in page.text
    assert "Dit nummer kijken wij nog na." in page.text
    assert "Dit nummer is een voorbeeld en werkt niet." in page.text
    assert "Dag en nacht." in page.text


@pytest.mark.parametrize("path", ["/over/", "/privacy/"])
def test_nobody_has_to_do_anything(city_client: Client, path: str) -> None:
    page = read(city_client.get(path))

    assert "Niemand hoeft zich te melden of te zorgen." in page.text
    assert "U hebt geen account nodig." in page.text
    assert "geen verklaring en geen besluit" in page.text


def test_the_municipality_speaks_in_its_own_words(city_client: Client) -> None:
    assert "Veel mensen in Voorbeeldstad zorgen voor iemand." in read(city_client.get("/over/")).text
    assert "Cookies" in read(city_client.get("/privacy/")).text
    assert "voldoet gedeeltelijk" in read(city_client.get("/toegankelijkheid/")).text


def test_what_is_not_there_is_told_kindly_in_the_language_of_the_address(city_client: Client) -> None:
    dutch, arabic = city_client.get("/bestaat-niet/"), city_client.get("/ar/bestaat-niet/")

    assert dutch.status_code == arabic.status_code == 404
    page = read(dutch)
    assert "Deze pagina is er niet" in page.text
    assert page.all("a", lang="ar", href="/ar/")
    assert page.all("meta", name="robots", content="noindex")
    assert read(arabic).all("html", dir="rtl")


def test_an_unknown_host_gets_the_list_of_municipalities(client: Client) -> None:
    response = client.get("/", headers={"host": "elders.localhost"})

    page = read(response)
    assert response.status_code == 200
    assert page.all("a", href="http://voorbeeldstad.localhost/")
    assert page.all("a", href="http://voorbeelddorp.localhost/")
    assert page.all("a", href="tel:112")
    assert client.get("/over/", headers={"host": "elders.localhost"}).status_code == 404


def test_a_stale_form_is_explained(site: queries.Site) -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "voorbeeldstad.localhost"})

    response = client.post("/bel-mij/", {"phone": "000 12 34 501"})

    assert response.status_code == 403
    assert "Daarom is er niets verstuurd." in read(response).text


def test_a_request_that_cannot_be_read_is_answered(site: queries.Site) -> None:
    response = errors.bad_request(request_of(site))

    assert response.status_code == 400
    assert "Dit kunnen wij niet lezen" in read(response).text


@pytest.mark.parametrize("has_site", [True, False])
def test_without_a_database_there_is_still_somebody_to_call(
    site: queries.Site, has_site: bool, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response = errors.database_is_gone(request_of(site if has_site else None))

    page = read(response)
    assert response.status_code == 503
    assert {"tel:112", "tel:+31880767000"} <= {link.get("href") for link in page.all("a")}
    assert bool(page.all("a", href="tel:0001234501")) == has_site


def break_context(*_: object) -> dict[str, Any]:
    """Fail as the frame of a page might."""
    raise RuntimeError("nobody foresaw this")


@pytest.mark.parametrize("is_frame_broken", [False, True])
def test_when_all_fails_the_page_needs_neither_database_nor_frame(
    site: queries.Site, is_frame_broken: bool, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    if is_frame_broken:
        monkeypatch.setattr("draagkracht.portal.context.page", break_context)

    with django_assert_num_queries(0):
        response: HttpResponse = errors.failed(request_of(site))

    page = read(response)
    assert response.status_code == 500
    assert "Het ligt niet aan u." in page.text
    assert page.all("a", href="tel:112")
    assert bool(page.all("a", href="tel:0001234501")) != is_frame_broken


def test_a_failing_view_becomes_the_kind_page(city_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    city_client.raise_request_exception = False
    monkeypatch.setattr("draagkracht.portal.views.pages.freedom", break_context)

    response = city_client.get("/over/")

    assert response.status_code == 500
    assert "Er ging iets mis bij ons" in read(response).text


def test_the_list_of_instruments_says_in_the_language_of_the_page_what_each_asks(city_client: Client) -> None:
    english, dutch = (read(city_client.get(f"{prefix}/meetlijsten/")).text for prefix in ("/en", ""))

    assert "Caregiver Strain Index, 13 questions" in english
    assert "vragen" not in english
    assert "Caregiver Strain Index, 13 vragen" in dutch


def test_the_gallery_shows_every_kind_of_field_with_and_without_errors(city_client: Client) -> None:
    assert settings.HAS_GALLERY

    page = read(city_client.get("/componenten/"))

    invalid = [attrs for _, attrs in page.elements if attrs.get("aria-invalid") == "true"]
    assert {attrs.get("type") for attrs in invalid} >= {"text", "tel", "checkbox"}
    assert page.all("textarea")
    assert page.all("select")
    ids = [str(attrs["id"]) for _, attrs in page.elements if attrs.get("id")]
    assert sorted(set(ids)) == sorted(ids)


def test_every_described_by_and_labelled_by_is_there(city_client: Client) -> None:
    for path in PAGES:
        page = read(city_client.get(path))
        ids = {attrs.get("id") for _, attrs in page.elements}
        for _, attrs in page.elements:
            for name in ("aria-describedby", "aria-labelledby", "for"):
                assert set((attrs.get(name) or "").split()) <= ids, (path, attrs)


def test_the_opening_of_the_desk_is_told_for_every_moment(site: queries.Site) -> None:
    nine = datetime.time(9)
    openings = {
        "Nu open, tot 9.00 uur.": Opening(is_open=True, until=nine),
        "Nu gesloten. Vandaag open vanaf 9.00 uur.": Opening(
            is_open=False, until=None, opens_in_days=0, opens_weekday=2, opens_at=nine
        ),
        "Nu gesloten. Morgen open vanaf 9.00 uur.": Opening(
            is_open=False, until=None, opens_in_days=1, opens_weekday=3, opens_at=nine
        ),
        "Nu gesloten. Open op maandag vanaf 9.00 uur.": Opening(
            is_open=False, until=None, opens_in_days=3, opens_weekday=0, opens_at=nine
        ),
        "": Opening(is_open=False),
    }

    for sentence, opening in openings.items():
        html = render_to_string("portal/frame/opening.html", {"opening": opening, "opening_day": "maandag"})
        assert re.sub(r"<[^>]*>", "", html).strip() == sentence


def test_the_way_to_ones_own_place_stands_at_the_foot_and_but_for_who_works_here_at_the_head(
    city_client: Client, signed_in: Callable[..., Client]
) -> None:
    visitor = city_client.get("/hulp/").content.decode()
    carer = signed_in(Role.CARER).get("/hulp/").content.decode()
    colleague = signed_in(Role.CONSULTANT).get("/hulp/").content.decode()

    assert [text.partition("</header>")[0].count('href="/mijn/"') for text in (visitor, carer, colleague)] == [1, 1, 0]
    assert [text.partition("</header>")[2].count('href="/mijn/"') for text in (visitor, carer, colleague)] == [1, 1, 1]
