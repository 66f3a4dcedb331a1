"""The form with which several requests go to one colleague."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from draagkracht.base import forms
from draagkracht.base.forms import NOT_CHOSEN
from draagkracht.base.keys import read_key
from draagkracht.casework.forms.cases import Colleagues
from draagkracht.casework.queries.work_list import PAGE_SIZE


class DivideForm(forms.Form):
    """Which requests, and who gets them."""

    vragen = forms.ThingsField(
        label=_("Welke vragen?"),
        error_messages={"required": _("Kies een of meer vragen. Anders verandert er niets.")},
    )
    wie = forms.SelectField(label=_("Wie behandelt ze?"))

    def __init__(self, data: Any = None, *, colleagues: Colleagues = ()) -> None:
        super().__init__(data)
        self.key: uuid.UUID = read_key((data or {}).get("key", ""))
        own: dict[str, Any] = self.fields
        own["wie"].choices = [NOT_CHOSEN, *((str(number), name) for number, name in colleagues)]

    def offer(self, rows: Iterable[tuple[str, str]]) -> None:
        """Show these requests to choose from."""
        own: dict[str, Any] = self.fields
        own["vragen"].choices = list(rows)

    def values(self) -> dict[str, Any]:
        """Return what the service takes beside who does it, and when."""
        found = self.cleaned_data
        return {"case_ids": [uuid.UUID(one) for one in found["vragen"][:PAGE_SIZE]], "consultant_id": int(found["wie"])}
