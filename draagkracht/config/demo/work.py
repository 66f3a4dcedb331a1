"""What waits for those who work in the demo: people to call, questions, proposals, what is twice. Nobody exists."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from django.utils import timezone

from draagkracht.accounts.queries import get_demo_user
from draagkracht.base import tenancy
from draagkracht.config.demo import feed
from draagkracht.directory.models import ChangeRequest, DuplicatePair, Service
from draagkracht.directory.rules.codes import BaseFunction, Condition, ServiceStatus
from draagkracht.directory.rules.history import Author, AuthorKind, Subject
from draagkracht.directory.services import creating, duplicates, proposals, unanswered
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import queries, services
from draagkracht.referrals.rules.intake import Outcome, Route

# Telephone numbers that nobody can have: after the country no area begins with 00.
CALLS: Final = (
    ("Ria", "+31001234471", "morning", "nl", 30),
    ("Mehmet", "+31001234480", "any", "tr", 3),
    ("", "+31001234487", "afternoon", "nl", 1),
)
NOTES: Final = (
    (Route.COUNTER, (BaseFunction.RESPITE,), Condition.DEMENTIA, Outcome.REFERRED,
     "Vrouw van 74, man gaat achteruit. Wilde iets voor één middag in de week."),
    (Route.PHONE, (BaseFunction.FINANCIAL,), None, Outcome.INFORMED, "Vraag over de eigen bijdrage."),
    (Route.COLLEAGUE, (BaseFunction.PRACTICAL,), Condition.MENTAL_HEALTH, Outcome.NOTHING_FOUND,
     "Zocht iemand die meegaat naar de sportschool. Niets gevonden in de avond."),
)  # fmt: skip

COLLEAGUE: Final = Author(AuthorKind.STAFF, None, "Gerda", "lijst van de wijk")
TWIN_KEY: Final = uuid.UUID("5e0d7e52-9f2f-4d0e-8a52-6f5b1f0c7a11")
# The same help as "oppas-thuis", as a colleague once wrote it down: not on the site, and not classified.
TWIN: Final = {
    "name": "Iemand die thuis bij u oppast",
    "status": ServiceStatus.INACTIVE.value,
    "organization": feed.organization_id("thuisgenoten"),
    "description": "Vrijwilliger komt oppassen, ook in het weekend.",
    "contacts": [
        {
            "hsds_id": "",
            "name": "Thuisgenoten",
            "title": "",
            "email": "",
            "phone": "000 12 34 514",
            "phone_description": "",
        },
    ],
    "first_step": "Bel en vraag naar de coördinator.",
}
PROPOSALS: Final[Mapping[str, Any]] = {
    "wandelmaatje": {
        "changes": {},
        "message": "Ik belde vanmiddag. Dit nummer is niet meer in gebruik.",
        "topic": "contacts",
        "author": Author(AuthorKind.RESIDENT),
    },
    "hofje-dag": {
        "changes": {"first_step": "Bel Het Hofje en kom eerst een kop koffie drinken. Dat kan elke dinsdag."},
        "message": "",
        "author": Author(AuthorKind.PROVIDER, None, "Piet van het Hofje", "Ontmoetingshuis Het Hofje"),
    },
}  # fmt: skip
PROVIDER: Final = "piet@hethofje.example"  # whose proposal it is, where that account is there

UNANSWERED: Final = ("logopedie", "fysio aan huis", "rolstoelfiets huren", "hondenuitlaat")


def fill_desks() -> None:
    """Give each desk of the demo something to do, unless something waits there already."""
    now = timezone.now()
    for municipality in Municipality.objects.filter(code__in=("GM9901", "GM9902")).order_by("code"):
        with tenancy.acting_for(municipality.pk):
            if not queries.list_waiting(now=now) and not queries.list_notes():
                _fill(municipality, now)


def fill_queues() -> None:
    """Give the editor of the first municipality a pair, an entry to classify, and two proposals, once."""
    now = timezone.now()
    municipality = Municipality.objects.get(code="GM9901")
    with tenancy.acting_for(municipality.pk):
        if ChangeRequest.objects.exists() or DuplicatePair.objects.exists():
            return
        creating.create_entry(subject=Subject.SERVICE, values=TWIN, author=COLLEAGUE, at=now, key=TWIN_KEY)
        duplicates.find_duplicates(municipality_id=municipality.pk)
        for key, asked in PROPOSALS.items():
            service = Service.objects.get(municipality=municipality, hsds_id=feed.service_id(key))
            said = {**asked, "author": _with_account(asked["author"])}
            proposals.propose_change(service_id=service.pk, at=now - datetime.timedelta(days=2), **said)
        for days, text in enumerate(UNANSWERED):
            day = timezone.localdate(now) - datetime.timedelta(days=days)
            unanswered.remember_unanswered(municipality_id=municipality.pk, text=text, on=day)


def _with_account(author: Author) -> Author:
    """Return an author with the account that it has in the demo, so that it finds its proposal there."""
    user = get_demo_user(PROVIDER) if author.kind is AuthorKind.PROVIDER else None
    return replace(author, user_id=user.pk) if user else author


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
