"""What the forms of casework ask for that are sent twice: a talk that was held, a plan that was offered, a link.

Each maker returns what the address takes. They may run twice on one database, so nobody is in a case of theirs before.
"""

import datetime
import uuid
from typing import Any

from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.assessments import services as assessments
from draagkracht.assessments.rules.filled import fill
from draagkracht.assessments.rules.instruments import get_instrument
from draagkracht.audit.rules import CLOCK
from draagkracht.casework import links
from draagkracht.casework.models import Arrangement, Attendance, Case, Conversation, Party, SupportFile
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.balance import Balance, Way
from draagkracht.casework.services import arrangements, consulting, guiding, outreach_referrals
from draagkracht.casework.services.acts import Act
from draagkracht.casework.services.consulting import Text
from draagkracht.casework.services.guiding import Found
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import NetworkMember, Person, Representation
from draagkracht.people.rules.codes import Power
from draagkracht.people.rules.network import Energy, Ring
from draagkracht.referrals import own_links
from draagkracht.referrals import services as referrals
from tests import people
from tests.access import support
from tests.access.casework import case, case_and_party
from tests.access.referrals import referral
from tests.conftest import CITY_HOST
from tests.integration.casework.test_arrangements import CONTENT, EVENING, HELP
from tests.integration.referrals.test_referring import actor

BY = Worker(0, "Proef", frozenset({Role.CONSULTANT}))


def person_of(role: Role) -> Person:
    """Return the space of the demo's person with a role."""
    return Person.objects.get(user=people.person(role, CITY_HOST))


def case_with_carer(municipality: Municipality, *, has_space: bool = True) -> Case:
    """Receive a request in which a carer agreed to be, on the space of the carer of the demo."""
    made = Case.objects.get(**case(municipality))
    made.parties.create(
        municipality=municipality,
        role="carer",
        name="Marijke",
        email=f"{uuid.uuid4().hex}@voorbeeld.example",
        person=person_of(Role.CARER) if has_space else None,
        agreed_at=timezone.now(),
    )
    return made


def act(made: Case) -> Act:
    """Return somebody who does something to a case."""
    return Act(case_id=made.public_id, by=BY, at=timezone.now(), key=uuid.uuid4())


def application(municipality: Municipality) -> dict[str, Any]:
    """Return a case that waits for a decision."""
    found = case(municipality)
    Case.objects.filter(**found).update(state="application", applied_at=timezone.now())
    return found


def whole_plan(municipality: Municipality) -> dict[str, Any]:
    """Write a plan that may be offered."""
    made = case_with_carer(municipality)
    plan = arrangements.start_arrangement(act=act(made))
    arrangements.save_arrangement(act=act(made), arrangement_id=plan, revision=0, content=CONTENT)
    for revision, line in enumerate((HELP, EVENING), start=1):
        arrangements.put_line(act=act(made), arrangement_id=plan, revision=revision, line=line)
    return {"public_id": made.public_id, "plan_id": plan}


def offered_plan(municipality: Municipality) -> dict[str, Any]:
    """Offer a plan to the carer of the demo."""
    written = whole_plan(municipality)
    made = Case.objects.get(public_id=written["public_id"])
    arrangements.offer(act=act(made), arrangement_id=written["plan_id"])
    return {"public_id": Arrangement.objects.get(public_id=written["plan_id"]).public_id}


def plan_for_another(municipality: Municipality) -> dict[str, Any]:
    """Offer a plan to somebody of the demo for whom another speaks."""
    speaker, now = person_of(Role.CARE_RECIPIENT), timezone.now()
    person, _ = Person.objects.get_or_create(
        municipality=municipality, name="Voor wie een ander spreekt",
        defaults={"created_at": now, "seen_at": now, "key": uuid.uuid4()},
    )  # fmt: skip
    seat, _ = Representation.objects.get_or_create(
        municipality=municipality, person=person, representative=speaker,
        defaults={
            "power": Power.AUTHORISED.value, "valid_from": now, "valid_until": now + datetime.timedelta(days=9)
        },
    )  # fmt: skip
    offered = offered_plan(municipality)
    Case.objects.get(arrangements__public_id=offered["public_id"]).parties.filter(role="client").update(person=person)
    return {**offered, "voor": seat.public_id}


def helpful_answer(municipality: Municipality) -> dict[str, Any]:
    """Ask colleagues something as the demo's consultant, and let one answer."""
    user = people.person(Role.CONSULTANT, CITY_HOST)
    by = Worker(user.pk, user.name, frozenset({Role.CONSULTANT}))
    asked = Text(text="Wat helpt iemand die niet slaapt?", by=by, at=timezone.now(), key=uuid.uuid4())
    found = consulting.ask(municipality_id=municipality.pk, subject="Slapen", written=asked)
    answer = Text(text="Begin bij de nacht.", by=by, at=timezone.now(), key=uuid.uuid4())
    consulting.answer(consult_id=found, written=answer)
    return {"consult_id": found}


def too_heavy(municipality: Municipality) -> dict[str, Any]:
    """Return a case in which a carer with a telephone number said that it is too heavy."""
    made = case_with_carer(municipality, has_space=False)
    made.parties.filter(role="carer").update(phone="+31001234482")
    today = timezone.localdate()
    found = Found(
        asked_date=today, way=Way.PHONE, balance=Balance.OVERLOADED, next_date=today + datetime.timedelta(days=28)
    )
    guiding.check_balance(act=act(made), party_id=made.parties.get(role="carer").public_id, found=found)
    return {"public_id": made.public_id}


def link_of_file(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in the link by which a carer ties the file of a centre to their space."""
    SupportFile.objects.filter(person=person_of(Role.CARER)).delete()  # another form may have begun one
    made = support.file(municipality)
    return {"token": links.make_token(made["public_id"], f"steunpunt.{municipality.code}")}


def held_talk(municipality: Municipality) -> dict[str, Any]:
    """Hold a talk at which the carer of the demo was."""
    made = case_with_carer(municipality)
    talk = Conversation.objects.create(
        municipality=municipality,
        case=made,
        kind="together",
        state="held",
        planned_at=timezone.now() - datetime.timedelta(days=1),
        held_at=timezone.now(),
        key=uuid.uuid4(),
    )
    Attendance.objects.create(
        municipality=municipality, conversation=talk, party=made.parties.get(role="carer"), outcome="present"
    )
    return {"public_id": talk.public_id}


def party_with_mail(municipality: Municipality) -> dict[str, Any]:
    """Return somebody in a case who has an address of mail."""
    made = case_and_party(municipality)
    Party.objects.filter(public_id=made["party_id"]).update(email="iemand@voorbeeld.example")
    return made


def link_to_tie(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in the link by which a carer ties their space."""
    party = case_with_carer(municipality, has_space=False).parties.get(role="carer")
    return {"token": links.make_token(party.public_id, municipality.code)}


def link_of_referral(municipality: Municipality) -> dict[str, Any]:
    """Return what stands in the link by which somebody who was referred ties their space."""
    return {"token": own_links.make_token(referral(municipality)["public_id"], municipality.code)}


def paper(municipality: Municipality, _: Client) -> dict[str, Any]:
    """Put a result on paper; return its code, as somebody types it."""
    code = assessments.put_on_paper(
        municipality_id=municipality.pk,
        filled=fill(get_instrument("perseverance"), {"1": "lt-1w"}),
        asked_by="Proef",
        key=uuid.uuid4(),
        by=CLOCK,
        at=timezone.now(),
    )
    return {"code": code}


def own_member(municipality: Municipality) -> dict[str, Any]:
    """Put somebody in the network of the carer of the demo."""
    row = NetworkMember.objects.create(
        municipality=municipality,
        person=person_of(Role.CARER),
        called="mijn zus",
        ring=Ring.NEAR.value,
        energy=Energy.GIVES.value,
        key=uuid.uuid4(),
    )
    return {"public_id": row.public_id}


def referral_again(municipality: Municipality, _: Client) -> dict[str, str]:
    """Refer the same person once more."""
    return {"met": str(referral(municipality)["public_id"])}


def joined(municipality: Municipality) -> dict[str, Any]:
    """Return a referral in which another one goes on."""
    one, other = (referral(municipality)["public_id"] for _ in range(2))
    by = actor(Role.CONSULTANT)
    return {"public_id": referrals.join_referrals(public_id=one, other_id=other, by=by, at=timezone.now())}


def joined_of_centre(municipality: Municipality) -> dict[str, Any]:
    """Return the same, which a centre took up."""
    made = support.taken(municipality)
    other_id = referral(municipality)["public_id"]
    by = support.worker(municipality)
    outreach_referrals.join(**made, other_id=other_id, by=by, at=timezone.now())
    return made


def free_cases(municipality: Municipality) -> dict[str, Any]:
    """Receive two requests that nobody has yet; the address takes nothing."""
    for _ in range(2):
        made = Case.objects.get(public_id=case(municipality)["public_id"])
        Case.objects.filter(pk=made.pk).update(consultant=None)
    return {}
