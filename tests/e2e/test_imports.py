"""A list with mistakes, mended, looked at, agreed to, and found by whoever looks for help."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, Visitor
from tests.e2e.journeys import sign_in
from tests.unit.directory.importing.workbooks import GOOD, HEADER, MISTAKES, changed, workbook

Visit = Callable[..., Visitor]
GIVE = "/werk/invoer/nieuw/sheet/"
NAME = "Kwikwakgroep voor mantelzorgers"


def given_a_list(tmp_path: Path, *rows: object) -> Path:
    """Put a spreadsheet on the machine of the editor."""
    path = tmp_path / "aanbod.xlsx"
    path.write_bytes(workbook(HEADER, *rows))  # type: ignore[arg-type]
    return path


def when_it_is_given(page: Page, path: Path) -> None:
    """Give the list, and agree with what the columns are."""
    page.set_input_files("input[type=file]", path)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_role("heading", name="Wat staat in welke kolom?")).to_be_visible()
    page.get_by_role("button", name="Verder").click()


def test_a_list_with_mistakes_is_mended_looked_at_taken_over_and_found(visit: Visit, tmp_path: Path) -> None:
    editor = visit(viewport=DESK)
    sign_in(editor, "Redacteur")
    page = editor.open(GIVE)
    assert editor.axe() == []
    when_it_is_given(page, given_a_list(tmp_path, GOOD, *(row for _, row in MISTAKES)))
    expect(page.get_by_role("heading", name="Er zijn fouten")).to_be_visible(timeout=30_000)
    assert page.locator(".draagkracht-problem").count() == len(MISTAKES)
    assert editor.axe() == []

    page.get_by_role("link", name="Lever het verbeterde bestand in").click()
    when_it_is_given(page, given_a_list(tmp_path, changed(kenmerk="e2e", naam=NAME)))
    expect(page.get_by_role("heading", name="Wacht op uw akkoord")).to_be_visible(timeout=30_000)
    assert editor.axe() == []
    nobody = visit()
    assert NAME not in nobody.open("/wat-is-er/?woord=Kwikwakgroep").content()
    page.get_by_role("button", name="Neem 1 dienst over").click()
    expect(page.get_by_role("heading", name="Klaar")).to_be_visible(timeout=30_000)
    assert editor.axe() == []

    found = nobody.open("/wat-is-er/?woord=Kwikwakgroep")
    expect(found.get_by_role("link", name=NAME).first).to_be_visible()
    editor.open("/werk/invoer/")
    assert editor.axe() == []


def test_without_javascript_an_import_goes_as_well(visit: Visit, tmp_path: Path) -> None:
    editor = visit(viewport=PHONE, java_script_enabled=False)
    sign_in(editor, "Redacteur")
    page = editor.open(GIVE)

    when_it_is_given(page, given_a_list(tmp_path, changed(kenmerk="e2e-2", naam="Groep zonder script")))

    ready = page.get_by_role("heading", name="Wacht op uw akkoord")
    for _ in range(30):
        if ready.is_visible():
            break
        page.get_by_role("link", name="Kijk hoe ver het is").click()
        page.wait_for_timeout(1_000)
    expect(ready).to_be_visible()


def test_a_provider_may_not(visit: Visit) -> None:
    provider = visit()
    sign_in(provider, "Aanbieder")

    answer = provider.page.goto(provider.site.url("/werk/invoer/"))

    assert answer is not None
    assert answer.status == 403
