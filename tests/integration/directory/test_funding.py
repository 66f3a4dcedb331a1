"""For which services the money ends."""

from collections.abc import Callable

from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.base import tenancy
from draagkracht.directory.models import Service
from draagkracht.directory.queries import funding
from draagkracht.municipalities.models import Municipality


def test_the_editor_sees_what_ends_first_on_top(signed_in: Callable[..., Client], city: Municipality) -> None:
    page = signed_in(Role.EDITOR).get("/werk/geld/").content.decode()

    names = ["Samen een middag tussen de dieren", "Familiegroep verslaving, maandagavond", "Samen naar het museum"]
    assert sorted(names, key=page.index) == names
    assert "12 dagen voorbij" in page
    assert "nog 75 dagen" in page


def test_each_service_says_who_pays_whom_to_call_and_opens_the_field_with_the_date(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    first = funding.list_ending(timezone.localdate())[0]
    Service.objects.filter(pk=first.id).update(funding="Stichting Dierenvrienden")
    editor = signed_in(Role.EDITOR)

    page = editor.get("/werk/geld/").content.decode()
    card = page[page.index(first.name) :]
    date_url, status_url = f"/werk/diensten/{first.id}/prijs/", f"/werk/diensten/{first.id}/status/"

    assert "Stichting Dierenvrienden" in card
    assert first.organization in card
    assert f"tel:{first.phone.replace(' ', '')}" in card
    assert f"{date_url}#id_funding_until" in card
    assert 'id="id_funding_until"' in editor.get(date_url).content.decode()
    assert f"{status_url}#id_status" in card
    assert 'id="id_status"' in editor.get(status_url).content.decode()


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
