"""Answers in and out: FHIR R4 QuestionnaireResponse JSON, for the same subset as the definitions (see `fhir`).

    resourceType*   "QuestionnaireResponse"
    questionnaire*  url|version of the definition
    status*         completed | in-progress; completed only if no required question is open
    authored        FHIR dateTime
    item            nested as in the definition: {linkId*, text, item} for a group, {linkId*, text, answer*} for a
                    question; an answer is one of valueBoolean, valueCoding, valueDate, valueInteger, valueString

Anything else is refused, so there is no place for a subject or an author: who it was is not in here. `text` may be
there and is not kept. Questions that are not enabled have no answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from draagkracht.base.text import N_
from draagkracht.questionnaires.rules import elements
from draagkracht.questionnaires.rules.answers import Answers, missing_required, take_stock
from draagkracht.questionnaires.rules.definition import FreeText, Item, ItemType, Questionnaire, Value
from draagkracht.questionnaires.rules.document import (
    DocumentRefused,
    Element,
    Refusal,
    Refusals,
    Unreadable,
    dump,
    load,
)
from draagkracht.questionnaires.rules.entry import own_words_field, validate_page
from draagkracht.questionnaires.rules.identity import identify
from draagkracht.questionnaires.rules.values import (
    KINDS_OF_TYPE,
    option_of,
    read_coding,
    read_value,
    refuse_kind,
    refuse_option,
)
from draagkracht.questionnaires.rules.writing import Document, option_value, present

RESOURCE_TYPE = "QuestionnaireResponse"
COMPLETED = "completed"
IN_PROGRESS = "in-progress"
WHOLE_FILE = "bestand"


class ResponseRefused(DocumentRefused):
    """The file is no response to this version of the questionnaire; `refusals` says where and why."""

    opening = N_("Deze antwoorden zijn geweigerd.")


@dataclass(frozen=True, slots=True)
class Response:
    """What somebody answered, and when (FHIR dateTime) if that is known."""

    answers: Answers
    authored: str | None = None


def write_response(questionnaire: Questionnaire, response: Response) -> bytes:
    """Return the response as FHIR JSON in the canonical layout: only the answers that count."""
    answers = take_stock(questionnaire, response.answers).answers
    return dump(
        {
            "resourceType": RESOURCE_TYPE,
            "questionnaire": identify(questionnaire).canonical,
            "status": IN_PROGRESS if missing_required(questionnaire, answers) else COMPLETED,
            **present("authored", response.authored),
            **present("item", _write_items(questionnaire.items, answers)),
        }
    )


def read_response(questionnaire: Questionnaire, data: bytes) -> Response:
    """Return the answers in a FHIR response to this very version; raise `ResponseRefused`, with all faults."""
    try:
        document = load(data)
    except Unreadable as unreadable:
        raise ResponseRefused([Refusal(WHOLE_FILE, unreadable.reason)]) from unreadable
    refusals = Refusals()
    response = _read(Element(document, "", refusals), questionnaire)
    if refusals.found:
        raise ResponseRefused(refusals.found)
    return response


def _write_items(items: Iterable[Item], answers: Answers) -> list[Document]:
    written: list[Document] = []
    for item in items:
        children = _write_items(item.items, answers)
        values = answers.get(item.link_id)
        if children:
            written.append({"linkId": item.link_id, "item": children})
        elif values:
            written.append({"linkId": item.link_id, "answer": [_write_value(item, value) for value in values]})
    return written


def _write_value(item: Item, value: Value) -> Document:
    if isinstance(value, FreeText):
        return {"valueString": value.words}
    option = item.option(str(value)) if item.options else None
    if option:
        return option_value(option)
    return {f"value{KINDS_OF_TYPE[item.type]}": value.isoformat() if isinstance(value, date) else value}


def _read(root: Element, questionnaire: Questionnaire) -> Response:
    root.one_of("resourceType", [RESOURCE_TYPE], required=True)
    root.one_of("questionnaire", [identify(questionnaire).canonical], required=True)
    status = root.one_of("status", [COMPLETED, IN_PROGRESS], required=True)
    authored = root.matching("authored", elements.DATE_TIME)
    answers: dict[str, tuple[Value, ...]] = {}
    _read_items(root, questionnaire.items, answers)
    root.close()
    standing = take_stock(questionnaire, answers)
    for link_id in answers:
        if link_id not in standing.answers:
            root.refuse(link_id, N_("Deze vraag is met deze antwoorden niet gesteld."))
    if status == COMPLETED:
        for link_id in missing_required(questionnaire, answers):
            root.refuse(link_id, N_("Deze vraag is verplicht en heeft geen antwoord."))
    return Response(standing.answers, authored)


def _read_items(element: Element, items: Iterable[Item], answers: dict[str, tuple[Value, ...]]) -> None:
    expected = {item.link_id: item for item in items}
    for child in element.elements("item"):
        link_id = child.string("linkId", required=True)
        child.string("text")
        # Taken out, so that the same linkId a second time is refused as well.
        item = expected.pop(link_id, None) if link_id else None
        if item is None:
            child.refuse("linkId", N_("Deze vraag hoort hier niet, of staat er twee keer."))
            continue
        child.where = item.link_id
        if item.is_question:
            _read_answers(child, item, answers)
        else:
            _read_items(child, item.items, answers)
        child.close()


def _read_answers(element: Element, item: Item, answers: dict[str, tuple[Value, ...]]) -> None:
    form: dict[str, list[str]] = {}
    for answer in element.elements("answer", required=True):
        field = _read_field(answer, item)
        answer.close()
        if field:
            form.setdefault(field[0], []).append(field[1])
    if not form:
        return
    checked = validate_page([item], form)
    for sentence in checked.errors.values():
        element.refusals.add(item.link_id, sentence)
    answers |= checked.answers


def _read_field(answer: Element, item: Item) -> tuple[str, str] | None:
    """Return one answer as the field of a form that would give it, so that one place checks both."""
    found = read_value(answer, "value")
    if found is None:
        return None
    kind, value = found
    if isinstance(value, Element):
        coding = read_coding(value, item)
        return (item.link_id, coding[0].code) if coding else None
    option = option_of(item, kind, value)
    if option:
        return item.link_id, option.code
    if item.type is ItemType.OPEN_CHOICE and isinstance(value, str):
        return own_words_field(item.link_id), value
    if KINDS_OF_TYPE.get(item.type) is kind:
        return item.link_id, str(value).lower() if isinstance(value, bool) else str(value)
    if item.options:
        refuse_option(answer, item, str(value))
    else:
        refuse_kind(answer, item)
    return None
