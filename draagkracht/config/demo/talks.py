"""Talks, an arrangement and a decision in the demo's cases. Nobody in them exists."""

import datetime
import uuid
from dataclasses import replace
from typing import Final

from django.utils import timezone

from draagkracht.accounts.queries import get_actor, get_demo_user
from draagkracht.base import tenancy
from draagkracht.casework.models import Case, Conversation, Letter
from draagkracht.casework.permissions import Worker, worker_of
from draagkracht.casework.rules.arrangements import Content, Law, Line, Side
from draagkracht.casework.rules.conversation import OWN_WORDS, Written
from draagkracht.casework.rules.requests import Contact
from draagkracht.casework.rules.results import ResultArea
from draagkracht.casework.rules.talks import Kind, Odd
from draagkracht.casework.services import arrangements, carers, decisions, letters, talks
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.arrangements import Says
from draagkracht.municipalities.models import Municipality

SLUG, WORKER = "voorbeeldstad", "mo@voorbeeldstad.example"
DAY: Final = datetime.timedelta(days=1)
AT_HOME: Final = "Iepenlaan 5, Voorbeeldstad"
TOGETHER: Final = {
    OWN_WORDS: ["Henk: ik wil thuis blijven. Marijke: ik ook, maar zo gaat het niet."],
    "who-does-what": ["Marijke helpt met opstaan, wassen en eten. Henk leest de krant voor en doet de plantjes."],
    "burden": ["heavy"],
    "energy": ["De tuin, en dinsdag zingen."],
    "must-stay": ["Samen ontbijten."],
}
ALONE: Final = {
    OWN_WORDS: ["Ik slaap drie uur per nacht. Ik durf het Henk niet te zeggen."],
    "will-do": ["Koken, en bij hem zijn."],
    "will-not-do": ["Tillen. Mijn rug kan het niet meer."],
    "own-need": ["Eén nacht in de week slapen. Weer naar het koor."],
    "burden": ["too-heavy"],
    "overload": ["yes"],
}
PLAN: Final = Content(
    goals={
        "household": "Het huis is schoon, zonder dat Marijke dat alleen doet.",
        "moving_about": "Henk komt veilig uit bed, zonder tillen.",
        "own": "Eén nacht in de week slapen, en elke dinsdag zingen.",
    },
    carer_section="U slaapt één nacht in de week door. Elke dinsdagavond kunt u zingen.",
    overload_threatens=True,
)
HELP: Final = (
    Line(
        position=0,
        for_whom=Side.CLIENT,
        area=ResultArea.MOVING_ABOUT,
        what="Hulp bij opstaan en wassen, elke ochtend",
        who="Wijkverpleging Voorbeeld",
        when="tussen 7.30 en 9.00 uur",
        law=Law.ZVW,
        payer="zorgverzekeraar",
        is_in_place_of_carer=True,
        alternative="Thuiszorg De Beuk, tussen 8.30 en 10.00 uur",
    ),
    Line(
        position=0,
        for_whom=Side.CLIENT,
        area=ResultArea.HOUSEHOLD,
        what="Hulp in huis, twee uur in de week",
        who="Huishulp Voorbeeld",
        when="donderdag",
        law=Law.WMO,
        payer="gemeente",
        alternative="Met een budget zelf iemand kiezen",
    ),
    Line(
        position=0,
        for_whom=Side.CARER,
        area=ResultArea.OWN,
        what="Oppas op dinsdagavond",
        who="vrijwilliger van Samen Thuis",
        when="19.00 tot 22.00 uur",
        law=Law.NONE,
        payer="niemand: het is gratis",
        base_function="respite",
    ),
    Line(
        position=0,
        for_whom=Side.CARER,
        area=ResultArea.OWN,
        what="Nachtzorg op woensdag, bij u thuis",
        who="Nachtwacht Voorbeeld",
        when="22.00 tot 7.00 uur",
        law=Law.WMO,
        payer="gemeente",
        alternative="Henk slaapt die nacht in het logeerhuis",
        base_function="respite",
    ),
)


def fill_talks() -> None:
    """Bring some cases of the demo to a talk, an arrangement and a decision, unless there are talks already."""
    municipality = Municipality.objects.filter(slug=SLUG).first()
    if municipality is None:
        return
    with tenancy.acting_for(municipality.pk):
        user = get_demo_user(WORKER)
        actor = get_actor(user, timezone.now()) if user else None
        if actor is None or Conversation.objects.exists():
            return
        worker, now = worker_of(actor), timezone.now()
        for fill, name in (
            (fill_couple, "Henk de Wit"),
            (fill_decision, "Yusuf Aksoy"),
            (fill_plan, "Truus van Dalen"),
            (fill_refusal, "Coby Brouwer"),
        ):
            case = Case.objects.filter(parties__name=name, parties__role="client").first()
            if case is not None:
                fill(case, worker, now)


def act_at(case: Case, worker: Worker, at: datetime.datetime) -> Act:
    """Return an act of the demo's consultant at a moment."""
    return Act(case_id=case.public_id, by=worker, at=at, key=uuid.uuid4())


def hold(case: Case, worker: Worker, kind: Kind, said: dict[str, list[str]], days: int, now: datetime.datetime) -> None:
    """Let a talk be planned and held so many days ago."""
    planned = (timezone.localtime(now) - days * DAY).replace(hour=14, minute=0, second=0, microsecond=0)
    plan = talks.Plan(
        kind=kind,
        planned_at=planned,
        place="bij u thuis",
        worker=worker.name,
        is_confidential=kind is Kind.CARER_ALONE,
        because=dict.fromkeys(Odd, "Zo is afgesproken."),
    )
    talk_id = talks.plan_talk(act=act_at(case, worker, planned - 7 * DAY), plan=plan)
    for letter in Letter.objects.filter(case=case, kind="invitation", state="draft"):
        sending = act_at(case, worker, planned - 7 * DAY)
        letters.send_letter(act=sending, letter_id=letter.public_id, revision=letter.revision, post_to=AT_HOME)
    there = {str(party.public_id): ("present", "") for party in case.parties.all()}
    act = act_at(case, worker, planned)
    talks.save_talk(act=act, talk_id=talk_id, written=Written(str(uuid.uuid4()), said, {}), there=there)
    talks.finish_talk(act=act, talk_id=talk_id)


def write_plan(
    case: Case, worker: Worker, content: Content, lines: tuple[Line, ...], at: datetime.datetime
) -> uuid.UUID:
    """Write an arrangement and offer it."""
    act = act_at(case, worker, at)
    plan = arrangements.start_arrangement(act=act)
    arrangements.save_arrangement(act=act, arrangement_id=plan, revision=0, content=content)
    for revision, line in enumerate(lines, start=1):
        arrangements.put_line(act=act, arrangement_id=plan, revision=revision, line=line)
    arrangements.offer(act=act, arrangement_id=plan)
    return plan


def fill_couple(case: Case, worker: Worker, now: datetime.datetime) -> None:
    """Let Henk and Marijke talk, together and Marijke alone; their plan waits for what they say."""
    hold(case, worker, Kind.TOGETHER, TOGETHER, 6, now)
    hold(case, worker, Kind.CARER_ALONE, ALONE, 5, now)
    review = timezone.localdate(now) + 90 * DAY
    write_plan(case, worker, replace(PLAN, review_date=review), HELP, now - DAY)


def fill_decision(case: Case, worker: Worker, now: datetime.datetime) -> None:
    """Bring a case to a plan that both agreed to, and a decision whose letter is to be read once more."""
    act = act_at(case, worker, now - 10 * DAY)
    for party in case.parties.filter(role="carer", name=""):
        carers.add_carer(act=act, party_id=party.public_id, contact=Contact(name="Emre Aksoy"))
    hold(case, worker, Kind.TOGETHER, {OWN_WORDS: ["Schoonmaken gaat niet meer."], "overload": ["yes"]}, 20, now)
    content = Content(
        goals={"household": "Het huis is schoon."},
        carer_section="Uw vader krijgt hulp in huis. U doet alleen nog de boodschappen, omdat u dat graag doet.",
        overload_threatens=True,
        review_date=timezone.localdate(now) + 120 * DAY,
    )
    line = replace(HELP[1], is_in_place_of_carer=True)
    plan = write_plan(case, worker, content, (line,), now - 8 * DAY)
    for party in case.parties.all():
        says = Says(is_agreed=True, noted_by=worker.name)
        arrangements.note_signature(
            act=act_at(case, worker, now - 3 * DAY), arrangement_id=plan, party_id=party.public_id, says=says
        )
    for letter in Letter.objects.filter(case=case, kind="report", state="draft"):
        sending = act_at(case, worker, now - 13 * DAY)
        letters.send_letter(act=sending, letter_id=letter.public_id, post_to=AT_HOME)
    facts = "U kunt het huis niet zelf schoonhouden. Uw zoon werkt, en doet al veel voor u."
    first = timezone.localdate(now) + 7 * DAY
    ruling = decisions.Ruling(
        rule="Wmo 2015, artikel 2.3.5, derde lid", facts=facts, from_date=first, last_date=first + 730 * DAY
    )
    decisions.decide(act=act_at(case, worker, now - DAY), ruling=ruling)


def fill_refusal(case: Case, worker: Worker, now: datetime.datetime) -> None:
    """Let a carer say no to a plan, and why: the work list says who waits for an answer, and by when."""
    for party in case.parties.filter(role="carer", name=""):
        contact = Contact(name="Loes Brouwer", phone="+31001234489")
        carers.add_carer(act=act_at(case, worker, now - 18 * DAY), party_id=party.public_id, contact=contact)
    hold(case, worker, Kind.TOGETHER, {OWN_WORDS: ["Coby: ik wil Loes niet in de weg zitten."]}, 9, now)
    content = Content(
        goals={"household": "Coby doet zelf wat zij kan. Het huis is op orde."},
        carer_section="U doet op zaterdag de boodschappen. De rest van de week hebt u vrij.",
        overload_threatens=False,
        review_date=timezone.localdate(now) + 90 * DAY,
    )
    plan = write_plan(case, worker, content, HELP[1:2], now - 4 * DAY)
    why = "Zaterdag zijn mijn kinderen thuis. Kan er iemand anders boodschappen doen, of kan het op een andere dag?"
    says = Says(is_agreed=False, remark=why, noted_by=worker.name)
    carer = case.parties.get(role="carer").public_id
    arrangements.note_signature(act=act_at(case, worker, now - 2 * DAY), arrangement_id=plan, party_id=carer, says=says)


def fill_plan(case: Case, worker: Worker, now: datetime.datetime) -> None:
    """Plan a talk that is still to be held."""
    planned = (timezone.localtime(now) + 8 * DAY).replace(hour=10, minute=30, second=0, microsecond=0)
    plan = talks.Plan(
        kind=Kind.TOGETHER,
        planned_at=planned,
        place="Plataanlaan 3",
        worker=worker.name,
        because={Odd.LATE: "De dochter komt die week uit Groningen, en wil erbij zijn."},
    )
    talks.plan_talk(act=act_at(case, worker, now), plan=plan)
