"""Filling in an instrument together with who cares, from a case: where that is done. Nothing of it is in the file."""

import datetime

from django.urls import reverse

from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile
from draagkracht.casework.rules.requests import PartyRole


def measuring_part(case: CaseFile, _worker: Worker, _at: datetime.datetime) -> str | None:
    """Return the address where it begins; None where nobody in the case who cares is known by name yet."""
    cares = any(party.name and party.role is PartyRole.CARER for party in case.parties)
    if case.keep_until is not None or not (cares or case.is_own_right):
        return None
    return f"{reverse('portal-staff:choose-instrument')}?zaak={case.public_id}"
