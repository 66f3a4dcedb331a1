"""The devices with which somebody signs in, in the words of the reader."""

import datetime
from dataclasses import dataclass
from uuid import UUID

from django.utils import formats, timezone

from draagkracht.accounts.queries import Passkey


@dataclass(frozen=True, slots=True)
class PasskeyRow:
    """A device in the list; `used` is empty when it was never used."""

    public_id: UUID
    name: str
    since: str
    used: str


def rows(found: tuple[Passkey, ...]) -> tuple[PasskeyRow, ...]:
    """Return the devices of somebody."""
    return tuple(PasskeyRow(one.public_id, one.name, _day(one.made_at), _day(one.last_used_at)) for one in found)


def _day(moment: datetime.datetime | None) -> str:
    return formats.date_format(timezone.localtime(moment), "j F Y") if moment else ""
