"""Help step by step is shown when it leads somewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules.steps import Step, read_service_ids, why_not_published


def step(level: int, *service_ids: str) -> Step:
    return Step(level=level, title="T", fits_when="W", look_again_weeks=6, service_ids=service_ids)


def test_two_steps_with_help_can_be_shown() -> None:
    assert why_not_published([step(1, "a"), step(2, "b")], ["a", "b"]) is None


@pytest.mark.parametrize(
    ("steps", "published", "word"),
    [
        ([step(1, "a")], ["a"], "twee stappen"),
        ([step(1, "a"), step(2)], ["a"], "stap 2"),
        ([step(1, "gone"), step(2, "b")], ["b"], "stap 1"),
    ],
)
def test_what_leads_nowhere_is_not_shown_and_says_why(steps: list[Step], published: list[str], word: str) -> None:
    reason = why_not_published(steps, published)

    assert reason is not None
    assert word in reason.dutch()


def test_addresses_and_ids_are_read_each_once_in_their_order() -> None:
    text = """
    https://voorbeeldstad.localhost/wat-is-er/abc/?plaats=Oost
    /en/wat-is-er/with/a%20slash/
    abc
    other
    https://voorbeeldstad.localhost/werk/diensten/12/
    /werk/diensten/12/wanneer/?gedaan=saved
    """

    assert read_service_ids(text) == ("abc", "with/a slash", "other", 12)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = read_service_ids(text)

    assert len(set(found)) == len(found)
    assert "" not in found
