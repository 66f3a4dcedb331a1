"""A mantelscan of a carer, as those read it whose case it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from draagkracht.casework.models import Case, Party
from draagkracht.casework.permissions import Worker, has
from draagkracht.casework.rules.requests import PartyRole
from draagkracht.casework.rules.scan import Step, step_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanFile:
    """How far a mantelscan is, and what was said."""

    party_id: UUID
    subject: UUID  # how the log knows the carer
    name: str = field(repr=False)
    is_begun: bool
    step: Step
    answers: Mapping[str, str] = field(repr=False)


def list_scans(case_id: UUID, worker: Worker) -> tuple[ScanFile, ...]:
    """Return the mantelscan of each carer by name, also before it begins; nothing for whose case it is not."""
    cases = Case.objects.filter(has(worker), public_id=case_id)
    rows = Party.objects.filter(case__in=cases, role=PartyRole.CARER.value, left_at=None).exclude(name="")
    return tuple(_file(row) for row in rows.select_related("person").order_by("pk"))


def get_scan(case_id: UUID, party_id: UUID, worker: Worker) -> ScanFile | None:
    """Return the mantelscan of one carer; None for whoever may not read it."""
    return next((one for one in list_scans(case_id, worker) if one.party_id == party_id), None)


def _file(row: Party) -> ScanFile:
    return ScanFile(
        party_id=row.public_id,
        subject=row.person.public_id if row.person else row.public_id,
        name=row.name,
        is_begun=bool(row.scan),
        step=step_of(row.scan.get("step")),
        answers=row.scan.get("answers", {}),
    )
