"""The field in which somebody says from where distances are measured."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.municipalities import places
from draagkracht.municipalities.queries import KnownPlaces, list_known_places
from draagkracht.municipalities.rules import Spot

LONGEST = 80


class PlaceForm(forms.Form):
    """From where distances are measured. `plaats` becomes a Spot, or None when it is empty."""

    plaats = forms.TextField(
        label=_("Uw dorp, wijk of stad"),
        help_text=_("Dan ziet u hoe ver het is. Uw adres hebben wij niet nodig."),
        required=False,
        max_length=LONGEST,
    )

    @cached_property
    def known_places(self) -> KnownPlaces:
        """The neighbourhoods and villages of the municipality, and the other municipalities of this installation."""
        return list_known_places()

    def clean_plaats(self) -> Spot | None:
        """Return the place with this name; refuse a name that we do not know, such as a postcode."""
        name = self.cleaned_data["plaats"]
        if not name:
            return None
        spot = places.find_own_place(name, self.known_places.own) or places.find_place(name, self.known_places.others)
        if spot is None and (likely := self.likely_places(name)):
            raise ValidationError(gettext("Deze plaats kennen wij niet. Bedoelt u %(place)s?") % {"place": likely[0]})
        if spot is None:
            raise ValidationError(gettext("Deze plaats kennen wij niet. Vul de naam van uw dorp of stad in."))
        return spot

    def spot(self) -> Spot | None:
        """Return the place that was filled in, where it is known."""
        self.is_valid()
        found: Spot | None = self.cleaned_data.get("plaats")
        return found

    def likely_places(self, name: str) -> list[str]:
        """Return which places may be meant by a name that is not known."""
        known = [spot.name for spot in (*self.known_places.own, *self.known_places.others)]
        return places.names_like(name[:LONGEST], dict.fromkeys(known))
