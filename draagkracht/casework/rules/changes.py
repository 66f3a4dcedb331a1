"""What another version of an arrangement says differently: what was added, changed or taken away, in codes.

Each side gets the difference of what that side reads (`arrangements.seen_by`), so nothing of another is in it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from draagkracht.casework.rules.arrangements import Content, Line, Seen
from draagkracht.casework.rules.results import ResultArea


class Mark(StrEnum):
    """What happened to something."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is said differently; `name` is a field of a line, or "" where there is one text."""

    name: str
    before: object = field(repr=False)
    after: object = field(repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is said differently. `what` is the code of a goal or a field, or "line"; `title` names a line."""

    mark: Mark
    what: str
    title: str = field(default="", repr=False)
    parts: tuple[Part, ...] = ()


LINE: Final = "line"
# In the order of the page. A side that does not read one has nothing in it.
FIELDS: Final = (
    "carer_section", "own_section", "carer_needs_nothing_because", "overload_threatens", "usual_care", "review_date",
)  # fmt: skip
LINE_PARTS: Final = (
    "what", "who", "when", "area", "law", "payer", "contribution_cents", "base_function", "is_in_place_of_carer",
    "alternative", "no_choice_because", "minor_because", "guided_by", "instruction",
    "is_done_by_carer",
)  # fmt: skip


def differences(before: Content | Seen, after: Content | Seen) -> tuple[Change, ...]:
    """Return what changed between two versions, in the order of the arrangement."""
    old, new = _texts(before), _texts(after)
    found = [_text(code, old.get(code), new.get(code)) for code in dict.fromkeys([*old, *new])]
    return (*(change for change in found if change), *_lines(before.lines, after.lines))


def _texts(version: Content | Seen) -> Mapping[str, object]:
    goals = {area.value: version.goals.get(area.value) for area in ResultArea}
    fields = {name: getattr(version, name, None) for name in FIELDS}
    sections = {f"own:{one.party_id}": one.text for one in getattr(version, "sections", ())}
    return {**goals, **fields, **sections}


def _text(code: str, before: object, after: object) -> Change | None:
    if (_is_empty(before) and _is_empty(after)) or before == after:
        return None
    return Change(_mark(before, after), code, parts=(Part("", before, after),))


def _lines(before: Sequence[Line], after: Sequence[Line]) -> Iterable[Change]:
    """Compare lines: those that say the same thing for the same side, else those in the same place of the same side."""
    with_pair = {line.position: match for match, line in _pairs(before, after)}
    old = [line for line in before if line not in with_pair.values()]
    for line in after:
        match = with_pair.get(line.position)
        if match is None:
            yield Change(Mark.ADDED, LINE, line.what, _parts(None, line))
        elif parts := _parts(match, line):
            yield Change(Mark.CHANGED, LINE, line.what, parts)
    for line in old:
        yield Change(Mark.REMOVED, LINE, line.what, _parts(line, None))


def _pairs(before: Sequence[Line], after: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return which line of before is which of after."""
    left, found, still = list(before), [], list(after)
    for by_words in (True, False):
        for line in list(still):
            match = next((one for one in left if _is_same(one, line, by_words=by_words)), None)
            if match is not None:
                left.remove(match)
                still.remove(line)
                found.append((match, line))
    return found


def _is_same(one: Line, other: Line, *, by_words: bool) -> bool:
    is_same = one.what == other.what if by_words else one.position == other.position
    return is_same and one.for_whom is other.for_whom


def _parts(before: Line | None, after: Line | None) -> tuple[Part, ...]:
    """Return what a line says differently; of one that came or went all but its name."""
    names = LINE_PARTS if before and after else LINE_PARTS[1:]
    found = [Part(name, getattr(before, name, None), getattr(after, name, None)) for name in names]
    return tuple(part for part in found if part.before != part.after and _mark_of(part))


def _mark_of(part: Part) -> bool:
    return not (_is_empty(part.before) and _is_empty(part.after))


def _mark(before: object, after: object) -> Mark:
    if _is_empty(before):
        return Mark.ADDED
    return Mark.REMOVED if _is_empty(after) else Mark.CHANGED


def _is_empty(value: object) -> bool:
    return value is None or value == "" or value is False
