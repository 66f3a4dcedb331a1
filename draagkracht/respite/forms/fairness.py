"""What a policy officer fills in when the council decided what everybody has at least."""

import datetime
import uuid
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.respite.models.regions import MOST_PERCENT
from draagkracht.respite.rules.fairness import Settings

MOST_WEEKS: Final = 104
MOST_VISITS: Final = 21
FIELDS: Final = {
    "zwaarte": "burden_percent",
    "taal": "language_percent",
    "wijk": "district_percent",
    "lang": "waiting_percent",
    "weken": "waiting_weeks",
    "bezoeken": "most_visits",
}


class NumberField(forms.TextField):
    """A whole number between two others."""

    input_mode = "numeric"

    def __init__(self, *, least: int = 0, most: int, **options: Any) -> None:
        super().__init__(width="short", max_length=6, **options)
        self.least, self.most = least, most

    def clean(self, value: Any) -> Any:
        """Return the number; raises ValidationError with what is possible."""
        text = super().clean(value).replace("%", "").strip()
        if not (text.isascii() and text.isdigit() and self.least <= int(text) <= self.most):
            said = gettext("Vul een heel getal in van %(least)s tot en met %(most)s.")
            raise ValidationError(said % {"least": self.least, "most": self.most})
        return int(text)


class FairnessForm(forms.Form):
    """What each group has at least, how often a volunteer goes at most, from which day, and who decided so."""

    zwaarte = NumberField(
        label=_("Van elk kwart van hoe zwaar het is, en van wie nooit is gemeten"),
        help_text=_("In procent. 0 betekent: geen ondergrens."),
        most=MOST_PERCENT,
    )
    taal = NumberField(label=_("Van elke taal"), help_text=_("In procent."), most=MOST_PERCENT)
    wijk = NumberField(label=_("Van elke wijk en elk dorp"), help_text=_("In procent."), most=MOST_PERCENT)
    lang = NumberField(label=_("Van wie lang wacht"), help_text=_("In procent."), most=MOST_PERCENT)
    weken = NumberField(label=_("Na hoeveel weken wacht iemand lang?"), least=1, most=MOST_WEEKS)
    bezoeken = NumberField(
        label=_("Hoe vaak gaat een vrijwilliger hoogstens, in een week?"),
        help_text=_("Wie minder wil, gaat minder."),
        least=1,
        most=MOST_VISITS,
    )
    vanaf = DayField(
        label=_("Vanaf welke dag?"), help_text=_("Elk plan dat dan of later begint, houdt zich eraan."), width="short"
    )
    besluit = forms.TextField(
        label=_("Welk besluit van de raad is dit?"), help_text=_("Een voorbeeld: raadsbesluit 12 oktober 2026, nr. 84.")
    )

    def __init__(self, data: Any = None, *, now: Settings, today: datetime.date) -> None:
        known = {name: str(getattr(now, column)) for name, column in FIELDS.items()}
        super().__init__(data, initial=known | {"vanaf": today.isoformat()})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.today = today

    def clean_vanaf(self) -> datetime.date:
        """Return the day; raises ValidationError for one that is over."""
        found: datetime.date = self.cleaned_data["vanaf"]
        if found < self.today:
            raise ValidationError(gettext("Kies vandaag of een latere dag. Plannen die er zijn, veranderen niet meer."))
        return found

    @property
    def settings(self) -> Settings:
        """Return what was set."""
        return Settings(**{column: self.cleaned_data[name] for name, column in FIELDS.items()})


class CurveForm(forms.Form):
    """Asks for a new curve: a press and nothing else."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
