"""Which websites may show the list of the present municipality."""

import datetime

from draagkracht.directory.rules import origins
from draagkracht.municipalities.queries import get_parameter


def get_origins(today: datetime.date) -> tuple[str, ...]:
    """Return the websites that the municipality named (parameter `embed-origins`); none where it named none."""
    named = get_parameter(origins.PARAMETER, today)
    return origins.read_origins(named.value if named else None)
