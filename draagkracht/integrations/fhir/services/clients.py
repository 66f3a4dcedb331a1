"""Which systems may come in."""

import datetime
import secrets
import uuid
from dataclasses import dataclass, field

from django.db import transaction

from draagkracht.accounts.models import Organisation
from draagkracht.integrations.fhir import queries
from draagkracht.integrations.fhir.models import Client

SECRET_BYTES = 32


class OrganisationIsUnknown(LookupError):
    """No organisation with this id works with the municipality (any more)."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A new system: its id, and the secret that is shown once; "" where it has a certificate."""

    client_id: uuid.UUID
    organisation: str
    secret: str = field(repr=False)


@transaction.atomic
def register_client(
    *,
    municipality_id: int,
    organisation: uuid.UUID,
    label: str = "",
    certificate: str = "",
    at: datetime.datetime,
) -> Registered:
    """Let a system of an organisation in; return what it signs in with. Of the secret only a hash is kept.

    `certificate` is the SHA-256 of its certificate, in hexadecimal; with it there is no secret.
    Raises OrganisationIsUnknown.
    """
    found = Organisation.objects.filter(public_id=organisation, ended_at__isnull=True).first()
    if found is None:
        raise OrganisationIsUnknown
    secret = "" if certificate else secrets.token_urlsafe(SECRET_BYTES)
    client = Client.objects.create(
        municipality_id=municipality_id,
        organisation=found,
        label=label,
        secret_hash=queries.hash_of(secret) if secret else "",
        certificate=certificate,
        made_at=at,
    )
    return Registered(client.public_id, found.name, secret)


@transaction.atomic
def revoke_client(*, client_id: uuid.UUID, at: datetime.datetime) -> bool:
    """Let a system in no more, from this moment, whatever tokens it holds; tell whether there was one to revoke."""
    return Client.objects.filter(public_id=client_id, revoked_at__isnull=True).update(revoked_at=at) > 0
