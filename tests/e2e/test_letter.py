"""The outcome to take along: a letter that says it is accessible, on a phone without JavaScript."""

import io
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e import journeys
from tests.e2e.conftest import Visitor


def test_a_stranger_without_javascript_takes_the_letter_along(visit: Callable[..., Visitor]) -> None:
    visitor = visit(java_script_enabled=False)
    page = visitor.open("/check/?via=flyer")
    journeys.answer_required(page)
    journeys.tell_about(page)
    link = page.get_by_role("link", name="Bewaar of print dit als brief (pdf)")

    answer = visitor.fetch(link.get_attribute("href") or "")
    letter = PdfReader(io.BytesIO(answer.body))
    metadata: Any = letter.root_object["/Metadata"].get_object()

    assert answer.kind == "application/pdf"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.get_data()
    assert "U houdt veel overeind" in letter.pages[0].extract_text()
    assert "Oost" not in letter.pages[0].extract_text()


def test_the_letter_waits_for_the_last_answer(visit: Callable[..., Visitor]) -> None:
    visitor = visit()

    page = visitor.open("/check/uitkomst/brief/")

    expect(page).to_have_url(visitor.site.url("/check/vraag/minor/"))


def test_the_check_is_there_on_paper_with_a_code_to_the_site(visit: Callable[..., Visitor]) -> None:
    visitor = visit()

    answer = visitor.fetch("/check/papier/?via=huisarts")
    paper = PdfReader(io.BytesIO(answer.body))

    assert len(paper.pages) <= 2
    assert "Voor wie zorgt u het meest?" in paper.pages[0].extract_text()
