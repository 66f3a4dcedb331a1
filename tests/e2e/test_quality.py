"""An editor sees how good the directory is, on a phone and on a desk, and goes to what is behind a figure."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.journeys import sign_in


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_an_editor_goes_from_a_figure_to_what_is_behind_it(visit: Callable[..., Visitor], size: Any) -> None:
    editor = visit(viewport=size, java_script_enabled=True)
    page = sign_in(editor, "Redacteur")

    editor.open("/werk/kwaliteit/")
    complaints = editor.axe()
    wide = page.evaluate("document.documentElement.scrollWidth")
    age = page.get_by_role("row", name=re.compile("Langer dan een jaar geleden"))
    number = re.match(r"[0-9]+", age.get_by_role("cell").inner_text())
    age.get_by_role("link").click()

    assert complaints == []
    assert wide == size["width"]
    assert number is not None
    expect(page.get_by_role("heading", name=f"{number[0]} dienst")).to_be_visible()


def test_a_cell_of_the_matrix_leads_to_the_public_list_without_a_script(visit: Callable[..., Visitor]) -> None:
    editor = visit(viewport=DESK, java_script_enabled=False)
    page = sign_in(editor, "Redacteur")

    editor.open("/werk/kwaliteit/")
    row = page.get_by_role("row", name=re.compile("^Dementie"))
    row.get_by_role("link", name=re.compile("Respijtzorg bij dementie")).click()

    expect(page).to_have_url(re.compile(r"/wat-is-er/\?behoefte=respite&voor=dementia"))
    expect(page.locator("main h3").first).to_be_visible()


def test_an_administrator_takes_the_table_along(visit: Callable[..., Visitor]) -> None:
    administrator = visit(viewport=DESK)
    sign_in(administrator, "Beheerder")

    administrator.open("/werk/kwaliteit/")
    answer = administrator.fetch("/werk/kwaliteit/dekking.csv")

    assert administrator.axe() == []
    assert answer.status == 200
    assert answer.kind.startswith("text/csv")
    assert "Voorbeeldstad" in answer.body.decode()
