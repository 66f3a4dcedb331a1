"""Which questions count, with these answers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.questionnaires.rules.answers import Answers, is_enabled, missing_required, take_stock
from draagkracht.questionnaires.rules.definition import (
    AnswerOption,
    EnableBehavior,
    EnableWhen,
    FreeText,
    Item,
    ItemType,
    Operator,
    Questionnaire,
    Status,
    Text,
    Value,
    ValueKind,
)
from draagkracht.questionnaires.rules.entry import recover
from tests.unit.questionnaires.generated import filled_in, questionnaires

WORDS = Text("Vraag?")
BEHAVIORS = {EnableBehavior.ALL: all, EnableBehavior.ANY: any}


def when(question: str, operator: str, answer: bool | int | str | date) -> EnableWhen:
    return EnableWhen(question, Operator(operator), answer, ValueKind.STRING)


def item(link_id: str, *conditions: EnableWhen, required: bool = False) -> Item:
    return Item(link_id, ItemType.STRING, WORDS, required=required, enable_when=conditions)


def group(link_id: str, *items: Item, condition: EnableWhen | None = None) -> Item:
    return Item(link_id, ItemType.GROUP, items=items, enable_when=(condition,) if condition else ())


def of(*items: Item) -> Questionnaire:
    return Questionnaire("https://voorbeeld.example/q", "1", WORDS, Status.ACTIVE, items)


@pytest.mark.parametrize(
    ("operator", "answer", "given_answers", "holds"),
    [
        ("=", "ja", (), False),
        ("=", "ja", ("ja",), True),
        ("=", "ja", ("nee",), False),
        ("=", "ja", ("nee", "ja"), True),
        ("!=", "ja", (), True),
        ("!=", "ja", ("ja",), False),
        ("!=", "ja", ("nee",), True),
        ("!=", "ja", ("nee", "ja"), False),
        ("exists", True, (), False),
        ("exists", True, ("nee",), True),
        ("exists", False, (), True),
        ("exists", False, ("nee",), False),
        ("exists", True, (False,), True),
        ("=", False, (False,), True),
        ("=", True, (1,), False),
        ("=", 0, (False,), False),
        ("=", 2**31 - 1, (2**31 - 1,), True),
        ("=", date(1, 1, 1), (date(1, 1, 1),), True),
        ("!=", date(1, 1, 1), (date(9999, 12, 31),), True),
        ("=", "ja", (FreeText("ja"),), False),
        ("exists", True, (FreeText("ja"),), True),
    ],
)
def test_an_operator_means_what_fhir_says(
    operator: str, answer: bool | int | str | date, given_answers: tuple[Value, ...], holds: bool
) -> None:
    answers = {"1": given_answers} if given_answers else {}

    assert is_enabled(item("2", when("1", operator, answer)), answers) is holds


@pytest.mark.parametrize("behavior", EnableBehavior)
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("second", [True, False])
@pytest.mark.parametrize("third", [True, False])
def test_conditions_combine_by_all_or_any(behavior: EnableBehavior, first: bool, second: bool, third: bool) -> None:
    truths = {"1": first, "2": second, "3": third}
    conditions = tuple(when(link_id, "=", "ja") for link_id in truths)
    question = Item("4", ItemType.STRING, WORDS, enable_when=conditions, enable_behavior=behavior)
    answers = {link_id: ("ja" if truth else "nee",) for link_id, truth in truths.items()}

    assert is_enabled(question, answers) is BEHAVIORS[behavior](truths.values())


def test_an_answer_to_a_disabled_question_does_not_count_further_on() -> None:
    questionnaire = of(item("1"), item("2", when("1", "=", "ja")), item("3", when("2", "=", "ja")))

    standing = take_stock(questionnaire, {"1": ("nee",), "2": ("ja",), "3": ("ja",)})

    assert standing.enabled == {"1"}
    assert standing.answers == {"1": ("nee",)}


def test_a_disabled_group_disables_all_that_it_holds() -> None:
    inner = group("3", item("4", required=True))
    questionnaire = of(item("1"), group("2", inner, condition=when("1", "=", "ja")))

    off, on = (take_stock(questionnaire, {"1": (answer,), "4": ("x",)}) for answer in ("nee", "ja"))

    assert off.enabled == {"1"}
    assert set(off.answers) == {"1"}
    assert on.enabled == {"1", "2", "3", "4"}
    assert set(on.answers) == {"1", "4"}


def test_answers_to_unknown_items_and_to_groups_do_not_count() -> None:
    questionnaire = of(group("1", item("2")))

    standing = take_stock(questionnaire, {"1": ("x",), "2": (), "9": ("x",)})

    assert standing.answers == {}


def test_only_required_questions_that_are_asked_can_be_missing() -> None:
    hidden = item("3", when("1", "=", "ja"), required=True)
    questionnaire = of(item("1", required=True), item("2"), hidden, group("4", item("5", required=True)))

    assert missing_required(questionnaire, {}) == ("1", "5")
    assert missing_required(questionnaire, {"1": ("ja",)}) == ("3", "5")
    assert missing_required(questionnaire, {"1": ("nee",), "5": ("x",)}) == ()


def test_no_is_an_answer() -> None:
    questionnaire = of(Item("1", ItemType.BOOLEAN, WORDS, required=True))

    assert missing_required(questionnaire, {"1": (False,)}) == ()


class Oracle:
    """A second opinion, written the slow way: each item asks its parents and the questions it looks at."""

    def __init__(self, questionnaire: Questionnaire, answers: Answers) -> None:
        self.answers = answers
        self.items = {item.link_id: item for item in questionnaire.walk()}
        self.parents = {child.link_id: parent for parent in questionnaire.walk() for child in parent.items}

    def is_shown(self, link_id: str) -> bool:
        parent = self.parents.get(link_id)
        if parent and not self.is_shown(parent.link_id):
            return False
        shown = self.items[link_id]
        truths = [self.holds(condition) for condition in shown.enable_when]
        return BEHAVIORS[shown.enable_behavior or EnableBehavior.ALL](truths or [True])

    def holds(self, condition: EnableWhen) -> bool:
        values = self.answers.get(condition.question, ()) if self.is_shown(condition.question) else ()
        equal = len([value for value in values if repr(value) == repr(condition.answer)])
        return {
            Operator.EXISTS: (len(values) > 0) == condition.answer,
            Operator.EQUAL: equal > 0,
            Operator.NOT_EQUAL: equal == 0,
        }[condition.operator]


@given(questionnaires(), st.data())
def test_one_pass_agrees_with_asking_every_item_by_itself(questionnaire: Questionnaire, data: st.DataObject) -> None:
    form = filled_in(data.draw, tuple(questionnaire.walk()))
    answers = recover(questionnaire, form)
    oracle = Oracle(questionnaire, answers)

    standing = take_stock(questionnaire, answers)

    assert standing.enabled == {each.link_id for each in questionnaire.walk() if oracle.is_shown(each.link_id)}
    assert standing.answers == answers


def test_a_choice_is_compared_by_the_code_of_its_option() -> None:
    choice = Item("1", ItemType.CHOICE, WORDS, options=(AnswerOption("p", Text("Mijn partner")),))
    questionnaire = of(choice, item("2", when("1", "=", "p")))

    assert take_stock(questionnaire, {"1": ("p",)}).enabled == {"1", "2"}
