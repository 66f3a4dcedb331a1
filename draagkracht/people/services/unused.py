"""Spaces that nobody uses: their owners are warned, and then the spaces are erased. Nothing is kept just in case."""

import datetime
from collections.abc import Callable

from django.db import transaction
from django.db.models import Q
from django.utils import formats, timezone, translation
from django.utils.translation import gettext

from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities import services as municipalities
from draagkracht.people.models import Person
from draagkracht.people.queries import Space
from draagkracht.people.rules import retention
from draagkracht.people.services.signing import sign_mail
from draagkracht.people.services.spaces import erase_space


def note_use(*, space: Space, at: datetime.datetime) -> None:
    """Write down that somebody uses their space, once a day at most: its clock begins anew."""
    if space.used_at is None or space.used_at < at - retention.NOTED_EVERY:
        Person.objects.filter(pk=space.id).update(seen_at=at, warned_at=None)


@transaction.atomic
def warn_unused(*, now: datetime.datetime) -> int:
    """Tell owners of spaces that nobody used for long on which day these go; return how many were told.

    Who has no mail address is told by letter or telephone by the desk; the space waits until that is noted.
    """
    rows = Person.objects.select_for_update().filter(
        _unused(retention.warn_since, now), warned_at__isnull=True, email__gt=""
    )
    for person in rows:
        _mail(person, now)
        person.warned_at = now
        person.save(update_fields=["warned_at"])
    return len(rows)


@transaction.atomic
def erase_unused(*, now: datetime.datetime) -> int:
    """Erase spaces whose owners were warned and did not come back; return how many."""
    rows = Person.objects.filter(_unused(retention.erase_since, now), warned_at__lte=retention.warned_long_enough(now))
    keys = list(rows.values_list("pk", flat=True))
    for person_id in keys:
        erase_space(person_id=person_id, by=CLOCK, at=now)
    return len(keys)


def _unused(since: Callable[..., datetime.datetime], now: datetime.datetime) -> Q:
    """Return which spaces nobody used since a moment; that is later where caring has ended."""
    ended = Q(ended_at__isnull=False, seen_at__lt=since(now, has_ended=True))
    return ended | Q(seen_at__lt=since(now))


def _mail(person: Person, now: datetime.datetime) -> None:
    with translation.override(person.language):
        day = formats.date_format(timezone.localtime(now + retention.WARNED_BEFORE), "j F Y")
        municipalities.queue_mail(
            municipality_id=person.municipality_id,
            to=person.email,
            subject=gettext("Gebruikt u uw eigen plek nog?"),
            body=sign_mail(
                gettext(
                    "Dag,\n\nU hebt uw eigen plek op onze site lang niet gebruikt. "
                    "Wij wissen die plek op %(day)s. Dan is alles weg wat u er bewaarde.\n\n"
                    "Wilt u de plek houden? Log dan een keer in. Meer hoeft niet."
                )
                % {"day": day},
                municipality_id=person.municipality_id,
                to_space=True,
            ),
            reference=f"people.unused.{person.public_id}.{now:%Y%m%d}",
        )
