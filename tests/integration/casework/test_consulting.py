"""The consult desk: advice without a name, and a year later nothing of it."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case, Consult, ConsultAnswer
from draagkracht.casework.permissions import Worker
from draagkracht.casework.services import consulting, steps
from draagkracht.municipalities.models import Municipality
from tests.integration.casework.conftest import act

Receive = Callable[..., Case]
SignIn = Callable[..., Client]
FORM = {
    "onderwerp": "Een dochter die niet slaapt", "tekst": "Een dochter van 50 slaapt niet. Wat werkt?",
    "key": "7b0a4a0e-55a7-4a6a-9f43-0e6d0f3f7a31",
}  # fmt: skip


def test_colleagues_ask_answer_say_that_it_helped_and_close(signed_in: SignIn, city: Municipality) -> None:
    asker, other = signed_in(Role.CONSULTANT), signed_in(Role.CASE_MANAGER)

    asked = [asker.post("/werk/overleg/vragen/", FORM) for _ in range(2)]
    url = asked[0]["Location"]
    answered = [other.post(url, {"tekst": "Begin bij de nacht.", "key": FORM["key"]}) for _ in range(2)]
    answer = ConsultAnswer.objects.get()
    by_other = other.post(f"{url}geholpen/", {"antwoord": str(answer.public_id)})
    helped = asker.post(f"{url}geholpen/", {"antwoord": str(answer.public_id)})
    refused, closed = other.post(f"{url}sluiten/"), asker.post(f"{url}sluiten/")
    late = other.post(url, {"tekst": "Nog iets."})

    answer.refresh_from_db()
    assert [one.status_code for one in (*asked, *answered)] == [302] * 4
    assert Consult.objects.count() == 1
    assert answer.has_helped
    assert (by_other.status_code, helped.status_code) == (404, 302)
    assert (refused.status_code, closed.status_code, late.status_code) == (404, 302, 404)
    assert "Begin bij de nacht." in asker.get(url).content.decode()


@pytest.mark.parametrize(
    "text",
    [
        "Bel haar op 06 00 12 34 81.",
        "Zij woont op de Beukenlaan 12.",
        "Het is in 1234 AB.",
        "Zij is geboren op 3 maart 1951.",
        "Mail naar iemand@wijk.example.",
        "Zilverschoon slaapt niet.",
        "zilverschoon slaapt niet.",
        "Zijn nummer is 111222333.",
    ],
)
def test_what_says_who_somebody_is_is_refused_and_nothing_is_lost(
    signed_in: SignIn, receive: Receive, consultant: Worker, text: str
) -> None:
    case = receive()
    steps.start_investigation(act=act(case, consultant), consultant_id=consultant.user_id)

    answer = signed_in(Role.CONSULTANT).post("/werk/overleg/vragen/", FORM | {"tekst": text})

    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert not Consult.objects.exists()


def test_a_question_goes_after_a_year_and_a_lead_sees_how_many_a_month(signed_in: SignIn, city: Municipality) -> None:
    url = signed_in(Role.CONSULTANT).post("/werk/overleg/vragen/", FORM)["Location"]
    signed_in(Role.CASE_MANAGER).post(url, {"tekst": "Begin bij de nacht."})
    now = timezone.now()

    of_lead = signed_in(Role.TEAM_LEAD).get("/werk/overleg/").content.decode()
    of_consultant = signed_in(Role.CONSULTANT).get("/werk/overleg/").content.decode()
    before = consulting.delete_old_consults(now=now + datetime.timedelta(days=364))
    after = consulting.delete_old_consults(now=now + datetime.timedelta(days=366))

    assert ("Beantwoord" in of_lead, "Beantwoord" in of_consultant) == (True, False)
    assert (before, after) == (0, 1)
    assert not ConsultAnswer.objects.exists()
