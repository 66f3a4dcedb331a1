"""What leaves the printer: a service fits on one sheet, both sides."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import PdfMargins

from tests.e2e.conftest import Visitor

SIDE = re.compile(rb"/Type\s*/Page\b")
EDGE: PdfMargins = {"top": "1cm", "bottom": "1cm", "left": "1cm", "right": "1cm"}


@pytest.mark.parametrize("language", ["", "/ar"])
def test_the_page_of_a_service_is_printed_on_two_sides_at_most(visit: Callable[..., Visitor], language: str) -> None:
    visitor = visit()
    page = visitor.open("/wat-is-er/?pagina=1")
    names = page.locator("#lijst h3 a").evaluate_all("links => links.map(link => link.getAttribute('href'))")

    sides = {}
    for name in names[::3]:
        visitor.open(f"{language}{name}")
        sides[name] = len(SIDE.findall(page.pdf(format="A4", margin=EDGE)))

    assert len(sides) > 5
    assert {name: number for name, number in sides.items() if number > 2} == {}
