"""The page of one service, in words."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from draagkracht.base import translation
from draagkracht.base.text import Sentence
from draagkracht.directory.displays import words
from draagkracht.directory.displays.addresses import address_of, results_of
from draagkracht.directory.queries import Location, ServicePage
from draagkracht.directory.queries.steps import PlaceInPathway
from draagkracht.directory.rules import codes, presentation
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.reasons import WITH

NO_BREAK: Final = "\u00a0"
YEAR: Final = datetime.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Section:
    """A question and its answers, each a line; a line may be marked as Dutch."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phone:
    """A number to call: whose it is, what a telephone dials, and when somebody answers."""

    name: str
    number: str
    url: str
    hours: str


@dataclass(frozen=True, slots=True)
class Link:
    """A way to the provider besides the telephone."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceShown:
    """The page: texts of the provider are marked as Dutch where the page is in another language."""

    service_id: str
    back_url: str
    is_closed_for_now: bool
    alert: str
    title: str
    heading: str
    organization: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]
    summary: str
    first_step: str
    asks_municipality: bool  # the Wmo may pay, and nobody wrote how to ask for it
    person: str
    phone: Phone | None
    links: tuple[Link, ...]
    sections: tuple[Section, ...]
    checked: tuple[str, ...]
    freshness: words.Checked
    report_url: str
    steps: tuple[Link, ...]


def service_page(
    service: ServicePage, place: str, today: datetime.date, steps: Sequence[PlaceInPathway] = ()
) -> ServiceShown:
    """Return everything that the page shows.

    `place` is the name of where distances are measured from, or empty; `steps` are those that the service is part of.
    """
    organization = service.organization.name if service.organization else ""
    answers = (
        (gettext("Wat kunt u verwachten?"), _expect(service)),
        (gettext("Voor wie is het?"), _for_whom(service)),
        (gettext("Wanneer?"), _when(service, today)),
        (gettext("Waar?"), _where(service, place)),
        (gettext("Wat kost het?"), _cost(service, today)),
        (gettext("Wie betaalt?"), _payers(service, today)),
        (gettext("In welke taal?"), _languages(service)),
    )
    found = [Section(question, tuple(line for line in lines if line)) for question, lines in answers]
    return ServiceShown(
        service_id=service.service_id,
        back_url=results_of({"plaats": place}) if place else address_of({}),
        is_closed_for_now=service.is_closed_for_now,
        alert=words.in_dutch(service.alert),
        title=service.name,
        heading=words.in_dutch(service.name),
        organization=organization,
        tags=tuple(translation.translate(label) for need, label in codes.NEED_LABELS.items() if need in service.needs),
        paragraphs=tuple(map(words.in_dutch, presentation.paragraphs(service.description))),
        summary=presentation.summary(service.description),
        first_step=words.in_dutch(service.first_step or service.application_process),
        asks_municipality=codes.Law.WMO in service.laws and not (service.first_step or service.application_process),
        person=_person(service),
        phone=_phone(service, organization),
        links=_links(service, organization),
        sections=tuple(section for section in found if section.lines),
        checked=_checked(service, today),
        freshness=words.checked(service.assured_date, today, is_unanswered=service.is_unanswered),
        report_url=reverse("directory:report-error", args=[service.service_id]),
        steps=tuple(_step(step) for step in steps),
    )


def _step(step: PlaceInPathway) -> Link:
    said = gettext("Stap %(level)s van %(number)s: %(name)s")
    label = said % {"level": step.level, "number": step.number_of_steps, "name": "{}"}
    return Link(format_html(label, words.in_dutch(step.name)), reverse("directory:show-pathway", args=[step.slug]))


def _expect(service: ServicePage) -> tuple[str, ...]:
    forms = [words.said(codes.RESPITE_FORM_LABELS[form]) + "." for form in service.respite_forms]
    kinds = [words.said(codes.KIND_LABELS[kind]) + "." for kind in service.kinds]
    return (*map(words.in_dutch, presentation.paragraphs(service.what_to_expect)), *kinds, *forms)


def _for_whom(service: ServicePage) -> tuple[str, ...]:
    lines = [words.said(codes.AUDIENCE_LABELS[audience]) + "." for audience in service.audiences]
    if codes.Condition.NONE in service.conditions:
        lines.append(gettext("Het maakt niet uit welke ziekte of beperking het is."))
    elif service.conditions:
        named = presentation.joined([WITH[condition] for condition in service.conditions])
        lines.append(words.said(presentation.especially_with(named)))
    age = presentation.ages(service.minimum_age, service.maximum_age)
    lines += [words.said(age)] if age else []
    return (*lines, *map(words.in_dutch, presentation.paragraphs(service.eligibility_description)))


def _when(service: ServicePage, today: datetime.date) -> tuple[str, ...]:
    return tuple(_schedule(schedule, today) for schedule in service.schedules)


def _schedule(schedule: records.Schedule, today: datetime.date) -> str:
    """Return when it is: in the provider's own words, and on a page in another language first in those of the page."""
    own, computed = schedule.description, presentation.times(schedule)
    season = presentation.season(schedule, today)
    shows_computed = computed is not None and (not own or not words.is_dutch_page())
    return words.spaced(
        (
            words.said(computed) + "." if computed and shows_computed else "",
            words.in_dutch(own),
            words.in_dutch(schedule.notes),
            words.said(season) if season else "",
        )
    )


def _where(service: ServicePage, place: str) -> tuple[str, ...]:
    ways = presentation.ways(schedule.attending_type for schedule in service.schedules)
    way = words.said(presentation.without_travel(ways))
    places = (line for location in service.locations for line in _location(location, place))
    return (f"{way}." if way else "", *places)


def _location(location: Location, place: str) -> tuple[str, ...]:
    city = f"{location.postal_code.replace(' ', NO_BREAK)} {location.city}".strip()
    address = ", ".join(part for part in (location.address_1, city) if part)
    notes = (*presentation.paragraphs(location.description), *location.accessibility)
    return (
        words.in_dutch(location.name),
        words.in_dutch(address),
        _distance(location, place),
        *map(words.in_dutch, notes),
    )


def _distance(location: Location, place: str) -> str:
    if location.distance_km is None:
        return ""
    km = translation.translate(presentation.distance(location.distance_km))
    return gettext("Afstand vanaf %(place)s: %(distance)s.") % {"place": place, "distance": km}


def _cost(service: ServicePage, today: datetime.date) -> tuple[str, ...]:
    prices = presentation.prices_on(service.cost_options, today)
    says_free = presentation.is_word_for_free(service.fees)
    texts = () if says_free else tuple(map(words.in_dutch, presentation.paragraphs(service.fees)))
    if presentation.is_free(prices) or (says_free and not prices):
        return (gettext("Dit is gratis."), *texts)
    lines = (*(_price(*price) for price in presentation.prices_with_words(service.cost_options, today)), *texts)
    return lines or (gettext("Wij weten niet wat het kost. Vraag het na."),)


def _payers(service: ServicePage, today: datetime.date) -> tuple[str, ...]:
    found = presentation.who_pays(service.laws, service.own_contribution, service.cost_options, today)
    insurer = presentation.paragraphs(service.reimbursement)
    ask = (gettext("Vraag uw verzekeraar wat voor u geldt. Dit is geen recht."),) if insurer else ()
    return (*(words.said(sentence) for sentence in found), *map(words.in_dutch, insurer), *ask)


def _price(option: str, price: Sentence | None, note: str) -> str:
    amount = words.spaced((translation.translate(price) if price else "", words.in_dutch(note)))
    return (
        format_html("{}: {}", words.in_dutch(option), amount) if option and amount else amount or words.in_dutch(option)
    )


def _languages(service: ServicePage) -> tuple[str, ...]:
    named = words.language_names(service.languages) + "." if service.languages else ""
    ask = gettext("Spreekt u liever een andere taal? Vraag na wat er kan.")
    return (named, words.in_dutch(service.interpretation_services), ask)


def _person(service: ServicePage) -> str:
    """Return whom to ask for; only names that the provider gave for this service."""
    named = next((contact for contact in service.contacts if contact.name), None)
    if named is None:
        return ""
    if not named.title:
        return gettext("Vraag naar %(name)s.") % {"name": named.name}
    return format_html(gettext("Vraag naar {} ({})."), named.name, words.in_dutch(named.title))


def _phone(service: ServicePage, organization: str) -> Phone | None:
    for contact in service.contacts:
        url = presentation.telephone_address(contact.phone)
        if url:
            return Phone(contact.name or organization, contact.phone, url, words.hours(contact.phone_description))
    return None


def _links(service: ServicePage, organization: str) -> tuple[Link, ...]:
    """Return the site and the mail address of the provider; an address that a browser must not follow is left out."""
    provider = service.organization
    site = presentation.link_address(service.url) or presentation.link_address(provider.website if provider else "")
    mail = service.email or (provider.email if provider else "")
    links = []
    if site:
        label = (
            gettext("Naar de site van %(name)s") % {"name": organization} if organization else gettext("Naar de site")
        )
        links.append(Link(label, site))
    if presentation.is_mail(mail):
        links.append(Link(gettext("Mail naar %(address)s") % {"address": mail}, f"mailto:{mail}"))
    return tuple(links)


def _checked(service: ServicePage, today: datetime.date) -> tuple[str, ...]:
    day = service.assured_date
    if day is None:
        return (gettext("Dit is nog niet gecontroleerd. Vraag na of het klopt."),)
    said = {"day": translation.translate(presentation.day_of_year(day)), "who": service.assured_by}
    line = gettext("Laatst gecontroleerd op %(day)s.") % said
    if service.assured_by:
        line = gettext("Laatst gecontroleerd op %(day)s door %(who)s.") % said
    if service.is_unanswered:
        return (
            line,
            gettext("Daarna vroegen wij het nog een keer. Wij kregen geen antwoord. Vraag na of het nog klopt."),
        )
    late = gettext("Dat is langer dan een jaar geleden. Vraag na of het nog klopt.")
    return (line, late) if today - day > YEAR else (line,)
