"""A shelf: a few things that were made for a revision of the directory, kept in the process."""

import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final, Generic, TypeVar

T = TypeVar("T")

WORTH: Final = 20  # what took a second to make is kept for this many seconds at least
LONGEST_SECONDS: Final = 600


@dataclass(frozen=True, slots=True)
class _Made(Generic[T]):
    """Something that was made for a revision of the directory, when, and how long it may serve after a change."""

    thing: T
    revision: int | None
    good_until: float


class Shelf(Generic[T]):
    """A few made things, the least used of which gives way."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[object, _Made[T]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, revision: int | None, *, fresh: bool) -> T | None:
        """Return what is kept: of this revision when it must be fresh, else perhaps of a little while ago."""
        with self._lock:
            made = self._things.get(key)
            if made is None or (made.revision != revision and (fresh or time.monotonic() > made.good_until)):
                return None
            self._things.move_to_end(key)
            return made.thing

    def put(self, key: object, revision: int | None, thing: T, seconds: float = 0) -> T:
        """Keep a thing that took so many seconds to make."""
        good_until = time.monotonic() + min(LONGEST_SECONDS, WORTH * seconds)
        with self._lock:
            self._things[key] = _Made(thing, revision, good_until)
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)
        return thing
