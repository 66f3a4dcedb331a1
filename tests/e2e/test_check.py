"""From "Zorgt u voor iemand?" to what fits nearby, on a phone, without JavaScript."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e import journeys
from tests.e2e.conftest import Visitor


def test_a_stranger_without_javascript_finds_what_fits(visit: Callable[..., Visitor]) -> None:
    visitor = visit(java_script_enabled=False)
    page = visitor.open("/")

    page.get_by_role("link", name="Start de 3-minutencheck").click()
    journeys.answer_required(page)
    journeys.tell_about(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("U houdt veel overeind. Het mag lichter.")
    expect(page.get_by_text("Waarom dit?").first).to_be_visible()
    expect(page.get_by_text("Eerste stap:").first).to_be_visible()
    expect(page.locator("article").first).to_contain_text("dementie")


def test_going_back_keeps_the_answers(visit: Callable[..., Visitor]) -> None:
    page = visit().open("/check/")
    journeys.answer(page, "minor", ["no"])
    journeys.go_on(page)
    journeys.answer(page, "whom", ["parent"])
    journeys.go_on(page)

    page.get_by_role("link", name="Terug", exact=True).click()

    expect(page.locator("input[name='whom'][value='parent']")).to_be_checked()


def test_a_question_without_an_answer_says_so_at_the_field(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/check/")

    journeys.go_on(page)

    expect(page.get_by_role("alert")).to_contain_text("Kies een antwoord.")
    expect(page.locator("#id_minor_error")).to_be_visible()
    assert visitor.axe() == []


def test_a_worrying_answer_leads_to_the_right_number_at_once(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/check/")

    journeys.answer_required(page, {**journeys.TIRED_PARTNER, "safe": ["danger"]})

    expect(page).to_have_url(visitor.site.url("/check/nu-bellen/"))
    expect(page.locator("a[href='tel:112']").first).to_be_visible()
    assert visitor.axe() == []


def test_wiping_takes_the_answers_away(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    page = visitor.open("/check/")
    journeys.answer(page, "minor", ["no"])
    journeys.go_on(page)

    page.get_by_role("button", name="Wis mijn antwoorden").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("De antwoorden zijn weg")
    assert [cookie["name"] for cookie in visitor.context.cookies() if cookie["name"] == "antwoorden"] == []


def test_somebody_young_is_spoken_to_as_such(visit: Callable[..., Visitor]) -> None:
    page = visit().open("/check/")

    journeys.answer(page, "minor", ["yes"])
    journeys.go_on(page)

    expect(page.get_by_role("heading", level=1)).to_contain_text("je")
