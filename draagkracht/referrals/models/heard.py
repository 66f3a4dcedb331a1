"""Whose referral it was: the person says so themselves, with the link that they were mailed."""

from typing import Any, ClassVar

from django.db import models

from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models import Person


class TiedReferral(OwnedModel):
    """A referral that somebody tied to their own space, to see who looked at it.

    `referral_id` is the public id of the referral and no foreign key: the log knows somebody by it for longer than the
    referral is kept. It goes with the space.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    referral_id = models.UUIDField()
    tied_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "referral_id"], name="referral_is_of_one_person")
        ]

    def __str__(self) -> str:
        return f"tied referral {self.pk}"
