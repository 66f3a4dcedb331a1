"""What colleagues ask each other, without a name and without a case."""

import uuid
from typing import Any, ClassVar

from django.db import models

from draagkracht.accounts.models import User
from draagkracht.casework.models.cases import LONGEST_LABEL
from draagkracht.municipalities.models import OwnedModel


class Consult(OwnedModel):
    """A question to colleagues. Nothing ties it to a case."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=120)
    text = models.TextField()
    asked_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    asker = models.CharField(max_length=LONGEST_LABEL)
    asked_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="consult_is_one_a_form")
        ]

    def __str__(self) -> str:
        return f"consult {self.pk}"


class ConsultAnswer(OwnedModel):
    """What a colleague answered, and whether it helped."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    consult = models.ForeignKey(Consult, on_delete=models.CASCADE, related_name="answers")
    text = models.TextField()
    colleague = models.CharField(max_length=LONGEST_LABEL)
    at = models.DateTimeField()
    has_helped = models.BooleanField(default=False)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="consult_answer_is_one_a_form")
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
