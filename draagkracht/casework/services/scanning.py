"""The mantelscan of a carer: each step is kept, with where one is. Only whose case it is reads and writes it.

Each raises acts.CaseIsGone for whoever may not.
"""

import uuid
from collections.abc import Mapping
from typing import Final

from django.db import transaction

from draagkracht.audit.rules import Action
from draagkracht.casework.models import Case, Party
from draagkracht.casework.queries import scans as queries
from draagkracht.casework.queries.scans import ScanFile
from draagkracht.casework.rules import notes, scan
from draagkracht.casework.rules.scan import Step
from draagkracht.casework.rules.states import State
from draagkracht.casework.services import acts
from draagkracht.casework.services.acts import Act

WHAT: Final = "casework.mantelscan"


class WroteToo(Exception):
    """Somebody else wrote in the same step since the page was opened."""


@transaction.atomic
def open_scan(*, act: Act, party_id: uuid.UUID) -> ScanFile:
    """Return the mantelscan of a carer, and write down who read it."""
    found = queries.get_scan(act.case_id, party_id, act.by)
    if found is None:
        raise acts.CaseIsGone
    _log(act, found, Action.SEE)
    return found


@transaction.atomic
def save_step(*, act: Act, party_id: uuid.UUID, step: Step, answers: Mapping[str, str], mark: str) -> None:
    """Keep a step, and go on to the next; after the last one the history says that it was done.

    `mark` is of what the page was opened with (scan.mark). Raises WroteToo. The same form again does nothing.
    """
    case = acts.lock_case(act)
    found = queries.get_scan(act.case_id, party_id, act.by)
    if found is None:
        raise acts.CaseIsGone
    kept = {**found.answers, **answers}
    is_changed = any(text != found.answers.get(name, "") for name, text in answers.items())
    if is_changed and scan.mark(step, found.answers) != mark:
        raise WroteToo
    after = max(found.step, scan.next_step(step))
    Party.objects.filter(public_id=party_id).update(scan={"step": after, "answers": kept})
    _log(act, found, Action.CHANGE)
    if step is Step.OUTCOME and not acts.is_done(act):
        acts.finish(case, act=act, step=notes.SCAN, after=State(case.state), reason=found.name)


def _log(act: Act, found: ScanFile, action: Action) -> None:
    case = Case.objects.get(public_id=act.case_id)
    acts.log(case, by=act.by, action=action, subjects=[found.subject], what=WHAT, at=act.at)
