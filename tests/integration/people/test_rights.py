"""What somebody asks about their data: a receipt with a day, an answer by then, and nothing kept longer than needed."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.audit import queries as audit
from draagkracht.audit.rules import Action, ActorKind, Who
from draagkracht.municipalities.models import Mail, Municipality, Parameter
from draagkracht.people import queries, services
from draagkracht.people.models import Person, RightsRequest
from draagkracht.people.rules.rights import Outcome, Right

NOW = datetime.datetime(2026, 11, 20, 12, tzinfo=datetime.UTC)
LEAD = Who(ActorKind.STAFF, "user:1", "Tineke Teamleider", "team_lead")


def mine(city: Municipality) -> dict[str, Any]:
    carer = Person.objects.get(municipality=city, name="Marijke de Wit")
    return {"person_id": carer.pk, "by": acting.resident(carer.public_id), "at": NOW}


def send(city: Municipality, key: uuid.UUID | None = None, right: Right = Right.CORRECT) -> RightsRequest:
    services.send_request(**mine(city), right=right, about="Mijn adres klopt niet.", key=key or uuid.uuid4())
    return RightsRequest.objects.latest("pk")


def answer(row: RightsRequest, outcome: Outcome = Outcome.GIVEN, says: str = "") -> None:
    services.answer_request(
        public_id=row.public_id, outcome=outcome, answer=says, answered_by="Tineke Teamleider", by=LEAD, at=NOW
    )


def test_a_request_gets_its_day_at_once_and_by_mail_and_counts_once(city: Municipality) -> None:
    key = uuid.uuid4()

    row = send(city, key)
    again = send(city, key)

    mail = Mail.objects.get(subject="Wij kregen uw vraag over uw gegevens")
    assert row.pk == again.pk
    assert row.due_date == datetime.date(2026, 12, 21)
    assert "21 december 2026" in mail.body
    assert "adres" not in mail.body


def test_the_term_is_the_parameter_of_the_day_on_which_it_was_asked(city: Municipality) -> None:
    Parameter.objects.create(
        municipality=city,
        code="rights-answer-within-months",
        value=2,
        unit="months",
        valid_from=datetime.date(2026, 11, 1),
        status="to_confirm",
        source="test",
    )

    assert send(city).due_date == datetime.date(2027, 1, 20)


def test_an_answer_is_mailed_and_stays_as_it_is(city: Municipality) -> None:
    row = send(city)

    answer(row, Outcome.PARTLY, "Het adres is veranderd. Het verslag blijft: dat schreef een ander.")

    mail = Mail.objects.get(subject="Antwoord op uw vraag over uw gegevens")
    (own,) = queries.list_own_requests(mine(city)["person_id"])
    assert "Het verslag blijft" in mail.body
    assert "bezwaar" in mail.body
    assert own.outcome is Outcome.PARTLY
    with pytest.raises(services.RequestIsAnswered):
        answer(row)


@pytest.mark.parametrize("outcome", [Outcome.PARTLY, Outcome.REFUSED])
def test_who_gets_less_than_they_asked_is_told_why(city: Municipality, outcome: Outcome) -> None:
    row = send(city)

    with pytest.raises(services.ReasonIsMissing):
        answer(row, outcome, "  ")


def test_the_database_knows_no_answer_without_a_moment(city: Municipality) -> None:
    row = send(city)

    with pytest.raises(IntegrityError, match="answered_or_not"), transaction.atomic():
        RightsRequest.objects.filter(pk=row.pk).update(state="answered")


def test_an_open_request_outlives_the_space_until_it_is_answered_and_then_the_name_goes(city: Municipality) -> None:
    row = send(city)
    services.erase_space(**mine(city))
    row.refresh_from_db()
    kept = (row.person_id, row.name)

    answer(row)

    row.refresh_from_db()
    assert kept == (None, "Marijke de Wit")
    assert Mail.objects.filter(subject="Antwoord op uw vraag over uw gegevens").exists()
    assert (row.name, row.email, row.phone, row.about) == ("", "", "", "")


def test_of_an_answered_request_nothing_of_the_person_remains_when_the_space_goes(city: Municipality) -> None:
    row = send(city)
    answer(row, Outcome.REFUSED, "Dit moeten wij bewaren van de wet.")

    services.erase_space(**mine(city))

    row.refresh_from_db()
    assert (row.name, row.email, row.about, row.answer) == ("", "", "", "")
    assert row.outcome == "refused"


def test_an_answer_of_more_than_two_years_ago_is_deleted_and_an_open_request_never(city: Municipality) -> None:
    answered, waiting = send(city), send(city)
    answer(answered)

    services.delete_old_requests(now=NOW + datetime.timedelta(days=2 * 365 + 1))

    assert list(RightsRequest.objects.values_list("pk", flat=True)) == [waiting.pk]


def test_a_team_lead_reads_answers_and_its_owner_sees_both(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    row = send(city)
    lead, address = signed_in(Role.TEAM_LEAD), reverse("people-staff:answer-request", args=[row.public_id])

    waiting = lead.get(reverse("people-staff:list-requests")).content.decode()
    silent = lead.post(address, {"outcome": "refused", "answer": ""})
    done = lead.post(address, {"outcome": "given", "answer": ""})
    later = lead.post(address, {"outcome": "refused", "answer": "Toch niet."})

    person = Person.objects.get(pk=mine(city)["person_id"])
    uses = [use for use in audit.list_for_subject(person.public_id, by_others=True) if use.what == "people.rights"]
    row.refresh_from_db()
    assert "Marijke de Wit" in waiting
    assert "21 december 2026" in waiting
    assert (silent.status_code, done.status_code, later.status_code) == (422, 302, 422)
    assert row.outcome == "given"
    assert {use.action for use in uses} >= {Action.SEE, Action.SEND}


def test_a_request_that_is_late_says_so(signed_in: Callable[..., Client], city: Municipality) -> None:
    row = send(city)
    RightsRequest.objects.filter(pk=row.pk).update(due_date=timezone.localdate() - datetime.timedelta(days=1))

    page = signed_in(Role.TEAM_LEAD).get(reverse("people-staff:list-requests"))

    assert "Te laat:" in page.content.decode()


def test_somebody_asks_on_the_page_and_says_what_has_to_change(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    carer, address = signed_in(Role.CARER), reverse("people:ask-right")

    silent = carer.post(address, {"right": "correct", "about": "", "key": str(uuid.uuid4())})
    carer.post(address, {"right": "see", "about": "", "key": str(uuid.uuid4())})
    page = carer.get(reverse("people:show-rights")).content.decode()

    assert silent.status_code == 422
    assert "zien wat de gemeente heeft" in page
    assert "U krijgt antwoord op" in page
