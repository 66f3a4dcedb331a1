"""Which column of a spreadsheet is what: proposed from the names, decided by a person, and remembered."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.importing.columns import BY_FIELD, COLUMNS, KNOWN_NAMES, NAME
from draagkracht.directory.rules.importing.problems import Problem, Wrong
from draagkracht.directory.rules.importing.table import fold

# For each column of the sheet the field that it is, or "" where it is left out.
Mapping_ = tuple[str, ...]
LEFT_OUT: Final = ""
# A shorter word occurs in names that mean something else.
SHORTEST_PART: Final = 5


def propose(headers: Sequence[str]) -> Mapping_:
    """Return the field of each column by its name; each field once, the leftmost column first."""
    found = [LEFT_OUT] * len(headers)
    folded = [fold(header) for header in headers]
    for position, name in enumerate(folded):
        _give(found, position, [column.field for column in COLUMNS if name and name in column.names])
    for position, name in enumerate(folded):
        if not found[position] and name not in KNOWN_NAMES:
            _give(found, position, _by_part(name))
    return tuple(found)


def _give(found: list[str], position: int, fields: Sequence[str]) -> None:
    for field in fields:
        if field not in found:
            found[position] = field
            return


def _by_part(name: str) -> list[str]:
    """Return the fields of which a name is part of this one: `webadres` is no address, so the longest alone counts."""
    parts = [
        (len(known), column.field)
        for column in COLUMNS
        for known in column.names
        if len(known) >= SHORTEST_PART and known in name
    ]
    longest = max((length for length, _ in parts), default=0)
    return [field for length, field in parts if length == longest]


def check(headers: Sequence[str], mapping: Sequence[str]) -> tuple[Problem, ...]:
    """Return what is wrong with a mapping: no name, a field that two columns claim, a field that does not exist."""
    problems = []
    claims = Counter(field for field in mapping if field)
    if NAME not in claims:
        problems.append(
            Problem(
                Wrong.NO_NAME_COLUMN,
                Sentence(N_("Geen kolom is de naam van de dienst.")),
                Sentence(N_("Kies bij één kolom “Naam”.")),
            )
        )
    for header, field in zip(headers, mapping, strict=False):
        if field and field not in BY_FIELD:
            problems.append(
                Problem(
                    Wrong.UNKNOWN_FIELD,
                    Sentence(N_("“%(field)s” is geen veld dat wij kennen."), {"field": field[:40]}),
                    Sentence(N_("Kies een veld uit de lijst.")),
                    column=header,
                )
            )
        elif field and claims[field] > 1:
            problems.append(
                Problem(
                    Wrong.COLUMN_TWICE,
                    Sentence(N_("Meer dan één kolom is “%(field)s”."), {"field": BY_FIELD[field].label}),
                    Sentence(N_("Kies het bij één kolom. Laat de andere weg.")),
                    column=header,
                )
            )
    return tuple(problems)


def named(headers: Sequence[str]) -> tuple[str, ...]:
    """Return a name for each column that no other has: the folded header, and its number among equal ones."""
    seen: Counter[str] = Counter()
    names = []
    for header in headers:
        name = fold(header)
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return tuple(names)


def digest_of(headers: Sequence[str]) -> str:
    """Return a fingerprint of the set of columns: their order makes no difference."""
    return hashlib.sha256(json.dumps(sorted(named(headers))).encode()).hexdigest()


def remember(headers: Sequence[str], mapping: Sequence[str]) -> dict[str, str]:
    """Return a mapping in the form in which it is kept: the field by the name of the column."""
    return dict(zip(named(headers), mapping, strict=True))


def recall(headers: Sequence[str], kept: Mapping[str, str]) -> Mapping_:
    """Return a mapping that was kept, for these columns in their present order; what is no field is left out."""
    fields = (kept.get(name, LEFT_OUT) for name in named(headers))
    return tuple(field if field in BY_FIELD else LEFT_OUT for field in fields)


def from_names(headers: Sequence[str], fields: Mapping[str, str]) -> Mapping_:
    """Return the mapping that somebody wrote down: the field (or its Dutch label) by the header of the column."""
    by_label = {fold(column.label.dutch()): column.field for column in COLUMNS}
    wanted = {fold(header): by_label.get(fold(field), field) for header, field in fields.items()}
    return tuple(wanted.get(fold(header), LEFT_OUT) for header in headers)
