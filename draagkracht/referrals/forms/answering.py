"""What those who answer fill in: an attempt, and what came of a contact."""

import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.translation import translate
from draagkracht.referrals.rules import referring

LONGEST_DAYS: Final = 366
AGAIN: Final = "weer"  # only the short form asks this


class AttemptForm(forms.Form):
    """How somebody was sought, what came of it, and another day that they chose."""

    shown_as = "attempt"
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

    def attempt(self) -> dict[str, Any]:
        """Return what is written down."""
        said = self.cleaned_data
        way, result = referring.Way(said["way"]), referring.Result(said["result"])
        return {"way": way, "result": result, "next_date": said["next_date"]}


class NobodyForm(forms.Form):
    """Nobody was at home, or nobody answered: which of the two says the button, and the day to try again stands there.

    `proposed` is the day that the carer chose, or else the one that we propose.
    """

    shown_as = "nobody"
    weer = DayField(label=_("Weer proberen op"), width="short")

    def __init__(self, data: Any = None, *, proposed: datetime.date | None = None) -> None:
        super().__init__(data, initial={AGAIN: proposed.isoformat()} if proposed else {})
        self.key = read_key((data or {}).get("key", ""))

    def clean_weer(self) -> datetime.date:
        """Return the day; refuse one that is over, or far away."""
        day: datetime.date = self.cleaned_data[AGAIN]
        if not 0 <= (day - timezone.localdate()).days <= LONGEST_DAYS:
            raise ValidationError(gettext("Kies een dag vanaf vandaag, binnen een jaar."))
        return day

    def clean(self) -> None:
        """Check that one of the buttons was pressed."""
        if self.data.get("hoe") not in (referring.Way.PHONE, referring.Way.VISIT):
            self.add_error(None, gettext("Kies hoe u het probeerde."))

    def attempt(self) -> dict[str, Any]:
        """Return what is written down."""
        way, result = referring.Way(self.data["hoe"]), referring.Result.NO_ANSWER
        return {"way": way, "result": result, "next_date": self.cleaned_data[AGAIN]}


def read_attempt(data: Any) -> AttemptForm | NobodyForm:
    """Return the form that was sent: the short one, or the one for anything else that came of an attempt."""
    return NobodyForm(data) if AGAIN in data else AttemptForm(data)


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
