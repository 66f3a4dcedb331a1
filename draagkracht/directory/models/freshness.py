"""Asking providers whether their entries still hold, and what the checks of links and numbers find."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.directory.models.entries import Organization, Service
from draagkracht.directory.rules.checks import Kind, Outcome
from draagkracht.directory.rules.freshness import OPEN, Answer, State
from draagkracht.municipalities.models import OwnedModel

LONGEST = 600  # what the database can hold apart by its index; a longer address is not checked


class Enquiry(OwnedModel):
    """One question to one address of a provider, about some of its services. `key` is what the link carries."""

    organization = models.ForeignKey(Organization, null=True, on_delete=models.CASCADE, related_name="+")
    to = models.EmailField(max_length=300, blank=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    state = models.CharField(max_length=10, default=State.ASKED.value)
    asked_at = models.DateTimeField()
    since = models.DateTimeField()  # in this state
    valid_until = models.DateTimeField()  # the link

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["municipality", "state", "since"], name="enquiry_queue")]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="enquiry_state_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(to="") | ~Q(state__in=[State.ASKED.value, State.REMINDED.value]),
                name="enquiry_by_mail_has_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"enquiry {self.pk}"  # no address and no key: this ends up in journals

    @property
    def is_open(self) -> bool:
        """Tell whether somebody may still answer."""
        return self.state in OPEN


class EnquiredService(OwnedModel):
    """One service that a question is about."""

    enquiry = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="lines")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=12, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["enquiry", "service"], name="enquired_service_is_one_a_question"),
            models.UniqueConstraint(fields=["service"], condition=Q(answer=""), name="enquired_service_is_asked_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | Q(answer__in=[answer.value for answer in Answer], answered_at__isnull=False),
                name="enquired_service_is_answered_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"service {self.service_id} in enquiry {self.enquiry_id}"


class Check(OwnedModel):
    """What is known of one web address or telephone number of a service; an editor looks, nothing changes by itself."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6)
    value = models.CharField(max_length=LONGEST)
    outcome = models.CharField(max_length=12, default=Outcome.UNKNOWN.value)
    failed_days = models.PositiveSmallIntegerField(default=0)
    is_broken = models.BooleanField(default=False)
    queued_at = models.DateTimeField(null=True)  # a job is on its way
    checked_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "service"], name="check_broken", condition=Q(is_broken=True)),
            models.Index(fields=["municipality", "kind", "checked_at"], name="check_turn"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["service", "kind", "value"], name="check_is_one_a_value"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="check_kind_is_known"),
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in Outcome]), name="check_outcome_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of service {self.service_id}"
