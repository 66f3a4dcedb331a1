"""A citizen service number: typing it, and for what somebody looks at it."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.casework.forms.cases import choices_of
from draagkracht.casework.rules import numbers
from draagkracht.casework.rules.numbers import Reason


class NumberForm(forms.Form):
    """The nine digits."""

    nummer = forms.TextField(
        label=_("Burgerservicenummer"), width="medium", help_text=_("Negen cijfers."), max_length=20, autocomplete="off"
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))

    def clean_nummer(self) -> str:
        """Return the number; raises ValidationError where it cannot be one."""
        try:
            return numbers.read_number(self.cleaned_data["nummer"])
        except numbers.NotACitizenNumber as refusal:
            raise ValidationError(translate(refusal.sentence), code="invalid") from None


class ReasonForm(forms.Form):
    """For what somebody wants to see the number."""

    waarom = forms.RadioField(label=_("Waarom hebt u het nummer nodig?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.fields["waarom"].choices = choices_of(numbers.REASONS)  # type: ignore[attr-defined]

    @property
    def reason(self) -> Reason:
        """Return what was chosen."""
        return Reason(self.cleaned_data["waarom"])
