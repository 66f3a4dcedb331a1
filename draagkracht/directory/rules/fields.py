"""The fields of an entry that people and feeds change, and what a value of each may be.

A value is JSON: a text, a whole number or null, a list of codes, or for a part a list of objects with the columns of
its table. Days and times are texts in ISO 8601. Empty is "", null or []. An id of a row (`hsds_id`) travels along and
counts for nothing when two values are compared, except in `locations`, where it names the place.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.history import Json, Subject
from draagkracht.directory.rules.presentation import is_mail, link_address

SHORT: Final = 300
LINK_LENGTH: Final = 2_000
LONG: Final = 20_000
OLDEST: Final = 150
LARGEST_NUMBER: Final = 2**15 - 1
MOST_CENTS: Final = 10**12
MOST_ROWS: Final = 200
LANGUAGE_CODE: Final = 2
FINGERPRINT: Final = 12
SURROGATES: Final = range(0xD800, 0xE000)


class ValueIsWrong(Exception):
    """A field cannot have this value; `reason` says why, and what to do."""

    def __init__(self, field: str, reason: Sentence) -> None:
        super().__init__(f"{field}: {reason.dutch()}")
        self.field = field
        self.reason = reason


class Kind(StrEnum):
    """What a value looks like."""

    LINE = "line"
    TEXT = "text"
    LINK = "link"
    MAIL = "mail"
    AGE = "age"
    NUMBER = "number"
    CENTS = "cents"
    DAY = "day"
    CLOCK = "clock"
    STATUS = "status"
    CHOICE = "choice"  # one code, or ""
    CODES = "codes"
    LANGUAGES = "languages"
    TEXTS = "texts"  # a list of texts
    DEGREES = "degrees"
    ENTRY = "entry"  # the id of another entry, or ""
    ROWS = "rows"
    ANYTHING = "anything"  # what a feed has in its own way


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name for people, what a value looks like, and what it is made of.

    `columns` are those of a part, `code_list` the codes that may be chosen. A field that is `is_required` is never
    empty.
    """

    label: Sentence
    kind: Kind
    code_list: type[StrEnum] | None = None
    columns: Mapping[str, Kind] | None = None
    is_required: bool = False


SCHEDULES: Final[Mapping[str, Kind]] = {
    "valid_from": Kind.DAY,
    "valid_to": Kind.DAY,
    "freq": Kind.LINE,
    "interval": Kind.NUMBER,
    "byday": Kind.LINE,
    "bymonthday": Kind.LINE,
    "opens_at": Kind.CLOCK,
    "closes_at": Kind.CLOCK,
    "attending_type": Kind.LINE,
    "description": Kind.TEXT,
    "notes": Kind.TEXT,
}
COST_OPTIONS: Final[Mapping[str, Kind]] = {
    "option": Kind.LINE,
    "amount_cents": Kind.CENTS,
    "currency": Kind.LINE,
    "amount_description": Kind.TEXT,
    "valid_from": Kind.DAY,
    "valid_to": Kind.DAY,
}
CONTACTS: Final[Mapping[str, Kind]] = {
    "name": Kind.LINE,
    "title": Kind.LINE,
    "email": Kind.MAIL,
    "phone": Kind.LINE,
    "phone_description": Kind.LINE,
}
SERVICE_AREAS: Final[Mapping[str, Kind]] = {
    "name": Kind.TEXT,
    "extent": Kind.TEXT,
    "extent_type": Kind.LINE,
    "uri": Kind.LINK,
}
LOCATIONS: Final[Mapping[str, Kind]] = {"description": Kind.TEXT}

SERVICE: Final[Mapping[str, Field]] = {
    "name": Field(Sentence(N_("Naam")), Kind.LINE, is_required=True),
    "alternate_name": Field(Sentence(N_("Andere naam")), Kind.LINE),
    "asked_as": Field(Sentence(N_("Zo vragen mensen ernaar")), Kind.TEXT),
    "organization": Field(Sentence(N_("Organisatie")), Kind.ENTRY),
    "description": Field(Sentence(N_("Wat het is")), Kind.TEXT),
    "alert": Field(Sentence(N_("Let op")), Kind.TEXT),
    "first_step": Field(Sentence(N_("Eerste stap")), Kind.TEXT),
    "what_to_expect": Field(Sentence(N_("Wat u kunt verwachten")), Kind.TEXT),
    "application_process": Field(Sentence(N_("Aanmelden")), Kind.TEXT),
    "audiences": Field(Sentence(N_("Voor wie")), Kind.CODES, codes.Audience),
    "eligibility_description": Field(Sentence(N_("Voorwaarden")), Kind.TEXT),
    "minimum_age": Field(Sentence(N_("Vanaf welke leeftijd")), Kind.AGE),
    "maximum_age": Field(Sentence(N_("Tot en met welke leeftijd")), Kind.AGE),
    "languages": Field(Sentence(N_("Talen")), Kind.LANGUAGES),
    "interpretation_services": Field(Sentence(N_("Tolk")), Kind.TEXT),
    "base_functions": Field(Sentence(N_("Soort hulp")), Kind.CODES, codes.BaseFunction),
    "respite_forms": Field(Sentence(N_("Hoe de zorg wordt overgenomen")), Kind.CODES, codes.RespiteForm),
    "conditions": Field(Sentence(N_("Speciaal bij")), Kind.CODES, codes.Condition),
    "laws": Field(Sentence(N_("Wie betaalt")), Kind.CODES, codes.Law),
    "kinds": Field(Sentence(N_("Soort dienst")), Kind.CODES, codes.ServiceKind),
    "locations": Field(Sentence(N_("Plekken")), Kind.ROWS, columns=LOCATIONS),
    "service_areas": Field(Sentence(N_("Waar mensen wonen")), Kind.ROWS, columns=SERVICE_AREAS),
    "schedules": Field(Sentence(N_("Tijden")), Kind.ROWS, columns=SCHEDULES),
    "cost_options": Field(Sentence(N_("Prijzen")), Kind.ROWS, columns=COST_OPTIONS),
    "fees": Field(Sentence(N_("Uitleg bij de prijs")), Kind.TEXT),
    "funding": Field(Sentence(N_("Hoe het wordt betaald")), Kind.TEXT),
    "funding_kind": Field(Sentence(N_("Hoe lang er geld is")), Kind.CHOICE, codes.FundingKind),
    "funding_until": Field(Sentence(N_("Betaald tot en met")), Kind.DAY),
    "reimbursement": Field(Sentence(N_("Wat een verzekering soms betaalt")), Kind.TEXT),
    "contacts": Field(Sentence(N_("Telefoon en contact")), Kind.ROWS, columns=CONTACTS),
    "email": Field(Sentence(N_("Mailadres")), Kind.MAIL),
    "url": Field(Sentence(N_("Webadres")), Kind.LINK),
    "accreditations": Field(Sentence(N_("Keurmerken")), Kind.TEXT),
    "status": Field(Sentence(N_("Status")), Kind.STATUS, codes.ServiceStatus, is_required=True),
    "other_attributes": Field(Sentence(N_("Andere kenmerken")), Kind.ANYTHING),
}
ORGANIZATION: Final[Mapping[str, Field]] = {
    "name": Field(Sentence(N_("Naam")), Kind.LINE, is_required=True),
    "description": Field(Sentence(N_("Wat de organisatie doet")), Kind.TEXT),
    "email": Field(Sentence(N_("Mailadres")), Kind.MAIL),
    "website": Field(Sentence(N_("Webadres")), Kind.LINK),
}
LOCATION: Final[Mapping[str, Field]] = {
    "name": Field(Sentence(N_("Naam")), Kind.LINE),
    "address_1": Field(Sentence(N_("Straat en nummer")), Kind.LINE),
    "postal_code": Field(Sentence(N_("Postcode")), Kind.LINE),
    "city": Field(Sentence(N_("Plaats")), Kind.LINE),
    "country": Field(Sentence(N_("Land")), Kind.LINE),
    "description": Field(Sentence(N_("Uitleg")), Kind.TEXT),
    "accessibility": Field(Sentence(N_("Toegankelijkheid")), Kind.TEXTS),
    "latitude": Field(Sentence(N_("Breedtegraad")), Kind.DEGREES),
    "longitude": Field(Sentence(N_("Lengtegraad")), Kind.DEGREES),
    "location_type": Field(Sentence(N_("Soort plek")), Kind.LINE),
}
FIELDS: Final[Mapping[Subject, Mapping[str, Field]]] = {
    Subject.SERVICE: SERVICE,
    Subject.ORGANIZATION: ORGANIZATION,
    Subject.LOCATION: LOCATION,
}
PARTS: Final = tuple(name for name, field in SERVICE.items() if field.kind is Kind.ROWS)

NOT_TEXT: Final = Sentence(N_("Dit is geen tekst."))
UNKNOWN_CODE: Final = Sentence(N_("Deze keuze kennen wij niet. Kies er een uit de lijst."))


def check(subject: Subject, name: str, value: Any) -> Json:
    """Return a value of a field in its one form: texts stripped, codes in the order of their list, no code twice.

    Raises KeyError for a field that does not exist, and ValueIsWrong for a value that cannot be stored.
    """
    field = FIELDS[subject][name]
    try:
        checked = _check(field.kind, value, field)
    except _Wrong as wrong:
        raise ValueIsWrong(name, wrong.reason) from None
    if field.is_required and not checked:
        raise ValueIsWrong(name, Sentence(N_("Vul hier iets in.")))
    return checked


def check_column(part: str, column: str, value: Any) -> Json:
    """Return the value of one column of a part in its one form. Raises KeyError, and ValueIsWrong for the column."""
    kind = (SERVICE[part].columns or {})[column]
    try:
        return _check(kind, value, SERVICE[part])
    except _Wrong as wrong:
        raise ValueIsWrong(column, wrong.reason) from None


def check_together(values: Mapping[str, Json]) -> None:
    """Hold fields against each other. Raises ValueIsWrong."""
    lowest, highest = values.get("minimum_age"), values.get("maximum_age")
    if isinstance(lowest, int) and isinstance(highest, int) and lowest > highest:
        raise ValueIsWrong("maximum_age", Sentence(N_("De laagste leeftijd is hoger dan de hoogste.")))
    if values.get("funding_until") and values.get("funding_kind") != codes.FundingKind.INCIDENTAL:
        raise ValueIsWrong("funding_until", Sentence(N_("Een einddatum hoort bij tijdelijk geld. Kies dat ook.")))
    if (values.get("latitude") is None) != (values.get("longitude") is None):
        raise ValueIsWrong("longitude", Sentence(N_("Vul beide getallen in, of geen van beide.")))
    if "address_1" in values and not any(values.get(name) for name in ("name", "address_1", "latitude")):
        raise ValueIsWrong("name", Sentence(N_("Vul een naam of een adres in.")))


def same(name: str, one: Json, other: Json) -> bool:
    """Tell whether two values of a field say the same; ids of rows do not count."""
    return one == other or _comparable(name, one) == _comparable(name, other)


def fingerprint(name: str, value: Json) -> str:
    """Return a short text that differs when values differ, and is the same for values that say the same."""
    if value in ("", None, []):
        return ""
    text = json.dumps(_comparable(name, value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode("utf-8", "backslashreplace"), digest_size=FINGERPRINT).hexdigest()


def fingerprints(values: Mapping[str, Json]) -> dict[str, str]:
    """Return the fingerprint of each value that is not empty."""
    found = {name: fingerprint(name, value) for name, value in values.items()}
    return {name: mark for name, mark in found.items() if mark}


def is_empty(value: Json) -> bool:
    """Tell whether a value says nothing."""
    return value in ("", None, [])


def _comparable(name: str, value: Json) -> Json:
    if name not in PARTS or name == "locations" or not isinstance(value, list):
        return value
    return [
        {key: cell for key, cell in row.items() if key != "hsds_id" and not is_empty(cell)}
        for row in value
        if isinstance(row, dict)
    ]


class _Wrong(Exception):
    def __init__(self, message: str, **values: int | str) -> None:
        super().__init__(message)
        self.reason = Sentence(message, values)


def _check(kind: Kind, value: Any, field: Field) -> Json:
    if kind in LIMITS:
        return _text(value, LIMITS[kind], kind)
    if kind in HIGHEST:
        return _number(value, HIGHEST[kind])
    return CHECKS[kind](value, field)


LIMITS: Final[Mapping[Kind, int]] = {
    Kind.LINE: SHORT,
    Kind.TEXT: LONG,
    Kind.LINK: LINK_LENGTH,
    Kind.MAIL: SHORT,
    Kind.ENTRY: SHORT,
}
HIGHEST: Final[Mapping[Kind, int]] = {Kind.AGE: OLDEST, Kind.NUMBER: LARGEST_NUMBER, Kind.CENTS: MOST_CENTS}


def _text(value: Any, limit: int, kind: Kind) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Wrong(NOT_TEXT.message)
    if "\x00" in value or any(ord(sign) in SURROGATES for sign in value):
        raise _Wrong(N_("Hier staan tekens in die wij niet kunnen lezen. Typ het opnieuw."))
    text = value.replace("\r\n", "\n").strip()
    if len(text) > limit:
        raise _Wrong(N_("Dit is te lang. Gebruik hoogstens %(limit)s tekens."), limit=limit)
    if text and kind is Kind.MAIL and not is_mail(text):
        raise _Wrong(N_("Dit is geen mailadres. Een voorbeeld: naam@voorbeeld.nl."))
    if text and kind is Kind.LINK and not (link_address(text) and text.isprintable() and " " not in text):
        raise _Wrong(N_("Dit is geen webadres. Begin met https://."))
    return text


def _number(value: Any, highest: int) -> int | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= highest:
        raise _Wrong(N_("Vul een getal in van 0 tot en met %(highest)s."), highest=highest)
    return value


def _degrees(value: Any) -> float | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not -180 <= value <= 180:  # noqa: PLR2004
        raise _Wrong(N_("Dit getal kan niet."))
    return float(value)


def _day(value: Any) -> str | None:
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except (TypeError, ValueError):
        raise _Wrong(N_("Dit is geen dag. Een voorbeeld: 2027-01-31.")) from None


def _clock(value: Any) -> str | None:
    try:
        return time.fromisoformat(value).replace(tzinfo=None, microsecond=0).isoformat() if value else None
    except (TypeError, ValueError):
        raise _Wrong(N_("Dit is geen tijd. Een voorbeeld: 09:30.")) from None


def _texts(value: Any) -> list[Json]:
    return [text for item in _list(value) if (text := _text(item, LONG, Kind.TEXT))]


def _rows(value: Any, field: Field) -> list[Json]:
    return [_row(item, field.columns or {}) for item in _list(value)]


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list | tuple):
        raise _Wrong(N_("Dit is geen lijst."))
    if len(value) > MOST_ROWS:
        raise _Wrong(N_("Dit zijn er te veel. Hoogstens %(number)s."), number=MOST_ROWS)
    return list(value)


def _row(value: Any, columns: Mapping[str, Kind]) -> dict[str, Json]:
    if not isinstance(value, Mapping) or not value.keys() <= {"hsds_id", *columns}:
        raise _Wrong(N_("Dit past niet in ons bestand."))
    line = Field(NOT_TEXT, Kind.LINE)
    row = {name: _check(kind, value.get(name), line) for name, kind in columns.items()}
    return {"hsds_id": _text(value.get("hsds_id"), SHORT, Kind.LINE), **row}


def _status(value: Any) -> str:
    if value not in list(codes.ServiceStatus):
        raise _Wrong(UNKNOWN_CODE.message)
    return str(value)


def _languages(value: Any) -> list[Json]:
    found = _list(value)
    if not all(_is_language(code) for code in found):
        raise _Wrong(UNKNOWN_CODE.message)
    return sorted(set(found))


def _is_language(code: object) -> bool:
    is_short = isinstance(code, str) and len(code) == LANGUAGE_CODE
    return is_short and str(code).isascii() and str(code).isalpha() and str(code).islower()


def _codes(value: Any, field: Field) -> list[Json]:
    found = _list(value)
    known = [str(code) for code in field.code_list or ()]
    if not all(isinstance(code, str) and code in known for code in found):
        raise _Wrong(UNKNOWN_CODE.message)
    return [code for code in known if code in found]


def _choice(value: Any, field: Field) -> str:
    chosen = _codes([value] if value else [], field)
    return str(chosen[0]) if chosen else ""


CHECKS: Final[Mapping[Kind, Callable[[Any, Field], Json]]] = {
    Kind.ANYTHING: lambda value, _field: value,
    Kind.CHOICE: _choice,
    Kind.CLOCK: lambda value, _field: _clock(value),
    Kind.CODES: _codes,
    Kind.DAY: lambda value, _field: _day(value),
    Kind.DEGREES: lambda value, _field: _degrees(value),
    Kind.LANGUAGES: lambda value, _field: _languages(value),
    Kind.ROWS: _rows,
    Kind.STATUS: lambda value, _field: _status(value),
    Kind.TEXTS: lambda value, _field: _texts(value),
}
