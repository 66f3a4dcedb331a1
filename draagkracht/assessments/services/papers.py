"""Results that somebody takes along on paper: filled in together, opened by a code, and gone after fourteen days.

Nothing of it goes into the file of the municipality. The row names nobody; its public id stands for the carer in the
log, and consent is the ground.
"""

import datetime
from uuid import UUID

from django.db import transaction

from draagkracht.assessments.models import KeptResult, PaperResult
from draagkracht.assessments.queries import Kept, kept_of_paper
from draagkracht.assessments.rules import codes
from draagkracht.assessments.rules.filled import Filled
from draagkracht.assessments.services import coding
from draagkracht.assessments.services.keeping import WHAT, check_reason, record
from draagkracht.assessments.services.sharing import CodeIsUnknown
from draagkracht.audit import services as audit
from draagkracht.audit.rules import CLOCK, Action, Basis, Purpose, Who
from draagkracht.people.models import Person


@transaction.atomic
def put_on_paper(
    *,
    municipality_id: int,
    filled: Filled,
    asked_by: str,
    key: UUID,
    by: Who,
    at: datetime.datetime,
    reason: str = "",
    last: datetime.datetime | None = None,
) -> str:
    """Keep a result for who takes the code along; return the code. The same form twice is one result.

    `last` is when the instrument was asked before, as far as the carer showed that. Raises AskedTooSoon.
    """
    code = coding.make(b"paper" + key.bytes)
    check_reason(instrument=filled.instrument, last=last, reason=reason, at=at)
    said = {
        "code_hash": coding.hashes(code)[0],
        "instrument": filled.instrument,
        "answers": filled.answers,
        "points": filled.points,
        "band": filled.band,
        "taken_at": at,
        "expires_at": at + codes.HOLDS,
        "asked_by": asked_by,
        "reason": reason,
    }
    row, is_new = PaperResult.objects.get_or_create(municipality_id=municipality_id, key=key, defaults=said)
    if is_new:
        _note(row, Action.ADD, by, at)
    return code


@transaction.atomic
def open_paper(*, code: str, by: Who, at: datetime.datetime, action: Action = Action.SEE) -> Kept:
    """Return the result that a code opens, and write down who looked, or took a copy. Raises CodeIsUnknown."""
    row = _find(code, at)
    _note(row, action, by, at)
    return kept_of_paper(row)


@transaction.atomic
def take_paper_in(*, person_id: int, code: str, by: Who, at: datetime.datetime) -> UUID:
    """Put the result of a paper into somebody's own space; the code opens nothing any more. Raises CodeIsUnknown."""
    row = _find(code, at, lock=True)
    person = Person.objects.select_for_update().get(pk=person_id)
    # The public id goes along: by it the log knows who looked before.
    names = ("public_id", "instrument", "answers", "points", "band", "taken_at", "asked_by", "reason", "key")
    facts = {name: getattr(row, name) for name in names}
    kept = KeptResult.objects.create(municipality_id=person.municipality_id, person=person, **facts)
    _note(row, Action.REMOVE, by, at, why=Purpose.OWN_USE)
    record(person=person, action=Action.ADD, by=by, at=at)
    row.delete()
    return kept.public_id


@transaction.atomic
def forget_paper(*, code: str, by: Who, at: datetime.datetime) -> None:
    """Delete the result of a paper at once, because the carer wants that. What is gone already is as good."""
    try:
        row = _find(code, at, lock=True)
    except CodeIsUnknown:
        return
    _note(row, Action.REMOVE, by, at, why=Purpose.RIGHTS)
    row.delete()


@transaction.atomic
def delete_old_papers(*, now: datetime.datetime) -> int:
    """Delete the results of the present municipality whose code ended; return how many."""
    old = list(PaperResult.objects.filter(expires_at__lte=now).select_for_update(skip_locked=True))
    for row in old:
        _note(row, Action.REMOVE, CLOCK, now, why=Purpose.RETENTION)
        row.delete()
    return len(old)


def _find(code: str, at: datetime.datetime, *, lock: bool = False) -> PaperResult:
    plain = codes.read(code)
    rows = PaperResult.objects.filter(code_hash__in=coding.hashes(plain), taken_at__lte=at, expires_at__gt=at)
    found = (rows.select_for_update() if lock else rows).first() if plain else None
    if found is None:
        raise CodeIsUnknown
    return found


def _note(row: PaperResult, action: Action, by: Who, at: datetime.datetime, why: Purpose = Purpose.REFERRAL) -> None:
    audit.record(
        municipality_id=row.municipality_id,
        actor=by,
        subject=row.public_id,
        action=action,
        what=WHAT,
        why=why,
        basis=Basis.CONSENT,
        at=at,
    )
