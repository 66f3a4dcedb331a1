"""The citizen service number of whom a case is about: sealed, and with a print to find it by. In no other table."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.casework.models.cases import LONGEST_LABEL, Party
from draagkracht.municipalities.models import OwnedModel


class CitizenNumber(OwnedModel):
    """The number of somebody in a case. Without the keys of the installation nobody reads it or knows whose it is."""

    party = models.OneToOneField(Party, on_delete=models.CASCADE, related_name="citizen_number")
    sealed = models.CharField(max_length=160)  # base/sealing.py
    lookup = models.CharField(max_length=64)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=LONGEST_LABEL)

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "lookup"], name="citizen_number_by_lookup")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=Q(sealed__startswith="s1."), name="citizen_number_is_sealed"),
            models.CheckConstraint(condition=Q(lookup__regex=r"^[0-9a-f]{64}$"), name="citizen_number_has_a_lookup"),
        ]

    def __str__(self) -> str:
        return f"citizen number {self.pk}"  # not the number: this ends up in journals
