"""Whom an editor should call, and what does not work, in words."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from draagkracht.base import translation
from draagkracht.directory.displays import words
from draagkracht.directory.queries.freshness import Broken, Task, Waiting
from draagkracht.directory.rules import checks, presentation
from draagkracht.directory.rules.freshness import State

# What a button did, by the word in the address.
DONE: Final[Mapping[str, str]] = {"was-al": "Hier kwam al een antwoord op, misschien van een collega."}


@dataclass(frozen=True, slots=True)
class TaskShown:
    """Whom to call."""

    heading: str
    phones: tuple[str, ...]
    to: str
    says: str
    services: tuple[tuple[str, str, str, str], ...]  # name, freshness, address of its screen, address to confirm


@dataclass(frozen=True, slots=True)
class BrokenShown:
    """What does not work."""

    service: str
    url: str
    value: str
    says: str


def task(found: Task, today: datetime.date) -> TaskShown:
    """Return a provider that did not answer, as the list shows it."""
    day = translation.translate(presentation.day_of_year(found.asked_date))
    says = (
        gettext("Gevraagd op %(day)s, en daarna nog een keer. Geen antwoord.")
        if found.to
        else gettext("Er is geen mailadres. Bellen kan wel. (Sinds %(day)s.)")
    )
    shown = says % {"day": day}
    if found.state is State.UNCHECKED:
        shown = f"{shown} {gettext('Op de site staat nu dat dit niet is gecontroleerd.')}"
    return TaskShown(
        heading=found.organization or gettext("Onbekende aanbieder"),
        phones=found.phones,
        to=found.to,
        says=shown,
        services=tuple(
            (
                line.name,
                words.said(presentation.freshness(line.assured_date, today)),
                reverse("directory-staff:show-service", args=[line.service_id]),
                reverse("directory-staff:confirm-by-phone", args=[line.line_id]),
            )
            for line in found.lines
        ),
    )


def confirmed(name: str) -> str:
    """Return that somebody confirmed a service just now."""
    said = gettext("Genoteerd: “%(name)s” klopt nog. Op de site staat dat het vandaag is gecontroleerd.")
    return said % {"name": name}


def broken(found: Broken) -> BrokenShown:
    """Return what does not work, as the list shows it."""
    return BrokenShown(
        service=found.service,
        url=reverse("directory-staff:show-service", args=[found.service_id]),
        value=found.value,
        says=translation.translate(checks.WORDS[found.outcome]),
    )


def waiting(found: Waiting) -> str:
    """Return how many questions are with providers; empty when none is."""
    number = found.asked + found.reminded
    if not number:
        return ""
    said = ngettext(
        "Bij %(number)s aanbieder wachten wij op antwoord.",
        "Bij %(number)s aanbieders wachten wij op antwoord.",
        number,
    ) % {"number": number}
    if not found.reminded:
        return said
    again = gettext("Aan %(reminded)s vroegen wij het twee keer.") % {"reminded": found.reminded}
    return f"{said} {again}"
