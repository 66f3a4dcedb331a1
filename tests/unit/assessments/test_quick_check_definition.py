"""The quick check as a questionnaire: for adults and for young people, in four languages, and on paper."""

import json
import re

import pytest

from draagkracht.assessments.rules import definitions, instruments, paper, wording
from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.definition import ItemType, Questionnaire
from draagkracht.questionnaires.rules.texts import missing_translations, texts

ADULT = definitions.quick_check()
YOUNG = definitions.quick_check(young=True)
BOTH = pytest.mark.parametrize("definition", [ADULT, YOUNG], ids=["adult", "young"])

# The portal, the paper and the rules build on these: another code is another version of the check.
CODES = {
    "minor": "no yes",
    "whom": "child family friend grandparent neighbour parent partner sibling",
    "tasks": "arranging company family-care household medical night other personal-care translating transport watching",
    "hours": "20-40 4-8 8-20 gt-40 lt-4",
    "since": "1y-5y 3m-1y gt-5y lt-3m",
    "perseverance": "1m-6m 1w-1m 1y-2y 6m-12m gt-2y lt-1w",
    "sleep": "no often sometimes",
    "own-life": "no often sometimes",
    "work-school": "no often sometimes",
    "health": "no often sometimes",
    "alone": "no often sometimes",
    "energy": "care-workers faith giving helpers nothing own-time peers thanks together work",
    "safe": "cannot-go-on danger safe suicide violence worried",
    "place": "",
    "condition": "addiction autism cancer chronic dementia elderly lvb mental-health muscle nah none palliative"
    " physical",
    "living-together": "far near yes",
    "indication": "dont-know none wlz wmo",
    "recipient-age": "18-65 65-80 gt-80 lt-18",
    "age": "18-30 30-50 50-67 67-80 gt-80",
    "age-young": "12-16 16-18 lt-12",
    "mobility": "bike car foot transit",
}


def asked(definition: Questionnaire) -> dict[str, str]:
    return {
        item.link_id: " ".join(sorted(option.code for option in item.options))
        for item in definition.walk()
        if item.is_question
    }


@BOTH
def test_items_and_codes_are_the_agreed_ones_in_both_editions(definition: Questionnaire) -> None:
    assert asked(definition) == CODES
    assert list(asked(definition)) == list(CODES)


@BOTH
def test_both_editions_fit_the_instrument_that_scores_them(definition: Questionnaire) -> None:
    assert wording.check_wording(instruments.get_instrument("quick-check"), definition) == []


@BOTH
def test_twelve_questions_are_required_after_the_first_and_one_page_may_be_skipped(definition: Questionnaire) -> None:
    required = [item.link_id for item in definition.walk() if item.required]
    pages = [item for item in definition.walk() if item.is_page]

    assert required[0] == "minor"
    assert len(required) == 13
    assert [page.link_id for page in pages] == ["about"]
    assert {item.link_id for item in pages[0].items} == set(CODES) - set(required)


@BOTH
@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_every_word_is_translated(definition: Questionnaire, language: str) -> None:
    assert missing_translations(definition, language) == ()


@BOTH
def test_a_translation_is_not_the_dutch_text_again(definition: Questionnaire) -> None:
    same = {
        word.text
        for language in ("en", "tr", "ar")
        for key, word in texts(definition, language).items.items()
        if word.text == texts(definition, "nl").items[key].text
    }

    assert same == set()


@BOTH
def test_arabic_is_written_in_arabic_and_the_others_are_not(definition: Questionnaire) -> None:
    arabic = re.compile("[\u0600-\u06ff]")

    for language in ("nl", "en", "tr", "ar"):
        words = texts(definition, language)
        for word in [*words.items.values(), *words.options.values()]:
            assert bool(arabic.search(word.text)) == (language == "ar"), word.text


@BOTH
def test_stopping_is_always_possible_and_the_check_says_it_is_not_validated(definition: Questionnaire) -> None:
    description = definition.description.words if definition.description else ""

    assert "Stoppen kan altijd" in description
    assert "geen gevalideerde test" in description


def test_adults_are_addressed_with_u_and_young_people_with_je() -> None:
    adult = [*texts(ADULT, "nl").items.values(), *texts(ADULT, "nl").options.values()]
    young = [*texts(YOUNG, "nl").items.values(), *texts(YOUNG, "nl").options.values()]

    assert [str(word) for word in adult if re.search(r"\b([Jj]e|[Jj]ij|[Jj]ouw?)\b", str(word))] == []
    assert [str(word) for word in young if re.search(r"\b([Uu]|[Uu]w)\b", str(word))] == []


@BOTH
@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar"])
def test_nobody_is_called_a_carer_in_the_questions(definition: Questionnaire, language: str) -> None:
    words = texts(definition, language)

    for word in [*words.items.values(), *words.options.values()]:
        assert not re.search(r"mantelzorg|\bcarer|caregiver|bakıcı", word.text, re.IGNORECASE)


@BOTH
def test_questions_are_short(definition: Questionnaire) -> None:
    words = texts(definition, "nl")

    assert max(len(word.text.split()) for word in words.items.values()) <= 17
    assert max(len(word.text.split()) for word in words.options.values()) <= 12


@BOTH
def test_a_definition_comes_back_byte_for_byte(definition: Questionnaire) -> None:
    source = (definitions.FOLDER / f"{definition.name}.json").read_bytes()

    assert fhir.export(fhir.parse(source)) == source


def test_the_longest_answers_leave_half_of_a_cookie() -> None:
    longest = {
        item.link_id: [option.code for option in item.options]
        if item.repeats
        else max((option.code for option in item.options), key=len, default="x" * (item.max_length or 0))
        for item in ADULT.walk()
        if item.is_question
    }

    # Encryption and base64 add half; the limit is 2 kB.
    assert ADULT.item("place") is not None
    assert len(json.dumps(longest, separators=(",", ":"))) <= 1_000


def test_free_words_are_asked_only_for_the_place() -> None:
    free = [item.link_id for item in ADULT.walk() if item.is_question and item.type is not ItemType.CHOICE]

    assert free == ["place"]


@pytest.mark.parametrize("young", [False, True])
def test_the_paper_has_the_twelve_questions_of_the_screen_in_their_words(young: bool) -> None:
    definition = YOUNG if young else ADULT

    rows = paper.paper_rows(young=young)

    assert [row.number for row in rows] == list(range(1, 13))
    assert [row.item for row in rows] == [item.link_id for item in definition.walk() if item.required][1:]
    for row in rows:
        item = definition.item(row.item)
        assert item is not None
        assert item.text is not None
        assert row.text == item.text.words
        assert [option.label for option in row.options] == [option.text.words for option in item.options]


def test_the_points_on_paper_are_those_that_the_screen_counts() -> None:
    check = instruments.get_instrument("quick-check")
    counted = [row for row in paper.paper_rows() if row.options[0].points is not None]

    assert [row.item for row in counted] == ["perseverance", "sleep", "own-life", "work-school", "health", "alone"]
    for row in counted:
        item = check.item(row.item)
        assert item is not None
        assert {option.code: option.points for option in row.options} == {
            code: item.points_of(code) for code in item.codes
        }
    assert sum(max(option.points or 0 for option in row.options) for row in counted) == paper.paper_bands()[-1].highest


def test_the_paper_comes_in_every_language() -> None:
    first = {language: paper.paper_rows(language)[0].text for language in ("nl", "en", "tr", "ar")}

    assert first["nl"] == "Voor wie zorgt u het meest?"
    assert first["en"] == "Who do you look after most?"
    assert len(set(first.values())) == 4
