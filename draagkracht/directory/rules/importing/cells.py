"""From one cell of a spreadsheet to a value: each function gives it, or says what is wrong and what to do."""

import math
import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

import phonenumbers

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.node import LINK, LONG, MAIL, PHONE, SHORT, UNSTORABLE, is_web_address
from draagkracht.directory.rules.importing.problems import CellIsWrong, Wrong
from draagkracht.directory.rules.importing.table import Cell, fold, text_of

# What spreadsheet programs show for a formula that failed, in English and in Dutch.
FAILED_FORMULAS: Final = frozenset(
    "#REF! #N/A #NAME? #VALUE! #DIV/0! #NULL! #NUM! #SPILL! #CALC! "
    "#VERW! #N/B #NAAM? #WAARDE! #DEEL/0! #LEEG! #GETAL! #OVERLOOP!".split()
)
OLDEST: Final = 120
MOST_CENTS: Final = 10_000_000
FREE: Final = frozenset(map(fold, ("gratis", "geen", "geen kosten", "kosteloos", "vrij", "€ 0", "nihil", "nul")))
AMOUNT: Final = re.compile(
    r"(?:€|eur|euro)?\s*(?P<whole>\d{1,3}(?:[.\s]\d{3})+|\d{1,7})(?:[.,](?P<cents>\d{1,2}|-{1,2}|–|—))?\s*"
    r"(?:€|euro|eur)?\s*(?P<unit>(?:per|p\.|/|\(|voor|eigen bijdrage).{0,200})?",
    re.IGNORECASE | re.DOTALL,
)
POSTCODE: Final = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
MONTHS: Final = "januari februari maart april mei juni juli augustus september oktober november december".split()
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
NUMBER_WITHOUT_ZERO: Final = 9


class Price(NamedTuple):
    """An amount in cents, and what it is for."""

    cents: int
    unit: str


def check_cell(cell: Cell) -> None:
    """Refuse what no column can hold: a formula that failed, a character that cannot be stored."""
    text = text_of(cell)
    if text.upper() in FAILED_FORMULAS:
        raise CellIsWrong(
            Wrong.FORMULA,
            Sentence(N_("De formule in deze cel geeft een fout: %(text)s."), {"text": text}),
            Sentence(N_("Herstel de formule, of typ de waarde zelf.")),
        )
    if UNSTORABLE.search(text):
        raise CellIsWrong(
            Wrong.CHARACTER,
            Sentence(N_("In deze cel staat een teken dat wij niet kunnen bewaren.")),
            Sentence(N_("Typ de tekst opnieuw.")),
        )


def read_short(cell: Cell) -> str:
    """Return a text for one line."""
    return _text(cell, SHORT)


def read_long(cell: Cell) -> str:
    """Return a text of some lines."""
    return _text(cell, LONG)


def _text(cell: Cell, limit: int) -> str:
    text = text_of(cell)
    if len(text) > limit:
        raise CellIsWrong(
            Wrong.TOO_LONG,
            Sentence(N_("Deze tekst heeft %(number)s tekens."), {"number": len(text)}),
            Sentence(N_("Gebruik er hoogstens %(limit)s."), {"limit": limit}),
        )
    return text


def read_mail(cell: Cell) -> str:
    """Return a mail address."""
    text = _text(cell, SHORT).removeprefix("mailto:")
    if text and not MAIL.fullmatch(text):
        raise CellIsWrong(
            Wrong.MAIL,
            Sentence(N_("Dit is geen mailadres.")),
            Sentence(N_("Typ één adres, zoals info@voorbeeld.nl.")),
        )
    return text


def read_link(cell: Cell) -> str:
    """Return a web address; `www.voorbeeld.nl` is taken for https."""
    text = _text(cell, LINK)
    if text and "://" not in text and re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#].*)?", text):
        text = f"https://{text}"
    if text and not (is_web_address(text) and "." in text):
        raise CellIsWrong(
            Wrong.LINK,
            Sentence(N_("Dit is geen webadres.")),
            Sentence(N_("Typ één adres, zoals https://www.voorbeeld.nl.")),
        )
    return text


def read_phones(cell: Cell) -> tuple[str, ...]:
    """Return telephone numbers as they are written; the zero that a spreadsheet took away is put back."""
    text = _text(cell, SHORT)
    if not isinstance(cell, str) and text.isdecimal() and len(text) == NUMBER_WITHOUT_ZERO:
        text = f"0{text}"
    if not text or _can_be_called(text):
        return (text,) if text else ()
    parts = [part.strip() for part in re.split(r"[;,\n|/]| en | of ", text) if part.strip()]
    if len(parts) > 1 and all(_can_be_called(part) for part in parts):
        return tuple(parts)
    raise CellIsWrong(
        Wrong.PHONE,
        Sentence(N_("Dit kan geen telefoonnummer zijn.")),
        Sentence(N_("Typ alleen het nummer, zoals 020 123 45 67. Zet tijden in een andere kolom.")),
    )


def _can_be_called(text: str) -> bool:
    if not PHONE.fullmatch(text):
        return False
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number) or phonenumbers.is_possible_short_number_for_region(number, "NL")


def read_price(cell: Cell) -> Price | None:
    """Return an amount of money, with what it is for where that is written behind it."""
    text = text_of(cell)
    if not text:
        return None
    if fold(text) in FREE:
        return Price(0, "")
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool) and math.isfinite(cell):
        cents, unit = int((Decimal(str(cell)) * 100).to_integral_value()), ""
    elif found := AMOUNT.fullmatch(text):
        whole, part = re.sub(r"[.\s]", "", found["whole"]), (found["cents"] or "").strip("-–—")
        cents, unit = int(whole) * 100 + int(part.ljust(2, "0") if part else 0), (found["unit"] or "").strip()
    else:
        raise _no_price()
    if not 0 <= cents <= MOST_CENTS:
        raise _no_price()
    return Price(cents, unit)


def _no_price() -> CellIsWrong:
    return CellIsWrong(
        Wrong.PRICE,
        Sentence(N_("Dit is geen bedrag.")),
        Sentence(N_("Typ een bedrag, zoals 12,50, of het woord gratis. Kies voor een uitleg “Kosten in woorden”.")),
    )


def read_age(cell: Cell) -> int | None:
    """Return an age in years: `18`, `18 jaar`, `18+`."""
    found = re.fullmatch(r"(\d{1,3})\s*(?:\+|jaar|jr\.?)?", text_of(cell), re.IGNORECASE)
    if not text_of(cell):
        return None
    if found is None or int(found[1]) > OLDEST:
        raise _no_age()
    return int(found[1])


def read_ages(cell: Cell) -> tuple[int | None, int | None]:
    """Return the lowest and highest age of a range: `18-65`, `vanaf 18`, `tot 12`, `18+`."""
    if isinstance(cell, date):
        raise CellIsWrong(
            Wrong.AGE,
            Sentence(N_("Het rekenblad heeft van deze leeftijd een datum gemaakt.")),
            Sentence(N_("Typ het in woorden, zoals 12 tot en met 18.")),
        )
    text = re.sub(r"\s*(jaar|jr\.?)\b", "", text_of(cell).lower()).strip()
    if not text or fold(text) in {"alle", "iedereen", "alleleeftijden"}:
        return None, None
    if found := re.fullmatch(r"(?:van(?:af)?\s*)?(\d{1,3})\s*(?:-|–|t/m|tot en met|tot|en)\s*(\d{1,3})", text):
        lowest, highest = int(found[1]), int(found[2])
    elif found := re.fullmatch(r"(?:vanaf\s*)?(\d{1,3})\s*(?:\+|en ouder|plus)?", text):
        lowest, highest = int(found[1]), None
    elif found := re.fullmatch(r"(tot|onder|t/m|tot en met)\s*(\d{1,3})", text):
        lowest, highest = None, int(found[2]) - (found[1] in {"tot", "onder"})
    else:
        raise _no_age()
    if any(age is not None and not 0 <= age <= OLDEST for age in (lowest, highest)):
        raise _no_age()
    return lowest, highest


def _no_age() -> CellIsWrong:
    return CellIsWrong(
        Wrong.AGE, Sentence(N_("Dit is geen leeftijd.")), Sentence(N_("Typ een getal tussen 0 en 120, zoals 18."))
    )


def read_postcode(cell: Cell) -> str:
    """Return a Dutch postcode with one space."""
    text = text_of(cell)
    if not text:
        return ""
    found = POSTCODE.fullmatch(text)
    if found is None:
        raise CellIsWrong(
            Wrong.POSTCODE,
            Sentence(N_("Dit is geen postcode.")),
            Sentence(N_("Typ vier cijfers en twee letters, zoals 1234 AB.")),
        )
    return f"{found[1]} {found[2].upper()}"


def read_degrees(cell: Cell) -> float | None:
    """Return degrees of latitude or longitude; whether they are possible depends on both."""
    text = text_of(cell).replace(",", ".")
    if not text:
        return None
    try:
        degrees = float(Decimal(text))
    except InvalidOperation:
        raise no_coordinates() from None
    if not math.isfinite(degrees):
        raise no_coordinates()
    return degrees


def no_coordinates() -> CellIsWrong:
    """Return what is said of coordinates that are nowhere."""
    return CellIsWrong(
        Wrong.COORDINATES,
        Sentence(N_("Deze coördinaten kunnen niet.")),
        Sentence(N_("Typ de breedte, zoals 52,15, en de lengte, zoals 5,39. Of laat beide leeg.")),
    )


def read_date(cell: Cell) -> date | None:
    """Return a day: a date of the spreadsheet, `2026-01-31`, `31-1-2026` or `31 januari 2026`."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = text_of(cell).lower()
    if not text:
        return None
    months = "|".join(MONTHS)
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?", text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text):
        year, month, day = int(found[3]), int(found[2]), int(found[1])
    elif found := re.fullmatch(rf"(\d{{1,2}}) ({months}) (\d{{4}})", text):
        year, month, day = int(found[3]), MONTHS.index(found[2]) + 1, int(found[1])
    else:
        raise _no_date()
    try:
        return _within(date(year, month, day))
    except ValueError:
        raise _no_date() from None


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _no_date()
    return day


def _no_date() -> CellIsWrong:
    return CellIsWrong(
        Wrong.DATE, Sentence(N_("Dit is geen datum.")), Sentence(N_("Typ dag, maand en jaar, zoals 31-12-2026."))
    )
