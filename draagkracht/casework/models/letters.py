"""Letters and decisions. What was sent is kept as it was sent, with its hash."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from draagkracht.casework.models.arrangements import Arrangement
from draagkracht.casework.models.cases import Case, Party
from draagkracht.municipalities.models import OwnedModel


class Letter(OwnedModel):
    """A letter to somebody in a case: written from what is known, changed by hand where need be, then sent.

    `blocks` are its paragraphs in order, as [{"code", "text"}]; a sent letter holds its PDF and the hash of that.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="letters")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)  # receipt, invitation, report, arrangement, decision, refusal, aftercare
    subject = models.CharField(max_length=200)
    blocks = models.JSONField(default=list)
    state = models.CharField(max_length=10, default="draft")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=160, blank=True)
    pdf = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(default=0)
    key = models.UUIDField()

    class Meta:
        ordering: ClassVar[list[str]] = ["made_at", "pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="letter_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(state="draft", sent_at__isnull=True, pdf__isnull=True)
                | Q(state="sent", sent_at__isnull=False, pdf__isnull=False, sha256__regex=r"^[0-9a-f]{64}$"),
                name="sent_letter_is_kept_as_it_was",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"


class Decision(OwnedModel):
    """A decision of the municipality: given or refused, on which rule and which facts, and until when to object.

    A case has one; each later one names the one in whose place it comes, and why. The last one that was sent holds.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    arrangement = models.ForeignKey(Arrangement, on_delete=models.PROTECT, null=True, related_name="+")
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, null=True, related_name="+")
    is_granted = models.BooleanField()
    refusal_reason = models.CharField(max_length=30, blank=True)
    rule = models.CharField(max_length=200)
    facts = models.TextField()
    instead = models.TextField(blank=True)  # of a refusal: what can be done all the same
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=160)
    object_until = models.DateField()
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)  # exclusive; none where help has no last day
    replaces = models.OneToOneField("self", on_delete=models.RESTRICT, null=True, related_name="replaced_by")
    replaces_reason = models.CharField(max_length=30, blank=True)
    key = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality", "key"], name="decision_is_one_a_form"),
            models.CheckConstraint(
                condition=Q(is_granted=True, arrangement__isnull=False) | Q(is_granted=False),
                name="what_is_granted_is_an_arrangement",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(replaces__isnull=True), name="case_has_one_first_decision"
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, replaces_reason="")
                | (Q(replaces__isnull=False) & ~Q(replaces_reason="")),
                name="decision_is_replaced_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="decision_holds_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.pk}"
