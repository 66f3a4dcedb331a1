"""What the tests of casework share: people who work on cases, and a request that came in on a Monday."""

import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.services import requests
from draagkracht.casework.services.acts import Act
from draagkracht.municipalities.models import Municipality
from tests import people
from tests.conftest import CITY_HOST

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
ASKED = Request(
    way=Way.CLIENT,
    question="Ik red het huishouden niet meer.",
    client=Contact(name="Zilverschoon", email="zilverschoon@wijk.example"),
    carer_relation="dochter",
)


def worker(role: Role) -> Worker:
    """Return the demo's person with a role, as somebody who works on cases."""
    user = people.person(role, CITY_HOST)
    return Worker(user.pk, user.name, frozenset({role}))


@pytest.fixture
def consultant(city: Municipality) -> Worker:
    """Return the consultant of Voorbeeldstad."""
    return worker(Role.CONSULTANT)


@pytest.fixture
def lead(city: Municipality) -> Worker:
    """Return the team lead of Voorbeeldstad."""
    return worker(Role.TEAM_LEAD)


@pytest.fixture
def receive(city: Municipality, consultant: Worker) -> Callable[..., Case]:
    """Return a function that receives a request, on Monday unless it is told otherwise."""

    def receive_request(request: Request = ASKED, at: datetime = MONDAY) -> Case:
        public_id = requests.receive_request(
            municipality_id=city.pk, request=request, by=consultant, at=at, key=uuid.uuid4()
        )
        return Case.objects.get(public_id=public_id)

    return receive_request


def act(case: Case, by: Worker, *, days: float = 0, key: uuid.UUID | None = None) -> Act:
    """Return an act so many days after the Monday of the request."""
    return Act(case_id=case.public_id, by=by, at=MONDAY + timedelta(days=days), key=key or uuid.uuid4())
