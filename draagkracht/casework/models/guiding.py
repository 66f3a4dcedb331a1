"""How the balance is between what somebody carries and what they can carry, each time that it was asked."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.casework.models.cases import LONGEST_LABEL, Case, Party
from draagkracht.casework.models.corrections import CorrectedModel
from draagkracht.casework.rules.balance import Balance, Way


class BalanceCheck(CorrectedModel):
    """A carer was asked how it goes, what came out of it, and when that is asked again."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="balance_checks")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    asked_date = models.DateField()
    way = models.CharField(max_length=20)
    own_words = models.TextField(blank=True)
    costs = models.TextField(blank=True)  # what takes strength
    gives = models.TextField(blank=True)  # what gives strength
    balance = models.CharField(max_length=20)
    changes = models.TextField(blank=True)
    next_date = models.DateField()
    by = models.CharField(max_length=LONGEST_LABEL)
    at = models.DateTimeField()
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_date", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="balance_check_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(balance__in=[one.value for one in Balance]), name="balance_check_result_is_known"
            ),
            models.CheckConstraint(condition=Q(way__in=[one.value for one in Way]), name="balance_check_way_is_known"),
            models.CheckConstraint(
                condition=Q(next_date__gt=F("asked_date")), name="balance_is_asked_again_on_a_later_day"
            ),
        ]

    def __str__(self) -> str:
        return f"balance {self.pk}"
