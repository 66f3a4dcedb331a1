"""Reading JSON strictly: whatever is not asked for is refused, with its place and the reason.

Shared by definitions and responses. A reader collects refusals and goes on with stand-ins, so that a file is refused
with all its faults at once; what it read counts only if nothing was refused.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from draagkracht.base.text import N_, Sentence

MAX_BYTES = 512 * 1024
MAX_INTEGER_DIGITS = 19
MAX_REFUSALS = 50
REFUSALS_IN_ONE_LINE = 3
SHOWN_LENGTH = 60

UNCLEAN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong and where: `where` is a linkId, or the path of an element."""

    where: str
    reason: Sentence


class DocumentRefused(ValueError):
    """A document outside the declared subset; `refusals` says what is wrong, `str()` the same in one Dutch line."""

    opening: ClassVar[str] = N_("Dit bestand is geweigerd.")

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(self._line())

    def _line(self) -> str:
        named = [f"{refusal.where}: {refusal.reason.dutch()}" for refusal in self.refusals[:REFUSALS_IN_ONE_LINE]]
        rest = len(self.refusals) - len(named)
        more = [Sentence(N_("En nog %(number)s."), {"number": rest}).dutch()] if rest else []
        return " ".join([self.opening, *named, *more])


class Refusals:
    """The refusals of one document, so far."""

    def __init__(self) -> None:
        self.found: list[Refusal] = []

    def add(self, where: str, reason: Sentence) -> None:
        """Note one refusal; past the limit they are dropped, the document is refused anyway."""
        if len(self.found) < MAX_REFUSALS:
            self.found.append(Refusal(where, reason))


class Unreadable(Exception):
    """The bytes are not a JSON object that we read."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(reason.dutch())
        self.reason = reason


def shown(value: object) -> str:
    """Return a value from a document as one short, printable line, for a message."""
    line = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    line = "".join(character if character.isprintable() else "�" for character in line)
    return line if len(line) <= SHOWN_LENGTH else f"{line[:SHOWN_LENGTH]}…"


def is_clean(words: str) -> bool:
    """Tell whether a text can be kept: no control characters but tab and line ends, no half characters."""
    return UNCLEAN.search(words) is None


def load(data: bytes) -> dict[str, object]:
    """Return the JSON object in these bytes, or raise `Unreadable`: size, encoding, syntax, depth, a key twice, NaN."""
    if len(data) > MAX_BYTES:
        raise Unreadable(Sentence(N_("Het bestand is groter dan %(limit)s kB."), {"limit": MAX_BYTES // 1024}))
    try:
        document = json.loads(
            data.decode("utf-8"), object_pairs_hook=_unique, parse_constant=_no_constant, parse_int=_small_integer
        )
    except UnicodeDecodeError as error:
        raise Unreadable(Sentence(N_("Het bestand is geen UTF-8, vanaf byte %(at)s."), {"at": error.start})) from error
    except json.JSONDecodeError as error:
        message = N_("Geen geldige JSON op regel %(line)s, teken %(column)s.")
        raise Unreadable(Sentence(message, {"line": error.lineno, "column": error.colno})) from error
    except RecursionError as error:
        raise Unreadable(Sentence(N_("De JSON is te diep genest."))) from error
    if not isinstance(document, dict):
        raise Unreadable(Sentence(N_("Het bestand is geen JSON-object.")))
    return document


def dump(document: dict[str, object]) -> bytes:
    """Return an object in the canonical layout: UTF-8, two spaces of indent, a final newline."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise Unreadable(Sentence(N_("De sleutel «%(key)s» staat twee keer in één object."), {"key": shown(key)}))
        found[key] = value
    return found


def _no_constant(name: str) -> object:
    raise Unreadable(Sentence(N_("«%(name)s» is geen JSON."), {"name": name}))


def _small_integer(digits: str) -> int:
    if len(digits) > MAX_INTEGER_DIGITS:
        raise Unreadable(Sentence(N_("Het getal %(digits)s is te groot."), {"digits": shown(digits)}))
    return int(digits)


def _fault_of_string(value: object) -> str:
    if not isinstance(value, str):
        return N_("Hier hoort tekst.")
    if not value.strip():
        return N_("Deze tekst is leeg.")
    return N_("Deze tekst bevat een teken dat niet mag, zoals NUL.")


class Element:
    """One object of the document. Each part is asked for by name; `close` refuses the parts that nobody asked for."""

    def __init__(self, raw: dict[str, object], where: str, refusals: Refusals) -> None:
        self.raw = raw
        self.where = where
        self.refusals = refusals
        self._asked: set[str] = set()

    def refuse(self, name: str, message: str, **values: str | int) -> None:
        """Note that the named part is wrong."""
        self.refusals.add(self._place(name), Sentence(message, dict(values)))

    def has(self, name: str) -> bool:
        """Tell whether the part is there, without asking for it."""
        return name in self.raw

    def close(self) -> None:
        """Refuse every part that was not asked for."""
        for name in self.raw:
            if name not in self._asked:
                self.refuse(shown(name), N_("Dit element kennen wij hier niet."))

    def pass_over(self, name: str) -> None:
        """Do not read the part: it was refused already."""
        self._asked.add(name)

    def string(self, name: str, *, required: bool = False) -> str | None:
        """Return a text that is not blank and holds no control characters; None if it is absent or refused."""
        value = self._ask(name, required=required)
        if value is None:
            return None
        if isinstance(value, str) and value.strip() and is_clean(value):
            return value
        self.refuse(name, _fault_of_string(value))
        return None

    def matching(self, name: str, pattern: re.Pattern[str], *, required: bool = False) -> str | None:
        """Return a text that matches the whole pattern; None if it is absent or refused."""
        value = self.string(name, required=required)
        if value is not None and not pattern.fullmatch(value):
            self.refuse(name, N_("«%(value)s» heeft hier niet de goede vorm."), value=shown(value))
            return None
        return value

    def one_of(self, name: str, allowed: Iterable[str], *, required: bool = False) -> str | None:
        """Return a code out of a list; None if it is absent or refused."""
        value = self.string(name, required=required)
        known = list(allowed)
        if value is None or value in known:
            return value
        message = N_("«%(value)s» kennen wij niet. Wel: %(known)s.")
        self.refuse(name, message, value=shown(value), known=", ".join(known))
        return None

    def flag(self, name: str, *, required: bool = False) -> bool | None:
        """Return true or false; None if it is absent or refused."""
        value = self._ask(name, required=required)
        if value is None or isinstance(value, bool):
            return value
        self.refuse(name, N_("Hier hoort true of false."))
        return None

    def integer(self, name: str, least: int, most: int) -> int | None:
        """Return a whole number from least to most; None if it is absent or refused."""
        value = self._ask(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            message = N_("Hier hoort een heel getal van %(least)s tot %(most)s.")
            self.refuse(name, message, least=least, most=most)
            return None
        return value

    def element(self, name: str) -> "Element | None":
        """Return the object under this name; None if it is absent or refused."""
        value = self._ask(name)
        if value is None:
            return None
        if not isinstance(value, dict) or not value:
            self.refuse(name, N_("Hier hoort een object met inhoud."))
            return None
        return Element(value, self._place(name), self.refusals)

    def elements(self, name: str, *, required: bool = False) -> list["Element"]:
        """Return the objects in the list under this name, each with its place; none if it is absent or refused."""
        value = self._ask(name, required=required)
        if value is None:
            return []
        if not isinstance(value, list) or not value:
            self.refuse(name, N_("Hier hoort een lijst met inhoud."))
            return []
        found = []
        for index, entry in enumerate(value):
            place = f"{name}[{index}]"
            if isinstance(entry, dict) and entry:
                found.append(Element(entry, self._place(place), self.refusals))
            else:
                self.refuse(place, N_("Hier hoort een object met inhoud."))
        return found

    def _place(self, name: str) -> str:
        return f"{self.where} {name}" if self.where and name else self.where or name

    def _ask(self, name: str, *, required: bool = False) -> object:
        self._asked.add(name)
        if name not in self.raw:
            if required:
                self.refuse(name, N_("Dit element ontbreekt."))
            return None
        value = self.raw[name]
        if value is None:
            self.refuse(name, N_("Dit element is null. Laat het dan weg."))
        return value
