"""What a stranger finds in the demo's cases: also a carer who said no to a plan, with the reason, and who waits."""

from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case, Conversation, Signature
from draagkracht.config.demo import cases, talks
from draagkracht.municipalities.models import Municipality
from tests import people
from tests.conftest import CITY_HOST


def test_somebody_who_said_no_to_a_plan_stands_on_the_work_list_of_the_demo(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    Case.objects.all().delete()
    assert not Conversation.objects.exists()

    cases.fill(city, people.person(Role.CONSULTANT, CITY_HOST), cases.CITY, timezone.now())
    talks.fill_talks()
    browser = signed_in(Role.CONSULTANT)
    listed = " ".join(browser.get("/werk/werklijst/").content.decode().split())
    said = Signature.objects.get(is_agreed=False)
    plan = said.arrangement
    shown = browser.get(f"/werk/zaken/{plan.case.public_id}/plan/{plan.public_id}/").content.decode()

    assert "Loes Brouwer gaat niet akkoord met het plan" in listed
    assert "Wacht op antwoord na een nee" in listed
    assert said.remark in shown
