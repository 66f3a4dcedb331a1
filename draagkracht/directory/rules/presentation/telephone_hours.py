"""When somebody answers the telephone, read from the words of a provider: HSDS has no codes for it."""

import re
from collections.abc import Sequence
from datetime import time
from typing import Final

from draagkracht.base.text import Sentence
from draagkracht.directory.rules.hsds.records import Schedule
from draagkracht.directory.rules.presentation.phrases import joined
from draagkracht.directory.rules.presentation.times import DAY_NAMES, WEEK, times

CODES: Final = {name.dutch(): code for code, name in DAY_NAMES.items()}
DAY: Final = rf"(?:{'|'.join(CODES)})"
DAYS: Final = rf"elke (?:werk)?dag|{DAY} tot en met {DAY}|{DAY}(?:, {DAY})*(?: en {DAY})?"
TIME: Final = r"\d{1,2}[.:]\d\d"
PART: Final = re.compile(
    rf"(?:(?P<days>{DAYS}) )?(?:van (?P<opens>{TIME}) )?tot (?P<closes>{TIME})(?: uur)?(?:, | en |$)"
)
WORKING_DAYS: Final = 5
DAY_AND_NIGHT: Final = "dag en nacht"


def telephone_hours(text: str) -> Sentence | None:
    """Return the hours as a sentence that can be translated; None where not every word of the text is understood."""
    said, found, start = text.strip().rstrip(".").lower(), [], 0
    if said == DAY_AND_NIGHT:
        return times(Schedule("", opens_at=time(0), closes_at=time(0)))
    while start < len(said):
        match = PART.match(said, start)
        hours = _hours(match) if match else None
        if match is None or hours is None:
            return None
        found.append(hours)
        start = match.end()
    return joined(found) if found else None


def _hours(part: re.Match[str]) -> Sentence | None:
    opens, closes = (_time(part[name]) for name in ("opens", "closes"))
    days = _days(part["days"] or "")
    if closes is None or (part["opens"] and opens is None) or (part["days"] and not days):
        return None
    return times(Schedule("", byday=",".join(days), opens_at=opens, closes_at=closes))


def _time(written: str | None) -> time | None:
    """Return a time of day; None where there is none, or no such time."""
    if written is None:
        return None
    try:
        return time.fromisoformat(written.replace(".", ":").replace("24:00", "00:00").zfill(len("00:00")))
    except ValueError:
        return None


def _days(written: str) -> Sequence[str]:
    """Return the codes of the days; none where a run of days goes on into the next week."""
    if written.startswith("elke"):
        return WEEK[:WORKING_DAYS] if "werkdag" in written else WEEK
    named = [CODES[day] for day in re.findall(DAY, written)]
    if "tot en met" in written:
        first, last = (WEEK.index(day) for day in named)
        return WEEK[first : last + 1]
    return named
