"""Teams in the demo, who belongs to them, and a case with one contact who asks how it goes. Nobody in it exists."""

import datetime
import uuid
from typing import Final

from django.utils import timezone

from draagkracht.accounts.queries import get_actor, get_demo_user
from draagkracht.base import tenancy
from draagkracht.casework.models import Case, TeamMember
from draagkracht.casework.permissions import Worker, worker_of
from draagkracht.casework.rules.balance import Balance, Way
from draagkracht.casework.services import consulting, guiding, notes
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.consulting import Text
from draagkracht.casework.services.guiding import Found
from draagkracht.municipalities.models import Municipality, Team

SLUG: Final = "voorbeeldstad"
MEMBERS: Final = ("mo@voorbeeldstad.example", "carla@voorbeeldstad.example", "tine@voorbeeldstad.example")
INFORMAL_CARE_LEAD: Final = MEMBERS[1]  # whom colleagues ask about caring
QUESTION: Final = (
    "Een zoon van 50 zorgt al tien jaar voor zijn moeder. Hij zegt dat hij niet kan stoppen. Hoe begint u dat gesprek?"
)
ANSWER: Final = "Ik vraag eerst wat hij wil blijven doen. Daarna pas wat een ander mag overnemen."
# How many days ago, how it was, what was said, and what changes.
BALANCES: Final = (
    (11, Balance.TIPS, "Het gaat nog net, als er niets bij komt.", "Wij zoeken hulp voor het opstaan."),
    (2, Balance.OVERLOADED, "Ik slaap drie uur per nacht. Zo kan het niet langer.", "Het plan moet snel beginnen."),
)


def fill_guidance() -> None:
    """Let those who work on cases in the demo's city belong to its first team, unless they do already."""
    municipality = Municipality.objects.filter(slug=SLUG).first()
    if municipality is None:
        return
    with tenancy.acting_for(municipality.pk):
        team = Team.objects.order_by("name").first()
        if team is None or TeamMember.objects.exists():
            return
        for email in MEMBERS:
            user = get_demo_user(email)
            if user is not None:
                TeamMember.objects.create(
                    municipality=municipality,
                    team=team,
                    user=user,
                    added_at=timezone.now(),
                    added_by="Anouk Beheer",
                    is_informal_care_lead=email == INFORMAL_CARE_LEAD,
                )
        Case.objects.filter(team=None, consultant__email__in=MEMBERS).update(team=team)
        actors = [get_actor(user, timezone.now()) for user in map(get_demo_user, MEMBERS[:2]) if user]
        case = Case.objects.filter(parties__name="Henk de Wit", parties__role="client").first()
        if case is not None and len(actors) == len(MEMBERS[:2]):
            consultant, manager = (worker_of(actor) for actor in actors if actor)
            fill_balance(case, consultant, manager)
            fill_consult(municipality.pk, consultant, manager)


def fill_consult(municipality_id: int, consultant: Worker, manager: Worker) -> None:
    """Let one colleague ask another."""
    at = timezone.now() - datetime.timedelta(days=4)
    asked = Text(text=QUESTION, by=consultant, at=at, key=uuid.uuid4())
    made = consulting.ask(municipality_id=municipality_id, subject="Een zoon die niet wil stoppen", written=asked)
    answered = Text(text=ANSWER, by=manager, at=at + datetime.timedelta(days=1), key=uuid.uuid4())
    consulting.answer(consult_id=made, written=answered)


def act_of(case: Case, worker: Worker, days: float) -> Act:
    """Return an act so many days ago."""
    at = timezone.now() - datetime.timedelta(days=days)
    return Act(case_id=case.public_id, by=worker, at=at, key=uuid.uuid4())


def fill_balance(case: Case, consultant: Worker, manager: Worker) -> None:
    """Give Henk and Marijke one contact, who asked twice how it goes."""
    guiding.save_reach(
        municipality_id=case.municipality_id, by=manager, phone="+31001234491", days="maandag, dinsdag en donderdag"
    )
    notes.assign_case(act=act_of(case, consultant, 12), consultant_id=manager.user_id, is_case_manager=True)
    carer = case.parties.filter(role="carer").exclude(name="").first()
    if carer is None:
        return
    for days, result, words, changes in BALANCES:
        act = act_of(case, manager, days)
        found = Found(
            asked_date=act.date,
            way=Way.PHONE,
            own_words=words,
            costs="Het tillen, en de nachten.",
            gives="De tuin, en dinsdag zingen.",
            balance=result,
            changes=changes,
            next_date=timezone.localdate() + datetime.timedelta(days=14),
        )
        guiding.check_balance(act=act, party_id=carer.public_id, found=found)
