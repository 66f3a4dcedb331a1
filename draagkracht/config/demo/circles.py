"""What Marijke shares in the demo with those who help: a fortnight around today. Nobody in it exists."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import CareRelation, Circle, CircleEvent, Person
from draagkracht.people.queries import circles as queries
from draagkracht.people.queries.circles import Seat
from draagkracht.people.rules.circles import Hands, Level, Levels, Part
from draagkracht.people.services import circle_agenda, circle_invitations, circle_words, circles

SLUG: Final = "voorbeeldstad"
OWNER: Final = "marijke@wijk.example"
WRITE, READ, NONE = Level.WRITE, Level.READ, Level.NONE


@dataclass(frozen=True, slots=True)
class Happens:
    """Something in the agenda: what, how many days from today, from when until when, by whom ("": who can?)."""

    what: str
    day: int
    begins: str
    ends: str
    who: str | None  # None: nobody is needed
    weeks: int = 1


MEMBERS: Final[dict[str, tuple[str, Levels]]] = {
    "ria@wijk.example": ("Ria van hiernaast", dict.fromkeys(Part, WRITE)),
    "sanne.dewit@wijk.example": ("Sanne", dict.fromkeys(Part, WRITE)),
    "naima@wijkzorg.example": (
        "Naima (wijkverpleging)",
        {Part.AGENDA: READ, Part.NOTES: WRITE, Part.MESSAGES: NONE},
    ),
}
AGENDA: Final = (
    Happens("koffie met Henk", -6, "10:00", "11:00", "ria@wijk.example", weeks=3),
    Happens("naar de dagopvang", -5, "09:30", "16:00", None, weeks=3),
    Happens("Henk naar de kapper", -2, "14:00", "15:00", "sanne.dewit@wijk.example"),
    Happens("bij Henk blijven, Marijke naar het koor", 1, "19:30", "22:00", ""),
    Happens("mee naar de huisarts", 2, "11:20", "12:00", "sanne.dewit@wijk.example"),
    Happens("boodschappen halen", 3, "09:00", "", ""),
    Happens("eten koken voor twee dagen", 5, "16:00", "", OWNER),
)
NOTES: Final = (
    (
        6,
        "ria@wijk.example",
        "Koffie gedronken. Henk vertelde over de haven, hij was vrolijk.",
    ),
    (
        5,
        "naima@wijkzorg.example",
        "Huid op de hiel is rood. Wij leggen er een kussen onder. Kijken jullie ook?",
    ),
    (4, OWNER, "Slecht geslapen, drie keer eruit. Hij zocht zijn jas. Het licht op de gang aanlaten hielp."),
    (2, "sanne.dewit@wijk.example", "Naar de kapper geweest. Hij vond het druk, dus ga liever vroeg op de dag."),
    (1, "naima@wijkzorg.example", "De hiel ziet er beter uit. Het kussen mag blijven."),
    (0, OWNER, "Rustige nacht. De pillen van 8 uur heeft hij gehad."),
)
MESSAGES: Final = (
    (3, "sanne.dewit@wijk.example", "Ik kan deze week ook op zaterdag komen. Is dat handig?"),
    (3, OWNER, "Graag! Dan ga ik naar de markt."),
    (1, "ria@wijk.example", "Zal ik soep meenemen?"),
    (0, OWNER, "Wie kan er bij Henk zijn als ik naar het koor ga?"),
)


def fill_circles() -> None:
    """Let Marijke share what happens with three others, unless she does already."""
    municipality = Municipality.objects.filter(slug=SLUG).first()
    if municipality is None:
        return
    with tenancy.acting_for(municipality.pk):
        owner = Person.objects.filter(user__email=OWNER).first()
        relation = CareRelation.objects.filter(carer=owner, ended_at__isnull=True).first()
        if owner is None or relation is None or Circle.objects.filter(relation=relation).exists():
            return
        seats = fill_members(owner, relation)
        for happens in AGENDA:
            fill_event(seats, happens)
        for part, words in ((Part.NOTES, NOTES), (Part.MESSAGES, MESSAGES)):
            for place, (days, email, text) in enumerate(words):
                write(seats[email], part, text, moment(-days, f"{8 + place % 3:02}:15"))


def fill_members(owner: Person, relation: CareRelation) -> dict[str, Seat]:
    """Open the circle and let the others in; return the seats by address of mail."""
    at = moment(-9, "20:00")
    circle = circles.open_circle(
        person_id=owner.pk,
        name="Samen rond Henk",
        relation=relation.public_id,
        language="nl",
        key=uuid.uuid4(),
        by=acting.resident(owner.public_id),
        at=at,
    )
    seats = {OWNER: seat(owner.user_id or 0, circle)}
    for email, (name, levels) in MEMBERS.items():
        user = accounts.get_or_make_user(email=email, name=name)
        code = circle_invitations.ask_into_circle(**by(seats[OWNER], at), email=email, levels=levels, key=uuid.uuid4())
        circle_invitations.join_circle(
            code=code, user_id=user.pk, name=name, language="nl", key=uuid.uuid4(), at=at + datetime.timedelta(hours=14)
        )
        seats[email] = seat(user.pk, circle)
    return seats


def fill_event(seats: dict[str, Seat], happens: Happens) -> None:
    """Put something in the agenda, and let who does it take it on."""
    at, key = moment(-8, "12:00"), uuid.uuid4()
    days = [happens.day + 7 * week for week in range(happens.weeks)]
    times = [(moment(day, happens.begins), moment(day, happens.ends) if happens.ends else None) for day in days]
    hands = Hands.NOBODY if happens.who is None else Hands.OPEN
    circle_agenda.add_events(**by(seats[OWNER], at), what=happens.what, times=times, hands=hands, key=key)
    for row in CircleEvent.objects.filter(series=key) if happens.who else ():
        circle_agenda.take_event(**by(seats[happens.who or ""], at), public_id=row.public_id)


def write(author: Seat, part: Part, text: str, at: datetime.datetime) -> None:
    """Write a note or a message."""
    circle_words.add_post(**by(author, min(at, timezone.now())), part=part, text=text, key=uuid.uuid4())


def seat(user_id: int, circle: uuid.UUID) -> Seat:
    """Return somebody's seat, who has one."""
    found = queries.get_seat(user_id, circle)
    if found is None:
        raise LookupError(user_id)
    return found


def by(one: Seat, at: datetime.datetime) -> dict[str, Any]:
    """Return who acts and when."""
    return {"member_id": one.id, "by": acting.resident(one.subject), "at": at}


def moment(days: int, clock: str) -> datetime.datetime:
    """Return a moment so many days from today."""
    day = timezone.localdate() + datetime.timedelta(days=days)
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.fromisoformat(clock)))
