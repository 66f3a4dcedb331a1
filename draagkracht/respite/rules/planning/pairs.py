"""Which places fit which requests, for many pairs at once.

A table of requests × places would not fit for a large region, so it is made for a part of the requests at a time.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.instance import Kind, Place, Request
from draagkracht.respite.rules.planning.reasons import MOST_KM, Rule

Array = NDArray[Any]
FITS: Final = -1
# The rules about who and where, as `stages` numbers them.
OF_PERSON: Final = (Rule.KIND, Rule.SKILLS, Rule.LANGUAGE, Rule.GENDER, Rule.DISTANCE)


class PlaceTable:
    """The places of an instance as columns."""

    def __init__(self, places: Sequence[Place], requests: Sequence[Request]) -> None:
        self._bits = _numbered([*(one.skills for one in places), *(one.skills for one in requests)])
        self._words = _numbered([one.languages for one in places])
        self.xy = np.array([(one.x, one.y) for one in places]).reshape(-1, 2)
        self.kind = np.array([list(Kind).index(one.kind) for one in places], dtype=np.int8)
        self._skills = _flags([one.skills for one in places], self._bits)
        self._speaks = _flags([one.languages for one in places], self._words)
        self._gender = np.array([one.gender for one in places], dtype="U1")
        self._sits = np.array([one.kind is Kind.SITTING for one in places], dtype=bool)
        self._most = np.array([min(MOST_KM.get(one.kind, np.inf), one.max_km) for one in places])

    def distances(self, requests: Sequence[Request]) -> Array:
        """Return the km of each request to each place."""
        here = np.array([(one.x, one.y) for one in requests]).reshape(-1, 1, 2)
        return np.asarray(np.hypot(here[:, :, 0] - self.xy[:, 0], here[:, :, 1] - self.xy[:, 1]))

    def stages(self, requests: Sequence[Request], km: Array) -> Array:
        """Return for each pair the place in OF_PERSON of the first rule that fails; FITS where none does."""
        asked = np.array([[kind in one.kinds for kind in Kind] for one in requests]).reshape(-1, len(Kind))
        needed = _flags([one.skills for one in requests], self._bits)
        language = np.array([self._words.get(one.language, -1) for one in requests], dtype=int)
        gender = np.array([one.gender_preference for one in requests], dtype="U1")[:, None]
        most = np.array([one.max_km for one in requests])[:, None]
        fails = (
            ~asked[:, self.kind],
            (needed.astype(np.int32) @ (~self._skills).astype(np.int32).T) > 0,
            self._sits & ~self._heard(language),
            self._sits & (gender != "") & (gender != self._gender),
            km > np.minimum(most, self._most),
        )
        return np.select(fails, range(len(OF_PERSON)), default=FITS).astype(np.int8)

    def _heard(self, language: Array) -> Array:
        speaks = np.vstack([self._speaks.T, np.zeros((1, len(self._sits)), dtype=bool)])
        return np.asarray(speaks[language])


def _numbered(sets: Iterable[Iterable[str]]) -> dict[str, int]:
    return {word: number for number, word in enumerate(sorted({word for words in sets for word in words}))}


def _flags(sets: Sequence[Iterable[str]], numbers: dict[str, int]) -> Array:
    flags = np.zeros((len(sets), len(numbers)), dtype=bool)
    for row, words in enumerate(sets):
        flags[row, [numbers[word] for word in words]] = True
    return flags
