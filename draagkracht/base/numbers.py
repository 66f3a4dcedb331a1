"""Whole numbers that come with a request."""


def read_number(text: str, *, digits: int, other: int) -> int:
    """Return the whole number that a text of an address or a form says; `other` for none, or one of more digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else other
