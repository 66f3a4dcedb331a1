"""`draagkracht instruments score`: sums that were added up by hand, and refusals that name what is wrong."""

from typing import Any

import pytest

from tests.integration.cli.conftest import Run, Write, check_refusal

EDIZ = {
    "1": "nee!",
    "2": "nee",
    "3": "min-of-meer",
    "4": "ja",
    "5": "ja!",
    "6": "nee",
    "7": "ja",
    "8": "nee!",
    "9": "ja",
}
PLUS = {**EDIZ, **{str(number): "nee" for number in range(10, 15)}, "15": "ja!"}
CSI = {str(number): "ja" if number <= 7 else "nee" for number in range(1, 14)}
POSITIVE = {"p1": "ja", "p2": "nee", "p3": "ja", "p4": "ja", "p5": "nee"}
CARERQOL = {
    "fulfilment": "some",  # 1
    "relational": "no",  # 2
    "mental": "a-lot",  # 0
    "daily": "some",  # 1
    "financial": "no",  # 2
    "support": "a-lot",  # 2
    "physical": "no",  # 2
}
QUICK_CHECK: dict[str, Any] = {
    "minor": "no",
    "whom": "partner",
    "tasks": ["night", "household"],
    "hours": "20-40",
    "since": "1y-5y",
    "perseverance": "1m-6m",
    "sleep": "often",
    "own-life": "often",
    "work-school": "sometimes",
    "health": "no",
    "alone": "sometimes",
    "energy": ["giving"],
    "safe": "safe",
}


def with_points(number: int) -> dict[str, str]:
    """Return a form of the EDIZ-plus in which this many statements count."""
    return {item: "ja" if place < number else "nee" for place, item in enumerate(PLUS)}


def score(draagkracht: Run, write: Write, code: str, answers: Any, **more: Any) -> Any:
    outcome = draagkracht("instruments", "score", code, "--answers", write({"answers": answers, **more}), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.json


@pytest.mark.parametrize(
    ("code", "answers", "scores", "bands"),
    [
        ("ediz", EDIZ, {"total": 5}, {}),
        ("ediz", dict.fromkeys(EDIZ, "nee!"), {"total": 0}, {}),
        ("ediz", dict.fromkeys(EDIZ, "min-of-meer"), {"total": 9}, {}),
        ("ediz-plus", PLUS, {"total": 6}, {"total": "moderate"}),
        ("ediz-plus", dict.fromkeys(PLUS, "nee"), {"total": 0}, {"total": "none"}),
        ("ediz-plus", {**dict.fromkeys(PLUS, "nee"), "3": "min-of-meer"}, {"total": 1}, {"total": "light"}),
        ("ediz-plus", with_points(3), {"total": 3}, {"total": "light"}),
        ("ediz-plus", with_points(4), {"total": 4}, {"total": "moderate"}),
        ("ediz-plus", with_points(8), {"total": 8}, {"total": "moderate"}),
        ("ediz-plus", with_points(9), {"total": 9}, {"total": "heavy"}),
        ("ediz-plus", dict.fromkeys(PLUS, "ja!"), {"total": 15}, {"total": "heavy"}),
        ("csi", CSI, {"total": 7}, {"total": "overload"}),
        ("csi", {**CSI, "7": "nee"}, {"total": 6}, {"total": "below"}),
        ("csi", dict.fromkeys(CSI, "ja"), {"total": 13}, {"total": "overload"}),
        ("csi-plus", CSI | POSITIVE, {"neg": 7, "pos": 3}, {"neg": "overload"}),
        ("csi-plus", dict.fromkeys(CSI | POSITIVE, "nee"), {"neg": 0, "pos": 0}, {"neg": "below"}),
        ("carerqol", CARERQOL, {"sum": 10}, {}),
        ("carerqol", {**dict.fromkeys(CARERQOL, "no"), "fulfilment": "a-lot", "support": "a-lot"}, {"sum": 14}, {}),
        ("carerqol", {**dict.fromkeys(CARERQOL, "a-lot"), "fulfilment": "no", "support": "no"}, {"sum": 0}, {}),
        ("perseverance", {"1": "lt-1w"}, {"level": 1}, {}),
        ("perseverance", {"1": "1m-6m"}, {"level": 3}, {}),
        ("perseverance", {"1": "gt-2y"}, {"level": 6}, {}),
    ],
)  # fmt: skip
def test_a_form_is_scored_as_by_hand(
    draagkracht: Run, write: Write, code: str, answers: dict[str, str], scores: dict[str, int], bands: dict[str, str]
) -> None:
    found = score(draagkracht, write, code, answers)

    assert set(found) == {"instrument", "version", "scores", "bands", "missing"}
    assert (found["instrument"], found["version"], found["missing"]) == (code, "1", [])
    assert found["scores"] == scores
    assert {name: band["code"] for name, band in found["bands"].items()} == bands
    assert all(set(band) == {"code", "validated", "source"} for band in found["bands"].values())


def test_the_form_with_three_answers_scores_the_same(draagkracht: Run, write: Write) -> None:
    short = {"nee!": "nee", "ja!": "ja"}

    found = score(draagkracht, write, "ediz", {item: short.get(code, code) for item, code in EDIZ.items()})

    assert found["scores"] == {"total": 5}


def test_the_quick_check_is_scored_and_its_band_is_not_validated(draagkracht: Run, write: Write) -> None:
    found = score(draagkracht, write, "quick-check", QUICK_CHECK)

    assert found["scores"] is not None
    assert found["missing"] == []
    assert {band["validated"] for band in found["bands"].values()} == {False}


@pytest.mark.parametrize(
    ("code", "answers", "missing"),
    [
        ("ediz", {item: code for item, code in EDIZ.items() if item not in {"2", "9"}}, ["2", "9"]),
        ("ediz", {**EDIZ, "4": None}, ["4"]),
        ("ediz", {}, [str(number) for number in range(1, 10)]),
        ("csi", {item: code for item, code in CSI.items() if item != "13"}, ["13"]),
        ("csi-plus", CSI | {"p1": "ja"}, ["p2", "p3", "p4", "p5"]),
        ("carerqol", {"mental": "no"}, ["fulfilment", "relational", "daily", "financial", "support", "physical"]),
        ("perseverance", {}, ["1"]),
        ("quick-check", {**QUICK_CHECK, "tasks": [], "safe": None}, ["tasks", "safe"]),
    ],
)
def test_an_incomplete_form_is_not_scored_and_says_what_is_missing(
    draagkracht: Run, write: Write, code: str, answers: dict[str, Any], missing: list[str]
) -> None:
    found = score(draagkracht, write, code, answers)

    assert found["scores"] is None
    assert found["bands"] == {}
    assert found["missing"] == missing


@pytest.mark.parametrize("version", ["1", None])
def test_a_version_that_exists_may_be_named(draagkracht: Run, write: Write, version: str | None) -> None:
    assert score(draagkracht, write, "csi", CSI, version=version)["version"] == "1"


@pytest.mark.parametrize(
    ("code", "content", "named"),
    [
        ("zarit", {"answers": {}}, "zarit"),
        ("EDIZ", {"answers": {}}, "EDIZ"),
        ("", {"answers": {}}, "instrument"),
        ("ediz\nediz", {"answers": {}}, "ediz"),
        ("../ediz-1", {"answers": {}}, "../ediz-1"),
        ("ediz", {"answers": {**EDIZ, "10": "ja"}}, "10"),
        ("ediz", {"answers": {**EDIZ, "é\x00": "ja"}}, "é"),
        ("ediz", {"answers": {**EDIZ, "3": "misschien"}}, "misschien"),
        ("ediz", {"answers": {**EDIZ, "3": "JA"}}, "JA"),
        ("ediz", {"answers": {**EDIZ, "3": 2**63}}, str(2**63)),
        ("ediz", {"answers": {**EDIZ, "3": True}}, "3"),
        ("ediz", {"answers": {**EDIZ, "3": ["ja"]}}, "3"),
        ("ediz", {"answers": {**EDIZ, "3": {}}}, "3"),
        ("ediz", {"answers": {**EDIZ, "3": ""}}, "3"),
        ("csi", {"answers": {**CSI, "1": "min-of-meer"}}, "min-of-meer"),
        ("carerqol", {"answers": {"mental": "alot"}}, "alot"),
        ("quick-check", {"answers": {**QUICK_CHECK, "tasks": ["night", "flying"]}}, "flying"),
        ("quick-check", {"answers": {**QUICK_CHECK, "whom": ["partner", "child"]}}, "whom"),
        ("quick-check", {"answers": {**QUICK_CHECK, "place": "x" * 81}}, "place"),
        ("quick-check", {"answers": {**QUICK_CHECK, "place": "O\x00st"}}, "place"),
        ("ediz", {"answers": EDIZ, "version": "2"}, "2"),
        ("ediz", {"answers": EDIZ, "version": ""}, "versie"),
        ("ediz", {"answers": EDIZ, "version": 1}, "version"),
        ("ediz", {"answers": EDIZ, "version": 2**63}, "version"),
        ("ediz", {"answers": [1, 2]}, "answers"),
        ("ediz", {"answers": None}, "answers"),
        ("ediz", {}, "answers"),
        ("ediz", {"answers": EDIZ, "total": 9}, "total"),
        ("ediz", {"answers": EDIZ, "scores": {"total": 9}}, "scores"),
        ("ediz", [EDIZ], "object"),
        ("ediz", "null", "object"),
        ("ediz", "7", "object"),
        ("ediz", '"ja"', "object"),
    ],
)  # fmt: skip
def test_what_the_instrument_does_not_know_is_refused_by_name(
    draagkracht: Run, write: Write, code: str, content: Any, named: str
) -> None:
    outcome = draagkracht("instruments", "score", code, "--answers", write(content), "--json")

    check_refusal(outcome, named)


def test_free_words_are_never_repeated_in_a_refusal(draagkracht: Run, write: Write) -> None:
    content = {"answers": {**QUICK_CHECK, "place": "Zwanenwater " * 10}}

    outcome = draagkracht("instruments", "score", "quick-check", "--answers", write(content))

    check_refusal(outcome, "place")
    assert "Zwanenwater" not in outcome.err


def test_without_json_people_can_read_it(draagkracht: Run, write: Write) -> None:
    outcome = draagkracht("instruments", "score", "csi", "--answers", write({"answers": CSI}))

    assert outcome.code == 0
    assert outcome.out.count("\n") > 5
    assert outcome.json["scores"] == {"total": 7}
