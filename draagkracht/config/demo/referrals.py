"""Made-up referrals of the demo in different states, and a link of a practice in each municipality. Nobody exists."""

import datetime
import uuid
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone, translation

from draagkracht.accounts import queries as accounts
from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Actor
from draagkracht.accounts.rules import Role
from draagkracht.assessments.rules.filled import Measured
from draagkracht.base import tenancy
from draagkracht.config.demo import cast
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import links, services
from draagkracht.referrals.models import Referral
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import (
    Answer,
    Asked,
    Channel,
    Details,
    Outcome,
    Referrer,
    Result,
    Situation,
    Urgency,
    Way,
)
from draagkracht.referrals.rules.wishes import Daypart
from draagkracht.referrals.services import noting

PRACTICES: Final = {"voorbeeldstad": "de-linde", "voorbeelddorp": "aan-de-brink"}
HOUR: Final = datetime.timedelta(hours=1)
DAY: Final = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Somebody who was referred so many days ago, and how far it came. Numbers that nobody can have."""

    name: str
    phone: str
    situation: Situation
    urgency: Urgency
    days: int
    state: State = State.SENT
    language: str = "nl"
    daypart: Daypart = Daypart.ANY
    channel: Channel = Channel.GENERAL_PRACTICE
    by: str = ""
    note: str = ""
    email: str = ""
    answer: Answer = Answer.OUTCOME
    attempts: tuple[tuple[Way, Result], ...] = ()
    outcome: Outcome | None = None
    measured: tuple[str, int, str] | None = None  # instrument, points, band


STORIES: Final = (
    Story(
        name="Ria van den Berg",
        phone="+31001234481",
        situation=Situation.EXHAUSTED,
        urgency=Urgency.URGENT,
        days=5,
        by="Dokter Lamers",
        daypart=Daypart.MORNING,
        note="Man met dementie is 's nachts vaak op. Zij slaapt drie uur per nacht.",
        measured=("csi", 10, "overload"),
    ),
    Story(
        name="Mehmet Kaya",
        phone="+31001234482",
        email="mehmet.kaya@wijk.example",
        situation=Situation.PAPERS,
        urgency=Urgency.NORMAL,
        days=3,
        language="tr",
        by="Assistente Joke",
        note="Zorgt voor zijn moeder. Praat liever Turks.",
    ),
    Story(
        name="Jolanda Smit",
        phone="+31001234483",
        situation=Situation.WORK,
        urgency=Urgency.NORMAL,
        days=6,
        state=State.ACCEPTED,
        daypart=Daypart.EVENING,
        by="Dokter Lamers",
        attempts=((Way.PHONE, Result.NO_ANSWER),),
    ),
    Story(
        name="Henk Postma",
        phone="+31001234484",
        situation=Situation.ALONE,
        urgency=Urgency.SOON,
        days=9,
        state=State.REACHED,
        by="Wijkverpleegkundige Tessa",
        answer=Answer.REACHED,
    ),
    Story(
        name="Samira el Idrissi",
        phone="+31001234485",
        situation=Situation.GROWING,
        urgency=Urgency.SOON,
        days=20,
        state=State.STARTED,
        outcome=Outcome.GROUP,
        by="Assistente Joke",
    ),
    Story(
        name="Wim Dijkstra",
        phone="+31001234486",
        situation=Situation.ENDED,
        urgency=Urgency.NORMAL,
        days=25,
        state=State.DECLINED,
        channel=Channel.ENVIRONMENT,
        by="Een buurvrouw",
    ),
)
NUMBER: Final = {"voorbeeldstad": len(STORIES), "voorbeelddorp": 3}


def fill_referrals() -> dict[str, str]:
    """Make the demo's links and referrals, once; return the path of the practice's link for each municipality."""
    now = timezone.now()
    paths = {}
    for municipality in Municipality.objects.filter(slug__in=PRACTICES).order_by("code"):
        with tenancy.acting_for(municipality.pk):
            practice = Organisation.objects.get(public_id=cast.organisation_id(PRACTICES[municipality.slug]))
            public_id = _make_link(municipality, practice, now)
            if not Referral.objects.exists():
                _fill(municipality, practice, now)
            with translation.override("nl"):
                paths[municipality.slug] = reverse("referrals:refer-by-link", args=[links.make_token(public_id)])
    return paths


def _fill(municipality: Municipality, practice: Organisation, now: datetime.datetime) -> None:
    """Tell the stories, where somebody is there to send and to answer."""
    try:
        sender, answerer = _user(Role.PROFESSIONAL, of=str(practice.public_id)), _user(Role.CONSULTANT)
    except LookupError:
        return
    for story in STORIES[: NUMBER[municipality.slug]]:
        _tell(municipality, practice, story, now, sender, answerer)


def _make_link(municipality: Municipality, practice: Organisation, now: datetime.datetime) -> uuid.UUID:
    return services.make_link(
        municipality_id=municipality.pk,
        label=practice.name,
        channel=Channel(practice.kind),
        email=practice.email,
        organisation_id=practice.pk,
        by=None,
        key=uuid.uuid5(cast.NAMESPACE, f"link {practice.public_id}"),
        at=now,
    )


def _tell(
    municipality: Municipality,
    practice: Organisation,
    story: Story,
    now: datetime.datetime,
    sender: Actor,
    answerer: Actor,
) -> None:
    """Play what happened to somebody, on the days on which it did."""
    is_practice = story.channel is Channel.GENERAL_PRACTICE
    at = now - story.days * DAY
    public_id = services.receive_referral(
        municipality_id=municipality.pk,
        referrer=Referrer(
            channel=story.channel,
            label=story.by,
            email=practice.email if is_practice else "",
            organisation=practice.name if is_practice else "",
            organisation_id=practice.pk if is_practice else None,
            user_id=sender.user_id if is_practice else None,
        ),
        details=Details(
            name=story.name,
            phone=story.phone,
            email=story.email,
            language=story.language,
            daypart=story.daypart,
            situation=story.situation,
            urgency=story.urgency,
            note=story.note,
            asked=Asked.SPOKEN,
            answer=story.answer,
        ),
        who=noting.NEIGHBOUR,
        key=uuid.uuid4(),
        at=at,
        measured=Measured(*story.measured, at, story.by) if story.measured else None,
    ).public_id
    _answer(public_id, story, answerer, at)


def _answer(public_id: uuid.UUID, story: Story, by: Actor, at: datetime.datetime) -> None:
    if story.state is State.SENT:
        return
    services.accept_referral(public_id=public_id, by=by, at=at + HOUR)
    for number, (way, result) in enumerate(story.attempts, 2):
        services.log_attempt(
            public_id=public_id, way=way, result=result, next_date=None, key=uuid.uuid4(), by=by, at=at + number * HOUR
        )
    for to in (State.REACHED, State.STARTED, State.DECLINED):
        if _passes(story.state, to):
            outcome = story.outcome if to is State.STARTED else None
            services.take_step(public_id=public_id, to=to, outcome=outcome, by=by, at=at + 20 * HOUR)


def _passes(end: State, state: State) -> bool:
    """Tell whether somebody who came to `end` was in a state before."""
    return end is state or (state is State.REACHED and end is State.STARTED)


def _user(role: Role, of: str = "") -> Actor:
    """Return who has a role in the demo, for an organisation where it is one; LookupError where somebody ended it."""
    for held in accounts.list_roles(at=timezone.now()):
        is_meant = held.role is role and (not of or held.organization_id == of)
        user = accounts.get_demo_user(held.email) if is_meant else None
        if user is not None:
            return Actor(user_id=user.pk, name=held.name, email=held.email, roles=frozenset({role}))
    raise LookupError(role)
