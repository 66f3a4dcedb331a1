"""The desk as its page shows it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import phone
from draagkracht.base.translation import translate
from draagkracht.directory import queries as directory
from draagkracht.directory.displays import embed, words
from draagkracht.directory.displays import listing as listing_display
from draagkracht.directory.forms import FilterForm
from draagkracht.directory.rules import codes, presentation
from draagkracht.referrals import queries as referrals
from draagkracht.referrals.rules import intake, states, wishes

DESK = "portal-staff:show-desk"
FIRST_RESULTS = 8  # before somebody asks for all of them
# What a button did, by the word in the address.
DONE = {
    "bewaard": _("Uw aantekening is bewaard."),
    "gewist": _("De aantekening is gewist."),
    "gesproken": _("Naam en nummer zijn gewist. Er blijft alleen een aantal."),
    "geen-gehoor": _("Genoteerd. Hiernaast staat wanneer u opnieuw belt."),
}


@dataclass(frozen=True, slots=True)
class Result:
    """A service as the desk needs it: whom to call and what the first step is."""

    id: str
    name: str
    url: str
    organization: str
    summary: str
    for_whom: str
    phone: str
    first_step: str
    facts: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A service that was chosen for the paper and is not among what is found now."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to call. Name and number are not part of a text about it."""

    id: int
    name: str
    phone: str
    uri: str
    due: str
    is_late: bool
    wishes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note in brief."""

    id: int
    day: str
    about: str
    outcome: str
    text: str


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Everything that the page shows.

    `search` is the list of the site with its choices, at this address; `is_searched` tells whether somebody looked
    for something, and `asked` is that as an address has it, with what was chosen for the paper. `is_short`: only the
    first are shown.
    """

    search: listing_display.ListPage
    is_searched: bool
    asked: str
    results: tuple[Result, ...]
    is_short: bool
    kept: tuple[Kept, ...]
    calls: tuple[Call, ...]
    late: int
    notes: tuple[NoteLine, ...]


def desk_page(
    form: FilterForm,
    listing: directory.Listing,
    ways_out: directory.WaysOut | None,
    chosen: Sequence[str],
    now: datetime.datetime,
) -> DeskPage:
    """Return the page for what was looked for and what was chosen for the paper, with whom to call and the notes."""
    today = timezone.localdate(now)
    is_searched = bool(form.chosen() or form.errors)
    calls = tuple(call_line(call) for call in referrals.list_waiting(now=now))
    shown = listing.services if "pagina" in form.data else listing.services[:FIRST_RESULTS]
    results = result_lines(shown, chosen, form, today) if is_searched else ()
    return DeskPage(
        search=embed.placed(listing_display.list_page(form, listing, ways_out, {}, today), reverse(DESK)),
        is_searched=is_searched,
        asked=asked_of(form, chosen),
        results=results,
        is_short=len(shown) < listing.total and "pagina" not in form.data,
        kept=kept_lines(chosen, results),
        calls=calls,
        late=sum(call.is_late for call in calls),
        notes=tuple(note_line(note) for note in referrals.list_notes()),
    )


def asked_of(form: FilterForm, chosen: Sequence[str] = (), **more: str) -> str:
    """Return what was looked for and what was chosen for the paper, as an address has it."""
    return urlencode([*form.chosen().items(), *(("dienst", service_id) for service_id in chosen), *more.items()])


def desk_address(asked: str) -> str:
    """Return the address of the desk with what was looked for."""
    return f"{reverse(DESK)}?{asked}" if asked else reverse(DESK)


def kept_lines(chosen: Sequence[str], results: Sequence[Result]) -> tuple[Kept, ...]:
    """Return what was chosen for the paper from another search, or from another page of this one."""
    elsewhere = [key for key in chosen if key not in {result.id for result in results}]
    cards = directory.get_offer_cards(elsewhere) if elsewhere else {}
    return tuple(Kept(key, cards[key].name) for key in elsewhere if key in cards)


def result_lines(
    services: Sequence[directory.ListedService], chosen: Sequence[str], form: FilterForm, today: datetime.date
) -> tuple[Result, ...]:
    """Return what was found, each with whom to call and the first step."""
    cards = directory.get_offer_cards([service.service_id for service in services])
    asked = asked_of(form, chosen)
    return tuple(
        Result(
            id=service.service_id,
            name=service.name,
            url=f"{reverse('portal-staff:show-found', args=[service.service_id])}?{asked}",
            organization=service.organization,
            summary=presentation.summary(service.description),
            for_whom=_for_whom(card),
            phone=card.phone,
            first_step=card.first_step,
            facts=" · ".join(fact.rstrip(".") for fact in _facts(service, card, today) if fact),
            is_chosen=service.service_id in chosen,
        )
        for service in services
        if (card := cards.get(service.service_id))
    )


def _for_whom(card: directory.OfferCard) -> str:
    """Return for which conditions alone a service is; empty where it is for everybody."""
    if not card.conditions or codes.Condition.NONE.value in card.conditions:
        return ""
    names = (translate(codes.CONDITION_LABELS[codes.Condition(code)]) for code in card.conditions)
    return gettext("Speciaal bij: %(names)s") % {"names": ", ".join(names)}


def _facts(service: directory.ListedService, card: directory.OfferCard, today: datetime.date) -> tuple[str, ...]:
    km = service.distance_km
    return (
        "" if km is None else words.said(presentation.distance(km)),
        card.cost,
        words.said(presentation.freshness(service.assured_date, today)),
    )


def call_line(call: referrals.WaitingCall) -> Call:
    """Return somebody to call as a line of the page."""
    due = timezone.localtime(call.due_at)
    wanted = [] if call.daypart is wishes.Daypart.ANY else [translate(wishes.LABELS[call.daypart])]
    if call.language == wishes.OTHER_LANGUAGE:
        wanted.append(gettext("Praat een andere taal"))
    elif call.language != settings.LANGUAGE_CODE:
        wanted.append(gettext("Praat %(language)s") % {"language": translate(codes.language_name(call.language))})
    if call.state is states.State.ATTEMPTED:
        wanted.append(gettext("%(number)s keer gebeld, geen gehoor") % {"number": call.attempts})
    day, clock = formats.date_format(due, "l j F"), formats.time_format(due, "H.i")
    return Call(
        id=call.id,
        name=call.name,
        phone=phone.in_groups(call.phone),
        uri=f"tel:{call.phone}",
        due=gettext("%(day)s, %(clock)s uur") % {"day": day, "clock": clock},
        is_late=call.is_late,
        wishes=tuple(wanted),
    )


def note_line(note: referrals.Note) -> NoteLine:
    """Return a note as a line of the page."""
    about = [translate(codes.NEED_LABELS[need]) for need in note.needs]
    if note.condition:
        about.append(translate(codes.PERSON_LABELS[note.condition]))
    return NoteLine(
        id=note.id,
        day=formats.date_format(note.date, "j F"),
        about=", ".join(about) or gettext("Niet gezegd"),
        outcome=translate(intake.OUTCOME_LABELS[note.outcome]),
        text=note.text,
    )
