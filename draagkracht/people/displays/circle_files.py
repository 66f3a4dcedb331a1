"""What somebody may see of a circle, as values that a JSON file holds."""

import datetime
from dataclasses import asdict
from typing import Any, Final

from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.circles import Seat
from draagkracht.people.rules.circles import Part

FORMAT: Final = "draagkracht-circle/1"
BEGINNING: Final = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def own_part(seat: Seat) -> dict[str, Any]:
    """Return somebody's place in a circle, and what they wrote themselves."""
    posts = [post for part in Part for post in queries.list_posts(seat, part) if post.is_mine]
    return {"name": seat.circle_name, "levels": seat.levels, "wrote": [asdict(post) for post in posts]}


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
