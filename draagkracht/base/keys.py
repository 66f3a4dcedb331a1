"""What a form carries from when it was shown: its key, so that sending it twice has one effect, and a moment."""

import datetime
import uuid


def read_key(text: str) -> uuid.UUID:
    """Return the key that a form was sent with; a new one when there is none that can be read."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()


def read_moment(text: str) -> datetime.datetime | None:
    """Return the moment that a form was sent with; None when there is none that can be read, or without a zone."""
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
