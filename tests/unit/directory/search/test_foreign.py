"""Questions in English, Turkish and Arabic: what they mean in Dutch, and that Dutch stays Dutch."""

import re

import pytest

from draagkracht.config.demo import feed
from draagkracht.directory.rules.search import Corrector, Query, Vocabulary, foreign, score
from draagkracht.directory.rules.search.tongues import CODES, tongues, words_of
from tests.judged.reading import Part
from tests.judged.variants import read_part
from tests.unit.directory.search import ANALYSER

DOCUMENTS = {
    "dementie": ANALYSER.document({"A": "Leren omgaan met dementie"}, ["condition:dementia", "language:nl"]),
    "turks": ANALYSER.document({"A": "Uitleg over dementie"}, ["condition:dementia", "language:nl", "language:tr"]),
    "pools": ANALYSER.document({"A": "Praten over dementie"}, ["condition:dementia", "for:other_language"]),
    "oppas": ANALYSER.document({"A": "Oppas bij u thuis"}),
    "name": ANALYSER.document({"A": "Mother and Home"}),
    "evenings": ANALYSER.document({"A": "Warm huis", "B": "daycare"}),
}
VOCABULARY = Vocabulary.of(DOCUMENTS.values())


def dutch(text: str) -> str:
    """Return a question in Dutch; "" where it is not read as another language."""
    reading = foreign.read(text, ANALYSER)
    return reading.dutch if reading else ""


def found(text: str) -> list[str]:
    """Return what a question finds, best first."""
    query: Query = ANALYSER.query(text, VOCABULARY)
    scores = {key: score(query, document.terms, VOCABULARY) for key, document in DOCUMENTS.items()}
    return sorted((key for key in scores if scores[key] > 0), key=lambda key: -scores[key])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("my mother has dementia", "moeder, dementie"),
        ("My mum's got Alzheimer's", "moeder, alzheimer"),
        ("I can't cope anymore", "ik kan niet meer"),
        ("day-care for the elderly", "dagopvang, ouderen"),
        ("PARKING CARD", "parkeerkaart"),
        ("respite care", "respijtzorg"),
        ("who looks after my father at night", "vervangende zorg, vader, nacht"),
        ("he hits me", "slaat"),
        ("I'll need an interpreter", "tolk vertaler"),
        ("I am 14 years old and mum is ill", "ik ben 14 jaar, zieke ouder"),
        ("evde bakım", "thuiszorg"),
        ("EVDE BAKIM", "thuiszorg"),
        ("yaslı bakımı", "ouderenzorg ouderen"),
        ("annemin ilaçları", "moeder, medicijnen"),
        ("çocuğum otizmli", "kind, autisme"),
        ("kocam meme kanseri", "man, kanker"),
        ("tercüman", "tolk vertaler"),
        ("خرف", "dementie"),
        ("أُمِّي مُصابة بالخَرَف", "moeder, dementie"),
        ("الزهايمـــر", "dementie"),
        ("وأمي", "moeder"),
        ("كرسي متحرك", "rolstoel lenen"),
        ("ولا يستطيع المشي", "moeilijk lopen"),
    ],
)
def test_what_people_say_in_their_own_language_is_read_in_dutch(text: str, meant: str) -> None:
    assert dutch(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "mijn moeder heeft dementie",
        "oppas thuis",
        "man arm hand help week dag",
        "hard werken is te veel",
        "jonge mantelzorger school",
        "casemanager dementie",
        "plan b",
        "buddy",
        "parade",
        "alarm park taxi film",
        "kas",
        "die wil dood",
        "even elders logeren",
        "tiny house voor mijn ouders",
        "er let iemand op",
        "i.v.m. opname",
    ],
)
def test_a_dutch_question_stays_as_it_is(text: str) -> None:
    assert foreign.read(text, ANALYSER) is None
    assert ANALYSER.query(text) == ANALYSER.query(text, literally=True)


def test_no_query_of_the_part_that_nobody_tunes_on_is_read_as_another_language() -> None:
    texts = [query.text for queries in read_part(Part.UNTOUCHED).values() for query in queries]

    assert sum(foreign.read(text, ANALYSER) is not None for text in texts) == 0  # which ones stays unknown


@pytest.mark.parametrize("code", CODES)
def test_the_list_of_each_language_is_wide_and_short_of_no_line(code: str) -> None:
    tongue = next(tongue for tongue in tongues() if tongue.code == code)

    assert sum(map(len, tongue.phrases.values())) >= 1000
    assert len(tongue.stops) >= 100


def test_every_line_means_words_that_the_search_knows() -> None:
    meant = {dutch for tongue in tongues() for phrases in tongue.phrases.values() for _, dutch in phrases}

    assert [word for text in meant for word in words_of(text) if not ANALYSER.knows(word)] == []


def test_no_dutch_sentence_about_a_service_is_read_as_another_language() -> None:
    texts = [entry["name"] + ". " + entry["text"] for entry in feed._service_entries()]
    sentences = [sentence for text in texts for sentence in re.split(r"[.?!]\s", text)]

    assert len(sentences) > 500
    assert [sentence for sentence in sentences if foreign.read(sentence, ANALYSER)] == []


def test_what_only_asks_says_nothing() -> None:
    assert ANALYSER.query("I need somebody for my").words == ()
    assert [word.text for word in ANALYSER.query("I need help with my dementia").words] == ["dementie"]


def test_a_typing_error_in_another_language_is_mended_there() -> None:
    assert dutch("my mother needs a whelchair") == "moeder, rolstoel lenen"
    assert dutch("annem icin tercumn") == "moeder, tolk vertaler"


def test_a_word_of_another_language_is_never_corrected_to_a_dutch_one() -> None:
    corrector = Corrector(ANALYSER, VOCABULARY)

    for text in ("my mother", "evde", "who can look after dad occasionally", "hastane", "huzurevi"):
        assert corrector.correct(text).changes == ()
    assert corrector.correct("intepreter").changes == (("intepreter", "interpreter"),)
    assert corrector.correct("مترجيم").text == "مترجم"
    assert corrector.correct("dementei").text == "dementie"


def test_a_word_that_one_language_lends_to_a_dutch_question_is_read_too() -> None:
    reading = foreign.read("daycare voor mijn moeder", ANALYSER)

    assert reading is not None
    assert (reading.dutch, reading.spoken) == ("dagopvang voor mijn moeder", "")


def test_the_whole_name_of_a_service_is_a_name() -> None:
    assert foreign.read("Mother and Home", ANALYSER, VOCABULARY) is None
    assert found("mother and home")[0] == "name"


def test_one_word_is_read_although_a_service_is_called_so() -> None:
    reading = foreign.read("daycare", ANALYSER, VOCABULARY)

    assert reading is not None
    assert reading.dutch == "dagopvang"


def test_who_wants_to_die_is_not_led_to_dying_at_home() -> None:
    assert dutch("ölmek istiyorum") == dutch("I want to die") == "zelfmoord"


def test_what_the_index_has_in_that_language_is_found_too() -> None:
    assert "evenings" in found("daycare")


def test_who_speaks_the_language_comes_first_and_who_speaks_neither_comes_last() -> None:
    assert found("annemde demans var") == ["turks", "dementie", "pools"]
    assert found("dementie")[0] == "dementie"


def test_taken_literally_nothing_is_read_as_another_language() -> None:
    assert ANALYSER.query("dementia", literally=True).read_as == ""
    assert ANALYSER.query("dementia").read_as == "dementie"
