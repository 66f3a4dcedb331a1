"""Reads the judged set: which services answer which query, and how well."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from draagkracht.config.demo import feed

FOLDER = Path(__file__).parent
GRADES = {"best": 3, "good": 2, "related": 1}
MORE = "tuned_more"  # queries for tuning by declaration: no hash decided where they stand

FOREIGN_IN = "voorbeeldstad"


class Part(StrEnum):
    """The half of the set that search words are tuned on, and the half that nobody looks at."""

    TUNED = "tuned"
    UNTOUCHED = "untouched"


class Kind(StrEnum):
    """How a query is written: as a person would, or with something wrong or different."""

    PLAIN = "plain"
    TYPING = "typing"
    INFLECTED = "inflected"
    SPLIT = "split"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query in a municipality (its slug), with the grade (1–3) of each service that answers it, by id."""

    text: str
    municipality: str
    grades: Mapping[str, int]
    kind: Kind = Kind.PLAIN


@dataclass(frozen=True, slots=True)
class Forms:
    """Other ways to write words of a part: word → its inflected forms, split forms, or joined forms."""

    inflected: Mapping[str, tuple[str, ...]]
    split: Mapping[str, tuple[str, ...]]
    joined: Mapping[str, tuple[str, ...]]


def part_of(text: str) -> Part:
    """Return the part that a query belongs to: its words decide, not the person who judges."""
    return Part.UNTOUCHED if hashlib.sha256(text.encode()).digest()[0] % 2 else Part.TUNED


def read_plain(part: Part) -> tuple[JudgedQuery, ...]:
    """Return the queries of a part as people write them, in the order of its files."""
    return read_divided(part) + (read_more() if part is Part.TUNED else ())


def read_divided(part: Part) -> tuple[JudgedQuery, ...]:
    """Return the queries of a part that stand there because of their hash."""
    return tuple(_judged(entry) for entry in _content(part)["query"])


def read_more() -> tuple[JudgedQuery, ...]:
    """Return the queries that were written for tuning."""
    return tuple(_judged(entry) for entry in _content(MORE)["query"])


def read_forms(part: Part) -> Forms:
    """Return the other ways to write words of the queries of a part."""
    content = _content(part)
    return Forms(**{kind: {words: tuple(forms) for words, forms in content[kind].items()} for kind in Forms.__slots__})


def read_nothing() -> tuple[str, ...]:
    """Return the queries that no service answers."""
    return tuple(tomllib.loads((FOLDER / "nothing.toml").read_text(encoding="utf-8"))["query"])


def read_foreign(language: str) -> tuple[JudgedQuery, ...]:
    """Return the queries in a language ("en", "tr", "ar"), with what answers them for people who speak it."""
    return tuple(
        JudgedQuery(entry[language], FOREIGN_IN, _grades(entry) | _grades(entry, f"_{language}"))
        for entry in _content("foreign")["query"]
    )


def occurrences(words: str, text: str) -> list[tuple[int, int]]:
    """Return where whole words stand in a query, as (start, end); capitals do not matter."""
    return [found.span() for found in re.finditer(rf"(?<!\S){re.escape(words)}(?!\S)", text, re.IGNORECASE)]


def _judged(entry: Mapping[str, Any]) -> JudgedQuery:
    return JudgedQuery(entry["text"], entry["municipality"], _grades(entry))


def _grades(entry: Mapping[str, Any], ending: str = "") -> dict[str, int]:
    return {feed.service_id(key): grade for name, grade in GRADES.items() for key in entry.get(name + ending, ())}


@cache
def _content(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
