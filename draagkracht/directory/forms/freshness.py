"""What a provider corrects by the link in its letter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import FieldDisplay
from draagkracht.base.text import N_, Sentence
from draagkracht.base.translation import translate
from draagkracht.directory.forms.editing import place_choices
from draagkracht.directory.forms.rows import RowShown
from draagkracht.directory.forms.values import EntryForm, Values
from draagkracht.directory.queries.staff import Named
from draagkracht.directory.rules.fields import fingerprint
from draagkracht.directory.rules.history import Json, Subject

# What changes most, by subject.
SHOWN: Final = (
    (Sentence(N_("Telefoon, mail en site")), ("contacts", "email", "url")),
    (Sentence(N_("Dagen en tijden")), ("schedules",)),
    (Sentence(N_("Plek")), ("locations",)),
    (Sentence(N_("Prijs")), ("cost_options", "fees")),
    (Sentence(N_("Uitleg")), ("description", "first_step", "eligibility_description")),
)
NAMES: Final = tuple(name for _title, names in SHOWN for name in names)
MESSAGE: Final = "message"
LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Part:
    """Fields of one subject, folded away until somebody needs them; `rows_name` is that of its rows, if it has any."""

    title: str
    fields: tuple[FieldDisplay, ...]
    rows_name: str
    rows: tuple[RowShown, ...]
    is_open: bool


class CorrectionForm(EntryForm):
    """Some fields as they are now, and room for everything else. `places` are those that one may choose from."""

    def __init__(self, data: Any, *, present: Values, places: Sequence[Named]) -> None:
        choices = {"locations": place_choices(places)}
        super().__init__(data, subject=Subject.SERVICE, names=NAMES, present=present, choices=choices)
        message = forms.LongTextField(
            label=_("Wat klopt er niet meer?"),
            help_text=_("Schrijf het hier op, ook als dit er niet meer is. Of verander hieronder zelf wat er staat."),
            required=False,
            max_length=LONGEST,
        )
        self.fields = {MESSAGE: message, **self.fields}

    @property
    def message_field(self) -> FieldDisplay:
        """Return the room for everything else as the page shows it."""
        return self.shown[0]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the fields by subject; one in which something is wrong, or a row was asked for, is open."""
        fields = {field.name: field for field in self.shown}
        rows = dict(self.shown_rows)
        wrong = {error.field_id for error in self.error_list}
        return tuple(
            self._part(
                translate(title),
                tuple(fields[name] for name in names if name in fields),
                next((name for name in names if name in rows), ""),
                rows,
                wrong,
            )
            for title, names in SHOWN
        )

    def _part(
        self,
        title: str,
        fields: tuple[FieldDisplay, ...],
        rows_name: str,
        rows: dict[str, tuple[RowShown, ...]],
        wrong: set[str],
    ) -> Part:
        own = rows.get(rows_name, ())
        ids = {field.id for field in (*fields, *(field for row in own for field in row.fields))}
        is_open = bool(ids & wrong) or self.wants_row(rows_name)
        return Part(title, fields, rows_name, own, is_open)

    def refuse_nothing(self) -> None:
        """Say that there is nothing in the form to do something with."""
        self.add_error(MESSAGE, gettext("Vul in wat er niet klopt, of verander hieronder een tekst."))

    def refuse_stale(self) -> None:
        """Say that somebody else changed the same meanwhile."""
        self.add_error(None, gettext("Iemand anders veranderde dit net. Kijk het na, en verstuur het nog een keer."))

    def message(self) -> str:
        """Return the message; asked when the form is valid."""
        return str(self.cleaned_data[MESSAGE])

    def changes(self) -> dict[str, Json]:
        """Return the fields that have another value than the page showed; asked when the form is valid.

        Raises fields.ValueIsWrong.
        """
        return {
            name: value for name, value in self.values().items() if fingerprint(name, value) != self.seen.get(name, "")
        }
