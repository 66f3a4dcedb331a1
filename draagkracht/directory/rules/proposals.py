"""Proposals: their states, by when the editor looks, and how much a stranger may leave behind."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

LOOKED_AT_WITHIN: Final = datetime.timedelta(days=14)
ADDRESS_IS_KEPT: Final = datetime.timedelta(days=30)
# What a visitor wrote: until somebody decided, and then as long as people ask why something changed.
MESSAGE_IS_KEPT: Final = datetime.timedelta(days=90)
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
TAKEN_BACK_SUBJECT: Final = Sentence(N_("Teruggedraaid bij %(service)s"))
TAKEN_BACK: Final = Sentence(N_("Wij veranderden toen dit: %(names)s. Dat hebben wij nu teruggedraaid."))
AS_BEFORE: Final = Sentence(N_("Op de site staat weer wat er eerst stond."))
SEE_NOW: Final = Sentence(N_("Bekijk hier wat er nu staat: %(link)s"))

QUESTIONS: Final = Sentence(N_("Hebt u vragen? Bel ons: %(phone)s, %(desk)s."))
GREETING: Final = Sentence(N_("Met vriendelijke groet,\n%(desk)s\ngemeente %(municipality)s"))


@dataclass(frozen=True, slots=True)
class Sender:
    """Of whom a mail is: the desk, its telephone number and its municipality."""

    desk: str
    phone: str
    municipality: str


def answer(state: State, reason: str, *, sender: Sender) -> str:
    """Return what the mail says to somebody who wanted an answer: plain text, in Dutch."""
    if state is State.ACCEPTED:
        lines = [ACCEPTED.dutch(), *([reason] if reason else [])]
    else:
        lines = [REJECTED.dutch(), NOT_CHANGED.dutch(), reason]
    return _mail([*lines, FORGOTTEN.dutch()], sender)


def answer_provider(
    state: State,
    *,
    service: str,
    asked: tuple[str, ...],
    applied: tuple[str, ...],
    reason: str,
    link: str,
    sender: Sender,
) -> str:
    """Return what the mail says to a provider that proposed something: plain text, in Dutch.

    `asked` and `applied` are what the fields are called that it wanted changed, and that were; `reason` is why the
    rest was not; `link` is the page of the proposal, for who can sign in.
    """
    lines = [_asked(service, asked)]
    if state is State.ACCEPTED:
        lines += [*_taken(asked, applied), *([reason] if reason else [])]
    else:
        lines += [NOT_TAKEN.dutch(), reason]
    return _mail([*lines, *_seen_at(SEE_IT, link)], sender)


def tell_taken_back(*, service: str, name: str, link: str, sender: Sender) -> str:
    """Return what the mail says to a provider when a field that was taken over is taken back: plain text, in Dutch.

    `name` is what the field is called, `link` the page of the service.
    """
    lines = [_asked(service, ()), _filled(TAKEN_BACK, names=name), AS_BEFORE.dutch()]
    return _mail([*lines, *_seen_at(SEE_NOW, link)], sender)


def _mail(lines: Sequence[str], sender: Sender) -> str:
    ends = [_filled(one, **asdict(sender)) for one in (QUESTIONS, GREETING)]
    return "\n\n".join(["Goedendag,", *lines, *ends])


def _filled(sentence: Sentence, **values: str) -> str:
    return Sentence(sentence.message, values).dutch()


def _seen_at(sentence: Sentence, link: str) -> list[str]:
    return [_filled(sentence, link=link)] if link else []


def _asked(service: str, asked: tuple[str, ...]) -> str:
    return _filled(PROPOSED_FIELDS if asked else PROPOSED, service=service, names=", ".join(asked))


def _taken(asked: tuple[str, ...], applied: tuple[str, ...]) -> list[str]:
    taken = [name for name in asked if name in applied]
    left = [name for name in asked if name not in applied]
    if not taken:
        return [MADE_BY_US.dutch()]
    if not left:
        return [TAKEN_OVER.dutch()]
    return [_filled(sentence, names=", ".join(names)) for sentence, names in ((TAKEN_PARTLY, taken), (LEFT_OUT, left))]
