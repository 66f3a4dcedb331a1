"""A region that is planned in the transaction of a test, without processes."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone

from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.respite import solver
from draagkracht.respite.models import Booking, Place, Plan, RespiteRequest, Volunteer
from draagkracht.respite.services import planning
from tests.factories.respite import next_monday
from tests.jobs import run_waiting


class NoProcesses:
    """In place of solver.Processes: no piece is made better, so that nothing is started."""

    def __init__(self, _seconds_left: Any) -> None:
        """Take what the real one takes."""

    def __enter__(self) -> "NoProcesses":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __call__(self, _pieces: Any) -> Iterator[Any]:
        """Make nothing better."""
        return iter(())


@pytest.fixture
def no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Plan without processes."""
    monkeypatch.setattr(solver, "Processes", NoProcesses)


@pytest.fixture
def empty(city: Municipality, village: Municipality) -> Municipality:
    """Work for Voorbeeldstad, where nobody asks and nothing is there; and so in Voorbeelddorp."""
    with tenancy.acting_for(city.pk, village.pk):
        Booking.objects.all().delete()
        RespiteRequest.objects.all().delete()
        Place.objects.update(is_open=False)
        Volunteer.objects.update(ended_at=timezone.now())
    return city


def ask(city: Municipality, **more: Any) -> uuid.UUID:
    """Ask for a plan of the coming four weeks."""
    facts: dict[str, Any] = {
        "municipality_id": city.pk,
        "monday": next_monday(),
        "user_id": None,
        "name": "Pien Planning",
        "key": uuid.uuid4(),
        "at": timezone.now(),
    }
    return planning.ask_plan(**facts | more)


def plan(city: Municipality) -> Plan:
    """Return a plan of the coming four weeks that was made."""
    public_id = ask(city)
    run_waiting()
    return Plan.objects.select_related("region").get(public_id=public_id)
