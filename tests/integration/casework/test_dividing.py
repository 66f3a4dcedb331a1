"""Several requests that nobody has go to one colleague at once; what somebody has stays where it is."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Case, CaseMove
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.notes import ASSIGNED
from draagkracht.casework.services import dividing, notes
from draagkracht.casework.services.notes import NoColleague
from draagkracht.municipalities.models import Mail, Municipality, Team
from tests.integration.casework.conftest import MONDAY, act, worker

Receive = Callable[..., Case]
URL = "/werk/werklijst/verdelen/"


@pytest.fixture
def free(receive: Receive) -> list[Case]:
    """Return three requests that nobody has."""
    return [receive() for _ in range(3)]


def give(cases: list[Case], to: Worker, by: Worker, key: uuid.UUID | None = None) -> tuple[int, int]:
    """Give requests to somebody."""
    ids = [case.public_id for case in cases]
    return dividing.divide_cases(case_ids=ids, consultant_id=to.user_id, by=by, at=MONDAY, key=key or uuid.uuid4())


def test_each_request_has_its_own_line_and_nobody_outside_hears_of_it(
    free: list[Case], lead: Worker, consultant: Worker
) -> None:
    mails, logged = Mail.objects.count(), Entry.objects.count()

    given = give(free, consultant, lead)

    assert given == (3, 0)
    assert {case.consultant_id for case in Case.objects.filter(pk__in=[one.pk for one in free])} == {consultant.user_id}
    assert [case.moves.filter(step=ASSIGNED, by=lead.name).count() for case in free] == [1, 1, 1]
    assert Entry.objects.count() >= logged + 3
    assert Mail.objects.count() == mails


def test_what_somebody_took_meanwhile_stays_theirs(free: list[Case], lead: Worker, consultant: Worker) -> None:
    notes.assign_case(act=act(free[0], lead), consultant_id=lead.user_id)

    given = give(free, consultant, lead)

    assert given == (2, 1)
    free[0].refresh_from_db()
    assert free[0].consultant_id == lead.user_id


def test_the_same_form_twice_is_one_line_each(free: list[Case], lead: Worker, consultant: Worker) -> None:
    key = uuid.uuid4()

    twice = [give(free, consultant, lead, key), give(free, consultant, lead, key)]

    assert twice == [(3, 0), (3, 0)]
    assert CaseMove.objects.filter(case__in=free, step=ASSIGNED).count() == 3


def test_what_is_of_another_team_or_not_there_is_left(
    free: list[Case], city: Municipality, lead: Worker, consultant: Worker
) -> None:
    Case.objects.filter(pk=free[0].pk).update(team=Team.objects.create(municipality=city, code="ver", name="Team Ver"))
    nowhere = Case(public_id=uuid.uuid4())

    assert give([*free, nowhere], consultant, consultant) == (2, 2)


def test_nobody_gets_work_who_does_not_work_on_cases(free: list[Case], lead: Worker) -> None:
    with pytest.raises(NoColleague):
        give(free, worker(Role.EDITOR), lead)

    assert not Case.objects.filter(pk__in=[one.pk for one in free], consultant__isnull=False).exists()


def test_the_list_of_nobody_leads_to_it_and_says_what_came_of_it(
    free: list[Case], consultant: Worker, signed_in: Callable[..., Client]
) -> None:
    browser = signed_in(Role.TEAM_LEAD)
    asked = {"vragen": [str(one.public_id) for one in free[:2]], "wie": str(consultant.user_id)}

    link = browser.get("/werk/werklijst/?wie=vrij").content.decode()
    nothing = browser.post(URL, {"wie": asked["wie"], "key": str(uuid.uuid4())})
    done = browser.post(URL, asked | {"key": str(uuid.uuid4())}, follow=True)

    assert URL in link
    assert nothing.status_code == 422
    assert "Kies een of meer vragen." in nothing.content.decode()
    assert "2 vragen zijn gegeven." in done.content.decode()
    free[2].refresh_from_db()
    assert free[2].consultant_id is None


def test_no_number_in_the_address_makes_the_list_say_nonsense(signed_in: Callable[..., Client]) -> None:
    page = signed_in(Role.TEAM_LEAD).get("/werk/werklijst/?wie=vrij&gegeven=-1&niet=²").content.decode()

    assert "gegeven." not in page
    assert "van een ander team" not in page
