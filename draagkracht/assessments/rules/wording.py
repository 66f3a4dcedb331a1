"""Official wording against an instrument: whether a FHIR Questionnaire asks what the scoring counts.

A file belongs to the instrument whose code is its `name`, or else the last part of its `url` ("…/Questionnaire/ediz"),
in any case of letters. Its questions carry the ids of the items as linkId, and the codes of the answers, both as in
`draagkracht instruments show CODE`; the words are the official ones.
"""

from dataclasses import replace
from typing import NamedTuple

from draagkracht.assessments.rules.definition import Instrument, Item
from draagkracht.assessments.rules.instruments import list_instruments
from draagkracht.base.text import N_, Sentence
from draagkracht.questionnaires.rules.definition import Item as Question
from draagkracht.questionnaires.rules.definition import ItemType, Questionnaire


class WordingFault(NamedTuple):
    """Why a questionnaire does not fit: the item it is about, and the reason."""

    item: str
    reason: Sentence


class WordingDoesNotFit(ValueError):
    """The questionnaire is not the wording of the instrument; `faults` says why, `str()` the first in one line."""

    def __init__(self, instrument: Instrument, faults: list[WordingFault]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"{instrument.code}, vraag {faults[0].item}: {faults[0].reason.dutch()}")


def instrument_code_of(questionnaire: Questionnaire) -> str | None:
    """Return the code of the instrument that a questionnaire has the wording of, or None."""
    known = {instrument.code for instrument in list_instruments()}
    candidates = (questionnaire.name or "", questionnaire.url.rstrip("/").rsplit("/", 1)[-1])
    return next((code.lower() for code in candidates if code.lower() in known), None)


def check_wording(instrument: Instrument, questionnaire: Questionnaire) -> list[WordingFault]:
    """Return what keeps a questionnaire from being the wording of an instrument; empty where it fits.

    It fits when each item is asked once under its own id, as often answered as the instrument says, with all the codes
    of the instrument or exactly those of a printed short form, and when nothing else is asked.
    """
    questions = {item.link_id: item for item in questionnaire.walk() if item.is_question}
    faults = [fault for item in instrument.items for fault in _check_item(item, questions.get(item.id))]
    extra = [link_id for link_id in questions if instrument.item(link_id) is None]
    reason = Sentence(N_("Deze vraag hoort niet bij het instrument."))
    return faults + [WordingFault(link_id, reason) for link_id in extra]


def load_wording(instrument: Instrument, questionnaire: Questionnaire) -> Instrument:
    """Return the instrument with the official words in their slots, so that it can be asked on the screen.

    Raises WordingDoesNotFit where `check_wording` finds a fault.
    """
    faults = check_wording(instrument, questionnaire)
    if faults:
        raise WordingDoesNotFit(instrument, faults)
    items = tuple(replace(item, wording=_words(questionnaire, item.id)) for item in instrument.items)
    return replace(instrument, items=items, wording="loaded", is_selectable=True)


def _words(questionnaire: Questionnaire, item_id: str) -> str | None:
    question = questionnaire.item(item_id)
    return question.text.words if question and question.text else None


def _check_item(item: Item, question: Question | None) -> list[WordingFault]:
    if question is None:
        return [WordingFault(item.id, Sentence(N_("Deze vraag ontbreekt.")))]
    expected = ItemType.CHOICE if item.options else ItemType.STRING
    if question.type is not expected:
        return [WordingFault(item.id, Sentence(N_("Deze vraag is van de verkeerde soort.")))]
    if question.repeats != item.repeats:
        return [WordingFault(item.id, Sentence(N_("Het aantal antwoorden klopt niet: één, of meer dan één.")))]
    return _check_codes(item, question)


def _check_codes(item: Item, question: Question) -> list[WordingFault]:
    offered = {option.code for option in question.options}
    unknown = [option.code for option in question.options if option.code not in item.codes]
    if unknown:
        return [WordingFault(item.id, Sentence(N_("Onbekend antwoord: %(code)s."), {"code": unknown[0]}))]
    if offered == item.codes or offered in item.short_forms:
        return []
    absent = [option.code for option in item.options if option.code not in offered]
    return [WordingFault(item.id, Sentence(N_("Een antwoord ontbreekt: %(code)s."), {"code": absent[0]}))]
