"""What the referrer hears at each step: as much as the carer agreed to, and never a name.

Inventory row 26: who refers hears back. The date and the initials are enough to know whom it is about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import OUTCOME_LABELS, Answer, Outcome

# At which levels somebody hears of a step. That a referral came in is told to all: it is about our work, not theirs.
HEARS: Final[Mapping[State, frozenset[Answer]]] = {
    State.SENT: frozenset(Answer),
    State.ACCEPTED: frozenset({Answer.OUTCOME, Answer.REACHED}),
    State.REACHED: frozenset({Answer.OUTCOME, Answer.REACHED}),
    State.NOT_REACHED: frozenset({Answer.OUTCOME, Answer.REACHED}),
    State.STARTED: frozenset({Answer.OUTCOME}),
    State.DECLINED: frozenset({Answer.OUTCOME}),
}
SUBJECTS: Final[Mapping[State, Sentence]] = {
    State.SENT: Sentence(N_("Uw verwijzing is binnen")),
    State.ACCEPTED: Sentence(N_("Uw verwijzing is opgepakt")),
    State.REACHED: Sentence(N_("Er is contact na uw verwijzing")),
    State.NOT_REACHED: Sentence(N_("Er is geen contact gelukt na uw verwijzing")),
    State.STARTED: Sentence(N_("Hoe het afliep met uw verwijzing")),
    State.DECLINED: Sentence(N_("Hoe het afliep met uw verwijzing")),
}
GREETING: Final = Sentence(N_("Dag,"))
CLOSING: Final = N_("Vragen? Bel %(desk)s: %(phone)s.")
THANKS: Final = Sentence(N_("Dank u wel dat u oplet."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a mail is filled in with; days and names are text already."""

    day: str
    initials: str
    due: str
    by: str = ""
    outcome: Outcome | None = None
    desk: str
    phone: str


@dataclass(frozen=True, slots=True)
class Mail:
    """A subject and paragraphs."""

    subject: Sentence
    paragraphs: tuple[Sentence, ...]


def mail_of(state: State, answer: Answer, told: Told) -> Mail | None:
    """Return the mail for a step; None where the carer did not agree that the referrer hears of it."""
    if answer not in HEARS[state]:
        return None
    which = Sentence(
        N_("Dit gaat over uw verwijzing van %(day)s (%(initials)s)."), {"day": told.day, "initials": told.initials}
    )
    closing = Sentence(CLOSING, {"desk": told.desk, "phone": told.phone})
    return Mail(SUBJECTS[state], (GREETING, which, *_news(state, answer, told), THANKS, closing))


def _news(state: State, answer: Answer, told: Told) -> tuple[Sentence, ...]:
    if state is State.SENT:
        promise = Sentence(N_("Wij nemen contact op, uiterlijk %(due)s."), {"due": told.due})
        return (promise, AFTERWARDS[answer])
    if state is State.ACCEPTED:
        return (Sentence(N_("%(by)s pakt het op."), {"by": told.by}),)
    if state is State.STARTED:
        outcome = told.outcome or Outcome.ADVICE
        return (Sentence(N_("Dit is er gebeurd: %(outcome)s."), {"outcome": OUTCOME_LABELS[outcome]}),)
    return (NEWS[state],)


NEWS: Final[Mapping[State, Sentence]] = {
    State.REACHED: Sentence(N_("Wij hebben elkaar gesproken.")),
    State.NOT_REACHED: Sentence(
        N_("Wij hebben het meer dan eens geprobeerd. Het is niet gelukt. Ziet u elkaar? Zeg dan dat bellen altijd mag.")
    ),
    State.DECLINED: Sentence(N_("Hulp hoeft nu niet. Dat mag. Bellen kan later altijd nog.")),
}
AFTERWARDS: Final[Mapping[Answer, Sentence]] = {
    Answer.OUTCOME: Sentence(N_("U hoort van ons hoe het afloopt.")),
    Answer.REACHED: Sentence(N_("U hoort van ons of het contact gelukt is.")),
    Answer.NOTHING: Sentence(N_("Meer hoort u niet. Dat is zo afgesproken met wie u verwijst.")),
}
