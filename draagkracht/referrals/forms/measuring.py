"""An instrument that is filled in on the spot, while somebody refers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from draagkracht.assessments.forms import PREFIX, InstrumentForm
from draagkracht.assessments.rules import headline
from draagkracht.assessments.rules.definition import Instrument
from draagkracht.assessments.rules.filled import lines_for
from draagkracht.base.translation import translate
from draagkracht.people.forms import AgreeField

BEGUN = "begin"  # the answers came along from where they were given: nothing was sent yet
SHOWN = "getoond"  # which questions stood on the page that was sent


class MeasureForm(InstrumentForm):
    """The questions, and that the carer lets the outcome travel with the referral."""

    agrees = AgreeField(
        label=_("Mag de uitkomst mee?"),
        says=_("Ja, dat is gevraagd"),
        error_messages={"required": _("Vraag of de uitkomst mee mag. Mag het niet? Kies dan bij meetlijst: geen.")},
    )


def choices_of(instruments: Sequence[Instrument]) -> list[tuple[str, str]]:
    """Return the instruments to choose from, none of them first."""
    named = [(one.code, translate(headline.name_of(one.code))) for one in instruments]
    return [("", gettext("Geen meetlijst")), *named]


def measure_of(instruments: Sequence[Instrument], data: Mapping[str, Any] | None) -> MeasureForm | None:
    """Return the form of the instrument that was chosen; with answers only where its questions stood on the page."""
    said = data or {}
    chosen = next((one for one in instruments if one.code == said.get("instrument")), None)
    if chosen is None:
        return None
    return MeasureForm(chosen, data if said.get(SHOWN) == chosen.code else None)


def bring_along(instruments: Sequence[Instrument], data: QueryDict) -> MeasureForm | None:
    """Return the questions with answers that were given elsewhere; whether they may travel is still to be asked."""
    chosen = next((one for one in instruments if one.code == data.get("instrument")), None)
    given = {name: data.getlist(name) for name in data if name.startswith(PREFIX)}
    if chosen is None:
        return None
    several = {f"{PREFIX}{item.id}" for item in chosen.items if item.repeats}
    return MeasureForm(chosen, initial={name: each if name in several else each[-1] for name, each in given.items()})


def is_worrying(form: MeasureForm) -> bool:
    """Return whether the answers ask for a telephone number at once."""
    return form.filled is not None and bool(lines_for(form.filled))
