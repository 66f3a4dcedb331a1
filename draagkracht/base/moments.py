"""Fields for a day and for a time, as a browser sends them or as people write them."""

import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from draagkracht.base import forms

SIGNS_OF_A_TIME: Final = 5


class DayField(forms.TextField):
    """A day: 2026-11-23 or 23-11-2026."""

    input_type = "date"

    def clean(self, value: Any) -> Any:
        """Return the day; None where nothing was filled in. Raises ValidationError with an example."""
        text = super().clean(value)
        if not text:
            return None
        parts = text.replace("/", "-").split("-")
        backwards = "-".join(reversed(parts)) if len(parts[0]) <= len("31") else "-".join(parts)
        try:
            year, month, day = backwards.split("-")
            return datetime.date(int(year), int(month), int(day))
        except ValueError:
            raise ValidationError(gettext("Dit is geen dag. Een voorbeeld: 23-11-2026."), code="invalid") from None


class TimeField(forms.TextField):
    """A time of the day: 14:30, 14.30 or 9:00."""

    input_type = "time"

    def clean(self, value: Any) -> Any:
        """Return the time; None where nothing was filled in. Raises ValidationError with an example."""
        text = str(super().clean(value)).replace(".", ":")[:SIGNS_OF_A_TIME]
        if not text:
            return None
        try:
            return datetime.time.fromisoformat(text.zfill(SIGNS_OF_A_TIME))
        except ValueError:
            raise ValidationError(gettext("Dit is geen tijd. Een voorbeeld: 14:30."), code="invalid") from None
