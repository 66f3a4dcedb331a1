"""What the referrer hears at each step: as much as the carer agreed to, and never a name.

Inventory row 26: who refers hears back. The date and the initials are enough to know whom it is about.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Answer, Outcome

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
    is_due: bool = False  # the day of the promise still has to come, and nobody was spoken to
    by: str = ""
    outcome: Outcome | None = None
    desk: str
    phone: str
    also: tuple[str, ...] = ()  # the days of other referrals of the same person by the same referrer


@dataclass(frozen=True, slots=True)
class Mail:
    """A subject and paragraphs."""

    subject: Sentence
    paragraphs: tuple[Sentence, ...]


def mail_of(state: State, answer: Answer, told: Told) -> Mail | None:
    """Return the mail for a step; None where the carer did not agree that the referrer hears of it."""
    if answer not in HEARS[state]:
        return None
    return _mail(SUBJECTS[state], told, _news(state, answer, told))


def joined_mail(told: Told) -> Mail:
    """Return the mail to somebody of whom two referrals go on together: both were theirs, so it tells nothing new."""
    return _mail(JOINED, told, (ONE_FROM_NOW,))


def parted_mail(state: State, told: Told) -> Mail:
    """Return the mail that what was told of a referral was of somebody else, and how it stands; `state` is open."""
    soon = Sentence(N_("Wij nemen contact op, uiterlijk %(due)s."), {"due": told.due}) if told.is_due else SOON
    now = {
        State.SENT: (soon,),
        State.ACCEPTED: (Sentence(N_("%(by)s pakt het op."), {"by": told.by}), soon),
        State.REACHED: (NEWS[State.REACHED],),
    }
    which = _which(told)
    also = tuple(Sentence(OF_ANOTHER, {"day": day}) for day in told.also)
    return Mail(PARTED, (GREETING, which, MIXED_UP, *also, *now[state], _closing(told)))


def _mail(subject: Sentence, told: Told, news: tuple[Sentence, ...]) -> Mail:
    also = tuple(Sentence(N_("Uw verwijzing van %(day)s hoort hierbij."), {"day": day}) for day in told.also)
    return Mail(subject, (GREETING, _which(told), *also, *news, THANKS, _closing(told)))


def _which(told: Told) -> Sentence:
    words = {"day": told.day, "initials": told.initials}
    return Sentence(N_("Dit gaat over uw verwijzing van %(day)s (%(initials)s)."), words)


def _closing(told: Told) -> Sentence:
    return Sentence(CLOSING, {"desk": told.desk, "phone": told.phone})


def _news(state: State, answer: Answer, told: Told) -> tuple[Sentence, ...]:
    if state is State.SENT:
        promise = Sentence(N_("Wij nemen contact op, uiterlijk %(due)s."), {"due": told.due})
        return (promise, AFTERWARDS[answer])
    if state is State.ACCEPTED:
        promise = Sentence(N_("Wij nemen contact op, uiterlijk %(due)s."), {"due": told.due})
        return (Sentence(N_("%(by)s pakt het op."), {"by": told.by}), *((promise,) if told.is_due else ()))
    if state is State.STARTED:
        return (HAPPENED[told.outcome or Outcome.ADVICE],)
    return (NEWS[state],)


PARTED: Final = Sentence(N_("Ons bericht over uw verwijzing klopte niet"))
MIXED_UP: Final = Sentence(
    N_("Wij haalden twee mensen door elkaar. Ons vorige bericht hierover klopt niet. Dat spijt ons.")
)
OF_ANOTHER: Final = N_("Uw verwijzing van %(day)s gaat over iemand anders.")
SOON: Final = Sentence(N_("Wij nemen zo snel mogelijk contact op."))
JOINED: Final = Sentence(N_("Twee van uw verwijzingen gaan samen verder"))
ONE_FROM_NOW: Final = Sentence(N_("Ze gaan over dezelfde persoon. U krijgt er voortaan één bericht over."))
HAPPENED: Final[Mapping[Outcome, Sentence]] = {
    Outcome.ADVICE: Sentence(N_("Wij gaven advies.")),
    Outcome.GROUP: Sentence(N_("Er is een groep of cursus gevonden.")),
    Outcome.HELP: Sentence(N_("Er is hulp in de buurt gevonden.")),
    Outcome.KEEP_IN_TOUCH: Sentence(N_("Wij houden contact met wie u verwees.")),
    Outcome.CASE: Sentence(N_("Er is een gesprek over hulp begonnen.")),
}
NEWS: Final[Mapping[State, Sentence]] = {
    State.REACHED: Sentence(N_("Wij spraken met wie u verwees.")),
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
