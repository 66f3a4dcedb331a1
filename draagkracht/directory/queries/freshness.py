"""Whom to ask whether an entry still holds, what is open, and what an editor has to do about it."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Lower
from django.utils import timezone

from draagkracht.accounts.permissions import Actor
from draagkracht.base import tenancy
from draagkracht.directory import permissions
from draagkracht.directory.models import Check, Contact, EnquiredService, Enquiry, Service
from draagkracht.directory.queries.listing import PUBLISHED
from draagkracht.directory.queries.staff import visible_to
from draagkracht.directory.queries.values import Values, values_of
from draagkracht.directory.rules import freshness
from draagkracht.directory.rules.checks import Outcome
from draagkracht.directory.rules.freshness import Answer, State
from draagkracht.directory.rules.history import Subject
from draagkracht.municipalities.queries import get_parameter

EVERY_DAYS: Final = "service-check-every-days"
TASKS: Final = (State.TO_CALL, State.UNCHECKED)
MOST_TASKS: Final = 100


@dataclass(frozen=True, slots=True)
class Due:
    """A service that somebody should confirm again, and whom to ask; `to` is empty where there is no address."""

    service_id: int
    name: str
    organization_id: int | None
    organization: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiredLine:
    """A service in a question; `answer` is empty while there is none."""

    line_id: int
    service_id: int
    hsds_id: str
    name: str
    answer: str
    assured_date: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnquiryPage:
    """A question as the provider sees it."""

    enquiry_id: int
    organization: str
    is_trusted: bool
    is_expired: bool
    lines: tuple[EnquiredLine, ...]

    @property
    def waiting(self) -> tuple[EnquiredLine, ...]:
        """Return the services of which nothing was said yet."""
        return tuple(line for line in self.lines if not line.answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A provider that did not answer: whom to call, and about what."""

    enquiry_id: int
    organization: str
    phones: tuple[str, ...]
    to: str
    asked_date: datetime.date
    state: State
    lines: tuple[EnquiredLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A web address or number that an editor should look at."""

    check_id: int
    service_id: int
    service: str
    value: str
    outcome: Outcome
    checked_date: datetime.date


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many questions are with providers."""

    asked: int
    reminded: int


def get_every_days(today: datetime.date) -> int:
    """Return after how many days the present municipality has its services confirmed again."""
    parameter = get_parameter(EVERY_DAYS, today)
    value = parameter.value if parameter else None
    return value if type(value) is int and value > 0 else freshness.DEFAULT_EVERY_DAYS


def list_due(now: datetime.datetime) -> list[Due]:
    """Return the published services of the present municipality to ask about now, provider by provider.

    Those whose confirmation is too old or not there, and about which nobody was asked for as long; the longest
    unconfirmed first.
    """
    before = freshness.asked_before(now, get_every_days(timezone.localdate(now)))
    asked = EnquiredService.objects.filter(service=OuterRef("pk")).filter(
        Q(enquiry__asked_at__gt=before) | Q(answer="", enquiry__state__in=[State.ASKED, State.REMINDED, State.TO_CALL])
    )
    found = (
        Service.objects.filter(municipality__in=tenancy.current_municipalities(), status__in=PUBLISHED)
        .filter(Q(assured_at__isnull=True) | Q(assured_at__lte=before))
        .exclude(Exists(asked))
        .select_related("organization")
        .order_by(F("assured_at").asc(nulls_first=True), "pk")
    )
    return [_due(service) for service in found]


def _due(service: Service) -> Due:
    provider = service.organization
    to = service.email or (provider.email if provider else "")
    return Due(service.pk, service.name, provider.pk if provider else None, provider.name if provider else "", to)


def get_enquiry(key: uuid.UUID, now: datetime.datetime) -> EnquiryPage | None:
    """Return the question that a link is about; None when the present municipality has no such question."""
    found = _enquiries().filter(key=key).exclude(state=State.REPLACED).first()
    if found is None:
        return None
    return EnquiryPage(
        enquiry_id=found.pk,
        organization=found.organization.name if found.organization else "",
        is_trusted=bool(found.organization and found.organization.is_trusted),
        is_expired=found.valid_until < now,
        lines=_lines(found),
    )


def get_values(service_id: int) -> Values:
    """Return the values of a service's fields as they are now (`rules/fields.py`)."""
    return values_of(Subject.SERVICE, Service.objects.filter(pk=service_id))[service_id]


def list_tasks() -> tuple[Task, ...]:
    """Return the providers that did not answer, the longest waiting first."""
    found = list(_enquiries().filter(state__in=TASKS).order_by("asked_at", "pk")[:MOST_TASKS])
    services = [line.service_id for enquiry in found for line in enquiry.lines.all() if not line.answer]
    phones = _phones(services)
    return tuple(_task(enquiry, phones) for enquiry in found)


def get_confirmed_name(line_id: int) -> str:
    """Return the name of a service that was asked about and confirmed; empty where there is no such one."""
    confirmed = EnquiredService.objects.filter(pk=line_id, answer=Answer.CONFIRMED)
    return confirmed.values_list("service__name", flat=True).first() or ""


def count_tasks(_actor: Actor, _now: datetime.datetime) -> int:
    """Return how many providers an editor should call."""
    return Enquiry.objects.filter(state=State.TO_CALL).count()


def count_asked(actor: Actor, _now: datetime.datetime) -> int:
    """Return about how many of a provider's own services the municipality waits for an answer; none for others."""
    if permissions.is_editor(actor):
        return 0
    waiting = EnquiredService.objects.filter(answer="", enquiry__state__in=freshness.OPEN)
    is_new = Q(service__assured_at__isnull=True) | Q(service__assured_at__lte=F("enquiry__asked_at"))
    return waiting.filter(is_new, service__in=visible_to(actor).filter(status__in=PUBLISHED)).count()


def get_waiting() -> Waiting:
    """Return how many questions are with providers of the present municipality."""
    counts = dict(Enquiry.objects.values_list("state").annotate(number=Count("pk")))
    return Waiting(counts.get(State.ASKED, 0), counts.get(State.REMINDED, 0))


def list_broken() -> tuple[Broken, ...]:
    """Return the web addresses and numbers that do not work, service by service."""
    found = Check.objects.filter(is_broken=True, service__status__in=PUBLISHED).select_related("service")
    rows = found.order_by(Lower("service__name"), "pk")[:MOST_TASKS]
    return tuple(
        Broken(
            check_id=row.pk,
            service_id=row.service_id,
            service=row.service.name,
            value=row.value,
            outcome=Outcome(row.outcome),
            checked_date=timezone.localdate(row.checked_at),
        )
        for row in rows
    )


def _enquiries() -> "models.QuerySet[Enquiry]":
    lines = EnquiredService.objects.select_related("service").order_by("service__name", "pk")
    return Enquiry.objects.select_related("organization").prefetch_related(Prefetch("lines", queryset=lines))


def _lines(enquiry: Enquiry) -> tuple[EnquiredLine, ...]:
    return tuple(
        EnquiredLine(
            line_id=line.pk,
            service_id=line.service_id,
            hsds_id=line.service.hsds_id,
            name=line.service.name,
            answer=line.answer,
            assured_date=timezone.localdate(line.service.assured_at) if line.service.assured_at else None,
        )
        for line in enquiry.lines.all()
        if line.answer not in {Answer.ELSEWHERE, Answer.ASKED_AGAIN}
    )


def _phones(service_ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = Contact.objects.filter(service__in=service_ids).exclude(phone="").order_by("pk")
    for service_id, phone in rows.values_list("service_id", "phone"):
        found.setdefault(service_id, []).append(phone)
    return found


def _task(enquiry: Enquiry, phones: dict[int, list[str]]) -> Task:
    lines = tuple(line for line in _lines(enquiry) if not line.answer)
    numbers = dict.fromkeys(phone for line in lines for phone in phones.get(line.service_id, []))
    return Task(
        enquiry_id=enquiry.pk,
        organization=enquiry.organization.name if enquiry.organization else "",
        phones=tuple(numbers),
        to=enquiry.to,
        asked_date=timezone.localdate(enquiry.asked_at),
        state=State(enquiry.state),
        lines=lines,
    )
