"""What a booking is called, its days in words, and what whoever takes over has to know."""

import datetime

from django.utils import formats, translation

from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.respite.models import Booking, Look, RespiteRequest
from draagkracht.respite.rules.codes import KIND_OF, Form, Skill
from draagkracht.respite.rules.planning.instance import Kind
from draagkracht.respite.rules.words import SKILLS

DUTCH = "nl"


def name_of(booking: Booking | Look) -> str:
    """Return what a booking, or what may become one, is called: the place, or the volunteer's organisation."""
    if booking.place is not None:
        return booking.place.name
    return booking.volunteer.organisation.name if booking.volunteer else ""


def days_of(form: Form, start: datetime.date, end: datetime.date) -> str:
    """Return days in words, of who stays the night until the day on which they go home; `end` is exclusive."""
    if KIND_OF[form] is Kind.STAY:
        return _between(N_("%(first)s tot %(last)s"), start, end)
    last = end - datetime.timedelta(days=1)
    return _between(N_("%(first)s tot en met %(last)s"), start, last) if start < last else _long(start)


def _between(message: str, first: datetime.date, last: datetime.date) -> str:
    is_one_month = (first.year, first.month) == (last.year, last.month)
    begins = str(formats.date_format(first, "l j")) if is_one_month else _long(first)
    return translate(Sentence(message, {"first": begins, "last": _long(last)}))


def _long(day: datetime.date) -> str:
    return str(formats.date_format(day, "l j F"))


def needs_of(request: RespiteRequest) -> str:
    """Return what a provider has to know of who comes, in Dutch: what must be possible, wishes, fears, with whom."""
    with translation.override(DUTCH):
        lines = [translate(SKILLS[Skill(code)]) for code in request.skills]
    return "\n".join(line for line in (*lines, request.wishes, request.fears, request.at_ease_with) if line)
