"""What somebody may see of a circle, as values that a JSON file holds."""

import datetime
from dataclasses import asdict
from typing import Any, Final

from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.circle_words import OwnWords, list_own_words
from draagkracht.people.queries.circles import Seat
from draagkracht.people.rules.circles import Part

FORMAT: Final = "draagkracht-circle/1"
BEGINNING: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def own_parts(person_id: int) -> list[dict[str, Any]]:
    """Return the circles of the owner of a space, those they left too, and in each what they wrote themselves."""
    words = list_own_words(person_id)
    seats = {seat.circle: seat for seat in queries.list_seats_of_space(person_id)}
    names = {one.circle: one.circle_name for one in words} | {seat.circle: seat.circle_name for seat in seats.values()}
    return [
        {
            "name": name,
            "levels": seats[circle].levels if circle in seats else None,
            "wrote": [_of_one(one) for one in words if one.circle == circle],
        }
        for circle, name in names.items()
    ]


def _of_one(one: OwnWords) -> dict[str, Any]:
    return {name: value for name, value in asdict(one).items() if not name.startswith("circle")}


def everything(seat: Seat, *, at: datetime.datetime) -> dict[str, Any]:
    """Return a circle with its members and, of each part that the seat sees, all that stands there."""
    parts = {part.value: [asdict(post) for post in queries.list_posts(seat, part)] for part in Part if seat.reads(part)}
    if seat.reads(Part.AGENDA):
        parts[Part.AGENDA.value] = [asdict(event) for event in queries.list_events(seat, since=BEGINNING)]
    return {
        "format": FORMAT,
        "made_at": at,
        "name": seat.circle_name,
        "members": [asdict(member) for member in queries.list_members(seat.circle_id)],
        **parts,
    }
