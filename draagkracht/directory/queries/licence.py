"""Under which terms the present municipality publishes its directory."""

import datetime

from draagkracht.directory.rules import licences
from draagkracht.municipalities.queries import get_parameter


def get_licence(today: datetime.date) -> licences.Licence:
    """Return the licence that the municipality chose (parameter `open-data-licence`), else the default."""
    chosen = get_parameter(licences.PARAMETER, today)
    return licences.licence_of(chosen.value if chosen else None)
