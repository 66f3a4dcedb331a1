"""Municipalities that plan respite together, and what their council wants everybody to have at least."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from draagkracht.municipalities.models import OwnedModel

MOST_PERCENT = 60  # of a group that is sure of an offer: above it, what is asked is more than there is


class Region(OwnedModel):
    """A care region: the municipality that plans for it, and those whose requests and places the agreement lets it use.

    Written by who runs the installation, when each of them signed (`draagkracht respite region`); no screen changes it.
    """

    name = models.CharField(max_length=120)
    member_ids = ArrayField(models.BigIntegerField())  # of municipalities; the owner is one of them
    agreement = models.CharField(max_length=200)  # what was signed, and when
    agreed_date = models.DateField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality"], name="region_is_one_an_owner"),
            models.CheckConstraint(condition=Q(member_ids__len__gte=1), name="region_has_members"),
        ]

    def __str__(self) -> str:
        return self.name


class Fairness(OwnedModel):
    """What part of each group gets an offer at least, from a day on; the rows before it stay. Per cents, 0 is none.

    Groups: each quarter of burden and who was never measured, each language, each district, and who waits for
    `waiting_weeks` or more. `most_visits` is how often a volunteer is asked in a week at most, whatever they offer.
    """

    valid_from = models.DateField()
    burden_percent = models.PositiveSmallIntegerField(default=30)
    language_percent = models.PositiveSmallIntegerField(default=30)
    district_percent = models.PositiveSmallIntegerField(default=30)
    waiting_percent = models.PositiveSmallIntegerField(default=30)
    waiting_weeks = models.PositiveSmallIntegerField(default=12)
    most_visits = models.PositiveSmallIntegerField(default=3)
    reason = models.TextField(max_length=600, blank=True)
    set_by = models.CharField(max_length=120)
    set_at = models.DateTimeField()
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        ordering: ClassVar[list[str]] = ["valid_from", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="fairness_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(
                    burden_percent__lte=MOST_PERCENT,
                    language_percent__lte=MOST_PERCENT,
                    district_percent__lte=MOST_PERCENT,
                    waiting_percent__lte=MOST_PERCENT,
                ),
                name="fairness_is_possible",
            ),
            models.CheckConstraint(condition=Q(most_visits__gte=1), name="fairness_lets_volunteers_come"),
        ]

    def __str__(self) -> str:
        return f"fairness from {self.valid_from}"


class Curve(OwnedModel):
    """What each floor costs in the region: computed in the background, on one period. `points` as rules.fairness.Point.

    Without `made_at` it waits to be computed.
    """

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="+")
    monday = models.DateField()
    points = models.JSONField(default=list)
    requests = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="curve_is_one_a_form")
        ]

    def __str__(self) -> str:
        return f"curve {self.pk}"


class Price(OwnedModel):
    """What one unit of a row is worth that others are likely to ask for: of a place on a day, of a volunteer in a week.

    Of rows, never of people. Made anew every night (rules/online.py).
    """

    row = models.CharField(max_length=60)  # as in the format: cap:P12:3, slot:V4:7:1
    monday = models.DateField()
    price = models.FloatField()
    made_date = models.DateField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "monday", "row"], name="price_is_there_once"),
            models.CheckConstraint(condition=Q(price__gte=0), name="price_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.row}: {self.price}"
