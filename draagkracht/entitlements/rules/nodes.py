"""Reading a document strictly: each element is asked for once by name, and what nobody asked for is refused."""

import math
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

from draagkracht.base.text import N_, Sentence

Code = TypeVar("Code", bound=StrEnum)
MOST_NUMBER: Final = 2**53  # beyond it a whole number and its neighbour are the same as a column holds them
MOST_CENTS: Final = 10**13  # so that no sum of them leaves 64 bits
SHOWN: Final = 60
A_DAY: Final = len("2026-01-01")


class DocumentIsWrong(ValueError):
    """A document cannot be used; `place` says where, `reason` why."""

    def __init__(self, place: str, reason: Sentence) -> None:
        self.place = place
        self.reason = reason
        super().__init__(f"{place}: {reason.dutch()}")


class Node:
    """One object of a document, and where it stands."""

    def __init__(self, value: object, place: str) -> None:
        if not isinstance(value, Mapping):
            raise DocumentIsWrong(place, Sentence(N_("hier hoort een object te staan.")))
        self._left: dict[str, Any] = dict(value)
        self._place = place

    def at(self, name: str) -> str:
        """Return the place of an element of this object."""
        return f"{self._place}.{name}" if self._place else name

    def wrong(self, name: str, message: str, **values: str | int) -> DocumentIsWrong:
        """Return the refusal of an element."""
        return DocumentIsWrong(self.at(name), Sentence(message, values))

    def close(self) -> None:
        """Refuse what nobody asked for."""
        for name in self._left:
            raise self.wrong(shown(name), N_("dit element kennen wij hier niet."))

    def needed(self, name: str) -> Any:
        """Return an element that must be there, whatever it is."""
        if name not in self._left:
            raise self.wrong(name, N_("dit element ontbreekt."))
        return self._left.pop(name)

    def wanted(self, name: str) -> Any:
        """Return an element that may be absent; None then."""
        return self._left.pop(name, None)

    def text(self, name: str) -> str:
        """Return a text that must be there."""
        return self._text(name, self.needed(name))

    def name(self, name: str) -> str:
        """Return a text that must be there, and says something."""
        value = self.text(name)
        if not value.strip():
            raise self.wrong(name, N_("deze tekst is leeg."))
        return value

    def text_or_none(self, name: str) -> str | None:
        """Return a text, or None where it is null or absent."""
        value = self.wanted(name)
        return None if value is None else self._text(name, value)

    def code(self, name: str, kind: type[Code]) -> Code:
        """Return one of a list of codes."""
        return self._code(name, self.needed(name), kind)

    def code_or_none(self, name: str, kind: type[Code]) -> Code | None:
        """Return one of a list of codes, or None where it is null or absent."""
        value = self.wanted(name)
        return None if value is None else self._code(name, value, kind)

    def codes(self, name: str, kind: type[Code]) -> list[Code]:
        """Return a list of codes that must be there; it may be empty."""
        return [self._code(name, one, kind) for one in self.items(name)]

    def whole(self, name: str, most: int = MOST_CENTS) -> int:
        """Return a whole number from 0 to `most`."""
        return self._whole(name, self.needed(name), most)

    def whole_or_none(self, name: str, most: int = MOST_CENTS) -> int | None:
        """Return a whole number from 0 to `most`, or None where it is null or absent."""
        value = self.wanted(name)
        return None if value is None else self._whole(name, value, most)

    def flag(self, name: str) -> bool:
        """Return true or false; false where it is absent."""
        value = self._left.pop(name, False)
        if not isinstance(value, bool):
            raise self.wrong(name, N_("hier hoort true of false te staan."))
        return value

    def day(self, name: str) -> date:
        """Return a day that must be there."""
        return self._day(name, self.needed(name))

    def day_or_none(self, name: str) -> date | None:
        """Return a day, or None where it is null or absent."""
        value = self.wanted(name)
        return None if value is None else self._day(name, value)

    def node(self, name: str) -> "Node":
        """Return the object under a name."""
        return Node(self.needed(name), self.at(name))

    def node_or_none(self, name: str) -> "Node | None":
        """Return the object under a name, or None where it is null or absent."""
        value = self.wanted(name)
        return None if value is None else Node(value, self.at(name))

    def items(self, name: str) -> list[Any]:
        """Return a list that must be there; it may be empty."""
        return self._list(name, self.needed(name))

    def nodes(self, name: str) -> list["Node"]:
        """Return the objects of a list that must be there, each with its place."""
        return self._nodes(name, self.items(name))

    def nodes_or_none(self, name: str) -> list["Node"]:
        """Return the objects of a list; none where it is null or absent."""
        value = self.wanted(name)
        return [] if value is None else self._nodes(name, self._list(name, value))

    def _list(self, name: str, value: object) -> list[Any]:
        if not isinstance(value, list):
            raise self.wrong(name, N_("hier hoort een lijst te staan."))
        return value

    def _nodes(self, name: str, values: list[Any]) -> list["Node"]:
        return [Node(one, f"{self.at(name)}[{place}]") for place, one in enumerate(values)]

    def _text(self, name: str, value: object) -> str:
        if not isinstance(value, str) or not is_readable(value):
            raise self.wrong(name, N_("hier hoort tekst te staan."))
        return value

    def _code(self, name: str, value: object, kind: type[Code]) -> Code:
        known = list(kind)
        if not isinstance(value, str) or value not in known:
            message = N_("“%(value)s” kennen wij niet. Wel: %(known)s.")
            raise self.wrong(name, message, value=shown(value), known=", ".join(known))
        return kind(value)

    def _whole(self, name: str, value: object, most: int) -> int:
        if type(value) is not int or not 0 <= value <= most:
            raise self.wrong(name, N_("hier hoort een heel getal van 0 tot en met %(most)s te staan."), most=most)
        return value

    def _day(self, name: str, value: object) -> date:
        found = as_day(value)
        if found is None:
            raise self.wrong(name, N_("hier hoort een datum te staan, als 2026-01-31."))
        return found


def as_day(value: object) -> date | None:
    """Return the day that a text says as YYYY-MM-DD; None for everything else."""
    if not isinstance(value, str) or len(value) != A_DAY or not value.isascii():
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def is_number(value: object) -> bool:
    """Return whether a value is a number that a column holds exactly; true and false are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) <= MOST_NUMBER and math.isfinite(value)


def is_readable(text: str) -> bool:
    """Return whether a text can be written as UTF-8: JSON may hold half a character."""
    return text == text.encode("utf-8", "replace").decode()


def shown(value: object) -> str:
    """Return a value as a short, printable text for a message."""
    text = value if isinstance(value, str) else repr(value)
    text = "".join(sign if sign.isprintable() else "�" for sign in text[: SHOWN + 1])
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
