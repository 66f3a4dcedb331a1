"""What waits at the desks of the demo: a few people to call, and what was asked this week. Nobody of them exists."""

import datetime
import uuid
from typing import Final

from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.directory.rules.codes import BaseFunction, Condition
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import queries, services
from draagkracht.referrals.rules.intake import Outcome, Route

# Telephone numbers that nobody can have: after the country no area begins with 00.
CALLS: Final = (
    ("Ria", "+31000123471", "morning", "nl", 30),
    ("Mehmet", "+31000123472", "any", "tr", 3),
    ("", "+31000123473", "afternoon", "nl", 1),
)
NOTES: Final = (
    (Route.COUNTER, (BaseFunction.RESPITE,), Condition.DEMENTIA, Outcome.REFERRED,
     "Vrouw van 74, man gaat achteruit. Wilde iets voor één middag in de week."),
    (Route.PHONE, (BaseFunction.FINANCIAL,), None, Outcome.INFORMED, "Vraag over de eigen bijdrage."),
    (Route.COLLEAGUE, (BaseFunction.PRACTICAL,), Condition.MENTAL_HEALTH, Outcome.NOTHING_FOUND,
     "Zocht iemand die meegaat naar de sportschool. Niets gevonden in de avond."),
)  # fmt: skip


def fill_desks() -> None:
    """Give each desk of the demo something to do, unless something waits there already."""
    now = timezone.now()
    for municipality in Municipality.objects.filter(code__in=("GM9901", "GM9902")).order_by("code"):
        with tenancy.acting_for(municipality.pk):
            if not queries.list_waiting(now=now) and not queries.list_notes():
                _fill(municipality, now)


def _fill(municipality: Municipality, now: datetime.datetime) -> None:
    for name, phone, daypart, language, hours in CALLS:
        services.request_call(
            municipality_id=municipality.pk,
            name=name,
            phone=phone,
            daypart=daypart,
            language=language,
            key=uuid.uuid4(),
            at=now - datetime.timedelta(hours=hours),
        )
    for days, (route, needs, condition, outcome, text) in enumerate(NOTES):
        services.note_question(
            municipality_id=municipality.pk,
            route=route,
            needs=needs,
            condition=condition,
            outcome=outcome,
            text=text,
            key=uuid.uuid4(),
            at=now - datetime.timedelta(days=days),
        )
