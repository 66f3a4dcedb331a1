"""Inviting somebody from the command line, where there is no request that knows the address of the site."""

import os
import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from draagkracht.accounts import links, services
from draagkracht.accounts.displays.roles import role_name
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import LONGEST_NAME, Audience
from draagkracht.base import tenancy
from draagkracht.config.refusal import Refused
from draagkracht.municipalities import queries


def invite(*, slug: str, email: str, name: str, role: Role, organization_id: str) -> str:
    """Mail an invitation on behalf of nobody; return the address of the site. Raises Refused with what is wrong."""
    municipality = queries.get_municipality(slug)
    if municipality is None:
        raise Refused(f"there is no municipality {slug[:60]}.")
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(f"{email[:100]} is no address of mail.") from None
    with tenancy.acting_for(municipality.pk):
        try:
            invitation = services.invite(
                municipality_id=municipality.pk,
                email=email,
                name=name[:LONGEST_NAME],
                role=role,
                organization_id=organization_id,
                by=None,
                at=timezone.now(),
            )
        except services.RoleIsHeld:
            raise Refused(f"{email} has this role already.") from None
        site = site_address(municipality.name)
        path = links.make_path(invitation, municipality.code)
        services.mail_invitation(invitation=invitation, address=f"{site}{path}", role=role_name(role))
    return site


def add_service(*, slug: str, audience: Audience, **facts: str) -> None:
    """Let people of a municipality sign in through a service elsewhere. Raises Refused with what is wrong."""
    municipality = queries.get_municipality(slug)
    if municipality is None:
        raise Refused(f"there is no municipality {slug[:60]}.")
    if not re.fullmatch(r"[a-z0-9-]{1,40}", facts["code"]):
        raise Refused("--code takes small letters, digits and dashes.")
    if facts["strong_level"] and audience is not Audience.STAFF:
        raise Refused("--strong-level is for --audience staff: residents need no app.")
    if not facts["issuer"].startswith("https://") and settings.MODE == "production":
        raise Refused("--issuer is an address that begins with https://.")
    with tenancy.acting_for(municipality.pk):
        services.add_provider(municipality_id=municipality.pk, audience=audience, **facts)


def remove_service(*, slug: str, code: str) -> None:
    """Take a service elsewhere away. Raises Refused where it is not there."""
    municipality = queries.get_municipality(slug)
    if municipality is None:
        raise Refused(f"there is no municipality {slug[:60]}.")
    with tenancy.acting_for(municipality.pk):
        if not services.remove_provider(code=code):
            raise Refused(f"{slug} has no service {code[:40]}.")


def site_address(municipality: str) -> str:
    """Return the address of a municipality's site without a slash at the end. Raises Refused where it has no host."""
    hosts = dict(queries.list_municipalities())
    if municipality not in hosts:
        raise Refused(f"{municipality} has no host name yet.")
    port = f":{os.environ.get('PORT') or '8000'}" if settings.MODE == "demo" else ""
    return f"{'https' if settings.BEHIND_TLS else 'http'}://{hosts[municipality]}{port}"
