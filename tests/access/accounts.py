"""Signing in, and the people who work for a municipality."""

import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts import links, queries, services, webauthn
from draagkracht.accounts.models import Membership, User
from draagkracht.accounts.permissions import Role
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.municipalities.models import HostName, Municipality
from tests import people
from tests.access.table import EVERY_ROLE, GET, OK, POST, Objects, Row

ADMINISTRATOR = {Role.ADMINISTRATOR: OK}


def made_up_role(municipality: Municipality) -> dict[str, Any]:
    """Return a role that an administrator may end: that of somebody new."""
    user, _ = User.objects.get_or_create(email=f"nieuw@{municipality.slug}.example", defaults={"name": "Nina Nieuw"})
    membership = services.give_role(
        municipality_id=municipality.pk, user_id=user.pk, role=Role.EDITOR, by=None, at=timezone.now()
    )
    assert isinstance(membership, Membership)
    return {"membership_id": membership.pk}


def made_up_invitation(municipality: Municipality) -> Any:
    """Make an invitation that waits for an answer."""
    return services.invite(
        municipality_id=municipality.pk,
        email=f"gevraagd@{municipality.slug}.example",
        name="Gea Gevraagd",
        role=Role.DESK,
        by=None,
        at=timezone.now(),
    )


def invitation_id(municipality: Municipality) -> dict[str, Any]:
    """Return the id of an invitation."""
    return {"invitation_id": made_up_invitation(municipality).pk}


def invitation_token(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in the link of an invitation."""
    return {"token": links.make_token(made_up_invitation(municipality), municipality.code)}


def made_up_passkey(municipality: Municipality) -> dict[str, Any]:
    """Add a device of the demo's first carer, who never uses it."""
    user = people.person(Role.CARER, HostName.objects.filter(municipality=municipality).order_by("pk")[0].name)
    key = webauthn.Key(uuid.uuid4().bytes, 0)
    services.add_passkey(
        municipality_id=municipality.pk,
        user_id=user.pk,
        host="voorbeeldstad.localhost",
        key=key,
        name="Telefoon",
        opens_work=False,
        at=timezone.now(),
    )
    return {"public_id": queries.list_passkeys(user.pk, "voorbeeldstad.localhost")[-1].public_id}


def made_up_organisation(municipality: Municipality) -> dict[str, Any]:
    """Make an organisation whose people sign in."""
    name, kind = f"Praktijk {uuid.uuid4().hex}", OrganisationKind.GENERAL_PRACTICE
    return {"public_id": services.add_organisation(municipality_id=municipality.pk, name=name, kind=kind)}


PRACTICES = Objects(own=made_up_organisation)
ROLES = Objects(own=made_up_role)

ROWS = [
    Row("account_login", methods=GET | POST, gives=(200, 302), posts=(422, 302), why="who is signed in is sent on"),
    Row(
        "account_request_login_code",
        methods=GET | POST,
        gives=(200, 302),
        posts=(422, 302),
        why="the same page: allauth knows it by two names",
    ),
    Row("account_confirm_login_code", methods=GET | POST, gives=302, posts=302, why="only after asking a code"),
    Row("sign-in-by-letter", methods=GET | POST),
    Row("ask-passkey", methods=POST, posts=200, why="a question for a device, which tells nothing of anybody"),
    Row("sign-in-with-passkey", methods=POST, posts=302, why="without an answer: back to the page to sign in"),
    Row("use-passkey", methods=POST, posts=302, why="without an answer: back to the second step"),
    Row("list-passkeys", allowed=EVERY_ROLE),
    Row(
        "add-passkey",
        methods=GET | POST,
        gives=(200, 302, 403),
        posts=(422, 302, 403),
        why="only for who is signed in and has a role, also when only the second step is left to set up",
    ),
    Row("ask-new-passkey", methods=POST, posts=(200, 302, 403), why="as add-passkey"),
    Row(
        "remove-passkey",
        allowed=EVERY_ROLE,
        methods=POST,
        posts=302,
        objects=Objects(own=made_up_passkey),
        foreign=302,
        why="what is not theirs is not there: the list says what is",
    ),
    Row("portal-staff:make-paper-account", allowed={Role.DESK: OK}, methods=GET | POST),
    Row("choose-hat", methods=GET | POST, gives=(200, 302), posts=(302, 422), why="of whoever is signed in"),
    Row("mfa_authenticate", methods=GET | POST, gives=302, posts=302, why="once a session, after the code of the mail"),
    Row("mfa_activate_totp", methods=GET | POST, gives=(200, 302), posts=(422, 302), why="for who has no app yet"),
    Row(
        "mfa_view_recovery_codes",
        methods=GET | POST,
        gives=(200, 302),
        posts=(422, 302),
        why="only for who is signed in",
    ),
    Row("sign-out", methods=POST, posts=302),
    Row(
        "accept-invitation",
        methods=GET | POST,
        objects=Objects(own=invitation_token),
        foreign=410,
        why="whoever holds the link may look; the role goes to the owner of the address alone",
    ),
    Row(
        "oidc:start-sign-in",
        gives=404,
        takes={"code": "no-such-service"},
        why="the demo has no service elsewhere",
    ),
    Row(
        "oidc:finish-sign-in",
        gives=404,
        takes={"code": "no-such-service"},
        why="the demo has no service elsewhere",
    ),
    Row("accounts:list-people", allowed=ADMINISTRATOR),
    Row("accounts:invite-person", allowed=ADMINISTRATOR, methods=GET | POST),
    Row("accounts:show-role", allowed=ADMINISTRATOR, methods=GET | POST, objects=ROLES),
    Row(
        "accounts:end-role",
        allowed=ADMINISTRATOR,
        methods=POST,
        posts=302,
        objects=ROLES,
        foreign=302,
        why="what is not there was ended already: the list says so",
    ),
    Row(
        "accounts:withdraw-invitation",
        allowed=ADMINISTRATOR,
        methods=POST,
        posts=302,
        objects=Objects(own=invitation_id),
        foreign=302,
        why="what is not there was withdrawn already: the list says so",
    ),
    Row("accounts:list-organisations", allowed=ADMINISTRATOR),
    Row("accounts:add-organisation", allowed=ADMINISTRATOR, methods=GET | POST),
    Row("accounts:change-organisation", allowed=ADMINISTRATOR, methods=GET | POST, objects=PRACTICES),
    Row(
        "accounts:end-organisation",
        allowed=ADMINISTRATOR,
        methods=POST,
        posts=302,
        objects=PRACTICES,
        foreign=302,
        why="what is not there was ended already: the list says so",
    ),
]
