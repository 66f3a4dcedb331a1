"""What a provider corrects by the link in its letter."""

from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.translation import translate
from draagkracht.directory.forms.values import EntryForm, Values
from draagkracht.directory.rules.fields import ValueIsWrong, fingerprint
from draagkracht.directory.rules.history import Json, Subject

# What changes most, and can be said in a line or some lines; times, places and numbers go in the message.
NAMES: Final = ("description", "first_step", "eligibility_description", "fees", "email", "url")
MESSAGE: Final = "message"
LONGEST: Final = 2000


class CorrectionForm(EntryForm):
    """Some fields as they are now, and room for everything else."""

    def __init__(self, data: Any, *, present: Values) -> None:
        super().__init__(data, subject=Subject.SERVICE, names=NAMES, present=present, choices={})
        message = forms.LongTextField(
            label=_("Wat klopt er niet meer?"),
            help_text=_("Bijvoorbeeld: een telefoonnummer, een tijd of een plek. Of: dit is er niet meer."),
            required=False,
            max_length=LONGEST,
        )
        self.fields = {MESSAGE: message, **self.fields}

    def refuse_nothing(self) -> None:
        """Say that there is nothing in the form to do something with."""
        self.add_error(MESSAGE, gettext("Vul in wat er niet klopt, of verander hieronder een tekst."))

    def refuse(self, wrong: ValueIsWrong) -> None:
        """Say at its field that a value cannot be."""
        self.add_error(wrong.field if wrong.field in self.fields else None, translate(wrong.reason))

    def refuse_stale(self) -> None:
        """Say that somebody else changed the same meanwhile."""
        self.add_error(None, gettext("Iemand anders veranderde dit net. Kijk het na, en verstuur het nog een keer."))

    def message(self) -> str:
        """Return the message; asked when the form is valid."""
        return str(self.cleaned_data[MESSAGE])

    def changes(self) -> dict[str, Json]:
        """Return the fields that have another value than the page showed; asked when the form is valid."""
        return {
            name: value for name, value in self.values().items() if fingerprint(name, value) != self.seen.get(name, "")
        }
