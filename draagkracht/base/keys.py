"""The key of a form: made when it is shown, sent with it, so that sending it twice has one effect."""

import uuid


def read_key(text: str) -> uuid.UUID:
    """Return the key that a form was sent with; a new one when there is none that can be read."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid4()
