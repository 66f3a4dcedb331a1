"""Every page, in four languages, on a phone and on a desk: no accessibility fault, nothing cut off, nothing refused."""

from collections.abc import Callable

import pytest

from tests.e2e import journeys
from tests.e2e.conftest import DESK, PHONE, Visitor

LANGUAGES = ("", "/en", "/tr", "/ar")
QUIET_PAGES = (
    "/",
    "/hulp/",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/wat-is-er/",
    "/wat-is-er/?behoefte=respite",
    "/wat-is-er/?woord=zzzzzz",
    "/bel-mij/",
    "/check/vraag/minor/",
    "/check/vraag/minor/?kwijt=1",
    "/check/gewist/",
    "/meetlijsten/",
    "/meetlijsten/ediz-plus/",
    "/meetlijsten/quick-check/",
    "/stap-voor-stap/",
    "/stap-voor-stap/dementie-stap-voor-stap/",
    "/bestaat-niet/",
)


def is_cut_off(visitor: Visitor) -> bool:
    """Tell whether the page is wider than the screen."""
    return bool(visitor.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_quiet_pages_have_no_accessibility_fault(visit: Callable[..., Visitor], language: str) -> None:
    visitor = visit()
    faults: list[str] = []

    for path in QUIET_PAGES:
        visitor.open(language + path)
        faults += visitor.axe()
        faults += [f"{path} is cut off"] * is_cut_off(visitor)

    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_check_and_its_result_have_no_accessibility_fault(visit: Callable[..., Visitor], language: str) -> None:
    visitor = visit(viewport=DESK)
    page = visitor.open(f"{language}/check/")
    faults: list[str] = []

    for item, codes in {**journeys.TIRED_PARTNER, "safe": ["violence", "worried"]}.items():
        faults += visitor.axe()
        journeys.answer(page, item, codes)
        journeys.go_on(page)
    faults += visitor.axe()
    with page.expect_navigation():
        page.locator("main a.utrecht-button-link").last.click()
    faults += visitor.axe()
    journeys.tell_about(page)
    faults += visitor.axe()
    for more in page.locator("details.draagkracht-more summary").all():
        more.click()
    faults += visitor.axe()
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    faults += visitor.axe()

    assert faults == []
    assert not is_cut_off(visitor)


@pytest.mark.parametrize("language", ["", "/ar"])
def test_every_component_in_every_state_has_no_accessibility_fault(
    visit: Callable[..., Visitor], language: str
) -> None:
    visitor = visit(viewport=DESK)

    visitor.open(f"{language}/componenten/")

    assert visitor.axe() == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/hulp/",
        "/wat-is-er/",
        "/bel-mij/",
        "/check/vraag/minor/",
        "/stap-voor-stap/dementie-stap-voor-stap/",
        "/insluiten/",
        "/ar/insluiten/uitleg/",
        "/open-gegevens/",
    ],
)
def test_at_four_hundred_percent_nothing_is_cut_off(visit: Callable[..., Visitor], path: str) -> None:
    visitor = visit(viewport={"width": 320, "height": 256})

    visitor.open(path)

    assert not is_cut_off(visitor)


@pytest.mark.parametrize("slug", ["voorbeeldstad", "voorbeelddorp"])
def test_each_municipality_has_its_own_theme_and_directory(visit: Callable[..., Visitor], slug: str) -> None:
    visitor = visit()

    page = visitor.open("/wat-is-er/?behoefte=respite", slug=slug)

    themes = page.locator(f"link[rel=stylesheet][href*='themes/{slug}']")
    assert themes.count() == 1
    assert slug.capitalize() in page.title()
    assert visitor.axe() == []


def test_an_unknown_host_shows_which_municipalities_there_are(visit: Callable[..., Visitor]) -> None:
    visitor = visit()

    page = visitor.open("/", slug="nergenshuizen")

    assert page.get_by_role("link", name="Voorbeeldstad").count() == 1
    assert page.get_by_role("link", name="Voorbeelddorp").count() == 1
    assert visitor.axe() == []


def test_the_page_works_in_forced_colours(visit: Callable[..., Visitor]) -> None:
    visitor = visit(forced_colors="active")

    visitor.open("/check/vraag/minor/")

    assert visitor.axe() == []
