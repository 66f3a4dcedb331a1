"""What a booking is called, its days in words, and what whoever takes over has to know."""

import datetime

from django.utils import formats, translation

from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.rules.codes import Skill
from draagkracht.respite.rules.words import SKILLS

DUTCH = "nl"


def name_of(booking: Booking) -> str:
    """Return what a booking is called for who cares: the place, or the volunteer's organisation."""
    if booking.place is not None:
        return booking.place.name
    return booking.volunteer.organisation.name if booking.volunteer else ""


def days_of(start: datetime.date, end: datetime.date) -> str:
    """Return days in words: one day, or from the first until the last; `end` is exclusive."""
    last = end - datetime.timedelta(days=1)
    if start == last:
        return str(formats.date_format(start, "l j F"))
    first = formats.date_format(start, "l j" if (start.year, start.month) == (last.year, last.month) else "l j F")
    return translate(
        Sentence(N_("%(first)s tot en met %(last)s"), {"first": first, "last": formats.date_format(last, "l j F")})
    )


def needs_of(request: RespiteRequest) -> str:
    """Return what a provider has to know of who comes, in Dutch: what must be possible, wishes, fears, with whom."""
    with translation.override(DUTCH):
        lines = [translate(SKILLS[Skill(code)]) for code in request.skills]
    return "\n".join(line for line in (*lines, request.wishes, request.fears, request.at_ease_with) if line)
