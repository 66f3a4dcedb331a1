"""In the demo everybody may sign in with one press as who was made up, and as nobody who came in by themselves."""

from django.utils import timezone

from draagkracht.accounts import services
from draagkracht.accounts.displays import people
from draagkracht.accounts.rules import Role
from draagkracht.config.demo import cast
from draagkracht.config.demo.circles import MEMBERS
from draagkracht.municipalities.models import Municipality


def test_who_made_a_place_of_their_own_is_not_on_the_list(city: Municipality) -> None:
    user = services.get_or_make_user(email="nieuw@thuis.example", name="Nieuw")
    services.give_role(municipality_id=city.pk, user_id=user.pk, role=Role.CARER, by=None, at=timezone.now())

    emails = {person.email for person in people.demo_people(cast.addresses())}

    assert "marijke@wijk.example" in emails
    assert "nieuw@thuis.example" not in emails


def test_who_takes_part_in_the_circle_of_the_demo_is_made_up_as_well() -> None:
    assert MEMBERS.keys() <= cast.addresses()
