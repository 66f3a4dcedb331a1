"""The list of services as its page shows it."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from draagkracht.base import translation
from draagkracht.base.forms import FieldDisplay, Option
from draagkracht.directory.displays import words
from draagkracht.directory.displays.addresses import FACETS, Link, results_of, without
from draagkracht.directory.displays.asked import asked
from draagkracht.directory.displays.ways_out import WaysOutShown, ways_out
from draagkracht.directory.forms import FilterForm
from draagkracht.directory.queries import ListedService, Listing, WaysOut
from draagkracht.directory.queries.search import Order
from draagkracht.directory.rules import codes, presentation
from draagkracht.directory.rules.facts import Facet

FIRST_CARDS: Final = 6  # before anything is chosen: to look around, not to read
MORE: Final = ("voor", "taal", "dag", "wet")
SWITCHES: Final = ("kosten", "thuis", "online")


@dataclass(frozen=True, slots=True)
class Switch:
    """A choice that is on or off."""

    name: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Note:
    """How the words were understood, and where to go when that is not what was meant."""

    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Sort:
    """A way to order what was found."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A service in the list; `spots` are its places for the map, as "52.1,5.4 52.2,5.5"."""

    title: str
    url: str
    text: str
    facts: tuple[str, ...]
    checked: words.Checked
    tags: tuple[str, ...]
    spots: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """The map below the list: its tiles (an address with {z}, {x} and {y}; none draws places by name), and its middle.

    `places` are the neighbourhoods as "52.1,5.4,Oost", one a line.
    """

    tiles: str
    credit: str
    middle: str
    places: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """The page: what can be chosen, what was chosen, what was found.

    `needs` is empty once something is chosen; `asked` is what was chosen, in words. `all_url` leads to the whole list
    from the first page, which shows a few.
    """

    url: str
    needs: tuple[Link, ...]
    text_fields: tuple[FieldDisplay, ...]
    need_field: FieldDisplay
    respite_field: FieldDisplay | None
    more_fields: tuple[FieldDisplay, ...]
    switches: tuple[Switch, ...]
    hidden: tuple[Option, ...]
    is_more_chosen: bool
    is_chosen: bool
    asked: tuple[str, ...]
    messages: tuple[str, ...]
    notes: tuple[Note, ...]
    ways_out: WaysOutShown | None
    all_url: str
    sorts: tuple[Sort, ...]
    map: Map | None
    place: str
    total: int
    cards: tuple[Card, ...]
    page: int
    pages: int
    previous_url: str
    next_url: str


def list_page(
    form: FilterForm,
    listing: Listing,
    found: WaysOut | None,
    fees: Mapping[str, str],
    today: datetime.date,
    middle: str = "",
) -> ListPage:
    """Return everything that the page shows. `found`: ways out where nothing is found. `fees`: what providers say of
    the price, by the id of the service. `middle` is where the map starts, as "52.1,5.4"."""
    chosen, spot = form.chosen(), form.near()
    place = spot.name if spot else ""
    is_empty = not chosen and not form.errors
    is_near = listing.order is Order.DISTANCE
    is_start = is_empty and not form.data.get("pagina") and listing.total > FIRST_CARDS
    services = listing.services[:FIRST_CARDS] if is_start else listing.services
    return ListPage(
        url=reverse("directory:list-services"),
        needs=_needs(listing) if is_empty and listing.page == 1 else (),
        text_fields=_text_fields(form),
        need_field=_select(form, "behoefte", listing),
        respite_field=_select(form, "vorm", listing) if chosen.get("behoefte") == codes.BaseFunction.RESPITE else None,
        more_fields=(*(_select(form, name, listing) for name in MORE), _age(form)),
        switches=tuple(switch for name in SWITCHES if (switch := _switch(form, name, listing))),
        hidden=tuple(Option("sorteer", chosen["sorteer"]) for _ in range("sorteer" in chosen)),
        is_more_chosen=not (chosen.keys() | form.errors.keys()).isdisjoint((*MORE, *SWITCHES, "leeftijd")),
        is_chosen=not is_empty,
        asked=asked(form),
        messages=(*form.messages(), *_page_message(form.page(), listing.page)),
        notes=tuple(_notes(form, listing)),
        ways_out=ways_out(form, found) if found else None,
        all_url=_page_url(chosen, 1) if is_start else "",
        sorts=_sorts(chosen, listing) if spot and form.reading.text and listing.total > 1 else (),
        map=_map(form, middle) if middle and any(service.spots for service in services) else None,
        place=place if is_near else "",
        total=listing.total,
        cards=tuple(_card(service, fees.get(service.service_id, ""), place, today) for service in services),
        page=listing.page,
        pages=1 if is_start else listing.pages,
        previous_url=_page_url(chosen, listing.page - 1) if listing.page > 1 else "",
        next_url=_page_url(chosen, listing.page + 1) if listing.page < listing.pages else "",
    )


def _page_url(chosen: Mapping[str, str], page: int) -> str:
    return results_of({**chosen, "pagina": str(page)} if page > 1 or not chosen else chosen)


def _page_message(asked: int, shown: int) -> tuple[str, ...]:
    if asked == shown:
        return ()
    return (gettext("Deze bladzijde is er niet. U ziet nu bladzijde %(number)s.") % {"number": shown},)


def _text_fields(form: FilterForm) -> tuple[FieldDisplay, ...]:
    names = tuple(dict.fromkeys(spot.name for spot in form.known_places.own))
    return (
        replace(form.display("woord"), is_marked=False),
        replace(form.display("plaats"), is_marked=False, suggestions=names),
    )


def _needs(listing: Listing) -> tuple[Link, ...]:
    numbers = {code: listing.count(Facet.NEED, code) for code in codes.NEED_LABELS}
    return tuple(
        Link(f"{translation.translate(label)} ({numbers[code]})", results_of({"behoefte": code}))
        for code, label in codes.NEED_LABELS.items()
        if numbers[code]
    )


def _notes(form: FilterForm, listing: Listing) -> Iterator[Note]:
    """Give what was made of the words, so that nobody wonders why something is in the list."""
    chosen, reading, found = form.chosen(), form.reading, listing.found
    literally = results_of({**chosen, "letterlijk": "ja"})
    if reading.had_postcode:
        yield Note(gettext("Een postcode hebben wij niet nodig. Vul liever de naam van uw wijk of dorp in."))
    if "plaats" in form.errors and (names := form.likely_places(form.display("plaats").value)):
        links = tuple(Link(name, results_of({**chosen, "plaats": name})) for name in names)
        yield Note(gettext("Bedoelt u deze plaats?") if len(names) == 1 else gettext("Bedoelt u een van deze?"), links)
    if reading.spot:
        near = gettext("“%(place)s” is een plaats. U ziet hoe ver het daarvandaan is.") % {"place": reading.spot.name}
        yield Note(near, (Link(gettext("Zoek het als gewoon woord"), literally),))
    if form.neighbour:
        yield _neighbour(*form.neighbour)
    if found.says_nothing:
        yield Note(gettext("Met deze woorden kunnen wij niet zoeken. U ziet nu alles. Zoek bijvoorbeeld op: oppas."))
    if found.read_as:
        read = gettext("Wij zochten in het Nederlands op: %(words)s.") % {"words": found.read_as}
        yield Note(read, (Link(gettext("Zoek toch op “%(old)s”") % {"old": reading.text}, literally),))
    elif found.changes:
        values = {"new": ", ".join(new for _, new in found.changes), "old": ", ".join(old for old, _ in found.changes)}
        instead = gettext("Gezocht op “%(new)s” in plaats van “%(old)s”.") % values
        yield Note(instead, (Link(gettext("Zoek toch op “%(old)s”") % values, literally),))
    if found.is_relaxed and not found.full:
        yield Note(gettext("Niets past bij al uw woorden. Dit lijkt erop:"))
    elif found.is_relaxed:
        sentence = ngettext(
            "%(number)s mogelijkheid past bij al uw woorden. De rest lijkt erop.",
            "%(number)s mogelijkheden passen bij al uw woorden. De rest lijkt erop.",
            found.full,
        )
        yield Note(sentence % {"number": found.full})


def _neighbour(name: str, origin: str) -> Note:
    """Say that a place is another municipality, with a link to its site."""
    text = gettext("%(place)s is een andere gemeente, met een eigen aanbod.") % {"place": name}
    url = origin + results_of({})
    return Note(text, (Link(gettext("Kijk wat er is in %(place)s") % {"place": name}, url),) if origin else ())


def _sorts(chosen: Mapping[str, str], listing: Listing) -> tuple[Sort, ...]:
    others = without(chosen, "sorteer")
    return (
        Sort(gettext("Wat het best past"), results_of(others), listing.order is Order.FIT),
        Sort(
            gettext("Wat dichtbij is"),
            results_of({**others, "sorteer": "afstand"}),
            listing.order is Order.DISTANCE,
        ),
    )


def _map(form: FilterForm, middle: str) -> Map | None:
    """Return the map; without tiles only the demo draws one."""
    if not settings.MAP_TILES and settings.MODE != "demo":
        return None
    named = "\n".join(f"{spot.latitude},{spot.longitude},{spot.name}" for spot in form.known_places.own)
    return Map(settings.MAP_TILES, settings.MAP_CREDIT, middle, "" if settings.MAP_TILES else named)


def _select(form: FilterForm, name: str, listing: Listing) -> FieldDisplay:
    """Return a list to choose from, each choice with its number; what would leave nothing is left out.

    What is wrong with a choice stands above the results: that changes with them.
    """
    field = replace(form.display(name), is_marked=False, errors=(), width="")
    known = {option.value for option in field.options}
    prefix = f"{Facet.LANGUAGE}:" if name == "taal" else ":"
    more = sorted({key.removeprefix(prefix) for key in listing.found.counts if key.startswith(prefix)} - known)
    labels = [Option(code, translation.translate(codes.language_name(code))) for code in more]
    counted = [(option, listing.count(FACETS[name], option.value)) for option in (*field.options, *labels)]
    return replace(
        field,
        options=tuple(
            replace(option, label=f"{option.label} ({number})") if option.value else option
            for option, number in counted
            if number or option.is_chosen or not option.value
        ),
    )


def _age(form: FilterForm) -> FieldDisplay:
    return replace(form.display("leeftijd"), is_marked=False)


def _switch(form: FilterForm, name: str, listing: Listing) -> Switch | None:
    option = form.display(name).options[1]
    number = listing.count(FACETS[name])
    if not number and not option.is_chosen:
        return None
    return Switch(name, option.value, f"{option.label} ({number})", option.is_chosen)


def _card(service: ListedService, fees: str, place: str, today: datetime.date) -> Card:
    address = reverse("directory:show-service", args=[service.service_id])
    return Card(
        title=words.in_dutch(service.name),
        url=f"{address}?{urlencode({'plaats': place})}" if place else address,
        text=words.in_dutch(presentation.summary(service.description)),
        facts=tuple(fact for fact in _facts(service, fees, today) if fact),
        checked=words.checked(service.assured_date, today, is_unanswered=service.is_unanswered),
        tags=tuple(
            translation.translate(codes.NEED_LABELS[need]) for need in codes.NEED_LABELS if need in service.needs
        ),
        spots=" ".join(f"{spot.latitude},{spot.longitude}" for spot in service.spots),
    )


def _facts(service: ListedService, fees: str, today: datetime.date) -> tuple[str, ...]:
    """Return what one wants to know at a glance, the provider first; empty where it is not known."""
    speaks_more = not set(service.languages) <= {words.DUTCH}
    # What needs no travelling at all says how it comes to you; how far its office is, nobody needs to know.
    stays = service.attendance and codes.Attendance.VENUE not in service.attendance
    km = None if stays else service.distance_km
    return (
        words.in_dutch(service.organization),
        "" if km is None else words.said(presentation.distance(km)),
        words.said(presentation.without_travel(service.attendance)),
        _price(service, fees, today),
        words.language_names(service.languages) if speaks_more else "",
    )


def _price(service: ListedService, fees: str, today: datetime.date) -> str:
    """Return the price; the provider's words where no amount says it, if the reader reads Dutch."""
    own = presentation.words_for_price(service.cost_options, fees, today) if words.is_dutch_page() else ""
    return own or words.said(presentation.cost_in_short(service.cost_options, service.laws, today))
