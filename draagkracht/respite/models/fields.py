"""Fields and constraints that several tables of respite have."""

from enum import StrEnum
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


def codes_field(code_list: type[StrEnum]) -> "ArrayField[Any, Any]":
    """Return a field for some codes of one list, each once."""
    longest = max(len(code) for code in code_list)
    return ArrayField(models.CharField(max_length=longest), default=list, blank=True)


def contains(field: str, code_list: type[StrEnum], name: str) -> models.CheckConstraint:
    """Return the constraint that a field of codes holds no others than those of its list."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__contained_by": [str(code) for code in code_list]}), name=name
    )


def is_one_of(field: str, code_list: type[StrEnum], name: str, *, or_empty: bool = False) -> models.CheckConstraint:
    """Return the constraint that a field holds one code of a list, or nothing where that may be."""
    codes = [str(code) for code in code_list] + ([""] if or_empty else [])
    return models.CheckConstraint(condition=Q(**{f"{field}__in": codes}), name=name)
