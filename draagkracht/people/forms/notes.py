"""Words that somebody writes, about themselves or another: they hold no citizen service number."""

from typing import Any

from django.core.exceptions import ValidationError

from draagkracht.base import forms
from draagkracht.base.translation import translate
from draagkracht.people.rules import service_numbers


class NoteField(forms.LongTextField):
    """Some lines without a citizen service number."""

    def clean(self, value: Any) -> str:
        """Return the text; refuse what may be such a number."""
        return without_number(super().clean(value))


class LineField(forms.TextField):
    """A line without a citizen service number."""

    def clean(self, value: Any) -> str:
        """Return the text; refuse what may be such a number."""
        return without_number(super().clean(value))


def without_number(text: str) -> str:
    """Return a text as it is. Raises ValidationError where it may hold a citizen service number."""
    try:
        return service_numbers.check_no_bsn(text)
    except service_numbers.HoldsBSN as refusal:
        raise ValidationError(translate(refusal.sentence), code="bsn") from None
