"""A space of their own for somebody who has no mail: what the desk asks on the telephone or at the counter."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.forms import BirthYearField, NameField
from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.forms.calls import PhoneField

NEW, AGAIN, PHONE_ONLY = "new", "again", "phone"


class PaperAccountForm(forms.Form):
    """Who it is, what is made, and how they were asked."""

    what = forms.RadioField(
        label=_("Wat maakt u?"),
        choices=[
            (NEW, _("Een plek, en een brief met een code")),
            (AGAIN, _("Een nieuwe brief: de oude code werkt dan niet meer")),
            (PHONE_ONLY, _("Een plek zonder inloggen: wij bellen")),
        ],
    )
    name = NameField(label=_("Naam"))
    phone = PhoneField(label=_("Telefoon"), width="medium", max_length=60)
    birth_year = BirthYearField(label=_("Geboortejaar"), help_text=_("Daarmee en met de code logt iemand in."))
    asked = forms.RadioField(
        label=_("Hoe vroeg u toestemming?"),
        help_text=_("Wij bewaren naam en telefoon, en wat iemand op de plek zet. Dat mag altijd weer weg."),
        choices=[(Asked.SPOKEN.value, _("Gesproken")), (Asked.ON_PAPER.value, _("Op papier"))],
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))
