"""For which services the money ends."""

from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory.queries import funding
from draagkracht.municipalities.models import Municipality


def test_the_editor_sees_what_ends_first_on_top(signed_in: Callable[..., Client], city: Municipality) -> None:
    page = signed_in(Role.EDITOR).get("/werk/geld/").content.decode()

    names = ["Samen een middag tussen de dieren", "Familiegroep verslaving, maandagavond", "Samen naar het museum"]
    assert sorted(names, key=page.index) == names
    assert "12 dagen voorbij" in page
    assert "nog 75 dagen" in page


def test_what_ends_later_than_the_warning_does_not_count(city: Municipality) -> None:
    today = timezone.localdate()

    ending = funding.list_ending(today)

    assert funding.count_ending(today) == 2
    assert len(ending) == 3


def test_another_municipality_sees_its_own_list_alone(city: Municipality, village: Municipality) -> None:
    own = {line.id for line in funding.list_ending(timezone.localdate())}

    with tenancy.acting_for(village.pk):
        others = {line.id for line in funding.list_ending(timezone.localdate())}

    assert own
    assert own.isdisjoint(others)
