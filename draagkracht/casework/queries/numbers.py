"""Whether a case holds a citizen service number, and which cases hold one; never the number itself."""

from collections.abc import Collection
from typing import Final

from draagkracht.casework.models import Case, CitizenNumber
from draagkracht.casework.permissions import Worker, visible_to

MOST: Final = 20


def has_number(case_id: int) -> bool:
    """Tell whether a case holds the number of whom it is about. One query."""
    return CitizenNumber.objects.filter(party__case_id=case_id, party__left_at=None).exists()


def list_references(worker: Worker, lookups: Collection[str]) -> list[str]:
    """Return the references of the cases that somebody may see and that hold a number, the latest first."""
    rows = CitizenNumber.objects.filter(lookup__in=lookups, party__left_at=None)
    cases = Case.objects.filter(visible_to(worker), pk__in=rows.values("party__case"))
    return list(cases.order_by("-received_at").values_list("reference", flat=True)[:MOST])
