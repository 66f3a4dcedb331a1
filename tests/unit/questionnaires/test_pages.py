"""One question a page: forward, back, and how far one is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from draagkracht.questionnaires.rules import pages
from draagkracht.questionnaires.rules.answers import Answers, missing_required, take_stock
from draagkracht.questionnaires.rules.definition import (
    EnableWhen,
    Item,
    ItemType,
    Operator,
    Questionnaire,
    Status,
    Text,
    ValueKind,
)
from draagkracht.questionnaires.rules.entry import answer_page, as_form, recover, validate_page
from tests.unit.questionnaires.generated import filled_in, questionnaires

WORDS = Text("Vraag?")


def question(link_id: str, *, required: bool = True) -> Item:
    return Item(link_id, ItemType.BOOLEAN, WORDS, required=required)


def display(link_id: str) -> Item:
    return Item(link_id, ItemType.DISPLAY, WORDS)


def group(link_id: str, *items: Item, is_page: bool = False) -> Item:
    return Item(link_id, ItemType.GROUP, WORDS, is_page=is_page, items=items)


def only_if(item: Item, earlier: str, *, answer: bool = True) -> Item:
    return replace(item, enable_when=(EnableWhen(earlier, Operator.EQUAL, answer, ValueKind.BOOLEAN),))


def of(*items: Item) -> Questionnaire:
    return Questionnaire("https://voorbeeld.example/q", "1", WORDS, Status.ACTIVE, items)


def layout(questionnaire: Questionnaire, answers: Answers) -> list[tuple[str, list[str]]]:
    return [(page.link_id, [item.link_id for item in page.items]) for page in pages.pages(questionnaire, answers)]


def test_each_question_is_a_page_under_the_texts_of_its_groups() -> None:
    outer = group("g", question("2"), group("h", question("3")))
    questionnaire = of(question("1"), outer)

    found = pages.pages(questionnaire, {})

    assert [page.link_id for page in found] == ["1", "2", "3"]
    assert [[around.link_id for around in page.groups] for page in found] == [[], ["g"], ["g", "h"]]


def test_a_display_stands_on_the_page_of_the_question_that_follows_it() -> None:
    questionnaire = of(display("a"), display("b"), question("1"), question("2"))

    assert layout(questionnaire, {}) == [("1", ["a", "b", "1"]), ("2", ["2"])]


def test_a_display_that_nothing_follows_is_a_page_of_its_own() -> None:
    alone = group("g", only_if(display("112"), "veilig", answer=False))
    questionnaire = of(question("veilig"), alone, question("2"), display("dank"))

    assert layout(questionnaire, {"veilig": (False,)}) == [
        ("veilig", ["veilig"]),
        ("112", ["112"]),
        ("2", ["2"]),
        ("dank", ["dank"]),
    ]
    assert layout(questionnaire, {"veilig": (True,)}) == [("veilig", ["veilig"]), ("2", ["2"]), ("dank", ["dank"])]


def test_a_display_waits_for_the_next_question_that_is_asked() -> None:
    questionnaire = of(question("1"), display("a"), only_if(question("2"), "1"), question("3"))

    assert layout(questionnaire, {"1": (False,)}) == [("1", ["1"]), ("3", ["a", "3"])]


def test_a_group_that_is_a_page_is_shown_at_once_and_can_be_skipped() -> None:
    last = group("g", display("a"), question("2", required=False), only_if(question("3", required=False), "1"),
                 is_page=True)  # fmt: skip
    questionnaire = of(question("1"), last)

    assert layout(questionnaire, {"1": (False,)}) == [("1", ["1"]), ("g", ["a", "2"])]
    assert layout(questionnaire, {"1": (True,)}) == [("1", ["1"]), ("g", ["a", "2", "3"])]
    assert [page.can_be_skipped for page in pages.pages(questionnaire, {})] == [False, True]
    assert [item.link_id for item in pages.pages(questionnaire, {})[1].questions] == ["2"]


def test_a_group_that_is_a_page_with_nothing_to_show_is_no_page() -> None:
    questionnaire = of(question("1"), group("g", only_if(question("2", required=False), "1"), is_page=True))

    assert layout(questionnaire, {}) == [("1", ["1"])]


def test_a_page_is_found_by_its_name_and_by_what_it_shows() -> None:
    questionnaire = of(question("1"), group("g", display("a"), question("2", required=False), is_page=True))

    found = [pages.find_page(questionnaire, {}, name) for name in ("1", "g", "a", "2", "onbekend")]

    assert [page.link_id if page else None for page in found] == ["1", "g", "g", "g", None]


def test_the_way_goes_on_from_a_page_that_is_no_longer_shown() -> None:
    questionnaire = of(question("1"), only_if(question("2"), "1"), question("3"))
    answers: Answers = {"1": (False,)}

    after = pages.next_page(questionnaire, answers, "2")
    before = pages.previous_page(questionnaire, answers, "2")

    assert after
    assert after.link_id == "3"
    assert before
    assert before.link_id == "1"
    assert pages.progress(questionnaire, answers, "2") is None


def test_nothing_comes_before_the_first_page_or_after_the_last_or_around_an_unknown_one() -> None:
    questionnaire = of(question("1"))

    assert pages.previous_page(questionnaire, {}, "1") is None
    assert pages.next_page(questionnaire, {}, "1") is None
    assert pages.previous_page(questionnaire, {}, "x") is None
    assert pages.next_page(questionnaire, {}, "x") is None


def test_progress_counts_the_pages_that_are_known_so_far() -> None:
    questionnaire = of(question("1"), only_if(question("2"), "1"), question("3"))

    before = pages.progress(questionnaire, {}, "1")
    after = pages.progress(questionnaire, {"1": (True,)}, "3")

    assert before == pages.Progress(1, 2)
    assert before.is_first
    assert not before.is_last
    assert after == pages.Progress(3, 3)
    assert after.is_last


def test_one_goes_on_at_the_first_page_where_a_required_answer_is_missing() -> None:
    questionnaire = of(question("1"), question("2", required=False), question("3"))

    found = [
        pages.first_open_page(questionnaire, answers) for answers in ({}, {"1": (True,)}, {"1": (True,), "3": (False,)})
    ]

    assert [page.link_id if page else None for page in found] == ["1", "3", None]


@given(questionnaires(), st.data())
def test_every_question_that_is_asked_is_on_one_page_in_the_order_of_the_document(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    answers = recover(questionnaire, filled_in(data.draw, tuple(questionnaire.walk())))

    found = pages.pages(questionnaire, answers)

    enabled = take_stock(questionnaire, answers).enabled
    expected = [item.link_id for item in questionnaire.walk() if item.link_id in enabled and not item.items]
    assert [item.link_id for page in found for item in page.items] == expected
    assert len({page.link_id for page in found}) == len(found)
    assert all(len(page.questions) <= 1 or page.groups[-1].is_page for page in found)


@given(questionnaires(), st.data())
def test_who_walks_to_the_end_and_back_finds_all_answers_again(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    answers: Answers = {}
    visited: list[str] = []
    page = next(iter(pages.pages(questionnaire, answers)), None)

    while page:
        checked = answer_page(questionnaire, answers, page.items, filled_in(data.draw, page.items))
        assert not checked.errors
        answers = checked.answers
        visited.append(page.link_id)
        page = pages.next_page(questionnaire, answers, page.link_id)

    assert visited == [page.link_id for page in pages.pages(questionnaire, answers)]
    assert missing_required(questionnaire, answers) == ()
    for link_id, earlier in zip(reversed(visited), [*reversed(visited[:-1]), None], strict=True):
        here = pages.find_page(questionnaire, answers, link_id)
        before = pages.previous_page(questionnaire, answers, link_id)
        assert here
        assert (before.link_id if before else None) == earlier
        shown = validate_page(here.items, as_form(here.items, answers))
        assert shown.answers == {item.link_id: answers[item.link_id] for item in here.items if item.link_id in answers}
