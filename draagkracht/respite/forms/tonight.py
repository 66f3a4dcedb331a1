"""Looking for a bed for tonight, and booking one after the call."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.municipalities.rules import Spot
from draagkracht.people.forms.notes import LineField, NoteField
from draagkracht.respite.queries.tonight import Bed
from draagkracht.respite.rules import words
from draagkracht.respite.rules.codes import Payer, SaidBy
from draagkracht.respite.rules.tonight import MOST_NIGHTS, Known
from draagkracht.respite.services.tonight import Told

# The municipality's own, in an emergency; the rest is of the place or the insurer.
PAYERS = (Payer.WMO, Payer.JEUGDWET, Payer.WLZ, Payer.ZVW, Payer.INSURANCE, Payer.OWN)


class LookForm(forms.Form):
    """What narrows the list: where somebody lives, what is needed."""

    waar = forms.SelectField(label=_("Waar woont degene die zorg krijgt?"), required=False)
    nodig = forms.CheckboxesField(
        label=_("Wat weet u al?"),
        required=False,
        choices=[
            ("kind", _("Jonger dan 18 jaar")),
            ("verpleging", _("Verpleging nodig")),
            ("wlz", _("Wlz-indicatie")),
        ],
    )

    def __init__(self, data: Any = None, *, places: Sequence[Spot], **options: Any) -> None:
        super().__init__(data, **options)
        self.spots = {spot.name: spot for spot in places}
        fields: dict[str, Any] = self.fields
        fields["waar"].choices = [("", _("Weet ik niet")), *((name, name) for name in self.spots)]

    def spot(self) -> Spot | None:
        """Return where somebody lives."""
        return self.spots.get(self.cleaned_data.get("waar", "")) if self.is_valid() else None

    def known(self) -> Known:
        """Return what is known."""
        told = self.cleaned_data.get("nodig", ()) if self.is_valid() else ()
        return Known(
            is_child="kind" in told or None,
            needs_nursing="verpleging" in told or None,
            has_wlz="wlz" in told or None,
        )


class TonightForm(forms.Form):
    """What was said on the telephone, with the place and at home."""

    plek = forms.RadioField(label=_("Welke plek zei ja?"), help_text=_("Bel de plek eerst. Zeg voor wie het is."))
    nachten = forms.SelectField(label=_("Hoe lang?"), initial="1")
    wie = LineField(label=_("Wie zorgt?"), help_text=_("De naam van wie u sprak."), max_length=120)
    telefoon = forms.PhoneField(label=_("Op welk nummer is die te bereiken?"), width="medium")
    voor = LineField(label=_("Wie gaat er logeren?"), help_text=_("Zoals de plek het hoort."), max_length=120)
    waar = forms.SelectField(label=_("Waar woont degene die gaat logeren?"))
    ja_van = forms.RadioField(
        label=_("Wie zei ja tegen het logeren?"),
        help_text=_("Zonder ja boekt u niets. Kan niemand ja zeggen? Bel dan de huisartsenpost."),
        choices=[
            (SaidBy.RECIPIENT.value, _("Degene die gaat logeren")),
            (SaidBy.REPRESENTATIVE.value, _("Wie voor degene beslist: mentor, curator of ouder")),
        ],
    )
    nodig = NoteField(
        label=_("Wat moet de plek weten?"),
        help_text=_("Medicijnen, eten, wat rust geeft. De plek leest dit."),
        required=False,
        max_length=600,
    )
    betaalt = forms.SelectField(label=_("Wie betaalt?"), required=False)

    def __init__(self, data: Any = None, *, beds: Sequence[Bed], places: Sequence[Spot], **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))
        self.beds: Mapping[str, Bed] = {str(bed.public_id): bed for bed in beds}
        self.spots = {spot.name: spot for spot in places}
        fields: dict[str, Any] = self.fields
        fields["plek"].choices = [(code, f"{bed.name}, {bed.phone}") for code, bed in self.beds.items()]
        fields["plek"].error_messages["invalid_choice"] = _("Deze plek is net weg. Kies een andere, en bel daar eerst.")
        fields["nachten"].choices = [(str(number), _nights(number)) for number in range(1, MOST_NIGHTS + 1)]
        fields["waar"].choices = [(name, name) for name in self.spots]
        fields["betaalt"].choices = [
            ("", _("Dat zoek ik later uit")),
            *((payer.value, translate(words.PAYERS[payer])) for payer in PAYERS),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse more nights than the place has free."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        bed = self.beds.get(said.get("plek", ""))
        if bed and int(said.get("nachten", 1)) > bed.nights:
            free = _nights(bed.nights)
            self.add_error("nachten", gettext("Deze plek heeft %(free)s vrij. Boek die eerst.") % {"free": free})
        return said

    def told(self) -> Told:
        """Return what was said, as the service takes it."""
        said = self.cleaned_data
        return Told(
            carer_name=said["wie"],
            called=said["voor"],
            phone=said["telefoon"],
            said_by=SaidBy(said["ja_van"]),
            nights=int(said["nachten"]),
            needed=said["nodig"],
            payer=Payer(said["betaalt"]) if said["betaalt"] else "",
            spot=self.spots[said["waar"]],
        )


def _nights(number: int) -> str:
    return gettext("1 nacht") if number == 1 else gettext("%(number)s nachten") % {"number": number}
