"""What somebody fills in about a case in their own space: whether they agree, and how a talk was."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.casework.forms.cases import choices_of
from draagkracht.casework.rules import barriers
from draagkracht.casework.rules.arrangements import Seen, Side
from draagkracht.casework.services.arrangements import Says
from draagkracht.people.forms.notes import NoteField

# Who reads why somebody does not agree, before they write it.
WHO_READS: Final = {
    Side.CARER: _(
        "U hoeft geen reden te geven. Wie hier aan uw plan werkt, leest wat u schrijft. Wie u helpt, leest het niet."
    ),
    Side.CLIENT: _(
        "U hoeft geen reden te geven. Wie hier aan uw plan werkt, leest wat u schrijft. "
        "Wie voor u zorgt, leest het niet."
    ),
}


class AgreeForm(forms.Form):
    """Agree to an arrangement, or not, with a reason or without one; choose where there is a choice."""

    eens = forms.RadioField(
        label=_("Bent u het eens met dit plan?"), choices=[("ja", _("Ja, ik ben het eens")), ("nee", _("Nee"))]
    )
    waarom = NoteField(
        label=_("Wat wilt u anders?"),
        required=False,
        max_length=2000,
    )

    drempels = forms.CheckboxesField(
        label=_("Zegt u nee? Wat maakt deze hulp lastig?"),
        help_text=_("Dan kijken wij daar de volgende keer naar."),
        required=False,
    )

    def __init__(self, data: Any = None, *, seen: Seen) -> None:
        super().__init__(data)
        offered: dict[str, Any] = self.fields
        offered["drempels"].choices = choices_of(barriers.LABELS)
        offered["waarom"].help_text = WHO_READS[seen.side]
        choices: dict[str, Any] = {
            f"keuze_{line.position}": forms.RadioField(
                label=_("Wat kiest u?"), required=False, choices=[("", line.what), ("anders", line.alternative)]
            )
            for line in seen.choices
        }
        self.fields = {**choices, **self.fields}

    @property
    def says(self) -> Says:
        """Return what somebody says of the arrangement."""
        given = self.cleaned_data
        return Says(
            is_agreed=given["eens"] == "ja",
            remark=given["waarom"],
            chosen=self.chosen,
            barriers=barriers.read(given["drempels"]),
        )

    @property
    def chosen(self) -> tuple[int, ...]:
        """Return the positions of the lines of which the other was chosen."""
        names = [name for name, said in self.cleaned_data.items() if name.startswith("keuze_") and said == "anders"]
        return tuple(int(name.removeprefix("keuze_")) for name in names)


class FeedbackForm(forms.Form):
    """How a talk was for whoever cares: one minute."""

    gehoord = forms.RadioField(
        label=_("Is er naar u geluisterd?"), choices=[("yes", _("Ja")), ("partly", _("Een beetje")), ("no", _("Nee"))]
    )
    eigen = forms.RadioField(
        label=_("Ging het ook over wat u zelf nodig hebt?"),
        choices=[("yes", _("Ja")), ("partly", _("Een beetje")), ("no", _("Nee"))],
    )
    beter = NoteField(label=_("Wat kan beter?"), required=False, max_length=1000)
