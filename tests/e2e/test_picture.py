"""The picture in the README is the first page, taken by this test (RENEW_PICTURES=1 puts it in docs/pictures)."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.e2e.conftest import DESK, Visitor

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"


def test_the_first_page_makes_a_picture(visit: Callable[..., Visitor], tmp_path: Path) -> None:
    page = visit(viewport=DESK).open("/")
    page.evaluate("document.fonts.ready")

    folder = PICTURES if os.environ.get("RENEW_PICTURES") else tmp_path
    picture = page.screenshot(path=folder / "home.png")

    assert picture.startswith(b"\x89PNG")
    assert page.locator("h1").inner_text() == "Zorgt u voor iemand?"
