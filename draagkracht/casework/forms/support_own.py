"""What a carer fills in about what a support centre keeps of them."""

import uuid
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.casework.forms.fields import MailField, PhoneField, YesField
from draagkracht.casework.models.support import LONGEST_NAME
from draagkracht.casework.queries.support import File
from draagkracht.casework.rules import support
from draagkracht.casework.rules.support import Care, Facts
from draagkracht.casework.services.support_own import Gift
from draagkracht.referrals.rules import privacy
from draagkracht.referrals.rules.phone import in_groups
from draagkracht.referrals.rules.referring import LONGEST_NOTE
from draagkracht.referrals.rules.wishes import clean_name

NEEDS_A_WAY: Final = _("Vul een telefoonnummer of een mailadres in.")


class OwnFactsForm(forms.Form):
    """Who somebody is, how to reach them, and what they want to talk about."""

    naam = forms.TextField(label=_("Uw naam"), max_length=LONGEST_NAME, width="medium", autocomplete="name")
    telefoon = PhoneField(label=_("Telefoonnummer"), required=False, width="medium", max_length=60, autocomplete="tel")
    mail = MailField(label=_("Mailadres"), required=False, width="medium", autocomplete="email")
    adres = forms.TextField(label=_("Adres, als iemand langs mag komen"), required=False)
    taal = forms.SelectField(label=_("In welke taal?"))
    waarvoor = forms.LongTextField(label=_("Waar wilt u over praten?"), required=False, max_length=support.LONGEST_NOTE)
    zorg = forms.SelectField(label=_("Welke hulp is er al voor degene voor wie u zorgt?"))

    def __init__(self, data: Any = None, *, facts: Facts) -> None:
        shown = {
            "naam": facts.name,
            "telefoon": in_groups(facts.phone) if facts.phone.startswith("+") else facts.phone,
            "mail": facts.email,
            "adres": facts.address,
            "taal": facts.language,
            "waarvoor": facts.came_for,
            "zorg": facts.care.value,
        }
        super().__init__(data, initial=shown)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        own: Any = self.fields
        own["taal"].choices = [(code, str(name)) for code, name in settings.LANGUAGES]
        own["zorg"].choices = [(code.value, translate(label)) for code, label in support.CARE_LABELS.items()]

    def clean(self) -> None:
        """Check that somebody can be reached."""
        given = self.cleaned_data
        if not self.errors and not any(given.get(name) for name in ("telefoon", "mail", "adres")):
            self.add_error("telefoon", NEEDS_A_WAY)

    def facts(self) -> Facts:
        """Return what was filled in."""
        given = self.cleaned_data
        return Facts(
            name=clean_name(given["naam"]),
            phone=given["telefoon"],
            email=given["mail"],
            address=given["adres"],
            language=given["taal"],
            came_for=given["waarvoor"],
            care=Care(given["zorg"]),
        )


class AgreeForm(OwnFactsForm):
    """The same, with a number to call, and a yes."""

    telefoon = PhoneField(
        label=_("Op welk nummer bellen wij u?"),
        width="medium",
        max_length=60,
        autocomplete="tel",
        error_messages={"required": _("Vul een telefoonnummer in. Zonder nummer kan niemand u bellen.")},
    )
    goed = YesField(
        label=_("Vindt u dit goed?"),
        says=_("Ja, bewaar dit voor mij"),
        asks=_("Zet een vinkje als u dit goed vindt. Het hoeft niet."),
    )


class GiveForm(forms.Form):
    """What somebody gives to the municipality, in their own words."""

    tekst = forms.LongTextField(
        label=_("Wat wilt u aan de gemeente vertellen?"),
        help_text=_("Geen medische gegevens en geen burgerservicenummer."),
        max_length=LONGEST_NOTE,
    )
    telefoon = PhoneField(label=_("Telefoonnummer"), required=False, width="medium", max_length=60, autocomplete="tel")
    mail = MailField(label=_("Mailadres"), required=False, width="medium", autocomplete="email")

    def __init__(self, data: Any = None, *, file: File) -> None:
        facts = file.facts
        shown = {
            "tekst": facts.came_for[:LONGEST_NOTE],
            "telefoon": in_groups(facts.phone) if facts.phone.startswith("+") else facts.phone,
            "mail": facts.email,
        }
        super().__init__(data, initial=shown)
        self.name = facts.name
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))

    def clean_tekst(self) -> str:
        """Return the text; refuse what may be a citizen service number."""
        try:
            return privacy.check_no_bsn(self.cleaned_data["tekst"])
        except privacy.HoldsBSN as refusal:
            raise ValidationError(translate(refusal.sentence), code="bsn") from None

    def clean(self) -> None:
        """Check that the municipality can answer."""
        if not self.errors and not (self.cleaned_data["telefoon"] or self.cleaned_data["mail"]):
            self.add_error("telefoon", NEEDS_A_WAY)

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
            (gettext("Telefoonnummer"), in_groups(gift.phone) if gift.phone else ""),
            (gettext("Mailadres"), gift.email),
            (gettext("Wat u vertelt"), gift.text),
        )


class RemarkForm(forms.Form):
    """What is not right in a note."""

    tekst = forms.LongTextField(label=_("Wat klopt er niet?"), max_length=support.LONGEST_REASON)


class WithdrawForm(forms.Form):
    """Take it back."""

    ja = YesField(
        label=_("Weet u het zeker?"),
        says=_("Ja, wis wat het steunpunt van mij bewaart"),
        asks=_("Zet een vinkje als u het zeker weet."),
    )
