"""The library of instruments, for who works with carers: what each is for, how it counts, and what it does not say."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from draagkracht.assessments import queries
from draagkracht.assessments.rules.definition import Band, Instrument
from draagkracht.base import access
from draagkracht.municipalities.queries import SiteRequest


@access.public
@require_safe
def list_instruments(request: SiteRequest) -> HttpResponse:
    """Show which instruments there are, and which of them can be used."""
    return render(request, "portal/instruments/list.html", {"instruments": queries.list_instruments()})


@access.public
@require_safe
def show_instrument(request: SiteRequest, code: str) -> HttpResponse:
    """Show the manual of one instrument: how it counts, where that comes from, and who may use it."""
    found = next((one for one in queries.list_instruments() if one.code == code), None)
    if found is None:
        raise Http404
    context = {
        "instrument": found,
        "items": _items(found),
        "item_columns": (gettext("Nummer"), gettext("Waar de vraag over gaat"), gettext("Punten")),
        "bands": _bands(found),
        "band_columns": (gettext("Score"), gettext("Punten"), gettext("Naam"), gettext("Waar dat vandaan komt")),
    }
    return render(request, "portal/instruments/show.html", context)


def _items(instrument: Instrument) -> list[tuple[str, str, str]]:
    """Return a row for each item that counts: its id, what it is about, and what each answer counts.

    Never the official wording: the right to use it is not the right to publish it.
    """
    return [
        (item.id, item.about, " · ".join(f"{option.label}: {option.points}" for option in item.options))
        for item in instrument.items
        if item.scores
    ]


def _bands(instrument: Instrument) -> list[tuple[str, str, str, str]]:
    """Return a row for each band: the score, from and to, its name, and whether it was validated, with the source."""
    return [
        (score.label, f"{band.lowest}–{band.highest}", band.label, _standing(band))
        for score in instrument.scores
        for band in score.bands
    ]


def _standing(band: Band) -> str:
    kind = gettext("onderzocht") if band.is_validated else gettext("vuistregel, niet onderzocht")
    return f"{kind}: {band.source}"
