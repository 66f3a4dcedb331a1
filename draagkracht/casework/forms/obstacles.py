"""What stands in the way of people who care, and what came of it."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import NOT_CHOSEN
from draagkracht.base.keys import read_key
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.arrangements import revision_of
from draagkracht.casework.forms.cases import choices_of
from draagkracht.casework.models.cases import LONGEST_LABEL
from draagkracht.casework.queries.obstacles import ObstacleFacts
from draagkracht.casework.rules.arrangements import LAW_LABELS, Law
from draagkracht.casework.rules.obstacles import LABELS, ObstacleState
from draagkracht.casework.services.obstacles import Settled


class ObstacleForm(forms.Form):
    """A rule that stands in the way. `key`: sending it twice has one effect."""

    onderwerp = forms.TextField(label=_("Welke regel zit in de weg?"), max_length=120)
    tekst = forms.LongTextField(
        label=_("Wat gaat er daardoor mis?"),
        help_text=_(
            "Schrijf geen naam, adres, nummer of geboortedatum op. Wel wie het is: een zoon die ver weg woont."
        ),
        max_length=4000,
    )
    wet = forms.SelectField(label=_("Van welke wet is de regel?"))

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        laws = [(code, label) for code, label in choices_of(LAW_LABELS) if code != Law.NONE]
        fields["wet"].choices = [NOT_CHOSEN, *laws, (Law.NONE.value, _("Van de gemeente zelf, of weet ik niet"))]

    def refuse(self, sentence: Sentence) -> None:
        """Say what may not stand here."""
        self.add_error("tekst", translate(sentence))


class SettleForm(forms.Form):
    """How far an obstacle is: who looks into it, and the answer."""

    stand = forms.RadioField(label=_("Hoe staat het ervoor?"))
    wie = forms.TextField(label=_("Wie pakt dit op?"), max_length=LONGEST_LABEL, required=False, width="medium")
    antwoord = forms.LongTextField(label=_("Wat is het antwoord?"), max_length=4000, required=False)

    def __init__(self, data: Any = None, *, found: ObstacleFacts) -> None:
        super().__init__(data, initial={"stand": found.state.value, "wie": found.owner, "antwoord": found.answer})
        fields: dict[str, Any] = self.fields
        fields["stand"].choices = choices_of(LABELS)
        self.revision = revision_of(data) if data is not None else found.revision

    def refuse(self, field: str, sentence: Sentence) -> None:
        """Say at a field what is missing."""
        self.add_error(field, translate(sentence))

    @property
    def settled(self) -> Settled:
        """Return what was filled in."""
        given = self.cleaned_data
        return Settled(state=ObstacleState(given["stand"]), owner=given["wie"], answer=given["antwoord"])
