"""Who works here. A person is known on the whole installation; a role is of one municipality."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from draagkracht.accounts.rules import LONGEST_NAME, OF_AN_ORGANIZATION, Audience, OrganisationKind, Role
from draagkracht.base.models import SharedModel
from draagkracht.municipalities.models import OwnedModel

ROLES = [role.value for role in Role]
LONGEST_ORGANIZATION_ID = 300


class UserManager(BaseUserManager["User"]):
    """Makes people, without a password: a code by mail takes its place."""

    def create_user(self, *, email: str | None, name: str) -> "User":
        """Add a person; `email` as rules.clean_email gives it, None for who has none."""
        user = self.model(email=email, name=name)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser, SharedModel):
    """A person who signs in, most by an address of mail. One account serves in several municipalities.

    Who signs in through a service elsewhere, or with the code of a letter, may have no address.

    The password is never usable. It is random text all the same: a new one ends every session of the person.
    """

    email = models.EmailField(max_length=254, unique=True, null=True)  # NULL, as "" would be there once
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # What a passkey gives as whose it is; it tells nothing, and stands in no page of somebody else.
    handle = models.UUIDField(unique=True, db_default=RandomUUID(), editable=False)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="user_email_is_in_lower_case"),
        ]

    def __str__(self) -> str:
        return f"user {self.pk}"  # neither name nor address: this ends up in journals


class Organisation(OwnedModel):
    """An organisation whose people refer carers or work with them: a general practice, a school, a support centre."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "name"], name="organisation_name_is_there_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in OrganisationKind]), name="organisation_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IdentityProvider(OwnedModel):
    """A service elsewhere that tells a municipality who somebody is: DigiD through a broker, or its own Entra ID."""

    code = models.SlugField(max_length=40)  # in the address that the service sends people back to
    name = models.CharField(max_length=80)  # on the button
    issuer = models.URLField(max_length=300)
    client_id = models.CharField(max_length=200)
    secret = models.TextField()  # encrypted: cipher
    audience = models.CharField(max_length=10)
    minimum_level = models.CharField(max_length=120, blank=True)  # a value of `acr`; empty: none is asked
    # A value of `acr` or `amr` with which staff needs no second step of ours; empty: staff always needs it.
    strong_level = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "code"], name="identity_provider_is_there_once"),
            models.CheckConstraint(
                condition=Q(audience__in=[audience.value for audience in Audience]),
                name="identity_provider_audience_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.municipality_id}"


class Identity(OwnedModel):
    """Somebody as a service elsewhere knows them. `subject` is a keyed print: what it is made of may name a person."""

    provider = models.ForeignKey(IdentityProvider, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=64)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["provider", "subject"], name="identity_is_of_one_person"),
        ]

    def __str__(self) -> str:
        return f"identity {self.pk}"


class LetterCode(OwnedModel):
    """A code on paper with which somebody without mail signs in, once. Of it and of the year only prints are kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=64, unique=True)
    birth_year = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)  # with a wrong year
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "user"], name="letter_code_is_the_last_one"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="letter_code_expires_later"),
        ]

    def __str__(self) -> str:
        return f"letter code {self.pk}"


class RoleModel(OwnedModel):
    """A role in a municipality, given or offered; a provider's and a professional's is for one organisation."""

    role = models.CharField(max_length=20)
    # Of a provider the HSDS id (the directory is above this package, so it is text and no foreign key), of a
    # professional the public_id of an Organisation.
    organization_id = models.CharField(max_length=LONGEST_ORGANIZATION_ID, blank=True)
    invited_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True


def role_is_known(name: str) -> models.CheckConstraint:
    """Return the constraint that a role exists, and that who works for an organisation, and nobody else, names it."""
    naming = sorted(role.value for role in OF_AN_ORGANIZATION)
    others = [role for role in ROLES if role not in naming]
    names_one = Q(role__in=naming) & ~Q(organization_id="")
    return models.CheckConstraint(condition=names_one | Q(role__in=others, organization_id=""), name=name)


class Membership(RoleModel):
    """Somebody's role here, from a moment until it was ended. A row stays: it is the history of who gave what."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    valid_from = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["user", "municipality"], name="membership_of_user")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "user", "role", "organization_id"],
                condition=Q(ended_at__isnull=True),
                name="membership_is_held_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("valid_from")),
                name="membership_period_is_forward",
            ),
            role_is_known("membership_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"membership {self.pk}"


class Invitation(RoleModel):
    """Somebody was asked by mail to take a role; the link in it works once, and until `expires_at`."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=LONGEST_NAME)
    key = models.CharField(max_length=43)  # a new one makes the links before it worthless
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)  # accepted, or withdrawn
    membership = models.ForeignKey(Membership, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "email", "role", "organization_id"],
                condition=Q(closed_at__isnull=True),
                name="invitation_is_open_once",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="invitation_email_is_in_lower_case"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("invited_at")), name="invitation_expires_later"),
            role_is_known("invitation_role_is_known"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
