"""What a support centre keeps of carers who agreed (zone 2b): apart from the municipal file, and gone when they say so.

No table of the municipal file points here, and none here points there. Only the modules of this topic read these
tables, and always as somebody of the centre, or as the carer (tests/test_support_apart.py).
"""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.accounts.models import Organisation, User
from draagkracht.casework.models.corrections import CorrectedModel
from draagkracht.casework.rules import support
from draagkracht.municipalities.models import OwnedModel
from draagkracht.people.models import Consent, Person
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.rules.referring import Channel

LONGEST_NAME = 120


class SupportFile(OwnedModel):
    """A carer who agreed that a centre keeps a file. Who has a space of their own agreed there too: `consent`.

    `next_date` is the time that the carer chose; with `next_is_month` it is a month and this its first day. With
    `next_is_ours` nobody answered, and it is when we try again.
    `revision` goes up with every change: who saves an older one is told. `tries` counts attempts since an answer.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, null=True, related_name="+")
    asked = models.CharField(max_length=12)
    asked_by = models.CharField(max_length=support.LONGEST_LABEL)
    agreed_at = models.DateTimeField()
    name = models.CharField(max_length=LONGEST_NAME)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    address = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=5, default="nl")
    came_for = models.TextField(blank=True)
    care = models.CharField(max_length=10, default=support.Care.UNKNOWN.value)
    channel = models.CharField(max_length=20)
    worker = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    next_date = models.DateField(null=True)
    next_is_month = models.BooleanField(default=False)
    next_is_ours = models.BooleanField(default=False)
    next_way = models.CharField(max_length=10, default=support.Way.PHONE.value)
    next_part = models.CharField(max_length=10, default=support.Part.ANY.value)
    tries = models.PositiveSmallIntegerField(default=0)
    contact_at = models.DateTimeField()  # the last time they were spoken to, or agreed: the clock of retention
    has_contact = models.BooleanField(default=False)
    asked_to_keep_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)
    key = models.UUIDField()  # of the form: sending it twice has one effect

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "organisation", "next_date"], name="support_file_by_next"),
            models.Index(fields=["municipality", "contact_at"], name="support_file_by_contact"),
        ]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="support_file_is_one_a_form"),
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=Q(person__isnull=False),
                name="support_file_is_one_a_person",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=True, consent__isnull=True) | Q(person__isnull=False, consent__isnull=False),
                name="support_file_of_a_space_has_its_consent",
            ),
            models.CheckConstraint(
                condition=Q(asked__in=[how.value for how in Asked]) & ~Q(asked_by=""),
                name="support_file_consent_was_asked",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[channel.value for channel in Channel]), name="support_file_channel_is_known"
            ),
            models.CheckConstraint(
                condition=Q(next_is_month=False) | Q(next_date__isnull=False), name="support_file_month_is_a_date"
            ),
        ]

    def __str__(self) -> str:
        return f"support file {self.pk}"  # no name: this ends up in journals


class SupportContact(CorrectedModel):
    """One contact, or one attempt (`was_reached` is no): what was said, what was agreed, what the carer says of it."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    file = models.ForeignKey(SupportFile, on_delete=models.CASCADE, related_name="contacts")
    on_date = models.DateField()
    way = models.CharField(max_length=10)
    was_reached = models.BooleanField()
    by = models.CharField(max_length=support.LONGEST_LABEL)
    note = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    remark = models.TextField(blank=True)  # what the carer says is not right in it
    noted_at = models.DateTimeField()
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-on_date", "-pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="support_contact_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(way__in=[way.value for way in support.Way]), name="support_contact_way_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"support contact {self.pk}"
