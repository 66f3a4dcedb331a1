"""The search finds what people mean: held on the part of the judged set that nobody tunes on (tests/judged)."""

import pytest

from tests.judged import bars, harness, product
from tests.judged.reading import Part, read_nothing

SLUGS = ("voorbeeldstad", "voorbeelddorp")


@pytest.mark.django_db
def test_the_search_is_no_worse_than_it_was_on_queries_that_nobody_tunes_on() -> None:
    measured = harness.measure(product.search, Part.UNTOUCHED)

    assert bars.missed(measured, bars.FLOORS) == [], f"\n{harness.table(measured)}"


def test_no_floor_is_above_its_bar() -> None:
    assert [floor.kind for floor, bar in zip(bars.FLOORS, bars.BARS, strict=True) if floor.least > bar.least] == []


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("text", read_nothing())
def test_what_the_demo_does_not_have_is_never_shown_as_found(slug: str, text: str) -> None:
    found = product.look(slug, text)

    assert found.full == 0 or found.corrected
    assert not found.hits or found.corrected or found.is_relaxed
