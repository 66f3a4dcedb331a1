"""The route of a morning of home visits: on the screen, and on paper without what a lost paper may not tell."""

import datetime
from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from draagkracht.audit.rules import Action
from draagkracht.base import letters
from draagkracht.casework.queries import support as queries
from draagkracht.casework.queries.support import CentreWorker, File
from draagkracht.casework.rules.support import Part
from draagkracht.casework.services.support import log_each

TEMPLATE: Final = "casework/letters/route.typ"
INK: Final = "#1e2930"  # no colours of a municipality either
Stops = Sequence[tuple[str, str, str]]  # first letters of a name, address, part of the day


@transaction.atomic
def see_route(
    *, by: CentreWorker, on: datetime.date, part: Part, is_printed: bool, at: datetime.datetime, today: datetime.date
) -> tuple[File, ...]:
    """Return the visits that carers chose for a day, and write down that somebody saw or printed them."""
    found = queries.list_visits(by, on=on, part=part, today=today)
    log_each(found, action=Action.EXPORT if is_printed else Action.SEE, by=by.who, at=at, what="support.route")
    return found


def set_route(*, title: str, stops: Stops, on: datetime.date) -> bytes:
    """Return a route as PDF/UA-1. Raises LetterFailed."""
    values: dict[str, letters.Value] = {
        "language": "nl",
        "direction": "ltr",
        "accent": INK,
        "municipality": title,
        "page_label": gettext("Bladzijde {page} van {pages}"),
        "title": title,
        "stops": [{"initials": initials, "address": address, "part": part} for initials, address, part in stops],
        "found": gettext("Gevonden? Gooi dit papier weg."),
    }
    return letters.typeset(TEMPLATE, values, written_on=on)
