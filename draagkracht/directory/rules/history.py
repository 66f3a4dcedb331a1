"""What happened to an entry of the directory: who changed which field, when, on whose behalf, from what to what."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base.text import N_, Sentence

TRUST: Final = "is_trusted"  # of an organisation; no field that a form or a feed fills in
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class AuthorKind(StrEnum):
    """Who changes an entry."""

    STAFF = "staff"
    PROVIDER = "provider"
    IMPORT = "import"
    RESIDENT = "resident"
    SYSTEM = "system"


class Subject(StrEnum):
    """What kind of entry it is."""

    SERVICE = "service"
    ORGANIZATION = "organization"
    LOCATION = "location"


class Action(StrEnum):
    """What was done. Only a change of a field can be undone."""

    ADDED = "added"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    LOCKED = "locked"
    UNLOCKED = "unlocked"


@dataclass(frozen=True, slots=True)
class Author:
    """Who does it, and on whose behalf.

    `name` is read by those who work here alone; `source` by everybody: an organisation, a desk, or the name of a feed.
    A resident and the system have no `user_id`, and a resident no name.
    """

    kind: AuthorKind
    user_id: int | None = None
    name: str = ""
    source: str = ""

    @property
    def public_name(self) -> str:
        """Return who the public reads that it was: on whose behalf, and else the name."""
        return self.source or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the history of an entry. `old` and `new` are values as `rules/fields.py` describes them."""

    id: int
    subject: Subject
    subject_id: str  # HSDS id: it outlives the row
    action: Action
    field: str = ""
    old: Json = None
    new: Json = None
    author: Author
    at: datetime.datetime
    reason: str = ""
    undoes_id: int | None = None


KIND_LABELS: Final[Mapping[AuthorKind, Sentence]] = {
    AuthorKind.STAFF: Sentence(N_("de redactie")),
    AuthorKind.PROVIDER: Sentence(N_("de aanbieder")),
    AuthorKind.IMPORT: Sentence(N_("een import")),
    AuthorKind.RESIDENT: Sentence(N_("een bezoeker van de site")),
    AuthorKind.SYSTEM: Sentence(N_("het systeem")),
}
ACTION_LABELS: Final[Mapping[Action, Sentence]] = {
    Action.ADDED: Sentence(N_("toegevoegd")),
    Action.CHANGED: Sentence(N_("veranderd")),
    Action.CONFIRMED: Sentence(N_("gezegd dat alles klopt")),
    Action.LOCKED: Sentence(N_("op slot gezet")),
    Action.UNLOCKED: Sentence(N_("van het slot gehaald")),
}
