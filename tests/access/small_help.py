"""Small help: in one's own space, for who coordinates, and for the volunteer who was proposed."""

import datetime
import uuid
from typing import Any

from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import HelpMatch, HelpOffer, SmallHelp
from tests.access.people import RESIDENTS, carer
from tests.access.table import GET, OK, POST, Objects, Row
from tests.access.volunteers import COORDINATOR, KIND, VOLUNTEER, Made, group, me

THEIRS = "one's own; of another resident it is not there"


def asked(municipality: Municipality, **facts: Any) -> SmallHelp:
    """Make a question that the demo's organisation of volunteers took."""
    now = timezone.now()
    fine: Made = {
        "organisation": group(municipality), "name": f"Ans van {municipality.name}", "phone": "+31001234591",
        "task": "groceries", "hurry": "this_week", "district": "Oost", "latitude": municipality.latitude,
        "longitude": municipality.longitude, "asked_at": now, "call_date": now.date(), "state": "taken",
        "changed_at": now, "key": uuid.uuid4(),
    }  # fmt: skip
    return SmallHelp.objects.create(municipality=municipality, **(fine | facts))


def question(municipality: Municipality) -> Made:
    """Make a question of the demo's organisation of volunteers."""
    return {"public_id": asked(municipality).public_id}


def question_of_other(municipality: Municipality) -> Made:
    """Make a question that another organisation took."""
    other = Organisation.objects.create(municipality=municipality, name=f"Buren {uuid.uuid4().hex}", kind=KIND.value)
    return {"public_id": asked(municipality, organisation=other).public_id}


def own_question(municipality: Municipality) -> Made:
    """Make a question of a carer of the demo."""
    person = carer(municipality)
    row = asked(municipality, person=person, subject_id=person.public_id)
    return {"public_id": row.public_id}


def proposed(municipality: Municipality, **facts: Any) -> Made:
    """Propose the demo's volunteer."""
    row = asked(municipality, state="proposed")
    HelpMatch.objects.create(
        municipality=municipality, help=row, volunteer=me(municipality), part=1, proposed_at=timezone.now(),
        date=timezone.localdate() + datetime.timedelta(days=1), key=uuid.uuid4(), **facts,
    )  # fmt: skip
    return {"public_id": row.public_id}


def agreed(municipality: Municipality) -> Made:
    """Let both say yes to the demo's volunteer."""
    now = timezone.now()
    made = proposed(municipality, asker_yes_at=now, volunteer_yes_at=now)
    SmallHelp.objects.filter(**made).update(state="agreed")
    return made


def offer(municipality: Municipality, **facts: Any) -> Made:
    """Make an offer of small help that the demo's organisation of volunteers took."""
    now = timezone.now()
    fine: Made = {
        "organisation": group(municipality), "name": f"Hulp van {municipality.name}", "phone": "+31001234592",
        "tasks": ["groceries"], "languages": ["nl"], "dayparts": [1], "max_km": 5, "district": "Oost",
        "offered_at": now, "call_date": now.date(), "delete_date": now.date() + datetime.timedelta(days=90),
        "state": "taken", "key": uuid.uuid4(),
    }  # fmt: skip
    return {"public_id": HelpOffer.objects.create(municipality=municipality, **(fine | facts)).public_id}


def offer_of_other(municipality: Municipality) -> Made:
    """Make an offer that another organisation took."""
    other = Organisation.objects.create(municipality=municipality, name=f"Buren {uuid.uuid4().hex}", kind=KIND.value)
    return offer(municipality, organisation=other)


OFFERS = Objects(own=offer, other=offer_of_other)
QUESTIONS = Objects(own=question, other=question_of_other)
STEP: Made = {"allowed": COORDINATOR, "methods": POST, "posts": 302, "objects": QUESTIONS, "kind": KIND}
ASK_FOR = {
    Role.CASE_MANAGER: OK,
    Role.CONSULTANT: OK,
    Role.DESK: OK,
    Role.TEAM_LEAD: OK,
    **COORDINATOR,
}
OWN: Made = {
    "allowed": RESIDENTS, "objects": Objects(own=own_question), "gives": (200, 404), "posts": (302, 404), "why": THEIRS,
}  # fmt: skip
ROWS = [
    Row("respite-own:list-small-help", allowed=RESIDENTS),
    Row("respite-own:ask-small-help", allowed=RESIDENTS, methods=GET | POST),
    Row("respite-own:show-small-help", **OWN),
    Row("respite-own:answer-small-help", methods=POST, **OWN),
    Row("respite-own:withdraw-small-help", methods=POST, **OWN),
    Row("respite-own:say-how-help-was", methods=POST, **OWN),
    Row("respite-staff:ask-help-for", allowed=ASK_FOR, methods=GET | POST, kind=KIND),
    Row("respite-staff:tell-help-asked", allowed=ASK_FOR, kind=KIND),
    Row("respite-staff:list-help-questions", allowed=COORDINATOR, kind=KIND),
    Row("respite-staff:show-help-question", allowed=COORDINATOR, objects=QUESTIONS, kind=KIND),
    Row("respite-staff:take-help-question", **STEP),
    Row("respite-staff:propose-volunteer", **{**STEP, "posts": 422}),
    Row("respite-staff:note-help-answer", **STEP),
    Row("respite-staff:hand-help-on", **STEP),
    Row("respite-staff:end-help-question", **STEP),
    Row("respite-help:offer-help", methods=GET | POST),
    Row("respite-help:thank-helper"),
    Row("respite-staff:show-help-offer", allowed=COORDINATOR, objects=OFFERS, kind=KIND),
    Row("respite-staff:change-help-offer", **{**STEP, "objects": OFFERS}),
    Row("respite-staff:answer-my-help", allowed=VOLUNTEER, methods=POST, posts=302, objects=Objects(own=proposed)),
    Row("respite-staff:say-how-my-help-was", allowed=VOLUNTEER, methods=GET | POST, objects=Objects(own=agreed)),
]
