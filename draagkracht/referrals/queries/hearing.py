"""Which referrals somebody tied to their space."""

from uuid import UUID

from draagkracht.referrals.models import TiedReferral


def list_tied(person_id: int) -> tuple[UUID, ...]:
    """Return under which ids the log knows somebody from before they had a space. One query."""
    rows = TiedReferral.objects.filter(person_id=person_id).order_by("pk")
    return tuple(rows.values_list("referral_id", flat=True))
