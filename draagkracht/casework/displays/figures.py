"""The figure on talks in words: how often who cares was invited and was there, of how many, beside another's figure."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from draagkracht.casework.rules.talks import Figure

# AVI-cliëntenmonitor, as told in the note “De Proeverij” (2015): 85 of 100 carers were not invited. To be confirmed.
ONCE_NOT_INVITED: Final = 85


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The page with the figure."""

    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def figures_page(figure: Figure) -> FiguresPage:
    """Return the page of a figure."""
    if not figure.cases:
        lead = gettext("In het afgelopen jaar is nog geen gesprek gevoerd in een zaak met iemand die zorgt.")
    else:
        lead = gettext("Van de %(cases)s zaken met iemand die zorgt, is die in %(invited)s gevallen uitgenodigd.")
        lead = lead % {"cases": figure.cases, "invited": figure.invited}
    return FiguresPage(
        lead,
        (gettext("Wie zorgt, was"), gettext("Hier"), gettext("Aantal"), gettext("Landelijk, 2015")),
        (
            (
                gettext("Uitgenodigd"),
                _percent(figure.invited_percent),
                f"{figure.invited} / {figure.cases}",
                f"{100 - ONCE_NOT_INVITED} %",
            ),
            (
                gettext("Erbij"),
                _percent(figure.present_percent),
                f"{figure.present} / {figure.cases}",
                gettext("onbekend"),
            ),
        ),
    )


def _percent(number: int | None) -> str:
    return "–" if number is None else f"{number} %"
