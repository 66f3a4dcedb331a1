"""Codes of mail and app. None of them stands in a journal."""

import contextlib
import datetime
import secrets

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from draagkracht.accounts import cipher
from draagkracht.accounts.models import User
from draagkracht.base import sealing
from draagkracht.municipalities import services as municipalities
from draagkracht.municipalities.models import Municipality

# What an authenticator keeps sealed: the secret of an app, the seed of the codes for when it is gone.
SECRETS = {"secret", "seed"}


class _Undone(Exception):
    """What was done was only done to take as long as the real thing."""


@transaction.atomic
def send_code(*, municipality_id: int, email: str, code: str) -> None:
    """Mail somebody the code to sign in, from the desk of the municipality."""
    _queue(municipality_id, email, code)


def pretend_to_send_code(*, municipality_id: int, email: str) -> None:
    """Do what sending a code does, and undo it: an address that nobody has costs the same time as one that is known."""
    with contextlib.suppress(_Undone), transaction.atomic():
        _queue(municipality_id, email, "0000-0000")
        raise _Undone


def _queue(municipality_id: int, email: str, code: str) -> None:
    name = Municipality.objects.values_list("name", flat=True).get(pk=municipality_id)
    municipalities.queue_mail(
        municipality_id=municipality_id,
        to=email,
        # Not in the subject: that shows on the screen of a locked telephone.
        subject=gettext("Uw code om in te loggen bij %(name)s") % {"name": name},
        body=gettext(
            "Uw code is: %(code)s\n\n"
            "Vul hem in op de pagina waar u begon. De code werkt tien minuten, en één keer.\n\n"
            "Wilde u niet inloggen? Dan hoeft u niets te doen. Geef de code aan niemand."
        )
        % {"code": code},
        reference=f"accounts.code.{secrets.token_urlsafe(16)}",
    )


@transaction.atomic
def renew_recovery_codes(*, user_id: int) -> None:
    """Give somebody new codes for when the app is gone; the old ones are worthless from now on."""
    user = User.objects.select_for_update().get(pk=user_id)
    Authenticator.objects.filter(user_id=user_id, type=Authenticator.Type.RECOVERY_CODES).delete()
    RecoveryCodes.activate(user)


@transaction.atomic
def reset_authenticator(*, email: str) -> bool:
    """Take away somebody's app, and end all their sessions; at the next sign-in they set up another.

    Return whether there was one. For whoever runs the installation: an administrator of one municipality would open
    the door of another, because one app serves in all.
    """
    user = User.objects.select_for_update().filter(email=email).first()
    if user is None:
        return False
    deleted, _ = Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()  # sessions hold a print of it
    user.save(update_fields=["password"])
    return bool(deleted)


@transaction.atomic
def renew_secrets(*, most: int = 500) -> int:
    """Seal secrets of apps with the present key that an older one sealed, at most so many; return how many.

    Raises sealing.SealIsBroken.
    """
    stale = Q()
    for name in SECRETS:
        stale |= Q(data__has_key=name) & ~Q(**{f"data__{name}__startswith": sealing.begins_with()})
    rows = Authenticator.objects.filter(stale).order_by("pk").select_for_update()[:most]
    for authenticator in rows:
        for name in SECRETS & authenticator.data.keys():
            authenticator.data[name] = cipher.renew(authenticator.data[name])
        authenticator.save(update_fields=["data"])
    return len(rows)


def delete_expired_sessions(*, now: datetime.datetime) -> int:
    """Delete the sessions that ended by themselves, of all municipalities; return how many."""
    return Session.objects.filter(expire_date__lte=now).delete()[0]
