"""An instrument as a form, on one page: what must be answered, and nothing else."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from draagkracht.assessments.rules.answers import UnknownCode
from draagkracht.assessments.rules.definition import Instrument, Item
from draagkracht.assessments.rules.filled import Filled, fill
from draagkracht.base import forms

PREFIX = "vraag-"


class InstrumentForm(forms.Form):
    """The questions of an instrument that count. Of one that is copied from paper they say what they are about."""

    def __init__(self, instrument: Instrument, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.instrument = instrument
        asked = [item for item in instrument.items if item.is_required]
        is_paper = instrument.wording == "paper"
        questions = {f"{PREFIX}{item.id}": _field(item, n if is_paper else 0) for n, item in enumerate(asked, start=1)}
        self.fields = questions | self.fields
        self.filled: Filled | None = None

    def clean(self) -> dict[str, Any]:
        """Count what was answered; `filled` is what came of it."""
        found: dict[str, Any] = super().clean() or {}
        given = {name.removeprefix(PREFIX): value for name, value in found.items() if name.startswith(PREFIX)}
        if not any(name.startswith(PREFIX) for name in self.errors):
            try:
                self.filled = fill(self.instrument, given)
            except UnknownCode:
                raise ValidationError(gettext("Deze antwoorden passen niet bij de lijst.")) from None
        return found


def _field(item: Item, number: int) -> Any:
    """Return the field of a question; with its number where it is copied from paper."""
    words = item.wording or item.about
    label = f"{number}. {words}" if number else words
    choices = [(option.code, option.label) for option in item.options]
    kind = forms.CheckboxesField if item.repeats else forms.RadioField
    return kind(label=label, choices=choices)
