"""What happened to an entry of the directory: who changed which field, when, on whose behalf, from what to what."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

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
