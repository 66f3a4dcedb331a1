"""Answering an offer, calling off, and saying how it was."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.people.forms.notes import LineField, NoteField
from draagkracht.respite.forms.asking import labelled
from draagkracht.respite.queries.own import OwnBooking
from draagkracht.respite.rules import words
from draagkracht.respite.rules.codes import Barrier

ELSE = "else"  # a reason that is none of these: nothing is kept of it


class DeclineForm(forms.Form):
    """Why an offer does not suit; nobody has to say it."""

    barrier = forms.RadioField(
        label=_("Waarom past het niet?"), help_text=_("Dit hoeft niet. Het helpt ons beter te zoeken."), required=False
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        fields: dict[str, Any] = self.fields
        fields["barrier"].choices = [*labelled(words.NOT_THIS), (ELSE, _("Iets anders"))]

    def said(self) -> Barrier | None:
        """Return what holds somebody back, where they said it."""
        code = self.cleaned_data["barrier"]
        return Barrier(code) if code and code != ELSE else None


class CancelForm(forms.Form):
    """Why something is called off, for the other side."""

    said = LineField(
        label=_("Wilt u zeggen waarom?"), help_text=_("Dit hoeft niet. De plek leest het."), required=False
    )


class HowItWasForm(forms.Form):
    """How it was: for who cares, and for who was there."""

    carer = forms.RadioField(label=_("Hoe was het voor u?"))
    carer_words = NoteField(label=_("Wilt u er iets bij zeggen?"), required=False, max_length=600)
    guest = forms.RadioField(label=_("Hoe was het voor uw naaste?"), required=False)
    guest_words = NoteField(label=_("Wat zei uw naaste ervan?"), required=False, max_length=600)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        fields: dict[str, Any] = self.fields
        fields["carer"].choices = fields["guest"].choices = labelled(words.SCORES)

    @classmethod
    def start(cls, booking: OwnBooking) -> dict[str, Any]:
        """Return what was said before, to begin with."""
        return {
            "carer": booking.carer_score,
            "carer_words": booking.carer_words,
            "guest": booking.guest_score,
            "guest_words": booking.guest_words,
        }

    def said(self) -> dict[str, Any]:
        """Return the answers as the service takes them."""
        values = self.cleaned_data
        return {
            "carer": int(values["carer"]),
            "carer_words": values["carer_words"],
            "guest": int(values["guest"]) if values["guest"] else None,
            "guest_words": values["guest_words"],
        }
