"""Tonight's places in words: for who cares on the outcome of the wizard, and for who books one after the call."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext, ngettext

from draagkracht.base.templatetags.components import dial
from draagkracht.base.translation import translate
from draagkracht.respite.displays import pieces
from draagkracht.respite.queries.tonight import Bed, Booked
from draagkracht.respite.rules import words

Fact = tuple[str, str]


@dataclass(frozen=True, slots=True)
class BedShown:
    """A place for tonight. `also` says what to know of its number."""

    public_id: UUID
    name: str
    form: str
    phone: str
    phone_uri: str
    nights: str
    note: str
    facts: tuple[Fact, ...]


def show_beds(beds: Iterable[Bed], *, is_staff: bool = False) -> tuple[BedShown, ...]:
    """Return places for tonight in words; how many are left is for staff, who have it on the telephone."""
    return tuple(_show(bed, is_staff=is_staff) for bed in beds)


def _show(bed: Bed, *, is_staff: bool) -> BedShown:
    note = "" if bed.is_answered_at_night else gettext("Dit nummer is overdag. Misschien neemt nu niemand op.")
    facts = (
        (gettext("Nog vrij vannacht"), str(bed.left) if is_staff else ""),
        (gettext("Waar"), bed.address),
        (gettext("Hoe ver"), pieces.how_far(bed.km) if bed.km is not None else ""),
        (gettext("Wat zij kunnen"), ", ".join(translate(words.SKILLS[skill]) for skill in bed.skills)),
        (gettext("Wat het kost"), price(bed.price_cents)),
        (gettext("Wie betaalt"), pieces.who_pays(bed.payers)),
        (gettext("Neem mee"), bed.bring),
    )
    form = translate(words.FORMS[bed.form])
    return BedShown(bed.public_id, bed.name, form, bed.phone, dial(bed.phone), nights(bed.nights), note, facts)


def nights(number: int) -> str:
    """Return for how many nights it is free, from tonight on."""
    more = ngettext("Vrij: vannacht en de nacht daarna.", "Vrij: vannacht en de %(number)s nachten daarna.", number - 1)
    return more % {"number": number - 1} if number > 1 else gettext("Vrij: alleen vannacht.")


def price(cents: int | None) -> str:
    """Return what a night costs; who pays is found out afterwards."""
    if cents is None:
        return gettext("Vraag het na.")
    return gettext("€ %(euro)s per nacht, als u alles zelf betaalt. Vraag na wie betaalt.") % {
        "euro": pieces.amount(cents)
    }


def facts_of(booked: Booked) -> tuple[Fact, ...]:
    """Return what to tell on the telephone of what was booked."""
    return (
        (gettext("Wanneer"), booked.days),
        (gettext("Waar"), booked.address),
        (gettext("Wie komt"), booked.called),
        (gettext("Wie zorgt"), f"{booked.carer_name}, {booked.carer_phone}"),
        (gettext("Neem mee"), booked.bring),
        (gettext("Wat het kost"), _total(booked.price_cents)),
    )


def _total(cents: int | None) -> str:
    if cents is None:
        return gettext("Vraag het na.")
    return gettext("€ %(euro)s in totaal. Wie betaalt, zoekt u later uit.") % {"euro": pieces.amount(cents)}
