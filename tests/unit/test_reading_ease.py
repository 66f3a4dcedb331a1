"""Dutch that everybody can read: every public text is measured, and words of policy are kept off the screen.

Douma's reading ease (1960, Flesch for Dutch): 206.84 - 0.77 × syllables per 100 words - 0.93 × words per sentence.
Syllables by the hyphenation patterns of pyphen. The bars and their reason: docs/adr/, "Reading ease".
"""

import re
from collections.abc import Iterator
from functools import cache

import pyphen
import pytest

from draagkracht.assessments.rules import definitions
from draagkracht.config.demo import feed
from draagkracht.portal.dropout import flow
from draagkracht.questionnaires.rules.texts import texts
from tests.messages import public_messages

BAR_OF_A_TEXT = 60  # a text of twenty words or more
BAR_OF_A_LINE = 40  # shorter: one long word weighs much
BAR_ON_AVERAGE = 80
A_TEXT = 20
A_LINE = 8
# The name of a function in the feeds that we give to others; pages say "Er even tussenuit".
NAMES_IN_FEEDS = {"Respijtzorg"}
# Words of policy; the everyday word stands behind each.
POLICY_WORDS = {
    "mantelzorger": "wie voor iemand zorgt",
    "respijt": "er even tussenuit",
    "zorgvrager": "degene voor wie u zorgt",
    "hulpvrager": "u",
    "voorziening": "hulp",
    "maatwerk": "hulp die past",
    "beschikking": "brief met het besluit",
    "participatie": "meedoen",
    "zelfredzaam": "zelf doen",
    "draaglast": "wat het vraagt",
    "keukentafelgesprek": "gesprek",
    "arrangement": "plan",
    "vraagverheldering": "uitzoeken wat u nodig hebt",
    "indicatie": "besluit",  # "Wlz-indicatie" may stand: the letter at home says so
}


def public_texts() -> Iterator[str]:
    """Give every Dutch text that the public reads: pages, rules, questions, and what the demo's municipalities say."""
    for message in public_messages():
        yield from (message.id,) if isinstance(message.id, str) else message.id
    for young in (False, True):
        words = texts(definitions.quick_check(young=young), "nl")
        yield from (str(word) for word in (*words.items.values(), *words.options.values()))
    words = texts(flow.definition(), "nl")
    yield from (str(word) for word in (*words.items.values(), *words.options.values()))
    for slug in ("voorbeeldstad", "voorbeelddorp"):
        for per_language in feed.municipality_texts(slug).values():
            yield from strings(per_language["nl"])
        for service in feed.build_feed(slug):
            yield service["description"]


def strings(value: object) -> Iterator[str]:
    """Give the texts inside lists and tables."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def words_of(text: str) -> list[str]:
    """Return the words of a text; a named place in it counts as a short word."""
    return re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", re.sub(r"%\(\w+\)[sd]|\{\w+\}", "drie", text))


@cache
def syllables() -> pyphen.Pyphen:
    """Return the hyphenation patterns of Dutch."""
    return pyphen.Pyphen(lang="nl_NL")


def reading_ease(text: str) -> float:
    """Return Douma's reading ease of a text with at least one word."""
    words = words_of(text)
    sentences = [part for part in re.split(r"[.!?:]+(?:\s|$)|\n", text) if words_of(part)]
    number = sum(len(syllables().positions(word)) + 1 for word in words)
    return 206.84 - 77 * number / len(words) - 0.93 * len(words) / len(sentences)


def test_the_formula_tells_a_plain_sentence_from_a_policy_sentence() -> None:
    plain = "U slaapt slecht door de zorg. Bel ons. Wij denken met u mee."
    policy = "Respijtvoorzieningen worden vraagafhankelijk geïndiceerd overeenkomstig gemeentelijke verordeningen."

    assert reading_ease(plain) > BAR_ON_AVERAGE
    assert reading_ease(policy) < 0


def test_every_public_text_can_be_read_with_ease() -> None:
    found = {text: (len(words_of(text)), reading_ease(text)) for text in set(public_texts()) if words_of(text)}

    hard = {
        text: round(ease)
        for text, (length, ease) in found.items()
        if (length >= A_TEXT and ease < BAR_OF_A_TEXT) or (A_LINE <= length < A_TEXT and ease < BAR_OF_A_LINE)
    }

    assert len(found) > 500
    assert hard == {}


def test_the_site_as_a_whole_reads_easily() -> None:
    found = [(len(words_of(text)), reading_ease(text)) for text in set(public_texts()) if words_of(text)]

    average = sum(length * ease for length, ease in found) / sum(length for length, _ in found)

    assert average >= BAR_ON_AVERAGE


@pytest.mark.parametrize(("word", "instead"), POLICY_WORDS.items())
def test_a_word_of_policy_is_not_on_the_screen(word: str, instead: str) -> None:
    texts_of_pages = set(public_texts()) - NAMES_IN_FEEDS
    found = [text for text in texts_of_pages if re.search(rf"(?<!Wlz-)(?<!Wmo-)\b{word}", text, re.IGNORECASE)]

    assert found == [], f"say: {instead}"


def test_public_sentences_are_short() -> None:
    long = [
        part
        for text in set(public_texts())
        for part in re.split(r"(?<=[.!?:;])\s|\n", text)
        if len(words_of(part)) > 20
    ]

    assert long == []
