"""What somebody may choose in the directory. The names are those of addresses (`?behoefte=respite&plaats=Oost`)."""

import re
from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms, translation
from draagkracht.base.text import N_, Sentence
from draagkracht.directory.queries import Filters
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.places import Place
from draagkracht.municipalities import places
from draagkracht.municipalities.queries import list_places
from draagkracht.municipalities.rules import Spot

PAGE: Final = re.compile(r"[0-9]{1,9}")
LONGEST: Final = 80
YES: Final = "ja"
FREE: Final = "gratis"
Code = TypeVar("Code", bound=StrEnum)
FOR_EVERYBODY: Final = Sentence(N_("Iedereen, bij elke ziekte"))


class PlaceForm(forms.Form):
    """From where distances are measured. `plaats` becomes a Spot, or None when it is empty."""

    plaats = forms.TextField(
        label=_("Uw dorp, wijk of stad"),
        help_text=_("Dan ziet u hoe ver het is. Uw adres hebben wij niet nodig."),
        required=False,
        max_length=LONGEST,
    )

    def clean_plaats(self) -> Spot | None:
        """Return the place with this name; refuse a name that we do not know, such as a postcode."""
        name = self.cleaned_data["plaats"]
        if not name:
            return None
        spot = places.find_place(name, list_places())
        if spot is None:
            raise ValidationError(gettext("Deze plaats kennen wij niet. Vul de naam van uw dorp of stad in."))
        return spot

    def spot(self) -> Spot | None:
        """Return the place that was filled in, where it is known."""
        self.is_valid()
        found: Spot | None = self.cleaned_data.get("plaats")
        return found


class FilterForm(PlaceForm):
    """The choices of the list. A choice that is not in its list does not count, and the page says so."""

    woord = forms.TextField(
        label=_("Waar zoekt u naar?"),
        help_text=_("Bijvoorbeeld: oppas, wandelen of de naam van een organisatie."),
        required=False,
        max_length=LONGEST,
    )
    behoefte = forms.SelectField(label=_("Soort hulp"), required=False)
    vorm = forms.SelectField(label=_("Hoe"), required=False)
    voor = forms.SelectField(label=_("Speciaal bij"), required=False)
    taal = forms.SelectField(label=_("Taal"), required=False)
    wet = forms.SelectField(label=_("Wie betaalt"), required=False)
    kosten = forms.SelectField(required=False, choices=[("", ""), (FREE, _("gratis"))])
    thuis = forms.SelectField(required=False, choices=[("", ""), (YES, _("bij u thuis"))])
    online = forms.SelectField(required=False, choices=[("", ""), (YES, _("online of met de telefoon"))])
    field_order = ("woord", "plaats", "behoefte", "vorm", "voor", "taal", "wet", "kosten", "thuis", "online")

    def __init__(self, data: QueryDict, *, languages: Collection[str]) -> None:
        super().__init__(data)
        names = {code: codes.language_name(code) for code in (*codes.LANGUAGE_LABELS, *sorted(languages))}
        self._offer("behoefte", gettext("Alle soorten"), codes.NEED_LABELS)
        self._offer("vorm", gettext("Alle manieren"), codes.RESPITE_FORM_LABELS)
        self._offer("voor", gettext("Alles"), {**codes.CONDITION_LABELS, codes.Condition.NONE: FOR_EVERYBODY})
        self._offer("taal", gettext("Alle talen"), names)
        self._offer("wet", gettext("Alles"), codes.LAW_LABELS)

    def _offer(self, name: str, no_choice: str, labels: Mapping[Any, Sentence]) -> None:
        field: Any = self.fields[name]
        field.choices = [
            ("", no_choice),
            *((str(code), translation.translate(label)) for code, label in labels.items()),
        ]

    def display(self, name: str) -> forms.FieldDisplay:
        """Return a field as the page shows it."""
        field: Any = self[name]
        shown: forms.FieldDisplay = field.display()
        return shown

    def filters(self) -> Filters:
        """Return the choices that count; those that are wrong are left out."""
        chosen = self.chosen()
        spot = self.spot()
        return Filters(
            need=_code(codes.BaseFunction, chosen.get("behoefte")),
            condition=_code(codes.Condition, chosen.get("voor")),
            respite_form=_code(codes.RespiteForm, chosen.get("vorm")),
            language=chosen.get("taal", ""),
            law=_code(codes.Law, chosen.get("wet")),
            is_free="kosten" in chosen,
            at_home="thuis" in chosen,
            online="online" in chosen,
            words=chosen.get("woord", ""),
            here=Place(spot.latitude, spot.longitude) if spot else None,
        )

    def chosen(self) -> dict[str, str]:
        """Return the choices that count as an address names them: a way of respite only where respite is wanted."""
        self.is_valid()
        found = {name: str(getattr(value, "name", value)) for name, value in self.cleaned_data.items() if value}
        if found.get("behoefte") != codes.BaseFunction.RESPITE:
            found.pop("vorm", None)
        return found

    def page(self) -> int:
        """Return the number of the page that was asked for; 0 where that is no number."""
        asked = str(self.data.get("pagina") or "1")
        return int(asked) if PAGE.fullmatch(asked) else 0

    def messages(self) -> tuple[str, ...]:
        """Return a sentence for each thing that does not count."""
        unknown = [name for name in self.errors if name not in {"plaats", "woord"}]
        said = tuple(str(error) for name in ("woord", "plaats") for error in self.errors.get(name, ()))
        return (*said, gettext("Een van uw keuzes kennen wij niet. Die telt nu niet mee.")) if unknown else said


def _code(code_list: type[Code], value: str | None) -> Code | None:
    return code_list(value) if value else None
