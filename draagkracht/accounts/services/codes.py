"""Codes of mail and app. None of them stands in a journal."""

import contextlib
import datetime
import secrets

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext

from draagkracht.accounts import cipher
from draagkracht.accounts.models import User
from draagkracht.municipalities import services as municipalities
from draagkracht.municipalities.models import Municipality


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
def renew_secrets() -> int:
    """Encrypt with the present key what an older one encrypted, so that the older one can go; return how many."""
    renewed = 0
    for authenticator in Authenticator.objects.select_for_update():
        for name in ("secret", "seed"):
            token = authenticator.data.get(name)
            if token and not cipher.is_present(token):
                authenticator.data[name] = cipher.renew(token)
                authenticator.save(update_fields=["data"])
                renewed += 1
    return renewed


def delete_expired_sessions(*, now: datetime.datetime) -> int:
    """Delete the sessions that ended by themselves, of all municipalities; return how many."""
    return Session.objects.filter(expire_date__lte=now).delete()[0]
