"""What who is cared for said of a stay."""

from draagkracht.respite.models import RecipientAnswer


def get_answer(request_id: int) -> RecipientAnswer | None:
    """Return what who is cared for said last; None where nobody asked."""
    return RecipientAnswer.objects.filter(request_id=request_id).order_by("at", "pk").last()
