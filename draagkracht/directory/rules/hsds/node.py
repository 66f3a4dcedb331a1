"""Reading one JSON object of a feed, field by field.

A `Node` knows where it stands in the service, so that each remark names its field. Three kinds of mistakes exist:
what cannot be stored or must not be lost is refused; what is merely untidy is left out with a warning; what is absent
is absent. `null` is absent.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final, TypeVar
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.hsds.records import Remark

SHORT: Final = 300
LONG: Final = 20_000
LINK: Final = 2_000
# Names what we make up for objects without an id: the same feed gives the same id each time.
OUR_IDS: Final = UUID("5b0f2bd6-5a2e-5d0a-9f0c-6f1d3c5f7a11")
MAIL: Final = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>,;\".]+")
PHONE: Final = re.compile(r"\+?[\d\s().\-/]*\d[\d\s().\-/]*")
UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
MOST_WHOLE: Final = 1_000_000
# A place, an organisation or a contact is read again for each service that refers to it.
MOST_PARTS: Final = 5_000
MOST_PARTS_OF_PARTS: Final = 20

Parsed = TypeVar("Parsed")


@dataclass(slots=True)
class Notes:
    """What must be said about one service; reading adds to it."""

    service_id: str
    warnings: list[Remark] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)

    def warn(self, path: str, reason: Sentence) -> None:
        """Note that something is left out or repaired."""
        self.warnings.append(Remark(self.service_id, path, reason))

    def refuse(self, path: str, reason: Sentence) -> None:
        """Note that the service cannot be taken over."""
        self.refused.append(Remark(self.service_id, path, reason))


@dataclass(frozen=True, slots=True)
class Node:
    """One object of a feed, the path to it, and where its remarks go."""

    data: Mapping[str, object]
    notes: Notes
    path: str = ""

    def at(self, name: str) -> str:
        """Return the path of a field of this object."""
        return f"{self.path}.{name}" if self.path else name

    def has(self, name: str) -> bool:
        """Return whether the field is there and not null."""
        return self.data.get(name) is not None

    def warn(self, name: str, reason: Sentence) -> None:
        """Note a warning at a field of this object."""
        self.notes.warn(self.at(name), reason)

    def text(self, name: str, limit: int = LONG) -> str:
        """Return a text, or "" with a warning when it is something else; longer than the limit is cut."""
        value = self.data.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.warn(name, Sentence(N_("Dit is geen tekst. Het veld is weggelaten.")))
            return ""
        return self._clean(name, value, limit)

    def strict_text(self, name: str, limit: int = LONG) -> str:
        """Return a text; anything else is refused."""
        value = self.data.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.notes.refuse(self.at(name), Sentence(N_("Dit is geen tekst.")))
            return ""
        return self._clean(name, value, limit)

    def _clean(self, name: str, value: str, limit: int) -> str:
        if UNSTORABLE.search(value):
            self.notes.refuse(self.at(name), Sentence(N_("In deze tekst staat een teken dat niet kan.")))
            return ""
        value = value.strip()
        if len(value) > limit:
            self.warn(name, Sentence(N_("Deze tekst is ingekort tot %(limit)s tekens."), {"limit": limit}))
        return value[:limit].rstrip()

    def key(self, name: str = "id") -> str:
        """Return the id of this object, or one made from its place in the service."""
        place = f"{self.notes.service_id}/{self.path}"
        # The id of the service may hold half a character: it is refused for that, and read to its end all the same.
        return self.text(name, SHORT) or str(uuid5(OUR_IDS, place.encode("utf-8", "backslashreplace").decode()))

    def mail(self, name: str) -> str:
        """Return a mail address; another type is refused, another form left out with a warning."""
        value = self.strict_text(name, SHORT)
        if value and not MAIL.fullmatch(value):
            self.warn(name, Sentence(N_("Dit is geen mailadres. Het veld is weggelaten.")))
            return ""
        return value

    def phone(self, name: str) -> str:
        """Return a telephone number; another type is refused, another form left out with a warning."""
        value = self.strict_text(name, SHORT)
        if value and not PHONE.fullmatch(value):
            self.warn(name, Sentence(N_("Dit is geen telefoonnummer. Het veld is weggelaten.")))
            return ""
        return value

    def link(self, name: str) -> str:
        """Return a web address with http or https; anything else is left out with a warning."""
        value = self.text(name, LINK)
        if value and not is_web_address(value):
            self.warn(name, Sentence(N_("Dit is geen webadres. Het veld is weggelaten.")))
            return ""
        return value

    def number(self, name: str) -> Decimal | None:
        """Return a number, or None with a warning when it is something else."""
        value = self.data.get(name)
        if value is None:
            return None
        # True is an int in Python, and no number in a feed.
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.warn(name, Sentence(N_("Dit is geen getal. Het veld is weggelaten.")))
            return None
        return Decimal(value)

    def whole(self, name: str, most: int = MOST_WHOLE) -> int | None:
        """Return a whole number from 0 to `most`, or None with a warning."""
        value = self.number(name)
        if value is None:
            return None
        if value != value.to_integral_value() or not 0 <= value <= most:
            self.warn(name, Sentence(N_("Dit getal kan niet. Het veld is weggelaten.")))
            return None
        return int(value)

    def day(self, name: str) -> date | None:
        """Return a date in ISO 8601 (a time after it is dropped), or None with a warning."""
        return self._parsed(name, lambda text: date.fromisoformat(text.partition("T")[0]))

    def clock(self, name: str) -> time | None:
        """Return a time of the day without its zone, or None with a warning."""
        return self._parsed(name, lambda text: time.fromisoformat(text).replace(tzinfo=None))

    def moment(self, name: str) -> str:
        """Return a date with a time as it was written, or "" with a warning when it is none."""
        found = self._parsed(name, datetime.fromisoformat)
        return self.text(name, SHORT) if found else ""

    def _parsed(self, name: str, parse: Callable[[str], Parsed]) -> Parsed | None:
        value = self.text(name, SHORT)
        if not value:
            return None
        try:
            return parse(value)
        except ValueError:
            self.warn(name, Sentence(N_("Dit is geen datum of tijd. Het veld is weggelaten.")))
            return None

    def child(self, name: str) -> "Node | None":
        """Return the object in a field, or None with a warning when it is something else."""
        value = self.data.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.warn(name, Sentence(N_("Dit is geen object. Het veld is weggelaten.")))
            return None
        return Node(value, self.notes, self.at(name))

    def children(self, name: str) -> list["Node"]:
        """Return the objects in a list; what is no object is left out with a warning."""
        return self._children(name, self.notes.warn)

    def strict_children(self, name: str) -> list["Node"]:
        """Return the objects in a list; what is no list or no object is refused."""
        return self._children(name, self.notes.refuse)

    def _children(self, name: str, note: Callable[[str, Sentence], None]) -> list["Node"]:
        value = self.data.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            note(self.at(name), Sentence(N_("Dit is geen lijst.")))
            return []
        most = MOST_PARTS_OF_PARTS if self.path else MOST_PARTS
        if len(value) > most:
            reason = Sentence(N_("Hiervan staan er meer dan %(most)s. De rest is weggelaten."), {"most": most})
            self.warn(name, reason)
        found = []
        for position, item in enumerate(value[:most]):
            path = f"{self.at(name)}[{position}]"
            if isinstance(item, dict):
                found.append(Node(item, self.notes, path))
            else:
                note(path, Sentence(N_("Dit is geen object.")))
        return found


def is_web_address(value: str) -> bool:
    """Tell whether a text is an address with http or https and a host."""
    if any(sign.isspace() for sign in value):
        return False
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
