"""Carers of the demo's support centre, each at another point: somebody new, a visit today, "not now", tried, quiet."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from draagkracht.accounts.models import Membership, Organisation
from draagkracht.accounts.queries import get_actor, get_demo_user
from draagkracht.accounts.rules import Role
from draagkracht.base import tenancy
from draagkracht.casework.models import ReachEvent, SupportFile
from draagkracht.casework.queries.support import CentreWorker, get_worker
from draagkracht.casework.rules import support as rules
from draagkracht.casework.rules.outreach import Event
from draagkracht.casework.rules.support import Care, Facts, Next, Part, Said, Way
from draagkracht.casework.services import support, support_own
from draagkracht.casework.services.support import Begin
from draagkracht.casework.services.support_own import Me
from draagkracht.config.demo import cast
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Person
from draagkracht.people.rules.codes import Asked
from draagkracht.referrals.rules.referring import Channel

WORKER: Final = "els@deschakel.example"
OWNER: Final = "marijke@wijk.example"
DAY: Final = datetime.timedelta(days=1)
# How many came into view in the months before, by channel: oldest first, five months.
EARLIER: Final = {
    Channel.KEY_PERSON: (6, 7, 9, 8, 11),
    Channel.SELF_ORGANISATION: (2, 5, 6, 9, 7),
    Channel.GENERAL_PRACTICE: (5, 8, 3, 6, 9),
    Channel.SUPPORT_CENTRE: (12, 9, 14, 10, 13),
}
# What was done in those months.
DONE: Final = {
    Event.CONTACT: (22, 31, 28, 35, 40),
    Event.VISIT: (9, 11, 8, 13, 15),
    Event.ATTEMPT: (7, 6, 10, 8, 9),
    Event.NAMELESS: (14, 12, 19, 16, 21),
    Event.NEW_WLZ: (6, 8, 5, 9, 7),
    Event.NEW_WITHOUT: (11, 9, 12, 10, 14),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Somebody who agreed so many days ago, and what happened since: (days ago, contact, the next time in days)."""

    days: int
    facts: Facts
    channel: Channel
    contacts: tuple[tuple[int, Way, bool, str, str], ...]
    next_days: int | None = None
    next_month: int | None = None
    way: Way = Way.PHONE
    part: Part = Part.ANY


STORIES: Final = (
    Story(
        days=40,
        facts=Facts(
            name="Fatma Yildiz",
            phone="+31001234495",
            address="Lindelaan 12, Voorbeeldstad",
            language="tr",
            came_for="Ik zorg voor mijn schoonmoeder. Ik kom de deur niet meer uit.",
            care=Care.NONE,
        ),
        channel=Channel.KEY_PERSON,
        contacts=(
            (40, Way.VISIT, True, "Thee gedronken. Zij wil eerst alleen praten, in het Turks.", "Els komt terug."),
            (12, Way.PHONE, True, "Het gaat wat beter nu haar dochter op zaterdag komt.", "Els komt op bezoek."),
        ),
        next_days=0,
        way=Way.VISIT,
        part=Part.MORNING,
    ),
    Story(
        days=75,
        facts=Facts(
            name="Bram Postma",
            phone="+31001234492",
            address="Plataanlaan 31, Voorbeeldstad",
            came_for="Mijn vrouw woont in een verpleeghuis. Ik ben er elke dag. Thuis is het stil.",
            care=Care.WLZ,
        ),
        channel=Channel.SUPPORT_CENTRE,
        contacts=((75, Way.GROUP, True, "Was bij de koffieochtend. Zei weinig, bleef lang zitten.", ""),),
        next_days=0,
        way=Way.VISIT,
        part=Part.MORNING,
    ),
    Story(
        days=60,
        facts=Facts(
            name="Rosa Mendes",
            phone="+31001234493",
            email="rosa@wijk.example",
            came_for="Mijn zoon heeft zorg nodig. Ik wil nu niet praten, misschien in het voorjaar.",
            care=Care.YOUTH,
        ),
        channel=Channel.SELF_ORGANISATION,
        contacts=(
            (60, Way.PHONE, True, "Niet nu. Zij wil zelf kiezen wanneer.", "Els belt in de maand die zij koos."),
        ),
        next_month=4,
    ),
    Story(
        days=33,
        facts=Facts(name="Kees Blom", phone="+31001234494", came_for="Zorgt voor een buurman.", care=Care.UNKNOWN),
        channel=Channel.GENERAL_PRACTICE,
        contacts=(
            (30, Way.PHONE, False, "", ""),
            (24, Way.PHONE, False, "", ""),
            (15, Way.PHONE, False, "", ""),
        ),
    ),
)


def fill_support() -> None:
    """Give the centre of the first municipality carers who agreed, unless there are some already."""
    now = timezone.now()
    municipality = Municipality.objects.get(code="GM9901")
    with tenancy.acting_for(municipality.pk):
        user = get_demo_user(WORKER)
        if user is None or SupportFile.objects.exists():
            return
        Membership.objects.filter(user=user, role=Role.PROFESSIONAL.value).update(valid_from=now - 400 * DAY)
        actor = get_actor(user, now)
        if actor is None or not get_worker(actor).centres:
            return
        worker = get_worker(actor)
        for number, story in enumerate(STORIES):
            tell(municipality, worker, story, number, now)
        agree_as_owner(municipality, worker, now)
        count_earlier(municipality, worker, now)


def tell(municipality: Municipality, worker: CentreWorker, story: Story, number: int, now: datetime.datetime) -> None:
    """Begin a file, and note what happened since."""
    begin = Begin(
        centre=worker.centres[0],
        facts=story.facts,
        asked=Asked.SPOKEN,
        asked_by=worker.name,
        channel=story.channel,
        worker_id=worker.user_id,
    )
    key = uuid.uuid5(cast.NAMESPACE, f"support {number}")
    at = now - story.days * DAY
    public_id = support.begin_file(municipality_id=municipality.pk, begin=begin, by=worker.who, key=key, at=at)
    for days, way, was_reached, note, agreed in story.contacts:
        moment = now - days * DAY
        said = Said(way=way, was_reached=was_reached, on=timezone.localdate(moment), note=note, agreed=agreed)
        noted: dict[str, Any] = {"said": said, "plan": planned(story, timezone.localdate(now)), "by": worker}
        support.note_contact(public_id=public_id, key=uuid.uuid5(key, str(days)), at=moment, **noted)


def planned(story: Story, today: datetime.date) -> Next:
    """Return the time that somebody chose."""
    if story.next_month is not None:
        return Next(date=rules.first_of_month(today, story.next_month), is_month=True, way=story.way)
    day = None if story.next_days is None else today + story.next_days * DAY
    return Next(date=day, way=story.way, part=story.part)


def agree_as_owner(municipality: Municipality, worker: CentreWorker, now: datetime.datetime) -> None:
    """Let the carer of the demo ask the centre for contact in her own space, and have a talk."""
    person = Person.objects.filter(user__email=OWNER).first()
    if person is None:
        return
    key = uuid.uuid5(cast.NAMESPACE, "support of her own")
    facts = Facts(
        name=person.name,
        phone="+31001234472",
        email=person.email,
        came_for="Ik wil met iemand praten die het kent. Niet over regelen, maar over mij.",
        care=Care.WMO,
    )
    me = Me(person_id=person.pk, public_id=person.public_id)
    public_id = support_own.agree(me=me, centre=worker.centres[0], facts=facts, key=key, at=now - 9 * DAY)
    said = Said(
        way=Way.PHONE,
        was_reached=True,
        on=timezone.localdate(now - 6 * DAY),
        note="Zij slaapt slecht en voelt zich schuldig als zij weggaat. Dat durft zij thuis niet te zeggen.",
        agreed="Els belt over twee weken.",
    )
    plan = Next(date=timezone.localdate(now + 8 * DAY), way=Way.PHONE)
    support.note_contact(
        public_id=public_id, said=said, plan=plan, by=worker, key=uuid.uuid5(key, "talk"), at=now - 6 * DAY
    )


def count_earlier(municipality: Municipality, worker: CentreWorker, now: datetime.datetime) -> None:
    """Count who came into view in the months before."""
    centre = Organisation.objects.get(pk=worker.centres[0].id)
    today = timezone.localdate(now)
    told = [(channel, Event.NEW, numbers) for channel, numbers in EARLIER.items()]
    told += [(Channel.SUPPORT_CENTRE, event, numbers) for event, numbers in DONE.items()]
    for channel, event, numbers in told:
        for ago, number in enumerate(reversed(numbers), 1):
            month = rules.first_of_month(today, -ago)
            ReachEvent.objects.bulk_create(
                ReachEvent(
                    municipality=municipality,
                    organisation=centre,
                    month=month,
                    channel=channel.value,
                    event=event.value,
                    key=uuid.uuid5(cast.NAMESPACE, f"reach {channel} {event} {month} {one}"),
                )
                for one in range(number)
            )
