"""What may be asked of the API, one line for each parameter: its words, its schema, and how it is read."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.http import QueryDict
from django.utils import timezone

from draagkracht.base.text import N_, Sentence

Json = dict[str, Any]

PER_PAGE: Final = 25
MOST_PER_PAGE: Final = 100
MOST_MINIMAL: Final = 10_000
LAST_PAGE: Final = 1_000_000
OLDEST: Final = 150
LONGEST: Final = 300
LONGEST_SEARCH: Final = 80
FARTHEST_M: Final = 500_000
DIGITS: Final = re.compile(r"[0-9]{1,9}")
POSTCODE: Final = re.compile(r"[0-9]{4} ?([A-Za-z]{2})?")
FIRST: Final = datetime.datetime.min.replace(tzinfo=datetime.UTC)
LAST: Final = datetime.datetime.max.replace(tzinfo=datetime.UTC)
LOST_PLUS: Final = re.compile(r"(T[0-9:.]+) ([0-9]{2}:?[0-9]{2})$")  # a "+" in an address means a space
# ORUK says of an id that it is text, and not what an unknown one means.
NO_SUCH_ID: Final = "Een id dat hier niet is, geeft een lege bladzijde."
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class ValueIsWrong(ValueError):
    """A parameter cannot have this value; `reason` says what it may be."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason.dutch())
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the query."""

    name: str
    description: str
    schema: Json
    read: Callable[[str], Any]


def read_parameters(
    query: QueryDict, allowed: Sequence[Parameter]
) -> tuple[dict[str, Any], list[tuple[str, Sentence]]]:
    """Return the values that were given, and a reason for each parameter that is wrong, unknown, or there twice."""
    known = {parameter.name: parameter for parameter in allowed}
    values: dict[str, Any] = {}
    faults: list[tuple[str, Sentence]] = []
    for name in query:
        shown = name[:40] if name.isprintable() else "?"
        try:
            values[name] = _value(known.get(name), query.getlist(name), known)
        except ValueIsWrong as fault:
            faults.append((shown, fault.reason))
    if "proximity" in values and "postcode" not in values:
        faults.append(("proximity", Sentence(N_("Geef ook een postcode op (postcode)."))))
    return values, faults


def _value(parameter: Parameter | None, given: Sequence[str], known: Mapping[str, Parameter]) -> Any:
    if parameter is None:
        names = ", ".join(known) or "-"
        raise ValueIsWrong(Sentence(N_("Deze parameter is er hier niet. Wel: %(names)s."), {"names": names}))
    if len(given) > 1:
        raise ValueIsWrong(Sentence(N_("Deze parameter mag er maar één keer staan.")))
    return parameter.read(given[0])


def whole(lowest: int, highest: int) -> Callable[[str], int]:
    """Return the reader of a whole number between two others, themselves included."""

    def read(text: str) -> int:
        if not DIGITS.fullmatch(text) or not lowest <= int(text) <= highest:
            raise ValueIsWrong(
                Sentence(N_("Dit moet een heel getal zijn van %(lowest)s tot en met %(highest)s."),
                         {"lowest": lowest, "highest": highest})
            )  # fmt: skip
        return int(text)

    return read


def text(longest: int) -> Callable[[str], str]:
    """Return the reader of a text without signs that cannot be shown."""

    def read(value: str) -> str:
        if not value.strip() or len(value) > longest or not value.isprintable():
            raise ValueIsWrong(
                Sentence(N_("Dit moet tekst zijn van hoogstens %(longest)s leesbare tekens."), {"longest": longest})
            )
        return value.strip()

    return read


def yes_or_no(value: str) -> bool:
    """Return what `true` or `false` says."""
    if value.lower() not in {"true", "false", "1", "0"}:
        raise ValueIsWrong(Sentence(N_("Dit moet true of false zijn.")))
    return value.lower() in {"true", "1"}


def moment(value: str) -> datetime.datetime:
    """Return a moment; without a zone it is that of the Netherlands, without a time the start of the day.

    In UTC, because the database knows fewer zones than ISO 8601 has.
    """
    try:
        found = datetime.datetime.fromisoformat(LOST_PLUS.sub(r"\1+\2", value))
    except ValueError:
        raise ValueIsWrong(Sentence(N_("Dit moet een moment zijn in ISO 8601, zoals 2026-01-31T09:00:00Z."))) from None
    try:
        return (found if found.tzinfo else timezone.make_aware(found)).astimezone(datetime.UTC)
    except OverflowError:  # on the first or the last of all days
        return FIRST if found.year == 1 else LAST


def clock(value: str) -> datetime.time:
    """Return a time of the day."""
    try:
        return datetime.time.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        raise ValueIsWrong(Sentence(N_("Dit moet een tijd zijn, zoals 09:30."))) from None


def day(value: str) -> str:
    """Return a day of the week in the two letters of iCalendar."""
    if value.upper() not in DAYS:
        raise ValueIsWrong(Sentence(N_("Dit moet een van deze dagen zijn: %(days)s."), {"days": ", ".join(DAYS)}))
    return value.upper()


def postcode(value: str) -> str:
    """Return the four digits of a postcode: no more is needed, and no more is kept."""
    if not POSTCODE.fullmatch(value.strip()):
        raise ValueIsWrong(Sentence(N_("Dit moet een postcode zijn, zoals 1234 of 1234 AB.")))
    return value.strip()[:4]


PAGE: Final = Parameter(
    "page", "Welke bladzijde, vanaf 1.", {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}, whole(1, LAST_PAGE)
)
EACH: Final = Parameter(
    "per_page",
    f"Hoeveel op een bladzijde: {PER_PAGE} als u niets opgeeft, hoogstens {MOST_PER_PAGE}.",
    {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE},
    whole(1, MOST_PER_PAGE),
)
PAGING: Final = (PAGE, EACH)
SEARCH: Final = Parameter(
    "search",
    "Woorden om op te zoeken. Aanbod: zoals op de site, het best passende eerst, hoogstens 1000."
    " Organisaties: in naam en tekst.",
    {"type": "string", "maxLength": LONGEST_SEARCH},
    text(LONGEST_SEARCH),
)
MODIFIED_AFTER: Final = Parameter(
    "modified_after", "Gewijzigd op of na dit moment.", {"type": "string", "format": "date-time"}, moment
)
FULL: Final = Parameter("full", "Met alle gegevens, ook die uit lijsten.", {"type": "boolean"}, yes_or_no)
FULL_SERVICE: Final = Parameter(
    "full_service", "Het aanbod van de organisatie met alle gegevens.", {"type": "boolean"}, yes_or_no
)
MINIMAL: Final = Parameter(
    "minimal",
    "Alleen het id en de datum van de laatste wijziging."
    f" Geeft u geen `per_page` op, dan staan er {MOST_MINIMAL} op een bladzijde.",
    {"type": "boolean"},
    yes_or_no,
)
ORGANIZATION: Final = Parameter(
    "organization_id",
    f"Van deze organisatie (id). {NO_SUCH_ID}",
    {"type": "string", "maxLength": LONGEST},
    text(LONGEST),
)
_TERM: Final = (
    Parameter(
        "taxonomy_term_id",
        f"Met deze term (id). {NO_SUCH_ID}",
        {"type": "string", "maxLength": LONGEST},
        text(LONGEST),
    ),
    Parameter(
        "taxonomy_id",
        f"Met een term uit deze lijst (id). {NO_SUCH_ID}",
        {"type": "string", "maxLength": LONGEST},
        text(LONGEST),
    ),
)
_AGES: Final = (
    Parameter(
        "minimum_age",
        "Waarvan de laagste leeftijd ten minste dit is.",
        {"type": "integer", "minimum": 0, "maximum": OLDEST},
        whole(0, OLDEST),
    ),
    Parameter(
        "maximum_age",
        "Waarvan de hoogste leeftijd ten hoogste dit is.",
        {"type": "integer", "minimum": 0, "maximum": OLDEST},
        whole(0, OLDEST),
    ),
)
_TIMES: Final = (
    Parameter("start_time", "Dat niet voor deze tijd begint, zoals 09:30.", {"type": "string"}, clock),
    Parameter("end_time", "Dat niet na deze tijd eindigt, zoals 17:00.", {"type": "string"}, clock),
    Parameter("day", "Dat er op deze dag is.", {"type": "string", "enum": list(DAYS)}, day),
)
FILTERS: Final = (*_TERM, *_AGES, *_TIMES, MODIFIED_AFTER, ORGANIZATION, FULL)
NEAR: Final = (
    Parameter(
        "postcode",
        "Dichtst bij het midden van dit postcodegebied eerst. Alleen de vier cijfers tellen."
        " Een gebied waarin wij geen enkele plek kennen, wordt geweigerd.",
        {"type": "string", "pattern": f"^{POSTCODE.pattern}$"},
        postcode,
    ),
    Parameter(
        "proximity",
        "Hoogstens zoveel meter daarvandaan. Alleen samen met `postcode`.",
        {"type": "integer", "minimum": 1, "maximum": FARTHEST_M},
        whole(1, FARTHEST_M),
    ),
)
