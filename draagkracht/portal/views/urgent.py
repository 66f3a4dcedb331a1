"""The page for when it cannot wait: what is going on, and at once whom to call."""

import datetime
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext

from draagkracht.base import access
from draagkracht.base.text import N_
from draagkracht.municipalities import rules
from draagkracht.municipalities.queries import Line, Site, SiteRequest
from draagkracht.municipalities.rules import DESK, EMERGENCY, LISTENING, OUT_OF_HOURS

# What is going on, a sentence that helps, and whom to call first and next; in the order of how little time there is.
SITUATIONS: Final = (
    (
        N_("Er is gevaar. Elke seconde telt."),
        N_("Iemand ademt niet goed, bloedt erg of wordt niet wakker. Of er is brand of geweld."),
        (EMERGENCY,),
    ),
    (
        N_("Ik wil niet meer leven. Of ik ben bang dat een ander dat denkt."),
        N_("U mag het hardop zeggen. Aan de telefoon zit iemand die niet schrikt."),
        ("suicide-prevention",),
    ),
    (
        N_("Het is thuis niet veilig. Of het loopt uit de hand."),
        N_("Er wordt geslagen of gescholden. Of u bent bang dat u zelf iets doet. U mag ook alleen om raad vragen."),
        ("domestic-violence",),
    ),
    (
        N_("Het zorgen lukt vandaag niet meer."),
        N_("U bent ziek of op. Of u moet weg. Bel: er denkt iemand mee over vandaag en vannacht."),
        (DESK, OUT_OF_HOURS),
    ),
    (
        N_("Ik wil mijn verhaal kwijt."),
        N_("Dat mag altijd, ook midden in de nacht. U hoeft geen vraag te hebben."),
        (LISTENING, "carers"),
    ),
    (
        N_("Er is iemand die dingen vergeet, en ik weet niet wat ik moet doen."),
        N_("U kunt alles vragen over dementie. Ook als u nog niet weet of het dat is."),
        ("dementia",),
    ),
    (
        N_("Ik ben jonger dan 18 en thuis is iemand ziek."),
        N_("Je mag over alles praten. Je hoeft niet te zeggen hoe je heet."),
        ("children",),
    ),
)


@dataclass(frozen=True, slots=True)
class Call:
    """Whom to call, as the page shows it."""

    name: str
    number: str
    uri: str
    hours: str
    cost: str
    also: str
    note: str
    is_desk: bool = False
    is_emergency: bool = False


@dataclass(frozen=True, slots=True)
class Situation:
    """What is going on, in the words of whom it happens to, and whom to call."""

    heading: str
    advice: str
    calls: tuple[Call, ...]
    is_drop_out: bool = False  # some questions lead to who takes over


@access.public
def show_help(request: SiteRequest) -> HttpResponse:
    """Show whom to call now."""
    return render(request, "portal/help.html", {"situations": situations(request.site)})


def situations(site: Site) -> tuple[Situation, ...]:
    """Return the situations for which this municipality has somebody to call, in the language of the page."""
    now = timezone.localtime()
    shown = (
        Situation(
            gettext(heading),
            gettext(advice),
            tuple(call for code in in_turn(site, codes, now) if (call := find_call(site, code))),
            is_drop_out=DESK in codes,
        )
        for heading, advice, codes in SITUATIONS
    )
    return tuple(situation for situation in shown if situation.calls)


def in_turn(site: Site, codes: tuple[str, ...], now: datetime.datetime) -> list[str]:
    """Return codes in their order, but who does not answer now last, after somebody who always does."""

    def is_answered(code: str) -> bool:
        return rules.is_answered(code, site.desk.hours, now)

    always = [] if any(map(is_answered, codes)) else [LISTENING]
    return [*always, *sorted(codes, key=lambda code: not is_answered(code))]


def find_call(site: Site, code: str) -> Call | None:
    """Return whom to call by code; None where there is no such line."""
    language = translation.get_language() or "nl"
    if code == DESK:
        desk, hours = site.desk, str(site.text("desk_hours", language) or "")
        return Call(desk.name, desk.phone, desk.phone_uri, hours, "", "", "", is_desk=True)
    line = next((line for line in site.lines if line.code == code), None)
    if line is None:
        return None
    return Call(
        line.text("name", language),
        line.number,
        line.uri,
        line.text("hours", language),
        line.text("cost", language),
        line.also,
        note_on(line, site, language),
        is_emergency=code == EMERGENCY,
    )


def note_on(line: Line, site: Site, language: str) -> str:
    """Return that nobody checked a number yet, or where one comes from; "" for one that was checked.

    On which day that was, is for another page: here it would only make somebody doubt the number.
    """
    if line.code == EMERGENCY:
        return ""
    if line.code == OUT_OF_HOURS:
        return str(site.text("gp_note", language) or "")
    if line.is_to_confirm:
        return gettext("Dit nummer kijken wij nog na.")
    return "" if line.checked_date else gettext("Bron: %(source)s.") % {"source": line.source}
