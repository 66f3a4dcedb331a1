"""An offer on a page, signed: what somebody presses is what they saw, for an hour, and of their own request."""

import datetime
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing

from draagkracht.respite.rules.codes import Form
from draagkracht.respite.rules.options import Option

SALT = "draagkracht.respite.offer"
HOLDS = datetime.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What somebody saw and pressed: days, and whether a person looks at it first."""

    option: Option
    needs_look: bool


def sign_offer(option: Option, *, request_id: UUID, needs_look: bool = False) -> str:
    """Return an offer as a text that nobody can change."""
    dates = [day.isoformat() for day in option.dates]
    said = [str(request_id), option.key, option.form, dates, option.daypart, option.is_trial, needs_look]
    return signing.dumps(said, salt=SALT)


def read_offer(text: str, *, request_id: UUID) -> Pressed | None:
    """Return the offer of a text; None where it is of another request, older than an hour, or not ours."""
    try:
        owner, key, form, dates, daypart, is_trial, needs_look = signing.loads(text, salt=SALT, max_age=HOLDS)
    except (signing.BadSignature, ValueError):
        return None
    if owner != str(request_id):
        return None
    return Pressed(_option(key, form, dates, daypart, is_trial), bool(needs_look))


def _option(key: int, form: str, dates: list[str], daypart: int | None, is_trial: Any) -> Option:
    days = tuple(map(datetime.date.fromisoformat, dates))
    return Option(
        key=key,
        form=Form(form),
        start_date=days[0],
        end_date=days[-1] + datetime.timedelta(days=1),
        dates=days,
        daypart=daypart,
        is_trial=bool(is_trial),
    )
