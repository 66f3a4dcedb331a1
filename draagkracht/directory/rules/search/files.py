"""The lexicon that comes with the software: TOML files that people can read and mend.

Each file has tables named after a kind of row. Words stand in lines, under a heading that only readers use:

    [part]
    care = "zorg mantel verpleging"

    [same]
    rows = ["oppas = aanwezigheidszorg = respijtzorg"]

    [also]
    rows = ["alzheimer > dementie", "gokken, gokverslaving > verslaving"]

    [form]
    rows = ["gekookt > koken"]

`also`: who looks for a word left of the arrow also finds each of the words right of it (commas between them).
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from draagkracht.directory.rules.search.lexicon import MOST_OTHERS, Kind, Lexicon, Row, read_lexicon

DATA: Final = Path(__file__).parents[2] / "data" / "lexicon"
ARROW: Final = ">"


@cache
def default_rows() -> tuple[Row, ...]:
    """Return the rows of the default lexicon, in the order of the files."""
    return tuple(row for path in sorted(DATA.glob("*.toml")) for row in rows_of(path.read_text(encoding="utf-8")))


@cache
def default_lexicon() -> Lexicon:
    """Return the default lexicon."""
    return read_lexicon(default_rows())[0]


def rows_of(content: str) -> tuple[Row, ...]:
    """Return the rows of one TOML file. Raises tomllib.TOMLDecodeError, and ValueError for an unknown kind."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(content)
    return tuple(row for name, table in tables.items() for row in _rows(Kind(name), table))


def _rows(kind: Kind, table: dict[str, Any]) -> Iterator[Row]:
    for value in table.values():
        if isinstance(value, str):
            yield from (Row(kind, word) for word in value.split())
        else:
            for line in value:
                yield from _related(kind, line)


def _related(kind: Kind, line: str) -> Iterator[Row]:
    if kind is Kind.TOPIC:
        name, _, words = line.partition("=")
        for chunk in batched(_split(words, ",")):
            yield Row(kind, name.strip(), chunk)
        return
    if kind is Kind.SAME:
        first, *same = _split(line, "=")
        yield Row(kind, first, tuple(same))
        return
    left, _, right = line.partition(ARROW)
    others = tuple(_split(right, ","))
    for word in _split(left, ","):
        if kind is not Kind.ALSO or others != (word,):  # "online, webcam > online" says nothing about "online"
            yield Row(kind, word, others)


def batched(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Give words in portions of as many as a row may have."""
    return (tuple(words[start : start + MOST_OTHERS]) for start in range(0, len(words), MOST_OTHERS))


def _split(line: str, sign: str) -> list[str]:
    return [part.strip() for part in line.split(sign) if part.strip()]
