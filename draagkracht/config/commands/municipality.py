"""The municipality that somebody names on the command line."""

from typing import TYPE_CHECKING

from draagkracht.config.refusal import Refused

if TYPE_CHECKING:
    from draagkracht.municipalities.models import Municipality


def find_municipality(slug: str) -> "Municipality":
    """Return the municipality with this name; refuses an unknown one."""
    from draagkracht.municipalities import queries  # noqa: PLC0415

    municipality = queries.get_municipality(slug)
    if municipality is None:
        raise Refused(f"no municipality is called {slug[:80]!r} here.")
    return municipality
