"""The log of what is done with somebody's own space: consent is always the ground."""

import datetime

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose, Who
from draagkracht.people.models import Person


def note(
    *,
    person: Person,
    what: str,
    action: Action,
    by: Who,
    at: datetime.datetime,
    why: Purpose = Purpose.OWN_USE,
    about: str = "",
) -> None:
    """Write down that somebody saw or changed what a person keeps here, in the present transaction.

    `what` and `about` are codes, as `audit.services.record` takes them. Raises NotACode.
    """
    audit.record(
        municipality_id=person.municipality_id,
        actor=by,
        subject=person.public_id,
        action=action,
        what=what,
        why=why,
        basis=Basis.CONSENT,
        about=about,
        at=at,
    )
