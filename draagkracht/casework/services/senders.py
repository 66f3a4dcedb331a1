"""Who writes to people in a case: the desk of the municipality, with where free client support is."""

import datetime
from typing import Final

from draagkracht.casework.rules.messages import Sender
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.queries import get_parameter

# {"name": …, "phone": …}: free support that is not of the municipality (Wmo 2015, article 2.2.4).
CLIENT_SUPPORT: Final = "client-support"


def sender_of(municipality: Municipality, *, on: datetime.date) -> Sender:
    """Return who writes on a day; without a number of the support the letter names the desk."""
    parameter = get_parameter(CLIENT_SUPPORT, on)
    support = parameter.value if parameter and isinstance(parameter.value, dict) else {}
    return Sender(
        municipality=municipality.name,
        desk=municipality.desk_name,
        phone=municipality.desk_phone,
        support_name=str(support.get("name", "")),
        support_phone=str(support.get("phone", "")),
    )
