"""A service in the words of schema.org, for search engines: nothing that the page itself does not say."""

import datetime
from collections.abc import Mapping
from typing import Any, Final

from draagkracht.directory.queries import Location, ServicePage
from draagkracht.directory.rules import codes, presentation
from draagkracht.directory.rules.hsds import records

Json = dict[str, Any]

DAYS: Final[Mapping[str, str]] = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}


def service(page: ServicePage, *, url: str, area: str, today: datetime.date) -> Json:
    """Return the facts of a service: a GovernmentService where a law pays, else a Service."""
    is_public = bool(set(page.laws) & {codes.Law.WMO, codes.Law.WLZ, codes.Law.ZVW, codes.Law.JEUGDWET})
    facts: Json = {
        "@context": "https://schema.org",
        "@type": "GovernmentService" if is_public else "Service",
        "@id": url,
        "url": url,
        "name": page.name,
        "description": presentation.summary(page.description),
        "inLanguage": "nl",
        "areaServed": {"@type": "AdministrativeArea", "name": area},
        "provider": _provider(page),
        "availableChannel": [_channel(page, location) for location in page.locations] or _channel_by_phone(page),
        "hoursAvailable": [hours for schedule in page.schedules for hours in _hours(schedule)],
        "availableLanguage": list(page.languages),
        "isAccessibleForFree": presentation.is_free(presentation.prices_on(page.cost_options, today)),
    }
    return {name: value for name, value in facts.items() if value not in ("", [], None, False)}


def _provider(page: ServicePage) -> Json | None:
    if page.organization is None:
        return None
    site = presentation.link_address(page.organization.website)
    return {"@type": "Organization", "name": page.organization.name, **({"url": site} if site else {})}


def _phone(page: ServicePage) -> str:
    return next((contact.phone for contact in page.contacts if contact.phone), "")


def _channel_by_phone(page: ServicePage) -> list[Json]:
    phone = _phone(page)
    return [{"@type": "ServiceChannel", "servicePhone": _contact_point(phone)}] if phone else []


def _contact_point(phone: str) -> Json:
    return {"@type": "ContactPoint", "telephone": phone}


def _channel(page: ServicePage, location: Location) -> Json:
    address = {
        "streetAddress": location.address_1,
        "postalCode": location.postal_code,
        "addressLocality": location.city,
    }
    known = {name: value for name, value in address.items() if value}
    place: Json = {"@type": "Place", "address": {"@type": "PostalAddress", **known, "addressCountry": "NL"}}
    if location.name:
        place["name"] = location.name
    phone = _phone(page)
    called = {"servicePhone": _contact_point(phone)} if phone else {}
    return {"@type": "ServiceChannel", "serviceLocation": place, **called}


def _hours(schedule: records.Schedule) -> list[Json]:
    days = [DAYS[day] for day in schedule.byday.split(",") if day in DAYS]
    if not days or schedule.opens_at is None or schedule.closes_at is None:
        return []
    times = {"opens": f"{schedule.opens_at:%H:%M}", "closes": f"{schedule.closes_at:%H:%M}"}
    return [{"@type": "OpeningHoursSpecification", "dayOfWeek": days, **times}]
