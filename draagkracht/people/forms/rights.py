"""The form of what somebody asks about the file of the municipality."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.people.forms.notes import NoteField
from draagkracht.people.rules.rights import LONGEST_TEXT, Right

RIGHT_LABELS = {
    Right.SEE: _("Ik wil zien wat de gemeente van mij heeft"),
    Right.CORRECT: _("Er klopt iets niet. Verander het"),
    Right.REMOVE: _("Haal iets van mij weg"),
}


class RightForm(forms.Form):
    """What somebody asks; who wants something changed says what."""

    right = forms.RadioField(label=_("Wat wilt u?"), choices=list(RIGHT_LABELS.items()))
    about = NoteField(
        label=_("Waar gaat het om?"),
        help_text=_("Wilt u iets laten veranderen of weghalen? Schrijf dan op wat."),
        required=False,
        max_length=LONGEST_TEXT,
        needed_for=_("nodig bij veranderen en weghalen"),
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))

    def clean(self) -> dict[str, Any]:
        """Return what was filled in; without what it is about nothing can be changed or removed."""
        cleaned: dict[str, Any] = super().clean() or {}
        needs_words = cleaned.get("right") in {Right.CORRECT, Right.REMOVE}
        if needs_words and not cleaned.get("about") and "about" not in self.errors:
            self.add_error("about", _("Schrijf op waar het om gaat. Dan weten wij wat wij moeten doen."))
        return cleaned
