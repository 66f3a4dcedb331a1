"""What happened to each entry of the directory, and which fields an import leaves alone.

A line of the history is never changed. It names its entry by the HSDS id, so that it outlives the row, and its author
by kind and name, so that it outlives the account.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from draagkracht.directory.rules.history import Action, AuthorKind, Subject
from draagkracht.municipalities.models import OwnedModel


class FieldChange(OwnedModel):
    """One line of the history of a service, an organisation or a place."""

    subject = models.CharField(max_length=12)
    subject_id = models.CharField(max_length=300)
    action = models.CharField(max_length=10, default=Action.CHANGED.value)
    field = models.CharField(max_length=40, blank=True)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    author_kind = models.CharField(max_length=10)
    author_id = models.BigIntegerField(null=True)
    author_name = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)
    changed_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    undoes_id = models.BigIntegerField(null=True)

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["municipality", "subject", "subject_id", "-id"], name="field_change_of_entry")
        ]
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(
                condition=Q(subject__in=[subject.value for subject in Subject]), name="field_change_subject_is_known"
            ),
            models.CheckConstraint(
                condition=Q(action__in=[action.value for action in Action]), name="field_change_action_is_known"
            ),
            models.CheckConstraint(
                condition=Q(author_kind__in=[kind.value for kind in AuthorKind]), name="field_change_author_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.field} {self.action}"  # no value: this ends up in journals


class FieldLock(OwnedModel):
    """A field that no import changes: it proposes."""

    subject = models.CharField(max_length=12)
    subject_id = models.CharField(max_length=300)
    field = models.CharField(max_length=40)
    locked_by = models.CharField(max_length=200)
    locked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                fields=["municipality", "subject", "subject_id", "field"], name="field_lock_is_one_a_field"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.field}"
