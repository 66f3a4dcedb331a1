"""Two people of a circle in the same instant: with real connections and real commits."""

import uuid
from typing import Any

import pytest
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.people.models import Circle, CircleEvent, CircleInvitation, CircleMember, Person
from draagkracht.people.queries import circles as queries
from draagkracht.people.rules.circles import Hands, Level, Part
from draagkracht.people.services import circle_agenda, circle_invitations, circles
from tests.integration.referrals.test_at_the_same_time import at_once
from tests.integration.test_double_submit import city_that_commits, own_database

__all__ = ["city_that_commits", "own_database"]

ALL = dict.fromkeys(Part, Level.WRITE)


@pytest.fixture
def opened(city_that_commits: Municipality) -> Any:
    """Return the seat of who opened a circle, in the database of this module."""
    with tenancy.acting_for(city_that_commits.pk):
        person = Person.objects.get(name="Joris de Wit")
        me = acting.resident(person.public_id)
        at = timezone.now()
        public_id = circles.open_circle(
            person_id=person.pk, name="Samen", relation=None, language="nl", key=uuid.uuid4(), by=me, at=at
        )
        return queries.get_seat(person.user_id or 0, public_id)


def asked(owner: queries.Seat) -> dict[str, Any]:
    return {"member_id": owner.id, "by": acting.resident(owner.subject), "at": timezone.now()}


def somebody(name: str) -> int:
    key: int = accounts.get_or_make_user(email=f"{uuid.uuid4().hex}@straat.example", name=name).pk
    return key


def join(code: str, user_id: int) -> str:
    form: dict[str, Any] = {"name": f"Buur {user_id}", "language": "nl", "key": uuid.uuid4(), "at": timezone.now()}
    try:
        circle_invitations.join_circle(code=code, user_id=user_id, **form)
    except circle_invitations.InvitationIsOver:
        return "over"
    return "in"


def test_of_two_with_one_link_one_gets_in(city_that_commits: Municipality, opened: queries.Seat) -> None:
    with tenancy.acting_for(city_that_commits.pk):
        code = circle_invitations.ask_into_circle(**asked(opened), email="", levels=ALL, key=uuid.uuid4())
        users = [somebody("Ria"), somebody("Bep")]

    def press(number: int) -> str:
        with tenancy.acting_for(city_that_commits.pk):
            return join(code, users[number])

    answers = at_once(2, press)

    with tenancy.acting_for(city_that_commits.pk):
        assert sorted(answers) == ["in", "over"]
        assert CircleMember.objects.filter(circle_id=opened.circle_id).count() == 2
        assert not CircleInvitation.objects.filter(circle_id=opened.circle_id).exists()


def test_of_eight_who_can_one_does_it_and_the_others_read_who(
    city_that_commits: Municipality, opened: queries.Seat
) -> None:
    with tenancy.acting_for(city_that_commits.pk):
        seats = []
        for number in range(8):
            code = circle_invitations.ask_into_circle(**asked(opened), email="", levels=ALL, key=uuid.uuid4())
            user_id = somebody(f"Buur {number}")
            join(code, user_id)
            seats.append(queries.get_seat(user_id, opened.circle))
        series = uuid.uuid4()
        times = [(timezone.now(), None)]
        circle_agenda.add_events(**asked(opened), what="koken", times=times, hands=Hands.OPEN, key=series)
        event = CircleEvent.objects.get(series=series).public_id

    def press(number: int) -> str:
        me = seats[number]
        assert me is not None
        with tenancy.acting_for(city_that_commits.pk):
            try:
                circle_agenda.take_event(**asked(me), public_id=event)
            except circle_agenda.EventIsTaken as taken:
                return taken.name
            return ""

    answers = at_once(8, press)

    with tenancy.acting_for(city_that_commits.pk):
        taken_by = CircleEvent.objects.select_related("taken_by").get(public_id=event).taken_by
        assert taken_by is not None
        assert sorted(answers) == ["", *[taken_by.name] * 7]
        assert Circle.objects.filter(pk=opened.circle_id).exists()
