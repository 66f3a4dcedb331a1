"""Several requests in the same instant, with real connections and real commits: one task is one referral."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from draagkracht.base import tenancy
from draagkracht.integrations.fhir.models import Client as System
from draagkracht.integrations.fhir.models import SentTask
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals.models import Referral, ReferralCount
from tests.conftest import CITY_HOST
from tests.integration.fhir.conftest import FHIR, TASKS, ask_token, document, register
from tests.integration.referrals.test_at_the_same_time import at_once

NAME = "Roos Zilverschoon"


@pytest.fixture
def committing(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Municipality, str]]:
    """Work with transactions that are really committed; cleans up its own rows. What the log keeps it keeps."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.get(slug="voorbeeldstad")
        with tenancy.acting_for(municipality.pk):
            system = register(municipality)
        token = ask_token(Client(headers={"host": CITY_HOST}), system.client_id, system.secret).json()["access_token"]
        yield municipality, f"Bearer {token}"
        with tenancy.acting_for(municipality.pk):
            Referral.objects.filter(name=NAME).delete()
            SentTask.objects.all().delete()
            System.objects.all().delete()
            ReferralCount.objects.all().delete()
        connection.close()


def post(bearer: str, body: dict[str, Any]) -> Any:
    headers = {"host": CITY_HOST, "authorization": bearer}
    return Client(headers=headers).post(TASKS, body, content_type=FHIR)


def test_one_task_that_is_sent_six_times_at_once_is_one_referral(committing: tuple[Municipality, str]) -> None:
    municipality, bearer = committing

    answers = at_once(6, lambda _: post(bearer, document()))

    assert sorted(one.status_code for one in answers) == [200] * 5 + [201]
    assert len({one.content for one in answers}) == 1
    with tenancy.acting_for(municipality.pk):
        assert Referral.objects.filter(name=NAME).count() == 1
        assert SentTask.objects.count() == 1


def test_of_two_tasks_with_one_identifier_at_once_one_is_refused(committing: tuple[Municipality, str]) -> None:
    municipality, bearer = committing

    answers = at_once(4, lambda index: post(bearer, document(requester={"display": f"Balie {index}"})))

    assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]
    with tenancy.acting_for(municipality.pk):
        assert Referral.objects.filter(name=NAME).count() == 1
