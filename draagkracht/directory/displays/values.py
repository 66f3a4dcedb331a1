"""Values of fields in words, for those who keep the directory: what was, what is, what is proposed."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils import formats
from django.utils.translation import gettext

from draagkracht.base import translation
from draagkracht.directory.displays import words
from draagkracht.directory.forms.values import LABELS
from draagkracht.directory.rules import consistency, fields, presentation
from draagkracht.directory.rules.history import TRUST, Json, Subject
from draagkracht.directory.rules.hsds import records

Lines = tuple[str, ...]
Names = Mapping[str, str]


def label_of(subject: Subject, name: str) -> str:
    """Return what a field is called; a field of an earlier time keeps its name."""
    if name == TRUST:
        return gettext("Vertrouwen")
    field = fields.FIELDS[subject].get(name)
    return translation.translate(field.label) if field else name


def in_words(subject: Subject, name: str, value: Json, names: Names) -> Lines:
    """Return a value as lines of text, none for an empty one; `names` are those of organisations and places by id."""
    some: Any = value
    if name == TRUST:
        return (gettext("Wijzigingen tellen meteen") if value else gettext("Wijzigingen bekijkt u eerst"),)
    if fields.is_empty(value):
        return ()
    if subject is Subject.SERVICE and name in ROWS:
        return tuple(line for row in some if (line := ROWS[name](row, names)))
    if subject is Subject.SERVICE and name in ONE_LINE:
        return (ONE_LINE[name](name, some, names),)
    return tuple(str(item) for item in some) if isinstance(value, list) else presentation.paragraphs(str(value))


def _codes(name: str, value: Any, _names: Names) -> str:
    labels = {str(code): label for code, label in LABELS[name].items()}
    chosen = [value] if isinstance(value, str) else value
    return ", ".join(translation.translate(labels[code]) if code in labels else str(code) for code in chosen)


def _schedule(row: Mapping[str, Any], _names: Names) -> str:
    schedule = records.Schedule(
        id="",
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        opens_at=_clock(row["opens_at"]),
        closes_at=_clock(row["closes_at"]),
        **{name: row[name] for name in ("freq", "interval", "byday", "bymonthday", "attending_type")},
    )
    computed = presentation.times(schedule)
    ways = words.said(presentation.without_travel(presentation.ways([row["attending_type"]])))
    period = _period(row)
    own = "" if consistency.says_times_again(row) else row["description"]
    parts = (words.said(computed) if computed else "", own, ways, row["notes"], period)
    return " · ".join(part for part in parts if part)


def _price(row: Mapping[str, Any], _names: Names) -> str:
    cents = row["amount_cents"]
    amount = ""
    if cents is not None:
        currency = row["currency"] or "EUR"
        amount = gettext("gratis") if cents == 0 else f"{currency} {formats.number_format(cents / 100, decimal_pos=2)}"
        amount = amount.replace("EUR", "€")
    option, note = (presentation.beside_price(row[name], cents) for name in ("option", "amount_description"))
    parts = (option, amount, note, _period(row))
    return " · ".join(part for part in parts if part)


def _period(row: Mapping[str, Any]) -> str:
    first, last = _day(row["valid_from"]), _day(row["valid_to"])
    if first and last:
        return gettext("van %(first)s tot en met %(last)s") % {"first": _date(first), "last": _date(last)}
    if first:
        return gettext("vanaf %(first)s") % {"first": _date(first)}
    return gettext("tot en met %(last)s") % {"last": _date(last)} if last else ""


def _contact(row: Mapping[str, Any], _names: Names) -> str:
    name = f"{row['name']} ({row['title']})" if row["name"] and row["title"] else row["name"] or row["title"]
    return " · ".join(part for part in (name, row["phone"], row["phone_description"], row["email"]) if part)


def _area(row: Mapping[str, Any], _names: Names) -> str:
    return str(row["name"] or row["extent"] or row["uri"])


def _location(row: Mapping[str, Any], names: Names) -> str:
    place = names.get(row["hsds_id"], row["hsds_id"])
    return f"{place} · {row['description']}" if row["description"] else place


ROWS: Final[Mapping[str, Callable[[Mapping[str, Any], Names], str]]] = {
    "schedules": _schedule,
    "cost_options": _price,
    "contacts": _contact,
    "service_areas": _area,
    "locations": _location,
}


ONE_LINE: Final[Mapping[str, Callable[[str, Any, Names], str]]] = {
    **dict.fromkeys(LABELS, _codes),
    "languages": lambda _name, spoken, _names: words.language_names(spoken),
    "organization": lambda _name, key, names: names.get(key, key),
    "funding_until": lambda _name, day, _names: _date(datetime.date.fromisoformat(day)),
}


def _day(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _clock(text: str | None) -> datetime.time | None:
    return datetime.time.fromisoformat(text) if text else None


def _date(day: datetime.date) -> str:
    return formats.date_format(day, "j F Y")
