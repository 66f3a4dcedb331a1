"""A page that a code opened may go on for an hour: its forms carry the code, signed for who is signed in."""

import datetime
from typing import Final

from django.core import signing

from draagkracht.accounts.permissions import Actor

FIELD: Final = "kaartje"
SALT: Final = "portal.shared-result"
HOLDS: Final = datetime.timedelta(hours=1)


def make_ticket(actor: Actor, code: str) -> str:
    """Return what a form carries instead of asking for the code again."""
    return signing.dumps([actor.user_id, code], salt=SALT)


def read_ticket(actor: Actor, text: str) -> str:
    """Return the code of a ticket; "" for one that is old, of somebody else, or no ticket at all."""
    try:
        user_id, code = signing.loads(text, salt=SALT, max_age=HOLDS)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return code if user_id == actor.user_id else ""
