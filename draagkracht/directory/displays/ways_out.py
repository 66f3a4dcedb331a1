"""What the list shows where nothing is found: which choice to leave, and the kinds of help that there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from draagkracht.base import translation
from draagkracht.directory.displays.addresses import FACETS, Link, results_of, without
from draagkracht.directory.forms import FilterForm
from draagkracht.directory.queries import WaysOut
from draagkracht.directory.queries.ways_out import AGE, WORDS
from draagkracht.directory.rules import codes

NAMES: Final[Mapping[str, str]] = {WORDS: "woord", AGE: "leeftijd"} | {facet: name for name, facet in FACETS.items()}


@dataclass(frozen=True, slots=True)
class WaysOutShown:
    """Links, each with its number: the list without one of the choices, and each kind of help."""

    without: tuple[Link, ...]
    needs: tuple[Link, ...]


def ways_out(form: FilterForm, found: WaysOut) -> WaysOutShown:
    """Return how to go on from here, as the page shows it."""
    chosen = form.chosen()
    place = {name: chosen[name] for name in ("plaats",) if name in chosen}
    return WaysOutShown(
        without=tuple(
            Link(_without(form, NAMES[name], number), results_of(without(chosen, NAMES[name])))
            for name, number in found.without.items()
        ),
        needs=tuple(
            Link(f"{translation.translate(label)} ({found.need(code)})", results_of({"behoefte": code, **place}))
            for code, label in codes.NEED_LABELS.items()
            if found.need(code)
        ),
    )


def _without(form: FilterForm, name: str, number: int) -> str:
    field = form.display(name)
    shown = next((option.label for option in field.options if option.is_chosen), field.value)
    choice = f"{field.label} {shown}" if name == NAMES[AGE] else shown
    return gettext("Zonder “%(choice)s” (%(number)s)") % {"choice": choice, "number": number}
