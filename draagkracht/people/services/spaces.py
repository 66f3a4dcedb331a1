"""A space of one's own: opened on consent, changed, and erased at once when its owner says so."""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.accounts.rules import Role
from draagkracht.audit.rules import Action, Who
from draagkracht.audit.rules import Purpose as Why
from draagkracht.people import signals
from draagkracht.people.models import Person
from draagkracht.people.rules.codes import Asked, Purpose, Reach
from draagkracht.people.services.circle_keeping import forget_in_circles
from draagkracht.people.services.consents import give_consent
from draagkracht.people.services.invitations import forget_asked
from draagkracht.people.services.noting import note
from draagkracht.people.services.rights import forget_answered
from draagkracht.people.services.speaking_ends import end_all_of
from draagkracht.people.services.ties import forget_as_reader, untie_all

WHAT = "people.space"


@transaction.atomic
def open_space(  # noqa: PLR0913 - as many as the form asks
    *,
    municipality_id: int,
    user_id: int | None,
    role: Role | None = Role.CARER,
    name: str,
    email: str = "",
    phone: str = "",
    reach: Reach = Reach.PHONE,
    language: str = "nl",
    birth_date: datetime.date | None = None,
    asked: Asked = Asked.ON_SCREEN,
    asked_by: str = "",
    key: UUID,
    at: datetime.datetime,
) -> UUID:
    """Open a space for somebody who agreed to it; return its public id. Who has one keeps it; a form counts once.

    Who signs in gets `role`; None for who has one already.
    Raises ParentIsNeeded for somebody under sixteen, unless a parent was asked.
    """
    held = Person.objects.filter(key=key).first()
    if held is None and user_id is not None:
        held = Person.objects.filter(user_id=user_id).first()
    if held is not None:
        return held.public_id
    person = Person.objects.create(
        municipality_id=municipality_id,
        user_id=user_id,
        name=name,
        email=email,
        phone=phone,
        reach=reach.value,
        language=language,
        birth_date=birth_date,
        is_desk_made=bool(asked_by) and asked is not Asked.BY_PARENT,
        created_at=at,
        seen_at=at,
        key=key,
    )
    if user_id is not None and role is not None:
        accounts.give_role(municipality_id=municipality_id, user_id=user_id, role=role, by=None, at=at)
    me = acting.resident(person.public_id)
    give_consent(person_id=person.pk, purpose=Purpose.KEEP_SPACE, by=me, at=at, asked=asked, asked_by=asked_by)
    _record(person, Action.ADD, me, at)
    return person.public_id


@transaction.atomic
def change_space(*, person_id: int, by: Who, at: datetime.datetime, **changes: Any) -> None:
    """Change name, phone, address, reach or language of a space."""
    unknown = set(changes) - {"name", "phone", "address", "reach", "language"}
    if unknown:
        raise TypeError(f"a space has no {', '.join(sorted(unknown))} to change")
    person = Person.objects.select_for_update().get(pk=person_id)
    for name, value in changes.items():
        setattr(person, name, value)
    person.save(update_fields=[*changes])
    _record(person, Action.CHANGE, by, at)


@transaction.atomic
def erase_space(*, person_id: int, by: Who, at: datetime.datetime) -> None:
    """Delete somebody's space with all that hangs on it, here and in the packages above; twice does nothing more.

    What stands in the file of the municipality stays there: the law says how long.
    """
    person = Person.objects.select_for_update().filter(pk=person_id).first()
    if person is None:
        return
    user_id, municipality_id = person.user_id, person.municipality_id
    forget_answered(person_id=person.pk)
    if user_id is not None:
        forget_in_circles(user_id=user_id, by=by, at=at)
    forget_asked(person_id=person.pk)
    end_all_of(person, by=by, at=at)
    untie_all(person, by=by, at=at)
    forget_as_reader(person, by=by, at=at)
    signals.person_is_erased.send(
        sender=Person, person_id=person.pk, public_id=person.public_id, user_id=person.user_id, at=at
    )
    _record(person, Action.REMOVE, by, at, why=Why.RIGHTS)
    person.delete()
    if user_id is not None:
        accounts.forget_resident(municipality_id=municipality_id, user_id=user_id)


def _record(person: Person, action: Action, by: Who, at: datetime.datetime, why: Why = Why.OWN_USE) -> None:
    note(person=person, what=WHAT, action=action, by=by, at=at, why=why)
