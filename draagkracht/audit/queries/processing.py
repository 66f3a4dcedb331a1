"""The processing log of a municipality, in the shape of Logboek Dataverwerkingen: a line for each data subject."""

import datetime
from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings

import draagkracht
from draagkracht.audit.queries import rows
from draagkracht.audit.rules import processing

BETWEEN: Final = f"""
    SELECT {rows.LINK}, {rows.ENTRY}
    FROM audit_entry AS e JOIN audit_link AS l ON l.entry_id = e.id
    WHERE e.municipality_id = %s AND e.at >= %s AND e.at < %s AND e.subject <> ''
    ORDER BY l.number
"""  # noqa: S608 - the columns are our own


def iterate_processing_log(
    municipality_id: int, *, since: datetime.datetime, until: datetime.datetime
) -> Iterator[dict[str, Any]]:
    """Yield the lines of the processing log of a municipality from a moment until, and without, another.

    Works inside `tenancy.acting_for` of that municipality.
    """
    for row in rows.iterate(BETWEEN, [municipality_id, since, until]):
        yield processing.line(
            municipality_id,
            row,
            names=rows.NAMES,
            register=settings.PROCESSING_REGISTER,
            version=draagkracht.__version__,
        )
