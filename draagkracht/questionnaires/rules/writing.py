"""From a definition to the elements of a FHIR document, in FHIR's order and with defaults left out."""

from datetime import date

from draagkracht.questionnaires.rules import elements
from draagkracht.questionnaires.rules.definition import (
    AnswerOption,
    EnableWhen,
    Item,
    Questionnaire,
    Text,
    Translation,
    ValueKind,
)

Document = dict[str, object]


def questionnaire_document(questionnaire: Questionnaire) -> Document:
    """Return the whole definition as a JSON object."""
    return {
        "resourceType": elements.RESOURCE_TYPE,
        **present("id", questionnaire.id),
        **present("language", questionnaire.language),
        "url": questionnaire.url,
        "version": questionnaire.version,
        **present("name", questionnaire.name),
        **_text("title", questionnaire.title),
        "status": str(questionnaire.status),
        **present("date", questionnaire.date),
        **present("publisher", questionnaire.publisher),
        **_text("description", questionnaire.description),
        **_text("purpose", questionnaire.purpose),
        **_text("copyright", questionnaire.copyright),
        "item": [_item(item) for item in questionnaire.items],
    }


def present(name: str, value: object) -> Document:
    """Return the element, or nothing where the value is None, False or empty."""
    return {name: value} if value else {}


def option_value(option: AnswerOption) -> Document:
    """Return what FHIR has as the value of this option, without translations."""
    if option.kind is ValueKind.INTEGER:
        return {"valueInteger": int(option.code)}
    if option.kind is ValueKind.STRING:
        return {"valueString": option.code}
    return {"valueCoding": {**present("system", option.system), "code": option.code, "display": option.text.words}}


def _item(item: Item) -> Document:
    return {
        **present("extension", [_page_control()] if item.is_page else []),
        "linkId": item.link_id,
        **_text("text", item.text),
        "type": str(item.type),
        **present("enableWhen", [_condition(condition) for condition in item.enable_when]),
        **present("enableBehavior", str(item.enable_behavior) if item.enable_behavior else None),
        **present("required", item.required),
        **present("repeats", item.repeats),
        **present("maxLength", item.max_length),
        **present("answerOption", [_option(option) for option in item.options]),
        **present("item", [_item(child) for child in item.items]),
    }


def _text(name: str, text: Text | None) -> Document:
    if text is None:
        return {}
    if not text.translations:
        return {name: text.words}
    return {name: text.words, f"_{name}": {"extension": [_translation(each) for each in text.translations]}}


def _translation(translation: Translation) -> Document:
    parts = [
        {"url": "lang", "valueCode": translation.language},
        {"url": "content", "valueString": translation.words},
    ]
    return {"url": elements.TRANSLATION_URL, "extension": parts}


def _option(option: AnswerOption) -> Document:
    if option.kind is ValueKind.STRING:
        return _text("valueString", option.text)
    if option.kind is ValueKind.INTEGER:
        return option_value(option)
    return {"valueCoding": {**present("system", option.system), "code": option.code, **_text("display", option.text)}}


def _condition(condition: EnableWhen) -> Document:
    return {
        "question": condition.question,
        "operator": str(condition.operator),
        f"answer{condition.kind}": _condition_answer(condition),
    }


def _condition_answer(condition: EnableWhen) -> object:
    answer = condition.answer
    if condition.kind is ValueKind.CODING:
        return {**present("system", condition.system), "code": answer, **present("display", condition.display)}
    if condition.kind is ValueKind.INTEGER:
        return int(str(answer))
    return answer.isoformat() if isinstance(answer, date) else answer


def _page_control() -> Document:
    coding = {"system": elements.ITEM_CONTROL_SYSTEM, "code": elements.PAGE_CODE}
    return {"url": elements.ITEM_CONTROL_URL, "valueCodeableConcept": {"coding": [coding]}}
