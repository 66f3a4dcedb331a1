"""Help step by step: for a situation, what fits first, what next, and when to look again (inv-67)."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from draagkracht.directory.rules import codes, steps
from draagkracht.municipalities.models import OwnedModel


class Pathway(OwnedModel):
    """A row of steps for people in one situation."""

    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    condition = models.CharField(max_length=20, blank=True, choices=[(code, code) for code in codes.Condition])
    is_published = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="pathway_address_is_unique"),
            models.CheckConstraint(
                condition=Q(condition__in=["", *(str(code) for code in codes.Condition)]),
                name="pathway_condition_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Step(OwnedModel):
    """One level: when it fits, which services belong to it, and after how many weeks somebody looks again."""

    pathway = models.ForeignKey(Pathway, on_delete=models.CASCADE, related_name="steps")
    level = models.PositiveSmallIntegerField()  # 1 is the lightest
    title = models.CharField(max_length=120)
    fits_when = models.TextField()
    look_again_weeks = models.PositiveSmallIntegerField()
    service_ids = ArrayField(models.CharField(max_length=300), default=list)  # HSDS ids, in order

    class Meta:
        ordering: ClassVar[list[str]] = ["pathway", "level"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["pathway", "level"], name="step_level_is_there_once"),
            models.CheckConstraint(condition=Q(level__range=(1, steps.MOST_STEPS)), name="step_level_is_possible"),
            models.CheckConstraint(
                condition=Q(look_again_weeks__range=(1, steps.LONGEST_WAIT)), name="step_is_looked_at_again"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level}. {self.title}"
