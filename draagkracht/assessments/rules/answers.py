"""Answers against an instrument: which are there, which are missing, and nothing that the instrument does not know."""

from collections.abc import Mapping

from draagkracht.assessments.rules.definition import Instrument, Item
from draagkracht.questionnaires.rules.document import is_clean, shown

Codes = tuple[str, ...]


class UnknownItem(LookupError):
    """The instrument has no item with this id."""


class UnknownCode(LookupError):
    """The item does not know this answer, or takes one answer and got more."""


def read_answers(instrument: Instrument, answers: Mapping[str, object]) -> dict[str, Codes]:
    """Return the answers as codes for each answered item, in the order of the instrument and of its options.

    An answer is a code, or a list of codes where the item repeats; None and an empty list are no answer. The order in
    which somebody gave several answers is dropped, and so is a second time the same code. Free words are kept as they
    are. Raises UnknownItem or UnknownCode, which names the item and never repeats free words.
    """
    for item_id in answers:
        if not isinstance(item_id, str) or instrument.item(item_id) is None:
            raise UnknownItem(f"Onbekende vraag van {instrument.code}: {shown(item_id)}.")
    read = {item.id: _read_answer(instrument, item, answers.get(item.id)) for item in instrument.items}
    return {item_id: codes for item_id, codes in read.items() if codes}


def missing_items(instrument: Instrument, answers: Mapping[str, Codes]) -> tuple[str, ...]:
    """Return the items that must be answered and are not, in the order of the instrument."""
    return tuple(item_id for item_id in instrument.required_items if not answers.get(item_id))


def _read_answer(instrument: Instrument, item: Item, answer: object) -> Codes:
    if answer is None:
        return ()
    if not item.options:
        return _read_words(instrument, item, answer)
    if item.repeats and isinstance(answer, list | tuple):
        given = [_read_code(instrument, item, code) for code in answer]
        return tuple(option.code for option in item.options if option.code in given)
    return (_read_code(instrument, item, answer),)


def _read_code(instrument: Instrument, item: Item, code: object) -> str:
    if not isinstance(code, str) or code not in item.codes:
        raise UnknownCode(f"Onbekend antwoord bij vraag {item.id} van {instrument.code}: {_named(code)}.")
    return code


def _read_words(instrument: Instrument, item: Item, answer: object) -> Codes:
    if not isinstance(answer, str) or len(answer) > item.max_length or not is_clean(answer):
        reason = f"geen tekst van ten hoogste {item.max_length} tekens"
        raise UnknownCode(f"Onbekend antwoord bij vraag {item.id} van {instrument.code}: {reason}.")
    words = answer.strip()
    return (words,) if words else ()


def _named(code: object) -> str:
    return shown(code) if isinstance(code, str | int | float | bool) else "geen code"
