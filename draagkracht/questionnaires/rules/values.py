"""Values as FHIR writes them: `answerBoolean` in a condition, `valueBoolean` in a response."""

from datetime import date

from draagkracht.base.text import N_
from draagkracht.questionnaires.rules import elements
from draagkracht.questionnaires.rules.definition import AnswerOption, Item, ItemType, ValueKind
from draagkracht.questionnaires.rules.document import Element, shown

KINDS_OF_TYPE = {
    ItemType.BOOLEAN: ValueKind.BOOLEAN,
    ItemType.INTEGER: ValueKind.INTEGER,
    ItemType.DATE: ValueKind.DATE,
    ItemType.STRING: ValueKind.STRING,
    ItemType.TEXT: ValueKind.STRING,
}

RawValue = bool | int | str | date | Element


def read_value(element: Element, prefix: str) -> tuple[ValueKind, RawValue] | None:
    """Return the one value under this prefix ("answer", "value") and its kind; a coding is still an element.

    None if it is absent or refused.
    """
    kinds = [kind for kind in ValueKind if element.has(f"{prefix}{kind}")]
    if len(kinds) != 1:
        allowed = ", ".join(f"{prefix}{kind}" for kind in ValueKind)
        element.refuse("", N_("Hier hoort één waarde. Kies uit: %(allowed)s."), allowed=allowed)
        return None
    value = _ask(element, f"{prefix}{kinds[0]}", kinds[0])
    return None if value is None else (kinds[0], value)


def read_coding(coding: Element, item: Item) -> tuple[AnswerOption, str | None] | None:
    """Return the option of the item that has this system and code, and the display as written; None if refused."""
    system = coding.matching("system", elements.SYSTEM)
    code = coding.matching("code", elements.CODE, required=True)
    display = coding.string("display")
    coding.close()
    if code is None:
        return None
    option = item.option(code)
    if option is None or option.kind is not ValueKind.CODING or option.system != system:
        refuse_option(coding, item, code)
        return None
    return option, display


def option_of(item: Item, kind: ValueKind, value: RawValue) -> AnswerOption | None:
    """Return the option that is this text or number, or None."""
    option = item.option(str(value))
    return option if option and option.kind is kind else None


def refuse_option(element: Element, item: Item, answer: str) -> None:
    """Note that this answer is not among the options."""
    message = N_("«%(answer)s» is geen antwoord dat men bij «%(question)s» kan kiezen.")
    element.refuse("", message, answer=shown(answer), question=item.link_id)


def refuse_kind(element: Element, item: Item) -> None:
    """Note that a value is of another kind than the question."""
    message = N_("«%(question)s» heeft type %(type)s: deze waarde past daar niet bij.")
    element.refuse("", message, question=item.link_id, type=str(item.type))


def _ask(element: Element, name: str, kind: ValueKind) -> RawValue | None:
    if kind is ValueKind.BOOLEAN:
        return element.flag(name)
    if kind is ValueKind.INTEGER:
        return element.integer(name, elements.LEAST_INTEGER, elements.MOST_INTEGER)
    if kind is ValueKind.CODING:
        return element.element(name)
    if kind is ValueKind.DATE:
        return _ask_date(element, name)
    return element.string(name)


def _ask_date(element: Element, name: str) -> date | None:
    """Return a whole date; FHIR also has years and months, which are no answer here."""
    written = element.matching(name, elements.DATE)
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        element.refuse(name, N_("De datum «%(date)s» bestaat niet."), date=written)
        return None
