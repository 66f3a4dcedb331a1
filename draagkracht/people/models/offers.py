"""What somebody put on their own list of help."""

import uuid
from typing import Any, ClassVar

from django.db import models

from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models.spaces import Person
from draagkracht.people.rules.offers import LONGEST_ID, LONGEST_NAME


class KeptOffer(OwnedModel):
    """A service that somebody kept: its id in the directory, and what it was called then.

    What it is, and whether it is still there, is read from the directory each time; `called` is for when it is gone.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    service_id = models.CharField(max_length=LONGEST_ID)
    called = models.CharField(max_length=LONGEST_NAME)
    kept_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-kept_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["person", "service_id"], name="offer_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"kept offer {self.pk}"
