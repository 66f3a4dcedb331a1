"""Talks: who was told when, who came, and what was said. A talk with the carer alone may be closed to the client."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.casework.models.cases import Case, Party
from draagkracht.municipalities.models import OwnedModel


class Conversation(OwnedModel):
    """A talk of an investigation, or later. `answers` are of the questionnaire, by the id of the question.

    `revision` goes up with every save: who saves on an older one is told, and loses nothing.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conversations")
    kind = models.CharField(max_length=20)  # together, carer_alone, client_alone
    state = models.CharField(max_length=20)  # planned, held, cancelled
    planned_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    held_at = models.DateTimeField(null=True)
    is_confidential = models.BooleanField(default=False)  # what the carer says here is not for the client
    own_words = models.TextField(blank=True)
    answers = models.JSONField(default=dict)
    writers = models.JSONField(default=dict)  # {question: the page on which it was written last}
    revision = models.PositiveIntegerField(default=0)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["planned_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="conversation_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(is_confidential=False) | Q(kind="carer_alone"),
                name="only_a_carers_own_talk_is_confidential",
            ),
        ]

    def __str__(self) -> str:
        return f"conversation {self.pk}"


class Attendance(OwnedModel):
    """Somebody was told of a talk, and was there or not, and why not; afterwards how it was for them."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="attendances")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="attendances")
    told_at = models.DateTimeField(null=True)
    told_how = models.CharField(max_length=20, blank=True)  # mail, letter, spoken, by_client, unplanned
    outcome = models.CharField(max_length=20, blank=True)  # present, absent
    why = models.CharField(max_length=300, blank=True)
    feedback = models.JSONField(default=dict)
    feedback_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["conversation", "party"], name="attendance_is_there_once")
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"
