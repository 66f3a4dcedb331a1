"""The link of an invitation: signed, for one municipality, worth nothing a second time."""

from django.core import signing
from django.urls import reverse

from draagkracht.accounts.models import Invitation


def make_token(invitation: Invitation, municipality_code: str) -> str:
    """Return what stands in the address of an invitation."""
    return signing.dumps([invitation.pk, invitation.key], salt=_salt(municipality_code), compress=False)


def make_path(invitation: Invitation, municipality_code: str) -> str:
    """Return the path of the page of an invitation."""
    return reverse("accept-invitation", kwargs={"token": make_token(invitation, municipality_code)})


def read_token(token: str, municipality_code: str) -> tuple[int, str] | None:
    """Return the id and key of an invitation; None for what this municipality did not make."""
    try:
        invitation_id, key = signing.loads(token, salt=_salt(municipality_code))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(invitation_id), str(key)


def _salt(municipality_code: str) -> str:
    return f"accounts.invitation.{municipality_code}"
