"""The words of a definition in one language, and which words are not translated yet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from draagkracht.questionnaires.rules.definition import Item, Questionnaire, Text, ValueKind


@dataclass(frozen=True, slots=True)
class Words:
    """A text as it is shown, and its language: a page says so where that is not the language of the page."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Texts:
    """All that a page shows of a definition, in one language; `items` by linkId, `options` by linkId and code."""

    title: Words
    description: Words | None
    items: Mapping[str, Words]
    options: Mapping[tuple[str, str], Words]


def texts(questionnaire: Questionnaire, language: str) -> Texts:
    """Return the words in this language; "en" serves "en-GB", and the definition's own language serves the rest."""

    def say(text: Text) -> Words:
        return in_language(text, language, questionnaire.own_language)

    items = [item for item in questionnaire.walk() if item.text]
    return Texts(
        title=say(questionnaire.title),
        description=say(questionnaire.description) if questionnaire.description else None,
        items={item.link_id: say(item.text) for item in items if item.text},
        options={
            (item.link_id, option.code): say(option.text) for item in questionnaire.walk() for option in item.options
        },
    )


def in_language(text: Text, language: str, own_language: str) -> Words:
    """Return one text in a language, in its main language ("en" for "en-GB"), or as the definition has it."""
    known = {own_language.lower(): Words(text.words, own_language)}
    known |= {each.language.lower(): Words(each.words, each.language) for each in text.translations}
    wanted = language.lower()
    return known.get(wanted) or known.get(wanted.split("-")[0]) or Words(text.words, own_language)


def missing_translations(questionnaire: Questionnaire, language: str) -> tuple[str, ...]:
    """Return the texts that `texts` would show in another language than this one, by their place in the document."""
    main = language.lower().split("-")[0]
    own = questionnaire.own_language
    return tuple(
        place
        for place, text in _shown_texts(questionnaire)
        if in_language(text, language, own).language.lower().split("-")[0] != main
    )


def _shown_texts(questionnaire: Questionnaire) -> Iterator[tuple[str, Text]]:
    yield "title", questionnaire.title
    if questionnaire.description:
        yield "description", questionnaire.description
    for item in questionnaire.walk():
        yield from _texts_of_item(item)


def _texts_of_item(item: Item) -> Iterator[tuple[str, Text]]:
    if item.text:
        yield f"{item.link_id} text", item.text
    for option in item.options:
        # A number needs no translation.
        if option.kind is not ValueKind.INTEGER:
            yield f"{item.link_id} answerOption «{option.code}»", option.text
