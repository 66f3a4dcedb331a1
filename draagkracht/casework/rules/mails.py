"""The short mails of a case, in plain Dutch: that a request came in, and that an answer comes later.

They name the person whom they are written to and nobody else, and nothing of what was asked: mail is read by others.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from draagkracht.casework.rules.results import ExtensionReason, PauseReason
from draagkracht.directory.rules.presentation import day_of_year


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail in plain text."""

    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes: the municipality, its desk, and who gives free support that is not of the municipality."""

    municipality: str
    desk: str
    phone: str
    support_name: str = ""
    support_phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """What a receipt promises."""

    received: datetime.date
    first_contact: datetime.date
    plan: datetime.date
    investigation: datetime.date
    total: datetime.date


RECEIPT: Final = """\
Goedendag {name},

Op {received} kregen wij een vraag om hulp. Wij gaan ermee aan de slag. Het nummer van de vraag is {reference}.

Wat gebeurt er nu?
- U hoort van ons uiterlijk op {first_contact}.
- Daarna praten wij met u. Ook wie voor een ander zorgt, mag meepraten. Dat mag samen, en ook apart.
- Uiterlijk op {investigation} zijn wij klaar met ons onderzoek. U krijgt dan een verslag.
- Vraagt u daarna hulp aan? Dan krijgt u ons besluit uiterlijk op {total}.

Gratis iemand die met u meedenkt
U mag gratis hulp krijgen van iemand die niet bij de gemeente werkt. Dat heet onafhankelijke cliëntondersteuning. Wie \
voor een ander zorgt, mag dat ook. {support}

Uw eigen plan
Wilt u zelf opschrijven wat er nodig is? Dat mag. Dat heet een persoonlijk plan. Geef het ons uiterlijk op {plan}. Het \
hoeft niet.

Kunt u niet zo lang wachten? Of hebt u een vraag? Bel ons: {phone}.

{desk}
{municipality}
"""
LATER: Final = """\
Goedendag {name},

Het gaat om uw vraag met nummer {reference}. {why}

U hoort nu van ons uiterlijk op {due}.

Bent u het hier niet mee eens? Of hebt u een vraag? Bel ons: {phone}.

{desk}
{municipality}
"""
PAUSED: Final = "Tot {until} telt de tijd niet mee. {reason}"
EXTENDED: Final = "Wij hebben meer tijd nodig. {reason}"
WHY_PAUSED: Final[Mapping[PauseReason, str]] = {
    PauseReason.INFORMATION: "Wij wachten op gegevens van u. Zijn die er eerder? Dan gaan wij meteen verder.",
    PauseReason.ABROAD: "Wij wachten op gegevens uit een ander land.",
    PauseReason.AGREED: "Dat hebben wij met u afgesproken.",
    PauseReason.RESIDENT: "U kunt nu even niet. Laat het ons weten als u weer kunt.",
    PauseReason.FORCE: "Er is iets gebeurd waar wij niets aan kunnen doen.",
}
WHY_EXTENDED: Final[Mapping[ExtensionReason, str]] = {
    ExtensionReason.ADVICE: "Wij wachten nog op advies, zoals van een arts.",
    ExtensionReason.COMPLEX: "Er is veel om goed uit te zoeken.",
    ExtensionReason.RESIDENT_ASKS: "Dat vroeg u aan ons.",
    ExtensionReason.NO_PEOPLE: "Wij hebben nu te weinig mensen. Dat spijt ons.",
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
SUPPORT_BY_PHONE: Final = "Bel {name}: {phone}."
SUPPORT_BY_DESK: Final = "Bel ons, dan zeggen wij u waar: {phone}."


def receipt(name: str, reference: str, dates: Dates, sender: Sender) -> Mail:
    """Return the receipt of a request, with its dates and where free support is."""
    support = (
        SUPPORT_BY_PHONE.format(name=sender.support_name, phone=sender.support_phone)
        if sender.support_phone
        else SUPPORT_BY_DESK.format(phone=sender.phone)
    )
    body = RECEIPT.format(
        name=name,
        reference=reference,
        received=_day(dates.received),
        first_contact=_day(dates.first_contact),
        investigation=_day(dates.investigation),
        total=_day(dates.total),
        plan=_day(dates.plan),
        support=support,
        phone=sender.phone,
        desk=sender.desk,
        municipality=sender.municipality,
    )
    return Mail(f"Wij kregen uw vraag: {reference}", body)


def paused(
    name: str, reference: str, *, reason: PauseReason, until: datetime.date, due: datetime.date, sender: Sender
) -> Mail:
    """Return the mail that a term stands still, why, until when, and when the answer comes."""
    return _later(name, reference, PAUSED.format(until=_day(until), reason=WHY_PAUSED[reason]), due, sender)


def extended(name: str, reference: str, *, reason: ExtensionReason, due: datetime.date, sender: Sender) -> Mail:
    """Return the mail that more time is taken, why, and when the answer comes."""
    return _later(name, reference, EXTENDED.format(reason=WHY_EXTENDED[reason]), due, sender)


def warning(number: int, late: int, address: str) -> Mail:
    """Return the mail to a consultant: how many cases ask for attention, and how many of these are late."""
    subject = "Uw werklijst: te laat" if late else "Uw werklijst: bijna te laat"
    return Mail(subject, WARNING.format(number=number, late=late, address=address))


def team_warning(late: int, free: int, address: str) -> Mail:
    """Return the mail to a team lead: how many cases of the team are late, and how many asking ones nobody has."""
    return Mail("De werklijst van uw team", TEAM_WARNING.format(late=late, free=free, address=address))


def _later(name: str, reference: str, why: str, due: datetime.date, sender: Sender) -> Mail:
    body = LATER.format(
        name=name,
        reference=reference,
        why=why,
        due=_day(due),
        phone=sender.phone,
        desk=sender.desk,
        municipality=sender.municipality,
    )
    return Mail(f"Uw vraag {reference}: een nieuwe datum", body)


def _day(day: datetime.date) -> str:
    return day_of_year(day).dutch()
