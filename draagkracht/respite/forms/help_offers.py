"""What somebody fills in who wants to help with something small."""

import uuid
from collections.abc import Sequence
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.phone import in_groups
from draagkracht.base.translation import translate
from draagkracht.directory.rules.codes import LANGUAGE_LABELS, language_name
from draagkracht.municipalities.rules import Spot
from draagkracht.respite.forms.volunteers import DISTANCES, numbers
from draagkracht.respite.queries.help_offers import Offered
from draagkracht.respite.rules.codes import Task
from draagkracht.respite.rules.help_offers import WHENS, When, dayparts
from draagkracht.respite.rules.small_help import TASKS
from draagkracht.respite.rules.volunteers import PARTS
from draagkracht.respite.services.help_offers import Offering

YES: Final = "ja"
USUAL_KM: Final = "5"


class OfferHelpForm(forms.Form):
    """What, when, how far and in which language; and how to reach who offers. `huisnummer` is a trap for programs."""

    wat = forms.CheckboxesField(
        label=_("Waarmee wilt u helpen?"), error_messages={"required": _("Kies minstens één ding dat u wilt doen.")}
    )
    wanneer = forms.CheckboxesField(
        label=_("Wanneer kunt u meestal?"), error_messages={"required": _("Kies minstens één deel van de week.")}
    )
    wijk = forms.SelectField(label=_("Waar woont u?"))
    km = forms.SelectField(label=_("Hoe ver wilt u reizen, hoogstens?"), initial=USUAL_KM)
    talen = forms.CheckboxesField(label=_("Welke talen spreekt u?"), initial=["nl"], required=False)
    taal = forms.SelectField(label=_("Spreekt u nog een taal?"), required=False)
    naam = forms.TextField(label=_("Uw naam"), max_length=80, width="medium", autocomplete="name")
    telefoon = forms.PhoneField(
        label=_("Uw telefoonnummer"), required=False, width="medium", max_length=60, autocomplete="tel"
    )
    mail = forms.MailField(
        label=_("Uw mailadres"),
        help_text=_("Vul een nummer of een mailadres in, of allebei."),
        required=False,
        width="medium",
        max_length=254,
        autocomplete="email",
    )
    doorgeven = forms.CheckboxesField(
        label=_("Past u beter bij een andere groep, zoals een burennetwerk?"),
        help_text=_("Die groep krijgt uw naam pas als zij ook ja zegt."),
        required=False,
        choices=[(YES, _("Ja, die groep mag dan mijn naam, nummer en mailadres krijgen"))],
    )
    goed = forms.CheckboxesField(
        label=_("Vindt u dit goed?"),
        choices=[
            (YES, _("Ja. Een groep vrijwilligers mag dit lezen en mij bellen of mailen. Ik ben 16 jaar of ouder."))
        ],
        error_messages={"required": _("Zonder uw ja mogen wij dit niet bewaren.")},
    )

    def __init__(self, data: Any = None, *, places: Sequence[Spot], languages: Sequence[str]) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        others = [code for code in LANGUAGE_LABELS if code not in languages]
        choices = {
            "wat": [(task.value, translate(name)) for task, name in TASKS.items()],
            "wanneer": [(when.value, translate(name)) for when, name in WHENS.items()],
            "wijk": [forms.NOT_CHOSEN, *((place.name, place.name) for place in places)],
            "km": numbers(DISTANCES, gettext("%s km")),
            "talen": [(code, translate(language_name(code))) for code in languages],
            "taal": [forms.NOT_CHOSEN, *((code, translate(language_name(code))) for code in others)],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse an offer that nobody can answer, or in no language."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        if not (found.get("telefoon") or found.get("mail") or {"telefoon", "mail"} & set(self.errors)):
            self.add_error(
                "telefoon", gettext("Vul een nummer of een mailadres in. Anders kunnen wij u niet bereiken.")
            )
        if not found.get("talen") and not found.get("taal"):
            self.add_error("talen", gettext("Kies minstens één taal."))
        return found

    def refuse(self, desk_phone: str) -> None:
        """Say that no more can be taken now, and what somebody can do instead."""
        message = gettext("Er zijn nu te veel mensen die willen helpen. Probeer het later, of bel: %(phone)s.")
        self.add_error(None, message % {"phone": desk_phone})

    @property
    def is_trapped(self) -> bool:
        """Return whether a program filled in what people do not see."""
        return bool(self.data.get("huisnummer"))

    def offering(self, speaks: str) -> Offering:
        """Return what somebody offers, who reads the page in a language."""
        said = self.cleaned_data
        return Offering(
            tasks=[Task(task) for task in said["wat"]],
            dayparts=dayparts([When(one) for one in said["wanneer"]]),
            max_km=int(said["km"]),
            district=said["wijk"],
            languages=[*said["talen"], *filter(None, [said["taal"]])],
            name=said["naam"],
            phone=said["telefoon"],
            email=said["mail"],
            speaks=speaks,
            may_hand_on=bool(said["doorgeven"]),
        )


def known_of(offer: Offered | None) -> dict[str, Any]:
    """Return what an offer says already of who becomes a volunteer, as the form of a volunteer shows it."""
    if offer is None:
        return {}
    parts = {
        name: [str(number // PARTS) for number in offer.dayparts if number % PARTS == part]
        for part, name in enumerate(("ochtend", "middag", "avond"))
    }
    return {
        **parts,
        "naam": offer.name,
        "telefoon": in_groups(offer.phone),
        "mail": offer.email,
        "wijk": offer.district,
        "km": str(offer.max_km),
        "talen": list(offer.languages),
        "doet": [task.value for task in offer.tasks],
    }
