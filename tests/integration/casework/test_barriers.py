"""What makes it hard to take help is named with a no, and the next plan begins with what can be done about it."""

import uuid
from collections.abc import Callable

from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.casework.displays.arrangements import ANSWERS
from draagkracht.casework.models import Arrangement, Case, Signature
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries.barriers import list_barriers
from draagkracht.casework.rules.barriers import Barrier
from draagkracht.casework.rules.conversation import Written
from draagkracht.casework.rules.talks import Kind
from draagkracht.casework.services import arrangements, talks
from tests.integration.casework.conftest import act, worker
from tests.integration.casework.test_arrangements import draft, offer
from tests.integration.casework.test_talks import couple, plan

__all__ = ["couple", "draft"]
SignIn = Callable[..., Client]


def test_a_no_on_paper_keeps_what_holds_somebody_back_and_the_next_plan_answers_it(
    signed_in: SignIn, couple: Case, draft: Arrangement, consultant: Worker
) -> None:
    offer(couple, consultant, draft)
    browser, url = signed_in(Role.CONSULTANT), f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/"
    party = couple.parties.get(role="carer")
    said = {"wie": str(party.public_id), "eens": "nee", "waarom": "Liever niet.", "drempels": ["cost", "trust"]}

    browser.post(f"{url}eens/", {**said, "key": str(uuid.uuid4())})
    again = arrangements.start_arrangement(act=act(couple, consultant))
    page = browser.get(f"/werk/zaken/{couple.public_id}/plan/{again}/").content.decode()

    assert Signature.objects.get().barriers == ["trust", "cost"]
    assert ANSWERS[Barrier.COST].dutch() in page
    assert ANSWERS[Barrier.RULES].dutch() not in page


def test_who_agrees_leaves_no_barrier_behind(couple: Case, draft: Arrangement, consultant: Worker) -> None:
    offer(couple, consultant, draft)
    says = arrangements.Says(is_agreed=True, barriers=(Barrier.COST,))

    arrangements.note_signature(
        act=act(couple, consultant),
        arrangement_id=draft.public_id,
        party_id=couple.parties.get(role="carer").public_id,
        says=says,
    )

    assert Signature.objects.get().barriers == []


def test_what_a_carer_named_in_confidence_is_shown_to_whose_case_it_is_and_to_nobody_else(
    couple: Case, consultant: Worker
) -> None:
    talk = talks.plan_talk(act=act(couple, consultant), plan=plan(Kind.CARER_ALONE, is_confidential=True))
    written = Written("one", {"barriers": ["failing"]}, {})

    talks.save_talk(act=act(couple, consultant), talk_id=talk, written=written, there={})

    assert list_barriers(couple.pk, consultant) == (Barrier.FAILING,)
    assert list_barriers(couple.pk, worker(Role.TEAM_LEAD)) == ()
