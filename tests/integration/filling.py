"""Filling in the forms of a page as somebody would: what stands there stays, the first of each choice, a word."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.utils import timezone

PHONE = "+31 00 123 45 77"
EMAIL = "proef@voorbeeld.example"
TEXTS = {
    "tel": PHONE,
    "email": EMAIL,
    "number": "1",
    "date": "{tomorrow}",
    "time": "10:00",
    "url": "https://a.example/",
}
WORD = "Proefwoord"


@dataclass
class Found:
    """A form of a page: where it goes, and what would be sent."""

    actions: set[str]
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    choices: dict[str, list[str]] = field(default_factory=dict)  # of radios and lists that nothing was chosen of
    typed: dict[str, list[str]] = field(default_factory=dict)  # into what was empty


class Reader(HTMLParser):
    """Reads the forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Found] = []
        self.present: Found | None = None
        self.select = self.textarea = ""
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a form or a field."""
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.present = Found({told.get("action", "").split("?")[0]}, told.get("method", "get").lower())
            self.forms.append(self.present)
        elif self.present is None:
            return
        elif tag == "button" and told.get("formaction"):
            self.present.actions.add(told["formaction"])
        elif tag == "input":
            self.take_input(self.present, told)
        elif tag == "textarea":
            self.textarea, self.text = told.get("name", ""), ""
        elif tag == "select":
            self.select = told.get("name", "")
        elif tag == "option" and self.select:
            is_chosen = "selected" in told
            (self.present.fields if is_chosen else self.present.choices).setdefault(self.select, []).append(
                told.get("value", "")
            )

    def take_input(self, form: Found, told: Mapping[str, str]) -> None:
        """Take in one input."""
        name, kind, value = told.get("name", ""), told.get("type", "text"), told.get("value", "")
        if not name or kind in {"submit", "button", "file", "image"}:
            return
        if kind in {"radio", "checkbox"}:
            chosen = form.fields if "checked" in told else form.choices
            chosen.setdefault(name, []).append(value or "on")
        else:
            tomorrow = timezone.localdate() + datetime.timedelta(days=1)
            kind = "tel" if "phone" in name else "email" if "email" in name and kind == "text" else kind
            typed = TEXTS.get(kind, WORD).format(tomorrow=tomorrow.isoformat())
            form.fields[name] = [value]
            if not value and kind != "hidden":
                form.typed[name] = [typed]

    def handle_data(self, data: str) -> None:
        """Take in what stands in a textarea."""
        self.text += data if self.textarea else ""

    def handle_endtag(self, tag: str) -> None:
        """Leave a field or the form."""
        if tag == "form":
            self.present = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea" and self.present is not None:
            self.present.fields[self.textarea] = [self.text.strip()]
            if not self.text.strip():
                self.present.typed[self.textarea] = [WORD]
            self.textarea = ""


def filled(page: str, action: str, *, types: bool = True) -> dict[str, list[str]] | None:
    """Return what somebody sends who fills in the form of a page that goes to an address; None where none does.

    Who types nothing sends what stands there already, and what is chosen.
    """
    reader = Reader()
    reader.feed(page)
    for form in reader.forms:
        if form.method == "post" and ("" in form.actions or action in form.actions):
            first = {name: [next(filter(None, values), "")] for name, values in form.choices.items()}
            chosen = {name: value for name, value in first.items() if not any(form.fields.get(name, ()))}
            return {**form.fields, **form.typed, **chosen} if types else form.fields
    return None
