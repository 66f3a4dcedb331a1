"""Mails that ask how it goes: only for who chose them, as often as they chose, and stopped with one press."""

import datetime
import uuid
from typing import Final

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from draagkracht.accounts import acting
from draagkracht.audit.rules import CLOCK, Action, Who
from draagkracht.audit.rules import Purpose as Why
from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.services import queue_mail
from draagkracht.people import links
from draagkracht.people.models import Consent, Person, Reminder
from draagkracht.people.rules.codes import Purpose
from draagkracht.people.rules.months import add_months
from draagkracht.people.rules.reminders import Rhythm
from draagkracht.people.services.consents import give_consent, withdraw_consent
from draagkracht.people.services.noting import note

WHAT: Final = "people.reminder"


class LinkIsGone(Exception):
    """This address stops nothing (any more)."""


class CaringHasEnded(Exception):
    """Who stopped caring is not asked how it goes."""


@transaction.atomic
def choose_rhythm(*, person_id: int, rhythm: Rhythm, by: Who, at: datetime.datetime) -> None:
    """Let somebody be asked how it goes as often as they choose, or no more.

    Raises CaringHasEnded, and ParentIsNeeded for somebody under sixteen.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    if rhythm is Rhythm.NONE:
        stop(person, by=by, at=at)
        return
    if person.ended_at is not None:
        raise CaringHasEnded
    row = Reminder.objects.filter(person=person).first() or _new(person, at)
    if not _open_consents(person_id).exists():
        row.counts_from = at  # who begins again is asked a whole rhythm later, and not tomorrow
    row.every_months = rhythm.value
    row.next_at = add_months(row.counts_from, rhythm.value)
    row.save()
    give_consent(person_id=person_id, purpose=Purpose.REMIND, by=by, at=at)


@transaction.atomic
def stop_by_link(*, token: str, at: datetime.datetime) -> None:
    """Stop the reminders of who got the mail with this address; a second time does nothing. Raises LinkIsGone."""
    row = Reminder.objects.filter(token_hash=links.hash_of(token)).select_related("person").first()
    if row is None:
        raise LinkIsGone
    stop(row.person, by=acting.resident(row.person.public_id), at=at)


def stop(person: Person, *, by: Who, at: datetime.datetime) -> None:
    """Take back the consent to be asked. The row stays: its address has to say that it stopped."""
    for public_id in _open_consents(person.pk).values_list("public_id", flat=True):
        withdraw_consent(person_id=person.pk, public_id=public_id, by=by, at=at)


@transaction.atomic
def send_due(*, now: datetime.datetime) -> int:
    """Queue the mail for everybody whose time it is; return how many. Twice in a row sends nothing twice.

    Who took the consent back, stopped caring or has no address of mail gets none.
    """
    agreed = Exists(_open_consents(OuterRef("person_id"), now))
    rows = Reminder.objects.select_for_update(of=("self",)).select_related("person")
    due = rows.filter(agreed, next_at__lte=now, person__ended_at__isnull=True, person__email__gt="")
    for row in due:
        _send(row, now)
    return len(due)


def _send(row: Reminder, now: datetime.datetime) -> None:
    person = row.person
    token = links.known_token(row.public_id, 0, row.token_hash) or links.make_token(row.public_id)
    _mail(row, token, now)
    row.counts_from, row.next_at = now, add_months(now, row.every_months)
    row.token_hash = links.hash_of(token)
    row.save(update_fields=["counts_from", "next_at", "token_hash"])
    note(person=person, what=WHAT, action=Action.SEND, by=CLOCK, at=now, why=Why.AFTERCARE)


def _mail(row: Reminder, token: str, now: datetime.datetime) -> None:
    origin = municipalities.get_origin(row.municipality_id)
    with translation.override(row.person.language):
        check, stop_address = reverse("portal:start-check"), reverse("people:stop-reminders", args=[token])
        queue_mail(
            municipality_id=row.municipality_id,
            to=row.person.email,
            subject=gettext("Hoe gaat het met u?"),
            body=gettext(
                "Dag,\n\nU vroeg ons om af en toe te vragen hoe het gaat. Dat doen wij nu.\n\n"
                "Wilt u even stilstaan bij uzelf? De check duurt drie minuten:\n%(check)s\n\n"
                "Komt het nu niet uit? Dan hoeft u niets te doen.\n\n"
                "Wilt u deze mails niet meer? Stop ze hier, zonder in te loggen:\n%(stop)s"
            )
            % {"check": f"{origin}{check}", "stop": f"{origin}{stop_address}"},
            reference=f"people.reminder.{row.public_id}.{now:%Y%m%d}",
            stop_address=f"{origin}{stop_address}",
        )


def _new(person: Person, at: datetime.datetime) -> Reminder:
    public_id = uuid.uuid4()
    token_hash = links.hash_of(links.make_token(public_id))
    return Reminder(
        municipality_id=person.municipality_id,
        public_id=public_id,
        person=person,
        counts_from=at,
        token_hash=token_hash,
    )


def _open_consents(person_id: int | OuterRef, at: datetime.datetime | None = None) -> models.QuerySet[Consent]:
    rows = Consent.objects.filter(person_id=person_id, purpose=Purpose.REMIND.value, withdrawn_at__isnull=True)
    return rows if at is None else rows.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=at))
