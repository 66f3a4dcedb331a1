"""That somebody spoke for another ends: at once, with what was shared for it, and the other of the two is told."""

import datetime

from django.db.models import Q, QuerySet

from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.base.text import N_
from draagkracht.people.models import Person, Representation
from draagkracht.people.services.invitations import tell
from draagkracht.people.services.noting import note
from draagkracht.people.services.wishes import stop_sharing

WHAT = "people.representation"
CHANGED = N_("Er is iets veranderd op uw eigen plek")
SPOKEN_FOR = N_("Dag,\n\nNiemand anders spreekt hier nog namens u. U kunt altijd iemand anders vragen, of ons bellen.")
ONE_LESS = N_(
    "Dag,\n\nIemand die namens u sprak, doet dat niet meer. Op uw eigen plek ziet u wie nog wel namens u spreekt."
)
SPOKE = N_("Dag,\n\nU spreekt hier niet meer namens iemand anders. Dank u wel voor wat u deed.")


def end(row: Representation, *, by: Who, at: datetime.datetime, why: Purpose = Purpose.OWN_USE) -> None:
    """End it, in the present transaction; twice does nothing more."""
    if row.ended_at is None:
        row.ended_at = at
        row.save(update_fields=["ended_at"])
        stop_sharing(owner=row.person, reader=row.representative, by=by, at=at)
        for person in (row.person, row.representative):
            note(person=person, what=WHAT, action=Action.WITHDRAW, by=by, at=at, why=why)


def tell_ended(row: Representation, *, is_speaker: bool, at: datetime.datetime) -> None:
    """Mail the other of the two; `is_speaker` tells that who spoke ended it."""
    others = _open(at).filter(person=row.person).exclude(pk=row.pk)
    body = (ONE_LESS if others.exists() else SPOKEN_FOR) if is_speaker else SPOKE
    to = row.person if is_speaker else row.representative
    tell(to, subject=CHANGED, body=body, reference=f"people.representation-ended.{row.public_id}")


def end_all_of(person: Person, *, by: Who, at: datetime.datetime) -> None:
    """End each that somebody speaks or is spoken for whose space goes, and tell the others."""
    rows = _open(at).filter(Q(person=person) | Q(representative=person)).select_related("person", "representative")
    for row in rows:
        end(row, by=by, at=at)
        tell_ended(row, is_speaker=row.representative_id == person.pk, at=at)


def _open(at: datetime.datetime) -> "QuerySet[Representation]":
    until = Q(valid_until__isnull=True) | Q(valid_until__gt=at)
    return Representation.objects.filter(until, ended_at__isnull=True)
