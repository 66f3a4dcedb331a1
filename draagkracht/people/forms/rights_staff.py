"""The form of who answers what somebody asks about their data. Dutch only."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.people.rules.rights import LONGEST_TEXT, Outcome, needs_reason

OUTCOME_LABELS = {
    Outcome.GIVEN: _("Ja, helemaal"),
    Outcome.PARTLY: _("Voor een deel"),
    Outcome.REFUSED: _("Nee"),
}


class AnswerForm(forms.Form):
    """The answer, and why where somebody gets less than they asked."""

    outcome = forms.RadioField(label=_("Doen wij wat deze persoon vraagt?"), choices=list(OUTCOME_LABELS.items()))
    answer = forms.LongTextField(
        label=_("Wat zeggen wij erbij?"),
        help_text=_("Dit staat in de mail. Zet er geen gegevens uit het dossier in."),
        required=False,
        max_length=LONGEST_TEXT,
        needed_for=_("nodig bij een deel of nee: zeg waarom"),
    )

    def clean(self) -> dict[str, Any]:
        """Return what was filled in; who gets less than they asked is told why."""
        cleaned: dict[str, Any] = super().clean() or {}
        outcome, is_silent = cleaned.get("outcome"), not cleaned.get("answer")
        if outcome and needs_reason(Outcome(outcome)) and is_silent and "answer" not in self.errors:
            self.add_error("answer", _("Schrijf op waarom. Deze persoon leest dit."))
        return cleaned
