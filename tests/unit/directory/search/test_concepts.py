"""What a question says besides its words moves services up and down; it never finds one and never hides one."""

import pytest

from draagkracht.directory.rules import documents
from draagkracht.directory.rules.facts import DUTCH
from draagkracht.directory.rules.search import (
    Alternative,
    Analyser,
    Kind,
    Row,
    Vocabulary,
    Word,
    default_lexicon,
    rank,
    read_lexicon,
)
from draagkracht.directory.rules.search.concepts import FITS, OTHER_ILLNESS, UNASKED, hints
from draagkracht.directory.rules.search.query import LIKELY

LEXICON, REFUSED = read_lexicon(
    [
        Row(Kind.TOPIC, "slaap", ("wakker", "nachtrust", "gebroken nachten")),
        Row(Kind.ALSO, "piekeren", ("#slaap",)),
        Row(Kind.ALSO, "beroerte", ("#condition:nah",)),
        Row(Kind.HINT, "klas", ("#for:young_carer",)),
        Row(Kind.ALSO, "pubers", ("#audience:young_carer",)),
        Row(Kind.HINT, "in het spaans", ("#language:es", "#for:other_language")),
    ]
)
ANALYSER = Analyser(LEXICON)
OF_YOUNG = {"#for:young_carer", "#audience:young_carer", "#condition:none"}


def points(text: str, codes: set[str]) -> float:
    """Return by how much a question moves a service with these codes."""
    return round(sum(hint.points for hint in ANALYSER.query(text).hints if hint.fits(codes)), 6)


def test_no_row_was_refused() -> None:
    assert REFUSED == ()


@pytest.mark.parametrize(
    ("text", "codes", "expected"),
    [
        ("praten", {"#condition:none"}, 0),
        ("praten", OF_YOUNG, UNASKED),
        ("praten in de klas", OF_YOUNG, FITS),
        ("praten met pubers", OF_YOUNG, FITS),
        ("praten", {"#for:professional"}, UNASKED),
        ("praten", {"#for:child", "#for:other_language"}, 2 * UNASKED),
        ("praten in het Spaans", {"#language:es", "#for:other_language"}, 2 * FITS),
        ("praten in het Spaans", {"#language:nl"}, 0),
        ("beroerte", {"#condition:nah"}, 0),
        ("beroerte", {"#condition:none"}, 0),
        ("beroerte", {"#condition:dementia"}, 0),
        ("beroerte", {"#condition:autism"}, OTHER_ILLNESS),
        ("beroerte", {"#condition:autism", "#condition:nah"}, 0),
        ("praten", {"#condition:autism"}, 0),
    ],
)
def test_a_hint_moves_what_is_for_the_asker_up_and_what_is_for_others_down(
    text: str, codes: set[str], expected: float
) -> None:
    assert points(text, codes) == pytest.approx(expected)


def test_a_question_that_says_nothing_of_it_gives_no_reward() -> None:
    assert all(hint.points < 0 for hint in hints((), ()))


def test_a_theme_is_found_by_any_of_its_words_below_the_word_itself() -> None:
    documents_ = {
        "word": ANALYSER.document({"A": "Weer nachtrust"}),
        "theme": ANALYSER.document({"A": "Na gebroken nachten"}),
        "other": ANALYSER.document({"A": "Samen koken"}),
        "in passing": ANALYSER.document({"A": "Samen koken", "D": "Ook na gebroken nachten."}),
    }

    found, _ = rank(ANALYSER.query("nachtrust"), documents_, Vocabulary.of(documents_.values()))

    assert [one.key for one in found] == ["word", "theme"]


@pytest.mark.parametrize(
    ("name", "is_of_theme"),
    [
        ("Hulp na het zorgen", True),
        ("Zorgen voor uw buren", False),
        ("Verder alleen", False),
        ("Alleen verder", True),
        ("Alleen weer verder", True),
        ("Als u ziek bent", False),
    ],
)
def test_a_phrase_of_a_theme_counts_as_a_whole_and_not_by_the_word_that_is_left_of_it(
    name: str, is_of_theme: bool
) -> None:
    lexicon, _ = read_lexicon(
        [
            Row(Kind.TOPIC, "verlies", ("na het zorgen", "weer alleen verder", "als")),
            *(Row(Kind.STOP, word) for word in ("na", "het", "weer", "als", "voor", "u", "bent")),
        ]
    )

    assert ("#verlies" in Analyser(lexicon).document({"A": name}).terms) == is_of_theme


def test_a_word_may_lead_to_a_theme_that_texts_do_not_name_by_it() -> None:
    documents_ = {"one": ANALYSER.document({"A": "Wakker?"}), "other": ANALYSER.document({"A": "Piekeren mag"})}

    found, _ = rank(ANALYSER.query("gepieker piekeren"), documents_, Vocabulary.of(documents_.values()))

    assert [one.key for one in found] == ["other", "one"]


def test_a_theme_that_is_near_is_found_far_below_the_theme_itself_and_not_the_other_way_round() -> None:
    lexicon, refused = read_lexicon(
        [
            Row(Kind.TOPIC, "slaap", ("wakker", "doorslapen")),
            Row(Kind.TOPIC, "slaap", ("#nacht", "#need:respite")),
            Row(Kind.TOPIC, "nacht", ("nachtzorg",)),
        ]
    )
    analyser = Analyser(lexicon)
    documents_ = {
        "theme": analyser.document({"A": "Doorslapen"}),
        "near": analyser.document({"A": "Nachtzorg"}),
        "code": analyser.document({"A": "Samen uit"}, ["need:respite"]),
        "other": analyser.document({"A": "Samen koken"}),
    }
    vocabulary = Vocabulary.of(documents_.values())

    found, _ = rank(analyser.query("wakker"), documents_, vocabulary)

    assert refused == ()
    assert [one.key for one in found] == ["theme", "code", "near"]
    assert found[1].score < found[0].score / 2
    assert [one.key for one in rank(analyser.query("nachtzorg"), documents_, vocabulary)[0]] == ["near"]


def test_how_common_a_less_sure_way_is_does_not_make_a_word_less_telling() -> None:
    sure, unsure = Alternative(("wakker",), 1.0), Alternative(("#need:respite",), LIKELY - 0.2)
    vocabulary = Vocabulary(100, {"wakker": 2, "#need:respite": 90})

    assert vocabulary.telling(Word("wakker", (sure, unsure))) == vocabulary.telling(Word("wakker", (sure,)))
    assert 0 < vocabulary.telling(Word("waker", (unsure,))) < vocabulary.telling(Word("wakker", (sure,)))


def test_every_theme_and_code_that_the_lexicon_names_exists() -> None:
    lexicon = default_lexicon()
    themes = {name for name, _ in lexicon.topics}
    named = {
        other.removeprefix("#")
        for _, others in (*lexicon.topics, *lexicon.also)
        for other in others
        if other.startswith("#") and ":" not in other
    }

    assert named <= themes


def test_a_code_is_found_by_the_words_that_mean_it() -> None:
    documents_ = {"one": ANALYSER.document({"A": "Samen verder"}, ["condition:nah"])}

    found, _ = rank(ANALYSER.query("beroerte"), documents_, Vocabulary.of(documents_.values()))

    assert [one.key for one in found] == ["one"]


def test_nobody_types_a_theme_or_a_code() -> None:
    documents_ = {"one": ANALYSER.document({"A": "Wakker?"}, ["condition:nah"])}

    for text in ("#slaap", "#condition:nah", "condition:nah"):
        assert rank(ANALYSER.query(text), documents_, Vocabulary.of(documents_.values()))[0] == ()


@pytest.mark.parametrize(
    ("audiences", "maximum_age", "languages", "expected"),
    [
        ((), None, (), set()),
        (("carer",), None, (DUTCH,), set()),
        (("young_carer",), 23, (DUTCH,), {"for:young_carer"}),
        (("carer", "young_carer"), None, (DUTCH,), set()),
        (("professional",), None, (DUTCH,), {"for:professional"}),
        (("both",), 17, (DUTCH,), {"for:child"}),
        (("both",), None, ("tr", DUTCH), set()),
        (("both",), None, ("tr", "ar"), {"for:other_language"}),
    ],
)
def test_a_service_is_for_a_group_when_it_is_for_nobody_else(
    audiences: tuple[str, ...], maximum_age: int | None, languages: tuple[str, ...], expected: set[str]
) -> None:
    found = documents.codes_of((), audiences=audiences, maximum_age=maximum_age, languages=languages)

    assert {code for code in found if code.startswith("for:")} == expected
