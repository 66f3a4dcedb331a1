"""How often somebody wants to be asked how it goes."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models.spaces import Person
from draagkracht.people.rules.reminders import Rhythm


class Reminder(OwnedModel):
    """A rhythm that somebody chose. It counts only together with their consent, which they may take back by itself.

    `token_hash` is that of the address in the mail that stops it. `counts_from` is the last mail, or the first choice:
    choosing again does not move it back, so no two mails are closer than the rhythm.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="reminder")
    every_months = models.PositiveSmallIntegerField()
    counts_from = models.DateTimeField()
    next_at = models.DateTimeField()
    token_hash = models.CharField(max_length=64)

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["municipality", "next_at"], name="reminder_by_next")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "token_hash"], name="reminder_link_is_there_once"),
            models.CheckConstraint(
                condition=Q(every_months__in=[rhythm.value for rhythm in Rhythm if rhythm]),
                name="reminder_rhythm_is_known",
            ),
            models.CheckConstraint(condition=Q(next_at__gt=F("counts_from")), name="reminder_comes_later"),
        ]

    def __str__(self) -> str:
        return f"reminder {self.pk}"
