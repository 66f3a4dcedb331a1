"""What somebody may choose in the directory. The names are those of addresses (`?behoefte=respite&plaats=Oost`)."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, Final, TypeVar

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms, translation
from draagkracht.base.text import Sentence
from draagkracht.directory.forms.places import PlaceForm
from draagkracht.directory.queries import Filters, is_known_word, list_languages
from draagkracht.directory.queries.search import Order
from draagkracht.directory.rules import codes
from draagkracht.directory.rules.place_words import read_place, without_postcode
from draagkracht.directory.rules.places import Place
from draagkracht.directory.rules.presentation.times import DAY_NAMES
from draagkracht.municipalities import places
from draagkracht.municipalities.queries import get_origin_of
from draagkracht.municipalities.rules import Spot

PAGE: Final = re.compile(r"[0-9]{1,9}")
YES: Final = "ja"
FREE: Final = "gratis"
LONGEST_TEXT: Final = 200
OLDEST: Final = 120
AGE: Final = re.compile(r"(\d{1,3})( jaar)?")  # in the figures of any script
ORDERS: Final = {"passend": Order.FIT, "afstand": Order.DISTANCE}
LANGUAGE: Final = re.compile(r"[a-z]{2}")
Code = TypeVar("Code", bound=StrEnum)


class AgeField(forms.TextField):
    """An age in whole years, or nothing. Becomes text."""

    input_mode = "numeric"

    def clean(self, value: Any) -> str:
        """Return the age without zeros in front; refuse what no person can be."""
        text: str = super().clean(value)
        if not text:
            return ""
        found = AGE.fullmatch(text)
        if not found or int(found[1]) > OLDEST:
            raise ValidationError(gettext("Vul bij leeftijd een getal in van 0 tot en met 120."))
        return str(int(found[1]))


@dataclass(frozen=True, slots=True)
class Reading:
    """How the words of a search were understood: what is looked for, and near which place among them."""

    text: str
    spot: Spot | None = None
    had_postcode: bool = False


class FilterForm(PlaceForm):
    """The choices of the list. A choice that is not in its list does not count, and the page says so."""

    woord = forms.TextField(
        label=_("Waar zoekt u naar?"),
        help_text=_("Bijvoorbeeld: oppas, wandelen of de naam van een organisatie."),
        required=False,
        max_length=LONGEST_TEXT,
    )
    behoefte = forms.SelectField(label=_("Soort hulp"), required=False)
    vorm = forms.SelectField(label=_("Hoe"), required=False)
    voor = forms.SelectField(label=_("Speciaal bij"), required=False)
    taal = forms.SelectField(label=_("Taal"), required=False)
    dag = forms.SelectField(label=_("Op welke dag"), required=False)
    wet = forms.SelectField(label=_("Wie betaalt"), required=False)
    leeftijd = AgeField(label=_("Leeftijd"), help_text=_("Van wie de hulp krijgt."), required=False, width="short")
    kosten = forms.SelectField(required=False, choices=[("", ""), (FREE, _("gratis"))])
    thuis = forms.SelectField(required=False, choices=[("", ""), (YES, _("bij u thuis"))])
    online = forms.SelectField(required=False, choices=[("", ""), (YES, _("online of met de telefoon"))])
    sorteer = forms.SelectField(required=False, choices=[("", ""), *((order, order) for order in ORDERS)])
    letterlijk = forms.SelectField(required=False, choices=[("", ""), (YES, YES)])
    field_order = (
        "woord plaats behoefte vorm voor taal dag wet leeftijd kosten thuis online sorteer letterlijk"
    ).split()  # fmt: skip

    def __init__(self, data: QueryDict, *, languages: Collection[str] = ()) -> None:
        super().__init__(data)
        asked = str(data.get("taal") or "")
        others = {*languages, *(list_languages() if LANGUAGE.fullmatch(asked) else ())} - codes.LANGUAGE_LABELS.keys()
        names = {code: codes.language_name(code) for code in (*codes.LANGUAGE_LABELS, *sorted(others))}
        self._offer("behoefte", gettext("Alle soorten"), codes.NEED_LABELS)
        self._offer("vorm", gettext("Alle manieren"), codes.RESPITE_FORM_LABELS)
        self._offer("voor", gettext("Alles"), codes.CONDITION_LABELS)
        self._offer("taal", gettext("Alle talen"), names)
        self._offer("dag", gettext("Alle dagen"), DAY_NAMES)
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
        spot = self.near()
        return Filters(
            need=_code(codes.BaseFunction, chosen.get("behoefte")),
            condition=_code(codes.Condition, chosen.get("voor")),
            respite_form=_code(codes.RespiteForm, chosen.get("vorm")),
            language=chosen.get("taal", ""),
            law=_code(codes.Law, chosen.get("wet")),
            day=chosen.get("dag", ""),
            is_free="kosten" in chosen,
            at_home="thuis" in chosen,
            online="online" in chosen,
            age=int(chosen["leeftijd"]) if "leeftijd" in chosen else None,
            words=self.reading.text,
            literally="letterlijk" in chosen,
            here=Place(spot.latitude, spot.longitude) if spot else None,
            order=ORDERS.get(chosen.get("sorteer", "")),
        )

    @cached_property
    def reading(self) -> Reading:
        """What the words say, without a place that is among them; as they stand where that was asked."""
        chosen = self.chosen()
        typed = chosen.get("woord", "")
        text = without_postcode(typed)
        if "letterlijk" in chosen or "plaats" in chosen or not text:
            return Reading(text, had_postcode=text != typed)
        own = {places.fold(spot.name): spot for spot in self.known_places.own}
        others = {places.fold(spot.name): spot for spot in self.known_places.others}
        found = read_place(
            text, own=own, is_town=lambda name: bool(others.get(name) or places.find_town(name)), is_word=is_known_word
        )
        if not found.place:
            return Reading(text, had_postcode=text != typed)
        name = places.fold(found.place)
        return Reading(found.text, (own | others).get(name) or places.find_town(name), had_postcode=text != typed)

    def near(self) -> Spot | None:
        """Return from where distances are measured: the place that was filled in, or the one among the words."""
        return self.spot() or self.reading.spot

    @cached_property
    def neighbour(self) -> tuple[str, str] | None:
        """The name and the origin of the site of the other municipality that was named as a place, if one was."""
        spot = self.near()
        if spot is None or spot in self.known_places.own or spot not in self.known_places.others:
            return None
        return spot.name, get_origin_of(spot.name)

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
        typed = ("woord", "plaats", "leeftijd")
        unknown = [name for name in self.errors if name not in typed]
        said = tuple(str(error) for name in typed for error in self.errors.get(name, ()))
        return (*said, gettext("Een van uw keuzes kennen wij niet. Die telt nu niet mee.")) if unknown else said


def _code(code_list: type[Code], value: str | None) -> Code | None:
    return code_list(value) if value else None
