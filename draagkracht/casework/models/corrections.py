"""Rows of a file that may be corrected."""

from typing import ClassVar

from django.db import models

from draagkracht.municipalities.models import OwnedModel


class CorrectedModel(OwnedModel):
    """A row of which the texts may be corrected; `earlier` is what stood there before (rules/corrections.py)."""

    earlier = models.JSONField(default=list)

    class Meta:
        abstract: ClassVar[bool] = True
