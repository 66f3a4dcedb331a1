"""What people type as a telephone number becomes one that can be called, or a sentence. No number here can exist."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from draagkracht.base import phone

OURS = "+31001234501"
THEIRS = "+49000123456"
SEPARATORS = [" ", "-", ".", "/", "\u00a0", "\u2011", "\u2013", "\u200e", "\u202c", "\t", ""]
DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९"]


@pytest.mark.parametrize(
    "typed",
    [
        "0001234501",
        "000 12 34 501",
        "000-1234501",
        "(000) 123 45 01",
        "000/12.34.501",
        "+31001234501",
        "+31 00 12 34 501",
        "+31 (0)00 12 34 501",
        "+31 (0) 00 12 34 501",
        "+31 000 12 34 501",
        "(+31) 00 1234501",
        "(+31)(0)00 1234501",
        "0031 00 12 34 501",
        "0031 (0)00 12 34 501",
        "31001234501",
        "tel:+31001234501",
        "Tel. 000 12 34 501",
        "\u202a+31 00 12 34 501\u202c",
        "٠٠٠ ١٢ ٣٤ ٥٠١",
        "٠٠٣١ ٠٠ ١٢ ٣٤ ٥٠١",
        "۰۰۰۱۲۳۴۵۰۱",
        "＋３１００１２３４５０１",
        "000 − 12 34 501",
    ],
)
def test_a_dutch_number_is_read_however_it_is_written(typed: str) -> None:
    number = phone.read(typed)

    assert number == OURS


@pytest.mark.parametrize("typed", ["+49 000 123456", "0049 000 123456", "+49 (0) 000-123456", "+٤٩ ٠٠٠ ١٢٣٤٥٦"])
def test_a_foreign_number_keeps_its_country(typed: str) -> None:
    number = phone.read(typed)

    assert number == THEIRS


def test_the_zero_of_a_mobile_number_may_be_left_out() -> None:
    assert phone.read("6 00 00 00 00") == phone.read("06 00 00 00 00") == "+31600000000"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", phone.TOO_SHORT),
        ("   ", phone.TOO_SHORT),
        ("- - -", phone.TOO_SHORT),
        ("112", phone.TOO_SHORT),
        ("000 12 34 50", phone.TOO_SHORT),
        ("+31 00 12 34 50", phone.TOO_SHORT),
        ("+49 123", phone.TOO_SHORT),
        ("000 12 34 5011", phone.TOO_LONG),
        ("+31 000 12 34 5011", phone.TOO_LONG),
        ("+49 000 123456 123456 7", phone.TOO_LONG),
        ("123 45 01", phone.NO_START),
        ("+0 123 45 01 23", phone.NO_START),
        ("bel mij", phone.UNREADABLE),
        ("000 12 34 501 na 18 uur", phone.UNREADABLE),
        ("000 12 34 501 of 000 12 34 502", phone.UNREADABLE),
        ("000+1234501", phone.UNREADABLE),
        ("000 12 34 501\x00", phone.UNREADABLE),
        ("☎️ 000 12 34 501", phone.UNREADABLE),
        ("0" * 201, phone.UNREADABLE),
        (str(2**63), phone.TOO_LONG),
        ("0900 00 00", phone.NOT_CALLED),
        ("0906 000 000", phone.NOT_CALLED),
        ("0800 0000", phone.NOT_CALLED),
        ("+979 0 0000 0000", phone.NOT_CALLED),
        ("00 881 000 000 000", phone.NOT_CALLED),
    ],
)
def test_what_cannot_be_called_gets_the_sentence_that_helps(typed: str, sentence: object) -> None:
    with pytest.raises(phone.NotAPhoneNumber) as refusal:
        phone.read(typed)

    assert refusal.value.sentence == sentence


@given(st.text() | st.text(alphabet="+0123456789() -٠١٢٣٤٥٦٧٨٩\x00"))
@example("\ud800")
@example("+(0)(0)")
@example("²½Ⅷ")
def test_any_text_becomes_a_number_or_a_sentence(typed: str) -> None:
    outcome = outcome_of(typed)

    if isinstance(outcome, phone.NotAPhoneNumber):
        assert outcome.sentence.dutch().endswith(".")
        assert str(outcome) == outcome.sentence.message
    else:
        assert re.fullmatch(phone.PATTERN, outcome)
        assert phone.read(outcome) == outcome


def outcome_of(typed: str) -> str | phone.NotAPhoneNumber:
    try:
        return phone.read(typed)
    except phone.NotAPhoneNumber as refusal:
        return refusal


@given(
    st.text(alphabet="0123456789", min_size=6, max_size=6),
    st.data(),
    st.sampled_from(DIGITS),
    st.sampled_from(["0", "+31", "0031"]),
)
def test_what_stands_between_the_digits_and_their_script_make_no_difference(
    last: str, data: st.DataObject, script: str, start: str
) -> None:
    written = start + "001" + last
    typed = "".join(
        (script[int(each)] if each.isdigit() else each) + data.draw(st.sampled_from(SEPARATORS)) for each in written
    )

    number = phone.read(typed)

    assert number == f"+31001{last}"


def test_a_number_of_which_half_is_missing_is_not_said_to_miss_one_digit() -> None:
    with pytest.raises(phone.NotAPhoneNumber) as refusal:
        phone.read("06-12")

    assert "nog een cijfer" not in refusal.value.sentence.message
    assert "10 cijfers" in refusal.value.sentence.message


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+31302345678", "030 234 5678"),
        ("+905551234567", "+90 555 123 45 67"),
        ("+31001234491", "000 12 34 491"),
        ("+31698765432", "06 98 76 54 32"),
        ("geen", "geen"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_people_write_it_and_no_digit_stands_alone(number: str, shown: str) -> None:
    assert phone.in_groups(number) == shown
