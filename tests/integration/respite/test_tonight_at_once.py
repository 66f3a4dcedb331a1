"""Two who book the last bed of tonight in the same instant: one has it, the other hears so and what else there is."""

from django.test import Client

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.referrals.test_at_the_same_time import at_once
from tests.integration.respite.making import house
from tests.integration.respite.test_at_once import committed  # noqa: F401 - a fixture
from tests.integration.respite.test_tonight import BOOK, TONIGHT, fields, reserve_taken


def test_of_two_at_once_on_the_last_bed_one_wins_and_the_other_hears_what_else(committed: Municipality) -> None:  # noqa: F811
    with tenancy.acting_for(committed.pk):
        place = house(committed, first=TONIGHT, reserve=1)
        house(committed, first=TONIGHT, reserve=1, name="Ander huis")
    browsers = [
        people.client_of(people.person(role, CITY_HOST), Client(headers={"host": CITY_HOST}), is_seen=True)
        for role in (Role.CONSULTANT, Role.DESK)
    ]

    answers = at_once(2, lambda hand: browsers[hand].post(BOOK, fields(place, committed, nachten="1")))

    with tenancy.acting_for(committed.pk):
        assert reserve_taken(place) == [1]
    assert sorted(answer.status_code for answer in answers) == [302, 422]
    (lost,) = [answer.content.decode() for answer in answers if answer.status_code == 422]
    assert "Deze plek is net weg. Kies een andere, en bel daar eerst." in lost
    assert "Ander huis" in lost
    assert "Slaapt licht." in lost
