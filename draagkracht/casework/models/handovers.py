"""A case goes over to somebody else, another team or another organisation: what was said, and who took it."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.accounts.models import User
from draagkracht.casework.models.cases import LONGEST_LABEL, Case
from draagkracht.casework.rules.handover import HandoverState, Receiver
from draagkracht.municipalities.models import OwnedModel, Team


class Handover(OwnedModel):
    """A case is offered to others. Until they take it the giver stays responsible, and its clock goes on."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="handovers")
    receiver = models.CharField(max_length=20)
    to_user = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, related_name="+")
    to_name = models.CharField(max_length=LONGEST_LABEL)  # who or what that is, in words that stay
    giver = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    giver_name = models.CharField(max_length=LONGEST_LABEL)
    why = models.TextField()
    agreed = models.TextField()
    not_again = models.TextField(blank=True)  # what nobody asks once more
    talk_at = models.DateTimeField(null=True)
    talk_with = models.CharField(max_length=300, blank=True)
    asked_how = models.CharField(max_length=20)
    shares = models.JSONField(default=dict)  # {who said yes: party ids, what may go along: codes of rules/handover.py}
    state = models.CharField(max_length=20)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=LONGEST_LABEL, blank=True)
    refusal = models.TextField(blank=True)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-offered_at", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="handover_is_one_a_form"),
            models.UniqueConstraint(fields=["case"], condition=Q(state="offered"), name="case_has_one_open_handover"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in HandoverState]), name="handover_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(receiver__in=[one.value for one in Receiver]), name="handover_receiver_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="offered", answered_at__isnull=True)
                | (~Q(state="offered") & Q(answered_at__isnull=False)),
                name="handover_was_answered_at_a_moment",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refusal=""), name="handover_is_refused_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"handover {self.pk}"
