"""What pages of respite in somebody's own space share."""

from typing import Any

from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.people.access import SpaceRequest


def mine(request: SpaceRequest) -> dict[str, Any]:
    """Return who acts, and when: somebody in their own space, now."""
    return {"by": acting.resident(request.space.public_id), "at": timezone.now()}
