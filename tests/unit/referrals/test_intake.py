"""A note of the desk is about a question, not about a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.referrals.rules import intake


@pytest.mark.parametrize(
    "text",
    [
        "Vrouw van 78 zorgt voor man met dementie. Zoekt oppas op dinsdag.",
        "Wil weten of de Wmo 2015 een taxi betaalt. 3 keer gevraagd.",
        "Dochter belt: moeder valt vaak, 24-uurs zorg gevraagd, budget € 1.250 per maand.",
        "Mevrouw zoekt een maatje. Meneer wil niet.",
        "Komt dinsdag 12 mei terug.",
        "Doorverwezen naar Het Hofje, De Linde had geen plek. Zorggroep Vier Winden belt.",
        "Een dag op Stadsboerderij De Klaver past beter.",
        "",
    ],
)
def test_a_note_about_a_question_is_kept_as_it_is(text: str) -> None:
    assert intake.check_nameless(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Mail naar jan@voorbeeld.example",
        "Bel 06 12 34 56 78 terug",
        "BSN 123456782",
        "Woont op 9901 AB",
        "Lindelaan 12, tweede deur",
        "Geboren 12-05-1948",
        "geboren op 3 mei 1950",
        "Mw. de Vries zoekt een oppas",
        "De heer Van den Berg",
        "familie Yilmaz",
        "Jan de Vries belde over zijn vader",
        "Fatma El Amrani vraagt oppas",
        "Ria Bakker wil nachtzorg",
    ],
)
def test_what_points_to_a_person_is_refused_with_what_to_do(text: str) -> None:
    with pytest.raises(intake.NotePointsToSomebody) as refusal:
        intake.check_nameless(text)

    assert refusal.value.sentence.dutch().startswith(("Laat ", "Staat hier "))
    assert text not in str(refusal.value)


@given(st.text(max_size=2000))
def test_any_text_is_kept_tidy_and_short_or_refused(text: str) -> None:
    try:
        note = intake.check_nameless(text)
    except intake.NotePointsToSomebody:
        return

    assert len(note) <= intake.LONGEST
    assert not intake.MAIL.search(note)
