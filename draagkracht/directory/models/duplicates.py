"""Entries that are probably the same thing twice, and what a person decided about each pair."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from draagkracht.directory.models.entries import Service
from draagkracht.directory.rules.duplicates import PairState, Trait
from draagkracht.municipalities.models import OwnedModel


class DuplicatePair(OwnedModel):
    """Two services of one municipality that look alike. A decision stays, so that nobody is asked twice."""

    first = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    likeness = models.FloatField()  # 0 to 1
    traits = ArrayField(models.CharField(max_length=20, choices=[(trait, trait) for trait in Trait]), default=list)
    state = models.CharField(max_length=20, default=PairState.OPEN.value)
    decided_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_pair_is_there_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="duplicate_pair_is_in_order"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in PairState]), name="duplicate_pair_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=PairState.OPEN.value, decided_at__isnull=True)
                | (~Q(state=PairState.OPEN.value) & Q(decided_at__isnull=False)),
                name="duplicate_pair_is_open_or_decided",
            ),
        ]
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "state", "-likeness"], name="duplicate_pair_queue")
        ]

    def __str__(self) -> str:
        return f"{self.first_id} ~ {self.second_id}"
