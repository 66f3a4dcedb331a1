"""Somebody does the check and looks around; afterwards nothing of it is to be found but in their own cookie."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import expect

from draagkracht.config import embedded
from tests.e2e import journeys
from tests.e2e.conftest import Site, Visitor

PLACE = "Zwaluwenkwelder-aan-de-Plantvaart"
PLANTED = {**journeys.TIRED_PARTNER, "energy": ["care-workers", "own-time"], "perseverance": ["1w-1m"]}
CODES = ("care-workers", "own-time", "1w-1m")
QUIET_PAGES = (
    "/",
    "/hulp/",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/meetlijsten/",
    "/wat-is-er/",
    "/en/",
    "/ar/",
)
ANSWERS = "antwoorden"


def dump(site: Site) -> dict[str, set[str]]:
    """Return every row of every table as text, seen by the owner, whom no policy binds."""
    with psycopg.connect(site.database_url) as owner:
        tables = owner.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        return {name: {row[0] for row in owner.execute(f"SELECT t::text FROM {name} t")} for (name,) in tables}


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield every file under a folder with what is in it."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


def do_the_check(visitor: Visitor, *, place: str = PLACE) -> None:
    """Answer every page with what was planted."""
    page = visitor.open("/check/")
    journeys.answer_required(page, PLANTED)
    journeys.tell_about(page, place=place)


def answers_of(visitor: Visitor) -> Any:
    """Return the cookie with the answers; nothing when there is none."""
    return next((cookie for cookie in visitor.context.cookies() if cookie["name"] == ANSWERS), None)


# The heartbeat of the worker, the jobs of the night that it does meanwhile, and the log that is signed at twenty past
# each hour: none knows of visitors.
WORK = (
    "public.procrastinate_", "public.base_finishedjob", "public.directory_", "public.municipalities_mail",
    "public.audit_head",
)  # fmt: skip


@pytest.mark.parametrize("has_script", [True, False])
def test_after_a_check_nothing_of_it_is_left_with_us(
    visit: Callable[..., Visitor], site: Site, has_script: bool
) -> None:
    visitor = visit(java_script_enabled=has_script)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    before = dump(site)

    do_the_check(visitor)
    page = visitor.page
    expect(page.get_by_text(PLACE)).to_be_visible()
    letter = visitor.fetch("/check/uitkomst/brief/")
    page.locator("article a").filter(has_text="Lees meer").first.click()
    visitor.open("/tr/check/uitkomst/")
    visitor.open("/check/vraag/about/")
    visitor.open("/bel-mij/")
    visitor.open("/no-such-page/")

    new = [(table, row) for table, rows in dump(site).items() for row in rows - before.get(table, set())]
    assert letter.status == 200
    work = [row for table, row in new if table.startswith(WORK)]
    assert [table for table, _ in new if not table.startswith(WORK)] == ["public.assessments_checkcount"]
    assert [row for row in work for planted in (PLACE, *CODES) if planted in str(row)] == []
    assert len(asked) > 30
    assert [url for url in asked for planted in (PLACE, *CODES) if planted in url] == []
    assert [path for path, content in files(site.var) if PLACE.encode() in content] == []
    assert site.log.exists()
    assert [code for code in CODES if code in site.log.read_text()] == []
    assert [path for path, content in journals_of_the_database() if PLACE.encode() in content] == []


def journals_of_the_database() -> Iterator[tuple[Path, bytes]]:
    """Yield what the embedded database wrote down, where the tests run on one."""
    log = embedded.var_dir() / "test-postgres" / "log"
    if log.is_file():
        yield log, log.read_bytes()
    elif log.is_dir():
        yield from files(log)


def test_the_browser_keeps_the_answers_in_one_cookie_and_nowhere_else(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    do_the_check(visitor)

    cookie = answers_of(visitor)
    kept = visitor.page.evaluate(
        "async () => [document.cookie, localStorage.length, sessionStorage.length,"
        " (await indexedDB.databases()).length, (await navigator.serviceWorker?.getRegistrations() ?? []).length]"
    )

    assert kept == ["", 0, 0, 0, 0]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["domain"] == "voorbeeldstad.localhost"
    assert 0 < cookie["expires"] - time.time() <= 3600
    assert len(f"{cookie['name']}={cookie['value']}") < 2_000
    assert PLACE not in cookie["value"]
    assert {one["name"] for one in visitor.context.cookies()} == {ANSWERS, "csrftoken"}


def test_pages_that_ask_nothing_set_no_cookie(visit: Callable[..., Visitor]) -> None:
    visitor = visit()

    for path in QUIET_PAGES:
        visitor.open(path)

        assert visitor.context.cookies() == [], path


def test_nobody_else_is_asked_for_anything(visit: Callable[..., Visitor], site: Site) -> None:
    visitor = visit()
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    do_the_check(visitor, place="Oost")

    for path in QUIET_PAGES:
        visitor.open(path)

    ours = (site.url(), "data:")
    assert [url for url in asked if not url.startswith(ours)] == []
    assert len(asked) > 30


def test_answers_do_not_go_along_to_the_site_of_another_municipality(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    do_the_check(visitor)

    page = visitor.open("/check/uitkomst/", slug="voorbeelddorp")

    expect(page.locator("input[name='minor']").first).to_be_visible()
    assert PLACE not in page.content()
    assert "voorbeelddorp" in page.url


def test_a_cookie_that_is_carried_over_by_hand_opens_nothing(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    do_the_check(visitor)
    carried = {**answers_of(visitor), "domain": "voorbeelddorp.localhost"}

    visitor.context.add_cookies([carried])  # type: ignore[list-item]  # what it gave it takes back
    page = visitor.open("/check/uitkomst/", slug="voorbeelddorp")

    expect(page.locator("input[name='minor']").first).to_be_visible()
    assert PLACE not in page.content()


def test_after_wiping_the_button_back_shows_nothing_either(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    do_the_check(visitor)
    page = visitor.page

    page.get_by_role("button", name="Wis mijn antwoorden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("De antwoorden zijn weg")
    wiped = answers_of(visitor)
    page.go_back()
    page.wait_for_load_state()

    assert wiped is None
    assert PLACE not in page.content()


def test_two_tabs_are_one_visitor_and_are_counted_once(visit: Callable[..., Visitor], site: Site) -> None:
    def counted() -> int:
        with psycopg.connect(site.database_url) as owner:
            row = owner.execute("SELECT coalesce(sum(number), 0) FROM assessments_checkcount").fetchone()
            return int(row[0]) if row else 0

    before = counted()
    visitor = visit()
    do_the_check(visitor)
    other_tab = Visitor(visitor.context, visitor.context.new_page(), site)

    other_tab.open("/check/vraag/about/")
    journeys.tell_about(other_tab.page, place="Oost")
    visitor.open("/check/vraag/about/")
    journeys.tell_about(visitor.page, place="Oost")

    assert counted() == before + 1
