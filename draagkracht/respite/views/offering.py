"""What fits a request now, and keeping what somebody pressed: for who cares, and for who looks along."""

import datetime
from typing import Any, Final

from django.utils import timezone

from draagkracht.audit.rules import Who
from draagkracht.respite import links
from draagkracht.respite.displays import offers as display
from draagkracht.respite.models import Booking, RespiteRequest
from draagkracht.respite.queries.offers import find_offers, get_target
from draagkracht.respite.rules.codes import Yes
from draagkracht.respite.services import bookings, capacity, looking_first

# Why a press had no effect, as a word in the address.
REASONS: Final[dict[type[Exception], str]] = {
    capacity.PlaceIsTaken: "bezet",
    capacity.VolunteerIsTaken: "bezet",
    capacity.BudgetIsSpent: "geld",
    bookings.StaysElsewhere: "elders",
    bookings.OfferIsOpen: "al",
    bookings.YesIsMissing: "ja",
}
TOO_LATE = tuple(REASONS)


class NotKept(Exception):
    """Nothing was kept free; `why` is a word in the address."""

    def __init__(self, why: str) -> None:
        """Keep why."""
        super().__init__(why)
        self.why = why


def look(row: RespiteRequest, answer: Yes | None, *, is_all: bool = False) -> display.Shown:
    """Return what fits a request now, in words, the best or all; `answer` is what who is cared for said.

    Before they said anything a trial comes first, and the whole is shown as what can be after a yes.
    """
    now = timezone.now()
    only_trial = answer is Yes.TRIAL or row.wants_trial
    trial_first = answer is None and not only_trial
    today = timezone.localdate(now)
    found = find_offers(request=row, at=now, today=today, only_trial=only_trial, trial_first=trial_first)
    return display.show(found, request_id=row.public_id, payer=row.payer, nights=row.length, is_all=is_all)


def keep_free(
    row: RespiteRequest, text: str, *, by: Who, at: datetime.datetime, looks_along: bool = False, **offer: Any
) -> Booking | None:
    """Keep free what a press says, as bookings.make_offer takes it; None where a consultant looks first.

    Who `looks_along` is that consultant. Raises NotKept.
    """
    pressed, wanted = read_press(row, text)
    try:
        if pressed.needs_look and not looks_along:
            looking_first.ask_to_look(**wanted, by=by, at=at)
            return None
        return bookings.make_offer(**wanted, **offer, by=by, at=at)
    except TOO_LATE as refused:
        raise NotKept(REASONS[type(refused)]) from None


def read_press(row: RespiteRequest, text: str) -> tuple[links.Pressed, dict[str, Any]]:
    """Return what was pressed, and what services need of it. Raises NotKept where it is too old, or of another."""
    pressed = links.read_offer(text, request_id=row.public_id)
    target = get_target(pressed.option) if pressed else None
    if pressed is None or target is None:
        raise NotKept("oud")
    return pressed, {"request_id": row.pk, "target": target, "option": pressed.option}
