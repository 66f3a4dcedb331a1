"""The menu of those who are signed in, and the first page of their work: made from the table of screens."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.accounts.displays.hats import hat_name
from draagkracht.accounts.permissions import Actor
from draagkracht.base.access import Audience
from draagkracht.portal.staff_screens import SCREENS, Screen


@dataclass(frozen=True, slots=True)
class NavLink:
    """A line of the menu."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class WorkCard:
    """A screen on the first page of the work; `waits` is how much waits there in words, empty when nothing does."""

    label: str
    url: str
    says: str
    waits: str


def screens_of(actor: Actor) -> Iterator[Screen]:
    """Yield the screens that somebody may open, in the order of the menu."""
    return (screen for screen in SCREENS if any(actor.may(permission) for permission in screen.permissions))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of staff screens shows; nothing on a page that everybody may see."""
    match = request.resolver_match
    actor: Actor | None = None
    if match is not None and getattr(match.func, "audience", None) is Audience.STAFF:
        actor = getattr(request, "actor", None)
    if match is None or actor is None:
        return {}
    links = [link(gettext(screen.label), screen.url_name, match.view_name) for screen in screens_of(actor)]
    overview = link(gettext("Uw werk"), "portal-staff:show-work", match.view_name)
    hat = hat_name(actor) if len(request.hats) > 1 else ""  # type: ignore[attr-defined]  # set by ActorMiddleware
    return {"staff_name": actor.name or actor.email, "staff_hat": hat, "staff_links": [overview, *links]}


def list_cards(actor: Actor, at: datetime.datetime) -> list[WorkCard]:
    """Return the screens that somebody may open: those where something waits first, in the order of the menu."""
    cards = [card_of(screen, actor, at) for screen in screens_of(actor)]
    return sorted(cards, key=lambda card: not card.waits)


def card_of(screen: Screen, actor: Actor, at: datetime.datetime) -> WorkCard:
    """Return a screen with how much waits there."""
    number = screen.count(actor, at) if screen.count else 0
    things = screen.things(actor) if callable(screen.things) else screen.things
    waits = f"{number} {gettext(things[number > 1])}" if number else ""
    says = gettext(screen.says) if screen.says else ""
    return WorkCard(gettext(screen.label), reverse(screen.url_name), says, waits)


def link(label: str, url_name: str, current: str) -> NavLink:
    """Return a line of the menu; `current` is the name of the present address."""
    return NavLink(label, reverse(url_name), url_name == current)
