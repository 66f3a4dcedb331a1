"""Asking to be called: without an account, without a name, and with a day by which somebody calls."""

import re
from collections.abc import Callable

import psycopg
from playwright.sync_api import expect

from tests.e2e.conftest import Visitor


def test_a_visitor_without_javascript_hears_when_somebody_calls(visit: Callable[..., Visitor]) -> None:
    visitor = visit(java_script_enabled=False)
    page = visitor.open("/")

    page.get_by_role("link", name="Bel mij terug").first.click()
    page.locator("input[name='phone']").fill("06 12 34 56 78")
    page.locator("main form button[type=submit]").first.click()

    expect(page.locator("main")).to_contain_text("Steunpunt Voorbeeldstad belt u")
    expect(page.locator("main")).to_contain_text(re.compile("uiterlijk"))
    assert "612345678" not in page.url


def test_a_number_that_cannot_be_one_is_asked_again_and_nothing_is_lost(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/bel-mij/")

    page.locator("input[name='name']").fill("Sam")
    page.locator("input[name='phone']").fill("twaalf")
    page.locator("main form button[type=submit]").first.click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("input[name='name']")).to_have_value("Sam")
    assert visitor.axe() == []


def test_pressing_twice_asks_once(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/bel-mij/")
    page.locator("input[name='phone']").fill("06 87 65 43 21")

    page.locator("main form button[type=submit]").first.dblclick()
    page.wait_for_url("**/bel-mij/dank/**")

    with psycopg.connect(visitor.site.database_url) as connection:
        row = connection.execute("SELECT count(*) FROM referrals_callrequest WHERE phone = '+31687654321'").fetchone()
    assert row == (1,)


def test_the_form_has_no_accessibility_fault_in_arabic(visit: Callable[..., Visitor]) -> None:
    visitor = visit()

    page = visitor.open("/ar/bel-mij/")

    assert page.locator("html").get_attribute("dir") == "rtl"
    assert visitor.axe() == []
