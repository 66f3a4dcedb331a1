"""A form for one row of a part: a time, a price, a contact, a place. What it does not show travels along unseen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.forms import BooleanField
from django.utils import formats
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms, translation
from draagkracht.base.forms import FieldDisplay, FormError, error_list
from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules import codes, consistency, fields, presentation
from draagkracht.directory.rules.history import Json
from draagkracht.directory.rules.hsds import records
from draagkracht.directory.rules.presentation.times import DAY_NAMES

Row = Mapping[str, Any]
Choices = Sequence[tuple[str, str]]

WEEK: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
REST: Final = "rest"
GONE: Final = "weg"
MOST_EURO: Final = 99_999
FEWEST_DIGITS: Final = 3  # 112


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row as the page shows it; `note` says what it holds that no field shows."""

    title: str
    note: str
    fields: tuple[FieldDisplay, ...]
    rest_name: str
    rest_text: str
    gone_name: str
    is_there: bool
    is_gone: bool


class DayField(forms.TextField):
    """A day."""

    input_type = "date"


class ClockField(forms.TextField):
    """A time of the day."""

    input_type = "time"


class NumberField(forms.TextField):
    """A number."""

    input_mode = "decimal"


class MailField(forms.TextField):
    """A mail address."""

    input_mode = "email"


class PhoneField(forms.TextField):
    """A telephone number, or two numbers with words: something that can be called must be in it."""

    input_mode = "tel"

    def clean(self, value: Any) -> str:
        """Return the number; refuse a text in which nobody can find one."""
        text: str = super().clean(value)
        if text and sum(sign.isdigit() for sign in text) < FEWEST_DIGITS:
            raise ValidationError(gettext("Dit is geen telefoonnummer. Een voorbeeld: 030 123 45 67."), code="invalid")
        return text


class RowForm(forms.Form):
    """One row of a part. Empty, or marked as gone, it is no row."""

    part: str
    heading: Sentence

    weg = BooleanField(required=False)

    def __init__(self, data: Any, *, number: int, row: Row, prefix: str, choices: Choices = ()) -> None:
        super().__init__(data, prefix=prefix, initial=self.from_row(row))
        self.number, self.row, self.choices = number, row, choices
        self.prepare(self.rest())

    def prepare(self, rest: Row) -> None:
        """Fit the fields to what the row holds."""

    def from_row(self, row: Row) -> dict[str, Any]:
        """Return what the fields show of a row."""
        return {name: value for name, value in row.items() if value is not None}

    def to_row(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of what was filled in."""
        names = fields.SERVICE[self.part].columns or {}
        return {name: cleaned[name] for name in names if name in cleaned}

    def rest(self) -> dict[str, Any]:
        """Return what travels along: from the row, and after sending from what was sent."""
        if not self.is_bound:
            return {name: value for name, value in self.row.items() if name not in self.base_fields}
        try:
            sent = json.loads(self.data.get(self.add_prefix(REST), "") or "{}")
        except (ValueError, RecursionError):
            sent = {}
        known = {"hsds_id", *(fields.SERVICE[self.part].columns or {})}
        return {name: sent[name] for name in sent.keys() & known} if isinstance(sent, dict) else {}

    @property
    def rest_name(self) -> str:
        """Return the name of the hidden field."""
        return self.add_prefix(REST)

    @property
    def rest_text(self) -> str:
        """Return what the hidden field holds."""
        return json.dumps(self.rest(), ensure_ascii=True)

    @property
    def gone_name(self) -> str:
        """Return the name of the box that takes the row away."""
        return self.add_prefix(GONE)

    @property
    def is_gone(self) -> bool:
        """Return whether somebody took the row away."""
        return self.is_bound and bool(self.data.get(self.gone_name))

    @property
    def is_there(self) -> bool:
        """Return whether the row was there before."""
        return bool(self.rest().get("hsds_id"))

    @property
    def shown(self) -> tuple[FieldDisplay, ...]:
        """Return the fields as the page shows them."""
        bound: list[Any] = [self[name] for name in self.fields if name != GONE]
        return tuple(replace(field.display(), is_marked=False) for field in bound)

    def display(self) -> RowShown:
        """Return the row as the page shows it."""
        return RowShown(
            f"{translation.translate(self.heading)} {self.number}",
            self.note(),
            self.shown,
            self.rest_name,
            self.rest_text,
            self.gone_name,
            self.is_there,
            self.is_gone,
        )

    def note(self) -> str:
        """Return what the row holds that no field shows."""
        return ""

    @property
    def error_list(self) -> tuple[FormError, ...]:
        """Return the lines of the error summary."""
        return error_list(*self.shown) if self.is_bound and not self.is_gone else ()

    def clean(self) -> dict[str, Any]:
        """Check each column by its rule, and then together; an error stands at the field that holds the column."""
        row = self.to_row(self.cleaned_data)
        for name, value in row.items():
            try:
                fields.check_column(self.part, name, value)
            except fields.ValueIsWrong as wrong:
                self.add_error(self.field_of(name), translation.translate(wrong.reason))
        found = consistency.contradiction(self.part, row)
        if found:
            column, reason = found
            self.add_error(self.field_of(column), translation.translate(reason))
        return self.cleaned_data

    def field_of(self, column: str) -> str:
        """Return the name of the field that shows a column."""
        return column

    def value(self) -> dict[str, Json] | None:
        """Return the row, or None where it is empty or gone; asked when the form is valid."""
        row = self.to_row(self.cleaned_data)
        if self.is_gone or all(fields.is_empty(value) for value in row.values()):
            return None
        return {**self.rest(), **row}


class ScheduleForm(RowForm):
    """A time."""

    part = "schedules"
    heading = Sentence(N_("Tijd"))
    days = forms.CheckboxesField(label=_("Op welke dagen"), required=False)
    attending = forms.CheckboxesField(label=_("Hoe doet iemand mee?"), required=False)
    opens_at = ClockField(label=_("Van hoe laat"), required=False, width="medium")
    closes_at = ClockField(label=_("Tot hoe laat"), required=False, width="medium")
    valid_from = DayField(label=_("Vanaf welke dag"), required=False, width="medium")
    valid_to = DayField(label=_("Tot en met welke dag"), required=False, width="medium")
    description = forms.TextField(
        label=_("In eigen woorden"),
        help_text=_("Vult u dit in? Dan leest de bezoeker dit, en niet de tijden hierboven."),
        required=False,
        max_length=fields.LONG,
    )

    def prepare(self, rest: Row) -> None:
        """Leave out the days where the row says more than days of the week, such as the first Tuesday of a month."""
        names: Any = self.fields
        names["attending"].choices = labelled(codes.ATTENDANCE_LABELS)
        if "byday" in rest:
            del names["days"]
            return
        names["days"].choices = [(day, translation.translate(DAY_NAMES[day])) for day in WEEK]

    def note(self) -> str:
        """Return the days in words where they are more than days of the week."""
        kept = self.rest()
        if not kept.get("byday"):
            return ""
        schedule = records.Schedule(
            "", freq=kept.get("freq") or "", byday=kept["byday"], bymonthday=kept.get("bymonthday") or ""
        )
        computed = presentation.times(schedule)
        return gettext("Dit blijft zo: %(days)s.") % {
            "days": translation.translate(computed) if computed else kept["byday"]
        }

    def from_row(self, row: Row) -> dict[str, Any]:
        """Return what the fields show of a row."""
        shown = super().from_row(row)
        for name in ("opens_at", "closes_at"):
            shown[name] = (row.get(name) or "")[:5]
        ways = presentation.ways([row.get("attending_type") or ""])
        return {**shown, "days": simple_days(row) or [], "attending": [str(way) for way in ways]}

    def rest(self) -> dict[str, Any]:
        """Return what travels along: the days too, where they are more than days of the week."""
        found = super().rest()
        if not self.is_bound:
            found.pop("attending_type", None)
            if simple_days(self.row) is not None:
                found.pop("byday", None)
        return found

    def to_row(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of what was filled in."""
        row = super().to_row(cleaned)
        if "days" in self.fields:
            row["byday"] = ",".join(day for day in WEEK if day in cleaned.get("days", ()))
        row["attending_type"] = ",".join(cleaned.get("attending", ()))
        return row

    def field_of(self, column: str) -> str:
        """Return the name of the field that shows a column."""
        return {"byday": "days", "attending_type": "attending"}.get(column, column)


class PriceForm(RowForm):
    """A price."""

    part = "cost_options"
    heading = Sentence(N_("Prijs"))
    option = forms.TextField(label=_("Waarvoor of voor wie"), required=False, max_length=fields.SHORT)
    amount = NumberField(
        label=_("Bedrag in euro"),
        help_text=_("0 betekent gratis."),
        required=False,
        width="short",
    )
    amount_description = forms.TextField(label=_("Uitleg"), required=False, max_length=fields.LONG)
    valid_from = DayField(label=_("Vanaf welke dag"), required=False, width="medium")
    valid_to = DayField(label=_("Tot en met welke dag"), required=False, width="medium")

    def from_row(self, row: Row) -> dict[str, Any]:
        """Return what the fields show of a row."""
        cents = row.get("amount_cents")
        amount = "" if cents is None else formats.number_format(Decimal(cents) / 100, 2, use_l10n=True)
        return {**super().from_row(row), "amount": amount}

    def rest(self) -> dict[str, Any]:
        """Return what travels along."""
        found = super().rest()
        if not self.is_bound:
            found.pop("amount_cents", None)
        return found

    def clean_amount(self) -> int | None:
        """Return the cents of an amount as people write it: `2,50`, `2.50` or `2`."""
        typed = self.cleaned_data["amount"].replace("€", "").strip()
        if not typed:
            return None
        try:
            amount = Decimal(typed.replace(",", "."))
        except InvalidOperation:
            amount = Decimal(-1)
        if amount.is_finite() and amount > MOST_EURO:
            most = formats.number_format(MOST_EURO, use_l10n=True, force_grouping=True)
            self.add_error("amount", gettext("Dit bedrag is te hoog. Vul ten hoogste %(most)s in.") % {"most": most})
            return None
        if not amount.is_finite() or amount < 0 or amount != amount.quantize(Decimal("0.01")):
            self.add_error("amount", gettext("Vul een bedrag in, zoals 2,50."))
            return None
        return int(amount * 100)

    def to_row(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of what was filled in."""
        return {**super().to_row(cleaned), "amount_cents": cleaned.get("amount")}

    def field_of(self, column: str) -> str:
        """Return the name of the field that shows a column."""
        return {"amount_cents": "amount"}.get(column, column)


class ContactForm(RowForm):
    """A desk or a role to turn to."""

    part = "contacts"
    heading = Sentence(N_("Contact"))
    name = forms.TextField(
        label=_("Naam"),
        help_text=_("Van een balie of functie. Een naam van een mens mag."),
        required=False,
        max_length=fields.SHORT,
    )
    title = forms.TextField(label=_("Functie"), required=False, max_length=fields.SHORT)
    phone = PhoneField(label=_("Telefoon"), required=False, width="medium", max_length=fields.SHORT)
    phone_description = forms.TextField(label=_("Wanneer bellen"), required=False, max_length=fields.SHORT)
    email = MailField(label=_("Mailadres"), required=False, max_length=fields.SHORT)


class LocationForm(RowForm):
    """A place where the service is given."""

    part = "locations"
    heading = Sentence(N_("Plek"))
    place = forms.SelectField(label=_("Plek"), required=False)
    description = forms.TextField(label=_("Uitleg bij deze plek"), required=False, max_length=fields.LONG)

    def prepare(self, rest: Row) -> None:
        """Offer the places of the municipality."""
        field: Any = self.fields["place"]
        own = self.row.get("hsds_id", "")
        known = {key for key, _name in self.choices}
        field.choices = [
            ("", gettext("Kies een plek")),
            *self.choices,
            *([(own, own)] if own not in {"", *known} else []),
        ]

    def from_row(self, row: Row) -> dict[str, Any]:
        """Return what the fields show of a row."""
        return {**super().from_row(row), "place": row.get("hsds_id", "")}

    def to_row(self, cleaned: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of what was filled in; a note without a place is no row."""
        return super().to_row(cleaned) if cleaned.get("place") else {}

    def value(self) -> dict[str, Json] | None:
        """Return the row, or None where no place was chosen."""
        place = self.cleaned_data.get("place")
        if self.is_gone or not place:
            return None
        return {"hsds_id": place, "description": self.cleaned_data.get("description", "")}


ROW_FORMS: Final[Mapping[str, type[RowForm]]] = {
    form.part: form for form in (ScheduleForm, PriceForm, ContactForm, LocationForm)
}


def labelled(labels: Mapping[Any, Any]) -> list[tuple[str, str]]:
    """Return the choices of a list of codes."""
    return [(str(code), translation.translate(label)) for code, label in labels.items()]


def simple_days(row: Row) -> list[str] | None:
    """Return the days of the week of a schedule; None where it says more than that, which the form then keeps."""
    days = [day.strip().upper() for day in (row.get("byday") or "").split(",") if day.strip()]
    is_weekly = (row.get("freq") or "") in {"", "WEEKLY"} and not row.get("bymonthday")
    return days if is_weekly and set(days) <= set(WEEK) else None
