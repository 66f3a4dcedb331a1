"""The list of services as its page shows it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from draagkracht.base import translation
from draagkracht.base.forms import FieldDisplay
from draagkracht.directory.displays import words
from draagkracht.directory.forms import FilterForm
from draagkracht.directory.queries import Choices, ListedService, Listing
from draagkracht.directory.rules import codes, presentation

RESULTS: Final = "#gevonden"
MORE: Final = ("voor", "taal", "wet")
SWITCHES: Final = ("kosten", "thuis", "online")


@dataclass(frozen=True, slots=True)
class Need:
    """One of the eight needs, to start from."""

    label: str
    url: str
    number: int


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice that is on or off."""

    name: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A service in the list."""

    title: str
    url: str
    text: str
    facts: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The page: what can be chosen, what was chosen, what was found. `needs` is empty once something is chosen."""

    url: str
    needs: tuple[Need, ...]
    text_fields: tuple[FieldDisplay, ...]
    need_field: FieldDisplay
    respite_field: FieldDisplay | None
    more_fields: tuple[FieldDisplay, ...]
    switches: tuple[Switch, ...]
    is_more_chosen: bool
    is_chosen: bool
    messages: tuple[str, ...]
    place: str
    total: int
    cards: tuple[Card, ...]
    page: int
    pages: int
    previous_url: str
    next_url: str


def list_page(form: FilterForm, listing: Listing, choices: Choices, today: datetime.date) -> ListPage:
    """Return everything that the page shows."""
    chosen, spot = form.chosen(), form.spot()
    place = spot.name if spot else ""
    is_empty = not chosen and not form.errors
    return ListPage(
        url=reverse("directory:list-services"),
        needs=_needs(choices) if is_empty and listing.page == 1 else (),
        text_fields=tuple(replace(form.display(name), is_marked=False) for name in ("woord", "plaats")),
        need_field=_select(form, "behoefte"),
        respite_field=_select(form, "vorm") if chosen.get("behoefte") == codes.BaseFunction.RESPITE else None,
        more_fields=tuple(_select(form, name, choices) for name in MORE),
        switches=tuple(_switch(form, name) for name in SWITCHES),
        is_more_chosen=not chosen.keys().isdisjoint((*MORE, *SWITCHES)),
        is_chosen=not is_empty,
        messages=(*form.messages(), *_page_message(form.page(), listing.page)),
        place=place,
        total=listing.total,
        cards=tuple(_card(service, place, today) for service in listing.services),
        page=listing.page,
        pages=listing.pages,
        previous_url=_page_url(chosen, listing.page - 1) if listing.page > 1 else "",
        next_url=_page_url(chosen, listing.page + 1) if listing.page < listing.pages else "",
    )


def address_of(chosen: Mapping[str, str]) -> str:
    """Return the address of the list with these choices, and nothing that is empty."""
    address = reverse("directory:list-services")
    return f"{address}?{urlencode(chosen)}" if chosen else address


def _page_url(chosen: Mapping[str, str], page: int) -> str:
    return address_of({**chosen, "pagina": str(page)} if page > 1 else chosen) + RESULTS


def _page_message(asked: int, shown: int) -> tuple[str, ...]:
    if asked == shown:
        return ()
    return (gettext("Deze bladzijde is er niet. U ziet nu bladzijde %(number)s.") % {"number": shown},)


def _needs(choices: Choices) -> tuple[Need, ...]:
    return tuple(
        Need(translation.translate(label), address_of({"behoefte": code}) + RESULTS, choices.needs[code])
        for code, label in codes.NEED_LABELS.items()
        if choices.needs[code]
    )


def _select(form: FilterForm, name: str, choices: Choices | None = None) -> FieldDisplay:
    """Return a list to choose from. What is wrong with it stands above the results: that changes with them."""
    field = replace(form.display(name), is_marked=False, errors=(), width="")
    if name != "taal" or choices is None:
        return field
    there = {"", *choices.languages}
    return replace(
        field, options=tuple(option for option in field.options if option.is_chosen or option.value in there)
    )


def _switch(form: FilterForm, name: str) -> Switch:
    option = form.display(name).options[1]
    return Switch(name, option.value, option.label, option.is_chosen)


def _card(service: ListedService, place: str, today: datetime.date) -> Card:
    address = reverse("directory:show-service", args=[service.service_id])
    return Card(
        title=words.in_dutch(service.name),
        url=f"{address}?{urlencode({'plaats': place})}" if place else address,
        text=words.in_dutch(presentation.summary(service.description)),
        facts=tuple(fact for fact in _facts(service, today) if fact),
        tags=tuple(
            translation.translate(codes.NEED_LABELS[need]) for need in codes.NEED_LABELS if need in service.needs
        ),
    )


def _facts(service: ListedService, today: datetime.date) -> tuple[str, ...]:
    """Return what one wants to know at a glance, the provider first; empty where it is not known."""
    speaks_more = not set(service.languages) <= {words.DUTCH}
    km = service.distance_km
    return (
        words.in_dutch(service.organization),
        "" if km is None else words.said(presentation.distance(km)),
        words.said(presentation.without_travel(service.attendance)),
        words.said(presentation.cost_in_short(service.cost_options, service.laws, today)),
        words.language_names(service.languages) if speaks_more else "",
        words.said(presentation.freshness(service.assured_date, today)),
    )
