"""What people ask about their data, in words: for themselves, and for who answers."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.utils import formats, timezone
from django.utils.translation import gettext

from draagkracht.base.text import N_
from draagkracht.people.queries import Asked
from draagkracht.people.rules.rights import SOON_DAYS, Outcome, Right

ASKS: Final = {
    Right.SEE: N_("zien wat de gemeente heeft"),
    Right.CORRECT: N_("iets laten veranderen"),
    Right.REMOVE: N_("iets laten weghalen"),
}
OUTCOMES: Final = {
    Outcome.GIVEN: N_("Wij doen wat u vroeg."),
    Outcome.PARTLY: N_("Wij doen een deel van wat u vroeg."),
    Outcome.REFUSED: N_("Wij doen niet wat u vroeg."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedShown:
    """A request as a page shows it; `outcome` is empty while it waits, `days_left` below 0 when it is late."""

    public_id: UUID
    name: str
    email: str
    phone: str
    asks: str
    about: str
    received: str
    due: str
    days_left: int
    outcome: str
    answer: str
    answered: str
    answered_by: str

    @property
    def is_late(self) -> bool:
        """Tell whether the day has passed while nobody answered."""
        return not self.outcome and self.days_left < 0

    @property
    def is_soon(self) -> bool:
        """Tell whether it is time to answer."""
        return not self.outcome and 0 <= self.days_left <= SOON_DAYS


def show(found: Sequence[Asked], on: datetime.date) -> tuple[AskedShown, ...]:
    """Return requests as a page shows them."""
    return tuple(show_one(one, on) for one in found)


def show_one(one: Asked, on: datetime.date) -> AskedShown:
    """Return one request as a page shows it."""
    return AskedShown(
        public_id=one.public_id,
        name=one.name,
        email=one.email,
        phone=one.phone,
        asks=gettext(ASKS[one.right]),
        about=one.about,
        received=formats.date_format(one.received_at, "j F Y"),
        due=formats.date_format(one.due_date, "j F Y"),
        days_left=one.days_left(on),
        outcome=gettext(OUTCOMES[one.outcome]) if one.outcome else "",
        answer=one.answer,
        answered=formats.date_format(timezone.localtime(one.answered_at), "j F Y") if one.answered_at else "",
        answered_by=one.answered_by,
    )
