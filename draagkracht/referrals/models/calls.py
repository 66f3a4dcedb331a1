"""The call-back queue with the numbers that remain of it, and what the desk notes of a question."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from draagkracht.base import phone
from draagkracht.directory.rules import codes
from draagkracht.municipalities.models import OwnedModel
from draagkracht.referrals.rules import intake, promise, states, wishes


class CallRequest(OwnedModel):
    """Somebody wants to be called. Deleted when that has happened, and after 30 days at the latest."""

    name = models.CharField(max_length=wishes.LONGEST_NAME, blank=True)
    phone = models.CharField(max_length=16)  # as base.phone.read gives it
    daypart = models.CharField(max_length=10)
    language = models.CharField(max_length=5)
    channel = models.CharField(max_length=20, blank=True)
    key = models.UUIDField()  # of the form: sending it twice has one effect
    state = models.CharField(max_length=10, default=states.State.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    requested_at = models.DateTimeField()
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "due_at"], name="call_request_due"),
            models.Index(fields=["expires_at"], name="call_request_expiry"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "phone"], name="call_request_is_one_a_number"),
            models.UniqueConstraint(fields=["municipality", "key"], name="call_request_is_one_a_form"),
            models.CheckConstraint(condition=Q(phone__regex=phone.PATTERN), name="call_request_phone_is_a_number"),
            models.CheckConstraint(
                condition=Q(daypart__in=[part.value for part in wishes.Daypart]), name="call_request_daypart_is_known"
            ),
            models.CheckConstraint(condition=Q(language__in=wishes.LANGUAGES), name="call_request_language_is_known"),
            models.CheckConstraint(
                condition=Q(state=states.State.WAITING.value, attempts=0)
                | Q(state=states.State.ATTEMPTED.value, attempts__gt=0),
                name="call_request_state_fits_attempts",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__lte=F("requested_at") + promise.KEPT_AT_MOST),
                name="call_request_is_kept_30_days_at_most",
            ),
            models.CheckConstraint(
                condition=Q(due_at__lte=F("expires_at")), name="call_request_is_due_before_it_expires"
            ),
        ]

    def __str__(self) -> str:
        return f"call request {self.pk}"  # neither name nor number: this ends up in journals


class CallCount(OwnedModel):
    """How often something happened in the queue on a day, of people who came by one channel. Names nobody."""

    date = models.DateField()
    channel = models.CharField(max_length=20, blank=True)
    event = models.CharField(max_length=20)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "date", "channel", "event"], name="call_count_is_one_a_day_channel_and_event"
            ),
            models.CheckConstraint(
                condition=Q(event__in=[event.value for event in states.Event]), name="call_count_event_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.event}: {self.number}"


class IntakeNote(OwnedModel):
    """A question at the desk: about what, and what the desk did. Names nobody; deleted after 90 days."""

    date = models.DateField()  # no time of day: whoever stood at the counter is not to be found again
    route = models.CharField(max_length=20)
    needs = ArrayField(models.CharField(max_length=20), default=list)
    condition = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        ordering: ClassVar[list[str]] = ["-date", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="intake_note_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(route__in=[route.value for route in intake.Route]), name="intake_note_route_is_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=[outcome.value for outcome in intake.Outcome]),
                name="intake_note_outcome_is_known",
            ),
            models.CheckConstraint(
                condition=Q(needs__contained_by=[code.value for code in codes.BaseFunction]),
                name="intake_note_needs_are_known",
            ),
            models.CheckConstraint(
                condition=Q(condition__in=["", *(code.value for code in codes.Condition)]),
                name="intake_note_condition_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"note {self.pk}"
