"""Reach in numbers that name nobody, and the prints of who wants no contact any more."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.accounts.models import Organisation
from draagkracht.casework.rules.outreach import Event
from draagkracht.municipalities.models import OwnedModel
from draagkracht.referrals.rules.referring import Channel


class ReachEvent(OwnedModel):
    """Something happened in a month, by one channel. `key` is of the form that counted it, and leads to nobody."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    channel = models.CharField(max_length=20)
    event = models.CharField(max_length=12)
    key = models.UUIDField()

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["municipality", "month"], name="reach_event_by_month")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key", "event"], name="reach_event_is_one_a_form"),
            models.CheckConstraint(condition=Q(month__day=1), name="reach_event_is_of_a_month"),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in Channel]), name="reach_event_channel_is_known"
            ),
            models.CheckConstraint(
                condition=Q(event__in=[event.value for event in Event]), name="reach_event_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month}: {self.event}"


class NoContact(OwnedModel):
    """A keyed print of how somebody was reached who wants no contact. Nothing else is kept of them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    print = models.CharField(max_length=64)
    keep_until = models.DateField()

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["keep_until"], name="no_contact_by_expiry")]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organisation", "print"], name="no_contact_is_there_once")
        ]

    def __str__(self) -> str:
        return f"no contact {self.pk}"
