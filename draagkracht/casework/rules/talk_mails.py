"""Mails about a talk, in plain Dutch: the invitation, that it is off, and afterwards one minute for whoever cares.

They name the person whom they are written to and nobody else, and nothing of what it is about: mail is read by others.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.casework.rules.mails import SUPPORT_BY_DESK, SUPPORT_BY_PHONE, Mail, Sender
from draagkracht.casework.rules.talks import Kind
from draagkracht.directory.rules.presentation import day_of_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What an invitation says. `passed_on` is what the client calls carers who are not in the file by name yet."""

    name: str
    reference: str
    kind: Kind
    day: datetime.date
    time: str
    place: str
    worker: str
    passed_on: tuple[str, ...] = ()


INVITATION: Final = """\
Goedendag {name},

Wij willen graag met u praten. Het gaat om de vraag met nummer {reference}.

Wanneer: {day}, om {time} uur
Waar: {place}
Met wie: {worker}

{who}{passed_on}

Wilt u iemand meenemen? Dat mag altijd.

Gratis iemand die met u meedenkt
U mag gratis hulp krijgen van iemand die niet bij de gemeente werkt. Dat heet onafhankelijke cliëntondersteuning. \
{support}

Kunt u niet, of wilt u liever op een andere plek praten? Bel ons: {phone}.

{desk}
{municipality}
"""
WHO: Final[Mapping[Kind, str]] = {
    Kind.TOGETHER: "Het is een gesprek met iedereen die erbij hoort. Wie zorgt, praat mee. Wilt u liever apart praten? "
    "Dat kan ook.",
    Kind.CARER_ALONE: "Dit gesprek is met u alleen. Het gaat over u: wat u doet, wat u wilt en waar uw grens ligt.",
    Kind.CLIENT_ALONE: "Dit gesprek is met u, zonder wie voor u zorgt.",
}
PASSED_ON: Final = """

Wij nodigen ook uit wie voor u zorgt: {who}. Wilt u deze uitnodiging doorgeven? Wij schrijven pas een naam op als die \
persoon dat goed vindt."""
CANCELLED: Final = """\
Goedendag {name},

Ons gesprek van {day} gaat niet door. Het gaat om de vraag met nummer {reference}.

U hoort van ons wanneer het wel kan. Hebt u een vraag? Bel ons: {phone}.

{desk}
{municipality}
"""
AFTERWARDS: Final = """\
Goedendag {name},

Dank u voor het gesprek. Hoe was het voor u? Dat kunt u in een minuut laten weten:
{address}

Het hoeft niet. Wij gebruiken het om beter te luisteren. Wilt u liever bellen? {phone}.

{desk}
{municipality}
"""

WAITING: Final[Mapping[str, tuple[str, str]]] = {
    "plan": ("Er ligt een plan voor u klaar", "Er ligt een plan voor u klaar. Wij horen graag wat u ervan vindt."),
    "letter": ("Er is een brief voor u", "Er is een brief voor u."),
}
WAITS: Final = """\
Goedendag {name},

{says} U leest het hier, als u bent ingelogd:
{address}

Lukt dat niet? Bel ons: {phone}.

{desk}
{municipality}
"""


def invitation(facts: Invitation, sender: Sender) -> Mail:
    """Return the invitation to a talk."""
    support = SUPPORT_BY_PHONE if sender.support_phone else SUPPORT_BY_DESK
    body = INVITATION.format(
        name=facts.name,
        reference=facts.reference,
        day=day_of_year(facts.day).dutch(),
        time=facts.time,
        place=facts.place,
        worker=facts.worker,
        who=WHO[facts.kind],
        passed_on=PASSED_ON.format(who=" en ".join(facts.passed_on)) if facts.passed_on else "",
        support=support.format(name=sender.support_name, phone=sender.support_phone or sender.phone),
        phone=sender.phone,
        desk=sender.desk,
        municipality=sender.municipality,
    )
    return Mail(f"Uitnodiging voor een gesprek: {facts.reference}", body)


def cancelled(name: str, reference: str, day: datetime.date, sender: Sender) -> Mail:
    """Return the mail that a talk is off."""
    body = CANCELLED.format(
        name=name, reference=reference, day=day_of_year(day).dutch(), phone=sender.phone,
        desk=sender.desk, municipality=sender.municipality,
    )  # fmt: skip
    return Mail(f"Ons gesprek gaat niet door: {reference}", body)


def afterwards(name: str, reference: str, address: str, sender: Sender) -> Mail:
    """Return the mail that asks whoever cares how the talk was."""
    body = AFTERWARDS.format(
        name=name, address=address, phone=sender.phone, desk=sender.desk, municipality=sender.municipality
    )
    return Mail(f"Hoe was het gesprek? {reference}", body)


def waits(what: str, name: str, reference: str, address: str, sender: Sender) -> Mail:
    """Return the mail that a plan or a letter waits in somebody's own space; the mail says nothing of it."""
    subject, says = WAITING[what]
    body = WAITS.format(
        name=name, says=says, address=address, phone=sender.phone, desk=sender.desk, municipality=sender.municipality
    )
    return Mail(f"{subject}: {reference}", body)
