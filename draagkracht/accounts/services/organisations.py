"""Organisations whose people sign in here. One that ended lets nobody in; its row stays, for what it referred."""

import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from draagkracht.accounts import queries
from draagkracht.accounts.models import Invitation, Membership, Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind


class OrganisationIsThere(Exception):
    """An organisation with this name is there already."""


class OrganisationIsGone(Exception):
    """There is no such organisation here that still counts."""


@transaction.atomic
def add_organisation(
    *, municipality_id: int, name: str, kind: OrganisationKind, phone: str = "", email: str = ""
) -> UUID:
    """Add an organisation; return its public id. Raises OrganisationIsThere."""
    row = Organisation(municipality_id=municipality_id, name=name, kind=kind.value, phone=phone, email=email)
    _save(row)
    return row.public_id


@transaction.atomic
def change_organisation(*, public_id: UUID, name: str, kind: OrganisationKind, phone: str, email: str) -> None:
    """Change what is known of an organisation. Raises OrganisationIsGone and OrganisationIsThere."""
    row = _get(public_id)
    row.name, row.kind, row.phone, row.email = name, kind.value, phone, email
    _save(row)


@transaction.atomic
def end_organisation(*, public_id: UUID, by: int, at: datetime.datetime) -> int:
    """End an organisation, and with it the roles of its people and what they were offered; return how many roles.

    Raises OrganisationIsGone.
    """
    row = _get(public_id)
    row.ended_at = at
    row.save(update_fields=["ended_at"])
    theirs = {"role": Role.PROFESSIONAL.value, "organization_id": str(public_id)}
    Invitation.objects.filter(closed_at__isnull=True, **theirs).update(closed_at=at)
    return Membership.objects.filter(queries.valid_at(at), **theirs).update(ended_at=at, ended_by_id=by)


def _get(public_id: UUID) -> Organisation:
    row = Organisation.objects.select_for_update().filter(public_id=public_id, ended_at__isnull=True).first()
    if row is None:
        raise OrganisationIsGone
    return row


def _save(row: Organisation) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "organisation_name_is_there_once" not in str(error):
            raise
        raise OrganisationIsThere from None
