"""Definitions within the declared subset, made by hypothesis, and answers that somebody could give to them."""

import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

from draagkracht.questionnaires.rules import elements
from draagkracht.questionnaires.rules.definition import (
    QUESTION_TYPES,
    REPEATING_TYPES,
    AnswerOption,
    EnableBehavior,
    EnableWhen,
    Item,
    ItemType,
    Operator,
    PlainValue,
    Questionnaire,
    Status,
    Text,
    Translation,
    ValueKind,
)
from draagkracht.questionnaires.rules.entry import own_words_field
from draagkracht.questionnaires.rules.values import KINDS_OF_TYPE

LETTERS = st.characters(exclude_categories=["Cc", "Cs"])
WORDS = st.text(LETTERS | st.sampled_from("\n\tëşع🌱"), min_size=1, max_size=12).filter(
    lambda words: bool(words.strip())
)
LINES = st.text(LETTERS, min_size=1, max_size=12).filter(elements.LINE.fullmatch).map(str)
CODES = st.from_regex(r"[a-z0-9!+._:-]{1,6}( [a-z]{1,4})?", fullmatch=True)
NUMBERS = st.integers(elements.LEAST_INTEGER, elements.MOST_INTEGER)
SYSTEMS = st.none() | st.just("https://voorbeeld.example/codes")
CHOICES = (ItemType.CHOICE, ItemType.OPEN_CHOICE)
Draw = Callable[[st.SearchStrategy[Any]], Any]
TYPES = st.sampled_from(sorted(QUESTION_TYPES))


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Make a text with translations in some languages."""
    languages = draw(st.lists(st.sampled_from(["en", "tr", "ar", "pt-BR"]), unique=True, max_size=2))
    return Text(draw(WORDS), tuple(Translation(language, draw(WORDS)) for language in languages))


@st.composite
def options(draw: st.DrawFn) -> AnswerOption:
    """Make an option of any of the three kinds."""
    kind = draw(st.sampled_from([ValueKind.CODING, ValueKind.CODING, ValueKind.STRING, ValueKind.INTEGER]))
    if kind is ValueKind.STRING:
        code = draw(LINES)
        return AnswerOption(code, Text(code, draw(texts()).translations), kind)
    if kind is ValueKind.INTEGER:
        code = str(draw(NUMBERS))
        return AnswerOption(code, Text(code), kind)
    return AnswerOption(draw(CODES), draw(texts()), kind, draw(SYSTEMS))


@dataclass
class Draft:
    """What is made so far: the questions that a condition may look at, and how many items there are."""

    questions: list[Item] = field(default_factory=list)
    number: int = 0

    def link_id(self, draw: st.DrawFn) -> str:
        """Make a linkId that is not taken."""
        self.number += 1
        return f"{draw(st.sampled_from(['', 'q', 'Vraag_', 'a.b-']))}{self.number}"


@st.composite
def questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Make a definition within the subset."""
    draft = Draft()
    return Questionnaire(
        url=draw(st.sampled_from(["https://voorbeeld.example/fhir/q", "urn:oid:1.2.3"])),
        version=draw(st.from_regex(r"[0-9a-z.]{1,8}", fullmatch=True)),
        title=draw(texts()),
        status=draw(st.sampled_from(Status)),
        items=tuple(_item(draw, draft, 0) for _ in range(draw(st.integers(1, 4)))),
        id=draw(st.none() | st.from_regex(r"[A-Za-z0-9.-]{1,8}", fullmatch=True)),
        name=draw(st.none() | LINES),
        language=draw(st.sampled_from([None, "nl", "nl-NL"])),
        date=draw(st.sampled_from([None, "2025", "2025-02", "2025-02-28", "2025-02-28T23:59:59+01:00"])),
        publisher=draw(st.none() | WORDS),
        description=draw(st.none() | texts()),
        purpose=draw(st.none() | texts()),
        copyright=draw(st.none() | texts()),
    )


def _item(draw: st.DrawFn, draft: Draft, depth: int) -> Item:
    shape = draw(st.integers(0, 9))
    if shape == 0:
        conditions, behavior = _conditions(draw, list(draft.questions))
        return Item(
            draft.link_id(draw), ItemType.DISPLAY, draw(texts()), enable_when=conditions, enable_behavior=behavior
        )
    if shape <= 2 and depth < elements.MAX_DEPTH:
        return _group(draw, draft, depth)
    question = _question(draw, draft, list(draft.questions))
    draft.questions.append(question)
    return question


def _group(draw: st.DrawFn, draft: Draft, depth: int) -> Item:
    link_id = draft.link_id(draw)
    conditions, behavior = _conditions(draw, list(draft.questions))
    is_page = draw(st.booleans())
    number = range(draw(st.integers(1, 3)))
    if is_page:
        visible = list(draft.questions)
        items = tuple(_question(draw, draft, visible, on_page=True) for _ in number)
        draft.questions += items
    else:
        items = tuple(_item(draw, draft, depth + 1) for _ in number)
    text = draw(texts() if is_page else st.none() | texts())
    return Item(
        link_id,
        ItemType.GROUP,
        text,
        enable_when=conditions,
        enable_behavior=behavior,
        is_page=is_page,
        items=items,
    )


def _question(draw: st.DrawFn, draft: Draft, visible: list[Item], *, on_page: bool = False) -> Item:
    kind = draw(TYPES)
    conditions, behavior = _conditions(draw, visible)
    chosen: tuple[AnswerOption, ...] = ()
    if kind in CHOICES:
        chosen = tuple(draw(st.lists(options(), min_size=1, max_size=4, unique_by=lambda option: option.code)))
    return Item(
        draft.link_id(draw),
        kind,
        draw(texts()),
        required=not on_page and draw(st.booleans()),
        repeats=kind in REPEATING_TYPES and draw(st.booleans()),
        max_length=draw(st.none() | st.integers(4, 40)) if kind in elements.DEFAULT_LENGTHS else None,
        options=chosen,
        enable_when=conditions,
        enable_behavior=behavior,
    )


def _conditions(draw: st.DrawFn, visible: list[Item]) -> tuple[tuple[EnableWhen, ...], EnableBehavior | None]:
    if not visible or draw(st.integers(0, 2)) == 0:
        return (), None
    found = tuple(_condition(draw, draw(st.sampled_from(visible))) for _ in range(draw(st.integers(1, 3))))
    behavior = draw(st.sampled_from(EnableBehavior))
    return found, behavior if len(found) > 1 or draw(st.booleans()) else None


def _condition(draw: st.DrawFn, question: Item) -> EnableWhen:
    operator = draw(st.sampled_from(Operator))
    if operator is Operator.EXISTS:
        return EnableWhen(question.link_id, operator, draw(st.booleans()), ValueKind.BOOLEAN)
    if question.options:
        option = draw(st.sampled_from(question.options))
        display = draw(st.none() | WORDS) if option.kind is ValueKind.CODING else None
        return EnableWhen(question.link_id, operator, option.code, option.kind, option.system, display)
    answers: dict[ItemType, st.SearchStrategy[PlainValue]] = {
        ItemType.BOOLEAN: st.booleans(),
        ItemType.INTEGER: NUMBERS,
        ItemType.DATE: st.dates(),
    }
    answer = draw(answers.get(question.type, WORDS))
    return EnableWhen(question.link_id, operator, answer, KINDS_OF_TYPE[question.type])


def other_layout(data: bytes, seed: int) -> bytes:
    """Write the same JSON with another order of keys and other white space."""
    dice = random.Random(seed)
    separators = dice.choice([(",", ":"), (", ", ": "), (" ,\n", "\t:  ")])
    document = _shuffled(json.loads(data), dice)
    written = json.dumps(document, ensure_ascii=dice.random() < 0.5, indent=None, separators=separators)
    return (dice.choice(["", " ", "\n"]) + written + dice.choice(["", "\r\n"])).encode()


def _shuffled(value: object, dice: random.Random) -> object:
    if isinstance(value, list):
        return [_shuffled(each, dice) for each in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    dice.shuffle(keys)
    return {key: _shuffled(value[key], dice) for key in keys}


def filled_in(draw: Draw, items: tuple[Item, ...]) -> dict[str, list[str]]:
    """Fill in a page rightly: what is required is answered, the rest now and then."""
    form: dict[str, list[str]] = {}
    for item in items:
        if item.is_question and (item.required or draw(st.booleans())):
            number = draw(st.integers(1, 3)) if item.repeats else 1
            for _ in range(number):
                name, value = _answer(draw, item)
                form.setdefault(name, []).append(value)
    return form


def _answer(draw: Draw, item: Item) -> tuple[str, str]:
    most = item.max_length or 12
    if item.type is ItemType.OPEN_CHOICE and draw(st.booleans()):
        return own_words_field(item.link_id), draw(WORDS)[:most].strip() or "x"
    if item.options:
        return item.link_id, draw(st.sampled_from(item.options)).code
    if item.type is ItemType.BOOLEAN:
        return item.link_id, draw(st.sampled_from(["true", "false"]))
    if item.type is ItemType.INTEGER:
        return item.link_id, str(draw(NUMBERS))
    if item.type is ItemType.DATE:
        return item.link_id, draw(st.dates(max_value=date.max)).isoformat()
    return item.link_id, draw(WORDS)[:most].strip() or "x"
