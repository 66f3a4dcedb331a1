"""The log of what is done with a request or a booking: of whom it is, by whom, on what ground."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose, Who
from draagkracht.base import tenancy
from draagkracht.respite.models import Region, RespiteRequest


def _subject(request: RespiteRequest) -> UUID:
    """Return as whom the log knows who asks: their space, else the request itself."""
    return request.carer.public_id if request.carer else request.public_id


def note(
    *, request: RespiteRequest, what: str, action: Action, by: Who, at: datetime.datetime, about: str = ""
) -> None:
    """Write down that somebody saw or changed a request or a booking of it, in the present transaction."""
    audit.record(
        municipality_id=request.municipality_id,
        actor=by,
        subject=_subject(request),
        action=action,
        what=what,
        why=Purpose.RESPITE,
        basis=Basis.CONSENT,
        about=about or str(request.public_id),
        at=at,
    )


def note_region(
    *, region: Region, keys: Collection[int], what: str, by: Who, at: datetime.datetime, about: str
) -> None:
    """Say in the log of each member whose requests were read together, and under which agreement."""
    found: dict[int, list[RespiteRequest]] = defaultdict(list)
    for request in RespiteRequest.objects.filter(pk__in=keys).select_related("carer"):
        found[request.municipality_id].append(request)
    for municipality_id, requests in found.items():
        with tenancy.acting_for(municipality_id):
            note_each(
                municipality_id=municipality_id,
                requests=requests,
                what=what,
                by=by,
                at=at,
                about=about,
                on_behalf_of=f"{region.name}: {region.agreement}",
            )


def note_each(
    *,
    municipality_id: int,
    requests: Collection[RespiteRequest],
    what: str,
    by: Who,
    at: datetime.datetime,
    about: str,
    on_behalf_of: str,
) -> None:
    """Write down that somebody saw many requests of one municipality together, for whom and under what agreement."""
    audit.record_each(
        municipality_id=municipality_id,
        actor=by,
        subjects=[_subject(request) for request in requests],
        action=Action.SEE,
        what=what,
        why=Purpose.RESPITE,
        basis=Basis.CONSENT,
        on_behalf_of=on_behalf_of,
        about=about,
        at=at,
    )
