"""Mails about a talk, a plan or a letter: the invitation, that it is off, one minute afterwards, and that something
waits.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.messages import SUPPORT, SUPPORT_HEADING, Message, Sender, message, plain, support
from draagkracht.casework.rules.talks import Kind
from draagkracht.directory.rules.presentation import day_of_year
from draagkracht.directory.rules.presentation.times import DAY_NAMES, WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What an invitation says. `passed_on` is what the client calls carers who are not in the file by name yet.

    `was` is the day that everybody knew, of a talk that is moved.
    """

    name: str
    reference: str
    kind: Kind
    day: datetime.date
    time: str
    place: Sentence
    worker: str
    is_confidential: bool = False
    passed_on: tuple[str, ...] = ()
    was: datetime.date | None = None


INVITED: Final = N_("Uitnodiging voor een gesprek: %(reference)s")
WISH: Final = N_("Wij willen graag met u praten. Het gaat om de vraag met nummer %(reference)s.")
MOVED: Final = N_("Ons gesprek is veranderd: %(reference)s")
MOVED_WISH: Final = N_(
    "Ons gesprek van %(day)s is veranderd. Hieronder staat de nieuwe afspraak. Het gaat om de vraag met nummer "
    "%(reference)s."
)
WHEN: Final = N_("Wanneer: %(day)s, om %(time)s uur")
WHERE: Final = N_("Waar: %(place)s")
WITH: Final = N_("Met wie: %(worker)s")
WHO: Final[Mapping[Kind, Sentence]] = {
    Kind.TOGETHER: Sentence(
        N_(
            "Het is een gesprek met iedereen die erbij hoort. Wie zorgt, praat mee. Wilt u liever apart praten? Dat "
            "kan ook."
        )
    ),
    Kind.CARER_ALONE: Sentence(
        N_("Dit gesprek is met u alleen. Het gaat over u: wat u doet, wat u wilt en waar uw grens ligt.")
    ),
    Kind.CLIENT_ALONE: Sentence(N_("Dit gesprek gaat over u. Wie voor u zorgt, nodigen wij hiervoor niet uit.")),
}
IN_CONFIDENCE: Final = Sentence(
    N_(
        "Dit gesprek is in vertrouwen. Wat u zegt, lezen alleen wie uw vraag behandelt en uw vaste aanspreekpunt. Het "
        "komt niet in het verslag."
    )
)
WEEKDAY: Final = N_("%(weekday)s %(day)s")
PASSED_ON: Final = N_(
    "Wij nodigen ook uit wie voor u zorgt: %(who)s. Wilt u deze uitnodiging doorgeven? Wij schrijven pas een naam op "
    "als die persoon dat goed vindt."
)
BRING: Final = Sentence(N_("Wilt u iemand meenemen? Dat mag altijd."))
CANNOT: Final = N_("Kunt u niet, of wilt u liever op een andere plek praten? Bel ons: %(phone)s.")
OFF_SUBJECT: Final = N_("Ons gesprek gaat niet door: %(reference)s")
OFF: Final = N_("Ons gesprek van %(day)s gaat niet door. Het gaat om de vraag met nummer %(reference)s.")
OFF_NOW: Final = N_("U hoort van ons wanneer het wel kan. Hebt u een vraag? Bel ons: %(phone)s.")
AFTER_SUBJECT: Final = N_("Hoe was het gesprek? %(reference)s")
AFTER: Final = Sentence(N_("Dank u voor het gesprek. Hoe was het voor u? Dat kunt u in een minuut laten weten."))
AFTER_HERE: Final = Sentence(N_("Deze link opent drie korte vragen. U logt eerst in met een code die wij u mailen:"))
AFTER_FREE: Final = N_("Het hoeft niet. Wij gebruiken het om beter te luisteren. Wilt u liever bellen? %(phone)s.")
WAITING: Final[Mapping[str, tuple[str, Sentence]]] = {
    "plan": (
        N_("Er ligt een plan voor u klaar: %(reference)s"),
        Sentence(N_("Er ligt een plan voor u klaar. Wij horen graag wat u ervan vindt.")),
    ),
    "letter": (N_("Er is een brief voor u: %(reference)s"), Sentence(N_("Er is een brief voor u."))),
}
HEAR: Final = N_("Wij horen graag uiterlijk %(day)s van u.")
ASK: Final = N_("Hebt u een vraag, of lukt het niet? Bel ons en vraag naar %(who)s: %(phone)s.")
READ_HERE: Final = Sentence(
    N_("U leest dit op uw eigen plek. Open deze link, en log in met een code die wij u mailen:")
)
NO_LUCK: Final = N_("Lukt dat niet? Bel ons: %(phone)s.")
NEWS_SUBJECT: Final = N_("Er is nieuws voor u: %(reference)s")
NEWS: Final = N_("Er is nieuws over de vraag met nummer %(reference)s. In deze mail staat niet wat het is.")
NEWS_HERE: Final = Sentence(N_("Wilt u het online lezen? Open deze link, en log in of maak een eigen plek:"))
NEWS_HOLDS: Final = N_("De link werkt 30 dagen. Het hoeft niet. Wij vertellen het u ook aan de telefoon: %(phone)s.")


def invitation(facts: Invitation, sender: Sender) -> Message:
    """Return the invitation to a talk, or to the new moment of one that is moved."""
    passed_on = Sentence(PASSED_ON, {"who": " en ".join(facts.passed_on)})
    subject, wish, about = INVITED, WISH, {"reference": facts.reference}
    was = {"day": weekday(facts.was)} if facts.was else {}
    if was:
        subject, wish = MOVED, MOVED_WISH
    return message(
        Sentence(subject, about),
        facts.name,
        sender,
        (Sentence(wish, {**about, **was}),),
        (
            when(facts.day, facts.time),
            Sentence(WHERE, {"place": facts.place}),
            Sentence(WITH, {"worker": facts.worker}),
        ),
        (WHO[facts.kind], *[IN_CONFIDENCE] * facts.is_confidential),
        (passed_on,) if facts.passed_on else (),
        (BRING,),
        (SUPPORT_HEADING, Sentence(SUPPORT, {"where": support(sender)})),
        (Sentence(CANNOT, {"phone": sender.phone}),),
    )


def when(day: datetime.date, time: str) -> Sentence:
    """Return the line of an invitation that says when it is."""
    return Sentence(WHEN, {"day": weekday(day), "time": time})


def weekday(day: datetime.date) -> Sentence:
    """Return a day with its name: “donderdag 10 december 2026”."""
    return Sentence(WEEKDAY, {"weekday": DAY_NAMES[WEEK[day.weekday()]], "day": day_of_year(day)})


def cancelled(name: str, reference: str, day: datetime.date, sender: Sender) -> Message:
    """Return the mail that a talk is off."""
    off = Sentence(OFF, {"day": day_of_year(day), "reference": reference})
    now = Sentence(OFF_NOW, {"phone": sender.phone})
    return message(Sentence(OFF_SUBJECT, {"reference": reference}), name, sender, (off,), (now,))


def afterwards(name: str, reference: str, address: str, sender: Sender) -> Message:
    """Return the mail that asks whoever cares how the talk was."""
    free = Sentence(AFTER_FREE, {"phone": sender.phone})
    subject = Sentence(AFTER_SUBJECT, {"reference": reference})
    return message(subject, name, sender, (AFTER, AFTER_HERE, plain(address)), (free,))


@dataclass(frozen=True, slots=True)
class Wish:
    """By when we like to hear, and who to ask about it."""

    day: datetime.date
    worker: str

    def lines(self, sender: Sender) -> tuple[Sentence, ...]:
        """Return the wish as a mail says it."""
        return Sentence(HEAR, {"day": weekday(self.day)}), Sentence(ASK, {"who": self.worker, "phone": sender.phone})


def waits(what: str, name: str, reference: str, address: str, sender: Sender, *, wish: Wish | None = None) -> Message:
    """Return the mail that a plan or a letter waits in somebody's own space; the mail says nothing of it."""
    subject, says = WAITING[what]
    here, no_luck = (says, READ_HERE, plain(address)), Sentence(NO_LUCK, {"phone": sender.phone})
    end = wish.lines(sender) if wish else (no_luck,)
    return message(Sentence(subject, {"reference": reference}), name, sender, here, end)


def news(name: str, reference: str, address: str, sender: Sender, *, wish: Wish | None = None) -> Message:
    """Return the mail to who has no space here yet: that there is something to read, and not what."""
    says = Sentence(NEWS, {"reference": reference})
    holds = Sentence(NEWS_HOLDS, {"phone": sender.phone})
    subject = Sentence(NEWS_SUBJECT, {"reference": reference})
    wanted = wish.lines(sender) if wish else ()
    return message(subject, name, sender, (says,), (NEWS_HERE, plain(address)), wanted, (holds,))
