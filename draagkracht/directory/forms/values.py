"""A form for some fields of an entry: made from what `rules/fields.py` says of each, and checked by it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms, translation
from draagkracht.base.forms import FieldDisplay, FormError, error_list
from draagkracht.base.numbers import read_number
from draagkracht.directory.forms.rows import ROW_FORMS, DayField, MailField, NumberField, RowForm, RowShown, labelled
from draagkracht.directory.rules import codes, consistency, fields
from draagkracht.directory.rules.fields import Field, Kind
from draagkracht.directory.rules.history import Json, Subject

Values = Mapping[str, Json]
Choices = Sequence[tuple[str, str]]

SEEN: Final = "gezien"
ADD_ROW: Final = "nog-een"
AREAS: Final = "service_areas"
MOST_ROWS: Final = 50
LONGEST_NUMBER: Final = 20
LABELS: Final[Mapping[str, Mapping[Any, Any]]] = {
    "base_functions": codes.BASE_FUNCTION_LABELS,
    "conditions": codes.CONDITION_LABELS,
    "laws": codes.LAW_LABELS,
    "audiences": codes.AUDIENCE_LABELS,
    "respite_forms": codes.RESPITE_FORM_LABELS,
    "status": codes.STATUS_LABELS,
    "kinds": codes.KIND_LABELS,
    "funding_kind": codes.FUNDING_LABELS,
}
HELP: Final[Mapping[str, Any]] = {
    "alert": _("Dit staat bovenaan de pagina. Bijvoorbeeld: in augustus dicht."),
    "asked_as": _(
        "Met welke woorden vragen mensen hierom? Zet elke vraag op een eigen regel. Dit staat niet op de site."
        " Er wordt alleen op gezocht."
    ),
    "first_step": _("Wat doet iemand als eerste? Schrijf het in één of twee korte zinnen."),
    "what_to_expect": _("Wat gebeurt er daarna? Hoe lang duurt het, en wie ziet iemand?"),
    "email": _("Een voorbeeld: naam@voorbeeld.nl."),
    "url": _("Begin met https://."),
    "website": _("Begin met https://."),
    "accessibility": _("Elke regel is één ding. Bijvoorbeeld: u kunt met een rolstoel naar binnen."),
    "service_areas": _("Kiest u niets? Dan is het er voor uw eigen gemeente."),
    "latitude": _("Voor de afstand. Bijvoorbeeld: 52,16."),
    "longitude": _("Bijvoorbeeld: 5,39."),
}


class AreasField(forms.CheckboxesField):
    """Where people must live; each choice is the row itself as JSON, so that an area of a feed stays as it is."""

    def valid_value(self, value: Any) -> bool:
        """Leave it to the rule for a row: what was there when the page was made may be gone by now."""
        return True


class EntryForm(forms.Form):
    """Some fields of an entry. `choices` are those of a field that points to other entries; `proposed` are values that
    a new form begins with instead of those that are there.

    `seen` are the fingerprints of what the page shows: they come back with the form, so that what somebody else
    changed meanwhile is noticed.
    """

    def __init__(
        self,
        data: Any,
        *,
        subject: Subject,
        names: Sequence[str],
        present: Values,
        choices: Mapping[str, Choices],
        proposed: Values | None = None,
    ) -> None:
        own = fields.FIELDS[subject]
        begin = {**present, **(proposed or {})}
        super().__init__(data, initial={name: shown_value(own[name], begin.get(name)) for name in names})
        self.subject, self.names, self.present, self.begin = subject, names, present, begin
        self.choices = choices
        self.row_forms: dict[str, list[RowForm]] = {}
        self.new_seen: Mapping[str, str] | None = None
        for name in names:
            if name in ROW_FORMS:
                self.row_forms[name] = self._rows(name)
            else:
                self.fields[name] = form_field(name, own[name], begin.get(name), choices.get(name, ()))
        self.checked: dict[str, Json] = {}

    def _rows(self, name: str) -> list[RowForm]:
        rows: Any = self.begin.get(name) or []
        number = len(rows) + 1
        if self.is_bound:
            sent = str(self.data.get(f"{name}-aantal", ""))
            number = min(read_number(sent, digits=3, other=0), MOST_ROWS)
            number += self.wants_row(name)
        data = self.data if self.is_bound else None
        return [
            ROW_FORMS[name](
                data if not self.is_bound or f"{name}-{at}-rest" in self.data else None,
                number=at + 1,
                row=rows[at] if at < len(rows) and not self.is_bound else {},
                prefix=f"{name}-{at}",
                choices=self.choices.get(name, ()),
            )
            for at in range(number)
        ]

    def wants_row(self, name: str) -> bool:
        """Return whether somebody asked for one more row of a part, and nothing to be saved."""
        return self.is_bound and self.data.get(ADD_ROW) == name

    @property
    def is_unfinished(self) -> bool:
        """Return whether the form was sent for another row and not to be saved."""
        return any(self.wants_row(name) for name in self.row_forms)

    @property
    def seen(self) -> dict[str, str]:
        """Return the fingerprints that the page was made with; nothing that can be read means: of empty fields."""
        try:
            sent = json.loads(self.data.get(SEEN, "") or "{}") if self.is_bound else {}
        except (ValueError, RecursionError):
            sent = {}
        return {str(name): str(mark) for name, mark in sent.items()} if isinstance(sent, dict) else {}

    @property
    def seen_text(self) -> str:
        """Return what the hidden field holds: what was seen, or once there was a conflict what is there now."""
        if self.is_bound and self.new_seen is None:
            return json.dumps(self.seen)
        marks = fields.fingerprints({name: self.present.get(name) for name in self.names})
        return json.dumps(marks)

    def meet(self, present: Values) -> None:
        """Take note of what is there now: sending the form again overrides it knowingly."""
        self.present = {**self.present, **present}
        self.new_seen = {}

    def refuse(self, wrong: fields.ValueIsWrong) -> None:
        """Say what a rule refused that could not be seen before."""
        name = wrong.field if wrong.field in self.fields else None
        self.add_error(name, translation.translate(wrong.reason))

    @property
    def shown(self) -> tuple[FieldDisplay, ...]:
        """Return the fields that are no rows as the page shows them."""
        bound: list[Any] = [self[name] for name in self.fields]
        return tuple(replace(field.display(), is_marked=field.field.required) for field in bound)

    @property
    def shown_rows(self) -> tuple[tuple[str, tuple[RowShown, ...]], ...]:
        """Return the rows of each part as the page shows them."""
        return tuple((name, tuple(form.display() for form in forms_)) for name, forms_ in self.row_forms.items())

    @property
    def error_list(self) -> tuple[FormError, ...]:
        """Return the lines of the error summary, those of rows too."""
        if not self.is_bound or self.is_unfinished:
            return ()
        whole = tuple(FormError(str(message)) for message in self.non_field_errors())
        rows = tuple(error for forms_ in self.row_forms.values() for form in forms_ for error in form.error_list)
        return (*whole, *error_list(*self.shown), *rows)

    def clean(self) -> dict[str, Any]:
        """Bring every value in its one form; each error stands at its field."""
        for name in self.names:
            if name in self.row_forms or name not in self.cleaned_data:
                continue
            try:
                value = from_form(fields.FIELDS[self.subject][name], self.cleaned_data[name])
                self.checked[name] = fields.check(self.subject, name, value)
            except fields.ValueIsWrong as wrong:
                self.add_error(name, translation.translate(wrong.reason))
        try:
            fields.check_together({**self.present, **self.checked})
        except fields.ValueIsWrong as wrong:
            self.refuse(wrong)
        return self.cleaned_data

    def is_valid(self) -> bool:
        """Return whether every field and every row can be taken over."""
        if self.is_unfinished:
            return False
        rows = [form for forms_ in self.row_forms.values() for form in forms_ if form.is_bound and not form.is_gone]
        return all([super().is_valid(), *(form.is_valid() for form in rows)])

    def values(self) -> dict[str, Json]:
        """Return the value of each field; asked when the form is valid. Raises fields.ValueIsWrong."""
        found = dict(self.checked)
        for name, forms_ in self.row_forms.items():
            rows = [form.value() for form in forms_ if form.is_bound and not form.is_gone]
            found[name] = fields.check(self.subject, name, [row for row in rows if row])
        if "schedules" in found:
            times: Any = found["schedules"]
            found["schedules"] = consistency.without_old_times(times, self.present.get("schedules"))
        prices = found.get("cost_options", self.present.get("cost_options"))
        if "fees" in found and consistency.is_free_and_not(str(found["fees"]), prices):
            raise fields.ValueIsWrong("fees", consistency.FREE_AND_NOT)
        return found


def form_field(name: str, field: Field, present: Json, choices: Choices) -> Any:
    """Return the form field for a field."""
    options: dict[str, Any] = {
        "label": translation.translate(field.label),
        "help_text": HELP.get(name, ""),
        "required": field.is_required,
    }
    if name == AREAS:
        return AreasField(**options, choices=area_choices(present, choices))
    if field.kind is Kind.ENTRY:
        return forms.SelectField(**options, choices=[("", gettext("Geen")), *choices])
    if field.kind is Kind.LANGUAGES:
        return forms.CheckboxesField(**options, choices=language_choices(present))
    if field.kind is Kind.CHOICE:
        return forms.SelectField(**options, choices=[("", gettext("Niet bekend")), *labelled(LABELS[name])])
    if name in LABELS:
        chooses = forms.RadioField if field.kind is Kind.STATUS else forms.CheckboxesField
        return chooses(**options, choices=labelled(LABELS[name]))
    return _text_field(field.kind, options)


def _text_field(kind: Kind, options: Mapping[str, Any]) -> Any:
    if kind is Kind.DAY:
        return DayField(**options, width="medium")
    if kind in {Kind.TEXT, Kind.TEXTS}:
        return forms.LongTextField(**options, max_length=fields.LONG)
    if kind in {Kind.AGE, Kind.DEGREES}:
        return NumberField(**options, width="short", max_length=LONGEST_NUMBER)
    return (MailField if kind is Kind.MAIL else forms.TextField)(**options, max_length=fields.LIMITS[kind])


def language_choices(present: Json) -> list[tuple[str, str]]:
    """Return the languages that we have names for, and those that are there already."""
    spoken: Any = present or []
    known = labelled(codes.LANGUAGE_LABELS)
    return [*known, *((code, code) for code in spoken if code not in codes.LANGUAGE_LABELS)]


def area_choices(present: Json, municipalities: Choices) -> list[tuple[str, str]]:
    """Return the areas that are there, and the municipalities and the whole country where they are not."""
    rows: Any = present or []
    there = [(as_text(row), row["name"] or row["extent"] or row["uri"]) for row in rows]
    named = {word.casefold() for row in rows for word in (row["name"], row["extent"]) if word}
    new = [
        (as_text({"hsds_id": "", "name": name, "extent": code, "extent_type": "", "uri": ""}), name)
        for code, name in municipalities
        if not {code.casefold(), name.casefold()} & named
    ]
    return [*there, *new]


def as_text(row: Mapping[str, Any]) -> str:
    """Return a row as text, always the same for the same row."""
    return json.dumps(row, sort_keys=True, ensure_ascii=True)


def shown_value(field: Field, value: Json) -> Any:
    """Return what a form field shows of a value."""
    if field.kind is Kind.TEXTS and isinstance(value, list):
        return "\n".join(str(text) for text in value)
    if field.kind is Kind.DEGREES and value is not None:
        return str(value).replace(".", ",")
    if field.kind is Kind.ROWS and isinstance(value, list):
        return [as_text(row) for row in value if isinstance(row, dict)]
    return value


def from_form(field: Field, value: Any) -> Any:
    """Return the value of a field from what the form field gives."""
    if field.kind is Kind.AGE:
        return int(value) if value.isascii() and value.isdigit() and len(value) <= 6 else value or None  # noqa: PLR2004
    if field.kind is Kind.DEGREES:
        return _degrees(value)
    if field.kind is Kind.TEXTS:
        return [line.strip() for line in value.splitlines() if line.strip()]
    if field.kind is Kind.ROWS:
        return [_row(text) for text in value]
    return value


def _degrees(value: str) -> Any:
    try:
        return float(value.replace(",", ".")) if value else None
    except ValueError:
        return value


def _row(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
