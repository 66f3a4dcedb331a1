"""Rules that stand in the way: written down without a name, looked into by somebody, and answered."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case, Obstacle
from draagkracht.casework.permissions import Worker
from draagkracht.casework.services import steps
from draagkracht.municipalities.models import Municipality
from tests.conftest import VILLAGE_HOST
from tests.integration.casework.conftest import act

SignIn = Callable[..., Client]
LIST = "/werk/knelpunten/"
FORM = {
    "onderwerp": "Parkeren bij de ander", "tekst": "Wie zorgt, krijgt geen vergunning in een andere wijk.",
    "wet": "none", "key": "3b0a4a0e-55a7-4a6a-9f43-0e6d0f3f7a32",
}  # fmt: skip


def noted(browser: Client) -> str:
    """Write one down; return its address."""
    return str(browser.post(f"{LIST}opschrijven/", FORM)["Location"])


def test_a_consultant_writes_it_down_and_the_policy_officer_answers(signed_in: SignIn, city: Municipality) -> None:
    consultant, officer = signed_in(Role.CONSULTANT), signed_in(Role.POLICY_OFFICER)

    url = noted(consultant)
    twice = noted(consultant)
    settled = {"stand": "solved", "wie": "Bea Beleid", "antwoord": "De regel is ruimer.", "revision": "0"}
    refused = consultant.post(f"{url}stand/", settled)
    answers = [officer.post(f"{url}stand/", settled) for _ in range(2)]

    assert twice == url
    assert Obstacle.objects.get().state == "solved"
    assert refused.status_code == 403
    assert [one.status_code for one in answers] == [302, 302]
    assert "De regel is ruimer." in consultant.get(url).content.decode()
    assert "Bea Beleid" in consultant.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({"stand": "taken_up"}, "Vul in wie dit oppakt."),
        ({"stand": "stays", "wie": "Bea Beleid"}, "Schrijf op wat het antwoord is."),
    ],
)
def test_what_is_taken_up_has_somebody_and_what_ends_an_answer(
    signed_in: SignIn, city: Municipality, said: dict[str, str], missing: str
) -> None:
    url = noted(signed_in(Role.CONSULTANT))

    answer = signed_in(Role.TEAM_LEAD).post(f"{url}stand/", {**said, "revision": "0"})

    assert answer.status_code == 422
    assert missing in answer.content.decode()
    assert Obstacle.objects.get().state == "open"


def test_who_settles_it_after_a_colleague_is_told_and_loses_nothing(signed_in: SignIn, city: Municipality) -> None:
    url, lead = noted(signed_in(Role.CONSULTANT)), signed_in(Role.TEAM_LEAD)
    lead.post(f"{url}stand/", {"stand": "taken_up", "wie": "Een", "revision": "0"})

    late = lead.post(f"{url}stand/", {"stand": "taken_up", "wie": "Twee", "revision": "0"})

    assert late.status_code == 409
    assert "Twee" in late.content.decode()
    assert Obstacle.objects.get().owner == "Een"


def test_a_name_of_somebody_at_home_is_refused(
    signed_in: SignIn, receive: Callable[..., Case], consultant: Worker
) -> None:
    case = receive()
    steps.start_investigation(act=act(case, consultant), consultant_id=consultant.user_id)

    answer = signed_in(Role.CONSULTANT).post(
        f"{LIST}opschrijven/", {**FORM, "tekst": "Zilverschoon mag niet parkeren."}
    )

    assert answer.status_code == 422
    assert not Obstacle.objects.exists()


def test_another_municipality_finds_nothing(signed_in: SignIn, city: Municipality) -> None:
    url = noted(signed_in(Role.CONSULTANT))

    assert signed_in(Role.CONSULTANT, VILLAGE_HOST).get(url).status_code == 404


def test_the_database_keeps_no_end_without_an_answer(city: Municipality) -> None:
    at = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)

    with pytest.raises(IntegrityError), transaction.atomic():
        Obstacle.objects.create(
            municipality=city, subject="x", text="x", law="wmo", state="solved", owner="Een", noted_by="Proef",
            noted_at=at, key=uuid.uuid4(),
        )  # fmt: skip
