"""The search finds what people mean: the bars on the part of the judged set that nobody tunes on (tests/judged)."""

import pytest

from tests.judged import bars, harness, product
from tests.judged.reading import Part, read_nothing

SLUGS = ("voorbeeldstad", "voorbeelddorp")


@pytest.mark.django_db
@pytest.mark.parametrize("part", list(Part))
def test_the_search_reaches_its_bars(part: Part) -> None:
    measured = harness.measure(product.search, part)

    assert bars.missed(measured) == [], f"\n{harness.table(measured)}"


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("text", read_nothing())
def test_what_the_demo_does_not_have_is_never_shown_as_found(slug: str, text: str) -> None:
    found = product.look(slug, text)

    assert found.full == 0 or found.corrected
    assert not found.hits or found.corrected or found.is_relaxed
