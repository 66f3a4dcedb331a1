"""The made-up volunteers of the demo: eight in each municipality, each with days, wishes and a pause of their own."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from draagkracht.accounts.models import Organisation, User
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.base import tenancy
from draagkracht.config.demo import cast
from draagkracht.municipalities.models import Municipality
from draagkracht.municipalities.queries import list_places
from draagkracht.respite.models import Expense, Instruction, Volunteer

DAY: Final = datetime.timedelta(days=1)
MORNINGS, AFTERNOONS, EVENINGS = range(0, 15, 3), range(1, 15, 3), range(2, 15, 3)  # of working days
WEEKEND: Final = (15, 16, 18, 19)


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """A volunteer; `place` is the number of a place of the municipality, `vog_days` until when it counts from today."""

    name: str
    does: tuple[str, ...]
    can: tuple[str, ...] = ()
    parts: tuple[int, ...]
    place: int
    gender: str = ""
    languages: tuple[str, ...] = ("nl",)
    a_week: int = 1
    km: int = 6
    vog_days: int | None = 400
    asked_days: int | None = None
    pause_days: int | None = None
    rather_not: str = ""
    trainings: tuple[str, ...] = ()
    instructed: str = ""


STORIES: Final = (
    One(
        name="Vera Vrijwilliger", does=("sitting", "company", "walk"), can=("dementia", "wandering"), gender="f",
        parts=(*AFTERNOONS, 15), place=0, a_week=2, rather_not="Autorijden in het donker.",
        trainings=("Omgaan met dementie", "Grenzen aangeven"),
    ),
    One(
        name="Joost Kramer", does=("sitting", "drive", "hospital"), can=("dementia", "lifting", "nah"), gender="m",
        parts=(*MORNINGS, *AFTERNOONS), place=1, a_week=3, km=15, instructed="lifting",
        trainings=("Tillen en verplaatsen",),
    ),
    One(
        name="Hatice Demir", does=("company", "groceries", "hospital"), gender="f", languages=("nl", "tr"),
        parts=(*MORNINGS, 6, 7), place=2, a_week=2, can=("dementia",),
    ),
    One(
        name="Omar Haddad", does=("company", "papers", "drive"), gender="m", languages=("nl", "ar", "en"),
        parts=(*EVENINGS, *WEEKEND), place=3, a_week=1, vog_days=25,
    ),
    One(
        name="Truus Bakker", does=("groceries", "walk", "company"), gender="f", parts=(0, 3, 6, 9), place=1,
        vog_days=700, pause_days=20, km=3,
    ),
    One(
        name="Daan Visser", does=("odd_jobs", "garden"), gender="m", parts=WEEKEND, place=2, vog_days=None,
        asked_days=9, rather_not="Op een ladder werken.",
    ),
    One(
        name="Lieke Smit", does=("sitting", "company"), can=("autism", "children", "behaviour"), gender="f",
        parts=(*WEEKEND, 8, 11), place=0, a_week=2, trainings=("Spelen met kinderen met autisme",),
    ),
    One(
        name="Gerrit de Boer", does=("drive", "hospital", "company"), can=("palliative", "medication"), gender="m",
        parts=(*MORNINGS, *AFTERNOONS, *EVENINGS), place=1, a_week=3, km=20, instructed="medication",
        trainings=("Er zijn in de laatste tijd",),
    ),
)  # fmt: skip
# In the village other people; the first is who signs in there.
NAMES: Final = {
    "voorbeelddorp": (
        "Vic Vrijwilliger", "Jan Willem Ensink", "Elif Kaya", "Samir Aziz", "Riek Wolters", "Bart Mulder",
        "Femke Nijhof", "Herman Lubbers",
    ),
}  # fmt: skip


def seed_volunteers(municipality: Municipality) -> None:
    """Give the organisation of volunteers its people, once."""
    with tenancy.acting_for(municipality.pk):
        kind = OrganisationKind.VOLUNTEERS.value
        organisation = Organisation.objects.filter(kind=kind).order_by("pk").first()
        if organisation is None or Volunteer.objects.exists():
            return
        names = NAMES.get(municipality.slug, tuple(one.name for one in STORIES))
        for number, (one, name) in enumerate(zip(STORIES, names, strict=True)):
            seed_one(organisation, one, name, number)


def seed_one(organisation: Organisation, one: One, name: str, number: int) -> None:
    """Add one volunteer, with what they were instructed in and what they paid."""
    today, places = timezone.localdate(), list_places()
    place = places[one.place % len(places)]
    key = uuid.uuid5(cast.NAMESPACE, f"volunteer {organisation.public_id} {number}")
    user = User.objects.filter(name=name).first() if number == 0 else None
    row = Volunteer.objects.create(
        municipality_id=organisation.municipality_id,
        organisation=organisation,
        user=user,
        name=name,
        phone=f"+3100123{organisation.municipality_id % 10}5{number:02d}",
        email=(user.email or "") if user else "",
        gender=one.gender,
        district=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        max_km=one.km,
        skills=list(one.can),
        tasks=list(one.does),
        rather_not=one.rather_not,
        trainings=list(one.trainings),
        coach_name="Coby van Handje Thuis" if organisation.name == "Handje Thuis" else "Nynke van Noaberhulp",
        coach_phone="+31001234516",
        languages=list(one.languages),
        dayparts=sorted(one.parts),
        visits_per_week=one.a_week,
        vog_requested_date=None if one.asked_days is None else today - one.asked_days * DAY,
        vog_until=None if one.vog_days is None else today + one.vog_days * DAY,
        paused_until=None if one.pause_days is None else today + one.pause_days * DAY,
        key=key,
    )
    if one.instructed:
        seed_instruction(row, one.instructed)
    if number in {0, 1}:
        seed_expenses(row)


def seed_instruction(row: Volunteer, skill: str) -> None:
    """Note how somebody does what was a professional's task."""
    Instruction.objects.create(
        municipality_id=row.municipality_id,
        volunteer=row,
        skill=skill,
        text="Twee keer samen gedaan. Bij twijfel stoppen en bellen.",
        instructed_by="Ans Bos, wijkverpleging",
        instructed_date=timezone.localdate() - 40 * DAY,
        key=uuid.uuid5(row.key, skill),
    )


def seed_expenses(row: Volunteer) -> None:
    """Note what somebody paid: one approved, one that waits."""
    now = timezone.now()
    for days, km, cents, about, is_decided in (
        (12, 18, 0, "Rit naar het ziekenhuis", True),
        (2, 0, 650, "Parkeren en koffie", False),
    ):
        Expense.objects.create(
            municipality_id=row.municipality_id,
            volunteer=row,
            date=timezone.localdate() - days * DAY,
            km=km,
            km_cents=23,
            cents=cents,
            about=about,
            state="approved" if is_decided else "noted",
            noted_at=now - days * DAY,
            decided_at=now if is_decided else None,
            decided_by=row.coach_name if is_decided else "",
            key=uuid.uuid5(row.key, about),
        )
