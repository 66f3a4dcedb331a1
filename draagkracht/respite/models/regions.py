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
    `decision` names what the council decided.
    """

    valid_from = models.DateField()
    burden_percent = models.PositiveSmallIntegerField(default=30)
    language_percent = models.PositiveSmallIntegerField(default=30)
    district_percent = models.PositiveSmallIntegerField(default=30)
    waiting_percent = models.PositiveSmallIntegerField(default=30)
    waiting_weeks = models.PositiveSmallIntegerField(default=12)
    most_visits = models.PositiveSmallIntegerField(default=3)
    decision = models.CharField(max_length=200)
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
