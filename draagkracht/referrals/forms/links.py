"""What somebody fills in to make a link for a practice or a key person."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.translation import translate
from draagkracht.referrals.forms.referring import LONGEST_MAIL
from draagkracht.referrals.rules import referring


class LinkForm(forms.Form):
    """For whom a link is, what they are, and where the answers go."""

    label = forms.TextField(
        label=_("Voor wie is de link?"),
        help_text=_("De naam van de praktijk, de school of de sleutelfiguur."),
        width="medium",
        max_length=referring.LONGEST_LABEL,
    )
    channel = forms.SelectField(label=_("Wat voor verwijzer is dit?"))
    email = forms.MailField(
        label=_("Mailadres voor de antwoorden"), required=False, width="medium", max_length=LONGEST_MAIL
    )
    organisation = forms.SelectField(label=_("Hoort bij deze organisatie"), required=False)

    def __init__(self, data: Any = None, *, organisations: Sequence[tuple[int, str]] = ()) -> None:
        super().__init__(data)
        self.key = read_key((data or {}).get("key", ""))
        own: Any = self.fields
        offered = [channel for channel in referring.Channel if channel not in referring.WITHOUT_LINK]
        own["channel"].choices = [
            ("", gettext("Kies")),
            *((channel.value, translate(referring.CHANNEL_LABELS[channel])) for channel in offered),
        ]
        own["organisation"].choices = [("", gettext("Geen van deze")), *organisations]

    def organisation_id(self) -> int | None:
        """Return the key of the organisation that was chosen."""
        chosen = self.cleaned_data["organisation"]
        return int(chosen) if chosen else None
