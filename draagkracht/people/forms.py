"""The forms of somebody's own space."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.accounts.forms import EmailField, NameField
from draagkracht.base import forms
from draagkracht.base.keys import read_key
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


class EraseForm(forms.Form):
    """That somebody is sure."""

    agrees = AgreeField(
        label=_("Weet u het zeker?"),
        says=_("Ja, wis alles van mijn plek"),
        error_messages={"required": _("Zet een vinkje als u het zeker weet. Anders wissen wij niets.")},
    )
