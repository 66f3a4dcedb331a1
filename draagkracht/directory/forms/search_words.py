"""What an editor types to change the words of the search."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.directory.rules.search import Kind, Row

LABELS: Final = {
    Kind.SAME: _("betekent hetzelfde als"),
    Kind.ALSO: _("zoekt ook naar"),
    Kind.PART: _("is een deel van lange woorden"),
    Kind.WHOLE: _("is één woord, knip het niet"),
    Kind.STOP: _("zegt niets, sla het over"),
    Kind.FAINT: _("zegt weinig: andere woorden gaan voor"),
    Kind.VERB: _("is een werkwoord: zoek ook de andere vormen"),
}
WITH_OTHERS: Final = (Kind.SAME, Kind.ALSO)


class SearchWordForm(forms.Form):
    """A row of the lexicon, as somebody types it."""

    woord = forms.TextField(label=_("Woord"), width="medium", max_length=120)
    soort = forms.RadioField(label=_("Dit woord"), choices=[(kind.value, label) for kind, label in LABELS.items()])
    ander = forms.TextField(
        label=_("Het andere woord"),
        help_text=_("Meer woorden? Zet er komma’s tussen."),
        required=False,
        max_length=500,
        needed_for=_("nodig bij de eerste twee"),
    )

    def row(self) -> Row:
        """Return the row, once the form is valid."""
        kind = Kind(self.cleaned_data["soort"])
        others = self.cleaned_data["ander"].split(",") if kind in WITH_OTHERS else []
        return Row(kind, self.cleaned_data["woord"], tuple(other.strip() for other in others if other.strip()))
