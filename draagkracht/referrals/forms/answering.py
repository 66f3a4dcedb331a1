"""What those who answer fill in: an attempt, and what came of a contact."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.referrals.rules import referring


class AttemptForm(forms.Form):
    """How somebody was sought, what came of it, and another day that they chose."""

    way = forms.SelectField(label=_("Hoe?"))
    result = forms.SelectField(label=_("En?"))
    next_date = forms.TextField(
        label=_("Volgende keer, als er een dag is gekozen"), required=False, width="short", max_length=10
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key = read_key((data or {}).get("key", ""))
        own: Any = self.fields
        own["next_date"].input_type = "date"
        own["way"].choices = [(code.value, translate(label)) for code, label in referring.WAY_LABELS.items()]
        own["result"].choices = [(code.value, translate(label)) for code, label in referring.RESULT_LABELS.items()]

    def clean_next_date(self) -> datetime.date | None:
        """Return the day that was chosen, from today on; None when there is none."""
        text = self.cleaned_data["next_date"]
        if not text:
            return None
        try:
            day = datetime.date.fromisoformat(text)
        except ValueError:
            raise ValidationError(gettext("Dit is geen dag. Een voorbeeld: 2027-01-15.")) from None
        if day < timezone.localdate():
            raise ValidationError(gettext("Deze dag is voorbij. Kies een dag vanaf vandaag."))
        return day


class StartForm(forms.Form):
    """What was started with somebody."""

    outcome = forms.RadioField(label=_("Wat is er begonnen?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        own: Any = self.fields
        own["outcome"].choices = [
            (code.value, translate(label))
            for code, label in referring.OUTCOME_LABELS.items()
            if code is not referring.Outcome.CASE  # casework makes the case, and says so itself
        ]
