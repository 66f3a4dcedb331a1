"""Somebody in a case reads and signs on their own space, after they tied it themselves with the link they got."""

import datetime
import re
import time
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from draagkracht.accounts.permissions import Role
from draagkracht.casework import links
from draagkracht.casework.models import Case, Party
from draagkracht.casework.services import linking
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people.models import Person
from tests.conftest import CITY_HOST

NOW = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)


def client_of(case: Case) -> Party:
    return Party.objects.get(case=case, role="client")


def henk(city: Municipality) -> Person:
    return Person.objects.get(municipality=city, name="Henk de Wit")


def link_of(city: Municipality, party: Party) -> str:
    return reverse("casework-own:tie-space", args=[links.make_token(party.public_id, city.code)])


def test_the_consultant_mails_the_link_once_a_day(
    city: Municipality, receive: Callable[..., Case], signed_in: Callable[..., Client]
) -> None:
    case = receive()
    party = client_of(case)
    address = reverse("casework-staff:offer-link", args=[case.public_id, party.public_id])

    for _ in range(2):
        signed_in(Role.CONSULTANT).post(address)

    mails = Mail.objects.filter(to="zilverschoon@wijk.example", subject__startswith="Lees en teken")
    assert len(mails) == 1
    assert re.search(r"/mijn/koppelen/\S+/", mails[0].body)
    assert "Zilverschoon" not in mails[0].subject


def test_whoever_opens_the_link_ties_their_own_space(
    city: Municipality, receive: Callable[..., Case], signed_in: Callable[..., Client]
) -> None:
    party = client_of(receive())
    resident = signed_in(Role.CARE_RECIPIENT)

    asked = resident.get(link_of(city, party)).content.decode()
    resident.post(link_of(city, party))

    party.refresh_from_db()
    assert "De gemeente ziet niet wat u verder op uw plek bewaart." in asked
    assert party.person == henk(city)


def test_who_is_not_signed_in_is_led_to_a_space_and_back(city: Municipality, receive: Callable[..., Case]) -> None:
    address = link_of(city, client_of(receive()))

    page = Client(headers={"host": CITY_HOST}).get(address).content.decode()

    assert f"{reverse('people:start-space')}?next={address}" in page
    assert "Zilverschoon" not in page


def test_a_link_that_one_space_used_is_worth_nothing_to_another(
    city: Municipality, receive: Callable[..., Case]
) -> None:
    party = client_of(receive())
    other = Person.objects.get(municipality=city, name="Marijke de Wit")
    linking.tie_space(party_id=party.public_id, person_id=henk(city).pk, at=NOW)

    with pytest.raises(linking.LinkIsGone):
        linking.tie_space(party_id=party.public_id, person_id=other.pk, at=NOW)


def test_the_same_space_twice_is_tied_once(city: Municipality, receive: Callable[..., Case]) -> None:
    party = client_of(receive())

    for _ in range(2):
        linking.tie_space(party_id=party.public_id, person_id=henk(city).pk, at=NOW)

    assert Party.objects.filter(person=henk(city), case=party.case).count() == 1


@pytest.mark.parametrize("change", [lambda token: token[:-1] + "x", lambda _token: "x", lambda token: token + "a"])
def test_a_link_that_was_not_made_here_opens_nothing(
    city: Municipality, receive: Callable[..., Case], change: Callable[[str], str]
) -> None:
    token = change(links.make_token(client_of(receive()).public_id, city.code))

    assert links.read_token(token, city.code) is None


def test_a_link_of_one_municipality_opens_nothing_in_another(
    city: Municipality, village: Municipality, receive: Callable[..., Case]
) -> None:
    token = links.make_token(client_of(receive()).public_id, city.code)

    assert links.read_token(token, village.code) is None


def test_a_link_ends_after_a_month(
    city: Municipality, receive: Callable[..., Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    token = links.make_token(client_of(receive()).public_id, city.code)
    later = time.time() + datetime.timedelta(days=31).total_seconds()

    monkeypatch.setattr(time, "time", lambda: later)

    assert links.read_token(token, city.code) is None


def test_whoever_erases_their_space_leaves_the_file_of_the_municipality_as_it_was(
    city: Municipality, receive: Callable[..., Case]
) -> None:
    party = client_of(receive())
    linking.tie_space(party_id=party.public_id, person_id=henk(city).pk, at=NOW)

    henk(city).delete()

    party.refresh_from_db()
    assert (party.name, party.person) == ("Zilverschoon", None)


def test_the_page_of_a_case_says_in_whole_sentences_who_reads_and_signs_where(
    signed_in: Callable[..., Client], city: Municipality, receive: Callable[..., Case]
) -> None:
    case, browser = receive(), signed_in(Role.CONSULTANT)
    said = []

    for values in ({}, {"email": ""}, {"person": henk(city)}):
        Party.objects.filter(pk=client_of(case).pk).update(**values)
        said.append(" ".join(browser.get(f"/werk/zaken/{case.public_id}/").content.decode().split()))

    assert "Zilverschoon heeft nog geen eigen plek. Met de link in de mail maakt Zilverschoon die zelf." in said[0]
    assert "Mail de link" in said[0]
    assert "Zilverschoon heeft geen mailadres, en krijgt brieven op papier." in said[1]
    assert "Zilverschoon leest en tekent op een eigen plek." in said[2]
    assert "Mail de link" not in said[1] + said[2]
