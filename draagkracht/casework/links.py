"""The link by which somebody in a case ties their own space to it: signed, for one municipality, for a month."""

import datetime
import uuid
from typing import Final

from draagkracht.base import tokens

HOLDS: Final = datetime.timedelta(days=30)


def make_token(party_id: uuid.UUID, municipality_code: str) -> str:
    """Return what stands in the address; it names nobody."""
    return tokens.sign(_salt(municipality_code), party_id)


def read_token(token: str, municipality_code: str) -> uuid.UUID | None:
    """Return whose link it is; None for what this municipality did not make, or longer than a month ago."""
    return tokens.read_signed(_salt(municipality_code), token, holds=HOLDS)


def _salt(municipality_code: str) -> str:
    return f"casework.party.{municipality_code}"
