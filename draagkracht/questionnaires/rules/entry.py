"""What somebody typed or chose, checked: from the fields of a form to answers and back.

A form sends texts by name: the linkId, with a value for each thing chosen or typed; an open choice has a second field
for an answer in one's own words (`own_words_field`). An option without a value ("") stands for "none of these, namely".
Nothing here raises: a fault is a sentence that belongs at the field of its linkId, and says what to do.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from draagkracht.base.text import N_, Sentence
from draagkracht.questionnaires.rules.answers import Answers, take_stock
from draagkracht.questionnaires.rules.definition import (
    OPTION_TYPES,
    FreeText,
    Item,
    ItemType,
    Questionnaire,
    Value,
    ValueKind,
)
from draagkracht.questionnaires.rules.document import is_clean
from draagkracht.questionnaires.rules.elements import DEFAULT_LENGTHS, LEAST_INTEGER, MOST_INTEGER

Form = Mapping[str, Sequence[str]]

MAX_ANSWERS = 50
WHOLE_NUMBER = re.compile(r"[+\-−]?\d+")
# More digits than any number that fits, and few enough to read.
MAX_DIGITS = 40
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})")
TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Checked:
    """The answers that are right, and a sentence for each linkId where something is wrong."""

    answers: Answers
    errors: Mapping[str, Sentence]


def own_words_field(link_id: str) -> str:
    """Return the name of the field for an answer in one's own words; no linkId can be equal to it."""
    return f"{link_id}:own"


def max_length(item: Item) -> int:
    """Return how many characters a typed answer may have."""
    return item.max_length or DEFAULT_LENGTHS.get(item.type, DEFAULT_LENGTHS[ItemType.STRING])


def validate_page(items: Iterable[Item], form: Form) -> Checked:
    """Check what was filled in for these items, each as if it were enabled. Fields that belong to none are ignored."""
    found: dict[str, tuple[Value, ...]] = {}
    errors: dict[str, Sentence] = {}
    for item in items:
        if not item.is_question:
            continue
        outcome = _read_item(item, form)
        if isinstance(outcome, Sentence):
            errors[item.link_id] = outcome
        elif outcome:
            found[item.link_id] = outcome
        elif item.required:
            errors[item.link_id] = _please_answer(item)
    return Checked(found, errors)


def answer_page(questionnaire: Questionnaire, answers: Answers, items: Iterable[Item], form: Form) -> Checked:
    """Check a page and return all answers with those of this page renewed, without those that no longer count."""
    page = tuple(items)
    checked = validate_page(page, form)
    shown = {item.link_id for item in page}
    kept = {link_id: values for link_id, values in answers.items() if link_id not in shown}
    standing = take_stock(questionnaire, {**kept, **checked.answers})
    return Checked(standing.answers, checked.errors)


def as_form(items: Iterable[Item], answers: Answers) -> dict[str, list[str]]:
    """Return answers as the fields that would give them again: to show a page anew, or to carry answers as texts."""
    form: dict[str, list[str]] = {}
    for item in items:
        for value in answers.get(item.link_id, ()):
            form.setdefault(item.link_id, []).append(_as_field(value))
            if isinstance(value, FreeText):
                form.setdefault(own_words_field(item.link_id), []).append(value.words)
    return form


def recover(questionnaire: Questionnaire, form: Form) -> Answers:
    """Return the answers in fields that were carried, as far as they still fit and count; the rest is left out."""
    found = validate_page(questionnaire.walk(), form).answers
    return take_stock(questionnaire, found).answers


def _as_field(value: Value) -> str:
    if isinstance(value, FreeText):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


Outcome = tuple[Value, ...] | Sentence


def _read_item(item: Item, form: Form) -> Outcome:
    """Return the answers in the form for one item, without repetitions, or what is wrong with them."""
    found: list[Value] = []
    for raw in form.get(item.link_id, ()):
        value = READERS[item.type](item, raw)
        if isinstance(value, Sentence):
            return value
        if value is not None and value not in found:
            found.append(value)
    if item.type is ItemType.OPEN_CHOICE:
        own = _read_own_words(item, form)
        if isinstance(own, Sentence):
            return own
        found += [value for value in own if value not in found]
    return _too_many(item, len(found)) or tuple(found)


def _read_own_words(item: Item, form: Form) -> list[Value] | Sentence:
    found: list[Value] = []
    for raw in form.get(own_words_field(item.link_id), ()):
        words = _read_line(item, raw)
        if isinstance(words, Sentence):
            return words
        if words is None:
            continue
        option = item.option(words)
        # FHIR writes both as the same valueString.
        value = words if option and option.kind is ValueKind.STRING else FreeText(words)
        if value not in found:
            found.append(value)
    return found


def _too_many(item: Item, number: int) -> Sentence | None:
    if number > 1 and not item.repeats:
        if item.type is ItemType.OPEN_CHOICE:
            return Sentence(N_("Kies één antwoord uit de lijst, of vul zelf iets in. Niet allebei."))
        return Sentence(N_("Geef één antwoord."))
    if number > MAX_ANSWERS:
        return Sentence(N_("Geef hoogstens %(most)s antwoorden."), {"most": MAX_ANSWERS})
    return None


def _please_answer(item: Item) -> Sentence:
    if item.repeats and item.type in OPTION_TYPES:
        return Sentence(N_("Kies een of meer antwoorden."))
    return Sentence(PLEASE_ANSWER[item.type])


PLEASE_ANSWER = {
    ItemType.BOOLEAN: N_("Kies ja of nee."),
    ItemType.CHOICE: N_("Kies een antwoord."),
    ItemType.OPEN_CHOICE: N_("Kies een antwoord, of vul zelf iets in."),
    ItemType.INTEGER: N_("Vul een getal in."),
    ItemType.DATE: N_("Vul een datum in, zoals 31-12-2024."),
    ItemType.STRING: N_("Vul een antwoord in."),
    ItemType.TEXT: N_("Vul een antwoord in."),
}


def _read_boolean(_item: Item, raw: str) -> bool | Sentence | None:
    if not raw.strip():
        return None
    truth = TRUTHS.get(raw)
    return Sentence(PLEASE_ANSWER[ItemType.BOOLEAN]) if truth is None else truth


def _read_choice(item: Item, raw: str) -> str | Sentence | None:
    if not raw:
        return None
    if item.option(raw) is None:
        return Sentence(N_("Dit antwoord staat niet in de lijst. Kies een van de antwoorden die hier staan."))
    return raw


def _read_integer(_item: Item, raw: str) -> int | Sentence | None:
    words = raw.strip()
    if not words:
        return None
    if not WHOLE_NUMBER.fullmatch(words):
        return Sentence(N_("Vul een heel getal in, met alleen cijfers. Bijvoorbeeld 12."))
    digits = words.lstrip("+-−")
    size = int(digits) if len(digits) <= MAX_DIGITS else MOST_INTEGER + 2
    number = -size if words[0] in "-−" else size
    if LEAST_INTEGER <= number <= MOST_INTEGER:
        return number
    message = N_("Dit getal kunnen wij niet bewaren. Vul een getal in van %(least)s tot en met %(most)s.")
    return Sentence(message, {"least": LEAST_INTEGER, "most": MOST_INTEGER})


def _read_date(_item: Item, raw: str) -> date | Sentence | None:
    words = raw.strip()
    if not words:
        return None
    year_first, day_first = YEAR_FIRST.fullmatch(words), DAY_FIRST.fullmatch(words)
    if year_first:
        year, month, day = year_first.groups()
    elif day_first:
        day, month, year = day_first.groups()
    else:
        return Sentence(N_("Schrijf de datum als dag, maand en jaar. Bijvoorbeeld 31-12-2024."))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return Sentence(N_("Deze datum bestaat niet. Kijk de dag, de maand en het jaar na."))


def _read_line(item: Item, raw: str) -> str | Sentence | None:
    return _read_words(item, " ".join(re.split(r"[\t\r\n]+", raw)))


def _read_text(item: Item, raw: str) -> str | Sentence | None:
    return _read_words(item, raw.replace("\r\n", "\n").replace("\r", "\n"))


def _read_words(item: Item, raw: str) -> str | Sentence | None:
    words = raw.strip()
    if not words:
        return None
    if not is_clean(words):
        return Sentence(N_("In dit antwoord staat een teken dat wij niet kunnen lezen. Typ het antwoord opnieuw."))
    most = max_length(item)
    if len(words) > most:
        message = N_("Dit antwoord is te lang: %(number)s tekens. Maak het korter, hoogstens %(most)s tekens.")
        return Sentence(message, {"number": len(words), "most": most})
    return words


READERS: Mapping[ItemType, Callable[[Item, str], Value | Sentence | None]] = {
    ItemType.BOOLEAN: _read_boolean,
    ItemType.CHOICE: _read_choice,
    ItemType.OPEN_CHOICE: _read_choice,
    ItemType.INTEGER: _read_integer,
    ItemType.STRING: _read_line,
    ItemType.TEXT: _read_text,
    ItemType.DATE: _read_date,
}
