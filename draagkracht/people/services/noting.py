"""The log of what is done with somebody's own space: consent is always the ground."""

import datetime
from uuid import UUID

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose, Who
from draagkracht.people.models import Person
from draagkracht.people.queries import Seat


def note(
    *,
    person: Person,
    what: str,
    action: Action,
    by: Who,
    at: datetime.datetime,
    why: Purpose = Purpose.OWN_USE,
    about: str = "",
    on_behalf_of: UUID | None = None,
) -> None:
    """Write down that somebody saw or changed what a person keeps here, in the present transaction.

    `on_behalf_of` is the public id of the person for whom somebody acts who speaks for them. `what` and `about` are
    codes, as `audit.services.record` takes them. Raises NotACode.
    """
    audit.record(
        municipality_id=person.municipality_id,
        actor=by,
        subject=person.public_id,
        action=action,
        what=what,
        why=why,
        basis=Basis.CONSENT,
        on_behalf_of=on_behalf_of or "",
        about=about,
        at=at,
    )


def note_seat(*, seat: Seat, what: str, action: Action, at: datetime.datetime) -> None:
    """Write down what somebody did in the space of whom they speak for."""
    person = Person.objects.get(pk=seat.space.id)
    note(person=person, what=what, action=action, by=seat.who, at=at, on_behalf_of=seat.on_behalf_of)
