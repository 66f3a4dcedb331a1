"""Checking web addresses, some each night and none too often, and telephone numbers. No entry changes by itself."""

import datetime
import time
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from draagkracht.base import jobs, tenancy
from draagkracht.directory.models import Check, Contact, Service
from draagkracht.directory.models.freshness import LONGEST
from draagkracht.directory.ports import Fault, FetchFailed, get_fetcher
from draagkracht.directory.queries.listing import PUBLISHED
from draagkracht.directory.rules import checks
from draagkracht.directory.rules.checks import Kind, Outcome, Record
from draagkracht.directory.rules.presentation import link_address

MOST_LINKS_A_NIGHT: Final = 500
EVERY: Final = datetime.timedelta(days=7)  # a link that works
NEXT_NIGHT: Final = datetime.timedelta(hours=20)  # a link that failed
MOST_BYTES: Final = 64 * 1024
PATIENCE_SECONDS: Final = 10.0
HOST_RESTS_SECONDS: Final = 1.0

OUTCOMES: Final = {
    Fault.UNKNOWN_HOST: Outcome.NO_HOST,
    Fault.UNREACHABLE: Outcome.SILENT,
    Fault.TOO_SLOW: Outcome.SILENT,
    Fault.TOO_LARGE: Outcome.WORKS,  # there is a page, and we need no more of it
}


@transaction.atomic
def queue_links(*, municipality_id: int, at: datetime.datetime) -> int:
    """Queue a job for each web address whose turn it is: never checked or longest ago first; return how many.

    Jobs of one host run one after the other, and each holds the host for a second. Addresses that exist in examples
    only are not asked: in the demo all are of that kind.
    """
    _note_links(municipality_id)
    due = (
        Q(checked_at__isnull=True)
        | Q(checked_at__lte=at - EVERY)
        | Q(failed_days__gt=0, checked_at__lte=at - NEXT_NIGHT)
    )
    idle = Q(queued_at__isnull=True) | Q(queued_at__lte=at - EVERY)
    found = Check.objects.filter(due, idle, kind=Kind.LINK)
    rows = list(found.order_by(F("checked_at").asc(nulls_first=True), "pk")[:MOST_LINKS_A_NIGHT])
    for row in rows:
        host = _host(row.value)
        jobs.queue_job(
            name="directory.check-link",
            municipality_id=municipality_id,
            arguments={"check_id": row.pk},
            key=str(row.pk),
            one_at_a_time=f"host {host}",
        )
    Check.objects.filter(pk__in=[row.pk for row in rows]).update(queued_at=at)
    return len(rows)


def _note_links(municipality_id: int) -> None:
    """Have a row for each web address of a published service, and none for those that are there no more."""
    wanted = {}
    for service in _published().select_related("organization"):
        website = service.organization.website if service.organization else ""
        for url in {link_address(service.url), link_address(website)} - {""}:
            if len(url) <= LONGEST and not checks.is_reserved(_host(url)):
                wanted[service.pk, url] = service
    _keep(Kind.LINK, municipality_id, set(wanted))


@transaction.atomic
def check_link(*, check_id: int, at: datetime.datetime) -> None:
    """Ask a web address and take note; holds its host for a second."""
    row = Check.objects.filter(pk=check_id).first()
    if row is None:
        return
    began = time.monotonic()
    outcome = _ask(row.value)
    today = timezone.localdate(at)
    last = timezone.localdate(row.checked_at) if row.checked_at else None
    after = checks.after_try(Record(row.failed_days, last, Outcome(row.outcome)), outcome, today)
    Check.objects.filter(pk=row.pk).update(
        outcome=after.outcome,
        failed_days=after.failed_days,
        is_broken=after.is_broken,
        checked_at=at,
        queued_at=None,
    )
    time.sleep(max(0.0, HOST_RESTS_SECONDS - (time.monotonic() - began)))


def _ask(url: str) -> Outcome:
    try:
        found = get_fetcher().fetch(url, most_bytes=MOST_BYTES, timeout=PATIENCE_SECONDS)
    except FetchFailed as failed:
        return OUTCOMES.get(failed.fault, Outcome.UNKNOWN)
    return checks.outcome_of_status(found.status)


@transaction.atomic
def check_phones(*, municipality_id: int, at: datetime.datetime) -> int:
    """Take note of the telephone numbers of published services that cannot exist; return how many there are."""
    contacts = Contact.objects.filter(service__in=_published()).exclude(phone="")
    in_demo = settings.MODE != "production"
    wrong = {
        (contact.service_id, contact.phone[:LONGEST])
        for contact in contacts.only("service_id", "phone")
        if not checks.can_exist(contact.phone, in_demo=in_demo)
    }
    _keep(Kind.PHONE, municipality_id, wrong)
    Check.objects.filter(kind=Kind.PHONE).update(outcome=Outcome.IMPOSSIBLE, is_broken=True, checked_at=at)
    return len(wrong)


def _keep(kind: Kind, municipality_id: int, wanted: set[tuple[int, str]]) -> None:
    """Make the rows of a kind those that are wanted; what is there keeps what is known of it."""
    there = {(row.service_id, row.value): row.pk for row in Check.objects.filter(kind=kind)}
    Check.objects.filter(pk__in=[pk for pair, pk in there.items() if pair not in wanted]).delete()
    Check.objects.bulk_create(
        [
            Check(municipality_id=municipality_id, service_id=service_id, kind=kind, value=value)
            for service_id, value in sorted(wanted - there.keys())
        ],
        ignore_conflicts=True,
    )


def _published() -> Any:
    own = Service.objects.filter(municipality__in=tenancy.current_municipalities())
    return own.filter(status__in=PUBLISHED)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
