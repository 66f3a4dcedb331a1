"""Removing a case when the law does not want it kept any more."""

import datetime

from django.db import transaction
from django.utils import timezone

from draagkracht.audit import services as audit
from draagkracht.audit.rules import CLOCK, Action, Basis, Purpose
from draagkracht.casework.models import Case
from draagkracht.casework.services.acts import subjects_of


@transaction.atomic
def delete_old_cases(*, now: datetime.datetime) -> int:
    """Delete the cases of the present municipality that were kept long enough, with all that is in them.

    A row stays in the log for each person who was in one. Returns how many.
    """
    deleted = 0
    old = Case.objects.filter(keep_until__lte=timezone.localdate(now)).order_by("pk")
    for case in old.select_for_update(of=("self",), skip_locked=True):
        audit.record_each(
            municipality_id=case.municipality_id,
            actor=CLOCK,
            subjects=subjects_of(case.parties.exclude(name="").select_related("person")),
            action=Action.REMOVE,
            what="casework.case",
            why=Purpose.RETENTION,
            basis=Basis.LEGAL_DUTY,
            about=str(case.public_id),
            at=now,
        )
        # A decision holds its letter and its arrangement, and a letter the one to whom it went: in this order.
        case.decisions.all().delete()
        case.letters.all().delete()
        case.delete()
        deleted += 1
    return deleted
