"""Results in somebody's own space."""

import datetime
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction

from draagkracht.assessments.models import KeptResult
from draagkracht.assessments.rules import again
from draagkracht.audit.rules import Action, Purpose, Who
from draagkracht.people.models import Person
from draagkracht.people.services.noting import note

WHAT = "assessments.result"


class AskedTooSoon(Exception):
    """The instrument was asked lately, and nobody gave a reason; `may_from` is when it may be asked without one."""

    def __init__(self, may_from: datetime.datetime) -> None:
        self.may_from = may_from
        super().__init__(f"not before {may_from:%Y-%m-%d}")


@transaction.atomic
def keep_result(  # noqa: PLR0913 - as many as a result has parts
    *,
    person_id: int,
    instrument: str,
    answers: Mapping[str, Sequence[str]],
    points: int,
    band: str,
    key: UUID,
    by: Who,
    at: datetime.datetime,
    asked_by: str = "",
    reason: str = "",
) -> UUID:
    """Keep a result in somebody's own space; return its public id. The same form twice is one result.

    What a professional asks (`asked_by`) within the interval of the instrument needs a reason: raises AskedTooSoon.
    Whoever does the check of their own accord may do so at any time.
    """
    person = Person.objects.select_for_update().get(pk=person_id)
    held = KeptResult.objects.filter(person=person, key=key).first()
    if held is not None:
        return held.public_id
    last = KeptResult.objects.filter(person=person, instrument=instrument).first()
    if asked_by:
        check_reason(instrument=instrument, last=last.taken_at if last else None, reason=reason, at=at)
    row = KeptResult.objects.create(
        municipality_id=person.municipality_id,
        person=person,
        instrument=instrument,
        answers={item: list(codes) for item, codes in answers.items()},
        points=points,
        band=band,
        taken_at=at,
        asked_by=asked_by,
        reason=reason,
        key=key,
    )
    why = Purpose.REFERRAL if asked_by else Purpose.OWN_USE
    record(person=person, action=Action.ADD, by=by, at=at, why=why)
    return row.public_id


def check_reason(*, instrument: str, last: datetime.datetime | None, reason: str, at: datetime.datetime) -> None:
    """Let a professional ask again only after the interval of the instrument, or with a reason. Raises AskedTooSoon."""
    may_from = again.may_ask_from(instrument, last)
    if not reason and may_from is not None and at < may_from:
        raise AskedTooSoon(may_from)


@transaction.atomic
def forget_result(*, person_id: int, public_id: UUID, by: Who, at: datetime.datetime) -> None:
    """Delete one result of somebody's own; nothing when it is gone already."""
    person = Person.objects.get(pk=person_id)
    number, _ = KeptResult.objects.filter(person=person, public_id=public_id).delete()
    if number:
        record(person=person, action=Action.REMOVE, by=by, at=at)


@transaction.atomic
def note_copy(*, person_id: int, by: Who, at: datetime.datetime) -> None:
    """Write down that somebody took a copy of a result out of their own space."""
    record(person=Person.objects.get(pk=person_id), action=Action.EXPORT, by=by, at=at)


def record(
    *,
    person: Person,
    action: Action,
    by: Who,
    at: datetime.datetime,
    why: Purpose = Purpose.OWN_USE,
    about: str = "",
) -> None:
    """Write down what was done with the results of somebody; `about` is by which code."""
    note(person=person, what=WHAT, action=action, by=by, at=at, why=why, about=about)
