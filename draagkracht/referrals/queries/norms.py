"""What a municipality asks of itself on a day: from its dated parameters."""

import datetime

from draagkracht.municipalities import queries as municipalities
from draagkracht.municipalities.models import Parameter
from draagkracht.referrals.rules import norms
from draagkracht.referrals.rules.referring import Urgency

TAKEN_BY_CENTRES = "support-takes-referrals"
EQUATED_DAYS = "atw-days-equated-with-holidays"  # a list of dates: ["2027-05-07"]


def get_norms(on: datetime.date) -> norms.Norms:
    """Return the norms of the present municipality on a day."""
    codes = (*norms.CONTACT_DAYS.values(), norms.KEPT_AFTER_END, norms.KEPT_AT_MOST)
    found = {code: municipalities.get_parameter(code, on) for code in codes}
    return norms.read_norms({code: parameter.value for code, parameter in found.items() if parameter})


def is_confirmed(urgency: Urgency, on: datetime.date) -> bool:
    """Tell whether the norm of an urgency was confirmed by somebody, or is what we assume."""
    found = municipalities.get_parameter(norms.CONTACT_DAYS[urgency], on)
    return found is not None and found.status == Parameter.Status.VERIFIED


def do_centres_receive(on: datetime.date) -> bool:
    """Tell whether support centres take referrals up beside the municipality; not, where it did not say so."""
    found = municipalities.get_parameter(TAKEN_BY_CENTRES, on)
    return bool(found and found.value is True)


def get_equated_days(on: datetime.date) -> frozenset[datetime.date]:
    """Return the days that are on a par with a holiday, as far as they are filled in."""
    found = municipalities.get_parameter(EQUATED_DAYS, on)
    value = found.value if found else None
    days = value if isinstance(value, list) else []
    return frozenset(day for day in map(_date, days) if day)


def get_next_try(on: datetime.date) -> datetime.date:
    """Return the day that we propose to try again, after nobody answered on a day."""
    return norms.next_try(on, get_equated_days(on))


def _date(text: object) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(str(text))
    except ValueError:
        return None
