"""What a floor costs in a region: drawn by a job from what there is to plan, and kept until it is drawn again."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.accounts.models import User
from draagkracht.municipalities.models import OwnedModel
from draagkracht.respite.models.fields import is_one_of
from draagkracht.respite.models.regions import Region
from draagkracht.respite.rules.curves import CurveState


class FairnessCurve(OwnedModel):
    """For some floors what the plan of 28 days from a Monday is worth; `points` as rules.curves.Point.

    Counts of groups alone: no row of it is about somebody.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    monday = models.DateField()
    state = models.CharField(max_length=10, default=CurveState.QUEUED.value)
    failure = models.CharField(max_length=200, blank=True)
    points = models.JSONField(default=list)
    asked = models.PositiveIntegerField(default=0)  # how many requests there are to plan
    by_user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_by = models.CharField(max_length=120)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="curve_is_one_a_form"),
            models.UniqueConstraint(
                fields=["region"], condition=Q(state=CurveState.QUEUED.value), name="curve_is_drawn_once"
            ),
            is_one_of("state", CurveState, "curve_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"curve {self.pk}"
