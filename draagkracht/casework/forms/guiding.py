"""Asking how the balance is, and how somebody who works here is reached."""

import datetime
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.casework.forms.cases import choices_of
from draagkracht.casework.rules import balance
from draagkracht.casework.rules.balance import Balance, Way
from draagkracht.casework.services.guiding import Found

Named = list[tuple[str, str]]


class BalanceForm(forms.Form):
    """How it goes: few questions, in somebody's own words, also by telephone. `key`: twice has one effect."""

    wie = forms.RadioField(label=_("Met wie sprak u?"))
    hoe = forms.RadioField(label=_("Hoe sprak u elkaar?"))
    dag = DayField(label=_("Op welke dag?"), width="medium")
    woorden = forms.LongTextField(
        label=_("Hoe gaat het?"),
        help_text=_("Schrijf het op zoals iemand het zegt. Alleen wie deze zaak heeft, leest dit."),
        required=False,
        max_length=4000,
    )
    kost = forms.LongTextField(label=_("Wat kost nu kracht?"), required=False, max_length=2000)
    geeft = forms.LongTextField(label=_("Wat geeft kracht?"), required=False, max_length=2000)
    uitkomst = forms.RadioField(label=_("Past wat iemand draagt bij wat iemand kan dragen?"))
    anders = forms.LongTextField(
        label=_("Wat verandert er?"), required=False, needed_for=_("nodig als het niet houdt"), max_length=2000
    )
    weer = DayField(label=_("Wanneer vraagt u het weer?"), width="medium")

    def __init__(self, data: Any = None, *, carers: Named, today: datetime.date, again: datetime.date) -> None:
        first = carers[0][0] if len(carers) == 1 else None
        initial = {"wie": first, "dag": today.isoformat(), "weer": again.isoformat(), "hoe": Way.PHONE.value}
        super().__init__(data, initial=initial)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.today = today
        fields: dict[str, Any] = self.fields
        fields["wie"].choices = carers
        fields["hoe"].choices = choices_of(balance.WAY_LABELS)
        fields["uitkomst"].choices = choices_of(balance.LABELS)

    def clean_dag(self) -> datetime.date:
        """Return the day; it cannot be one that still has to come."""
        day: datetime.date = self.cleaned_data["dag"]
        if day > self.today:
            raise ValidationError(gettext("Deze dag moet nog komen. Kies vandaag of een dag ervoor."), code="later")
        return day

    def clean(self) -> dict[str, Any]:
        """Ask what changes where it does not hold, and for a next day that still comes."""
        given = super().clean() or {}
        if given.get("uitkomst") in {Balance.TIPS, Balance.OVERLOADED} and not given.get("anders"):
            self.add_error("anders", gettext("Het houdt niet. Schrijf op wat er verandert."))
        if given.get("weer") and given["weer"] <= self.today:
            self.add_error("weer", gettext("Kies een dag die nog komt."))
        return given

    def found(self) -> Found:
        """Return how it goes."""
        given = self.cleaned_data
        return Found(
            asked_date=given["dag"],
            way=Way(given["hoe"]),
            own_words=given["woorden"],
            costs=given["kost"],
            gives=given["geeft"],
            balance=Balance(given["uitkomst"]),
            changes=given["anders"],
            next_date=given["weer"],
        )


class AlarmForm(forms.Form):
    """What was done where a talk called for help."""

    gedaan = forms.LongTextField(
        label=_("Wat deed u, en met wie?"),
        help_text=_("Bijvoorbeeld: de huisarts gebeld om 14 uur, die komt vandaag. Dit staat daarna in de zaak."),
        max_length=1000,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))


class RespiteForm(forms.Form):
    """Which respite is wished."""

    wens = forms.LongTextField(
        label=_("Welke vervangende zorg is gewenst?"),
        help_text=_("Bijvoorbeeld: een nacht in de week, vanaf mei. Dit is een notitie: u vraagt de hulp zelf aan."),
        max_length=1000,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))


class ReachForm(forms.Form):
    """How people reach somebody who works here."""

    telefoon = forms.PhoneField(label=_("Uw telefoonnummer"), width="medium", max_length=60)
    dagen = forms.TextField(
        label=_("Op welke dagen werkt u?"),
        help_text=_("Bijvoorbeeld: maandag, dinsdag en donderdag, van 9 tot 17 uur."),
        max_length=160,
    )
