"""Places in words, for whoever keeps them: a line in the list, the week, the year, what a change would do."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext, ngettext

from draagkracht.base.text import N_
from draagkracht.base.translation import translate
from draagkracht.entitlements.rules.contribution import euros
from draagkracht.respite.displays import pieces
from draagkracht.respite.displays.providing import Row
from draagkracht.respite.queries.places import DayShown, Kept, Preview
from draagkracht.respite.queries.provided import Provided
from draagkracht.respite.rules import opening
from draagkracht.respite.rules.codes import Form
from draagkracht.respite.rules.occupancy import Occupancy, Period
from draagkracht.respite.rules.opening import Pattern
from draagkracht.respite.rules.places import Facts
from draagkracht.respite.rules.words import FEATURES, FORMS, PAYERS, SKILLS
from draagkracht.respite.services.calendars import Taken

DONE: Final = {
    "bewaard": N_("De plek is bewaard."),
    "patroon": N_("Het weekpatroon is bewaard. De kalender hieronder klopt weer."),
    "dagen": N_("De dagen zijn veranderd. De kalender hieronder klopt weer."),
    "adres": N_("Het adres van uw agenda is gemaakt."),
    "gestopt": N_("Het adres van uw agenda werkt niet meer."),
}
SHORT_DAYS: Final = (N_("ma"), N_("di"), N_("wo"), N_("do"), N_("vr"), N_("za"), N_("zo"))
MOST_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class Line:
    """A place in the list."""

    url: str
    name: str
    says: str
    warns: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A day in the calendar: its number, what is free in words, and of which kind that is."""

    day: int
    says: str
    kind: str  # free, some, full, closed, held, past
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month as weeks of seven days; None where a week begins or ends outside of it."""

    id: str
    name: str
    change_url: str
    weeks: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """A place with its week and its year."""

    public_id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    patterns: tuple[tuple[str, ...], ...]
    columns: tuple[str, ...]
    months: tuple[Month, ...]
    feed_url: str
    warns: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a change would do: in one sentence, day by day, and on which days somebody comes already."""

    says: str
    lines: tuple[str, ...]
    more: str
    taken: tuple[str, ...]
    guests: tuple[Row, ...]

    @property
    def is_possible(self) -> bool:
        """Tell whether it can be kept."""
        return not self.taken


def line_of(place: Kept, occupied: str, today: datetime.date) -> Line:
    """Return a place as it stands in the list."""
    says = " · ".join(filter(None, (translate(FORMS[place.facts.form]), occupied)))
    return Line(
        reverse("respite-provider:show-place", args=[place.public_id]),
        place.facts.name,
        says,
        warning(place.facts, today),
    )


def warning(facts: Facts, today: datetime.date) -> str:
    """Return what somebody has to know of a place before all else."""
    if not facts.is_open:
        return gettext("Mensen kunnen hier nu niet boeken. U zet het weer open bij ‘De plek wijzigen’.")
    if facts.evaluation_date and facts.evaluation_date <= today:
        return gettext("Dit is een proef. De dag om terug te kijken is geweest: %(day)s.") % {
            "day": full_day(facts.evaluation_date)
        }
    return ""


def facts_of(facts: Facts) -> tuple[tuple[str, str], ...]:
    """Return what a provider said of a place."""
    lengths = gettext("%(least)s tot en met %(most)s nachten of dagen")
    return (
        (gettext("Wat"), translate(FORMS[facts.form])),
        (gettext("Adres"), facts.address),
        (gettext("Wie mensen bellen"), f"{facts.contact_name}, {facts.phone}"),
        (gettext("Noodplek"), facts.emergency_phone),
        (
            gettext("Prijs"),
            translate(euros(facts.price_cents)) if facts.price_cents is not None else gettext("Op aanvraag"),
        ),
        (gettext("Wie kan betalen"), ", ".join(translate(PAYERS[one]) for one in facts.payers)),
        (gettext("Waar het voor is"), pieces.purposes(facts.purposes)),
        (gettext("Hoe lang"), lengths % {"least": facts.min_length, "most": facts.max_length}),
        (gettext("Wat u kunt"), ", ".join(translate(SKILLS[one]) for one in facts.skills)),
        (gettext("Wat er is"), ", ".join(translate(FEATURES[one]) for one in facts.features)),
        (gettext("Terugkijken op de proef"), full_day(facts.evaluation_date) if facts.evaluation_date else ""),
    )


def page_of(
    place: Kept, *, patterns: Sequence[Pattern], days: Sequence[DayShown], first: datetime.date, feed_url: str
) -> PlacePage:
    """Return a place with its week and a year from the month of a day."""
    return PlacePage(
        public_id=str(place.public_id),
        name=place.facts.name,
        facts=facts_of(place.facts),
        patterns=tuple(_pattern(one) for one in patterns if one.valid_until is None or one.valid_until > first),
        columns=(gettext("Vanaf"), *(gettext(day) for day in SHORT_DAYS)),
        months=months_of(place, days, first),
        feed_url=feed_url,
        warns=warning(place.facts, first),
    )


def _pattern(pattern: Pattern) -> tuple[str, ...]:
    numbers = [
        gettext("%(number)s, waarvan %(kept)s nood") % {"number": number, "kept": kept} if kept else str(number)
        for number, kept in zip(pattern.capacity, pattern.reserve, strict=True)
    ]
    return formats.date_format(pattern.valid_from, "j F Y"), *numbers


def months_of(place: Kept, days: Sequence[DayShown], today: datetime.date) -> tuple[Month, ...]:
    """Return twelve months from that of a day."""
    by_date = {day.date: day for day in days}
    found = []
    first = today.replace(day=1)
    for _number in range(12):
        start, until = opening.month_of(first)
        dates: list[datetime.date | None] = [*opening.dates_between(start, until)]
        padded = [None] * start.weekday() + dates
        padded += [None] * (-len(padded) % opening.WEEK)
        cells = [_cell(date, by_date.get(date), today) if date else None for date in padded]
        weeks = tuple(tuple(cells[at : at + opening.WEEK]) for at in range(0, len(cells), opening.WEEK))
        url = reverse("respite-provider:change-days", args=[place.public_id])
        last = until - opening.ONE_DAY
        found.append(
            Month(
                f"{start:%Y-%m}", formats.date_format(start, "F Y"), f"{url}?van={max(start, today)}&tot={last}", weeks
            )
        )
        first = until
    return tuple(found)


def _cell(date: datetime.date, day: DayShown | None, today: datetime.date) -> Cell:
    if date < today:
        return Cell(date.day, gettext("geweest"), "past")
    if day is None or not day.capacity + day.reserve:
        return Cell(date.day, gettext("dicht"), "closed", (day.reason or "") if day else "")
    free = day.capacity - day.taken
    if free <= 0:
        return Cell(date.day, gettext("vol"), "full", day.reason or "")
    return Cell(
        date.day, gettext("%(number)s vrij") % {"number": free}, "some" if day.taken else "free", day.reason or ""
    )


def change_of(preview: Preview, guests: Iterable[Provided]) -> Change:
    """Return what a change would do, and who comes on the days that cannot."""
    number = len(preview.changes)
    says = ngettext("Er verandert %(number)s dag.", "Er veranderen %(number)s dagen.", number) % {"number": number}
    lines = [
        gettext("%(day)s: van %(before)s naar %(after)s") % {"day": full_day(date), "before": before, "after": after}
        for date, before, after in preview.changes[:MOST_LINES]
    ]
    rest = number - len(lines)
    more = ngettext("En nog %(number)s dag.", "En nog %(number)s dagen.", rest) % {"number": rest} if rest else ""
    return Change(
        says if number else gettext("Er verandert niets."),
        tuple(lines),
        more,
        taken_days(preview.taken),
        guest_rows(guests),
    )


def taken_days(days: Iterable[opening.TakenDay]) -> tuple[str, ...]:
    """Return the days on which somebody comes already, with how many."""
    says = gettext("%(day)s: %(taken)s bezet of vastgehouden, er zouden er %(left)s zijn")
    return tuple(says % {"day": full_day(one.date), "taken": one.taken, "left": one.left} for one in days)


def guest_rows(guests: Iterable[Provided]) -> tuple[Row, ...]:
    """Return bookings that take such days. They name nobody."""
    return tuple(
        Row(
            reverse("respite-provider:show-booking", args=[one.public_id]),
            one.place,
            one.days,
            "",
        )
        for one in guests
    )


def calendar_says(taken: Taken) -> tuple[str, ...]:
    """Return what a calendar changed."""
    closed = ngettext(
        "Uw agenda houdt nu %(number)s dag dicht.", "Uw agenda houdt nu %(number)s dagen dicht.", taken.days
    ) % {"number": taken.days}
    passed = ngettext(
        "%(number)s afspraak namen wij niet over: wij konden die niet lezen.",
        "%(number)s afspraken namen wij niet over: wij konden die niet lezen.",
        taken.passed_over,
    ) % {"number": taken.passed_over}
    elsewhere = ngettext(
        "%(number)s dag kwam eerder uit een agenda en staat niet in dit bestand. Die blijft dicht.",
        "%(number)s dagen kwamen eerder uit een agenda en staan niet in dit bestand. Die blijven dicht.",
        taken.elsewhere,
    ) % {"number": taken.elsewhere}
    return tuple(filter(None, (closed, passed if taken.passed_over else "", elsewhere if taken.elsewhere else "")))


def full_day(date: datetime.date) -> str:
    """Return a day in words."""
    return str(formats.date_format(date, "l j F Y"))


def occupied(full: Occupancy) -> str:
    """Return in a few words how full a place is in the weeks that come."""
    if not full.coming.open:
        return gettext("de komende 12 weken dicht")
    if full.coming.percent is None:
        return gettext("de komende 12 weken bijna helemaal vrij")
    return gettext("de komende 12 weken %(percent)s%% bezet") % {"percent": full.coming.percent}


def figures(full: Occupancy) -> tuple[tuple[str, str], ...]:
    """Return how full a place was and will be, and how long people waited."""
    return (
        (gettext("De afgelopen 12 weken"), _share(full.past)),
        (gettext("De komende 12 weken"), _share(full.coming)),
        (gettext("Van vraag tot eerste dag (de middelste)"), _waited(full)),
    )


def columns_of_forms() -> tuple[str, ...]:
    """Return what the columns of `rows_of_forms` are called."""
    return (gettext("Vorm"), gettext("De komende 12 weken"), gettext("Van vraag tot eerste dag (de middelste)"))


def rows_of_forms(found: Mapping[Form, Occupancy]) -> tuple[tuple[str, ...], ...]:
    """Return of each form that is open, or was, how full it will be and how long people waited."""
    return tuple(
        (translate(FORMS[form]), _share(full.coming), _waited(full))
        for form, full in found.items()
        if full.past.open or full.coming.open
    )


def _few() -> str:
    return gettext("Te weinig om te tonen (minder dan 5)")


def _waited(full: Occupancy) -> str:
    days = full.median_days
    return _few() if days is None else gettext("%(days)s dagen") % {"days": formats.number_format(days, 0)}


def _share(period: Period) -> str:
    if not period.open:
        return gettext("Niet open")
    if period.percent is None:
        return _few()
    says = gettext("%(percent)s%% bezet: %(taken)s van %(open)s")
    return says % {"percent": period.percent, "taken": period.taken, "open": period.open}


def stay_words() -> dict[bool, str]:
    """Return what a stay is called in a calendar: one that is sure, and one that waits."""
    return {True: gettext("Bezet"), False: gettext("Gevraagd, nog niet zeker")}
