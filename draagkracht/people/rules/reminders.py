"""How often somebody is asked how it goes: never more often than they chose.

That it helps to ask every month comes from the guides of instruments for carers; nobody measured it for reminders. So
no rhythm is chosen beforehand.
"""

from enum import IntEnum


class Rhythm(IntEnum):
    """Months between two mails; none is no mails."""

    NONE = 0
    MONTHLY = 1
    QUARTERLY = 3
