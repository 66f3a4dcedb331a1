"""The care region of the demo: both municipalities, more requests than there are places, and a plan on its way."""

import datetime
import random
import uuid
from typing import Any, Final

from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.config.demo import cast
from draagkracht.municipalities.models import Municipality, Place
from draagkracht.respite.models import Region, RespiteRequest
from draagkracht.respite.services import planning

DAY: Final = datetime.timedelta(days=1)
SEED: Final = 63
SLUGS: Final = {"voorbeeldstad": 56, "voorbeelddorp": 28}  # who plans comes first; how many ask there
NAMES: Final = (
    "Aaltje", "Bert", "Cor", "Dilek", "Eefje", "Fatima", "Gerrit", "Hanneke", "Ibrahim", "Joke", "Karin", "Leyla",
    "Mohamed", "Nel", "Otto", "Paula", "Quirine", "Rachid", "Sjoukje", "Toon", "Ursula", "Willem", "Yasmina", "Zeki",
)  # fmt: skip
CALLED: Final = ("mijn man", "mijn vrouw", "mijn moeder", "mijn vader", "mijn zoon", "mijn zus")
# How often, the forms, what must be possible, how many nights at most.
KINDS: Final[tuple[tuple[int, tuple[str, ...], tuple[str, ...], int], ...]] = (
    (30, ("stay",), ("dementia", "lifting"), 7),
    (8, ("stay",), ("nah", "nursing"), 10),
    (3, ("stay", "host_family"), ("nah",), 3),
    (3, ("stay",), ("children", "autism"), 3),
    (3, ("day_care",), ("dementia",), 1),
    (3, ("day_care", "shared_activity"), ("nah",), 1),
    (14, ("sitting",), (), 1),
    (10, ("live_in",), ("dementia",), 7),
)
# Nearly everybody wants the same weekends: days after the first Monday.
FRIDAYS: Final = (4, 4, 4, 4, 4, 11)
SOMETIMES: Final = (True, False, False)
BURDENS: Final = ("q1", "q2", "q2", "q3", "q3", "q4", "q4", "unknown", "unknown")


def fill_region() -> None:
    """Add the region, its requests and a first plan; nothing when the region is there. The worker makes the plan."""
    members = [Municipality.objects.get(slug=slug) for slug in SLUGS]
    owner, now = members[0], timezone.now()
    with tenancy.acting_for(owner.pk):
        if Region.objects.exists():
            return
        Region.objects.create(
            municipality=owner,
            name="Zorgregio Voorbeeld",
            member_ids=[one.pk for one in members],
            agreement="Afspraak samen plannen van respijt",
            agreed_date=timezone.localdate(now) - DAY * 200,
        )
    for member in members:
        with tenancy.acting_for(member.pk):
            _ask(member, SLUGS[member.slug], now)
    today = timezone.localdate(now)
    with tenancy.acting_for(owner.pk):
        planning.ask_plan(
            municipality_id=owner.pk,
            monday=today + DAY * (7 - today.weekday()),
            user_id=None,
            name="Pien Planning",
            key=uuid.uuid5(cast.NAMESPACE, "respite-plan"),
            at=now,
        )


def _ask(municipality: Municipality, number: int, now: datetime.datetime) -> None:
    chance = random.Random(f"{SEED}/{municipality.slug}")  # noqa: S311 - the same people at every start
    places = list(Place.objects.filter(municipality=municipality).order_by("name"))
    RespiteRequest.objects.bulk_create(
        RespiteRequest(municipality=municipality, **_facts(municipality, chance, places, at, now))
        for at in range(number)
    )


def _facts(
    municipality: Municipality, chance: random.Random, places: list[Place], at: int, now: datetime.datetime
) -> dict[str, Any]:
    key = uuid.uuid5(cast.NAMESPACE, f"respite-request/{municipality.slug}/{at}")
    _, forms, skills, nights = chance.choices(KINDS, [one[0] for one in KINDS])[0]
    place, burden = chance.choice(places), chance.choice(BURDENS)
    today, length = timezone.localdate(now), chance.randint(-(-nights // 2), nights)
    asked = chance.randint(2, 130)
    language = chance.choices(("nl", "tr", "ar"), (8, 1, 1))[0]
    return {
        "subject_id": uuid.uuid5(key, "subject"),
        "made_by": "consultant",
        "by_label": municipality.desk_name,
        "carer_name": chance.choice(NAMES),
        "called": chance.choice(CALLED),
        "email": f"vraag{at}@{municipality.slug}.example",
        "speaks": language,
        "language": language,
        "district": place.name,
        "latitude": place.latitude + chance.uniform(-0.006, 0.006),
        "longitude": place.longitude + chance.uniform(-0.009, 0.009),
        "forms": sorted(forms),
        "skills": sorted(skills),
        "reliefs": ["rest"],
        "features": ["halal"] if language != "nl" and "stay" in forms and chance.choice(SOMETIMES) else [],
        "gender_preference": "f" if forms == ("sitting",) and chance.choice(SOMETIMES) else "",
        "max_km": chance.choice((10, 15, 25)),
        "start_date": today + DAY * (7 - today.weekday() + chance.choice(FRIDAYS)),
        "flex_days": chance.choice((0, 0, 1, 2)),
        "length": length,
        "min_length": max(1, length - 1),
        "weekdays": chance.sample(range(5), 3),
        "days_per_week": chance.choice((1, 1, 2)),
        "dayparts": sorted(chance.sample(range(15), 2)),
        "payer": "",
        "burden": burden,
        "measured_date": None if burden == "unknown" else today - DAY * asked,
        "may_move": chance.choice(SOMETIMES),
        "asked_at": now - DAY * asked,
        "key": key,
    }
