"""Proposals: their states, by when the editor looks, and how much a stranger may leave behind."""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

LOOKED_AT_WITHIN: Final = datetime.timedelta(days=14)
ADDRESS_IS_KEPT: Final = datetime.timedelta(days=30)
# More than an editor can read; beyond it a form says to call. It also bounds what a flood of messages can do.
MOST_WAITING: Final = 300
MOST_WAITING_FOR_ONE: Final = 10


class State(StrEnum):
    """What became of a proposal."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


MOVES: Final[Mapping[State, frozenset[State]]] = {
    State.WAITING: frozenset({State.ACCEPTED, State.REJECTED, State.WITHDRAWN}),
    State.ACCEPTED: frozenset(),
    State.REJECTED: frozenset(),
    State.WITHDRAWN: frozenset(),
}


def due_date(asked: datetime.date) -> datetime.date:
    """Return by which day an editor has looked at a proposal."""
    return asked + LOOKED_AT_WITHIN


ANSWER_SUBJECT: Final = Sentence(N_("Uw bericht over %(service)s"))
ACCEPTED: Final = Sentence(N_("U liet ons weten dat er iets niet klopte. Dank u wel. Wij hebben het aangepast."))
REJECTED: Final = Sentence(N_("U liet ons weten dat er iets niet klopte. Dank u wel. Wij hebben ernaar gekeken."))
NOT_CHANGED: Final = Sentence(N_("Wij passen het niet aan. Dit is waarom:"))
FORGOTTEN: Final = Sentence(N_("Uw mailadres hebben wij nu gewist. Op deze mail hoeft u niets te doen."))


def answer(state: State, reason: str) -> str:
    """Return what the mail says to somebody who wanted an answer: plain text, in Dutch."""
    lines = [ACCEPTED.dutch()] if state is State.ACCEPTED else [REJECTED.dutch(), NOT_CHANGED.dutch(), reason]
    return "\n\n".join(["Goedendag,", *lines, FORGOTTEN.dutch()])
