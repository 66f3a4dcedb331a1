"""Scores against the published scoring of each instrument, worked out by hand."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.assessments.rules import instruments, scoring
from draagkracht.assessments.rules.answers import UnknownCode, UnknownItem
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.instruments import UnknownInstrument, UnknownVersion
from tests.unit.assessments.answering import Answers, answer_to, calm, form, full_forms

ALL = instruments.list_instruments()
EDIZ_POINTS = {"nee!": 0, "nee": 0, "min-of-meer": 1, "ja": 1, "ja!": 1}


@pytest.mark.parametrize(("answer", "points"), EDIZ_POINTS.items())
def test_ediz_counts_one_from_more_or_less(answer: str, points: int) -> None:
    for code, items in (("ediz", 9), ("ediz-plus", 15)):
        result = scoring.score(code, form(code, answer))

        assert result.scores == {"total": points * items}


def test_ediz_has_no_bands() -> None:
    assert scoring.score("ediz", form("ediz", "ja!")).bands == {}


@pytest.mark.parametrize(
    ("points", "band"),
    [(0, "none"), (1, "light"), (3, "light"), (4, "moderate"), (8, "moderate"), (9, "heavy"), (15, "heavy")],
)
def test_ediz_plus_has_four_validated_bands(points: int, band: str) -> None:
    answers = {str(number): "ja" if number <= points else "nee" for number in range(1, 16)}

    result = scoring.score("ediz-plus", answers)

    assert result.scores == {"total": points}
    assert (result.bands["total"].code, result.bands["total"].is_validated) == (band, True)
    assert "De Boer" in result.bands["total"].source


@pytest.mark.parametrize(("points", "band"), [(0, "below"), (6, "below"), (7, "overload"), (13, "overload")])
def test_csi_is_overload_from_seven(points: int, band: str) -> None:
    answers = {str(number): "ja" if number <= points else "nee" for number in range(1, 14)}

    csi = scoring.score("csi", answers)
    plus = scoring.score("csi-plus", answers | {f"p{number}": "ja" for number in range(1, 6)})

    assert (csi.scores, csi.bands["total"].code) == ({"total": points}, band)
    assert (plus.scores, plus.bands["neg"].code) == ({"neg": points, "pos": 5}, band)


def test_csi_plus_gives_no_band_to_what_goes_well() -> None:
    result = scoring.score("csi-plus", form("csi-plus", "ja"))

    assert result.scores == {"neg": 13, "pos": 5}
    assert set(result.bands) == {"neg"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, 7),
        ({"fulfilment": "a-lot", "support": "a-lot"}, 9),
        ({"fulfilment": "no", "support": "no"}, 5),
        (dict.fromkeys(["relational", "mental", "daily", "financial", "physical"], "no"), 12),
        (dict.fromkeys(["relational", "mental", "daily", "financial", "physical"], "a-lot"), 2),
    ],
)
def test_carerqol_turns_problems_around_and_not_the_good(answers: Answers, expected: int) -> None:
    assert scoring.score("carerqol", form("carerqol", "some") | answers).scores == {"sum": expected}


def test_perseverance_has_six_levels_from_the_shortest() -> None:
    codes = ["lt-1w", "1w-1m", "1m-6m", "6m-12m", "1y-2y", "gt-2y"]

    levels = [scoring.score("perseverance", {"1": code}).scores for code in codes]

    assert levels == [{"level": level} for level in range(1, 7)]


def test_the_quick_check_adds_the_statements_and_how_long() -> None:
    answers = calm(sleep="often", alone="sometimes", perseverance="1m-6m")

    result = scoring.score("quick-check", answers)

    assert result.scores == {"burden": 3, "perseverance": 3, "total": 6}
    assert (result.bands["total"].code, result.bands["total"].is_validated) == ("moderate", False)


@pytest.mark.parametrize("instrument", ALL, ids=lambda one: one.code)
def test_a_form_without_one_required_answer_is_not_scored_and_names_it(instrument: Instrument) -> None:
    full = {item.id: sorted(item.codes)[0] for item in instrument.items if item.is_required}

    for item_id in full:
        result = scoring.score(instrument.code, {key: code for key, code in full.items() if key != item_id})

        assert (result.scores, dict(result.bands), result.missing) == (None, {}, (item_id,))


def test_an_empty_form_misses_every_item_in_order() -> None:
    assert scoring.score("ediz", {}).missing == tuple("123456789")


def test_an_answer_of_none_is_a_missing_answer() -> None:
    assert scoring.score("csi", form("csi", "ja") | {"4": None}).missing == ("4",)


@pytest.mark.parametrize(
    ("code", "answers", "version", "fact", "named"),
    [
        ("zarit", {}, None, UnknownInstrument, "zarit"),
        ("ediz", {}, "2", UnknownVersion, "2"),
        ("ediz", {}, "", UnknownVersion, "ediz"),
        ("ediz", {"10": "ja"}, None, UnknownItem, "10"),
        ("ediz", {"1": "yes"}, None, UnknownCode, "yes"),
        ("ediz", {"1": "JA"}, None, UnknownCode, "JA"),
        ("ediz", {"1": ""}, None, UnknownCode, "1"),
        ("ediz", {"1": 1}, None, UnknownCode, "1"),
        ("ediz", {"1": True}, None, UnknownCode, "1"),
        ("ediz", {"1": ["ja"]}, None, UnknownCode, "1"),
        ("ediz", {"1": {"code": "ja"}}, None, UnknownCode, "1"),
        ("csi", {"1": "min-of-meer"}, None, UnknownCode, "min-of-meer"),
        ("quick-check", {"tasks": ["household", "flying"]}, None, UnknownCode, "flying"),
        ("quick-check", {"tasks": [["household"]]}, None, UnknownCode, "tasks"),
        ("quick-check", {"place": 7}, None, UnknownCode, "place"),
    ],
)
def test_what_is_unknown_is_refused_in_one_line_that_names_it(
    code: str, answers: Answers, version: str | None, fact: type[Exception], named: str
) -> None:
    with pytest.raises(fact) as refusal:
        scoring.score(code, answers, version)

    assert named in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_refusal_stays_one_short_line_whatever_was_given() -> None:
    with pytest.raises(UnknownCode) as refusal:
        scoring.score("ediz", {"1": "ja\n\x00" * 100_000})

    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 200


def test_a_refusal_does_not_repeat_what_somebody_wrote() -> None:
    with pytest.raises(UnknownCode) as refusal:
        scoring.score("quick-check", calm(place="Onze straat " * 20))

    assert "straat" not in str(refusal.value)


def test_json_has_the_agreed_shape() -> None:
    whole = scoring.to_json(scoring.score("csi", form("csi", "ja"), "1"))
    part = scoring.to_json(scoring.score("perseverance", {}))

    assert json.loads(json.dumps(whole)) == {
        "instrument": "csi",
        "version": "1",
        "scores": {"total": 13},
        "bands": {"total": {"code": "overload", "validated": True, "source": "Robinson (1983)"}},
        "missing": [],
    }
    assert part == {"instrument": "perseverance", "version": "1", "scores": None, "bands": {}, "missing": ["1"]}


@given(st.data())
def test_scores_stay_in_their_range_and_are_whole_numbers(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from(ALL))

    result = scoring.score(instrument.code, data.draw(full_forms(instrument)))

    assert result.scores is not None
    for score in instrument.scores:
        assert type(result.scores[score.code]) is int
        assert score.lowest <= result.scores[score.code] <= score.highest
        assert (score.code in result.bands) == bool(score.bands)


@given(st.data())
def test_the_ends_of_every_range_are_reached(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from(ALL))
    score = data.draw(st.sampled_from(instrument.scores))
    answers = data.draw(full_forms(instrument))
    counted = [item for item in instrument.items if score.code in item.scores]

    for choose, end in ((min, score.lowest), (max, score.highest)):
        extreme = {item.id: choose(item.codes, key=item.points_of) for item in counted}
        result = scoring.score(instrument.code, answers | extreme)

        assert result.scores is not None
        assert result.scores[score.code] == end


@given(st.data())
def test_an_answer_with_more_points_moves_a_score_up_by_just_that(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from(ALL))
    answers = data.draw(full_forms(instrument))
    item = data.draw(st.sampled_from([item for item in instrument.items if item.scores]))
    other = data.draw(answer_to(item))

    before = scoring.score(instrument.code, answers).scores
    after = scoring.score(instrument.code, answers | {item.id: other}).scores

    assert before is not None
    assert after is not None
    step = item.points_of(other) - item.points_of(answers[item.id])
    moved = {code: after[code] - before[code] for code in before}
    assert moved == {score.code: step if score.code in item.scores else 0 for score in instrument.scores}


@given(st.data())
def test_the_order_of_the_answers_changes_nothing(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from(ALL))
    answers = data.draw(full_forms(instrument))
    shuffled = {
        item: data.draw(st.permutations(answer)) if isinstance(answer, list) else answer
        for item, answer in data.draw(st.permutations(list(answers.items())))
    }

    assert scoring.score(instrument.code, shuffled) == scoring.score(instrument.code, answers)


@given(st.data())
def test_an_answer_that_an_item_does_not_know_is_never_scored(data: st.DataObject) -> None:
    instrument = data.draw(st.sampled_from(ALL))
    item = data.draw(st.sampled_from([item for item in instrument.items if item.options]))
    answer = data.draw(st.text() | st.integers() | st.floats() | st.booleans())
    answers = data.draw(full_forms(instrument)) | {item.id: answer}

    if answer in item.codes:
        assert scoring.score(instrument.code, answers).scores is not None
    else:
        with pytest.raises(UnknownCode):
            scoring.score(instrument.code, answers)


@given(st.text())
def test_a_version_that_does_not_exist_is_refused(version: str) -> None:
    if version == "1":
        return

    with pytest.raises(UnknownVersion):
        scoring.score("ediz", {}, version)
