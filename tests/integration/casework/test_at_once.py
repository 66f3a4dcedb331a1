"""Two people, or one impatient finger, in the same instant: with real connections and real commits."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.casework.models import Case, CaseMove
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules import states
from draagkracht.casework.services import requests, steps
from draagkracht.casework.services.acts import Act
from draagkracht.municipalities.models import Mail, Municipality
from tests.integration.casework.conftest import ASKED, MONDAY, worker
from tests.integration.referrals.test_at_the_same_time import at_once


@pytest.fixture
def committing(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Municipality, Worker]]:
    """Work with transactions that are really committed; cleans up its own rows. What the log keeps it keeps."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.get(slug="voorbeeldstad")
        consultant = worker(Role.CONSULTANT)
        yield municipality, consultant
        with tenancy.acting_for(municipality.pk):
            Case.objects.all().delete()
            Mail.objects.filter(reference__startswith="casework.").delete()
        connection.close()


def receive(municipality: Municipality, by: Worker, key: uuid.UUID) -> uuid.UUID:
    with tenancy.acting_for(municipality.pk):
        return requests.receive_request(municipality_id=municipality.pk, request=ASKED, by=by, at=MONDAY, key=key)


def test_a_request_that_is_sent_four_times_at_once_is_one_case(committing: tuple[Municipality, Worker]) -> None:
    municipality, consultant = committing
    key = uuid.uuid4()

    cases = at_once(4, lambda _: receive(municipality, consultant, key))

    assert len(set(cases)) == 1
    with tenancy.acting_for(municipality.pk):
        assert Case.objects.count() == 1
        assert Mail.objects.filter(reference__startswith="casework.receipt:").count() == 1


def test_two_colleagues_who_take_one_step_at_once_take_it_once(committing: tuple[Municipality, Worker]) -> None:
    municipality, consultant = committing
    case_id = receive(municipality, consultant, uuid.uuid4())

    def start(_: int) -> str:
        act = Act(case_id=case_id, by=consultant, at=MONDAY + timedelta(hours=1), key=uuid.uuid4())
        with tenancy.acting_for(municipality.pk):
            try:
                steps.start_investigation(act=act, consultant_id=consultant.user_id)
            except states.StepIsNotAllowed:
                return "refused"
        return "taken"

    answers = at_once(2, start)

    assert sorted(answers) == ["refused", "taken"]
    with tenancy.acting_for(municipality.pk):
        assert CaseMove.objects.filter(step="start_investigation").count() == 1
