"""Nothing on a public page is left in Dutch for who reads it in English, Turkish or Arabic."""

import gettext
import re

import pytest

from draagkracht.assessments.rules import definitions
from draagkracht.config.demo import feed
from draagkracht.questionnaires.rules.texts import missing_translations
from tests.messages import messages, public_messages

LANGUAGES = ("en", "tr", "ar")
LONG = 20
PLACES = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_text_is_translated(language: str) -> None:
    catalog = messages().read(language)

    missing = [
        message.id for message in public_messages() if not is_translated(catalog.get(message.id, message.context))
    ]

    assert missing == []


def is_translated(message: object) -> bool:
    """Tell whether a message has words in all its forms."""
    words = getattr(message, "string", "")
    return all(words) if isinstance(words, tuple | list) else bool(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_named_places(language: str) -> None:
    wrong = [
        message.id
        for message in messages().read(language)
        if message.id
        and isinstance(message.id, str)
        and message.string
        and places(message.id) != places(message.string)
    ]

    assert wrong == []


def places(text: str) -> set[str]:
    """Return the named places in a text."""
    return set(PLACES.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("young", [False, True])
def test_the_check_is_translated(language: str, *, young: bool) -> None:
    assert missing_translations(definitions.quick_check(young=young), language) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", ["voorbeeldstad", "voorbeelddorp"])
def test_the_words_of_a_municipality_are_translated(language: str, slug: str) -> None:
    missing = [key for key, versions in feed.municipality_texts(slug).items() if not versions.get(language)]

    assert missing == []


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (102, 5), (103, 3), (144, 4)],
)
def test_a_number_in_arabic_takes_the_form_that_is_written_for_it(number: int, form: int) -> None:
    choose = gettext.c2py(messages().read("ar").plural_expr)

    assert choose(number) == form  # 4 is for eleven and up (خياراً), 5 for whole hundreds (خيار)


def test_a_name_or_a_number_to_call_keeps_its_own_direction_within_arabic() -> None:
    loose = re.compile(r"(?<![\u2066\u2068])%\((place|who|desk|source|name|address|phone|old|new)\)s")

    found = [one.id for one in messages().read("ar") if isinstance(one.string, str) and loose.search(one.string)]

    assert found == []  # U+2068 before it and U+2069 after it


def test_arabic_is_written_in_arabic() -> None:
    long = [one for one in messages().read("ar") if isinstance(one.id, str) and len(PLACES.sub("", one.id)) > LONG]

    latin = [message.id for message in long if message.string and not re.search("[\u0621-\u064a]", message.string)]

    assert latin == []


# Who is young is "je" in Dutch, and one person in Arabic; everybody else is several, which is the polite way.
YOUNG = re.compile(r"\b(je|jé|jij|jíj|jou|jóu|jóú|jouw|jezelf)\b", re.IGNORECASE)
MARKS = re.compile("[\u064b-\u0652\u0670\u2066-\u2069]")
WORD = re.compile("[\u0621-\u064a]+")
# Words that end in the letter of "your" and do not mean it.
OTHERWISE = set(
    "آنذاك أشارك المشترك بذلك بشريك تشارك تلك ذاك ذلك سميك شارك شريك كذلك لذلك مشارك نشارك هناك هينك".split()
) | {"وكذلك", "وهناك", "يشارك"}
# What is said to one person: who they are, what they do, and what they are asked to do.
TO_ONE = set(
    "أنت وأنت اختر اتصل اكتب اسأل اطلب افتح اقرأ امسح انتظر انظر أرسل حاول تابع سجل خذ ضع "
    "تريد لست ملزما ترغب تحتاج".split()
)
# The same letters, of something else: who called, who sent, what was sent, what a browser remembers.
OF_ANOTHER = {"سجل المتصفّح", "أرسل إليكم", "أُرسل", "اتصل بكم أحد"}


def said_to_one(text: str) -> list[str]:
    """Return the words of an Arabic text by which one person is addressed."""
    for words in OF_ANOTHER:
        text = text.replace(words, "")
    found = WORD.findall(MARKS.sub("", text))
    return [word for word in found if word in TO_ONE or (word.endswith("ك") and word not in OTHERWISE)]


def test_arabic_addresses_who_is_not_young_in_one_polite_plural() -> None:
    catalog = messages().read("ar")

    found = {
        words: said
        for message in public_messages()
        if not YOUNG.search(words := message.id if isinstance(message.id, str) else " ".join(message.id))
        and (said := said_to_one(" ".join(_forms(catalog.get(message.id, message.context)))))
    }

    assert found == {}


@pytest.mark.parametrize("slug", ["voorbeeldstad", "voorbeelddorp"])
def test_a_municipality_addresses_people_in_arabic_in_one_polite_plural(slug: str) -> None:
    texts = {key: versions.get("ar", "") for key, versions in feed.municipality_texts(slug).items()}

    assert {key: said for key, text in texts.items() if (said := said_to_one(str(text)))} == {}


@pytest.mark.parametrize("words", ["يمكنك أن تتصل.", "اتصل بنا.", "هل تريد ذلك؟", "أنت تختار.", "سجّل الدخول"])
def test_a_text_to_one_person_is_known_as_such(words: str) -> None:
    assert said_to_one(words)


def _forms(message: object) -> list[str]:
    words = getattr(message, "string", "")
    return list(words) if isinstance(words, tuple | list) else [words or ""]
