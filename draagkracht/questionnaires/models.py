"""Definitions that somebody loaded, such as the official wording of an instrument. They never change."""

from typing import Any, ClassVar

from django.db import models

from draagkracht.base.models import SharedModel


class Definition(SharedModel):
    """One version of a questionnaire, byte for byte as it came; a change is a new version (guarded by a trigger)."""

    url = models.CharField(max_length=500)
    version = models.CharField(max_length=100)
    name = models.CharField(max_length=200, blank=True)
    source = models.BinaryField()
    digest = models.CharField(max_length=64)  # SHA-256 of the source, in hexadecimal
    loaded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["url", "version"], name="definition_version_is_unique")
        ]

    def __str__(self) -> str:
        return f"{self.url}|{self.version}"
