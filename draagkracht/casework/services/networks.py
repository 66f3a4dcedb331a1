"""Reading a shared network: it is written down for its owner, and once a day in the case."""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from draagkracht.audit.rules import Purpose
from draagkracht.casework.models import Case, CaseMove
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.queries.networks import NetworkFacts, list_networks
from draagkracht.casework.rules import notes
from draagkracht.people.services import note_network_was_read


@transaction.atomic
def read_networks(*, case: CaseFile, by: Worker, at: datetime.datetime) -> tuple[NetworkFacts, ...]:
    """Return the networks that carers of a case share, and write down who saw them; nothing where nobody shares."""
    found = list_networks(case, at)
    for one in found:
        note_network_was_read(public_id=one.subject, by=by.who, why=Purpose.INVESTIGATION, at=at)
    if found:
        row = Case.objects.get(pk=case.id)
        CaseMove.objects.get_or_create(
            municipality_id=row.municipality_id,
            key=uuid.uuid5(case.public_id, f"network:{by.user_id}:{timezone.localdate(at)}"),
            defaults={
                "case": row,
                "from_state": row.state,
                "to_state": row.state,
                "at": at,
                "by": by.name,
                "step": notes.NETWORK,
                "reason": ", ".join(one.name for one in found),
            },
        )
    return found
