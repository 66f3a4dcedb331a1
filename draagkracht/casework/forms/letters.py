"""Writing a letter, changing it by hand, and what is decided."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.cases import choices_of
from draagkracht.casework.rules import letters, results
from draagkracht.casework.rules.letters import Block
from draagkracht.casework.rules.results import RefusalReason
from draagkracht.casework.services.decisions import Ruling

Named = list[tuple[str, str]]
RULE = "Wmo 2015, artikel 2.3.5, derde lid"


class WriteForm(forms.Form):
    """Which letter, and to whom."""

    soort = forms.RadioField(label=_("Welke brief?"))
    wie = forms.RadioField(label=_("Aan wie?"))

    def __init__(self, data: Any = None, *, parties: Named) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields["soort"].choices = [(kind.value, translate(letters.LABELS[kind])) for kind in letters.BY_HAND]
        fields["wie"].choices = parties


class LetterForm(forms.Form):
    """The blocks of a letter, each to change or to empty, and room for one more."""

    onderwerp = forms.TextField(label=_("Onderwerp"), max_length=200)

    def __init__(self, data: Any = None, *, subject: str, blocks: Sequence[Block]) -> None:
        texts = {f"blok_{place}": block.text for place, block in enumerate(blocks)}
        super().__init__(data, initial={"onderwerp": subject, **texts})
        self.codes = [block.code for block in blocks]
        label = _("Alinea %(number)s")
        self.fields |= {
            name: forms.LongTextField(label=label % {"number": place + 1}, required=False, max_length=20_000)
            for place, name in enumerate(texts)
        }
        self.fields["erbij"] = forms.LongTextField(label=_("Nog iets erbij?"), required=False, max_length=20_000)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the letter as it was changed."""
        given = self.cleaned_data
        written = [Block(code, given[f"blok_{place}"]) for place, code in enumerate(self.codes)]
        return (*written, Block("own", given["erbij"]))


class DecisionForm(forms.Form):
    """What is decided, by which rule, on which facts."""

    besluit = forms.RadioField(
        label=_("Wat besluit u?"), choices=[("ja", _("Hulp toekennen")), ("nee", _("Aanvraag afwijzen"))]
    )
    reden = forms.SelectField(label=_("Waarom niet?"), required=False)
    regel = forms.TextField(label=_("Volgens welke regel?"))
    feiten = forms.LongTextField(
        label=_("Waar let u op?"), max_length=4000, help_text=_("De feiten waar het besluit op rust. Korte zinnen.")
    )
    wel = forms.LongTextField(
        label=_("Wat kan wel?"), required=False, needed_for=_("nodig bij afwijzen"), max_length=2000
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"regel": RULE})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        fields: dict[str, Any] = self.fields
        fields["reden"].choices = [("", _("Kies bij afwijzen")), *choices_of(results.REFUSAL_LABELS)]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason, and for what can be done, where help is refused."""
        given = super().clean() or {}
        if given.get("besluit") == "nee":
            for name in ("reden", "wel"):
                if not given.get(name):
                    text = gettext("Vul dit in. Iemand die geen hulp krijgt, moet weten waarom en wat wel kan.")
                    self.add_error(name, ValidationError(text, code="required"))
        return given

    def ruling(self) -> Ruling:
        """Return what is decided."""
        given = self.cleaned_data
        refusal = RefusalReason(given["reden"]) if given["besluit"] == "nee" else None
        instead = given["wel"] if refusal else ""
        return Ruling(rule=given["regel"], facts=given["feiten"], refusal=refusal, instead=instead)

    def refuse(self, sentence: Sentence) -> None:
        """Show why this cannot be decided."""
        self.add_error(None, translate(sentence))
