"""Writing a letter, changing it by hand, and what is decided."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import NOT_CHOSEN, FieldDisplay
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.base.text import Sentence
from draagkracht.base.translation import translate
from draagkracht.casework.forms.arrangements import revision_of
from draagkracht.casework.forms.cases import choices_of
from draagkracht.casework.rules import letters, results
from draagkracht.casework.rules.letters import Block, LetterKind
from draagkracht.casework.rules.results import ReconsiderReason, RefusalReason
from draagkracht.casework.rules.states import NEED_SENTENCES, Need
from draagkracht.casework.services.decisions import Ruling

Named = list[tuple[str, str]]
PLACE = "alinea_"
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


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter on its page: a field to change it in, or the text of what is fixed."""

    field: FieldDisplay | None
    text: str = ""


def _named(blocks: Sequence[Block]) -> dict[str, Block]:
    """Return the paragraphs by a name that stays the same where a colleague adds or removes another."""
    seen: Counter[str] = Counter()
    found = {}
    for block in blocks:
        found[f"{PLACE}{block.code}_{seen[block.code]}"] = block
        seen[block.code] += 1
    return found


class LetterForm(forms.Form):
    """The blocks of a letter, each to change or to empty, and room for one more. What is fixed is no field."""

    onderwerp = forms.TextField(label=_("Onderwerp"), max_length=200)

    def __init__(self, data: Any = None, *, kind: LetterKind, subject: str, blocks: Sequence[Block]) -> None:
        self.named = named = _named(blocks)
        self.fixed = {name for name, block in named.items() if letters.is_fixed(kind, block.code)}
        texts = {name: block.text for name, block in named.items() if name not in self.fixed}
        # A paragraph that was not on the page of whoever sends this is a colleague's: it stays.
        given = data if data is None else {**texts, **data.dict()}
        super().__init__(given, initial={"onderwerp": subject, **texts})
        label = _("Alinea %(number)s")
        self.fields |= {
            name: forms.LongTextField(
                label=label % {"number": place},
                required=False,
                needed_for=_("leeg: deze alinea vervalt"),
                max_length=20_000,
            )
            for place, name in enumerate(named, start=1)
            if name in texts
        }
        self.fields["erbij"] = forms.LongTextField(label=_("Nog iets erbij?"), required=False, max_length=20_000)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the letter as it was changed."""
        given = self.cleaned_data
        written = [
            block if name in self.fixed else Block(block.code, given[name]) for name, block in self.named.items()
        ]
        return (*written, Block(letters.OWN, given["erbij"]))

    def homeless(self, *, is_sent: bool) -> list[str]:
        """Return what was written that has no place in the letter as it is now, and that it does not say."""
        said = {" ".join(block.text.split()) for block in self.named.values()}
        names = [name for name in self.data if name.startswith(PLACE) or name == "erbij"]
        texts = [self.data[name] for name in names if is_sent or name not in self.fields]
        return [text for text in texts if text.strip() and " ".join(text.split()) not in said]

    @property
    def parts(self) -> list[Part]:
        """Return the letter as its page shows it, in order."""
        shown = {name: forms.BoundField(self, field, name).display() for name, field in self.fields.items()}
        still = {letters.LAST_DAY: gettext("(deze dag vult de computer in)")}
        names = ["onderwerp", *self.named, "erbij"]
        return [
            Part(shown[name]) if name in shown else Part(None, letters.fill(self.named[name].text, still))
            for name in names
        ]


class SendForm(forms.Form):
    """Where a letter goes on paper, asked where nobody knows. `revision` is what was read."""

    adres = forms.TextField(
        label=_("Naar welk adres?"),
        help_text=_("Straat, nummer, postcode en plaats."),
        error_messages={"required": _("Vul het adres in. Zonder adres komt de brief niet aan.")},
    )

    def __init__(self, data: Any = None, *, is_asked: bool) -> None:
        super().__init__(data)
        self.revision = revision_of(data)
        if not is_asked:
            del self.fields["adres"]

    @property
    def address(self) -> str:
        """Return the address that was filled in; nothing where it was not asked."""
        return str(self.cleaned_data.get("adres", ""))

    def refuse(self, sentence: Sentence) -> None:
        """Show why this cannot be sent."""
        self.add_error(None, translate(sentence))


class DecisionForm(forms.Form):
    """What is decided, by which rule, on which facts, from when until when; and why, where it was decided before."""

    besluit = forms.RadioField(
        label=_("Wat besluit u?"), choices=[("ja", _("Hulp toekennen")), ("nee", _("Aanvraag afwijzen"))]
    )
    opnieuw = forms.SelectField(label=_("Waarom besluit u opnieuw?"))
    reden = forms.SelectField(label=_("Waarom niet?"), required=False)
    van = DayField(label=_("Vanaf welke dag?"), required=False, width="medium", needed_for=_("nodig bij toekennen"))
    tot = DayField(
        label=_("Tot en met welke dag?"),
        help_text=_("Leeg: er is geen laatste dag."),
        required=False,
        width="medium",
    )
    regel = forms.TextField(label=_("Volgens welke regel?"))
    feiten = forms.LongTextField(
        label=_("Waar let u op?"), max_length=4000, help_text=_("De feiten waar het besluit op rust. Korte zinnen.")
    )
    wel = forms.LongTextField(
        label=_("Wat kan wel?"), required=False, needed_for=_("nodig bij afwijzen"), max_length=2000
    )

    def __init__(self, data: Any = None, *, known: Mapping[str, str], is_again: bool, draft: str = "") -> None:
        super().__init__(data, initial={"regel": RULE, **known})
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        self.draft: str = (data or {}).get("concept", draft)
        self.is_again = is_again
        fields: dict[str, Any] = self.fields
        fields["reden"].choices = [("", _("Kies bij afwijzen")), *choices_of(results.REFUSAL_LABELS)]
        fields["opnieuw"].choices = [NOT_CHOSEN, *choices_of(results.RECONSIDER_LABELS)]
        if not is_again:
            del fields["opnieuw"]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason, and for what can be done, where help is refused; for the first day where it is given."""
        given = super().clean() or {}
        is_refused = given.get("besluit") == "nee"
        if is_refused:
            for name in ("reden", "wel"):
                if not given.get(name):
                    text = gettext("Vul dit in. Iemand die geen hulp krijgt, moet weten waarom en wat wel kan.")
                    self.add_error(name, ValidationError(text, code="required"))
        is_asked = "van" not in self.errors and (self.is_again or not is_refused)
        if is_asked and not given.get("van"):
            self.add_error("van", translate(NEED_SENTENCES[Need.FIRST_DAY]))
        if given.get("van") and given.get("tot") and given["tot"] < given["van"]:
            self.add_error("tot", gettext("Deze dag is voor de eerste dag. Kies een latere dag."))
        return given

    @property
    def typed(self) -> list[tuple[str, str]]:
        """Return what was filled in, in words, for where it cannot be decided any more."""
        shown = [forms.BoundField(self, field, name).display() for name, field in self.fields.items()]
        return [(one.label, one.value or " ".join(o.label for o in one.options if o.is_chosen)) for one in shown]

    def ruling(self) -> Ruling:
        """Return what is decided."""
        given = self.cleaned_data
        refusal = RefusalReason(given["reden"]) if given["besluit"] == "nee" else None
        has_days = self.is_again or refusal is None
        return Ruling(
            rule=given["regel"],
            facts=given["feiten"],
            refusal=refusal,
            instead=given["wel"] if refusal else "",
            from_date=given["van"] if has_days else None,
            last_date=given["tot"] if refusal is None else None,
            again=ReconsiderReason(given["opnieuw"]) if self.is_again else None,
        )

    def refuse(self, sentence: Sentence) -> None:
        """Show why this cannot be decided."""
        self.add_error(None, translate(sentence))
