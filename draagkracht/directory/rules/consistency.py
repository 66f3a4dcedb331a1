"""What cannot be true together within one time or one price, and what to say to whoever fills it in.

Forms ask this. A feed is taken over as it is: its owner mends it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.directory.rules.history import Json
from draagkracht.directory.rules.hsds.records import Schedule
from draagkracht.directory.rules.presentation import is_overnight, is_word_for_free, times

Row = Mapping[str, Any]
Contradiction = tuple[str, Sentence]  # the column at which it stands, and what to do

MIDNIGHT: Final = time(0, 0)
SAME_TIME: Final = Sentence(N_("Begin en einde zijn hetzelfde. Is het dag en nacht? Vul dan 00:00 tot 23:59 in."))
BACKWARDS: Final = Sentence(
    N_("De eindtijd ligt voor de begintijd. Dat kan alleen bij een nacht van hoogstens 16 uur.")
)
DAYS_BACKWARDS: Final = Sentence(N_("De laatste dag ligt voor de eerste dag."))
FREE_AND_NOT: Final = Sentence(N_("Er staat een bedrag, en ook dat het gratis is. Haal een van de twee weg."))


def contradiction(part: str, row: Row) -> Contradiction | None:
    """Return what one row of a part says against itself, such as an end before its beginning; None where nothing does.

    `row` holds columns as `rules/fields.py` has them; a column that is not there, or cannot be read, counts as empty.
    """
    return CHECKS[part](row) or _days(row) if part in CHECKS else None


def is_free_and_not(fees: str, prices: Json) -> bool:
    """Tell whether the words beside the prices say that it is free, while a price is more than nothing."""
    rows: Any = prices or []
    return is_word_for_free(fees) and any(row["amount_cents"] for row in rows)


def says_times_again(row: Row) -> bool:
    """Tell whether the words of a schedule are the same that its days and hours give, as feeds often have them."""
    return bool(row.get("description")) and _as_said(row["description"]) == _as_said(_computed(row))


def without_old_times(rows: Sequence[Json], present: Json) -> list[Json]:
    """Return schedules without the words that only said the days and hours that somebody changed just now.

    The public reads the words and not the hours: left as they were, the change would never be seen. Words that say
    anything else stay. `present` is what the schedules were.
    """
    earlier: Any = present or []
    old_words = {row["hsds_id"]: row["description"] for row in earlier if row["hsds_id"] and says_times_again(row)}
    return [_without_words(row) if _keeps_old_words(row, old_words) else row for row in rows]


def _keeps_old_words(row: Any, old_words: Mapping[str, str]) -> bool:
    return row["description"] == old_words.get(row["hsds_id"]) and not says_times_again(row)


def _without_words(row: Any) -> Json:
    return {**row, "description": ""}


def _computed(row: Row) -> str:
    codes: dict[str, Any] = {name: row.get(name) or "" for name in ("freq", "byday", "bymonthday")}
    opens, closes = _clock(row.get("opens_at")), _clock(row.get("closes_at"))
    found = times(Schedule("", opens_at=opens, closes_at=closes, interval=row.get("interval"), **codes))
    return found.dutch() if found else ""


def _as_said(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _times(row: Row) -> Contradiction | None:
    opens, closes = _clock(row.get("opens_at")), _clock(row.get("closes_at"))
    if opens is None or closes is None or opens < closes or closes == MIDNIGHT:
        return None
    if opens == closes:
        return "closes_at", SAME_TIME
    return None if is_overnight(opens, closes) else ("closes_at", BACKWARDS)


def _price(row: Row) -> Contradiction | None:
    if not row.get("amount_cents"):
        return None
    columns = ("amount_description", "option")
    return next(((name, FREE_AND_NOT) for name in columns if is_word_for_free(row.get(name) or "")), None)


def _days(row: Row) -> Contradiction | None:
    first, last = _day(row.get("valid_from")), _day(row.get("valid_to"))
    return ("valid_to", DAYS_BACKWARDS) if first and last and last < first else None


def _clock(text: str | None) -> time | None:
    try:
        return time.fromisoformat(text) if text else None
    except ValueError:
        return None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


CHECKS: Final[Mapping[str, Callable[[Row], Contradiction | None]]] = {"schedules": _times, "cost_options": _price}
