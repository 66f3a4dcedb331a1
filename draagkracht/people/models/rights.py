"""What somebody asks about what the municipality keeps of them: to see it, to correct it, or to remove it."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models.spaces import LONGEST_NAME, Person
from draagkracht.people.rules.rights import LONGEST_TEXT, Outcome, Right, State


class RightsRequest(OwnedModel):
    """A request, with the day on which the answer is due and, once it is there, the answer.

    Name and address are copies: a space may go while the request is open, and the answer has to arrive all the same.
    Once it is answered and the space is gone, they go too (`person` is empty then, and so are they).
    `subject` is the public id that the log knows them by.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    subject = models.UUIDField()
    name = models.CharField(max_length=LONGEST_NAME, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=5, default="nl")
    right = models.CharField(max_length=10)
    about = models.TextField(max_length=LONGEST_TEXT, blank=True)
    received_at = models.DateTimeField()
    due_date = models.DateField()
    state = models.CharField(max_length=10, default=State.RECEIVED.value)
    outcome = models.CharField(max_length=10, blank=True)
    answer = models.TextField(max_length=LONGEST_TEXT, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)
    key = models.UUIDField()

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "state", "due_date"], name="rights_request_by_due")
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="rights_request_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(right__in=[right.value for right in Right]), name="rights_request_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.RECEIVED.value, outcome="", answered_at__isnull=True)
                | Q(
                    state=State.ANSWERED.value,
                    outcome__in=[outcome.value for outcome in Outcome],
                    answered_at__gte=F("received_at"),
                ),
                name="rights_request_is_answered_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"rights request {self.pk}"
