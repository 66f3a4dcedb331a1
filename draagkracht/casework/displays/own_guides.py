"""Who guides somebody, in the words of their own space."""

from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base import phone as phones
from draagkracht.casework.displays.own import by_when
from draagkracht.casework.queries import guiding as queries
from draagkracht.casework.queries import own
from draagkracht.casework.queries.guiding import Guide


@dataclass(frozen=True, slots=True)
class GuideShown:
    """The one contact of somebody: whom to call, on which days, and when they ask how it goes."""

    name: str
    phone: str
    phone_shown: str
    days: str
    asks: str


def list_guides(person_id: int) -> tuple[GuideShown, ...]:
    """Return who guides somebody in their open cases."""
    return tuple(_guide(one) for one in queries.list_guides(person_id))


def list_promised(person_id: int) -> tuple[str, ...]:
    """Return who gets in touch with somebody who said no to a plan, and by when."""
    return tuple(dict.fromkeys(by_when(one) for one in own.list_refused(person_id)))


def _guide(one: Guide) -> GuideShown:
    asks = ""
    if one.balance_date:
        day = formats.date_format(one.balance_date, "DATE_FORMAT")
        asks = gettext("Op %(day)s horen wij graag hoe het met u gaat. Bellen mag ook eerder.") % {"day": day}
    shown = phones.in_groups(one.phone)
    return GuideShown(one.name, one.phone, shown, one.days, asks)
