"""What may happen to an import, from the file to the directory."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence


class ImportState(StrEnum):
    """Where an import is. Only between `confirmed` and `done` is anything written to the directory."""

    FETCHING = "fetching"
    MAPPING = "mapping"  # somebody has to say what the columns are
    READING = "reading"
    REFUSED = "refused"  # something is wrong in the source; nothing is written
    PREVIEWED = "previewed"  # somebody has to say yes
    CONFIRMED = "confirmed"
    DONE = "done"
    FAILED = "failed"  # the source did not answer
    CANCELLED = "cancelled"


MOVES: Final[Mapping[ImportState, frozenset[ImportState]]] = {
    ImportState.FETCHING: frozenset({ImportState.READING, ImportState.FAILED, ImportState.CANCELLED}),
    ImportState.MAPPING: frozenset({ImportState.READING, ImportState.CANCELLED}),
    ImportState.READING: frozenset({ImportState.PREVIEWED, ImportState.REFUSED, ImportState.CANCELLED}),
    # Another choice of columns may mend what was refused, and may be wished after the preview.
    ImportState.REFUSED: frozenset({ImportState.READING, ImportState.CANCELLED}),
    ImportState.PREVIEWED: frozenset({ImportState.READING, ImportState.CONFIRMED, ImportState.CANCELLED}),
    ImportState.CONFIRMED: frozenset({ImportState.DONE, ImportState.REFUSED}),
    ImportState.FAILED: frozenset({ImportState.FETCHING, ImportState.CANCELLED}),
    ImportState.DONE: frozenset(),
    ImportState.CANCELLED: frozenset(),
}
STATE_LABELS: Final[Mapping[ImportState, Sentence]] = {
    ImportState.FETCHING: Sentence(N_("Wordt opgehaald")),
    ImportState.MAPPING: Sentence(N_("Kies de kolommen")),
    ImportState.READING: Sentence(N_("Wordt gelezen")),
    ImportState.REFUSED: Sentence(N_("Er zijn fouten")),
    ImportState.PREVIEWED: Sentence(N_("Wacht op uw akkoord")),
    ImportState.CONFIRMED: Sentence(N_("Wordt overgenomen")),
    ImportState.DONE: Sentence(N_("Klaar")),
    ImportState.FAILED: Sentence(N_("Ophalen lukte niet")),
    ImportState.CANCELLED: Sentence(N_("Gestopt")),
}
BUSY: Final = frozenset({ImportState.FETCHING, ImportState.READING, ImportState.CONFIRMED})
ENDED: Final = frozenset(state for state, following in MOVES.items() if not following)


class MoveIsNotAllowed(ValueError):
    """An import cannot go from one state to the other."""


def move(before: ImportState, after: ImportState) -> ImportState:
    """Return the state after a move; raises MoveIsNotAllowed when the table does not have it."""
    if after not in MOVES[before]:
        raise MoveIsNotAllowed(f"an import that is {before} cannot become {after}")
    return after
