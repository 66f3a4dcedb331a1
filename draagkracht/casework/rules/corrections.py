"""Correcting what stands in a file: the earlier text stays to be read, with who corrected it and when.

A file is whole and its past can be followed (Archiefwet; AVG, article 5, member 1 d, and article 16, to be confirmed).
One way for the municipal file and for that of a support centre; each keeps it in its own rows.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.casework.rules import balance, notes
from draagkracht.casework.rules.notes import Note

# What of a file may be corrected, and what it is called: of a contact, and by the step in the history of a case.
CONTACT: Final[Mapping[str, Sentence]] = {
    "note": Sentence(N_("Waar ging het over?")),
    "agreed": Sentence(N_("Wat is er afgesproken?")),
}
CORRECTED: Final[Mapping[str, Mapping[str, Sentence]]] = {
    notes.BALANCE: balance.TEXTS,
    notes.RESPITE: notes.REASON,
    notes.TALK: notes.REASON,
}
FACTS: Final = frozenset(note.value for note in Note)  # of these the day is corrected


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stood in a file until somebody corrected it."""

    texts: Mapping[str, str] = field(repr=False)
    by: str
    at: datetime.datetime


def read(kept: Sequence[Mapping[str, Any]]) -> tuple[Earlier, ...]:
    """Return what stood there before, as a row keeps it; the last one first."""
    found = (Earlier(one["texts"], one["by"], datetime.datetime.fromisoformat(one["at"])) for one in kept)
    return tuple(found)[::-1]


def keep(earlier: Earlier) -> dict[str, Any]:
    """Return what stood there before, as a row keeps it."""
    return {"texts": dict(earlier.texts), "by": earlier.by, "at": earlier.at.isoformat()}
