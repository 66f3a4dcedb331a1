"""Reading who works here. What leaves this module is frozen and cannot query."""

import base64
import datetime
from dataclasses import dataclass, field
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Case, CharField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast

from draagkracht.accounts import cipher
from draagkracht.accounts.models import IdentityProvider, Invitation, Membership, Organisation, User
from draagkracht.accounts.permissions import Actor, Role
from draagkracht.accounts.rules import Audience, OrganisationKind, hat_of
from draagkracht.base import tenancy
from draagkracht.municipalities import queries as municipalities


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A role that somebody holds, or held, in the present municipality."""

    id: int
    name: str
    email: str
    role: Role
    organization_id: str
    given_by: str
    valid_from: datetime.datetime
    ended_at: datetime.datetime | None
    ended_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """An invitation that waits for an answer."""

    id: int
    name: str
    email: str
    role: Role
    organization_id: str
    given_by: str
    expires_at: datetime.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Works:
    """An organisation whose people sign in here."""

    public_id: UUID
    name: str
    kind: OrganisationKind
    phone: str
    email: str
    ended_at: datetime.datetime | None


def valid_at(at: datetime.datetime) -> Q:
    """Return the condition under which a membership counts at a moment."""
    return Q(valid_from__lte=at) & (Q(ended_at__isnull=True) | Q(ended_at__gt=at))


def list_hats(user: User, at: datetime.datetime) -> dict[str, Actor]:
    """Return who somebody is in the present municipality under each hat they have, by its code. One query."""
    kind = Organisation.objects.annotate(key=Cast("public_id", CharField())).filter(key=OuterRef("organization_id"))
    works_for = Subquery(kind.filter(ended_at__isnull=True).values("kind")[:1])
    of_kind = Case(When(role=Role.PROFESSIONAL.value, then=works_for), default=Value(""))
    rows = Membership.objects.filter(valid_at(at), user_id=user.pk).annotate(of_kind=of_kind)
    found: dict[str, list[tuple[Role, str, str]]] = {}
    for row in rows.order_by("role", "organization_id") if user.is_active else ():
        found.setdefault(hat_of(Role(row.role)), []).append((Role(row.role), row.organization_id, row.of_kind or ""))
    return {
        hat: Actor(
            user_id=user.pk,
            name=user.name,
            email=user.email or "",
            roles=frozenset(role for role, _, _ in held),
            organization_ids=frozenset(organization_id for _, organization_id, _ in held if organization_id),
            organization_kinds=frozenset(OrganisationKind(kind) for _, _, kind in held if kind),
        )
        for hat, held in found.items()
    }


def get_actor(user: User, at: datetime.datetime) -> Actor | None:
    """Return who somebody is here under the first of their hats; None where they have no role."""
    return next(iter(list_hats(user, at).values()), None)


def list_elsewhere(user_id: int, municipality_id: int, at: datetime.datetime) -> tuple[tuple[str, str], ...]:
    """Return the other municipalities where somebody has a role: what each is called, and the address of its site."""
    with tenancy.acting_for(*municipalities.list_ids()):
        rows = Membership.objects.filter(valid_at(at), user_id=user_id).exclude(municipality_id=municipality_id)
        found = list(
            rows.values_list("municipality__name", "municipality_id").distinct().order_by("municipality__name")
        )
        return tuple((name, municipalities.get_origin(pk)) for name, pk in found)


def get_provider_mail(user_id: int, organization_id: str, at: datetime.datetime) -> str:
    """Return the mail address of somebody who works for an organisation here; empty where they do not (any more)."""
    rows = Membership.objects.filter(valid_at(at), user_id=user_id, organization_id=organization_id)
    return rows.filter(user__is_active=True).values_list("user__email", flat=True).first() or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passkey:
    """A device with which somebody signs in at one name; `opens_work`: it is a second step for staff as well."""

    public_id: UUID
    name: str
    credential: bytes = field(repr=False)  # its id and public key, as webauthn.py reads them
    opens_work: bool
    made_at: datetime.datetime
    last_used_at: datetime.datetime | None


def list_authenticators(user_id: int) -> dict[int, bool]:
    """Return somebody's app and passkeys by primary key: whether each is a second step for staff. One query."""
    rows = Authenticator.objects.filter(user_id=user_id, type__in=("totp", "webauthn")).order_by("pk")
    found = rows.values_list("pk", "type", "data__opens_work")
    return {pk: kind == "totp" or opens_work is True for pk, kind, opens_work in found}


def get_authenticator_id(user_id: int) -> int | None:
    """Return the primary key of the first of somebody's second steps; None when they have none."""
    return next((pk for pk, opens_work in list_authenticators(user_id).items() if opens_work), None)


def has_app(user_id: int) -> bool:
    """Tell whether somebody has an authenticator app."""
    return bool(Authenticator.objects.filter(user_id=user_id, type="totp").exists())


def list_passkeys(user_id: int, host: str) -> tuple[Passkey, ...]:
    """Return somebody's passkeys that work at a name, the oldest first."""
    rows = Authenticator.objects.filter(user_id=user_id, type="webauthn", data__host=host).order_by("pk")
    return tuple(
        Passkey(
            public_id=UUID(row.data["public_id"]),
            name=row.data["name"],
            credential=base64.b64decode(row.data["credential"]),
            opens_work=row.data["opens_work"],
            made_at=row.created_at,
            last_used_at=row.last_used_at,
        )
        for row in rows
    )


def list_recovery_codes(user_id: int) -> tuple[str, ...]:
    """Return the codes with which somebody signs in once each when the app is gone; nothing when they have none."""
    found = Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.RECOVERY_CODES).first()
    return tuple(found.wrap().get_unused_codes()) if found else ()


def get_demo_user(email: str) -> User | None:
    """Return a made-up person with a role in the present municipality; only the demo asks."""
    return User.objects.filter(email=email, pk__in=Membership.objects.filter(ended_at=None).values("user_id")).first()


def list_roles(*, at: datetime.datetime, ended: bool = False) -> tuple[Held, ...]:
    """Return the roles of the present municipality by name: those that count, or those that ended."""
    condition = Q(ended_at__lte=at) if ended else valid_at(at)
    rows = Membership.objects.filter(condition).select_related("user", "invited_by", "ended_by")
    order = ("-ended_at", "pk") if ended else ("user__name", "user__email", "role", "pk")
    return tuple(_held(row) for row in rows.order_by(*order))


def get_role(membership_id: int, *, at: datetime.datetime) -> Held | None:
    """Return one role of the present municipality that counts at a moment; None when there is none."""
    rows = Membership.objects.filter(valid_at(at), pk=membership_id).select_related("user", "invited_by", "ended_by")
    found = rows.first()
    return _held(found) if found else None


def list_history(email: str) -> tuple[Held, ...]:
    """Return every role that somebody ever had in the present municipality, the last one first."""
    rows = Membership.objects.filter(user__email=email).select_related("user", "invited_by", "ended_by")
    return tuple(_held(row) for row in rows.order_by("-valid_from", "-pk"))


def list_invitations(*, at: datetime.datetime) -> tuple[Offered, ...]:
    """Return the invitations of the present municipality that can still be accepted, the newest first."""
    rows = Invitation.objects.filter(closed_at__isnull=True, expires_at__gt=at).select_related("invited_by")
    return tuple(_offered(row) for row in rows.order_by("-invited_at", "pk"))


def get_invitation(invitation_id: int, key: str, *, at: datetime.datetime) -> Offered | None:
    """Return an invitation that can still be accepted; None when the key is another, or it is too late."""
    rows = Invitation.objects.filter(pk=invitation_id, key=key, closed_at__isnull=True, expires_at__gt=at)
    found = rows.select_related("invited_by").first()
    return _offered(found) if found else None


def list_organisations(*, ended: bool = False) -> tuple[Works, ...]:
    """Return the organisations of the present municipality whose people sign in, by name; those that ended too."""
    rows = Organisation.objects.order_by("name")
    return tuple(map(_works, rows if ended else rows.filter(ended_at__isnull=True)))


def get_organisation(public_id: UUID) -> Works | None:
    """Return an organisation that still counts; None when there is none here."""
    row = Organisation.objects.filter(public_id=public_id, ended_at__isnull=True).first()
    return _works(row) if row else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """A service elsewhere that tells who somebody is; `secret` is ours with it."""

    id: int
    code: str
    name: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    audience: Audience
    minimum_level: str
    strong_level: str


def list_providers() -> tuple[tuple[str, str], ...]:
    """Return the services elsewhere through which one signs in here: code and name."""
    return tuple(IdentityProvider.objects.order_by("audience", "name").values_list("code", "name"))


def get_provider(code: str) -> Provider | None:
    """Return a service elsewhere by its code; None when there is none here."""
    row = IdentityProvider.objects.filter(code=code).first()
    if row is None:
        return None
    names = ("id", "code", "name", "issuer", "client_id", "minimum_level", "strong_level")
    facts = {name: getattr(row, name) for name in names}
    secret = cipher.decrypt(row.secret, about=about_provider(row.municipality_id))
    return Provider(secret=secret, audience=Audience(row.audience), **facts)


def about_provider(municipality_id: int) -> str:
    """Return what the seal of our secret with a service elsewhere says: of which municipality it is."""
    return f"accounts.provider/{municipality_id}"


def count_people(*, at: datetime.datetime) -> int:
    """Return how many people have a role in the present municipality."""
    return Membership.objects.filter(valid_at(at)).values("user_id").distinct().count()


def _name(user: User | None) -> str:
    return (user.name or user.email or "") if user else ""


def _works(row: Organisation) -> Works:
    names = ("public_id", "name", "phone", "email", "ended_at")
    return Works(kind=OrganisationKind(row.kind), **{name: getattr(row, name) for name in names})


def _held(row: Membership) -> Held:
    return Held(
        id=row.pk,
        name=row.user.name,
        email=row.user.email or "",
        role=Role(row.role),
        organization_id=row.organization_id,
        given_by=_name(row.invited_by),
        valid_from=row.valid_from,
        ended_at=row.ended_at,
        ended_by=_name(row.ended_by),
    )


def _offered(row: Invitation) -> Offered:
    return Offered(
        id=row.pk,
        name=row.name,
        email=row.email,
        role=Role(row.role),
        organization_id=row.organization_id,
        given_by=_name(row.invited_by),
        expires_at=row.expires_at,
    )
