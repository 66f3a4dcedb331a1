"""How long something is kept free for somebody, and how long what is over is kept. Ours, to be judged by use."""

import datetime
from typing import Final

# Chosen by somebody: two nights to sleep on it, and to ask who is cared for.
HOLD: Final = datetime.timedelta(hours=48)
# Given by the plan, the waiting list or a consultant: they did not know that it would come.
OFFER: Final = datetime.timedelta(days=4)
# An offer for the day after tomorrow cannot wait four days: it ends when half of the time until then is over.
SOONEST: Final = datetime.timedelta(hours=2)
# What was not wanted is not offered again for so long.
DECLINED_FOR: Final = datetime.timedelta(days=90)
# Who has waited so long without anything is looked at by a consultant as well.
SILENT: Final = datetime.timedelta(days=14)
# Who asked so shortly ago is still filling in, and comparing what there is: nothing is kept free for them unasked.
STILL_ASKING: Final = datetime.timedelta(minutes=30)
# A request goes so long after it ended, or after the last booking of it was.
KEPT_AFTER: Final = datetime.timedelta(days=365)


def expires_at(now: datetime.datetime, begins_at: datetime.datetime, most: datetime.timedelta) -> datetime.datetime:
    """Return when an offer ends by itself: after `most`, and sooner where it begins soon, but never at once."""
    return now + max(SOONEST, min(most, (begins_at - now) / 2))
