"""Rules that stand in the way of people who care: a register without a name and without a case."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.casework.models.cases import LONGEST_LABEL
from draagkracht.municipalities.models import OwnedModel


class Obstacle(OwnedModel):
    """A rule that stands in the way, or two that contradict each other; who looks into it, and what came of it."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    law = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default="open")  # open, taken_up, solved, stays
    owner = models.CharField(max_length=LONGEST_LABEL, blank=True)
    answer = models.TextField(blank=True)
    noted_by = models.CharField(max_length=LONGEST_LABEL)
    noted_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-noted_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="obstacle_is_one_a_form"),
            models.CheckConstraint(condition=Q(state="open") | ~Q(owner=""), name="obstacle_is_of_somebody"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "taken_up"]) | ~Q(answer=""), name="obstacle_ends_with_an_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"obstacle {self.pk}"
