"""What of a talk may be taken over in which box of a plan: only what everybody who reads the box may read.

What was said in confidence is taken over nowhere.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from draagkracht.casework.rules import conversation, talks
from draagkracht.casework.rules.conversation import OWN_WORDS
from draagkracht.casework.rules.results import ResultArea
from draagkracht.casework.rules.talks import Kind, Viewer

CLIENT: Final = frozenset({Viewer.CLIENT, Viewer.REPRESENTATIVE})
GOALS: Final = (OWN_WORDS, "who-does-what", "must-stay")
# Which answers belong beside which box of the form.
BOXES: Final[Mapping[str, Sequence[str]]] = {
    **{f"doel_{area}": GOALS for area in ResultArea},
    f"doel_{ResultArea.OWN}": ("own-need", "beside-caring", "energy"),
    "zorgt": ("own-need", "will-do", "will-not-do", "burden-about"),
    "huisgenoten": ("who-does-what", "network"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What was said in one talk, by question."""

    kind: Kind
    is_confidential: bool
    answers: Mapping[str, Sequence[str]] = field(repr=False)


def beside(box: str, said: Collection[Said], *, carers: int) -> tuple[str, ...]:
    """Return what was said that may stand in a box, in order of the questions; `carers` is how many read it."""
    readers = _readers(box, carers)
    read = [one for one in said if all(_may_read(viewer, one) for viewer in readers)]
    found = [text for name in BOXES.get(box, ()) for one in read for text in one.answers.get(name, ())]
    return tuple(dict.fromkeys(text.strip() for text in found if text.strip()))


def join(typed: str, said: Collection[str]) -> str:
    """Return what somebody typed with what was said below it; nothing that stands there already twice."""
    return "\n\n".join(filter(None, (typed.strip(), *(text for text in said if text not in typed))))


def _readers(box: str, carers: int) -> frozenset[Viewer]:
    """Return who reads a box: the client, each of the carers, or all of them."""
    cares = frozenset({Viewer.THIS_CARER, Viewer.OTHER_CARER} if carers > 1 else {Viewer.THIS_CARER})
    if box == "huisgenoten":
        return CLIENT | cares
    return cares if box in {"zorgt", f"doel_{ResultArea.OWN}"} else CLIENT


def _may_read(viewer: Viewer, one: Said) -> bool:
    return not one.is_confidential and talks.may_read(viewer, one.kind, is_confidential=False)


def answers_of(own_words: str, answers: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    """Return all that was said in a talk by question, without what one carer said in confidence."""
    return {**conversation.without_own(answers), OWN_WORDS: [own_words] if own_words else []}
