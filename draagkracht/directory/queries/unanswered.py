"""Whether the provider of a service left letters and calls unanswered: the public reads that it is unchecked."""

from typing import Final

from django.db.models import Exists, OuterRef

from draagkracht.directory.models import EnquiredService
from draagkracht.directory.rules.freshness import State

UNANSWERED: Final = "is_unanswered"


def unanswered() -> Exists:
    """Return the column that says so, for a query on services."""
    return Exists(EnquiredService.objects.filter(service=OuterRef("pk"), answer="", enquiry__state=State.UNCHECKED))
