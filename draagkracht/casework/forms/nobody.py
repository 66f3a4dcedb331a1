"""Nobody answered, in the file of a centre: how is what the button says, and the day to try again stands there."""

import datetime
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.base.moments import DayField
from draagkracht.casework.forms.support import LONGEST_DAYS
from draagkracht.casework.rules.support import After, Next, Said, Way
from draagkracht.referrals.queries.norms import get_next_try


class NobodyForm(forms.Form):
    """When to try again, as we propose it; nothing is asked where the carer chose a later day, or the file rests."""

    weer = DayField(label=_("Weer proberen op"), width="short")

    def __init__(self, data: Any = None, *, chosen: Next, after: After, today: datetime.date) -> None:
        super().__init__(data, initial={"weer": get_next_try(today).isoformat()})
        self.chosen, self.today = chosen, today
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        if after is not After.AGAIN:
            del self.fields["weer"]

    def clean_weer(self) -> datetime.date:
        """Return the day; refuse one that is over, or far away."""
        day: datetime.date = self.cleaned_data["weer"]
        if not 0 <= (day - self.today).days <= LONGEST_DAYS:
            raise ValidationError(gettext("Kies een dag vanaf vandaag, binnen drie jaar."), code="range")
        return day

    def clean(self) -> None:
        """Check that one of the buttons was pressed."""
        if self.data.get("hoe") not in (Way.PHONE, Way.VISIT):
            self.add_error(None, gettext("Kies hoe u het probeerde."))

    def refuse(self) -> None:
        """Say that it is enough."""
        self.add_error(None, gettext("U probeerde het vaak genoeg. Laat het rusten. De ander weet u te vinden."))

    def said(self) -> Said:
        """Return what is noted."""
        return Said(way=Way(self.data["hoe"]), was_reached=False, on=self.today)

    def next(self) -> Next:
        """Return when to try again, in the same way and on the part of the day that suits the carer."""
        day = self.cleaned_data.get("weer")
        return Next(date=day, is_ours=True, way=self.said().way, part=self.chosen.part)
