"""Reading what the assessments keep: official wording that was loaded, and results in somebody's own space."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from draagkracht.assessments.models import KeptResult, ShareCode
from draagkracht.assessments.rules import instruments, wording
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.questionnaires import queries as questionnaires
from draagkracht.questionnaires.rules.definition import Questionnaire


def get_wording(code: str) -> Questionnaire | None:
    """Return the official wording of an instrument that was loaded last; None when none is loaded."""
    return _wordings().get(code)


def list_instruments() -> list[Instrument]:
    """Return the instruments, each with its official wording where that is loaded. One query."""
    loaded = _wordings()
    return [
        wording.load_wording(instrument, loaded[instrument.code]) if instrument.code in loaded else instrument
        for instrument in instruments.list_instruments()
    ]


def _wordings() -> dict[str, Questionnaire]:
    """Return the official wording by instrument: of each the one that was loaded last."""
    found: dict[str, Questionnaire] = {}
    for definition in questionnaires.list_definitions():
        code = wording.instrument_code_of(definition)
        if code is not None:
            found.setdefault(code, definition)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A result in somebody's own space."""

    public_id: UUID
    instrument: str
    answers: Mapping[str, Sequence[str]]
    points: int
    band: str
    taken_at: datetime.datetime
    asked_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A code that still opens somebody's results; the code itself is not kept."""

    public_id: UUID
    recipient_label: str
    made_at: datetime.datetime
    expires_at: datetime.datetime


def list_kept(person_id: int) -> tuple[Kept, ...]:
    """Return the results in somebody's own space, the newest first. The caller writes down who looked."""
    names = ("public_id", "instrument", "answers", "points", "band", "taken_at", "asked_by")
    return tuple(Kept(**row) for row in KeptResult.objects.filter(person_id=person_id).values(*names))


def list_codes(person_id: int, *, at: datetime.datetime) -> tuple[Shared, ...]:
    """Return the codes that still open somebody's results, the newest first."""
    names = ("public_id", "recipient_label", "made_at", "expires_at")
    rows = ShareCode.objects.filter(person_id=person_id, expires_at__gt=at, revoked_at__isnull=True)
    return tuple(Shared(**row) for row in rows.values(*names))
