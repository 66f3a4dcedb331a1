"""What who is cared for said of a stay."""

from draagkracht.respite.models import RecipientAnswer, RespiteRequest
from draagkracht.respite.rules.codes import Yes


def get_answer(request_id: int) -> RecipientAnswer | None:
    """Return what who is cared for said last; None where nobody asked."""
    return RecipientAnswer.objects.filter(request_id=request_id).order_by("at", "pk").last()


def what_is_said(request_id: int) -> Yes | None:
    """Return the word of who is cared for that counts now; None where nobody asked."""
    answer = get_answer(request_id)
    return Yes(answer.answer) if answer else None


def answers_themselves(row: RespiteRequest) -> bool:
    """Tell whether who is cared for has a space: then they are asked there, and nobody answers for them."""
    return row.relation is not None and row.relation.recipient_id is not None
