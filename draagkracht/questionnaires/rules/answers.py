"""Answers, and which of them count: a question that is not asked has no answer.

Conditions look only at earlier questions, so one pass from top to bottom settles everything. Meaning of the operators
as in FHIR (http://hl7.org/fhir/questionnaire-enable-operator): "=" some answer is equal; "!=" no answer is equal, so it
also holds while there is no answer; "exists" whether there is an answer is as asked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from draagkracht.questionnaires.rules.definition import (
    EnableBehavior,
    EnableWhen,
    Item,
    Operator,
    Questionnaire,
    Value,
)

# The answers by linkId, in the order they were given; a question without an answer is absent.
Answers = Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a questionnaire stands with these answers: which items are enabled, and which answers count."""

    enabled: frozenset[str]
    answers: Answers


def is_enabled(item: Item, answers: Answers) -> bool:
    """Tell whether the item's own conditions hold. `answers` are those that count; see `take_stock`."""
    if not item.enable_when:
        return True
    held = [_holds(condition, answers.get(condition.question, ())) for condition in item.enable_when]
    return any(held) if item.enable_behavior is EnableBehavior.ANY else all(held)


def take_stock(questionnaire: Questionnaire, answers: Answers) -> Standing:
    """Return what is enabled and what counts: answers to disabled or unknown items are left out."""
    enabled: set[str] = set()
    counted: dict[str, tuple[Value, ...]] = {}
    _pass_items(questionnaire.items, answers, enabled, counted)
    return Standing(frozenset(enabled), counted)


def missing_required(questionnaire: Questionnaire, answers: Answers) -> tuple[str, ...]:
    """Return the required questions that are asked and not answered, in the order of the document."""
    standing = take_stock(questionnaire, answers)
    return tuple(
        item.link_id
        for item in questionnaire.walk()
        if item.required and item.link_id in standing.enabled and item.link_id not in standing.answers
    )


def _pass_items(
    items: Iterable[Item], answers: Answers, enabled: set[str], counted: dict[str, tuple[Value, ...]]
) -> None:
    for item in items:
        if not is_enabled(item, counted):
            continue
        enabled.add(item.link_id)
        if item.is_question and answers.get(item.link_id):
            counted[item.link_id] = answers[item.link_id]
        _pass_items(item.items, answers, enabled, counted)


def _holds(condition: EnableWhen, values: tuple[Value, ...]) -> bool:
    if condition.operator is Operator.EXISTS:
        return bool(values) is condition.answer
    is_equal = any(_same(value, condition.answer) for value in values)
    return is_equal is (condition.operator is Operator.EQUAL)


def _same(value: Value, answer: Value) -> bool:
    # In Python True equals 1; a boolean answer is not the number one.
    return type(value) is type(answer) and value == answer
