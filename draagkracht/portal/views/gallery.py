"""The gallery of components: each in every state, to look at and for the accessibility check. Not in production."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from draagkracht.base import access, forms


@dataclass(frozen=True, slots=True)
class Choice:
    """A chip of the gallery."""

    label: str
    url: str
    is_current: bool = False


class PhoneField(forms.TextField):
    """A line of text with the keys of a telephone."""

    input_type = "tel"
    input_mode = "tel"


class GalleryForm(forms.Form):
    """One field of each kind."""

    name = forms.TextField(label="Uw naam", help_text="Een voornaam is genoeg.", required=False, autocomplete="name")
    phone = PhoneField(
        label="Uw telefoonnummer", help_text="Wij bellen u op dit nummer.", width="medium", max_length=20
    )
    story = forms.LongTextField(label="Wilt u al iets vertellen?", required=False)
    file = forms.FileField(label="Uw lijst", help_text="Een bestand van Excel.", accept=".xlsx", required=False)
    language = forms.SelectField(
        label="Welke taal spreekt u het liefst?",
        choices=[("", "Kies een taal"), ("nl", "Nederlands"), ("tr", "Türkçe")],
    )
    moment = forms.RadioField(
        label="Wanneer mogen wij bellen?", choices=[("morning", "'s Ochtends"), ("afternoon", "'s Middags")]
    )
    days = forms.CheckboxesField(
        label="Op welke dagen?",
        help_text="U mag meer dan één dag kiezen.",
        choices=[("mo", "Maandag"), ("tu", "Dinsdag")],
        required=False,
    )


FILLED = {"name": "Fatma", "phone": "000 12 34 999", "language": "tr", "moment": "morning", "days": ["mo", "tu"]}
WRONG = {"phone": "", "language": "xx", "days": ["zo"], "name": "x" * 201}
QUESTION = forms.FieldDisplay(
    kind="radio",
    name="question",
    label="Hoe slaapt u de laatste tijd?",
    description="Kies wat het beste past.",
    options=(
        forms.Option("0", "Goed", description="U wordt uitgerust wakker."),
        forms.Option("1", "Soms slecht", is_chosen=True),
        forms.Option("2", "Vaak slecht, omdat ik 's nachts uit bed moet voor de zorg"),
    ),
    is_marked=False,
)


SHOWN = {
    "question": QUESTION,
    "choices": (Choice("Ik slaap te weinig", "#1"), Choice("Ik sta er alleen voor", "#2", is_current=True)),
    "tags": ("Er even tussenuit", "Wmo"),
    "reasons": ("U slaapt slecht door de zorg.", "Het huis is er voor mensen met dementie."),
    "facts": (
        ("Kosten", "geen, op dit moment"),
        ("Afstand", "2,3 km"),
        ("Leeg", ""),
        ("Gecontroleerd", "3 oktober 2026"),
    ),
    "columns": ("Dag", "Open", "Wie er is"),
    "rows": (("Maandag", "9.00 tot 17.00 uur", "Anja"), ("Dinsdag", "gesloten", "niemand")),
    "crumbs": (("Begin", "/"), ("Wat is er?", "#")),
}


@access.may_be_seen_by(access.Audience.DEVELOPERS)
def show_components(request: HttpRequest) -> HttpResponse:
    """Show every component in every state."""
    context = {
        **SHOWN,
        "empty_form": GalleryForm(auto_id="empty_%s", prefix="empty"),
        "filled_form": GalleryForm({f"filled-{name}": value for name, value in FILLED.items()}, prefix="filled"),
        "wrong_form": GalleryForm({f"wrong-{name}": value for name, value in WRONG.items()}, prefix="wrong"),
    }
    return render(request, "portal/gallery.html", context)
