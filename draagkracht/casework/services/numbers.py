"""The citizen service number of whom a case is about: noting it, looking at it with a reason, wiping it, new keys.

Only here a number is sealed and opened. Each raises acts.CaseIsGone for whoever may not see the case.
"""

import datetime
import uuid
from typing import Final

from django.db import transaction
from django.utils import timezone

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose
from draagkracht.base import sealing
from draagkracht.casework.models import Case, CitizenNumber, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import numbers as queries
from draagkracht.casework.queries import work_list
from draagkracht.casework.queries.work_list import Row
from draagkracht.casework.rules.numbers import Reason, read_number
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act

WHAT: Final = "casework.number"


class NoNumber(LookupError):
    """The file holds no number."""


@transaction.atomic
def note_number(*, act: Act, number: str) -> None:
    """Keep the number of whom a case is about, sealed; the same number again does nothing.

    Raises rules.numbers.NotACitizenNumber, and acts.CaseIsGone also where the case is closed.
    """
    digits = read_number(number)
    case, party = _holder(act)
    if case.ended_at is not None:
        raise acts.CaseIsGone
    row = CitizenNumber.objects.filter(party=party).first()
    if row is not None and row.lookup in lookups(municipality_id=case.municipality_id, digits=digits):
        return
    facts = {**_sealed(party, digits), "noted_at": act.at, "noted_by": act.by.name}
    CitizenNumber.objects.update_or_create(municipality_id=case.municipality_id, party=party, defaults=facts)
    _log(case, party, act, Action.CHANGE if row else Action.ADD)


@transaction.atomic
def show_number(*, act: Act, reason: Reason) -> str:
    """Return the number, and write down who saw it and for what. Raises NoNumber and sealing.SealIsBroken."""
    case, party = _holder(act)
    row = CitizenNumber.objects.filter(party=party).first()
    if row is None:
        raise NoNumber
    digits = sealing.open_sealed(row.sealed, about=_about(party.municipality_id, party.public_id))
    _log(case, party, act, Action.SEE, f"{WHAT}_{reason.value}")
    return digits


@transaction.atomic
def find_by_number(*, municipality_id: int, by: Worker, number: str, at: datetime.datetime) -> tuple[Row, ...]:
    """Return the cases that hold a number, and write down who searched, also where nothing was found.

    Raises rules.numbers.NotACitizenNumber.
    """
    references = queries.list_references(by, lookups(municipality_id=municipality_id, digits=read_number(number)))
    on = timezone.localdate(at)
    found = tuple(row for reference in references for row in work_list.find_cases(by, reference, on=on))
    audit.record_each(
        municipality_id=municipality_id,
        actor=by.who,
        subjects=[subject for row in found for subject in row.subjects] or [None],
        action=Action.SEE,
        what=f"{WHAT}_search",
        why=Purpose.INVESTIGATION,
        basis=Basis.PUBLIC_TASK,
        at=at,
    )
    return found


@transaction.atomic
def remove_number(*, act: Act) -> None:
    """Wipe the number; where there is none nothing happens."""
    case, party = _holder(act)
    if CitizenNumber.objects.filter(party=party).delete()[0]:
        _log(case, party, act, Action.REMOVE)


def lookups(*, municipality_id: int, digits: str) -> list[str]:
    """Return by what a number may be found in a municipality: with the present key first."""
    return sealing.prints(digits, about=f"{WHAT}/{municipality_id}")


@transaction.atomic
def renew_numbers(*, most: int = 500) -> int:
    """Seal numbers of the present municipality with the present key, at most so many; return how many.

    What they are found by is made anew with it. Raises sealing.SealIsBroken.
    """
    rows = CitizenNumber.objects.exclude(sealed__startswith=sealing.begins_with()).order_by("pk")
    stale = rows.select_related("party").select_for_update(of=("self",))[:most]
    for row in stale:
        about = _about(row.municipality_id, row.party.public_id)
        for name, value in _sealed(row.party, sealing.open_sealed(row.sealed, about=about)).items():
            setattr(row, name, value)
        row.save(update_fields=["sealed", "lookup"])
    return len(stale)


def _sealed(party: Party, digits: str) -> dict[str, str]:
    return {
        "sealed": sealing.seal(digits, about=_about(party.municipality_id, party.public_id)),
        "lookup": lookups(municipality_id=party.municipality_id, digits=digits)[0],
    }


def _about(municipality_id: int, party_id: uuid.UUID) -> str:
    """Return what the seal belongs to: this place in a case of this municipality."""
    return f"{WHAT}/{municipality_id}/{party_id}"


def _holder(act: Act) -> tuple[Case, Party]:
    """Return the case, and whose number it may hold: whom it is about, and nobody else in it."""
    case = acts.lock_case(act)
    holder = next(iter(acts.main_parties(case)), None)
    if holder is None:
        raise acts.CaseIsGone
    return case, holder


def _log(case: Case, party: Party, act: Act, action: Action, what: str = WHAT) -> None:
    subjects, why = acts.subjects_of([party]), Purpose.INVESTIGATION
    acts.log(case, by=act.by, action=action, subjects=subjects, what=what, why=why, at=act.at)
