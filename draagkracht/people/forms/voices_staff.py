"""What somebody of the municipality fills in who saw that one may speak for another; nothing of the proof is kept."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.forms import EmailField, NameField
from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.people.forms.spaces import AgreeField
from draagkracht.people.rules.codes import Power
from draagkracht.people.services import Seen

POWER_LABELS = {
    Power.AUTHORISED: _("op eigen verzoek"),
    Power.CURATOR: _("curator"),
    Power.MENTOR: _("mentor"),
    Power.PARENT: _("ouder"),
}


class ConfirmForm(forms.Form):
    """Who is spoken for, by whom, with which power, until when; and that the proof was seen."""

    name = NameField(label=_("Namens wie?"))
    contact_email = EmailField(label=_("Mailadres van die persoon"), required=False)
    contact_phone = forms.TextField(
        label=_("Telefoonnummer van die persoon"),
        help_text=_("Vul één van de twee in. Zo vinden wij of er al een plek is."),
        required=False,
        max_length=30,
        width="medium",
        autocomplete="off",
    )
    power = forms.RadioField(
        label=_("Wat is deze vertegenwoordiger?"),
        choices=[(one.value, POWER_LABELS[one]) for one in (Power.CURATOR, Power.MENTOR, Power.PARENT)],
    )
    speaker_email = EmailField(
        label=_("Mailadres van de vertegenwoordiger"), help_text=_("Daar sturen wij een link heen. Die werkt 30 dagen.")
    )
    until = forms.TextField(
        label=_("Tot en met welke dag?"),
        help_text=_("Zoals in het bewijs staat. Staat er geen dag in? Laat dit leeg. Bijvoorbeeld: 31-12-2027."),
        required=False,
        max_length=10,
        width="short",
    )
    saw = AgreeField(
        label=_("Zag u het bewijs?"),
        says=_("Ja: een uittreksel of beschikking, en een identiteitsbewijs"),
        help_text=_("Maak geen kopie. Wij bewaren alleen dat u het zag."),
        error_messages={"required": _("Leg dit pas vast als u het bewijs hebt gezien.")},
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))

    def clean_until(self) -> datetime.datetime | None:
        """Return the moment at which the day is over; None for no end."""
        text = self.cleaned_data["until"].replace("/", "-").replace(".", "-")
        if not text:
            return None
        try:
            day = datetime.datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            raise ValidationError(_("Dit is geen datum. Schrijf hem zo: 31-12-2027.")) from None
        if day < timezone.localdate():
            raise ValidationError(_("Deze dag is voorbij. Dan mag deze persoon niet meer spreken."))
        midnight = datetime.datetime.combine(day + datetime.timedelta(days=1), datetime.time())
        return timezone.make_aware(midnight)

    def clean(self) -> dict[str, Any]:
        """Return what was filled in; without an address or a number nobody is found again."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("contact_email") and not cleaned.get("contact_phone"):
            self.add_error("contact_phone", _("Vul een mailadres of een telefoonnummer in van wie het gaat."))
        if cleaned.get("speaker_email") and cleaned["speaker_email"] == cleaned.get("contact_email"):
            self.add_error(
                "speaker_email", _("Dit is het adres van wie het gaat. Vul dat van de vertegenwoordiger in.")
            )
        return cleaned

    @property
    def seen(self) -> Seen:
        """Return what was seen."""
        names = ("name", "contact_email", "contact_phone", "speaker_email", "until")
        return Seen(power=Power(self.cleaned_data["power"]), **{name: self.cleaned_data[name] for name in names})


class FindSpokenForm(forms.Form):
    """Of whom somebody looks for the representative."""

    text = forms.TextField(
        label=_("Namens wie?"), help_text=_("Een naam, een telefoonnummer of een mailadres."), width="medium"
    )
