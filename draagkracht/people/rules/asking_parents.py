"""What goes along in the links with which a parent is asked. Nothing is kept of a child before that agrees."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LINK_HOLDS: Final = datetime.timedelta(days=7)


class Step(StrEnum):
    """For whom a link is."""

    CHILD = "child"  # the parent said yes
    PARENT = "parent"


@dataclass(frozen=True, slots=True)
class Wish:
    """A space that somebody under sixteen wants. `parent` is the address of mail first, the name once they said yes."""

    step: Step
    municipality: str
    name: str
    email: str
    birth_date: datetime.date
    parent: str
    key: str
    until: datetime.datetime
