"""Rules that stand in the way of people who care: how far the municipality is with each (inventory row 172)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence


class ObstacleState(StrEnum):
    """How far an obstacle is."""

    OPEN = "open"
    TAKEN_UP = "taken_up"
    SOLVED = "solved"
    STAYS = "stays"


LABELS: Final[Mapping[ObstacleState, Sentence]] = {
    ObstacleState.OPEN: Sentence(N_("Nog niet opgepakt")),
    ObstacleState.TAKEN_UP: Sentence(N_("Iemand zoekt het uit")),
    ObstacleState.SOLVED: Sentence(N_("Opgelost")),
    ObstacleState.STAYS: Sentence(N_("Blijft zo")),
}
ENDS: Final = frozenset({ObstacleState.SOLVED, ObstacleState.STAYS})
NO_OWNER: Final = Sentence(N_("Vul in wie dit oppakt."))
NO_ANSWER: Final = Sentence(N_("Schrijf op wat het antwoord is. Wie dit opschreef, leest het."))


class NotSettled(ValueError):
    """An obstacle cannot be put in this state; `field` is what is missing, `sentence` says what to do."""

    def __init__(self, field: str, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.field, self.sentence = field, sentence


def check_settled(state: ObstacleState, *, owner: str, answer: str) -> None:
    """Check that what is taken up has somebody, and what ends an answer. Raises NotSettled."""
    if state is not ObstacleState.OPEN and not owner:
        raise NotSettled("wie", NO_OWNER)
    if state in ENDS and not answer:
        raise NotSettled("antwoord", NO_ANSWER)
