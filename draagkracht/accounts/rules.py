"""Roles, what each needs before it opens a screen, and how long an invitation holds."""

import datetime
from enum import StrEnum
from typing import Final

LONGEST_NAME: Final = 80
# Long enough for somebody who is away for a week, short enough to be forgotten by nobody.
INVITATION_HOLDS: Final = datetime.timedelta(days=7)
INVITATION_IS_KEPT: Final = datetime.timedelta(days=30)


class Role(StrEnum):
    """What somebody is here. In the order of the alphabet."""

    ADMINISTRATOR = "administrator"
    DESK = "desk"
    EDITOR = "editor"
    PROVIDER = "provider"


# Staff see more than their own work, so a code by mail alone does not open it: they use an authenticator app as well.
STAFF: Final = frozenset({Role.ADMINISTRATOR, Role.DESK, Role.EDITOR})


def clean_email(text: str) -> str:
    """Return an address of mail as we keep it: without space around it, in lower case."""
    return text.strip().lower()
