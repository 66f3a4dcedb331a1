"""Signing in through a service elsewhere: whom it means here. A link is by what it calls somebody, never by mail.

Somebody who works here is linked once, by an address that the service says it checked and that has a role here already;
somebody who lives here gets an account of their own without an address.
"""

import datetime

from django.db import transaction

from draagkracht.accounts import cipher, queries
from draagkracht.accounts.models import Identity, IdentityProvider, Membership, User
from draagkracht.accounts.rules import LIVES_HERE, Audience, clean_email
from draagkracht.base import sealing


class NobodyHere(Exception):
    """The service knows somebody who has no role here."""


@transaction.atomic
def add_provider(  # noqa: PLR0913 - as many as a service has parts
    *,
    municipality_id: int,
    code: str,
    name: str,
    issuer: str,
    client_id: str,
    secret: str,
    audience: Audience,
    minimum_level: str = "",
    strong_level: str = "",
) -> int:
    """Add a service elsewhere, or change the one with this code; return its primary key."""
    facts = {
        "name": name,
        "issuer": issuer.rstrip("/"),
        "client_id": client_id,
        "secret": cipher.encrypt(secret, about=queries.about_provider(municipality_id)),
        "audience": audience.value,
        "minimum_level": minimum_level,
        "strong_level": strong_level,
    }
    row, _ = IdentityProvider.objects.update_or_create(municipality_id=municipality_id, code=code, defaults=facts)
    return row.pk


@transaction.atomic
def renew_provider_secrets(*, most: int = 500) -> int:
    """Seal our secrets with services elsewhere anew, at most so many of the present municipality; return how many.

    Raises sealing.SealIsBroken.
    """
    rows = IdentityProvider.objects.exclude(secret__startswith=sealing.begins_with()).order_by("pk")
    stale = rows.select_for_update()[:most]
    for row in stale:
        row.secret = cipher.renew(row.secret, about=queries.about_provider(row.municipality_id))
        row.save(update_fields=["secret"])
    return len(stale)


@transaction.atomic
def remove_provider(*, code: str) -> bool:
    """Take a service elsewhere away, with who was linked by it; return whether it was there."""
    return bool(IdentityProvider.objects.filter(code=code).delete()[0])


@transaction.atomic
def sign_in_from_elsewhere(
    *, municipality_id: int, provider: queries.Provider, subject: str, email: str = "", at: datetime.datetime
) -> User:
    """Return whom a service means by `subject`. `email` only when the service says that it checked it.

    Raises NobodyHere.
    """
    present, *older = (cipher_print for cipher_print in cipher.prints(f"{provider.issuer} {subject}"))
    rows = Identity.objects.select_for_update().filter(provider_id=provider.id, subject__in=[present, *older])
    found = rows.select_related("user").first()
    if found is None:
        user = (
            _worker(email, at) if provider.audience is Audience.STAFF else User.objects.create_user(email=None, name="")
        )
        Identity.objects.create(
            municipality_id=municipality_id, provider_id=provider.id, subject=present, user=user, linked_at=at
        )
        return user
    if not found.user.is_active:
        raise NobodyHere
    if found.subject != present:
        found.subject = present
        found.save(update_fields=["subject"])
    return found.user


def _worker(email: str, at: datetime.datetime) -> User:
    """Return who works here with an address; raises NobodyHere."""
    roles = Membership.objects.filter(queries.valid_at(at), user__email=clean_email(email), user__is_active=True)
    found = roles.exclude(role__in=[role.value for role in LIVES_HERE]).select_related("user").first()
    if not email or found is None:
        raise NobodyHere
    return found.user
