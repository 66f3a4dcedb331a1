"""How the directory stays true: the provider is asked, reminded, called, and in the end an entry is shown as unchecked.

An entry is never removed because nobody answered. The interval is a parameter of the municipality
(`service-check-every-days`); the other spans are our own choice: long enough for a holiday of three weeks.
"""

import datetime
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

DEFAULT_EVERY_DAYS: Final = 182  # half a year
LINK_IS_VALID: Final = datetime.timedelta(days=30)
MOST_LETTERS_A_DAY: Final = 50  # what a desk can answer the calls of


class State(StrEnum):
    """How far the question to a provider is."""

    ASKED = "asked"
    REMINDED = "reminded"
    TO_CALL = "to_call"  # a task for the editor
    UNCHECKED = "unchecked"  # shown as such to the public
    ANSWERED = "answered"
    REPLACED = "replaced"  # asked anew, half a year later


class Event(StrEnum):
    """What happens to a question."""

    REMIND = "remind"
    HAND_OVER = "hand_over"
    GIVE_UP = "give_up"
    ANSWER = "answer"
    ASK_AGAIN = "ask_again"


TRANSITIONS: Final[Mapping[tuple[State, Event], State]] = {
    (State.ASKED, Event.REMIND): State.REMINDED,
    (State.ASKED, Event.HAND_OVER): State.TO_CALL,  # the mail was refused
    (State.REMINDED, Event.HAND_OVER): State.TO_CALL,
    (State.TO_CALL, Event.GIVE_UP): State.UNCHECKED,
    (State.ASKED, Event.ANSWER): State.ANSWERED,
    (State.REMINDED, Event.ANSWER): State.ANSWERED,
    (State.TO_CALL, Event.ANSWER): State.ANSWERED,
    (State.UNCHECKED, Event.ANSWER): State.ANSWERED,
    (State.UNCHECKED, Event.ASK_AGAIN): State.REPLACED,
}
OPEN: Final = (State.ASKED, State.REMINDED, State.TO_CALL, State.UNCHECKED)
# What the clock does to a question that rests in a state, and after how long.
BY_THE_CLOCK: Final[Mapping[State, tuple[datetime.timedelta, Event]]] = {
    State.ASKED: (datetime.timedelta(weeks=3), Event.REMIND),
    State.REMINDED: (datetime.timedelta(weeks=3), Event.HAND_OVER),
    State.TO_CALL: (datetime.timedelta(weeks=4), Event.GIVE_UP),
}
# For the diagram.
MEANING: Final[Mapping[Event, str]] = {
    Event.REMIND: "after 3 weeks",
    Event.HAND_OVER: "after 3 weeks",
    Event.GIVE_UP: "after 4 weeks",
    Event.ANSWER: "answered",
    Event.ASK_AGAIN: "the next round",
}


class EventIsNotPossible(ValueError):
    """In this state that cannot happen."""


class Answer(StrEnum):
    """What was said of one service; empty while nothing was."""

    CONFIRMED = "confirmed"
    PROPOSED = "proposed"  # it no longer holds: the editor has the proposal
    CHANGED = "changed"  # by a trusted provider, at once
    ELSEWHERE = "elsewhere"  # confirmed in another way meanwhile, or no longer published
    ASKED_AGAIN = "asked_again"


def after(state: State, event: Event) -> State:
    """Return the state after an event; raises EventIsNotPossible when the table does not have it."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise EventIsNotPossible(f"{event} in {state}") from None


def due_event(state: State, since: datetime.datetime, now: datetime.datetime) -> Event | None:
    """Return what the clock does now to a question that has been in a state since a moment; None when nothing."""
    if state not in BY_THE_CLOCK:
        return None
    rest, event = BY_THE_CLOCK[state]
    return event if now - since >= rest else None


def asked_before(now: datetime.datetime, every_days: int) -> datetime.datetime:
    """Return the moment before which a confirmation, or the last question, is old enough to ask (again)."""
    return now - datetime.timedelta(days=every_days)


def diagram() -> str:
    """Return the table as a Mermaid diagram, for the documents."""
    lines = ["stateDiagram-v2", f"    [*] --> {State.ASKED}: provider has a mail address"]
    lines.append(f"    [*] --> {State.TO_CALL}: provider has none")
    for (before, event), later in TRANSITIONS.items():
        is_refused = (before, event) == (State.ASKED, Event.HAND_OVER)
        lines.append(f"    {before} --> {later}: {'mail is refused' if is_refused else MEANING[event]}")
    return "\n".join(lines) + "\n"
