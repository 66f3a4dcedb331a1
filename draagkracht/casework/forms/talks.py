"""Planning and moving a talk, and writing down that a carer agreed to be in the file."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField, TimeField
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.cases import LONGEST_NAME
from draagkracht.casework.forms.fields import LanguageField, YesField
from draagkracht.casework.rules import talks
from draagkracht.casework.rules.talks import Kind, Odd

Named = list[tuple[str, str]]  # (public id of the party, what they are called)


class MomentForm(forms.Form):
    """When and where a talk is. `key` belongs to this one form: sending it twice has one effect."""

    dag = DayField(label=_("Op welke dag?"))
    tijd = TimeField(label=_("Hoe laat?"))
    plaats = forms.TextField(label=_("Waar?"), help_text=_("Bijvoorbeeld: bij u thuis."), width="medium")

    def __init__(self, data: Any = None, *, initial: Mapping[str, str] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields |= {_why(odd): _reason(odd) for odd in Odd if _why(odd) in (data or {})}

    def values(self) -> dict[str, Any]:
        """Return when and where the talk is as services take it, without who holds it."""
        given = self.cleaned_data
        moment = datetime.datetime.combine(given["dag"], given["tijd"])
        return {
            "planned_at": timezone.make_aware(moment),
            "place": given["plaats"],
            "because": {odd: given.get(_why(odd), "") for odd in Odd},
        }

    def refuse(self, *sentences: Sentence) -> None:
        """Show why a talk cannot be like this."""
        for sentence in sentences:
            self.add_error(None, translate(sentence))

    def ask(self, odd: Mapping[Odd, Sentence]) -> None:
        """Ask why a talk is at an odd moment, for each thing that is odd."""
        for one, sentence in odd.items():
            self.fields.setdefault(_why(one), _reason(one))
            self.add_error(_why(one), translate(sentence))


class PlanForm(MomentForm):
    """A talk to plan."""

    field_order = ("soort", "zorger", "vertrouwelijk", "dag", "tijd", "plaats")

    soort = forms.RadioField(
        label=_("Met wie praat u?"), choices=[(kind.value, _(label.message)) for kind, label in talks.LABELS.items()]
    )
    zorger = forms.SelectField(label=_("Met wie van de mensen die zorgen?"), required=False)
    vertrouwelijk = YesField(
        label=_("In vertrouwen?"),
        says=_("Ja. Wat wie zorgt hier zegt, komt niet bij de ander en niet in het verslag."),
    )

    def __init__(self, data: Any = None, *, carers: Named, client: str = "") -> None:
        super().__init__(data, initial={"soort": Kind.TOGETHER.value})
        fields: dict[str, Any] = self.fields
        alone = {Kind.CARER_ALONE: carers[0][1] if len(carers) == 1 else "", Kind.CLIENT_ALONE: client}
        fields["soort"].choices = [
            (kind.value, _("Alleen met %(name)s") % {"name": alone[kind]} if alone.get(kind) else translate(label))
            for kind, label in talks.LABELS.items()
        ]
        fields["zorger"].choices = carers
        if len(carers) < 2:  # noqa: PLR2004 - one carer needs no choice
            del fields["zorger"]

    def values(self) -> dict[str, Any]:
        """Return the talk as services take it, without who holds it."""
        given = self.cleaned_data
        return {
            **super().values(),
            "kind": Kind(given["soort"]),
            "carer_id": uuid.UUID(given["zorger"]) if given.get("zorger") else None,
            "is_confidential": given["vertrouwelijk"],
        }


def _why(odd: Odd) -> str:
    return f"waarom_{odd}"


def _reason(odd: Odd) -> forms.TextField:
    return forms.TextField(label=translate(talks.ODD_LABELS[odd]), required=False, needed_for=_("nodig bij dit moment"))


class PastForm(PlanForm):
    """A talk that was held, to write up."""

    def __init__(self, data: Any = None, *, carers: Named, client: str = "") -> None:
        super().__init__(data, carers=carers, client=client)
        self.fields["soort"].label = _("Met wie sprak u?")


class AgreeForm(forms.Form):
    """A carer whom the client named agrees to be in the file."""

    wie = forms.RadioField(label=_("Wie is het?"))
    naam = forms.TextField(label=_("Naam"), max_length=LONGEST_NAME, width="medium")
    telefoon = forms.PhoneField(label=_("Telefoon"), required=False, width="medium", max_length=60)
    mail = forms.MailField(label=_("Mail"), required=False, width="medium")
    taal = LanguageField(label=_("Taal van de mails"))
    akkoord = YesField(label=_("Goed gevonden?"), says=_("Ja, deze persoon vindt het goed dat wij dit opschrijven."))

    def __init__(self, data: Any = None, *, carers: Named) -> None:
        super().__init__(data, initial={"wie": carers[0][0] if len(carers) == 1 else None})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields["wie"].choices = carers

    def clean_akkoord(self) -> bool:
        """Refuse to write somebody down who did not agree."""
        if not self.cleaned_data["akkoord"]:
            raise ValidationError(gettext("Vraag het eerst. Zonder akkoord schrijven wij geen naam op."))
        return True
