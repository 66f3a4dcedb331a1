"""The form of how often somebody wants to be asked how it goes."""

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.people.rules.reminders import Rhythm

RHYTHM_LABELS = {
    Rhythm.NONE: _("nooit"),
    Rhythm.MONTHLY: _("elke maand"),
    Rhythm.QUARTERLY: _("elke drie maanden"),
}


class RhythmForm(forms.Form):
    """A rhythm, or none."""

    rhythm = forms.RadioField(
        label=_("Hoe vaak mogen wij vragen hoe het gaat?"),
        choices=[(str(rhythm.value), label) for rhythm, label in RHYTHM_LABELS.items()],
    )

    def chosen(self) -> Rhythm:
        """Return the rhythm."""
        return Rhythm(int(self.cleaned_data["rhythm"]))
