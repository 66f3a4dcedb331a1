"""What every change of a case has in common: found by who may see it, locked, done once, written down, logged."""

import datetime
import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from draagkracht.audit import services as audit
from draagkracht.audit.rules import Action, Basis, Purpose
from draagkracht.casework.models import Case, CaseMove, Party
from draagkracht.casework.permissions import Worker, visible_to
from draagkracht.casework.queries import clock
from draagkracht.casework.rules import states, terms
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.states import Need, State, Step
from draagkracht.municipalities.queries import get_parameter

KEPT_YEARS: Final = "wmo-file-kept-years"
KEPT_YEARS_DEFAULT: Final = 15
# A role in a case, the one whom it is about first.
ABOUT: Final = (PartyRole.CLIENT, PartyRole.CARER)


class CaseIsGone(Exception):
    """There is no such case here, or not for this person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Somebody does something to a case. `key` is of the form: sending it twice has one effect."""

    case_id: uuid.UUID  # the public id
    by: Worker
    at: datetime.datetime
    key: uuid.UUID

    @property
    def date(self) -> datetime.date:
        """Return the day on which it is done."""
        return timezone.localdate(self.at)


def lock_case(act: Act) -> Case:
    """Return the case of an act, that nobody else changes until the transaction ends. Raises CaseIsGone."""
    found = Case.objects.filter(visible_to(act.by), public_id=act.case_id).select_for_update(of=("self",)).first()
    if found is None:
        raise CaseIsGone
    return found


def is_done(act: Act) -> bool:
    """Tell whether this very form was sent before; ask it after locking the case."""
    return CaseMove.objects.filter(key=act.key).exists()


def check_step(case: Case, *, act: Act, step: Step, given: Collection[Need]) -> State:
    """Return where a step leads. Raises states.StepIsNotAllowed."""
    return states.take_step(step, State(case.state), act.by.roles, given)


def finish(
    case: Case, *, act: Act, step: str, after: State, reason: str = "", why: Purpose = Purpose.INVESTIGATION
) -> None:
    """Save a case that was changed: where it is now, its clock, a line in its history, a row in the log."""
    before, case.state = case.state, after.value
    if after in states.CLOSED:
        end_case(case, at=act.at)
    set_clock(case)
    case.save()
    CaseMove.objects.create(
        municipality_id=case.municipality_id,
        case=case,
        from_state=before,
        to_state=after.value,
        at=act.at,
        by=act.by.name,
        reason=reason,
        step=step,
        key=act.key,
    )
    subjects = subjects_of(main_parties(case))
    log(case, by=act.by, action=Action.CHANGE, subjects=subjects, why=why, at=act.at)


def end_case(case: Case, *, at: datetime.datetime) -> None:
    """Note that a case is closed, and until when the law wants it kept (Wmo 2015, article 5.3.4, to be confirmed)."""
    case.ended_at = at
    day = timezone.localdate(at)
    parameter = get_parameter(KEPT_YEARS, day)
    years = parameter.value if parameter and isinstance(parameter.value, int) else KEPT_YEARS_DEFAULT
    # From the first day of the next month, which is a day in every year.
    following = (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
    case.keep_until = following.replace(year=following.year + years)


def set_clock(case: Case, *, parameters: terms.Parameters | None = None) -> None:
    """Set what is due first in a case, and from which day it asks for attention; does not save it."""
    known = clock.list_parameters() if parameters is None else parameters
    due = terms.next_due(clock.facts_of(case), known)
    case.due_term = due.term.value if due else ""
    case.due_date = due.due_date if due else None
    case.warn_date = terms.warn_date(due, known) if due else None


def wind_clock(case: Case) -> None:
    """Set the clock of a case after something happened in it that is no step, and save that."""
    set_clock(case)
    case.save(update_fields=["due_term", "due_date", "warn_date"])


def main_parties(case: Case) -> list[Party]:
    """Return whom a case is about: the client, or the carer who asks in their own right."""
    role = PartyRole.CARER if case.is_own_right else PartyRole.CLIENT
    return list(case.parties.filter(role=role, left_at=None).exclude(name="").select_related("person").order_by("pk"))


def subjects_of(parties: Iterable[Party]) -> list[uuid.UUID]:
    """Return how the log knows people: by their own space where they linked one, else by their place in the case."""
    return [party.person.public_id if party.person else party.public_id for party in parties]


def log(
    case: Case,
    *,
    by: Worker,
    action: Action,
    subjects: Collection[uuid.UUID],
    what: str = "casework.case",
    why: Purpose = Purpose.INVESTIGATION,
    at: datetime.datetime,
) -> None:
    """Write down in the log what was done with the data of each of these people, in this transaction."""
    audit.record_each(
        municipality_id=case.municipality_id,
        actor=by.who,
        subjects=subjects,
        action=action,
        what=what,
        why=why,
        basis=Basis.PUBLIC_TASK,
        about=str(case.public_id),
        at=at,
    )
