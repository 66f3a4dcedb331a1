"""What may be kept of a search without a result: words, and nothing that tells who looked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules.unanswered import LONGEST, MOST_WORDS, text_to_keep


@pytest.mark.parametrize(
    ("text", "kept"),
    [("  Nier  DIALYSE ", "nier dialyse"), ("één ouder", "een ouder"), ("24-uurs zorg", "24-uurs zorg")],
)
def test_words_are_kept_in_one_form(text: str, kept: str) -> None:
    assert text_to_keep(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "jan@voorbeeld.nl",
        "hulp jan @ voorbeeld . nl",
        "06-12345678",
        "06 12 34 56 78",
        "+31 6 1234 5678",
        "123456782",
        "12 34 56 782",
        "hulp 1234 AB 12",
        "1234ab",
        "www.voorbeeld.nl",
        "https://voorbeeld.nl",
        "moeder 12-03-1941",
        "een twee drie vier vijf zes zeven",
        "x" * 61,
        "ab",
        "!!!",
        "",
    ],
)
def test_what_tells_who_looked_or_says_nothing_is_not(text: str) -> None:
    assert text_to_keep(text) == ""


@given(st.text(max_size=300))
def test_what_is_kept_is_short_printable_and_kept_again_as_it_is(text: str) -> None:
    kept = text_to_keep(text)

    assert len(kept) <= LONGEST
    assert len(kept.split()) <= MOST_WORDS
    assert kept.isprintable()
    assert "@" not in kept
    assert text_to_keep(kept) == kept
