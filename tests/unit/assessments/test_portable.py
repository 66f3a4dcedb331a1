"""A result as FHIR: what goes out comes in again, with ids and values and without a sentence of the instrument."""

import datetime
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.assessments.rules import again, headline, instruments, portable
from draagkracht.assessments.rules.again import Point
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.result import AnswersAreMissing
from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.identity import identify

AT = datetime.datetime(2026, 11, 22, 13, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
USABLE = [one for one in instruments.list_instruments() if one.wording != "absent"]
CODES = [one.code for one in USABLE]


@st.composite
def filled(draw: st.DrawFn) -> tuple[Instrument, dict[str, list[str]]]:
    """Return an instrument and answers to what it asks for."""
    instrument = draw(st.sampled_from(USABLE))
    required = [item for item in instrument.items if item.is_required]
    answers = {item.id: [draw(st.sampled_from(item.options)).code] for item in required}
    return instrument, answers


@given(filled())
def test_what_goes_out_comes_in_again(found: tuple[Instrument, dict[str, list[str]]]) -> None:
    instrument, answers = found
    young = answers.get("minor") == ["yes"]

    written = portable.write_result(instrument.code, answers, AT)

    form = portable.questionnaire_of(instrument.code, young=young)
    raw = json.loads(written)
    assert portable.read_result(form, written) == answers
    assert raw["status"] == "completed"
    assert raw["authored"] == "2026-11-22T13:30:00+01:00"
    assert raw["questionnaire"] in portable.list_forms()


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_of_an_instrument_goes_along(code: str) -> None:
    instrument = instruments.get_instrument(code)
    answers = {item.id: [item.options[0].code] for item in instrument.items if item.is_required}

    written = portable.write_result(code, answers, AT).decode()

    assert '"text"' not in written
    assert not [item.about for item in instrument.items if item.about in written]


@pytest.mark.parametrize("code", CODES)
def test_each_questionnaire_of_ours_is_within_the_declared_subset(code: str) -> None:
    form = portable.questionnaire_of(code)

    assert identify(fhir.parse(fhir.serialise(form))).canonical == identify(form).canonical


def test_what_may_not_be_used_has_no_questionnaire_that_comes_in() -> None:
    known = {canonical.rsplit("/", 1)[-1].split("|")[0] for canonical in portable.list_forms()}

    assert known == {"quick-check", "quick-check-young", "perseverance", "csi", "ediz", "carerqol"}


def test_a_form_that_misses_an_answer_has_no_headline() -> None:
    with pytest.raises(AnswersAreMissing):
        headline.headline(instruments.get_instrument("csi"), {"1": "ja"})


@pytest.mark.parametrize("code", CODES)
def test_each_score_has_words(code: str) -> None:
    instrument = instruments.get_instrument(code)
    main = headline.main_score(instrument)

    words = []
    for points in range(main.lowest, main.highest + 1):
        band = main.band_of(points)
        words.append(headline.band_in_words(code, points, band.code if band else "").dutch())

    assert all(words)
    assert not {band.code for band in main.bands} & set(words)


@pytest.mark.parametrize(("code", "days"), [("csi", 30), ("carerqol", 365)])
def test_the_interval_is_that_of_the_instrument(code: str, days: int) -> None:
    last = AT - datetime.timedelta(days=days)

    assert again.is_soon(code, last + datetime.timedelta(seconds=1), AT)
    assert not again.is_soon(code, last, AT)
    assert not again.is_soon(code, None, AT)


@given(st.integers(0, 20), st.integers(0, 20))
def test_heavier_and_lighter_turn_round_with_the_scale(now: int, before: int) -> None:
    trend = [Point(AT, now, ""), Point(AT, before, "")]

    assert again.is_worse(trend) is again.is_better(trend, "better")
    assert again.is_better(trend) is again.is_worse(trend, "better")
    assert not (again.is_worse(trend) and again.is_better(trend))
