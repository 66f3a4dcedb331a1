"""The forms of somebody's own space."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.forms import EmailField, NameField
from draagkracht.base import forms, phone
from draagkracht.base.keys import read_key
from draagkracht.people.forms.notes import LineField, NoteField
from draagkracht.people.models import LONGEST_NAME
from draagkracht.people.rules.codes import Relation

AGREES = "yes"
RELATION_LABELS = {
    Relation.PARTNER: _("mijn partner"),
    Relation.PARENT: _("mijn vader of moeder"),
    Relation.CHILD: _("mijn kind"),
    Relation.SIBLING: _("mijn broer of zus"),
    Relation.GRANDPARENT: _("mijn opa of oma"),
    Relation.FRIEND: _("een vriend of vriendin"),
    Relation.NEIGHBOUR: _("iemand in de buurt"),
    Relation.OTHER: _("iemand anders"),
}


class AgreeField(forms.CheckboxesField):
    """One box that somebody ticks to agree; nothing is ticked beforehand."""

    def __init__(self, *, says: Any, **options: Any) -> None:
        super().__init__(choices=[(AGREES, says)], **options)


class StartForm(forms.Form):
    """Who wants a space of their own, and that they agree that it is kept.

    `key` belongs to this one form: sending it twice has one effect.
    """

    name = NameField(label=_("Hoe heet u?"), help_text=_("Uw voornaam is genoeg."))
    email = EmailField(label=_("Uw mailadres"), help_text=_("Hier sturen wij een code heen. Daarmee logt u in."))
    agrees = AgreeField(
        label=_("Vindt u dit goed?"),
        says=_("Ja, bewaar voor mij wat ik op mijn plek zet"),
        error_messages={"required": _("Zet een vinkje als u dit goed vindt. Anders maken wij geen plek.")},
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))


class OpenForm(forms.Form):
    """That somebody who signed in wants a space of their own."""

    agrees = StartForm.base_fields["agrees"]

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))


class NamedOpenForm(OpenForm):
    """How somebody is called who signed in through a service elsewhere, and that they want a space."""

    name = StartForm.base_fields["name"]
    field_order = ("name", "agrees")


class RelationForm(forms.Form):
    """For whom somebody cares, in their own words."""

    called = forms.TextField(
        label=_("Voor wie zorgt u?"),
        help_text=_("Zoals u het zelf zegt. Bijvoorbeeld: mijn moeder."),
        max_length=LONGEST_NAME,
        width="medium",
    )
    relation = forms.RadioField(label=_("Wie is dat van u?"), choices=list(RELATION_LABELS.items()))
    lives_together = forms.RadioField(
        label=_("Woont u samen?"), choices=[("yes", _("ja")), ("no", _("nee"))], required=False
    )

    def values(self) -> dict[str, Any]:
        """Return what was filled in, as the services take it."""
        together = self.cleaned_data["lives_together"]
        return {
            "called": self.cleaned_data["called"],
            "relation": Relation(self.cleaned_data["relation"]),
            "lives_together": together == "yes" if together else None,
        }


class EraseForm(forms.Form):
    """That somebody is sure."""

    agrees = AgreeField(
        label=_("Weet u het zeker?"),
        says=_("Ja, wis alles van mijn plek"),
        error_messages={"required": _("Zet een vinkje als u het zeker weet. Anders wissen wij niets.")},
    )


class CardPhoneField(forms.PhoneField):
    """A number for on the card, which may stay empty; gives it back as people read it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=30, width="medium", **options)

    def clean(self, value: Any) -> str:
        """Return the number in groups; raises ValidationError with what is wrong and what to do."""
        return phone.in_groups(super().clean(value))


class PlanForm(forms.Form):
    """What somebody must know who takes over."""

    called = forms.TextField(
        label=_("Voor wie zorgt u?"),
        help_text=_("Bijvoorbeeld: Henk, mijn man."),
        max_length=LONGEST_NAME,
        width="medium",
    )
    phone = CardPhoneField(
        label=_("Uw eigen telefoonnummer"),
        help_text=_("Als u dat op de kaart wilt. Wie de kaart vindt, leest dit ook."),
        autocomplete="tel",
    )
    where = forms.TextField(
        label=_("Waar is de zorg nodig?"),
        help_text=_("Een adres, als u dat erop wilt. Wie de kaart vindt, leest dit ook."),
        required=False,
    )
    must_know = NoteField(
        label=_("Wat moet iemand weten?"),
        help_text=_("Kort. Bijvoorbeeld: medicijnen om 8 en 20 uur, in de la. Hij mag niet alleen zijn."),
        max_length=1000,
    )


class SubstituteForm(forms.Form):
    """Who is asked to take over. A number or a mail address: one of the two is needed."""

    name = NameField(label=_("Wie kan inspringen?"))
    phone = CardPhoneField(label=_("Telefoonnummer"), autocomplete="off")
    email = EmailField(
        label=_("Mailadres"), help_text=_("Dan vragen wij per mail of deze persoon het wil."), required=False
    )
    does = LineField(
        label=_("Wat kan deze persoon doen?"), help_text=_("Bijvoorbeeld: koken en blijven slapen."), required=False
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.key = read_key((data or {}).get("key", ""))

    def clean(self) -> dict[str, Any]:
        """Return what was filled in; without a number and without an address nobody can be reached."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("phone") and not cleaned.get("email") and not {"phone", "email"} & set(self.errors):
            says = _("Vul een telefoonnummer of een mailadres in. Anders kan niemand deze persoon bereiken.")
            self.add_error("phone", says)
        return cleaned

    def refuse_more(self) -> None:
        """Say that the card is full."""
        self.add_error(None, _("Op de kaart passen zes mensen. Haal eerst iemand weg."))


class NumberForm(forms.Form):
    """On which number somebody of the list is reached."""

    phone = CardPhoneField(label=_("Telefoonnummer"), autocomplete="off")


class WillingForm(forms.Form):
    """On which number somebody is reached who takes over."""

    phone = CardPhoneField(
        label=_("Op welk nummer bent u te bereiken?"),
        help_text=_("Dit nummer komt op de kaart. Zonder nummer kan niemand u bellen."),
        autocomplete="tel",
    )
