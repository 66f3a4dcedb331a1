"""Small help in the demo: a question in each state, and who offers it. Nobody exists."""

import datetime
import uuid
from typing import Any, Final

from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.base import tenancy
from draagkracht.base.workdays import add_working_days
from draagkracht.config.demo import cast
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.queries import list_places
from draagkracht.people.models import Person
from draagkracht.respite.models import HelpMatch, HelpOffer, SmallHelp, Volunteer
from draagkracht.respite.rules.help_offers import CALLS_WITHIN, KEPT

DAY: Final = datetime.timedelta(days=1)
# Name, number, language, what, when, in words, where, state, days ago; without a name it is of the demo's carer.
STORIES: Final = (
    ("", "+31001234472", "nl", "groceries", "this_week", "Liefst op donderdag.", 0, "proposed", 1),
    ("", "+31001234472", "nl", "company", "no_hurry", "Hij houdt van schaken.", 0, "done", 20),
    ("Greet Hofman", "+31001234581", "nl", "hospital", "this_week", "Naar de oogarts, met rollator.", 1, "asked", 0),
    ("Ayten Yilmaz", "+31001234582", "tr", "papers", "no_hurry", "Een brief van het zorgkantoor.", 2, "asked", 1),
    ("Cor Dijkstra", "+31001234583", "nl", "odd_jobs", "no_hurry", "Een lamp ophangen.", 3, "taken", 2),
    ("Mina Haddou", "+31001234584", "ar", "drive", "this_week", "Naar de fysiotherapie en terug.", 1, "agreed", 3),
    ("Jan de Wit", "+31001234585", "nl", "garden", "no_hurry", "De heg is te hoog.", 2, "not_found", 15),
)  # fmt: skip
# Who offers help: name, number, mail, language, what, languages, parts of the week, how far, where, whether it may be
# handed on, days ago. The first was taken.
OFFERS: Final = (
    ("Piet Hendriks", "+31001234594", "", "nl", ["garden", "odd_jobs"], ["nl", "fy"], [0, 1, 3, 4], 3, 1, True, 4),
    ("Zeynep Kaya", "", "zeynep@wijk.example", "tr", ["company", "papers"], ["tr", "nl"], [17, 18], 5, 0, False, 1),
    ("Bram Visser", "+31001234595", "bram@wijk.example", "nl", ["drive", "hospital", "groceries"], ["nl", "en"],
     [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14], 15, 2, True, 0),
)  # fmt: skip
CARERS: Final = ("marijke@wijk.example", "aaltje@dorp.example")
MATCHED: Final = {"proposed", "agreed", "done"}
OVER: Final = {"done", "not_found", "withdrawn"}


def fill_small_help() -> None:
    """Put questions in each municipality of the demo, once."""
    for municipality in Municipality.objects.filter(code__in=("GM9901", "GM9902")).order_by("code"):
        seed_small_help(municipality)


def seed_small_help(municipality: Municipality) -> None:
    """Put questions in a municipality, once."""
    with tenancy.acting_for(municipality.pk):
        kind = OrganisationKind.VOLUNTEERS.value
        organisation = Organisation.objects.filter(kind=kind).order_by("pk").first()
        carer = Person.objects.filter(user__email__in=CARERS).first()
        if organisation is None or carer is None or SmallHelp.objects.exists():
            return
        for number, story in enumerate(STORIES):
            seed_question(organisation, carer, number, story)
        for number, offer in enumerate(OFFERS):
            seed_offer(organisation, number, offer)


def seed_question(organisation: Organisation, carer: Person, number: int, story: tuple[Any, ...]) -> None:
    """Put one question, and who was found for it."""
    name, phone, speaks, task, hurry, about, where, state, days = story
    now, places = timezone.now(), list_places()
    place, key = places[where % len(places)], uuid.uuid5(cast.NAMESPACE, f"help {organisation.public_id} {number}")
    asked_at = now - days * DAY
    row = SmallHelp.objects.create(
        municipality_id=organisation.municipality_id,
        organisation=None if state == "asked" else organisation,
        person=None if name else carer,
        subject_id=key if name else carer.public_id,
        name=name or carer.name,
        phone=phone,
        email="" if name else carer.email,
        speaks=speaks,
        task=task,
        hurry=hurry,
        about=about,
        district=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        made_by="Sanne Steunpunt" if name else "",
        asked_at=asked_at,
        call_date=timezone.localdate(asked_at) + DAY,
        state=state,
        changed_at=asked_at,
        ended_at=now - DAY if state in OVER else None,
        said="De hovenier van de wijk doet dit voor weinig geld." if state == "not_found" else "",
        score=5 if state == "done" else None,
        words="Het was gezellig." if state == "done" else "",
        key=key,
    )
    if state in MATCHED:
        seed_match(row, number)


def seed_match(row: SmallHelp, number: int) -> None:
    """Propose the first volunteer for a question of the carer; another for the others."""
    now = timezone.now()
    found = Volunteer.objects.order_by("pk")
    volunteer = found[2] if row.state == "agreed" else found[0]
    has_yes = row.state != "proposed"
    HelpMatch.objects.create(
        municipality_id=row.municipality_id,
        help=row,
        volunteer=volunteer,
        date=timezone.localdate() + (-3 if row.state == "done" else 2 + number) * DAY,
        part=1,
        proposed_at=row.asked_at,
        asker_yes_at=now if has_yes else None,
        volunteer_yes_at=now if has_yes else None,
        words="Samen geschaakt, en thee gedronken." if row.state == "done" else "",
        key=uuid.uuid5(row.key, "match"),
    )


def seed_offer(organisation: Organisation, number: int, story: tuple[Any, ...]) -> None:
    """Put one offer of help; nobody took it yet, but for the first."""
    name, phone, email, speaks, tasks, languages, dayparts, far, where, may_hand_on, days = story
    offered_at, places = timezone.now() - days * DAY, list_places()
    offered_date = timezone.localdate(offered_at)
    HelpOffer.objects.create(
        municipality_id=organisation.municipality_id,
        organisation=None if number else organisation,
        state="new" if number else "taken",
        name=name,
        phone=phone,
        email=email,
        speaks=speaks,
        tasks=tasks,
        languages=languages,
        dayparts=dayparts,
        max_km=far,
        district=places[where % len(places)].name,
        may_hand_on=may_hand_on,
        offered_at=offered_at,
        call_date=add_working_days(offered_date, CALLS_WITHIN),
        delete_date=offered_date + KEPT,
        key=uuid.uuid5(cast.NAMESPACE, f"offer {organisation.public_id} {number}"),
    )
