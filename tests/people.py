"""Browsers of people who are signed in, with their authenticator app used."""

import time

from django.test import Client

from draagkracht.accounts import queries
from draagkracht.accounts.middleware import AUTHENTICATOR, SEEN
from draagkracht.accounts.models import Membership, Organisation, User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.base import tenancy
from draagkracht.municipalities.models import HostName, Municipality


def client_of(user: User, client: Client, *, is_seen: bool = False) -> Client:
    """Sign somebody in, as after the code of the mail and that of the app; return the browser.

    `is_seen`: as on a later page, where the session has nothing to write down.
    """
    client.force_login(user)
    session = client.session
    session[AUTHENTICATOR] = queries.get_authenticator_id(user.pk)
    if is_seen:
        session[SEEN] = int(time.time())
    session.save()
    return client


def person(role: Role, host: str) -> User:
    """Return the demo's person with a role in the municipality of a host."""
    municipality = HostName.objects.get(name=host).municipality
    with tenancy.acting_for(municipality.pk):
        rows = Membership.objects.filter(role=role.value, ended_at=None).select_related("user")
        return rows.order_by("pk")[0].user


def other_provider(municipality: Municipality) -> User:
    """Make a provider of another organisation than that of the demo's provider."""
    user = User.objects.create_user(email=f"anders@{municipality.slug}.example", name="Ada Anders")
    with tenancy.acting_for(municipality.pk):
        Membership.objects.create(
            municipality=municipality,
            user=user,
            role=Role.PROVIDER.value,
            organization_id="een-andere-organisatie",
            valid_from=user.created_at,
        )
    return user


def centre_worker(municipality: Municipality, kind: OrganisationKind = OrganisationKind.SUPPORT_CENTRE) -> User:
    """Return who works for the demo's support centre of a municipality, or its organisation of another kind."""
    with tenancy.acting_for(municipality.pk):
        centre = Organisation.objects.filter(kind=kind.value).order_by("pk")[0]
        rows = Membership.objects.filter(organization_id=str(centre.public_id), ended_at=None)
        return rows.select_related("user").order_by("pk")[0].user
