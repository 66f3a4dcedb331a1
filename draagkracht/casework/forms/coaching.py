"""A network coach: that one begins, and how it goes."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField

Named = Sequence[tuple[str, str]]


class CoachForm(forms.Form):
    """A network coach begins."""

    wie = forms.RadioField(label=_("Voor wie?"))
    coach = forms.TextField(
        label=_("Wie is de netwerkcoach?"), help_text=_("Een naam, en van welke organisatie."), max_length=120
    )
    begin = DayField(label=_("Vanaf welke dag?"), width="medium")
    kijken = DayField(label=_("Wanneer kijkt u samen hoe het gaat?"), width="medium")

    def __init__(self, data: Any = None, *, carers: Named, today: datetime.date) -> None:
        super().__init__(data, initial={"wie": only(carers), "begin": today.isoformat()})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.today = today
        fields: dict[str, Any] = self.fields
        fields["wie"].choices = carers

    def clean(self) -> dict[str, Any]:
        """Ask for a day to look that still comes, after the day on which it begins."""
        given = super().clean() or {}
        begin, look = given.get("begin"), given.get("kijken")
        if look and (look <= self.today or (begin and look <= begin)):
            self.add_error("kijken", gettext("Kies een dag die nog komt, na de eerste dag."))
        return given

    def values(self) -> dict[str, Any]:
        """Return the coach as services take it."""
        given = self.cleaned_data
        days = {"from_date": given["begin"], "check_date": given["kijken"]}
        return {"party_id": uuid.UUID(given["wie"]), "coach": given["coach"], **days}


class LookForm(forms.Form):
    """How it goes with a network coach, and whether it goes on."""

    wie = forms.RadioField(label=_("Over wie gaat het?"))
    uitkomst = forms.LongTextField(
        label=_("Wat kwam eruit?"),
        help_text=_("Wie is erbij gekomen, en wie doet nu wat? Dit staat daarna in de zaak."),
        max_length=1000,
    )
    verder = forms.RadioField(label=_("Gaat de netwerkcoach verder?"), choices=[("ja", _("Ja")), ("nee", _("Nee"))])
    kijken = DayField(
        label=_("Wanneer kijkt u weer?"), width="medium", required=False, needed_for=_("nodig als het verder gaat")
    )

    def __init__(self, data: Any = None, *, carers: Named, today: datetime.date) -> None:
        super().__init__(data, initial={"wie": only(carers)})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.today = today
        fields: dict[str, Any] = self.fields
        fields["wie"].choices = carers

    def clean(self) -> dict[str, Any]:
        """Ask when one looks again, where it goes on."""
        given = super().clean() or {}
        if given.get("verder") == "ja" and (given.get("kijken") is None or given["kijken"] <= self.today):
            self.add_error("kijken", gettext("Kies een dag die nog komt."))
        return given

    def values(self) -> dict[str, Any]:
        """Return how it goes, as services take it; no next day where it ends."""
        given = self.cleaned_data
        again = given["kijken"] if given["verder"] == "ja" else None
        return {"party_id": uuid.UUID(given["wie"]), "text": given["uitkomst"], "check_date": again}


def only(carers: Named) -> str | None:
    """Return the one carer whom it can be about; None where there are more."""
    return carers[0][0] if len(carers) == 1 else None
