"""The log of what is done with a request or a booking: of whom it is, by whom, on what ground."""

import datetime
from uuid import UUID

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose, Who
from draagkracht.respite.models import RespiteRequest


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
