"""What somebody types or chooses is checked at its field, and nothing that is typed can break it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.base.text import Sentence
from draagkracht.questionnaires.rules.answers import Answers
from draagkracht.questionnaires.rules.definition import (
    AnswerOption,
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
from draagkracht.questionnaires.rules.entry import (
    MAX_ANSWERS,
    answer_page,
    as_form,
    max_length,
    own_words_field,
    recover,
    validate_page,
)
from tests.unit.questionnaires.generated import filled_in, questionnaires

WORDS = Text("Vraag?")
OPTIONS = (
    AnswerOption("partner", Text("Mijn partner")),
    AnswerOption("Mijn kind", Text("Mijn kind"), ValueKind.STRING),
    AnswerOption("3", Text("3"), ValueKind.INTEGER),
)
MANY = tuple(AnswerOption(f"o{number}", Text(str(number))) for number in range(MAX_ANSWERS + 1))


def item(kind: str, *, required: bool = False, repeats: bool = False, max_length: int | None = None) -> Item:
    item_type = ItemType(kind)
    options = OPTIONS if item_type in (ItemType.CHOICE, ItemType.OPEN_CHOICE) else ()
    return Item("1", item_type, WORDS, required=required, repeats=repeats, max_length=max_length, options=options)


def check(question: Item, *values: str, own: str | None = None) -> tuple[Value, ...] | str:
    """Return the answers, or the sentence at the field."""
    form = {"1": list(values)} | ({"1:own": [own]} if own is not None else {})
    checked = validate_page([question], form)
    assert not (checked.errors and checked.answers)
    return checked.errors["1"].dutch() if checked.errors else checked.answers.get("1", ())


@pytest.mark.parametrize(
    ("kind", "raw", "answer"),
    [
        ("boolean", "true", True),
        ("boolean", "false", False),
        ("choice", "partner", "partner"),
        ("choice", "Mijn kind", "Mijn kind"),
        ("choice", "3", "3"),
        ("open-choice", "partner", "partner"),
        ("integer", "12", 12),
        ("integer", " +12 ", 12),
        ("integer", "-3", -3),
        ("integer", "−3", -3),
        ("integer", "٤٢", 42),
        ("integer", "007", 7),
        ("integer", "2147483647", 2**31 - 1),
        ("integer", "-2147483648", -(2**31)),
        ("string", "  Ede ", "Ede"),
        ("string", "een\tregel\r\nof twee", "een regel of twee"),
        ("string", "👵🏽 عربي", "👵🏽 عربي"),
        ("string", "100%(x)s", "100%(x)s"),
        ("text", "een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("date", "2024-02-29", date(2024, 2, 29)),
        ("date", "29-02-2024", date(2024, 2, 29)),
        ("date", "1/2/1950", date(1950, 2, 1)),
        ("date", "1. 2. 1950", date(1950, 2, 1)),
        ("date", "٠١-٠٢-١٩٥٠", date(1950, 2, 1)),
        ("date", "0001-01-01", date(1, 1, 1)),
        ("date", "31-12-9999", date(9999, 12, 31)),
    ],
)
def test_a_right_answer_is_read(kind: str, raw: str, answer: Value) -> None:
    found = check(item(kind), raw)

    assert found == (answer,)
    assert type(found[0]) is type(answer)


@pytest.mark.parametrize(
    ("kind", "raw", "sentence"),
    [
        ("boolean", "ja", "Kies ja of nee."),
        ("boolean", "1", "Kies ja of nee."),
        ("choice", "buur", "Dit antwoord staat niet in de lijst. Kies een van de antwoorden die hier staan."),
        ("choice", "partner ", "Dit antwoord staat niet in de lijst. Kies een van de antwoorden die hier staan."),
        ("choice", "a\0b", "Dit antwoord staat niet in de lijst. Kies een van de antwoorden die hier staan."),
        ("integer", "twaalf", "Vul een heel getal in, met alleen cijfers. Bijvoorbeeld 12."),
        ("integer", "1,5", "Vul een heel getal in, met alleen cijfers. Bijvoorbeeld 12."),
        ("integer", "1_000", "Vul een heel getal in, met alleen cijfers. Bijvoorbeeld 12."),
        ("integer", "--1", "Vul een heel getal in, met alleen cijfers. Bijvoorbeeld 12."),
        ("integer", "1\0", "Vul een heel getal in, met alleen cijfers. Bijvoorbeeld 12."),
        ("date", "gisteren", "Schrijf de datum als dag, maand en jaar. Bijvoorbeeld 31-12-2024."),
        ("date", "31-12-24", "Schrijf de datum als dag, maand en jaar. Bijvoorbeeld 31-12-2024."),
        ("date", "10000-01-01", "Schrijf de datum als dag, maand en jaar. Bijvoorbeeld 31-12-2024."),
        ("date", "2025-02-29", "Deze datum bestaat niet. Kijk de dag, de maand en het jaar na."),
        ("date", "0000-01-01", "Deze datum bestaat niet. Kijk de dag, de maand en het jaar na."),
        ("date", "12-31-2024", "Deze datum bestaat niet. Kijk de dag, de maand en het jaar na."),
        ("string", "a\0b", "In dit antwoord staat een teken dat wij niet kunnen lezen. Typ het antwoord opnieuw."),
        ("text", "a\x1bb", "In dit antwoord staat een teken dat wij niet kunnen lezen. Typ het antwoord opnieuw."),
        ("text", "a\ud83db", "In dit antwoord staat een teken dat wij niet kunnen lezen. Typ het antwoord opnieuw."),
        ("string", "x" * 501, "Dit antwoord is te lang: 501 tekens. Maak het korter, hoogstens 500 tekens."),
        ("text", "x" * 10**6, "Dit antwoord is te lang: 1000000 tekens. Maak het korter, hoogstens 5000 tekens."),
    ],
)
def test_a_wrong_answer_gets_a_sentence_that_says_what_to_do(kind: str, raw: str, sentence: str) -> None:
    assert check(item(kind), raw) == sentence


@pytest.mark.parametrize(
    "raw", [str(2**31), str(-(2**31) - 1), str(2**63), str(-(2**63)), "9" * 5_000, "-" + "9" * 10**6]
)
def test_a_number_that_cannot_be_kept_gets_a_sentence_with_the_bounds(raw: str) -> None:
    assert check(item("integer"), raw) == (
        "Dit getal kunnen wij niet bewaren. Vul een getal in van -2147483648 tot en met 2147483647."
    )


def test_characters_are_counted_after_white_space_at_the_ends_is_dropped() -> None:
    assert check(item("string", max_length=3), " 👵👵👵 ") == ("👵👵👵",)
    assert check(item("string", max_length=3), "abcd") == (
        "Dit antwoord is te lang: 4 tekens. Maak het korter, hoogstens 3 tekens."
    )


def test_a_line_end_counts_as_one_character() -> None:
    assert check(item("text", max_length=3), "a\r\nb") == ("a\nb",)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (item("boolean", required=True), "Kies ja of nee."),
        (item("choice", required=True), "Kies een antwoord."),
        (item("choice", required=True, repeats=True), "Kies een of meer antwoorden."),
        (item("open-choice", required=True), "Kies een antwoord, of vul zelf iets in."),
        (item("integer", required=True), "Vul een getal in."),
        (item("date", required=True), "Vul een datum in, zoals 31-12-2024."),
        (item("string", required=True, repeats=True), "Vul een antwoord in."),
        (item("text", required=True), "Vul een antwoord in."),
    ],
)
def test_a_required_question_asks_for_an_answer_in_words_of_its_own_kind(question: Item, sentence: str) -> None:
    assert validate_page([question], {}).errors["1"].dutch() == sentence
    assert check(question, "") == sentence


@pytest.mark.parametrize("kind", ["boolean", "choice", "open-choice", "integer", "date", "string", "text"])
def test_nothing_filled_in_is_no_answer(kind: str) -> None:
    assert check(item(kind), "") == ()
    assert check(item(kind)) == ()


@pytest.mark.parametrize("kind", ["boolean", "integer", "date", "string", "text"])
def test_only_white_space_is_no_answer(kind: str) -> None:
    assert check(item(kind), " \t\r\n ") == ()


def test_one_answer_is_asked_for_where_a_question_does_not_repeat() -> None:
    assert check(item("choice"), "partner", "3") == "Geef één antwoord."
    assert check(item("string"), "a", "b") == "Geef één antwoord."
    assert check(item("choice"), "partner", "partner") == ("partner",)


def test_a_question_that_repeats_keeps_its_answers_in_order_and_each_once() -> None:
    assert check(item("choice", repeats=True), "3", "partner", "3", "") == ("3", "partner")
    assert check(item("integer", repeats=True), "2", "", "1") == (2, 1)


def test_one_wrong_answer_among_several_is_still_a_fault() -> None:
    assert check(item("integer", repeats=True), "2", "twee") == (
        "Vul een heel getal in, met alleen cijfers. Bijvoorbeeld 12."
    )


def test_the_number_of_answers_is_bounded() -> None:
    question = Item("1", ItemType.CHOICE, WORDS, repeats=True, options=MANY)

    assert check(question, *[option.code for option in MANY]) == "Geef hoogstens 50 antwoorden."


def test_an_open_choice_takes_an_answer_in_own_words() -> None:
    assert check(item("open-choice"), own=" mijn buurvrouw ") == (FreeText("mijn buurvrouw"),)
    assert check(item("open-choice"), "", own="mijn buurvrouw") == (FreeText("mijn buurvrouw"),)
    assert check(item("open-choice"), "partner", own=" ") == ("partner",)


def test_nothing_that_is_typed_beside_a_choice_is_lost_silently() -> None:
    assert check(item("open-choice"), "partner", own="mijn buurvrouw") == (
        "Kies één antwoord uit de lijst, of vul zelf iets in. Niet allebei."
    )
    assert check(item("open-choice", repeats=True), "partner", own="buur") == ("partner", FreeText("buur"))


def test_own_words_that_are_the_code_of_an_option_stay_own_words() -> None:
    assert check(item("open-choice"), own="partner") == (FreeText("partner"),)


def test_own_words_that_are_the_words_of_an_option_choose_that_option() -> None:
    assert check(item("open-choice"), own="Mijn kind") == ("Mijn kind",)
    assert check(item("open-choice"), "Mijn kind", own="Mijn kind") == ("Mijn kind",)


def test_own_words_are_held_to_the_length_and_the_characters_of_a_line() -> None:
    assert check(item("open-choice", max_length=3), own="buur") == (
        "Dit antwoord is te lang: 4 tekens. Maak het korter, hoogstens 3 tekens."
    )
    assert "teken dat wij niet kunnen lezen" in check(item("open-choice"), own="a\0b")


def test_own_words_are_ignored_where_a_question_has_no_place_for_them() -> None:
    assert check(item("choice"), "partner", own="mijn buurvrouw") == ("partner",)


def test_each_fault_stands_at_its_own_field_and_the_rest_is_kept() -> None:
    items = [Item("a", ItemType.INTEGER, WORDS), Item("b", ItemType.DISPLAY, WORDS), Item("c", ItemType.STRING, WORDS)]

    checked = validate_page(items, {"a": ["x"], "b": ["x"], "c": ["x"], "csrfmiddlewaretoken": ["x"]})

    assert set(checked.errors) == {"a"}
    assert checked.answers == {"c": ("x",)}


def follows(earlier: str, answer: bool) -> tuple[EnableWhen, ...]:
    return (EnableWhen(earlier, Operator.EQUAL, answer, ValueKind.BOOLEAN),)


def of(*items: Item) -> Questionnaire:
    return Questionnaire("https://voorbeeld.example/q", "1", WORDS, Status.ACTIVE, items)


FIRST = Item("1", ItemType.BOOLEAN, WORDS, required=True)
SECOND = Item("2", ItemType.STRING, WORDS, enable_when=follows("1", True))
THIRD = Item("3", ItemType.STRING, WORDS)


def test_another_answer_drops_the_answers_that_hung_on_the_first_one() -> None:
    answers: Answers = {"1": (True,), "2": ("x",), "3": ("y",)}

    checked = answer_page(of(FIRST, SECOND, THIRD), answers, [FIRST], {"1": ["false"]})

    assert checked.answers == {"1": (False,), "3": ("y",)}


def test_an_answer_can_be_taken_back() -> None:
    answers: Answers = {"1": (True,), "2": ("x",), "3": ("y",)}

    checked = answer_page(of(FIRST, SECOND, THIRD), answers, [THIRD], {"3": [" "]})

    assert checked.answers == {"1": (True,), "2": ("x",)}


def test_carried_answers_that_no_longer_fit_or_count_are_left_out() -> None:
    form = {"1": ["false"], "2": ["x"], "3": ["a\0"], "oud": ["x"]}

    assert recover(of(FIRST, SECOND, THIRD), form) == {"1": (False,)}


@given(questionnaires(), st.data())
def test_answers_survive_being_carried_as_texts(questionnaire: Questionnaire, data: st.DataObject) -> None:
    items = tuple(questionnaire.walk())
    answers = validate_page(items, filled_in(data.draw, items)).answers

    carried = as_form(items, answers)

    assert validate_page(items, carried).answers == answers
    assert all(isinstance(value, str) for values in carried.values() for value in values)


RAW = st.text(max_size=30) | st.text(st.characters(), max_size=30) | st.sampled_from(
    ["true", "partner", "3", "9" * 400, "-0", "²", "٣", "0000-00-00", "1-1-1", "\0", "\ud800", "\u202e", "x" * 6_000]
)  # fmt: skip


@given(
    st.sampled_from(["boolean", "choice", "open-choice", "integer", "date", "string", "text"]),
    st.booleans(),
    st.booleans(),
    st.lists(RAW, max_size=4),
    st.lists(RAW, max_size=2),
)
def test_whatever_is_typed_gives_an_answer_or_a_sentence(
    kind: str, required: bool, repeats: bool, raw: list[str], own: list[str]
) -> None:
    question = item(kind, required=required, repeats=repeats)

    checked = validate_page([question], {"1": raw, own_words_field("1"): own})

    for sentence in checked.errors.values():
        assert isinstance(sentence, Sentence)
        assert sentence.dutch().endswith(".")
        assert "%(" not in sentence.dutch()
    for value in checked.answers.get("1", ()):
        words = value.words if isinstance(value, FreeText) else str(value)
        assert words.encode()
        assert "\0" not in words
        assert len(words) <= max(max_length(question), 10)
    assert not required or bool(checked.answers) != bool(checked.errors)
    assert len(checked.answers.get("1", ())) <= 1 or repeats
