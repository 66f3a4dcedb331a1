"""Correcting what stands in a file."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from draagkracht.base import forms
from draagkracht.base.numbers import read_number
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.people.forms.notes import NoteField

LONGEST = 4000


class CorrectForm(forms.Form):
    """The texts of a note, as they are. `seen` is how often it was corrected when it was read."""

    def __init__(
        self, data: Any = None, *, texts: Mapping[str, str], labels: Mapping[str, Sentence], seen: int
    ) -> None:
        super().__init__(data, initial=dict(texts))
        self.fields |= {
            name: NoteField(label=translate(label), required=False, max_length=LONGEST)
            for name, label in labels.items()
        }
        self.seen = read_number((data or {}).get("gezien", str(seen)), digits=5, other=-1)

    def clean(self) -> None:
        """Refuse to leave nothing: what was wrong is said in words too."""
        if not self.errors and not any(self.cleaned_data.values()):
            self.add_error(
                next(iter(self.fields)), gettext("Schrijf op wat er moet staan. Klopt er niets van? Zet dat.")
            )

    def texts(self) -> dict[str, str]:
        """Return the texts as they are from now on."""
        return {name: self.cleaned_data[name] for name in self.fields}
