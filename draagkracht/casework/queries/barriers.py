"""What makes it hard to take help in a case: as it was said in talks, and by who did not agree to a plan."""

from draagkracht.casework.models import Conversation, Signature
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.talks import may_work_on, visible
from draagkracht.casework.rules import barriers
from draagkracht.casework.rules.barriers import Barrier


def list_barriers(case_id: int, worker: Worker) -> tuple[Barrier, ...]:
    """Return what was named, each once: of talks that somebody may read, and of refusals. Two queries."""
    rows = Conversation.objects.filter(visible(worker), case_id=case_id, answers__has_key=barriers.QUESTION)
    talks = [row for row in rows.select_related("case") if may_work_on(row, row.case, worker)]
    refusals = Signature.objects.filter(arrangement__case_id=case_id, is_agreed=False)
    said = [row.answers[barriers.QUESTION] for row in talks] + list(refusals.values_list("barriers", flat=True))
    return barriers.read(code for codes in said for code in codes)
