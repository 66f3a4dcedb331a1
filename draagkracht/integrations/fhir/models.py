"""Systems of other organisations that may refer, and the tasks that they sent."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.accounts.models import Organisation
from draagkracht.integrations.fhir.rules import subset
from draagkracht.municipalities.models import OwnedModel
from draagkracht.referrals.models import Referral

HASH_LENGTH = 64


class Client(OwnedModel):
    """A system of an organisation. It proves itself with a secret or with a certificate; of either a hash is kept.

    The hash of the secret is a plain SHA-256: a slow hash protects words that people think of, and this is 256 bits of
    chance.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    label = models.CharField(max_length=120, blank=True)
    secret_hash = models.CharField(max_length=HASH_LENGTH, blank=True)
    certificate = models.CharField(max_length=HASH_LENGTH, blank=True)  # SHA-256 of the certificate, in hexadecimal
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(secret_hash="") ^ Q(certificate=""), name="fhir_client_has_a_secret_or_a_certificate"
            ),
        ]

    def __str__(self) -> str:
        return f"fhir client {self.pk}"


class SentTask(OwnedModel):
    """That an organisation sent a task. What was in it is apart, and goes with the referral; this row stays.

    So a system that sends a task again, after the carer took the consent back, does not make a referral anew.
    `public_id` follows from the organisation and the identifier of the task, and tells neither.
    """

    public_id = models.UUIDField(unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[Any]] = [models.Index(fields=["received_at"], name="fhir_task_by_age")]

    def __str__(self) -> str:
        return f"fhir task {self.pk}"


class TaskContent(OwnedModel):
    """What is known of a task for as long as its referral is: its identifier, and a hash to tell it from another."""

    task = models.OneToOneField(SentTask, on_delete=models.CASCADE, related_name="content")
    referral = models.OneToOneField(Referral, on_delete=models.CASCADE, related_name="+")
    system = models.CharField(max_length=subset.LONGEST_SYSTEM)
    value = models.CharField(max_length=subset.LONGEST_VALUE)
    digest = models.CharField(max_length=HASH_LENGTH)

    def __str__(self) -> str:
        return f"fhir content {self.pk}"
