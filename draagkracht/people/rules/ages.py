"""What age means for agreeing."""

import datetime
from typing import Final

# Under sixteen a parent agrees (General Data Protection Regulation, article 8; Dutch act that carries it out,
# article 5). To confirm: domain notes mark it as not checked.
AGREES_ALONE_FROM: Final = 16
IS_GROWN_FROM: Final = 18


def age_on(birth_date: datetime.date, day: datetime.date) -> int:
    """Return how old somebody is on a day, in whole years; on 28 February nobody born on the 29th is older yet."""
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)


def needs_parent(birth_date: datetime.date | None, day: datetime.date) -> bool:
    """Tell whether a parent has to agree; nobody is asked for a date of birth who does not say to be young."""
    return birth_date is not None and age_on(birth_date, day) < AGREES_ALONE_FROM
