"""What a carer fills in about what a support centre keeps of them."""

import uuid
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.phone import in_groups
from draagkracht.casework.forms.fields import YesField
from draagkracht.casework.forms.support import FactsForm
from draagkracht.casework.models.support import LONGEST_NAME
from draagkracht.casework.queries.support import File
from draagkracht.casework.rules import support
from draagkracht.casework.services.support_own import Gift
from draagkracht.people.forms.notes import NoteField
from draagkracht.referrals.rules.referring import LONGEST_NOTE


class OwnFactsForm(FactsForm):
    """The same, in the words of who it is about."""

    needs_a_way = _("Vul een telefoonnummer of een mailadres in.")

    naam = forms.TextField(label=_("Uw naam"), max_length=LONGEST_NAME, width="medium", autocomplete="name")
    telefoon = forms.PhoneField(
        label=_("Telefoonnummer"), required=False, width="medium", max_length=60, autocomplete="tel"
    )
    mail = forms.MailField(label=_("Mailadres"), required=False, width="medium", autocomplete="email")
    adres = forms.TextField(label=_("Adres, als iemand langs mag komen"), required=False)
    taal = forms.SelectField(label=_("In welke taal?"))
    waarvoor = NoteField(label=_("Waar wilt u over praten?"), required=False, max_length=support.LONGEST_NOTE)
    zorg = forms.SelectField(label=_("Welke hulp is er al voor degene voor wie u zorgt?"))


class AgreeForm(OwnFactsForm):
    """The same, and a yes. Who leaves the number empty is written to."""

    telefoon = forms.PhoneField(
        label=_("Telefoonnummer"),
        help_text=_("Liever niet bellen? Laat dit leeg. Dan krijgt u een mail."),
        required=False,
        width="medium",
        max_length=60,
        autocomplete="tel",
    )
    goed = YesField(
        label=_("Vindt u dit goed?"),
        says=_("Ja, bewaar dit voor mij"),
        asks=_("Zet een vinkje als u dit goed vindt. Het hoeft niet."),
    )


class GiveForm(forms.Form):
    """What somebody gives to the municipality, in their own words."""

    tekst = NoteField(
        label=_("Wat wilt u aan de gemeente vertellen?"),
        help_text=_("Geen medische gegevens en geen burgerservicenummer."),
        max_length=LONGEST_NOTE,
    )
    telefoon = forms.PhoneField(
        label=_("Telefoonnummer"), required=False, width="medium", max_length=60, autocomplete="tel"
    )
    mail = forms.MailField(label=_("Mailadres"), required=False, width="medium", autocomplete="email")

    def __init__(self, data: Any = None, *, file: File) -> None:
        facts = file.facts
        shown = {
            "tekst": facts.came_for[:LONGEST_NOTE],
            "telefoon": in_groups(facts.phone),
            "mail": facts.email,
        }
        super().__init__(data, initial=shown)
        self.name = facts.name
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))

    def clean(self) -> None:
        """Check that the municipality can answer."""
        if not any(name in self.errors or self.cleaned_data.get(name) for name in ("telefoon", "mail")):
            self.add_error("telefoon", OwnFactsForm.needs_a_way)

    def gift(self) -> Gift:
        """Return what is given."""
        given = self.cleaned_data
        return Gift(text=given["tekst"], name=self.name, phone=given["telefoon"], email=given["mail"])

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """Return what the municipality would see, for who reads it before giving it."""
        gift = self.gift()
        return (
            (gettext("Uw naam"), gift.name),
            (gettext("Telefoonnummer"), in_groups(gift.phone)),
            (gettext("Mailadres"), gift.email),
            (gettext("Wat u vertelt"), gift.text),
        )


class RemarkForm(forms.Form):
    """What is not right in a note."""

    tekst = NoteField(label=_("Wat klopt er niet?"), max_length=support.LONGEST_REASON)


class WithdrawForm(forms.Form):
    """Take it back."""

    ja = YesField(
        label=_("Weet u het zeker?"),
        says=_("Ja, wis wat het steunpunt van mij bewaart"),
        asks=_("Zet een vinkje als u het zeker weet."),
    )
