"""The questions of an instrument, that somebody agreed to answer them together, and where the outcome goes."""

import datetime
from typing import Any, Final

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from draagkracht.assessments.forms import InstrumentForm
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.base import forms
from draagkracht.base.keys import read_key
from draagkracht.people.forms import AgreeField
from draagkracht.portal.together.origins import PAPER, Origin

SENT: Final = "ingevuld"  # told apart from a page that is only opened, with what it carries
LONGEST_REASON: Final = 300


class TogetherForm(InstrumentForm):
    """`key` belongs to this one form: sending it twice has one effect. `asks_reason`: it was asked lately."""

    agrees = AgreeField(
        label=_("Is het goed dat u dit samen invult?"),
        says=_("Ja, dat is gevraagd"),
        error_messages={"required": _("Vraag het eerst. Mag het niet? Vul dan niets in.")},
    )
    place = forms.RadioField(label=_("Waar gaat de uitkomst heen? Vraag het"))
    reason = forms.TextField(
        label=_("Waarom vraagt u het opnieuw?"),
        help_text=_("Bijvoorbeeld: na een ziekenhuisopname. Wie zorgt, kan dit lezen."),
        required=False,
        max_length=LONGEST_REASON,
    )

    def __init__(self, instrument: Instrument, data: Any, *, origin: Origin, at: datetime.datetime) -> None:
        said = data or {}
        super().__init__(instrument, data if said.get(SENT) else None)
        self.origin, self.key = origin, read_key(said.get("key", ""))
        self.asks_reason = origin.is_soon(instrument.code, at) or bool(said.get("reason"))
        own: Any = self.fields
        named = [(one.value, gettext("Naar de eigen plek van %(name)s") % {"name": one.name}) for one in origin.spaces]
        own["place"].choices = [*named, (PAPER, gettext("Mee op papier, met een code"))]
        if not named:
            del own["place"]
        own["reason"].required = origin.is_soon(instrument.code, at)
        self._settle()

    def _settle(self) -> None:
        """Ask first what decides whether the questions are asked at all."""
        first = {"agrees": self.fields.pop("agrees")}
        reason = self.fields.pop("reason")
        self.fields = first | ({"reason": reason} if self.asks_reason else {}) | self.fields

    @property
    def person_id(self) -> int | None:
        """Return whose space the outcome goes to; None where it goes along on paper."""
        chosen = self.cleaned_data.get("place", PAPER)
        return next((one.person_id for one in self.origin.spaces if one.value == chosen), None)

    @property
    def reason_given(self) -> str:
        """Return why it is asked again; "" where that was not asked."""
        return str(self.cleaned_data.get("reason", ""))

    def ask_reason(self, may_from: datetime.datetime) -> None:
        """Ask why it is asked again so soon: a result of which nothing was shown here is not old."""
        day = formats.date_format(timezone.localtime(may_from), "j F Y")
        agrees, *rest = self.fields.items()
        self.fields = dict([agrees, ("reason", type(self).base_fields["reason"]), *rest])
        self.asks_reason = True
        message = gettext(
            "Deze lijst is kort geleden ingevuld. Vraag om de code, dan ziet u de uitkomst. "
            "Of schrijf op waarom het nu weer nodig is. Zonder reden kan het vanaf %(day)s."
        )
        self.add_error("reason", message % {"day": day})


def minutes_in_words(minutes: int) -> str:
    """Return how long an instrument takes."""
    return ngettext("%(number)s minuut", "%(number)s minuten", minutes) % {"number": minutes}
