"""What somebody says should change, until an editor decides."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.directory.models.entries import Service
from draagkracht.directory.rules.history import AuthorKind
from draagkracht.directory.rules.proposals import State
from draagkracht.municipalities.models import OwnedModel


class ChangeRequest(OwnedModel):
    """A proposal in the editor's queue; without a service it proposes a new one.

    `changes` holds for each field what it was and what it should be: {"name": {"old": …, "new": …}}. A decision adds
    what there was by then ("was"), and what an editor made of it where that is something else ("became"; such a field
    need not have been proposed). The mail address of whoever wants an answer is deleted once there is one, and after
    thirty days at the latest. What a visitor wrote is deleted as a whole ninety days after the decision.
    """

    service = models.ForeignKey(Service, null=True, on_delete=models.CASCADE, related_name="+")
    organization_id = models.CharField(max_length=300, blank=True)  # HSDS id: of whom a new service would be
    topic = models.CharField(max_length=40, blank=True)  # the field that a message is about
    changes = models.JSONField(default=dict)
    message = models.TextField(blank=True)
    author_kind = models.CharField(max_length=10)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)
    reply_to = models.EmailField(max_length=254, blank=True)
    digest = models.CharField(max_length=64)  # of what is asked: the same twice is one
    state = models.CharField(max_length=10, default=State.WAITING.value)
    asked_at = models.DateTimeField()
    due_date = models.DateField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decision = models.TextField(blank=True)  # why it was refused, or part of it
    applied = models.JSONField(default=list)  # the fields that were taken over

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "state", "asked_at"], name="change_request_queue"),
            models.Index(fields=["service", "state"], name="change_request_of_service"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "digest"],
                condition=Q(state=State.WAITING.value),
                name="change_request_waits_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="change_request_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(author_kind__in=[kind.value for kind in AuthorKind]), name="change_request_author_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.WAITING.value, decided_at__isnull=True)
                | (~Q(state=State.WAITING.value) & Q(decided_at__isnull=False, reply_to="")),
                name="change_request_decision_has_a_date_and_no_address",
            ),
        ]

    def __str__(self) -> str:
        return f"change request {self.pk}"  # no text of anybody: this ends up in journals
