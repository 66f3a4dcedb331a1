"""The tie between two spaces ends when one of the two says so, alone and at once; and what is shared ends with it."""

import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from draagkracht.audit.rules import Action, Who
from draagkracht.base.text import N_
from draagkracht.people.models import CareRelation, Circle, Consent, Person
from draagkracht.people.rules.voices import reader_code
from draagkracht.people.services.consents import withdraw_consent
from draagkracht.people.services.invitations import tell
from draagkracht.people.services.noting import note
from draagkracht.people.services.wishes import stop_sharing

WHAT = "people.tie"
STOPPED = N_("Er is iets veranderd op uw eigen plek")
KINDLY = N_(
    "Dag,\n\nU was op onze site verbonden met iemand. Dat is gestopt. Daar hoeft geen reden voor te zijn.\n\n"
    "Uw eigen plek blijft zoals die was. Wilt u erover praten? Bel ons gerust."
)


class TieIsGone(Exception):
    """The two are not tied (any more)."""


@transaction.atomic
def end_tie(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """End the tie between somebody and who cares for them, or whom they care for; tell the other kindly.

    The carer keeps their own words about for whom they care. Raises TieIsGone.
    """
    rows = CareRelation.objects.select_for_update(of=("self",)).select_related("carer", "recipient")
    mine = rows.filter(Q(carer_id=person_id) | Q(recipient_id=person_id), ended_at__isnull=True)
    row = mine.filter(public_id=public_id, recipient__isnull=False).first()
    if row is None or row.recipient is None:
        raise TieIsGone
    other = row.recipient if row.carer_id == person_id else row.carer
    tell_untied(row, other=other, at=at)
    untie(row, by=by, at=at)


def tell_untied(row: CareRelation, *, other: Person, at: datetime.datetime) -> None:
    """Mail the other of two kindly that they are tied no more; call it before the tie is gone."""
    recipient = row.recipient.public_id if row.recipient else ""
    reference = f"people.untied.{row.public_id}.{recipient}.{at:%Y%m%d%H%M%S}"
    tell(other, subject=STOPPED, body=KINDLY, reference=reference)


def untie(row: CareRelation, *, by: Who, at: datetime.datetime) -> None:
    """Take a tie away, with what was shared over it, in the present transaction.

    A circle around this situation goes on, so who it is about keeps their view of it and their say.
    """
    recipient = row.recipient
    if recipient is None:
        return
    Circle.objects.filter(relation=row).update(about=recipient)
    row.recipient = None
    row.save(update_fields=["recipient"])
    stop_sharing(owner=recipient, reader=row.carer, by=by, at=at)
    for person in (row.carer, recipient):
        note(person=person, what=WHAT, action=Action.REMOVE, by=by, at=at)


def untie_all(carer: Person, *, by: Who, at: datetime.datetime) -> None:
    """Take the ties of a carer away whose space goes."""
    for row in CareRelation.objects.filter(carer=carer, recipient__isnull=False).select_related("carer", "recipient"):
        untie(row, by=by, at=at)


def forget_as_reader(person: Person, *, by: Who, at: datetime.datetime) -> None:
    """Withdraw what others let somebody read, and take the name away: the space of that reader goes."""
    rows = Consent.objects.filter(recipient=reader_code(person.public_id))
    for row in rows.filter(withdrawn_at__isnull=True):
        withdraw_consent(person_id=row.person_id, public_id=row.public_id, by=by, at=at)
    rows.update(recipient_label="")
