"""What the centre and the carer both read of a file, in words: a contact, and the next time."""

import datetime
from dataclasses import dataclass, field
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base.translation import translate
from draagkracht.casework.displays.corrections import EarlierShown, earlier_shown
from draagkracht.casework.queries.support import File, Noted
from draagkracht.casework.rules import support
from draagkracht.casework.rules.corrections import CONTACT
from draagkracht.casework.rules.support import Part, Way


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedShown:
    """A contact or an attempt; `remark` is what the carer says of it."""

    heading: str
    note: str = field(repr=False)
    agreed: str = field(repr=False)
    remark: str = field(repr=False)
    earlier: tuple[EarlierShown, ...]
    note_id: UUID | None  # of what the centre may correct: not what the carer gave to the municipality


def noted(one: Noted) -> NotedShown:
    """Return a contact in words."""
    way = translate(support.WAY_LABELS[one.way])
    if not one.was_reached:
        way = gettext("%(way)s, niet bereikt") % {"way": way}
    by = one.by or gettext("zelf")
    return NotedShown(
        heading=f"{long_day(one.on)} · {way} · {by}",
        note=one.note,
        agreed=one.agreed,
        remark=one.remark,
        earlier=earlier_shown(one.earlier, CONTACT),
        note_id=None if one.way is Way.HANDED else one.public_id,
    )


def when(one: File) -> str:
    """Return the next time in words: a day, or a month."""
    if one.next.date is None:
        return ""
    how = translate(support.PLAN_LABELS[one.next.way])
    if one.next.is_month:
        return gettext("%(how)s in %(month)s") % {"how": how, "month": formats.date_format(one.next.date, "F Y")}
    return f"{how}, {day(one.next.date)}{part(one)}"


def part(one: File) -> str:
    """Return the part of the day that was chosen, after a comma; nothing where any will do."""
    return "" if one.next.part is Part.ANY else f", {translate(support.PART_LABELS[one.next.part]).lower()}"


def day(one: datetime.date) -> str:
    """Return a day in words: dinsdag 24 november."""
    return str(formats.date_format(one, "l j F"))


def long_day(one: datetime.date) -> str:
    """Return a day in words, with its year: 24 november 2026."""
    return str(formats.date_format(one, "j F Y"))
