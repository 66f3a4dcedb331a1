"""Pages that say something and ask nothing: home, and what the site says about itself."""

import re
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext

from draagkracht.base import access
from draagkracht.base.text import N_, Sentence
from draagkracht.directory.displays import addresses
from draagkracht.directory.rules.codes import BaseFunction
from draagkracht.municipalities.queries import SiteRequest

CHANNEL: Final = re.compile(r"[a-z0-9-]{1,20}")

# What people say themselves, and which of the eight functions answers it.
EVERYDAY_NEEDS: Final = (
    (Sentence(N_("Ik slaap te weinig")), BaseFunction.RESPITE),
    (Sentence(N_("Ik kan even niet weg")), BaseFunction.RESPITE),
    (Sentence(N_("Ik sta er alleen voor")), BaseFunction.EMOTIONAL),
    (Sentence(N_("Ik kom handen tekort")), BaseFunction.PRACTICAL),
    (Sentence(N_("Werk en zorgen gaan niet samen")), BaseFunction.ADVICE),
    (Sentence(N_("Ik weet niet wat mag en kan")), BaseFunction.INFORMATION),
    (Sentence(N_("Ik weet niet of ik het goed doe")), BaseFunction.EDUCATION),
    (Sentence(N_("Het kost te veel geld")), BaseFunction.FINANCIAL),
    (Sentence(N_("Ons huis is niet handig")), BaseFunction.MATERIAL),
)


@dataclass(frozen=True, slots=True)
class Need:
    """An everyday need as a chip, with the address of what helps."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text: a heading, paragraphs, and perhaps a list of points."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@access.public
def show_home(request: SiteRequest) -> HttpResponse:
    """Show the first page: it asks about life, and offers one thing to do."""
    check = with_channel(reverse("portal:start-check"), request)
    needs = [Need(gettext(label.message), addresses.results_of({"behoefte": code})) for label, code in EVERYDAY_NEEDS]
    context = {
        "check_url": check,
        "call_back_url": with_channel(reverse("referrals:request-call"), request),
        "respite_url": addresses.results_of({"behoefte": BaseFunction.RESPITE}),
        "talk_url": addresses.results_of({"behoefte": BaseFunction.EMOTIONAL}),
        "needs": [*needs, Need(gettext("Ik ben nog jong"), check)],  # the check speaks to the young in their own words
    }
    return render(request, "portal/home.html", context)


def with_channel(address: str, request: SiteRequest) -> str:
    """Return an address with the `?via=` of this visit, so that the channel can be counted where it ends."""
    channel = request.GET.get("via", "")
    return f"{address}?{urlencode({'via': channel})}" if CHANNEL.fullmatch(channel) else address


@access.public
def show_about(request: SiteRequest) -> HttpResponse:
    """Show for whom the site is, who keeps it, and that nobody has to do anything."""
    paragraphs = tuple(text_of(request, "about") or ())
    context = {"lead": paragraphs[:1], "sections": (Section("", paragraphs[1:]), *freedom())}
    return render(request, "portal/about.html", context)


@access.public
def show_privacy(request: SiteRequest) -> HttpResponse:
    """Show what is kept and what is not, in the words of the municipality."""
    parts = text_of(request, "privacy") or ()
    sections = tuple(Section(part["heading"], tuple(part["paragraphs"])) for part in parts)
    return render(request, "portal/privacy.html", {"sections": (*sections, *freedom())})


@access.public
def show_accessibility(request: SiteRequest) -> HttpResponse:
    """Show how accessible the site is, what is lacking, and what to do when something does not work."""
    said: dict[str, Any] = text_of(request, "accessibility") or {}
    sections = (
        Section(gettext("Hoe wij het bekijken"), said_in(said, "how")),
        Section(gettext("Wat nog niet goed is"), (), tuple(said.get("known_gaps", ()))),
        Section(gettext("Lukt iets niet?"), said_in(said, "report", "phone_alternative")),
        Section(gettext("Niet tevreden?"), said_in(said, "complaint")),
    )
    facts = ((gettext("Stand van zaken"), said.get("status")), (gettext("Eisen"), "WCAG 2.2 AA, EN 301 549"))
    shown = tuple(section for section in sections if section.paragraphs or section.points)
    return render(request, "portal/accessibility.html", {"facts": facts, "sections": shown})


def text_of(request: SiteRequest, key: str) -> Any:
    """Return a text of the municipality in the language of the page, else in Dutch; None when it has none."""
    return request.site.text(key, translation.get_language() or "nl")


def said_in(said: dict[str, Any], *keys: str) -> tuple[str, ...]:
    """Return the sentences that a text has under these keys."""
    return tuple(said[key] for key in keys if said.get(key))


def freedom() -> tuple[Section, ...]:
    """Return what every municipality's site says: nobody has to do anything, and nothing here decides anything."""
    return (
        Section(
            gettext("U hoeft niets"),
            (
                gettext("Niemand hoeft zich te melden of te zorgen. Hoeveel u voor een ander doet, bepaalt u zelf."),
                gettext("U hebt geen account nodig. U hoeft niets te bewijzen. Stoppen kan altijd."),
                gettext("Wat u hier invult, is geen verklaring en geen besluit. Niemand kan er iets mee van u eisen."),
            ),
        ),
    )
