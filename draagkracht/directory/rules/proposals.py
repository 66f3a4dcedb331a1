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
FORGOTTEN: Final = Sentence(N_("Uw mailadres wissen wij binnen dertig dagen. Op deze mail hoeft u niets te doen."))

PROVIDER_SUBJECT: Final = Sentence(N_("Uw voorstel voor %(service)s"))
PROPOSED: Final = Sentence(N_("U liet ons weten wat er anders moet bij “%(service)s”. Dank u wel."))
PROPOSED_FIELDS: Final = Sentence(N_("U stelde voor om dit te veranderen bij “%(service)s”: %(names)s."))
TAKEN_OVER: Final = Sentence(N_("Wij hebben uw voorstel overgenomen."))
TAKEN_PARTLY: Final = Sentence(N_("Wij hebben dit overgenomen: %(names)s."))
LEFT_OUT: Final = Sentence(N_("Dit hebben wij niet overgenomen: %(names)s."))
MADE_BY_US: Final = Sentence(N_("Wij hebben het aangepast."))
NOT_TAKEN: Final = Sentence(N_("Wij nemen uw voorstel niet over. Dit is waarom:"))
SEE_IT: Final = Sentence(N_("Bekijk uw voorstel hier: %(link)s"))


def answer(state: State, reason: str) -> str:
    """Return what the mail says to somebody who wanted an answer: plain text, in Dutch."""
    lines = [ACCEPTED.dutch()] if state is State.ACCEPTED else [REJECTED.dutch(), NOT_CHANGED.dutch(), reason]
    return "\n\n".join(["Goedendag,", *lines, FORGOTTEN.dutch()])


def answer_provider(
    state: State, *, service: str, asked: tuple[str, ...], applied: tuple[str, ...], reason: str, link: str
) -> str:
    """Return what the mail says to a provider that proposed something: plain text, in Dutch.

    `asked` and `applied` are what the fields are called that it wanted changed, and that were; `link` is the page of
    the proposal, for who can sign in.
    """
    lines = [_asked(service, asked)]
    if state is State.ACCEPTED:
        lines += _taken(asked, applied)
    else:
        lines += [NOT_TAKEN.dutch(), reason]
    if link:
        lines.append(Sentence(SEE_IT.message, {"link": link}).dutch())
    return "\n\n".join(["Goedendag,", *lines])


def _asked(service: str, asked: tuple[str, ...]) -> str:
    sentence = PROPOSED_FIELDS if asked else PROPOSED
    return Sentence(sentence.message, {"service": service, "names": ", ".join(asked)}).dutch()


def _taken(asked: tuple[str, ...], applied: tuple[str, ...]) -> list[str]:
    taken = [name for name in asked if name in applied]
    left = [name for name in asked if name not in applied]
    if not taken:
        return [MADE_BY_US.dutch()]
    if not left:
        return [TAKEN_OVER.dutch()]
    parts = ((TAKEN_PARTLY, taken), (LEFT_OUT, left))
    return [Sentence(sentence.message, {"names": ", ".join(names)}).dutch() for sentence, names in parts]
