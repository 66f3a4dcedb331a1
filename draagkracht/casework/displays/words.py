"""Days and clocks in words, for those who work here."""

import datetime

from django.utils import formats
from django.utils.translation import gettext, ngettext

from draagkracht.base.translation import translate
from draagkracht.casework.rules import terms
from draagkracht.casework.rules.terms import Clock


def day(date: datetime.date) -> str:
    """Return a day in words: “4 januari 2027”."""
    return str(formats.date_format(date, "j F Y"))


def short(date: datetime.date) -> str:
    """Return a day in a narrow place: “4 jan 2027”."""
    return str(formats.date_format(date, "j b Y"))


def weekday(date: datetime.date) -> str:
    """Return a day with its name: “maandag 4 januari”."""
    return str(formats.date_format(date, "l j F"))


def near(date: datetime.date, on: datetime.date) -> str:
    """Return a day with its year only where that is another: “20 oktober”."""
    return str(formats.date_format(date, "j F" if date.year == on.year else "j F Y"))


def left(due_date: datetime.date, on: datetime.date) -> str:
    """Return how long there is until a last day, or since when it is over."""
    days = (due_date - on).days
    if days == 0:
        return gettext("Vandaag de laatste dag")
    if days < 0:
        return ngettext("%(days)s dag te laat", "%(days)s dagen te laat", -days) % {"days": -days}
    return ngettext("Nog %(days)s dag", "Nog %(days)s dagen", days) % {"days": days}


def standing(found: terms.Standing, on: datetime.date) -> str:
    """Return how the clock of a case stands: what has to be done, by when, and how long that is."""
    what = translate(terms.LABELS[found.due.term])
    said = gettext("%(what)s: uiterlijk %(day)s. %(left)s.")
    return said % {"what": what, "day": weekday(found.due.due_date), "left": left(found.due.due_date, on)}


def notice_kind(clock: Clock | None) -> str:
    """Return which notice fits a clock."""
    return "warning" if clock in {Clock.LATE, Clock.WARN} else "info"
