"""The letters: accessible, the same every time, whole in whatever somebody typed, and never more than two pages."""

import itertools
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from draagkracht.base import letters
from draagkracht.base.letters import glyphs
from draagkracht.portal.letters import paper, result
from tests.unit.portal.making import (
    DAY,
    DESK,
    Read,
    make_arabic_letter,
    make_letter,
    make_offer,
    make_paper,
    plain,
)

LANGUAGES = ("nl", "en", "tr", "ar")
MARKUP = (
    '#strong[x] #read("/config/settings.py") #panic()',
    "$x^2$ kost $5",
    "*niet vet* _niet schuin_ `geen code`",
    "anja@het-hofje.example <label> @label",
    "C:\\pad\\n \\u{41} \\",
    "= geen kop",
    "// geen opmerking /* ook niet */",
    "\"aanhaling\" 'enkel' ~ --- ...",
    "[haken] {accolades} ; , : |",
)
UNDRAWABLE = (
    "\x00",
    "😀👩‍👧",
    "中文",
    "\ud83d",
    "\u202eomgekeerd",
    "\ufeff",
    "\uffff",
    "\u0085",
    "\u2028",
    "\U000e0001",
    "é́́",
)


@pytest.fixture(scope="module")
def dutch() -> Read:
    return Read(result.typeset_result(make_letter()))


@pytest.fixture(scope="module")
def arabic() -> Read:
    return Read(result.typeset_result(make_arabic_letter()))


@pytest.fixture(scope="module")
def sheet() -> Read:
    return Read(paper.typeset_paper(make_paper()))


@pytest.mark.parametrize("letter", ["dutch", "arabic", "sheet"])
def test_a_letter_says_that_it_is_accessible(letter: str, request: pytest.FixtureRequest) -> None:
    read: Read = request.getfixturevalue(letter)

    assert "<pdfuaid:part>1</pdfuaid:part>" in read.metadata
    assert read.root["/MarkInfo"]["/Marked"]
    assert read.root["/Lang"] == ("ar" if letter == "arabic" else "nl")
    assert read.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert read.reader.metadata is not None
    assert read.reader.metadata.title in {"3-minutencheck", make_letter().heading, make_arabic_letter().heading}


@pytest.mark.parametrize("letter", ["dutch", "arabic", "sheet"])
def test_headings_come_in_order(letter: str, request: pytest.FixtureRequest) -> None:
    read: Read = request.getfixturevalue(letter)

    levels = [int(kind[1]) for kind in read.kinds if re.fullmatch(r"H\d", kind)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_the_same_letter_is_the_same_file() -> None:
    first, second = (result.typeset_result(make_letter()) for _ in range(2))

    assert first == second
    assert first != result.typeset_result(make_letter(written_on=DAY.replace(year=2027)))


def test_the_dutch_letter_says_everything(dutch: Read) -> None:
    letter = make_letter()
    expected: list[str] = [
        letter.municipality, letter.day, letter.heading, letter.because, letter.advice, *letter.drivers,
        *letter.supports, *letter.steps, letter.desk.name, letter.desk.phone, letter.desk.hours, letter.desk.address,
        *letter.words.closing, "Bladzijde 1 van 1",
    ]  # fmt: skip
    for line in letter.lines:
        expected += [line.name, line.number, line.about]
    for offer in letter.offers:
        expected += [
            offer.name, offer.summary, *offer.reasons, offer.first_step, offer.cost, offer.distance, offer.phone,
            offer.checked, offer.provider, offer.weak_point,
        ]  # fmt: skip

    assert [words for words in expected if words not in dutch.text] == []


def test_lists_are_lists_and_numbers_can_be_tapped(dutch: Read) -> None:
    letter = make_letter()

    assert dutch.kinds.count("L") == 4  # what weighs, what holds up, today, day and night
    assert dutch.kinds.count("LI") == len((*letter.drivers, *letter.supports, *letter.steps, *letter.lines))
    assert set(dutch.links) == {
        "tel:0001234701", "tel:0001234702", "tel:0001234501", "tel:112", "tel:08002000"
    }  # fmt: skip


def test_the_first_heading_is_followed_by_whom_to_call_when_it_cannot_wait() -> None:
    urgent = result.LetterLine("Huisartsenpost", "000 12 34 900", "tel:0001234900", "'s Avonds en 's nachts.")

    text = Read(result.typeset_result(make_letter(urgent_lines=(urgent,)))).text

    assert text.index(make_letter().advice) < text.index("000 12 34 900") < text.index(make_letter().drivers[0])


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_text_stays_text(words: str) -> None:
    letter = make_letter(
        municipality=words,
        heading=words,
        drivers=(words,),
        offers=(make_offer(name=words, summary=words, first_step=words, cost=words, provider=words, phone=words),),
    )

    text = Read(result.typeset_result(letter)).text

    assert text.count(plain(words)) >= 8  # a long one breaks over two lines once


@pytest.mark.parametrize("words", UNDRAWABLE)
def test_what_no_font_can_draw_does_not_cost_the_letter(words: str) -> None:
    letter = make_letter(heading=f"Kop {words}.", offers=(make_offer(name=f"Naam {words} van iets"),))

    text = Read(result.typeset_result(letter)).text

    assert "Kop" in text
    assert "van iets" in text


@hypothesis_settings(max_examples=25)
@given(st.text(alphabet=st.characters(codec=None), max_size=300))
def test_any_text_at_all_gives_a_letter_of_two_pages(words: str) -> None:
    offer = make_offer(name=words, summary=words, first_step=words, cost=words, phone=words, phone_uri="")

    pdf = result.typeset_result(make_letter(offers=(offer,) * 8))

    assert letters.count_pages(pdf) <= 2


@pytest.mark.parametrize("words", ["w" * 1_000_000, "regel\n" * 10_000, "كلمة " * 100_000])
def test_texts_without_end_from_elsewhere_still_give_two_pages(words: str) -> None:
    offer = make_offer(name=words, summary=words, first_step=words, cost=words, provider=words, reasons=(words,) * 3)

    read = Read(result.typeset_result(make_letter(offers=(offer,) * 40)))

    assert read.pages <= 2
    assert "Wij bewaren uw antwoorden niet." in read.text


def test_summaries_give_way_before_offers_do_and_the_last_ones_first() -> None:
    offers = tuple(make_offer(number) for number in range(1, 9))

    text = Read(result.typeset_result(make_letter(offers=offers))).text

    shown = [number for number in range(1, 9) if f"Uitleg {number}." in text]
    assert shown == list(range(1, len(shown) + 1))
    assert 2 <= len(shown) < 8
    assert all(offer.phone in text and offer.reasons[0] in text and offer.first_step in text for offer in offers)
    assert make_letter().words.more not in text


def test_where_an_offer_must_go_the_letter_says_that_there_is_more() -> None:
    long = "Dit is een lange zin over de eerste stap. " * 9
    offers = tuple(make_offer(number, first_step=long) for number in range(1, 9))

    read = Read(result.typeset_result(make_letter(offers=offers)))

    assert read.pages == 2
    assert "Aanbod 1" in read.text
    assert "Aanbod 8" not in read.text
    assert make_letter().words.more in read.text


def test_without_offers_the_note_says_what_to_do() -> None:
    read = Read(result.typeset_result(make_letter(offers=(), notes=("Wij vonden niets dat past.",))))

    assert "Wij vonden niets dat past." in read.text
    assert "Eerste stap" not in read.text


def test_what_a_provider_did_not_say_leaves_no_empty_label() -> None:
    offer = make_offer(cost="", distance="", phone="", phone_uri="", checked="", provider="", weak_point="")

    text = Read(result.typeset_result(make_letter(offers=(offer,)))).text

    assert not any(f"{label}:" in text for label in ("Kosten", "Afstand", "Telefoon", "Gecontroleerd", "Van"))


def test_an_arabic_letter_runs_from_right_to_left_and_its_numbers_do_not(arabic: Read) -> None:
    assert arabic.root["/ViewerPreferences"]["/Direction"] == "/R2L"
    assert arabic.text.count("000 12 34 501") == 2  # the desk, and in the middle of a sentence
    assert "000 12 34 701" in arabic.text
    assert "0800-2000" in arabic.text


def test_dutch_words_in_an_arabic_letter_are_told_apart(arabic: Read, dutch: Read) -> None:
    assert [tag.language for tag in arabic.tags if tag.kind == "H3"] == ["nl"]
    assert {tag.language for tag in dutch.tags} == {""}


def test_arabic_words_are_written_once_and_whole(arabic: Read) -> None:
    letter = make_arabic_letter()
    sentences = (letter.heading, letter.because, *letter.drivers, *letter.offers[0].reasons, letter.words.today)

    missing = [word for words in sentences for word in re.findall(r"\w+", words) if word not in arabic.text]

    assert missing == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("اتصل على 000 12 34 501 الآن", "اتصل على \u2066000 12 34 501\u2069 الآن"),
        ("رقم 0800-2000", "رقم \u20660800-2000\u2069"),
        ("رقم +31 88 0767 000", "رقم \u2066+31 88 0767 000\u2069"),
        ("من 9 إلى 17", "من 9 إلى 17"),
        ("9 - 17 كل يوم", "9 - 17 كل يوم"),
        ("هاتف \u2066000 12 34 501\u2069", "هاتف \u2066000 12 34 501\u2069"),
        ("Bel 000 12 34 501 nu", "Bel 000 12 34 501 nu"),
    ],
)
def test_only_telephone_numbers_between_arabic_words_are_kept_in_order(words: str, expected: str) -> None:
    assert letters.keep_numbers_in_order(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("één café", "één café"),
        ("e\u0301e\u0301n", "één"),
        ("stap 1 → 2, ≥ 18", "stap 1 -> 2, >= 18"),
        ("koffie ☕ en 😀 thee", "koffie  en  thee"),
        ("Turks 中", "Turks \ufffd"),
        ("\u202egevaar\u202c\x07", "gevaar"),
        ("أيضًا", "أيضا"),
    ],
)
def test_a_text_becomes_one_that_can_be_drawn(words: str, expected: str) -> None:
    covered = frozenset(ord(sign) for sign in "abcdefghijklmnopqrstuvwxyzT 0123456789>=-,é") | {*range(0x621, 0x64B)}

    assert glyphs.printable(words, covered) == expected


@pytest.mark.parametrize(
    ("template", "changes"),
    [
        ("portal/letters/gone.typ", {}),
        (result.TEMPLATE, {"accent": "groen"}),
        (result.TEMPLATE, {"words": None}),
    ],
)
def test_a_letter_that_cannot_be_set_fails_with_its_reason(template: str, changes: dict[str, Any]) -> None:
    with pytest.raises(letters.LetterFailed) as failure:
        letters.typeset(template, {"language": "nl", "direction": "ltr", **changes}, written_on=DAY)

    assert failure.value.template == template
    assert failure.value.reason


def test_a_template_cannot_read_outside_the_package() -> None:
    with pytest.raises(letters.LetterFailed):
        letters.typeset("../manage.py", {}, written_on=DAY)


@given(st.text(max_size=200), st.integers(2, 50))
def test_a_shortened_text_is_never_longer_and_starts_the_same(words: str, longest: int) -> None:
    short = result.shorten(words, longest)

    assert len(short) <= longest
    assert " ".join(words.split()).startswith(short.removesuffix("…"))


@pytest.mark.parametrize("young", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_has_two_sides_in_every_language(language: str, young: bool) -> None:
    pdf = paper.typeset_paper(make_paper(language, young=young))

    assert letters.count_pages(pdf) == 2


@pytest.mark.parametrize("young", [False, True])
def test_the_sheet_asks_what_the_screen_asks_with_its_points(young: bool) -> None:
    filled_in = make_paper(young=young)
    text = Read(paper.typeset_paper(filled_in)).text
    counted_once = {row.number: row for row in filled_in.rows if row.item == "perseverance"}

    for row in filled_in.rows:
        assert f"{row.number}. {row.text}" in text
        assert [option.label for option in row.options if option.label not in text] == []
    for option in next(iter(counted_once.values())).options:
        assert f"{option.label} ({option.points})" in text
    assert text.count("0 1 2") >= 5 or len(re.findall(r"\b0\s+1\s+2\b", text)) >= 5


def test_the_sheet_says_how_to_add_up_and_what_the_sum_means(sheet: Read) -> None:
    assert "Tel de punten op van vraag 5 tot en met 10." in sheet.text
    assert "0 – 4: Licht." in sheet.text
    assert "5 – 9: Matig." in sheet.text
    assert "10 – 15: Zwaar." in sheet.text
    assert "geen gevalideerde test" in sheet.text
    assert DESK.phone in sheet.text
    assert "088 0767 000" in sheet.text


def test_five_statements_make_one_table_with_headers(sheet: Read) -> None:
    assert [len(block) for block in paper.blocks(make_paper().rows)] == [1, 1, 1, 1, 1, 5, 1, 1]
    assert sheet.kinds.count("Table") == 1
    assert sheet.kinds.count("TH") == 4
    assert sheet.kinds.count("TR") == 6


def test_the_code_has_words_beside_it_and_in_it(sheet: Read) -> None:
    pictures = [tag.alternative for tag in sheet.tags if tag.kind == "Figure"]

    assert pictures == ["QR-code naar de check op voorbeeldstad.example/check"]
    assert "voorbeeldstad.example/check" in sheet.text
    assert "via=papier" not in sheet.text


def test_the_code_follows_the_address() -> None:
    first, second = (paper.qr_code(f"https://{name}.example/check/") for name in ("stad", "dorp"))

    assert first.startswith("<svg")
    assert first != second


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://stad.example/check/?via=papier", "stad.example/check"),
        ("http://stad.localhost:8000/ar/check/", "stad.localhost:8000/ar/check"),
        ("https://stad.example/", "stad.example"),
    ],
)
def test_an_address_is_shown_as_somebody_types_it(address: str, expected: str) -> None:
    assert paper.shown_address(address) == expected
