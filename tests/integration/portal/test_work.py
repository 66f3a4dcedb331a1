"""The first page of the work: what waits comes first with how much of it, and every way on it leads somewhere."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.directory.queries import funding
from draagkracht.municipalities.models import Municipality

WORK = "/werk/"


def test_an_editor_sees_what_waits_first_and_how_much_of_it(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    response = signed_in(Role.EDITOR).get(WORK)

    page = response.content.decode()
    number = funding.count_ending(timezone.localdate())
    waiting = page[page.index("Dit wacht op u") : page.index("Hier kunt u ook heen")]
    assert f"{number} diensten wachten op u" in waiting
    assert all(re.match(r"[1-9]\d* \w+ wacht", card.waits) for card in response.context["waiting"])
    assert not any(card.waits for card in response.context["others"])


@pytest.mark.parametrize("role", Role)
def test_every_way_on_the_first_page_leads_somewhere(
    signed_in: Callable[..., Client], city: Municipality, role: Role
) -> None:
    client = signed_in(role)
    page = client.get(WORK).content.decode()

    ways = set(re.findall(r'href="(/werk/[^"#]*)"', page))

    assert len(ways) > 1
    assert {way: client.get(way).status_code for way in ways} == dict.fromkeys(ways, 200)
