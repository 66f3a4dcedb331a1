"""Caring has ended: what is of no use any more stops by itself. It may begin again, for whoever it may be."""

import datetime
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.municipalities import services as municipalities
from draagkracht.people.models import CareRelation, Person
from draagkracht.people.services import reminders
from draagkracht.people.services.noting import note
from draagkracht.people.services.signing import sign_mail
from draagkracht.people.services.ties import tell_untied, untie

WHAT = "people.space"
ABOUT = "caring-ended"


@transaction.atomic
def end_caring(
    *,
    person_id: int,
    relations: Collection[UUID] | None = None,
    tells_other: bool = True,
    by: Who,
    at: datetime.datetime,
) -> None:
    """Write down for whom somebody cares no more; None is for everybody. Who is off the list already is left alone.

    Whom they cared for is told as with any tie that ends, unless `tells_other` is off: they may have died. Once nobody
    is cared for any more, reminders and the emergency card stop, and one kind mail goes out. The rest of the space
    stays until its owner erases it, or the clock of a space that nobody uses does; that clock runs faster from then on
    (rules/retention.py). Twice does nothing more.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    if person.ended_at is not None:
        return
    caring = CareRelation.objects.select_related("carer", "recipient").filter(carer=person, ended_at__isnull=True)
    ending = caring if relations is None else caring.filter(public_id__in=relations)
    rows = list(ending.all())
    for row in rows:
        _end(row, tells_other=tells_other, by=by, at=at)
    if caring.exists() or (relations and not rows):
        return
    person.ended_at = at
    person.save(update_fields=["ended_at"])
    reminders.stop(person, by=by, at=at)
    _record(person, by, at)
    if person.email:
        _mail(person, at)


def _end(row: CareRelation, *, tells_other: bool, by: Who, at: datetime.datetime) -> None:
    if row.recipient is not None and tells_other:
        tell_untied(row, other=row.recipient, at=at)
    untie(row, by=by, at=at)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    _record(row.carer, by, at)


@transaction.atomic
def begin_again(*, person_id: int, by: Who, at: datetime.datetime) -> None:
    """Write down that somebody cares again: the card opens again; reminders are for them to choose anew."""
    person = Person.objects.select_for_update().get(pk=person_id)
    if person.ended_at is None:
        return
    CareRelation.objects.filter(carer=person, ended_at=person.ended_at).update(ended_at=None)
    person.ended_at = None
    person.save(update_fields=["ended_at"])
    _record(person, by, at)


def _record(person: Person, by: Who, at: datetime.datetime) -> None:
    note(person=person, what=WHAT, action=Action.CHANGE, by=by, at=at, why=Purpose.AFTERCARE, about=ABOUT)


def _mail(person: Person, at: datetime.datetime) -> None:
    with translation.override(person.language):
        municipalities.queue_mail(
            municipality_id=person.municipality_id,
            to=person.email,
            subject=gettext("U hebt veel gedaan"),
            body=sign_mail(
                gettext(
                    "Dag,\n\nU zorgde voor iemand. Dat is nu voorbij. "
                    "Wat daar ook de reden van is: u hebt veel gedaan.\n\n"
                    "Wij vragen u niet meer hoe het gaat. Uw noodkaart werkt niet meer. "
                    "Verder blijft alles zoals het was.\n\n"
                    "Het kan stil worden, of juist druk. Wilt u met iemand praten? U bent welkom, nu en later. "
                    "Bel ons, of kijk op uw plek naar een groep. Het hoeft niet."
                ),
                municipality_id=person.municipality_id,
                to_space=True,
            ),
            reference=f"people.ended.{person.public_id}.{at:%Y%m%d}",
        )
