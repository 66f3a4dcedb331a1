"""What a provider fills in for a booking: why not, when to meet, how it was, what to invoice."""

import datetime
import re
from decimal import Decimal
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.moments import DayField, TimeField
from draagkracht.respite.rules.states import Step

MOST_UNITS: Final = 400
LONGEST_AHEAD: Final = 366  # days
AMOUNT: Final = re.compile(r"\d{1,6}([.,]\d{1,2})?")


class NumberField(forms.TextField):
    """A whole number within bounds."""

    input_mode = "numeric"

    def __init__(self, *, least: int, most: int, **options: Any) -> None:
        super().__init__(width="short", max_length=6, **options)
        self.least, self.most = least, most

    def clean(self, value: Any) -> Any:
        """Return the number; None where nothing was filled in. Raises ValidationError with the bounds."""
        text = str(super().clean(value)).strip()
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and self.least <= int(text) <= self.most):
            says = gettext("Vul een getal in van %(least)s tot en met %(most)s.")
            raise ValidationError(says % {"least": self.least, "most": self.most}, code="invalid")
        return int(text)


class MoneyField(forms.TextField):
    """An amount in euros; gives cents."""

    input_mode = "decimal"

    def __init__(self, **options: Any) -> None:
        super().__init__(width="short", max_length=12, **options)

    def clean(self, value: Any) -> Any:
        """Return the amount in cents; None where nothing was filled in. Raises ValidationError with an example."""
        text = str(super().clean(value)).replace("€", "").strip()
        if not text:
            return None
        if not AMOUNT.fullmatch(text):
            raise ValidationError(gettext("Dit is geen bedrag. Een voorbeeld: 125,50."), code="invalid")
        return int(Decimal(text.replace(",", ".")) * 100)


def amount(cents: int | None) -> str:
    """Return an amount as it stands in its field."""
    return "" if cents is None else f"{cents // 100},{cents % 100:02d}"


class YesForm(forms.Form):
    """Nothing to fill in: one press."""


class ReasonForm(forms.Form):
    """Why it cannot be; who asked reads it."""

    reden = forms.LongTextField(
        label=_("Waarom kan het niet?"),
        help_text=_("Wie vroeg, leest dit. Schrijf wat er wel kan, als u dat weet."),
        max_length=300,
    )


class IntakeForm(forms.Form):
    """When to meet."""

    dag = DayField(label=_("Op welke dag maakt u kennis?"), width="short")
    tijd = TimeField(label=_("Hoe laat?"), width="short")
    bericht = forms.LongTextField(
        label=_("Wat wilt u erbij zeggen?"),
        help_text=_("Bijvoorbeeld waar, en wie er meekomt."),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Put the day and the time together; refuse what is over."""
        found: dict[str, Any] = super().clean() or {}
        day, time = found.get("dag"), found.get("tijd")
        if day and time and not 0 <= (day - timezone.localdate()).days <= LONGEST_AHEAD:
            self.add_error("dag", gettext("Kies een dag die nog komt, binnen een jaar."))
        elif day and time:
            found["moment"] = timezone.make_aware(datetime.datetime.combine(day, time))
        return found


class WordsForm(forms.Form):
    """How it was."""

    woorden = forms.LongTextField(
        label=_("Hoe ging het?"),
        help_text=_("Wat ging goed, en waar let u een volgende keer op? Wie zorgt en de gemeente kunnen dit lezen."),
        max_length=600,
    )


class InvoiceForm(forms.Form):
    """How many, and what one of them costs."""

    aantal = NumberField(label=_("Hoeveel nachten, dagen of keren?"), least=1, most=MOST_UNITS)
    prijs = MoneyField(label=_("Prijs per nacht, dag of keer, in euro’s"))

    def __init__(self, data: Any = None, *, booked: int, **options: Any) -> None:
        super().__init__(data, **options)
        fields: dict[str, Any] = self.fields
        fields["aantal"].most = booked  # what was not booked is not invoiced


STEP_FORMS: Final[dict[Step, type[forms.Form]]] = {
    Step.AGREE: YesForm,
    Step.ASK_INTAKE: IntakeForm,
    Step.REFUSE: ReasonForm,
    Step.CANCEL: ReasonForm,
    Step.START: YesForm,
    Step.FINISH: YesForm,
}
