"""Giving roles and ending them. Every change keeps who made it, and when."""

import datetime
import secrets
from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from draagkracht.accounts import queries
from draagkracht.accounts.models import Invitation, Membership, User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import (
    INVITATION_HOLDS,
    INVITATION_IS_KEPT,
    LIVES_HERE,
    OF_RESIDENTS,
    STRANGER_IS_KEPT,
    clean_email,
)
from draagkracht.accounts.services import passkeys
from draagkracht.base import tenancy
from draagkracht.municipalities import queries as municipality_queries
from draagkracht.municipalities import services as municipalities
from draagkracht.municipalities.models import Municipality


class RoleIsGone(Exception):
    """Nobody holds this role any more, or it is of another municipality."""


class RoleIsHeld(Exception):
    """The person has this role already."""


class InvitationIsGone(Exception):
    """The link was used, replaced or withdrawn, or it is too late."""


class LastAdministrator(Exception):
    """Without this one nobody could give or end roles here any more."""


@transaction.atomic
def invite(
    *,
    municipality_id: int,
    email: str,
    name: str,
    role: Role,
    organization_id: str = "",
    by: int | None,
    at: datetime.datetime,
) -> Invitation:
    """Offer somebody a role; whoever was asked already gets a new link, and the old one is worthless.

    The mail is for the caller to send, who knows the address of the link. Raises RoleIsHeld.
    """
    _lock(municipality_id)
    wanted: dict[str, Any] = {"role": role.value, "organization_id": organization_id}
    address = clean_email(email)
    if Membership.objects.filter(queries.valid_at(at), user__email=address, **wanted).exists():
        raise RoleIsHeld
    values: Mapping[str, Any] = {
        "name": name,
        "key": secrets.token_urlsafe(32),
        "invited_by_id": by,
        "invited_at": at,
        "expires_at": at + INVITATION_HOLDS,
    }
    invitation, _ = Invitation.objects.update_or_create(
        municipality_id=municipality_id, email=address, closed_at__isnull=True, **wanted, defaults=values
    )
    return invitation


def mail_invitation(*, invitation: Invitation, address: str, role: str) -> None:
    """Mail the link of an invitation; `role` in the words of the reader."""
    name = invitation.municipality.name
    until = invitation.expires_at.astimezone().strftime("%d-%m-%Y")
    lives_here = invitation.role in OF_RESIDENTS
    subject = gettext("Een eigen plek bij %(name)s") if lives_here else gettext("Werkt u mee aan de site van %(name)s?")
    body = _asks_resident() if lives_here else _asks_worker()
    municipalities.queue_mail(
        municipality_id=invitation.municipality_id,
        to=invitation.email,
        subject=subject % {"name": name},
        body=body % {"person": invitation.name, "name": name, "role": role, "address": address, "until": until},
        reference=f"accounts.invitation.{invitation.pk}.{invitation.key[:8]}",
    )


def _asks_worker() -> str:
    return gettext(
        "Dag %(person)s,\n\n"
        "U bent gevraagd om mee te werken aan de site van %(name)s. Uw rol: %(role)s.\n\n"
        "Open deze link om te beginnen:\n%(address)s\n\n"
        "De link werkt één keer, tot en met %(until)s. Wilt u niet? Dan hoeft u niets te doen."
    )


def _asks_resident() -> str:
    return gettext(
        "Dag %(person)s,\n\n"
        "U kunt een eigen plek krijgen op de site van %(name)s. Daar ziet u wat over u gaat.\n\n"
        "Open deze link om te beginnen:\n%(address)s\n\n"
        "De link werkt één keer, tot en met %(until)s. Wilt u niet? Dan hoeft u niets te doen."
    )


@transaction.atomic
def accept_invitation(*, invitation_id: int, key: str, name: str, at: datetime.datetime) -> User:
    """Give the role that was offered to whoever owns the address; return the person. Raises InvitationIsGone."""
    found = Invitation.objects.select_for_update().filter(pk=invitation_id, key=key).first()
    if found is None or found.closed_at is not None or found.expires_at <= at:
        raise InvitationIsGone
    user = User.objects.filter(email=found.email).first() or User.objects.create_user(email=found.email, name=name)
    if user.name != name:
        user.name = name
        user.save(update_fields=["name"])
    found.membership = give_role(
        municipality_id=found.municipality_id,
        user_id=user.pk,
        role=Role(found.role),
        organization_id=found.organization_id,
        by=found.invited_by_id,
        at=at,
    )
    found.closed_at = at
    found.save(update_fields=["membership", "closed_at"])
    return user


@transaction.atomic
def give_role(
    *, municipality_id: int, user_id: int, role: Role, organization_id: str = "", by: int | None, at: datetime.datetime
) -> Membership:
    """Give somebody a role from now on; who has it already keeps it."""
    _lock(municipality_id)
    wanted = {"user_id": user_id, "role": role.value, "organization_id": organization_id}
    held = Membership.objects.filter(ended_at__isnull=True, **wanted).first()
    return held or Membership.objects.create(municipality_id=municipality_id, invited_by_id=by, valid_from=at, **wanted)


@transaction.atomic
def change_role(
    *, membership_id: int, role: Role, organization_id: str = "", by: int, at: datetime.datetime
) -> Membership:
    """Give somebody another role in the place of this one. Raises RoleIsGone and LastAdministrator."""
    found = _get(membership_id, at)
    if (found.role, found.organization_id) == (role.value, organization_id):
        return found
    _end(found, by, at)
    return give_role(
        municipality_id=found.municipality_id,
        user_id=found.user_id,
        role=role,
        organization_id=organization_id,
        by=by,
        at=at,
    )


@transaction.atomic
def end_role(*, membership_id: int, by: int, at: datetime.datetime) -> None:
    """End a role at once: the next request of the person finds it gone. Raises RoleIsGone and LastAdministrator."""
    _end(_get(membership_id, at), by, at)


@transaction.atomic
def withdraw_invitation(*, invitation_id: int, at: datetime.datetime) -> None:
    """Make the link of an invitation worthless. Raises InvitationIsGone."""
    if not Invitation.objects.filter(pk=invitation_id, closed_at__isnull=True).update(closed_at=at):
        raise InvitationIsGone


@transaction.atomic
def delete_old_invitations(*, now: datetime.datetime) -> int:
    """Delete invitations a month after they were answered or ended; a role that was given stays. Return how many."""
    old = Q(closed_at__lte=now - INVITATION_IS_KEPT) | Q(expires_at__lte=now - INVITATION_IS_KEPT)
    return Invitation.objects.filter(old).delete()[0]


def _lock(municipality_id: int) -> None:
    """Let changes of people in a municipality wait for each other: two administrators may end one another at once."""
    Municipality.objects.select_for_update(no_key=True).get(pk=municipality_id)


def _get(membership_id: int, at: datetime.datetime) -> Membership:
    found = Membership.objects.filter(queries.valid_at(at), pk=membership_id).first()
    if found is None:
        raise RoleIsGone
    _lock(found.municipality_id)
    found.refresh_from_db()
    if found.ended_at is not None:
        raise RoleIsGone
    return found


def _end(found: Membership, by: int, at: datetime.datetime) -> None:
    is_administrator = found.role == Role.ADMINISTRATOR
    others = Membership.objects.filter(queries.valid_at(at), role=Role.ADMINISTRATOR.value).exclude(pk=found.pk)
    if is_administrator and not others.exists():
        raise LastAdministrator
    found.ended_at, found.ended_by_id = at, by
    found.save(update_fields=["ended_at", "ended_by"])


@transaction.atomic
def get_or_make_user(*, email: str, name: str) -> User:
    """Return who signs in with an address of mail; somebody new has no role, and so sees nothing, until given one."""
    address = clean_email(email)
    return User.objects.get_or_create(email=address, defaults={"name": name, "password": make_password(None)})[0]


@transaction.atomic
def forget_resident(*, municipality_id: int, user_id: int, roles: Collection[Role] = LIVES_HERE) -> None:
    """Delete the roles that make somebody a resident here, and the account itself where nothing else needs it.

    The mails that went to the address go with the account; the devices for this site go when no role here is left.
    """
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        return
    codes = sorted(role.value for role in roles)
    Membership.objects.filter(municipality_id=municipality_id, user=user, role__in=codes).delete()
    if user.email:
        Invitation.objects.filter(municipality_id=municipality_id, email=user.email, role__in=codes).delete()
    if not Membership.objects.filter(municipality_id=municipality_id, user=user).exists():
        passkeys.forget_passkeys(municipality_id=municipality_id, user_id=user_id)
    if not _has_a_role_anywhere(user_id):
        if user.email:
            municipalities.delete_mail_to(email=user.email)
        user.delete()


@transaction.atomic
def delete_strangers(*, now: datetime.datetime) -> int:
    """Delete accounts that nobody gave a role within a day: of who began with a space and went no further."""
    rows = User.objects.filter(created_at__lt=now - STRANGER_IS_KEPT)
    with tenancy.acting_for(*municipality_queries.list_ids()):
        strangers = list(rows.exclude(pk__in=Membership.objects.values("user_id")).values_list("pk", flat=True))
    return User.objects.filter(pk__in=strangers).delete()[1].get("accounts.User", 0)


def _has_a_role_anywhere(user_id: int) -> bool:
    with tenancy.acting_for(*municipality_queries.list_ids()):
        return Membership.objects.filter(user_id=user_id).exists()
