"""What a planner fills in: from which Monday, which lines, which other offer."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any, Final

from django.utils import formats
from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.keys import read_key

DAY: Final = datetime.timedelta(days=1)
MONDAYS: Final = 4


class AskForm(forms.Form):
    """From which Monday to plan."""

    vanaf = forms.SelectField(label=_("Vier weken vanaf"))

    def __init__(self, data: Any = None, *, today: datetime.date) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        first = today + DAY * (7 - today.weekday())
        mondays = [first + DAY * 7 * number for number in range(MONDAYS)]
        fields: dict[str, Any] = self.fields
        fields["vanaf"].choices = [(one.isoformat(), formats.date_format(one, "l j F Y")) for one in mondays]

    @property
    def monday(self) -> datetime.date:
        """Return the Monday that was chosen."""
        return datetime.date.fromisoformat(self.cleaned_data["vanaf"])


class PublishForm(forms.Form):
    """Which lines are offered now."""

    regel = forms.ThingsField(label=_("Welke voorstellen biedt u aan?"), choices=())

    @property
    def line_ids(self) -> list[uuid.UUID]:
        """Return the lines that were chosen."""
        return [uuid.UUID(one) for one in self.cleaned_data["regel"]]


class TakeBackForm(forms.Form):
    """Why an offer is taken back, for who cares."""

    reden = forms.TextField(
        label=_("Waarom neemt u het aanbod terug?"),
        help_text=_("Wie zorgt leest dit. Schrijf geen namen op."),
        max_length=300,
    )


class MoveForm(forms.Form):
    """Which other offer somebody gets."""

    naar = forms.RadioField(label=_("Wat wordt het?"))

    def __init__(self, data: Any = None, *, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        fields: dict[str, Any] = self.fields
        fields["naar"].choices = list(choices)
