"""The log and its chain. No foreign keys: nothing blocks a deletion, and the log outlives whom it is about.

Nothing here is ever changed or deleted: the application has no right to, and a trigger refuses it to everybody.
"""

from typing import Any, ClassVar, TypeVar

from django.db import models

from draagkracht.base import tenancy
from draagkracht.base.models import OwnedManager

M = TypeVar("M", bound=models.Model)


class LogManager(OwnedManager[M]):
    """Gives only rows of the present municipalities, as for every owned table; the owner is a number here."""

    def get_queryset(self) -> "models.QuerySet[M]":
        """Return the rows whose owner is among them; raises MunicipalityIsNotSet when nobody said for whom."""
        present = tenancy.current_municipalities()
        return models.QuerySet[M](self.model, using=self._db).filter(municipality_id__in=present)


class Entry(models.Model):
    """That somebody saw or changed the data of one person. `subject` is a pseudonym (keys.py), empty for nobody's."""

    municipality_id = models.BigIntegerField()
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=120)  # a pseudonym for who acts for themselves
    actor_label = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=40)
    actor_organization = models.CharField(max_length=200)
    subject = models.CharField(max_length=60)
    action = models.CharField(max_length=20)
    what = models.CharField(max_length=80)
    purpose = models.CharField(max_length=40)
    basis = models.CharField(max_length=40)
    on_behalf_of = models.CharField(max_length=200)
    about = models.CharField(max_length=120)

    objects = LogManager["Entry"]()

    class Meta:
        indexes: ClassVar[list[Any]] = [
            models.Index(fields=["subject", "id"], name="entry_by_subject"),
            models.Index(fields=["municipality_id", "at"], name="entry_by_time"),
        ]

    def __str__(self) -> str:
        return f"entry {self.pk}"


class Link(models.Model):
    """The place of an entry in the chain of its municipality, given by the database when its transaction commits."""

    entry_id = models.BigIntegerField(primary_key=True)
    municipality_id = models.BigIntegerField()
    number = models.BigIntegerField()
    begun_at = models.DateTimeField()  # when its transaction began: the same for all that it wrote
    linked_at = models.DateTimeField()
    hash = models.BinaryField()

    objects = LogManager["Link"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality_id", "number"], name="link_has_one_place"),
        ]

    def __str__(self) -> str:
        return f"link {self.number} of {self.municipality_id}"


class Head(models.Model):
    """The last link at some moment, signed with a key that the database does not know."""

    municipality_id = models.BigIntegerField()
    number = models.BigIntegerField()
    position = models.BigIntegerField()  # the number of the link
    hash = models.BinaryField()  # and its hash
    at = models.DateTimeField()
    key = models.CharField(max_length=64)
    digest = models.BinaryField()
    signature = models.BinaryField()

    objects = LogManager["Head"]()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["municipality_id", "number"], name="head_has_one_place"),
        ]

    def __str__(self) -> str:
        return f"head {self.number} of {self.municipality_id}"
