"""Other texts in a row of a file, and what stood there beside them: one way for the municipality and a centre."""

import datetime
from collections.abc import Mapping

from draagkracht.casework.models.corrections import CorrectedModel
from draagkracht.casework.rules import corrections
from draagkracht.casework.rules.corrections import Earlier


class CorrectedMeanwhile(Exception):
    """Another corrected this since the page was opened."""


def put_texts(row: CorrectedModel, *, texts: Mapping[str, str], seen: int, by: str, at: datetime.datetime) -> bool:
    """Put other texts in a row and keep what stood there; tell whether anything changed.

    `seen` is how often it was corrected when the writer read it. Raises CorrectedMeanwhile.
    """
    before = {name: was for name, text in texts.items() if (was := str(getattr(row, name))) != text}
    if not before:
        return False
    if seen != len(row.earlier):
        raise CorrectedMeanwhile
    row.earlier = [*row.earlier, corrections.keep(Earlier(before, by, at))]
    for name, text in texts.items():
        setattr(row, name, text)
    row.save(update_fields=["earlier", *texts])
    return True
