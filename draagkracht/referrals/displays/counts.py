"""What came of referrals, by who refers: a table for those who answer."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.referrals.queries.counts import ChannelCounts
from draagkracht.referrals.rules.referring import CHANNEL_LABELS, Event

COLUMNS: Final = {
    Event.RECEIVED: N_("Binnen"),
    Event.CONTACT_IN_TIME: N_("Contact op tijd"),
    Event.CONTACT_LATE: N_("Contact te laat"),
    Event.STARTED: N_("Iets begonnen"),
    Event.DECLINED: N_("Wil geen hulp"),
    Event.NOT_REACHED: N_("Niet bereikt"),
    Event.ADVICE_ONLY: N_("Alleen raad"),
}


def columns() -> tuple[str, ...]:
    """Return the names of the columns."""
    return (gettext("Wie verwijst"), *(gettext(name) for name in COLUMNS.values()))


def rows(found: Iterable[ChannelCounts]) -> tuple[tuple[str, ...], ...]:
    """Return a row for each channel."""
    return tuple(
        (translate(CHANNEL_LABELS[one.channel]), *(str(one.numbers.get(event, 0)) for event in COLUMNS))
        for one in found
    )
