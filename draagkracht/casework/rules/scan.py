"""The mantelscan (inv-45): five steps in which somebody and a carer look at who is around, and what would help.

The questions are ours. How heavy it is comes from an instrument of the carer's own, and is not kept here.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.conversation import mark_of


class Step(IntEnum):
    """A step, in order."""

    AROUND = 1
    SITUATION = 2
    LOAD = 3
    DRAWING = 4
    OUTCOME = 5


LABELS: Final[Mapping[Step, Sentence]] = {
    Step.AROUND: Sentence(N_("Wie er om iemand heen staan")),
    Step.SITUATION: Sentence(N_("Hoe het nu is")),
    Step.LOAD: Sentence(N_("Hoe zwaar het is")),
    Step.DRAWING: Sentence(N_("De tekening")),
    Step.OUTCOME: Sentence(N_("Wat eruit komt")),
}
# What each step asks, by the name under which the answer is kept.
QUESTIONS: Final[Mapping[Step, Mapping[str, Sentence]]] = {
    Step.AROUND: {"around": Sentence(N_("Wie helpt er nu? Wie zou dat kunnen, en is nog niet gevraagd?"))},
    Step.SITUATION: {
        "day": Sentence(N_("Hoe ziet een gewone dag eruit?")),
        "tasks": Sentence(N_("Welke taak kost de meeste tijd of kracht?")),
        "nights": Sentence(N_("Hoe zijn de nachten?")),
        "changed": Sentence(N_("Wat is er het laatste half jaar veranderd?")),
        "missed": Sentence(N_("Wat schiet erbij in: werk, gezin, vrienden, uzelf?")),
        "asked": Sentence(N_("Wie vroeg u al om hulp, en hoe ging dat?")),
        "stand-in": Sentence(N_("Wie springt in als u ziek bent?")),
        "wish": Sentence(N_("Wat moet over een half jaar anders zijn?")),
    },
    Step.LOAD: {"load": Sentence(N_("Wat valt u zelf op aan de uitkomst?"))},
    Step.DRAWING: {"drawing": Sentence(N_("Wat ziet u in de tekening? Waar is het leeg, en wie kost kracht?"))},
    Step.OUTCOME: {"outcome": Sentence(N_("Wat spreekt u af? Wie vraagt wie, en wanneer?"))},
}


def mark(step: Step, answers: Mapping[str, str]) -> str:
    """Return a mark of what stands in a step: other answers have another mark."""
    return mark_of([answers.get(name, "") for name in QUESTIONS[step]])


def step_of(number: object) -> Step:
    """Return the step where somebody is; the first where nobody began."""
    return Step(number) if isinstance(number, int) and number in set(Step) else Step.AROUND


def next_step(step: Step) -> Step:
    """Return the step after one; the last stays the last."""
    return Step(min(step + 1, Step.OUTCOME))
