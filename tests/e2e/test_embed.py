"""The list in a real frame on another website, and the page about open data."""

import http.server
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import expect
from psycopg.types.json import Json

from tests.e2e.conftest import DESK, PHONE, Site, Visitor

MUNICIPALITY = "(SELECT id FROM municipalities_municipality WHERE slug = 'voorbeeldstad')"
TITLE = "Wat is er in Voorbeeldstad?"


@pytest.fixture
def elsewhere(site: Site, tmp_path: Path) -> Iterator[str]:
    """Return the address of another website that has pasted our code: another origin on this machine."""
    frame = f'<iframe src="{site.url("/insluiten/")}" title="{TITLE}" width="100%" height="900"></iframe>'
    page = f'<!DOCTYPE html><html lang="nl"><title>Buurthuis</title><main><h1>Ons buurthuis</h1>{frame}</main></html>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://buurthuis.localhost:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def name_website(site: Site) -> Iterator[Callable[[str], None]]:
    """Return a function by which the municipality names a website that may show the list."""
    with psycopg.connect(site.database_url, autocommit=True) as connection:

        def name(origin: str) -> None:
            connection.execute(
                "INSERT INTO municipalities_parameter (municipality_id, code, value, unit, valid_from, status, source)"
                f" VALUES ({MUNICIPALITY}, 'embed-origins', %s, '', '2020-01-01', 'verified', 'test')",
                [Json([origin])],
            )

        connection.execute("DELETE FROM municipalities_parameter WHERE code = 'embed-origins'")
        yield name
        connection.execute("DELETE FROM municipalities_parameter WHERE code = 'embed-origins'")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_on_a_named_website_a_visitor_searches_and_goes_on_in_a_new_window(
    visit: Callable[..., Visitor],
    name_website: Callable[[str], None],
    elsewhere: str,
    viewport: dict[str, int],
) -> None:
    name_website(elsewhere)
    visitor = visit(viewport=viewport)
    visitor.page.goto(elsewhere)
    frame = visitor.page.frame_locator(f'iframe[title="{TITLE}"]')

    frame.get_by_label("Waar zoekt u naar?").fill("oppas")
    frame.get_by_role("button", name="Zoek").click()
    expect(frame.get_by_role("heading", level=2)).to_contain_text("mogelijkhe")
    with visitor.context.expect_page() as opened:
        frame.locator("h3 a").first.click()

    expect(opened.value.get_by_text("Eerste stap").first).to_be_visible()
    expect(visitor.page.get_by_role("heading", name="Ons buurthuis")).to_be_visible()
    assert visitor.context.cookies() == []
    assert visitor.axe() == []


def test_on_any_other_website_the_browser_refuses(
    browser: object, visit: Callable[..., Visitor], elsewhere: str
) -> None:
    visitor = visit()
    visitor.page.goto(elsewhere)

    expect(visitor.page.frame_locator("iframe").get_by_role("heading", name=TITLE)).to_have_count(0)
    # The refusal is said in the console: here that is what should happen.
    assert any("frame-ancestors" in complaint for complaint in visitor.complaints)
    visitor.complaints.clear()


@pytest.mark.parametrize(
    "path", ["/open-gegevens/", "/insluiten/uitleg/", "/insluiten/", "/ar/open-gegevens/", "/ar/insluiten/"]
)
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_these_pages_can_be_used_by_everybody_and_fit(
    visit: Callable[..., Visitor], path: str, viewport: dict[str, int]
) -> None:
    visitor = visit(viewport=viewport)
    page = visitor.open(path)

    assert visitor.axe() == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert visitor.context.cookies() == []


def test_a_script_on_another_website_reads_the_api(visit: Callable[..., Visitor], site: Site, elsewhere: str) -> None:
    visitor = visit()
    visitor.page.goto(elsewhere)

    total = visitor.page.evaluate(
        "address => fetch(address).then(answer => answer.json()).then(page => page.total_items)",
        site.url("/api/hsds/v3/services"),
    )

    assert total > 100
    visitor.complaints.clear()  # the frame of this website is refused, which is not what this is about


def test_facts_for_search_engines_leave_the_console_silent(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/wat-is-er/?behoefte=respite")

    page.locator("main h3 a").first.click()

    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert visitor.complaints == []
