"""Reading what the assessments keep: official wording that was loaded, and results in somebody's own space."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from draagkracht.assessments.models import KeptResult, PaperResult, ShareCode, TravellingResult
from draagkracht.assessments.rules import codes, instruments, wording
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.filled import Measured
from draagkracht.people import queries as people
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


KEPT = ("public_id", "instrument", "answers", "points", "band", "taken_at", "asked_by")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A code that still opens somebody's results; the code itself is not kept."""

    public_id: UUID
    recipient_label: str
    made_at: datetime.datetime
    expires_at: datetime.datetime
    has_answers: bool


def list_kept(person_id: int) -> tuple[Kept, ...]:
    """Return the results in somebody's own space, the newest first. The caller writes down who looked."""
    return tuple(Kept(**row) for row in KeptResult.objects.filter(person_id=person_id).values(*KEPT))


def kept_of_paper(row: PaperResult) -> Kept:
    """Return the result of a paper as one in a space is."""
    return Kept(**{name: getattr(row, name) for name in KEPT})


def list_codes(person_id: int, *, at: datetime.datetime) -> tuple[Shared, ...]:
    """Return the codes that still open somebody's results, the newest first."""
    names = ("public_id", "recipient_label", "made_at", "expires_at")
    rows = ShareCode.objects.filter(person_id=person_id, expires_at__gt=at, revoked_at__isnull=True)
    with_answers = {one.public_id for one in people.list_consents(person_id) if codes.ANSWERS in one.scope}
    return tuple(
        Shared(**{name: getattr(row, name) for name in names}, has_answers=row.consent_id in with_answers)
        for row in rows
    )


def list_code_labels(person_id: int) -> dict[str, str]:
    """Return what each code of somebody was called, also of those that ended, by public id."""
    rows = ShareCode.objects.filter(person_id=person_id).values_list("public_id", "recipient_label")
    return {str(public_id): label for public_id, label in rows}


def get_travelling(referral_id: UUID) -> Measured | None:
    """Return the outcome that travels with a referral; None when there is none. The caller writes down who looked."""
    row = TravellingResult.objects.filter(referral_id=referral_id).first()
    return Measured(row.instrument, row.points, row.band, row.taken_at, row.by) if row else None


def list_travelling(referral_ids: Collection[UUID]) -> tuple[tuple[UUID, Measured], ...]:
    """Return the outcomes that travel with these referrals, the first one first; for a count that names nobody."""
    rows = TravellingResult.objects.filter(referral_id__in=referral_ids).order_by("taken_at", "pk")
    return tuple(
        (row.referral_id, Measured(row.instrument, row.points, row.band, row.taken_at, row.by)) for row in rows
    )


def get_usable(code: str) -> Instrument | None:
    """Return an instrument that may be filled in here, with the official words where they are loaded; None for another.

    The rule is that of the instrument itself: `is_selectable`, from its rights and its wording.
    """
    return next((one for one in list_usable() if one.code == code), None)


def list_usable() -> list[Instrument]:
    """Return the instruments that may be filled in here, the newest version of each, the shortest first."""
    newest = {one.code: one for one in list_instruments() if one.is_selectable}
    return sorted(newest.values(), key=lambda one: one.minutes)
