"""What somebody fills in for an import: a file or an address, and what the columns are."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.directory.rules.hsds.decode import FileIsWrong
from draagkracht.directory.rules.importing import mapping, paging
from draagkracht.directory.rules.importing.columns import COLUMNS
from draagkracht.directory.rules.importing.sources import EXTENSIONS, SourceKind

MOST_BYTES: Final = 80 * 1024 * 1024
LONGEST_ADDRESS: Final = 500


class SourceForm(forms.Form):
    """A file or an address. `key` belongs to this one form: sending it twice makes one import."""

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        super().__init__(data, files, **options)
        self.key = read_key((data or {}).get("key", ""))

    def refuse(self, reason: str) -> None:
        """Say at the field what is wrong with what was given."""
        self.add_error(next(iter(self.fields)), reason)


class FileForm(SourceForm):
    """A file to import."""

    file = forms.FileField(label=_("Uw bestand"))

    def __init__(
        self, data: Any = None, files: Any = None, *, kind: SourceKind, is_too_large: bool = False, **options: Any
    ) -> None:
        super().__init__(data, files, **options)
        field: Any = self.fields["file"]
        field.accept = ",".join(EXTENSIONS[kind])
        field.help_text = gettext("Hoogstens %(size)s MB.") % {"size": MOST_BYTES // 1024 // 1024}
        self.is_too_large = is_too_large

    def clean(self) -> dict[str, Any] | None:
        """Say in one sentence that a file is too large, instead of that there is none."""
        if self.is_too_large:
            self.errors.pop("file", None)
            message = gettext("Dit bestand is groter dan %(size)s MB. Lever het in delen aan.")
            self.add_error("file", message % {"size": MOST_BYTES // 1024 // 1024})
        return super().clean()

    def content(self) -> tuple[str, bytes]:
        """Return the name and the bytes of the file."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        return file.name or "", file.read()


class AddressField(forms.TextField):
    """The address of a source."""

    input_type = "url"
    input_mode = "url"
    default_error_messages = {  # noqa: RUF012 - as Django declares it
        "required": _("Vul het adres in."),
    }

    def clean(self, value: Any) -> str:
        """Return the address; raises ValidationError with what to do."""
        text = super().clean(value)
        try:
            return paging.check_address(text)
        except FileIsWrong as error:
            raise ValidationError(translate(error.reason), code="invalid") from None


class AddressForm(SourceForm):
    """An address to fetch from."""

    address = AddressField(
        label=_("Het adres"), help_text=_("Zoals https://www.voorbeeld.nl/api."), max_length=LONGEST_ADDRESS
    )


class ColumnsForm(forms.Form):
    """What each column of a spreadsheet is: a field `column-N` for the column at position N."""

    def __init__(self, data: Any = None, *, headers: Sequence[str], columns: Sequence[str]) -> None:
        names = [f"column-{position}" for position in range(len(headers))]
        super().__init__(data, initial=dict(zip(names, columns, strict=True)))
        self.headers, self.names = tuple(headers), names
        choices = [("", gettext("Niet overnemen")), *((one.field, translate(one.label)) for one in COLUMNS)]
        for name, header in zip(names, headers, strict=True):
            self.fields[name] = forms.SelectField(
                label=header or gettext("(zonder naam)"), choices=choices, required=False
            )

    def clean(self) -> dict[str, Any] | None:
        """Refuse two columns that are the same, and a sheet without names; each is said at its column."""
        cleaned = super().clean() or {}
        chosen = self.chosen(cleaned)
        for problem in mapping.check(self.headers, chosen):
            message = f"{translate(problem.wrong)} {translate(problem.advice)}"
            places = [name for name, header in zip(self.names, self.headers, strict=True) if header == problem.column]
            self.add_error(places[0] if places and problem.column else None, message)
        return cleaned

    def chosen(self, cleaned: Mapping[str, Any] | None = None) -> tuple[str, ...]:
        """Return the field of each column, "" where it is left out."""
        values = self.cleaned_data if cleaned is None else cleaned
        return tuple(values.get(name, "") or "" for name in self.names)
