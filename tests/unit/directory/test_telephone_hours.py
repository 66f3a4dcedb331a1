"""When somebody answers the telephone: what providers write, read so that it can be said in another language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.config.demo import feed
from draagkracht.directory.rules.presentation import telephone_hours


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Dag en nacht.", "dag en nacht"),
        ("Elke dag van 8.00 tot 20.00 uur.", "elke dag van 8.00 tot 20.00 uur"),
        ("maandag tot en met vrijdag van 09:00 tot 17:30", "maandag tot en met vrijdag van 9.00 tot 17.30 uur"),
        ("Maandag en donderdag van 9.00 tot 12.00 uur.", "elke maandag en donderdag van 9.00 tot 12.00 uur"),
        (
            "Elke werkdag van 8.00 tot 9.00 en van 12.00 tot 13.00 uur.",
            "maandag tot en met vrijdag van 8.00 tot 9.00 uur en van 12.00 tot 13.00 uur",
        ),
        (
            "Maandag tot en met vrijdag van 9.00 tot 17.00 uur, donderdag tot 20.00 uur.",
            "maandag tot en met vrijdag van 9.00 tot 17.00 uur en elke donderdag tot 20.00 uur",
        ),
    ],
)
def test_what_a_provider_writes_of_its_hours_is_read(written: str, said: str) -> None:
    found = telephone_hours(written)

    assert found is not None
    assert found.dutch() == said


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Elke ochtend.",
        "Behalve maandag van 9.00 tot 12.00 uur.",
        "Maandag van 9.00 tot 12.00 uur, niet in de vakantie.",
        "Zaterdag tot en met dinsdag van 9.00 tot 12.00 uur.",
        "Maandag van 9.00 tot 25.00 uur.",
        "Maandag van 9.75 tot 12.00 uur.",
    ],
)
def test_where_a_word_is_not_understood_nothing_is_said(written: str) -> None:
    assert telephone_hours(written) is None


def test_the_hours_of_every_provider_of_the_demo_are_read() -> None:
    written = {phone["description"] for record in feed.build_feed("voorbeeldstad") for phone in record["phones"]}

    assert [text for text in written if telephone_hours(text) is None] == []


@given(
    st.lists(st.sampled_from(["maandag", "tot en met", "tot", "van", "9.00", "24.00", ",", "en", "uur", "elke dag"]))
)
def test_no_words_stop_the_page(words: list[str]) -> None:
    found = telephone_hours(" ".join(words))

    assert found is None or "%(" not in found.dutch()
