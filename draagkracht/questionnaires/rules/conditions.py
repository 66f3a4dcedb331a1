"""Conditions in a document: each must look at an earlier question, with an answer that the question can have."""

from collections.abc import Iterator
from contextlib import contextmanager

from draagkracht.base.text import N_
from draagkracht.questionnaires.rules.definition import (
    EnableBehavior,
    EnableWhen,
    Item,
    Operator,
    ValueKind,
)
from draagkracht.questionnaires.rules.document import Element, shown
from draagkracht.questionnaires.rules.values import (
    KINDS_OF_TYPE,
    RawValue,
    option_of,
    read_coding,
    read_value,
    refuse_kind,
    refuse_option,
)


class Earlier:
    """The items that a reader has passed: the only ones that a condition may look at."""

    def __init__(self) -> None:
        self._claimed: set[str] = set()
        self._questions: dict[str, Item | None] = {}
        self._page: set[str] | None = None

    def claim(self, link_id: str) -> bool:
        """Take a linkId; False if an item has it already."""
        is_new = link_id not in self._claimed
        self._claimed.add(link_id)
        return is_new

    def add(self, item: Item) -> None:
        """Remember an item that was read."""
        if item.is_question:
            self._questions[item.link_id] = item
            if self._page is not None:
                self._page.add(item.link_id)

    def add_unknown(self, link_id: str) -> None:
        """Remember an item of a refused type: conditions on it are not judged, one refusal is enough."""
        self._questions[link_id] = None

    def has(self, link_id: str) -> bool:
        """Tell whether an earlier question has this linkId."""
        return link_id in self._questions

    def question(self, link_id: str) -> Item | None:
        """Return the earlier question with this linkId; None if its type was refused."""
        return self._questions[link_id]

    def is_on_this_page(self, link_id: str) -> bool:
        """Tell whether that question stands on the page that is being read."""
        return self._page is not None and link_id in self._page

    @contextmanager
    def on_one_page(self) -> Iterator[None]:
        """Treat what is read inside as one page."""
        before, self._page = self._page, set()
        yield
        self._page = before


def read_conditions(element: Element, earlier: Earlier) -> tuple[tuple[EnableWhen, ...], EnableBehavior | None]:
    """Return the conditions of an item and how they combine."""
    parts = element.elements("enableWhen")
    found = [_read_condition(part, earlier) for part in parts]
    for part in parts:
        part.close()
    code = element.one_of("enableBehavior", list(EnableBehavior), required=len(parts) > 1)
    if code and not parts:
        element.refuse("enableBehavior", N_("Dit element zegt niets zonder enableWhen."))
    return tuple(condition for condition in found if condition), EnableBehavior(code) if code else None


def _read_condition(part: Element, earlier: Earlier) -> EnableWhen | None:
    link_id = part.string("question", required=True)
    code = part.one_of("operator", list(Operator), required=True)
    found = read_value(part, "answer")
    if link_id is None or code is None or found is None:
        return None
    if not earlier.has(link_id):
        part.refuse("question", N_("«%(question)s» is geen vraag die eerder staat."), question=shown(link_id))
        return None
    if earlier.is_on_this_page(link_id):
        part.refuse("question", N_("«%(question)s» staat op dezelfde pagina."), question=shown(link_id))
        return None
    question = earlier.question(link_id)
    kind, value = found
    if question is None:
        return None
    if code == Operator.EXISTS:
        return _existence(part, question, kind, value)
    return _comparison(part, question, Operator(code), kind, value)


def _existence(part: Element, question: Item, kind: ValueKind, value: RawValue) -> EnableWhen | None:
    if kind is not ValueKind.BOOLEAN or isinstance(value, Element):
        part.refuse(f"answer{kind}", N_("Bij exists hoort answerBoolean."))
        return None
    return EnableWhen(question.link_id, Operator.EXISTS, value, kind)


def _comparison(
    part: Element, question: Item, operator: Operator, kind: ValueKind, value: RawValue
) -> EnableWhen | None:
    if isinstance(value, Element):
        return _coding_comparison(value, question, operator)
    if question.options:
        option = option_of(question, kind, value)
        if option is None:
            refuse_option(part, question, str(value))
            return None
        return EnableWhen(question.link_id, operator, option.code, kind)
    if KINDS_OF_TYPE.get(question.type) is not kind:
        refuse_kind(part, question)
        return None
    return EnableWhen(question.link_id, operator, value, kind)


def _coding_comparison(coding: Element, question: Item, operator: Operator) -> EnableWhen | None:
    found = read_coding(coding, question)
    if found is None:
        return None
    option, display = found
    return EnableWhen(question.link_id, operator, option.code, ValueKind.CODING, option.system, display)
