"""What the desk fills in."""

import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.directory.rules import codes
from draagkracht.referrals.rules import intake


class NoteForm(forms.Form):
    """A question at the desk. `key` belongs to this one form: sending it twice has one effect."""

    manier = forms.RadioField(
        label=_("Hoe kwam de vraag binnen?"), error_messages={"required": _("Kies hoe de vraag binnenkwam.")}
    )
    waarover = forms.CheckboxesField(label=_("Waar ging het over?"), required=False)
    bij = forms.SelectField(label=_("Speciaal bij"), required=False)
    afloop = forms.RadioField(label=_("Wat deed u?"), error_messages={"required": _("Kies wat u deed.")})
    tekst = forms.LongTextField(
        label=_("Aantekening"),
        help_text=_(
            "Zonder naam, adres, telefoonnummer of geboortedatum. Bijvoorbeeld: vrouw van 70, man met dementie."
        ),
        required=False,
        max_length=intake.LONGEST,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields["manier"].choices = [(code.value, translate(label)) for code, label in intake.ROUTE_LABELS.items()]
        fields["afloop"].choices = [(code.value, translate(label)) for code, label in intake.OUTCOME_LABELS.items()]
        fields["waarover"].choices = [(code.value, translate(label)) for code, label in codes.NEED_LABELS.items()]
        fields["bij"].choices = [
            ("", _("Niet gezegd")),
            *((code.value, translate(label)) for code, label in codes.PERSON_LABELS.items()),
        ]

    def clean_tekst(self) -> str:
        """Return the note; refuse what points to a person."""
        try:
            return intake.check_nameless(self.cleaned_data["tekst"])
        except intake.NotePointsToSomebody as refusal:
            raise ValidationError(translate(refusal.sentence), code="person") from None

    def note(self) -> dict[str, Any]:
        """Return what `referrals.services.note_question` takes."""
        found = self.cleaned_data
        return {
            "route": intake.Route(found["manier"]),
            "needs": frozenset(codes.BaseFunction(code) for code in found["waarover"]),
            "condition": codes.Condition(found["bij"]) if found["bij"] else None,
            "outcome": intake.Outcome(found["afloop"]),
            "text": found["tekst"],
            "key": self.key,
        }
