"""The forms of the people around a carer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.people.forms.notes import LineField
from draagkracht.people.forms.spaces import AGREES, AgreeField
from draagkracht.people.models import LONGEST_NAME
from draagkracht.people.rules.network import LONGEST_TEXT, MOST, Energy, Ring, Shared

RING_LABELS = {
    Ring.NEAR: _("heel dichtbij"),
    Ring.MIDDLE: _("dichtbij"),
    Ring.FAR: _("verder weg"),
}
ENERGY_LABELS = {
    Energy.GIVES: _("geeft mij energie"),
    Energy.COSTS: _("kost mij energie"),
    Energy.BOTH: _("geeft en kost energie"),
    Energy.NEITHER: _("geen van beide"),
}


class MemberForm(forms.Form):
    """Somebody around a carer, in the carer's own words."""

    called = forms.TextField(
        label=_("Wie is het?"),
        help_text=_("Een naam, of wat iemand voor u is. Bijvoorbeeld: mijn zus, of Ria van hiernaast."),
        max_length=LONGEST_NAME,
        width="medium",
        autocomplete="off",
    )
    ring = forms.RadioField(
        label=_("Hoe dichtbij staat deze persoon?"),
        help_text=_("Het gaat om uw gevoel, niet om de afstand."),
        choices=[(str(ring.value), label) for ring, label in RING_LABELS.items()],
    )
    does = LineField(
        label=_("Wat doet deze persoon nu?"),
        help_text=_("Bijvoorbeeld: belt elke week."),
        required=False,
        max_length=LONGEST_TEXT,
    )
    could = LineField(
        label=_("Wat zou deze persoon kunnen doen?"),
        help_text=_("Alleen voor uzelf. U hoeft het niet te vragen."),
        required=False,
        max_length=LONGEST_TEXT,
    )
    energy = forms.RadioField(label=_("Wat doet het met u?"), choices=list(ENERGY_LABELS.items()))

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))

    def values(self) -> dict[str, Any]:
        """Return what was filled in, as the service takes it."""
        found = dict(self.cleaned_data)
        return found | {"ring": Ring(int(found["ring"])), "energy": Energy(found["energy"])}

    def refuse_more(self) -> None:
        """Say that the drawing is full."""
        says = _("In de tekening passen %(most)d mensen. Haal eerst iemand weg.")
        self.add_error(None, says % {"most": MOST})


class ShareNetworkForm(forms.Form):
    """What of a network the municipality may see, and that its owner agrees."""

    energy = forms.CheckboxesField(
        label=_("Wat mag de gemeente nog meer zien?"),
        choices=[(AGREES, _("Ook wie mij energie geeft of kost"))],
        required=False,
    )
    agrees = AgreeField(
        label=_("Vindt u dit goed?"),
        says=_("Ja, de gemeente mag zien wie er om mij heen staan"),
        error_messages={"required": _("Zet een vinkje als u dit goed vindt. Anders delen wij niets.")},
    )

    def scope(self) -> list[Shared]:
        """Return what is shared."""
        return [Shared.PEOPLE, *([Shared.ENERGY] if self.cleaned_data["energy"] else [])]
