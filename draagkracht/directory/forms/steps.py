"""Writing help step by step: one form for the pathway, one for each step."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.translation import translate
from draagkracht.directory.queries import steps as queries
from draagkracht.directory.rules import codes, steps

LONGEST_NAME = 120
YES = "ja"
FOR_A_STEP = _("nodig voor een stap")


class PathwayForm(forms.Form):
    """What a pathway is called, and for whom it is."""

    naam = forms.TextField(
        label=_("Hoe heet het?"), help_text=_("Bijvoorbeeld: Dementie, stap voor stap."), max_length=LONGEST_NAME
    )
    uitleg = forms.LongTextField(label=_("Voor wie is het?"), required=False, max_length=600)
    voor = forms.SelectField(label=_("Speciaal bij"), required=False)
    zichtbaar = forms.CheckboxesField(
        label=_("Wie mag het zien?"),
        help_text=_("Voor op de site zijn twee stappen nodig, met bij elke stap ten minste één dienst."),
        required=False,
        choices=[(YES, _("Iedereen, op de site"))],
    )

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial, prefix="pad")
        fields: dict[str, Any] = self.fields
        labels = [
            (code.value, translate(label))
            for code, label in codes.CONDITION_LABELS.items()
            if code is not codes.Condition.NONE
        ]
        fields["voor"].choices = [("", _("Niet bij één ziekte")), *labels]

    @property
    def condition(self) -> codes.Condition | None:
        """Return the condition that was chosen."""
        chosen = self.cleaned_data["voor"]
        return codes.Condition(chosen) if chosen else None


class StepForm(forms.Form):
    """One step. Left empty as a whole it is no step."""

    titel = forms.TextField(label=_("Naam van de stap"), required=False, max_length=LONGEST_NAME, needed_for=FOR_A_STEP)
    past_bij = forms.LongTextField(
        label=_("Wanneer past deze stap?"), required=False, max_length=600, needed_for=FOR_A_STEP
    )
    weken = forms.TextField(
        label=_("Na hoeveel weken kijkt iemand opnieuw?"),
        required=False,
        max_length=12,
        width="short",
        needed_for=FOR_A_STEP,
    )
    diensten = forms.LongTextField(
        label=_("Welke hulp hoort erbij?"),
        help_text=_("Plak het adres van elke dienst, elk op een regel. U vindt het boven in uw browser."),
        required=False,
        max_length=4000,
        needed_for=_("nodig voor op de site"),
    )

    def __init__(self, data: Any = None, *, level: int, initial: Any = None) -> None:
        super().__init__(data, initial=initial, prefix=f"stap{level}")
        self.level = level

    @property
    def error_list(self) -> tuple[forms.FormError, ...]:
        """Return the lines of the error summary, with the step in which each field is."""
        step = gettext("Stap %(level)s") % {"level": self.level}
        return tuple(replace(error, label=f"{step}: {error.label}") for error in super().error_list)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was filled in."""
        return not any(self.cleaned_data.get(name) for name in self.fields)

    def clean_weken(self) -> int | None:
        """Return the number of weeks."""
        text = self.cleaned_data["weken"].strip()
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= steps.LONGEST_WAIT):
            message = gettext("Vul een getal in van 1 tot en met %(most)s.")
            raise ValidationError(message % {"most": steps.LONGEST_WAIT})
        return int(text)

    def clean_diensten(self) -> tuple[str, ...]:
        """Return the ids of the services; refuse what the public does not find."""
        named = steps.read_service_ids(self.cleaned_data["diensten"])
        kept = queries.ids_of(one for one in named if isinstance(one, int))
        found = tuple(dict.fromkeys(kept.get(one) or str(one) for one in named))
        known = queries.names_of(found)
        unknown = [key for key in found if key not in known]
        if unknown:
            message = gettext("Deze dienst staat niet op de site: %(name)s. Kopieer het adres van een andere.")
            raise ValidationError(message % {"name": unknown[0][:80]})
        return found

    def clean(self) -> dict[str, Any]:
        """Refuse a step of which half is filled in."""
        found: dict[str, Any] = self.cleaned_data
        if not self.errors and not self.is_empty:
            needed = {"titel": _("Geef de stap een naam."), "past_bij": _("Schrijf op wanneer deze stap past."),
                      "weken": _("Vul in na hoeveel weken iemand opnieuw kijkt.")}  # fmt: skip
            for name, message in needed.items():
                if not found.get(name):
                    self.add_error(name, message)
        return found

    def step(self) -> steps.Step:
        """Return the step that was filled in."""
        found = self.cleaned_data
        return steps.Step(
            level=self.level,
            title=found["titel"],
            fits_when=found["past_bij"],
            look_again_weeks=found["weken"],
            service_ids=found["diensten"],
        )
