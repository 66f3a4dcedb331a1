"""The question to a provider, in words."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from draagkracht.directory.displays import words
from draagkracht.directory.displays.service import ServiceShown, service_page
from draagkracht.directory.queries import ServicePage
from draagkracht.directory.queries.freshness import EnquiredLine, EnquiryPage

Find = Callable[[str], ServicePage | None]


@dataclass(frozen=True, slots=True)
class LineShown:
    """A service to say something about: what the site says of it, and where one answers."""

    name: str
    paragraphs: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    checked: words.Checked
    url: str
    confirm_url: str
    correct_url: str


@dataclass(frozen=True, slots=True)
class EnquiryShown:
    """The page behind the link."""

    organization: str
    waiting: tuple[LineShown, ...]
    answered: tuple[str, ...]


def enquiry_page(enquiry: EnquiryPage, token: str, find: Find, today: datetime.date) -> EnquiryShown:
    """Return the page behind the link; `find` gives a service as the public sees it."""
    return EnquiryShown(
        enquiry.organization,
        tuple(_line(line, token, find(line.hsds_id), today) for line in enquiry.waiting),
        tuple(line.name for line in enquiry.lines if line.answer),
    )


def _line(line: EnquiredLine, token: str, service: ServicePage | None, today: datetime.date) -> LineShown:
    page = service_page(service, "", today) if service else None
    return LineShown(
        name=line.name,
        paragraphs=page.paragraphs if page else (),
        facts=_facts(page) if page else (),
        checked=words.checked(line.assured_date, today),
        url=reverse("directory:show-service", args=[line.hsds_id]),
        confirm_url=reverse("directory:confirm-enquired", args=[token, line.line_id]),
        correct_url=reverse("directory:correct-enquired", args=[token, line.line_id]),
    )


def _facts(page: ServiceShown) -> tuple[tuple[str, str], ...]:
    """Return what somebody confirms besides the description, in the order of the page; what is empty is not shown."""
    number, hours = (page.phone.number, page.phone.hours) if page.phone else ("", "")
    return (
        (gettext("De eerste stap"), page.first_step),
        (gettext("Telefoon"), number),
        (gettext("Wanneer bellen"), hours),
        (gettext("Contact"), page.person),
        (gettext("Site en mail"), ", ".join(link.url.removeprefix("mailto:") for link in page.links)),
        *((section.heading, words.spaced(section.lines)) for section in page.sections),
    )
