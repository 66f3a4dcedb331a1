"""What every table of the project inherits: `SharedModel`, or `OwnedModel` of the municipalities package."""

from typing import TypeVar

from django.db import models

from draagkracht.base import tenancy

M = TypeVar("M", bound=models.Model)


class SharedModel(models.Model):
    """A table that no municipality owns: the same facts for all (municipalities themselves, national lines)."""

    class Meta:
        abstract = True


class FinishedJob(SharedModel):
    """That a background job was done, committed with what it did: it is never done twice (base/jobs.py)."""

    job_id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self) -> str:
        return str(self.job_id)


class OwnedManager(models.Manager[M]):
    """Gives only rows of the municipalities that the present transaction works for."""

    def get_queryset(self) -> "models.QuerySet[M]":
        """Return the rows whose owner is among them; raises MunicipalityIsNotSet when nobody said for whom."""
        return super().get_queryset().filter(municipality__in=tenancy.current_municipalities())


class SharedReadManager(models.Manager[M]):
    """Gives rows that the present municipalities own, or may read because the row names them or is for everybody."""

    def get_queryset(self) -> "models.QuerySet[M]":
        """Return the rows that may be read; raises MunicipalityIsNotSet when nobody said for whom."""
        return super().get_queryset().filter(readable_by(tenancy.current_municipalities()))


class PartManager(models.Manager[M]):
    """Gives rows whose parent may be read: parts of a service, say. `parent` is the name of the foreign key."""

    parent: str

    def get_queryset(self) -> "models.QuerySet[M]":
        """Return the rows whose parent may be read; raises MunicipalityIsNotSet when nobody said for whom."""
        return super().get_queryset().filter(readable_by(tenancy.current_municipalities(), f"{self.parent}__"))


def readable_by(municipalities: tuple[int, ...], prefix: str = "") -> models.Q:
    """Return the condition under which these municipalities may read a row with one owner and a list of readers."""
    if not municipalities:
        return models.Q(pk__in=())
    return (
        models.Q(**{f"{prefix}municipality__in": municipalities})
        | models.Q(**{f"{prefix}is_everywhere": True})
        | models.Q(**{f"{prefix}served_ids__overlap": list(municipalities)})
    )
