"""The form of "Bel mij terug": what it offers, what it takes over, and what it says."""

import uuid

import pytest
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from draagkracht.base.forms import BoundField, FieldDisplay
from draagkracht.municipalities.rules import read_hours
from draagkracht.referrals.forms import calls as forms

HOURS = read_hours(
    [
        {"day": "MO", "opens": "09:00", "closes": "17:00"},
        {"day": "TU", "opens": "09:00", "closes": "17:00"},
        {"day": "WE", "opens": "09:00", "closes": "17:00"},
        {"day": "TH", "opens": "09:00", "closes": "20:00"},
    ]
)
GOOD = {"phone": "000 12 34 501", "name": "", "daypart": "any", "language": "nl"}


def form(data: dict[str, str] | None = None, via: str = "") -> forms.CallRequestForm:
    with translation.override("nl"):
        made = forms.CallRequestForm(data, hours=HOURS, languages=("nl", "en", "tr", "ar"), via=via)
        made.is_valid()
        return made


def display(made: forms.CallRequestForm, name: str) -> FieldDisplay:
    bound = made[name]
    assert isinstance(bound, BoundField)
    return bound.display()


def test_a_number_is_all_that_one_has_to_give() -> None:
    sent = form(GOOD)

    assert sent.cleaned_data == {"phone": "+31001234501", "name": "", "daypart": "any", "language": "nl"}


def test_the_parts_of_the_day_are_those_in_which_the_desk_is_open() -> None:
    choices = [(option.value, option.label) for option in display(form(), "daypart").options]

    assert choices == [
        ("any", "Dat maakt niet uit"),
        ("morning", "In de ochtend"),
        ("afternoon", "In de middag"),
        ("evening", "In de avond (donderdag)"),
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((3,), "donderdag"),
        ((1, 3), "dinsdag en donderdag"),
        ((0, 1, 2, 3), "maandag tot en met donderdag"),
        ((0, 2, 4), "maandag, woensdag en vrijdag"),
    ],
)
def test_days_are_put_in_words(days: tuple[int, ...], words: str) -> None:
    with translation.override("nl"):
        assert forms.list_days(days) == words


def test_the_languages_are_those_of_the_site_and_another() -> None:
    choices = [(option.value, option.label) for option in display(form(), "language").options]

    assert choices == [
        ("nl", "Nederlands"),
        ("en", "English"),
        ("tr", "Türkçe"),
        ("ar", "العربية"),
        ("other", "Een andere taal"),
    ]


def test_a_page_in_turkish_starts_with_turkish() -> None:
    with translation.override("tr"):
        made = forms.CallRequestForm(hours=HOURS, languages=("nl", "tr"))

    assert [option.value for option in display(made, "language").options if option.is_chosen] == ["tr"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("phone", ""),
        ("phone", "12"),
        ("phone", "\x00"),
        ("phone", "0" * 61),
        ("name", "a" * 81),
        ("name", "Jan\x00"),
        ("daypart", ""),
        ("daypart", "midnight"),
        ("language", "xx"),
        ("language", ""),
        ("language", str(2**63)),
    ],
)
def test_a_refusal_is_a_sentence_at_the_field(field: str, value: str) -> None:
    sent = form(GOOD | {field: value})

    assert list(sent.errors) == [field]
    assert all(str(message).endswith(".") for message in sent.errors[field])


def test_nothing_that_was_typed_is_lost_by_a_refusal() -> None:
    sent = form({"phone": "12", "name": "Fatma", "daypart": "evening", "language": "ar"})

    assert display(sent, "phone").value == "12"
    assert display(sent, "name").value == "Fatma"
    assert [option.value for option in display(sent, "daypart").options if option.is_chosen] == ["evening"]
    assert [option.value for option in display(sent, "language").options if option.is_chosen] == ["ar"]


def test_the_key_of_a_form_comes_back_with_it() -> None:
    key = uuid.uuid4()

    assert form(GOOD | {"key": str(key)}).key == key


@pytest.mark.parametrize("text", ["", "x", "\x00" * 32, "1" * 1_000_000, "é" * 36])
def test_a_form_without_a_readable_key_gets_one_of_its_own(text: str) -> None:
    assert form(GOOD | {"key": text}).key.version == 4


@pytest.mark.parametrize(
    ("text", "channel"), [("flyer", "flyer"), ("", ""), ("Flyer!", ""), ("a" * 21, ""), ("flyer\n", ""), ("\x00", "")]
)
def test_a_channel_is_taken_over_when_it_looks_like_one(text: str, channel: str) -> None:
    assert form(via=text).via == channel
    assert form(GOOD | {"via": text}).via == channel


anything = st.text() | st.sampled_from(["\x00", "٠" * 10, "🙂" * 40, "\u202eabc", str(2**63), "0001-01-01"])


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*GOOD, "key", "via"), anything)))
@example(GOOD | {"phone": "0" * 1_000_000})
@example(GOOD | {"name": "م" * 1_000_000, "key": "f" * 1_000_000})
def test_any_input_is_taken_over_or_gets_sentences(data: dict[str, str]) -> None:
    sent = form(data)

    messages = [error.message for error in sent.error_list]
    assert bool(messages) != sent.is_valid()
    assert all(message.endswith(".") for message in messages)
