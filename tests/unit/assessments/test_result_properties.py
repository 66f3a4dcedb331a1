"""What holds for every quick check: a worse answer never lowers urgency or a need, and order does not matter."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.assessments.rules import result
from draagkracht.assessments.rules.result import Result
from tests.unit.assessments.answering import ORDERED, QUICK_CHECKS, Answers

TASKS = ("household", "personal-care", "medical", "arranging", "watching", "night", "other")
WORRIES = ("worried", "cannot-go-on", "violence", "suicide", "danger")


def assert_not_lighter(before: Result, after: Result) -> None:
    assert after.urgency.level >= before.urgency.level
    assert after.points >= before.points
    for function, need in before.needs.items():
        assert after.needs[function].weight >= need.weight, function


@given(QUICK_CHECKS, st.sampled_from(sorted(ORDERED)), st.data())
def test_a_worse_answer_never_lowers_urgency_points_or_a_need(answers: Answers, item: str, data: Any) -> None:
    codes = ORDERED[item]
    lighter, heavier = sorted(data.draw(st.tuples(st.sampled_from(codes), st.sampled_from(codes))), key=codes.index)

    before, after = result.assess(answers | {item: lighter}), result.assess(answers | {item: heavier})

    assert_not_lighter(before, after)


@given(QUICK_CHECKS, st.sampled_from(TASKS))
def test_one_task_more_never_lowers_anything(answers: Answers, task: str) -> None:
    more = answers | {"tasks": [*answers["tasks"], task]}

    assert_not_lighter(result.assess(answers), result.assess(more))


@given(QUICK_CHECKS, st.sampled_from(WORRIES))
def test_one_worry_more_never_lowers_anything_and_keeps_the_lines(answers: Answers, worry: str) -> None:
    before = result.assess(answers)
    after = result.assess(answers | {"safe": [*answers["safe"], worry]})

    assert_not_lighter(before, after)
    assert set(before.lines) <= set(after.lines)
    assert after.lines


@given(QUICK_CHECKS)
def test_losing_what_gives_energy_never_lowers_anything(answers: Answers) -> None:
    assert_not_lighter(result.assess(answers), result.assess(answers | {"energy": ["nothing"]}))


@given(QUICK_CHECKS, st.data())
def test_the_order_of_answers_changes_nothing(answers: Answers, data: Any) -> None:
    shuffled = {
        item: data.draw(st.permutations(answer)) if isinstance(answer, list) else answer
        for item, answer in data.draw(st.permutations(list(answers.items())))
    }

    assert result.assess(shuffled) == result.assess(answers)


@given(QUICK_CHECKS)
def test_every_result_is_whole(answers: Answers) -> None:
    outcome = result.assess(answers)

    assert 1 <= len(outcome.drivers) <= 2
    assert len(outcome.supports) <= 2
    assert 1 <= len(outcome.steps) <= 3
    assert bool(outcome.supports) != bool(outcome.supports_note)
    assert all(0 <= need.weight <= 1 and bool(need.weight) == bool(need.reasons) for need in outcome.needs.values())


@given(QUICK_CHECKS)
def test_every_sentence_names_an_answer_that_was_given(answers: Answers) -> None:
    outcome = result.assess(answers)

    said = [*outcome.drivers, *outcome.supports, *(one for need in outcome.needs.values() for one in need.reasons)]
    for finding in said:
        given_codes = answers[finding.item]
        assert finding.codes
        assert set(finding.codes) <= set([given_codes] if isinstance(given_codes, str) else given_codes)


@given(QUICK_CHECKS)
def test_what_cannot_wait_always_has_a_number_to_call_and_somebody_to_tell(answers: Answers) -> None:
    outcome = result.assess(answers)

    if outcome.urgency.level.code == "now":
        assert outcome.lines
        assert outcome.steps[0].line in outcome.lines or "volwassene" in outcome.steps[0].sentence.dutch()
