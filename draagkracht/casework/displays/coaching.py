"""The network coach of each carer in words: who, since when, and when one looks how it goes."""

import datetime
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from draagkracht.casework.displays import words
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.cases import CaseFile, PartyFacts


@dataclass(frozen=True, slots=True)
class CoachingPart:
    """Who has a network coach; the addresses are empty where there is nothing to do."""

    says: tuple[str, ...] = field(repr=False)
    is_due: bool
    begin_url: str
    look_url: str


def coaching_part(case: CaseFile, _worker: Worker, at: datetime.datetime) -> CoachingPart | None:
    """Return who has a network coach, and who can have one; None without a carer by name, or once all is closed."""
    if not (case.carers and case.steps):
        return None
    with_coach, today = [one for one in case.carers if one.coach], timezone.localdate(at)
    can_begin = len(with_coach) < len(case.carers)
    return CoachingPart(
        says=tuple(_says(one) for one in with_coach),
        is_due=any(one.coach_check_date and one.coach_check_date <= today for one in with_coach),
        begin_url=reverse("casework-staff:begin-coach", args=[case.public_id]) if can_begin else "",
        look_url=reverse("casework-staff:look-at-coach", args=[case.public_id]) if with_coach else "",
    )


def _says(one: PartyFacts) -> str:
    days = {"since": one.coach_from_date, "look": one.coach_check_date}
    shown = {name: words.day(day) for name, day in days.items() if day}
    said = gettext("%(name)s: %(coach)s, vanaf %(since)s. Kijkmoment: %(look)s.")
    return said % {"name": one.name, "coach": one.coach, **shown}
