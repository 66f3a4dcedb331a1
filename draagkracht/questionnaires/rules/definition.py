"""What a questionnaire is: frozen values, read from FHIR (`fhir.parse`) or made in code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

DEFAULT_LANGUAGE = "nl"


class ItemType(StrEnum):
    """The kinds of item, under the names that FHIR gives them."""

    GROUP = "group"
    DISPLAY = "display"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    OPEN_CHOICE = "open-choice"
    INTEGER = "integer"
    STRING = "string"
    TEXT = "text"
    DATE = "date"


QUESTION_TYPES = frozenset(ItemType) - {ItemType.GROUP, ItemType.DISPLAY}
OPTION_TYPES = frozenset({ItemType.CHOICE, ItemType.OPEN_CHOICE})
REPEATING_TYPES = QUESTION_TYPES - {ItemType.BOOLEAN}


class ValueKind(StrEnum):
    """How FHIR writes a value: the last part of `valueCoding`, `answerBoolean` and so on."""

    BOOLEAN = "Boolean"
    CODING = "Coding"
    DATE = "Date"
    INTEGER = "Integer"
    STRING = "String"


class Operator(StrEnum):
    """How a condition looks at the answers of an earlier question."""

    EQUAL = "="
    NOT_EQUAL = "!="
    EXISTS = "exists"


class EnableBehavior(StrEnum):
    """Whether every condition must hold, or one is enough."""

    ALL = "all"
    ANY = "any"


class Status(StrEnum):
    """Where a definition stands in its life."""

    DRAFT = "draft"
    ACTIVE = "active"
    RETIRED = "retired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class FreeText:
    """An answer to an open choice in somebody's own words, so that it is never taken for the code of an option."""

    words: str


# A choice is answered with the code of the option.
PlainValue = bool | int | str | date
Value = PlainValue | FreeText


@dataclass(frozen=True, slots=True)
class Translation:
    """The same words in another language (BCP 47 code)."""

    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words in the language of the definition, and their translations in the order of the file."""

    words: str
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """One answer to choose. `code` is what a form and an answer carry, `text` what is shown.

    An option of kind STRING is its own code; one of kind INTEGER has its digits as code and text.
    """

    code: str
    text: Text
    kind: ValueKind = ValueKind.CODING
    system: str | None = None


@dataclass(frozen=True, slots=True)
class EnableWhen:
    """A condition on an earlier question. `answer` is what an answer to that question would be (a code for a choice).

    `kind`, `system` and `display` only say how FHIR writes it.
    """

    question: str
    operator: Operator
    answer: PlainValue
    kind: ValueKind
    system: str | None = None
    display: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A question, a group of items, or words to show. `is_page`: the group is shown as one page."""

    link_id: str
    type: ItemType
    text: Text | None = None
    required: bool = False
    repeats: bool = False
    max_length: int | None = None
    options: tuple[AnswerOption, ...] = ()
    enable_when: tuple[EnableWhen, ...] = ()
    enable_behavior: EnableBehavior | None = None
    is_page: bool = False
    items: tuple[Item, ...] = ()

    @property
    def is_question(self) -> bool:
        """Tell whether somebody can answer this item."""
        return self.type in QUESTION_TYPES

    def option(self, code: str) -> AnswerOption | None:
        """Return the option with this code, or None."""
        return next((option for option in self.options if option.code == code), None)


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A versioned definition, immutable: other words are another version.

    `source` is the file it was read from, byte for byte. It takes no part in comparison, and a definition that is made
    or changed in code (also with `dataclasses.replace`) has none.
    """

    url: str
    version: str
    title: Text
    status: Status
    items: tuple[Item, ...]
    id: str | None = None
    name: str | None = None
    language: str | None = None
    date: str | None = None
    publisher: str | None = None
    description: Text | None = None
    purpose: Text | None = None
    copyright: Text | None = None
    source: bytes | None = field(default=None, init=False, compare=False, repr=False)

    @property
    def own_language(self) -> str:
        """Return the language that the texts are written in."""
        return self.language or DEFAULT_LANGUAGE

    def walk(self) -> Iterator[Item]:
        """Yield every item in the order of the document, a group before its items."""
        return walk(self.items)

    def item(self, link_id: str) -> Item | None:
        """Return the item with this linkId, or None."""
        return next((item for item in self.walk() if item.link_id == link_id), None)


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items and all that they hold in the order of the document, a group before its items."""
    for item in items:
        yield item
        yield from walk(item.items)


def remember_source(questionnaire: Questionnaire, source: bytes) -> Questionnaire:
    """Attach the file that a definition was just read from; only the reader calls this."""
    object.__setattr__(questionnaire, "source", source)
    return questionnaire
