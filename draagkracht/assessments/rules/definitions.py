"""The definitions that we made ourselves: FHIR Questionnaires in `assessments/definitions`, read once."""

from functools import cache
from pathlib import Path

from draagkracht.questionnaires.rules import fhir
from draagkracht.questionnaires.rules.definition import Item, Questionnaire

FOLDER = Path(__file__).parent.parent / "definitions"
QUICK_CHECK = "quick-check"
QUICK_CHECK_YOUNG = "quick-check-young"


@cache
def get_definition(name: str) -> Questionnaire:
    """Return one of our own definitions; raise FileNotFoundError for another name."""
    return fhir.parse((FOLDER / f"{name}.json").read_bytes())


def quick_check(*, young: bool = False) -> Questionnaire:
    """Return the quick check, in the words for adults or for people under 18; items and codes are the same."""
    return get_definition(QUICK_CHECK_YOUNG if young else QUICK_CHECK)


def questions(name: str) -> tuple[Item, ...]:
    """Return the questions of a definition in their order, those of its groups included."""
    return tuple(item for item in get_definition(name).walk() if item.is_question)
