"""A team, and who comes to belong to it."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import NOT_CHOSEN
from draagkracht.casework.forms.cases import Colleagues


class TeamForm(forms.Form):
    """What a team is called, and its number."""

    naam = forms.TextField(label=_("Naam van het team"), max_length=120, width="medium")
    telefoon = forms.TextField(label=_("Telefoon"), max_length=30, width="short", required=False)

    def refuse_name(self) -> None:
        """Say that there is such a team already."""
        self.add_error("naam", gettext("Dit team staat er al. Kies een andere naam."))


class MemberForm(forms.Form):
    """Who comes to belong to a team."""

    wie = forms.SelectField(label=_("Wie komt erbij?"))

    def __init__(self, data: Any = None, *, colleagues: Colleagues) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["wie"].choices = [NOT_CHOSEN, *((str(number), name) for number, name in colleagues)]
