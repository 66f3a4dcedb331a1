"""What who is cared for said of a stay."""

from draagkracht.respite.models import RecipientAnswer, RespiteRequest


def get_answer(request_id: int) -> RecipientAnswer | None:
    """Return what who is cared for said last; None where nobody asked."""
    return RecipientAnswer.objects.filter(request_id=request_id).order_by("at", "pk").last()


def answers_themselves(row: RespiteRequest) -> bool:
    """Tell whether who is cared for has a space: then they are asked there, and nobody answers for them."""
    return row.relation is not None and row.relation.recipient_id is not None
