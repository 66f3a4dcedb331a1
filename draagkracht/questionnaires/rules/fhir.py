"""Definitions in and out: FHIR R4 Questionnaire JSON, a declared subset. This docstring is the declaration.

The file
    UTF-8 without a byte order mark, at most 512 KiB, one JSON object, no key twice, no NaN. Texts hold no control
    characters but tab and line ends, and are not blank. Every element that is not named here is refused by name.

Questionnaire
    resourceType*  "Questionnaire"
    id             letters, digits, "-", "."; at most 64
    url*           an absolute address of at most 500 characters, without spaces, "|" or "#"
    version*       no spaces, no "|"; at most 64. url + version names this file for ever
    name           one line; at most 200          title*         text
    status*        draft | active | retired | unknown
    language       BCP 47 code of the texts; "nl" where it is absent
    date           FHIR dateTime                  publisher      text
    description, purpose, copyright               text (shown as plain text, markdown is not rendered)
    item*          one or more

Item
    linkId*        unique; a letter or digit, then letters, digits, "." "_" "-"; at most 64
    type*          group | display | boolean | choice | open-choice | integer | string | text | date
    text           required, but for a group that is not one page
    required       questions only
    repeats        questions only, not boolean: several answers
    maxLength      string, text, open-choice (its free answer): 1 … 20000 characters.
                   Without it: string and open-choice 500, text 5000
    answerOption   required for choice and open-choice, forbidden elsewhere: each has one of
                   valueCoding {system, code*, display*}, valueString (one line), valueInteger; no code twice
    enableWhen     question* names an earlier question (not on the same page), operator* is = | != | exists, and one of
                   answerBoolean (always for exists), answerCoding {system, code*, display}, answerInteger, answerDate,
                   answerString: of the question's own kind, and one of its options where it has options
    enableBehavior all | any; required with two conditions or more
    item           group only, one or more; groups nest at most 4 deep
    extension      group only, and only this one: the group is shown as one page
                   {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
                    "valueCodeableConcept": {"coding": [
                      {"system": "http://hl7.org/fhir/questionnaire-item-control", "code": "page"}]}}
                   Such a group holds displays and questions that are not required: it can be skipped.

Translations
    `_title`, `_description`, `_purpose`, `_copyright`, `_text`, `_display` (in valueCoding) and `_valueString` hold
    {"extension": [{"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
      {"url": "lang", "valueCode": "en"}, {"url": "content", "valueString": "…"}]}, …]}
    one for each language, none for the language of the definition itself.

How it is shown (see `pages`): each question is a page; a group's text stands above the pages of its items; a display
stands on the page of the question that follows it in the same group, and is a page of its own where none follows (so a
display alone in a group is a page of its own).

Byte for byte: what was read is what is exported, in whatever layout and order of keys it came. The structure is derived
from those bytes and never replaces them. `serialise` is for definitions made in code: UTF-8, two spaces of indent,
FHIR's order of elements, defaults left out, a final newline.
"""

from draagkracht.base.text import N_
from draagkracht.questionnaires.rules.definition import Questionnaire, remember_source
from draagkracht.questionnaires.rules.document import DocumentRefused, Refusal, Refusals, Unreadable, dump, load
from draagkracht.questionnaires.rules.reading import Reader
from draagkracht.questionnaires.rules.writing import questionnaire_document

WHOLE_FILE = "bestand"


class DefinitionRefused(DocumentRefused):
    """The file is outside the declared subset; `refusals` names each item and the reason."""

    opening = N_("Deze vragenlijst is geweigerd.")


def parse(data: bytes) -> Questionnaire:
    """Read a definition and keep its bytes as `source`; raise `DefinitionRefused`, with all faults."""
    try:
        document = load(data)
    except Unreadable as unreadable:
        raise DefinitionRefused([Refusal(WHOLE_FILE, unreadable.reason)]) from unreadable
    refusals = Refusals()
    questionnaire = Reader(document, refusals).questionnaire()
    if refusals.found:
        raise DefinitionRefused(refusals.found)
    return remember_source(questionnaire, data)


def serialise(questionnaire: Questionnaire) -> bytes:
    """Write a definition in the canonical layout. What was made in code is checked by `parse(serialise(…))`."""
    return dump(questionnaire_document(questionnaire))


def export(questionnaire: Questionnaire) -> bytes:
    """Return the file a definition was read from, byte for byte; the canonical layout where it was made in code."""
    return serialise(questionnaire) if questionnaire.source is None else questionnaire.source
