"""What a booking is called, its days in words, and what whoever takes over has to know."""

import datetime
from collections.abc import Iterable
from typing import Final

from django.utils import formats, timezone, translation
from django.utils.translation import gettext, ngettext

from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.directory.rules.presentation import joined
from draagkracht.respite.models import Booking, Look, Place, RespiteRequest, Volunteer
from draagkracht.respite.rules.codes import KIND_OF, Fear, Form, Skill
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.words import FEARS, SKILLS

DUTCH = "nl"
DAY: Final = datetime.timedelta(days=1)
# A day of the week with a part of the day, as the planner counts them.
ON_PART: Final = (N_("%(day)sochtend"), N_("%(day)smiddag"), N_("%(day)savond"))


def name_of(booking: Booking | Look) -> str:
    """Return what a booking, or what may become one, is called: the place, or the volunteer's organisation."""
    return name_at(booking.place, booking.volunteer)


def name_at(place: Place | None, volunteer: Volunteer | None) -> str:
    """Return what a place, or a volunteer, is called on a page; of a volunteer it is the organisation."""
    if place is not None:
        return place.name
    return volunteer.organisation.name if volunteer else ""


def days_of(form: Form, dates: Iterable[datetime.date], daypart: int | None = None) -> str:
    """Return days in words: a stay until the day on which they go home, visits with the part of the day."""
    days = sorted(dates)
    if KIND_OF[form] is Kind.STAY:
        return _between(Sentence(N_("%(first)s tot %(last)s")), days[0], days[-1] + DAY, "l j F")
    if len(days) == 1:
        return f"{_weekday(days[0], daypart)} {formats.date_format(days[0], 'j F')}"
    if days[-1] - days[0] == DAY * (len(days) - 1):
        return period_of(days[0], days[-1])
    weekdays = {day.weekday(): _weekday(day, daypart) for day in days}
    names = [weekdays[number] for number in sorted(weekdays)]
    every = Sentence(N_("elke week op %(days)s, %(first)s tot en met %(last)s"), {"days": joined(names)})
    return _between(every, days[0], days[-1], "j F")


def shorter_text(less: int) -> str:
    """Return that something is so many nights shorter than was asked; nothing where it is not."""
    said = ngettext("Dit is %(less)s nacht korter dan u vroeg.", "Dit is %(less)s nachten korter dan u vroeg.", less)
    return said % {"less": less} if less else ""


def moment_of(at: datetime.datetime | None) -> str:
    """Return a moment in words; nothing where there is none."""
    return formats.date_format(timezone.localtime(at), "l j F H:i") if at else ""


def period_of(first: datetime.date, last: datetime.date) -> str:
    """Return from which day until which day, both of them in it."""
    return _between(Sentence(N_("%(first)s tot en met %(last)s")), first, last, "l j F")


def _between(says: Sentence, first: datetime.date, last: datetime.date, shape: str) -> str:
    is_one_month = (first.year, first.month) == (last.year, last.month)
    begins = formats.date_format(first, shape.removesuffix(" F") if is_one_month else shape)
    values = {**says.values, "first": begins, "last": formats.date_format(last, shape)}
    return translate(Sentence(says.message, values))


def _weekday(day: datetime.date, daypart: int | None) -> str:
    name = str(formats.date_format(day, "l"))
    return name if daypart is None else gettext(ON_PART[daypart % len(ON_PART)]) % {"day": name}


def needs_of(request: RespiteRequest) -> str:
    """Return what a provider has to know of who comes, in Dutch: what must be possible, wishes, fears, with whom."""
    with translation.override(DUTCH):
        lines = [translate(SKILLS[Skill(code)]) for code in request.skills]
        if request.afraid_of:
            fears = ", ".join(translate(FEARS[Fear(code)]) for code in request.afraid_of)
            lines.append(gettext("Ziet op tegen: %(fears)s") % {"fears": fears})
    return "\n".join(line for line in (*lines, request.wishes, request.fears, request.at_ease_with) if line)
