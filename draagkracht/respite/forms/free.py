"""Who is free: on which day, in which part of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.moments import DayField
from draagkracht.base.translation import translate
from draagkracht.respite.displays.volunteers import PART_NAMES
from draagkracht.respite.rules.volunteers import Wanted


class FreeForm(forms.Form):
    """A part of a day. Somebody is alone with another, so that a certificate is needed."""

    dag = DayField(label=_("Dag"), width="short")
    deel = forms.RadioField(label=_("Deel van de dag"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"deel": "1"})
        found = [(str(part), translate(name)) for part, name in enumerate(PART_NAMES)]
        self.fields["deel"].choices = found  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Return what is asked for."""
        return Wanted(date=self.cleaned_data["dag"], part=int(self.cleaned_data["deel"]))
