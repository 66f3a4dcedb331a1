"""The short mails of a case: that a request came in, that an answer comes later; and those to whoever works on it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules.messages import (
    SUPPORT_HEADING,
    Message,
    Sender,
    message,
    point,
    support,
)
from draagkracht.casework.rules.results import ExtensionReason, PauseReason
from draagkracht.directory.rules.presentation import day_of_year

__all__ = ["Dates", "Mail", "Sender", "extended", "paused", "receipt", "team_warning", "warning"]


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail in plain text, in Dutch."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What a receipt promises; `first_contact` is None where we spoke already, `urgent` where nothing is urgent."""

    received: datetime.date
    urgent: datetime.date | None = None
    first_contact: datetime.date | None
    plan: datetime.date
    investigation: datetime.date
    total: datetime.date


RECEIPT_SUBJECT: Final = N_("Wij kregen uw vraag: %(reference)s")
RECEIVED: Final = N_(
    "Op %(received)s kregen wij een vraag om hulp. Wij gaan ermee aan de slag. Het nummer van de vraag is "
    "%(reference)s."
)
NOW: Final = Sentence(N_("Wat gebeurt er nu?"))
HEARS: Final = N_("U hoort van ons uiterlijk op %(first_contact)s.")
URGENT: Final = N_("Dit is spoed. Uiterlijk op %(urgent)s zeggen wij welke hulp meteen kan beginnen.")
SPOKEN: Final = Sentence(N_("Wij hebben u al gesproken."))
TALK: Final = Sentence(
    N_("Daarna praten wij met u. Ook wie voor een ander zorgt, mag meepraten. Dat mag samen, en ook apart.")
)
REPORT: Final = N_("Uiterlijk op %(investigation)s zijn wij klaar met ons onderzoek. U krijgt dan een verslag.")
TOTAL: Final = N_("Vraagt u daarna hulp aan? Dan krijgt u ons besluit uiterlijk op %(total)s.")
FREE: Final = N_(
    "U mag gratis hulp krijgen van iemand die niet bij de gemeente werkt. Dat heet onafhankelijke "
    "cliëntondersteuning. Wie voor een ander zorgt, mag dat ook. %(where)s"
)
PLAN_HEADING: Final = Sentence(N_("Uw eigen plan"))
PLAN: Final = N_(
    "Wilt u zelf opschrijven wat er nodig is? Dat mag. Dat heet een persoonlijk plan. Geef het ons uiterlijk op "
    "%(plan)s. Het hoeft niet."
)
SOONER: Final = N_("Kunt u niet zo lang wachten? Of hebt u een vraag? Bel ons: %(phone)s.")

LATER_SUBJECT: Final = N_("Uw vraag %(reference)s: een nieuwe datum")
LATER: Final = N_("Het gaat om uw vraag met nummer %(reference)s. %(why)s")
DUE: Final = N_("U hoort nu van ons uiterlijk op %(due)s.")
DISAGREE: Final = N_("Bent u het hier niet mee eens? Of hebt u een vraag? Bel ons: %(phone)s.")
PAUSED: Final = N_("Tot %(until)s telt de tijd niet mee. %(reason)s")
EXTENDED: Final = N_("Wij hebben meer tijd nodig. %(reason)s")
# The law wants said what is missing (Algemene wet bestuursrecht, article 4:15): to whom has to give it, and only there.
ASKED: Final = N_("Wij hebben nog gegevens van u nodig: %(what)s. Zijn die er eerder? Dan gaan wij meteen verder.")
WHY_PAUSED: Final[Mapping[PauseReason, Sentence]] = {
    PauseReason.INFORMATION: Sentence(N_("Wij wachten op gegevens. Zijn die er eerder? Dan gaan wij meteen verder.")),
    PauseReason.ABROAD: Sentence(N_("Wij wachten op gegevens uit een ander land.")),
    PauseReason.AGREED: Sentence(N_("Dat hebben wij met u afgesproken.")),
    PauseReason.RESIDENT: Sentence(N_("U kunt nu even niet. Laat het ons weten als u weer kunt.")),
    PauseReason.FORCE: Sentence(N_("Er is iets gebeurd waar wij niets aan kunnen doen.")),
}
WHY_EXTENDED: Final[Mapping[ExtensionReason, Sentence]] = {
    ExtensionReason.ADVICE: Sentence(N_("Wij wachten nog op advies, zoals van een arts.")),
    ExtensionReason.COMPLEX: Sentence(N_("Er is veel om goed uit te zoeken.")),
    ExtensionReason.RESIDENT_ASKS: Sentence(N_("Dat vroeg u aan ons.")),
    ExtensionReason.NO_PEOPLE: Sentence(N_("Wij hebben nu te weinig mensen. Dat spijt ons.")),
}
WARNING: Final = """\
Goedendag,

In uw werklijst staat wat aandacht vraagt: {number}. Te laat: {late}.

Kijk in uw werklijst:
{address}
"""
TEAM_WARNING: Final = """\
Goedendag,

In de werklijst van uw team staat wat aandacht vraagt. Te laat: {late}. Nog zonder behandelaar: {free}.

Kijk in de werklijst:
{address}
"""

# Says that something was written down, and not what: a mail is read by others, and some of it is in confidence.
ALARM: Final = """\
Goedendag,

In een gesprek in zaak {reference} is iets opgeschreven dat vandaag aandacht vraagt. Wat dat is, staat hier niet in.
Overleg met wie het opschreef: {worker}.

De zaak:
{address}
"""


def receipt(name: str, reference: str, dates: Dates, sender: Sender) -> Message:
    """Return the receipt of a request, with its dates and where free support is."""
    steps = (
        *([Sentence(URGENT, {"urgent": day_of_year(dates.urgent)})] if dates.urgent else []),
        Sentence(HEARS, {"first_contact": day_of_year(dates.first_contact)}) if dates.first_contact else SPOKEN,
        TALK,
        Sentence(REPORT, {"investigation": day_of_year(dates.investigation)}),
        Sentence(TOTAL, {"total": day_of_year(dates.total)}),
    )
    return message(
        Sentence(RECEIPT_SUBJECT, {"reference": reference}),
        name,
        sender,
        (Sentence(RECEIVED, {"received": day_of_year(dates.received), "reference": reference}),),
        (NOW, *(point(step) for step in steps)),
        (SUPPORT_HEADING, Sentence(FREE, {"where": support(sender)})),
        (PLAN_HEADING, Sentence(PLAN, {"plan": day_of_year(dates.plan)})),
        (Sentence(SOONER, {"phone": sender.phone}),),
    )


def paused(
    name: str,
    reference: str,
    *,
    reason: PauseReason,
    until: datetime.date,
    due: datetime.date,
    sender: Sender,
    asked: str = "",
) -> Message:
    """Return the mail that a term stands still, why, until when, and when the answer comes; `asked` is what we miss."""
    says = Sentence(ASKED, {"what": asked}) if asked else WHY_PAUSED[reason]
    why = Sentence(PAUSED, {"until": day_of_year(until), "reason": says})
    return _later(name, reference, why, due, sender)


def extended(name: str, reference: str, *, reason: ExtensionReason, due: datetime.date, sender: Sender) -> Message:
    """Return the mail that more time is taken, why, and when the answer comes."""
    return _later(name, reference, Sentence(EXTENDED, {"reason": WHY_EXTENDED[reason]}), due, sender)


def warning(number: int, late: int, address: str) -> Mail:
    """Return the mail to a consultant: how many cases ask for attention, and how many of these are late."""
    subject = "Uw werklijst: te laat" if late else "Uw werklijst: bijna te laat"
    return Mail(subject, WARNING.format(number=number, late=late, address=address))


def team_warning(late: int, free: int, address: str) -> Mail:
    """Return the mail to a team lead: how many cases of the team are late, and how many asking ones nobody has."""
    return Mail("De werklijst van uw team", TEAM_WARNING.format(late=late, free=free, address=address))


def alarm(reference: str, worker: str, address: str) -> Mail:
    """Return the mail to a team lead that a talk has something in it that cannot wait."""
    return Mail(
        f"Zaak {reference}: vandaag aandacht nodig", ALARM.format(reference=reference, worker=worker, address=address)
    )


def _later(name: str, reference: str, why: Sentence, due: datetime.date, sender: Sender) -> Message:
    return message(
        Sentence(LATER_SUBJECT, {"reference": reference}),
        name,
        sender,
        (Sentence(LATER, {"reference": reference, "why": why}),),
        (Sentence(DUE, {"due": day_of_year(due)}),),
        (Sentence(DISAGREE, {"phone": sender.phone}),),
    )
