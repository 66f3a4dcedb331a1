"""Form fields that show themselves as components: subclassed once here, so that no page styles a field by hand.

One description, `FieldDisplay`, is what `components/field.html` shows. A Django form makes it from its bound field
(`{{ form.phone.as_field_group }}`); anything else that asks questions builds it itself and includes the component.
"""

import uuid
from dataclasses import dataclass
from typing import Any, Literal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, ProhibitNullCharactersValidator
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import phone
from draagkracht.base.translation import translate

Kind = Literal["text", "textarea", "select", "radio", "checkboxes", "file"]

NOT_CHOSEN = ("", _("Kies een antwoord"))  # the first line of a list of which nothing is chosen beforehand
IS_MAIL = EmailValidator(_("Dit is geen mailadres. Een voorbeeld: naam@voorbeeld.nl."))
UNREADABLE = _("Hier staan tekens in die wij niet kunnen lezen. Typ het opnieuw.")


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    value: str
    label: str
    is_chosen: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDisplay:
    """A form field as the page shows it; everything is text in the reader's language.

    `value` is for fields that one types in, `options` for those that one chooses from. `is_marked` says in words
    whether the field may stay empty; a page with one question leaves that out. `is_heading` makes the label the
    heading of the page. `width` is "" (as wide as the form), "short" or "medium".
    """

    kind: Kind
    name: str
    label: str
    description: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    errors: tuple[str, ...] = ()
    is_required: bool = True
    is_marked: bool = True
    is_heading: bool = False
    input_type: str = "text"
    input_mode: str = ""
    autocomplete: str = ""
    width: str = ""
    accept: str = ""  # of a file: the endings that a browser offers
    needed_for: str = ""  # in place of "mag leeg blijven", where a field is needed only for something
    suggestions: tuple[str, ...] = ()  # of a line of text: what a browser offers while somebody types

    @property
    def id(self) -> str:
        """Return the id of the control, or of the first option: where a link to the field lands."""
        return f"id_{self.name}"

    @property
    def description_id(self) -> str:
        """Return the id of the description."""
        return f"{self.id}_description"

    @property
    def error_id(self) -> str:
        """Return the id of the error message."""
        return f"{self.id}_error"

    @property
    def described_by(self) -> str:
        """Return the ids that `aria-describedby` names: of what is there, the error first."""
        ids = [self.error_id] * bool(self.errors) + [self.description_id] * bool(self.description)
        return " ".join(ids)

    @property
    def mark(self) -> str:
        """Return in words whether the field may stay empty; nothing where that is not said."""
        if not self.is_marked:
            return ""
        return gettext("nodig") if self.is_required else self.needed_for or gettext("mag leeg blijven")


@dataclass(frozen=True, slots=True)
class FormError:
    """One line of the error summary: what is wrong, the id of the field where that is, and what the field is called."""

    message: str
    field_id: str = ""
    label: str = ""


def error_list(*fields: FieldDisplay) -> tuple[FormError, ...]:
    """Return the lines of the error summary for these fields, in their order."""
    return tuple(
        FormError(message, field.id, "" if field.is_heading else field.label)
        for field in fields
        for message in field.errors
    )


class BoundField(forms.BoundField):
    """A field of a form with what was typed in it."""

    field: "TextField | SelectField | RadioField | CheckboxesField | FileField"

    @property
    def template_name(self) -> str:
        """Return the component that shows every kind of field."""
        return "components/field.html"

    def display(self) -> FieldDisplay:
        """Return the field as `components/field.html` shows it."""
        field = self.field
        return FieldDisplay(
            kind=field.kind,
            name=self.html_name,
            label=str(self.label),
            description=str(self.help_text),
            value=readable(self.value()) if isinstance(field, TextField) else "",
            options=() if isinstance(field, TextField) else self.options(),
            errors=tuple(str(error) for error in self.errors),
            is_required=field.required,
            is_marked=field.required or not getattr(field, "has_default", False),
            input_type=getattr(field, "input_type", "text"),
            input_mode=getattr(field, "input_mode", ""),
            autocomplete=getattr(field, "autocomplete", ""),
            width=getattr(field, "width", ""),
            accept=getattr(field, "accept", ""),
            needed_for=str(getattr(field, "needed_for", "")),
        )

    def options(self) -> tuple[Option, ...]:
        """Return the answers of a field that one chooses from, the chosen ones marked."""
        value = self.value()
        chosen = {str(each) for each in value} if isinstance(value, list | tuple) else {str(value or "")}
        choices: Any = getattr(self.field, "choices", ())
        return tuple(Option(str(code), str(label), str(code) in chosen) for code, label in choices)

    def get_context(self) -> dict[str, Any]:
        """Return what the template of the field gets."""
        return {"field": self.display()}


def readable(value: object) -> str:
    """Return what was typed as text to show again, without characters that a page cannot hold."""
    return "" if value is None else str(value).replace("\x00", "")


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what was sent with a form, also when that is nothing; None for who only looks."""
    return request.POST if request.method == "POST" else None


class Form(forms.Form):
    """A form whose fields show themselves as components. Validates; saves nothing."""

    bound_field_class = BoundField
    use_required_attribute = False

    @property
    def error_list(self) -> tuple[FormError, ...]:
        """Return the lines of the error summary: first what concerns the whole form, then field by field."""
        whole = tuple(FormError(str(message)) for message in self.non_field_errors())
        shown = [BoundField(self, self.fields[name], name).display() for name in self.fields]
        return whole + error_list(*shown)


class TextField(forms.CharField):
    """A line of text; for a telephone number, say, a subclass gives another `input_type` and `input_mode`.

    `width` is "", "short" or "medium"; `autocomplete` helps a browser to fill it in. `needed_for` says in the label
    when a field that may stay empty is needed all the same.
    """

    kind: Kind = "text"
    input_type = "text"
    input_mode = ""
    default_error_messages = {  # noqa: RUF012 - as Django declares it
        "required": _("Vul hier iets in."),
    }

    def __init__(
        self, *, autocomplete: str = "", width: str = "", max_length: int = 200, needed_for: Any = "", **options: Any
    ) -> None:
        super().__init__(max_length=max_length, **options)
        self.needed_for = needed_for
        self.autocomplete = autocomplete
        self.width = width
        self.validators = [
            ProhibitNullCharactersValidator(UNREADABLE)
            if isinstance(validator, ProhibitNullCharactersValidator)
            else validator
            for validator in self.validators
        ]
        self.error_messages.setdefault(
            "max_length", _("Dit is te lang. Gebruik hoogstens %(limit_value)d letters en cijfers.")
        )


class LongTextField(TextField):
    """Some lines of text."""

    kind: Kind = "textarea"

    def __init__(self, *, max_length: int = 1000, **options: Any) -> None:
        super().__init__(max_length=max_length, **options)


class PhoneField(TextField):
    """A telephone number; gives it back as one that can be called, or "" where it stayed empty."""

    input_type = "tel"
    input_mode = "tel"

    def clean(self, value: Any) -> str:
        """Return the number; raises ValidationError with what is wrong and what to do."""
        text: str = super().clean(value)
        if not text:
            return ""
        try:
            return phone.read(text)
        except phone.NotAPhoneNumber as refusal:
            raise ValidationError(translate(refusal.sentence), code="invalid") from None


class MailField(TextField):
    """A mail address, in lower case; "" where it stayed empty."""

    input_type = "email"
    input_mode = "email"

    def clean(self, value: Any) -> str:
        """Return the address; raises ValidationError for what cannot be one, with an example."""
        text: str = super().clean(value).strip().lower()
        if text:
            IS_MAIL(text)
        return text


class SelectField(forms.ChoiceField):
    """One answer from a long list. `needed_for` is as of a line of text."""

    kind: Kind = "select"
    width = "medium"
    needed_for: Any = ""
    default_error_messages = {  # noqa: RUF012
        "required": _("Kies een antwoord."),
        "invalid_choice": _("Kies een antwoord uit de lijst."),
    }

    @property
    def has_default(self) -> bool:
        """Tell whether an answer stands chosen, so that the field is never empty: an empty code with words, say."""
        choices: Any = self.choices
        labels = [str(label) for code, label in choices if code == ""]
        return str(NOT_CHOSEN[1]) not in labels if labels else self.kind == "select"


class RadioField(SelectField):
    """One answer from a few."""

    kind: Kind = "radio"


class CheckboxesField(forms.MultipleChoiceField):
    """Any number of answers from a few."""

    kind: Kind = "checkboxes"
    default_error_messages = {  # noqa: RUF012
        "required": _("Kies ten minste één antwoord."),
        "invalid_choice": _("Kies antwoorden uit de lijst."),
        "invalid_list": _("Kies antwoorden uit de lijst."),
    }


class ThingsField(CheckboxesField):
    """Things by their random ids. Whatever is off the list by now is let through, so that a form sent twice has one
    effect: the service that it goes to knows what is still there.
    """

    def valid_value(self, value: Any) -> bool:
        """Tell whether a value can be the id of something."""
        try:
            uuid.UUID(value)
        except ValueError:
            return False
        return True


class FileField(forms.FileField):
    """A file of somebody; the view that shows it takes files in (base/uploads.py), no other view does."""

    kind: Kind = "file"
    default_error_messages = {  # noqa: RUF012
        "required": _("Kies een bestand."),
        "invalid": _("Kies een bestand."),
        "missing": _("Kies een bestand."),
        "empty": _("Dit bestand is leeg. Kies een ander bestand."),
    }

    def __init__(self, *, accept: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.accept = accept
