"""Reading what a municipality finds too large a part of people who are overloaded at first contact."""

import datetime

from draagkracht.casework.rules import first_contact
from draagkracht.municipalities import queries as municipalities


def get_most_percent(on: datetime.date) -> int | None:
    """Return the part in percents on a day; None where the municipality did not say."""
    found = municipalities.get_parameter(first_contact.MOST_OVERLOADED, on)
    return first_contact.read_percent(found.value) if found else None
