"""Who searches for a way out, or for safety, finds a telephone number first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.directory.rules.alarm import SUICIDE, VIOLENCE, lines_for


@pytest.mark.parametrize(
    "words",
    ["zelfmoord", "Zelfmoord gedachten", "ik wil niet meer leven", "suïcidaal", "want to die", "intihar", "انتحار"],
)
def test_thoughts_of_dying_lead_to_somebody_who_listens(words: str) -> None:
    assert lines_for(words) == (SUICIDE,)


@pytest.mark.parametrize("words", ["geweld thuis", "hij slaat mij", "mishandeling", "şiddet", "عنف", "abuse"])
def test_violence_leads_to_help_for_that(words: str) -> None:
    assert lines_for(words) == (VIOLENCE,)


@pytest.mark.parametrize("words", ["", "oppas", "levend verlies", "dood gaan thuis hospice", "slapen", "gewelfd dak"])
def test_other_words_lead_to_services_alone(words: str) -> None:
    assert lines_for(words) == ()


@given(st.text(max_size=200))
def test_any_words_are_read(words: str) -> None:
    assert set(lines_for(words)) <= {SUICIDE, VIOLENCE}
