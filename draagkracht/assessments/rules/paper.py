"""The quick check on paper: the same questions, answers and points as on the screen, to be added up by hand."""

from dataclasses import dataclass

from draagkracht.assessments.rules import definitions, instruments
from draagkracht.assessments.rules.definition import Band
from draagkracht.questionnaires.rules.texts import texts

QUICK_CHECK = "quick-check"
# Who fills in the paper for adults is one; the paper for young people is another.
NOT_ON_PAPER = "minor"


@dataclass(frozen=True, slots=True)
class PaperOption:
    """One box to tick, and the points beside it (None: this question is not counted)."""

    code: str
    label: str
    points: int | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One question on paper, numbered from 1. `repeats`: more boxes may be ticked."""

    number: int
    item: str
    text: str
    repeats: bool
    options: tuple[PaperOption, ...]


def paper_rows(language: str = "nl", *, young: bool = False) -> tuple[PaperRow, ...]:
    """Return the twelve questions with their boxes and points, in a language of the definition (Dutch where absent)."""
    check = instruments.get_instrument(QUICK_CHECK)
    definition = definitions.quick_check(young=young)
    words = texts(definition, language)
    points = {(item.id, option.code): option.points for item in check.items for option in item.options}
    asked = [item for item in definition.walk() if item.is_question and item.required and item.link_id != NOT_ON_PAPER]
    return tuple(
        PaperRow(
            number=number,
            item=item.link_id,
            text=words.items[item.link_id].text,
            repeats=item.repeats,
            options=tuple(
                PaperOption(
                    option.code, words.options[item.link_id, option.code].text, points[item.link_id, option.code]
                )
                for option in item.options
            ),
        )
        for number, item in enumerate(asked, start=1)
    )


def paper_bands() -> tuple[Band, ...]:
    """Return the bands of the total (0 … 15), to read the sum on paper."""
    return instruments.get_instrument(QUICK_CHECK).score("total").bands
