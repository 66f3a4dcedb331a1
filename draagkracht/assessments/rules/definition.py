"""What an instrument is: frozen values, read from a file by `reading`."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["worse", "better"]
Wording = Literal["own", "paper", "absent", "loaded"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its code, its words, and what it counts. `points` is None where the item is not counted."""

    code: str
    label: str
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `about` says in our own words what it asks; `wording` is the slot for the official words.

    `short_forms` are smaller sets of answers that the instrument is also printed with, and that score the same.
    An item without options is answered in free words of at most `max_length` characters, and never counted.
    """

    id: str
    about: str
    options: tuple[Option, ...]
    scores: tuple[str, ...] = ()
    is_required: bool = True
    repeats: bool = False
    max_length: int = 0
    short_forms: tuple[frozenset[str], ...] = ()
    wording: str | None = None

    @property
    def codes(self) -> frozenset[str]:
        """Return the codes that answer this item."""
        return frozenset(option.code for option in self.options)

    def points_of(self, code: str) -> int:
        """Return what an answer counts; raise KeyError for a code that counts nothing here."""
        for option in self.options:
            if option.code == code and option.points is not None:
                return option.points
        raise KeyError(code)


@dataclass(frozen=True, slots=True)
class Band:
    """A named stretch of a score, both ends included, with who set it and whether that was validated."""

    code: str
    label: str
    lowest: int
    highest: int
    is_validated: bool
    source: str

    def holds(self, value: int) -> bool:
        """Tell whether a value lies in this band."""
        return self.lowest <= value <= self.highest


@dataclass(frozen=True, slots=True)
class Score:
    """A sum over the items that name it, in whole points. `bands` is empty where none are published."""

    code: str
    label: str
    lowest: int
    highest: int
    higher_is: Direction
    bands: tuple[Band, ...] = ()

    def band_of(self, value: int) -> Band | None:
        """Return the band that holds this value, or None where there are no bands."""
        return next((band for band in self.bands if band.holds(value)), None)


@dataclass(frozen=True, slots=True)
class Manual:
    """The short manual, in Dutch, for the professional who uses the instrument."""

    purpose: str
    how: str
    says: str
    does_not_say: str


@dataclass(frozen=True, slots=True)
class Paper:
    """Where the official form on paper is got: from whom, and the address of that page."""

    source: str
    url: str


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of an instrument.

    `wording`: "own" our sentences are the instrument; "paper" the official form exists and its answers can be copied by
    number, asking on the screen waits for the loaded wording; "absent" the official wording is not known here; "loaded"
    a municipality has loaded it.
    `paper`: where that form is got, of one that is copied.
    `is_validated`: the scale was studied, with its official wording. `repeat_days`: the advised time between two uses.
    """

    code: str
    version: str
    name: str
    title: str
    period: str
    minutes: int
    repeat_days: int
    minimum_answered: int
    is_validated: bool
    wording: Wording
    is_selectable: bool
    selectable_because: str
    source: str
    source_year: int
    rights: str
    manual: Manual
    items: tuple[Item, ...]
    scores: tuple[Score, ...]
    paper: Paper | None = None

    def item(self, item_id: str) -> Item | None:
        """Return the item with this id, or None."""
        return next((item for item in self.items if item.id == item_id), None)

    def score(self, code: str) -> Score:
        """Return the score with this code; raise KeyError."""
        for score in self.scores:
            if score.code == code:
                return score
        raise KeyError(code)

    @property
    def required_items(self) -> tuple[str, ...]:
        """Return the ids of the items that must be answered, in their order."""
        return tuple(item.id for item in self.items if item.is_required)
