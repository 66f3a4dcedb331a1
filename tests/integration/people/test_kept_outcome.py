"""What was kept of the check opens again as the same page; said beforehand what is kept; each is a small block."""

import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.assessments import queries, services
from draagkracht.municipalities.models import Municipality
from tests.integration.people.test_results import keep, person

SignedIn = Callable[..., Client]


def address(public_id: uuid.UUID) -> str:
    return reverse("portal-own:show-result", args=[public_id])


@pytest.mark.parametrize("language", ["", "/ar", "/tr", "/en"])
def test_a_check_that_was_kept_opens_again_with_tips_and_help(
    city: Municipality, signed_in: SignedIn, language: str
) -> None:
    kept = next(one for one in queries.list_kept(person(city).pk) if one.instrument == "quick-check")

    page = signed_in(Role.CARER).get(language + address(kept.public_id))

    assert page.status_code == 200
    assert page.context["outcome"].supports
    assert page.context["outcome"].offers
    assert "antwoorden" not in page.cookies


def test_it_says_of_which_day_it_is_and_that_the_help_is_that_of_today(city: Municipality, signed_in: SignedIn) -> None:
    kept = next(one for one in queries.list_kept(person(city).pk) if one.instrument == "quick-check")

    page = signed_in(Role.CARER).get(address(kept.public_id)).content.decode()

    assert f"{kept.points} van 15" in page
    assert "Tips en hulp zijn die van vandaag." in page
    assert "Wij bewaren de antwoorden niet" not in page


def test_the_outcome_of_another_opens_for_nobody(city: Municipality, signed_in: SignedIn) -> None:
    kept = queries.list_kept(person(city).pk)[0]

    assert signed_in(Role.CARE_RECIPIENT).get(address(kept.public_id)).status_code == 404


def test_what_cannot_be_counted_any_more_is_no_link(city: Municipality, signed_in: SignedIn) -> None:
    public_id, mine = keep(person(city)), signed_in(Role.CARER)

    assert mine.get(address(public_id)).status_code == 404
    assert f'href="{address(public_id)}"' not in mine.get(reverse("portal-own:show-overview")).content.decode()


def test_the_overview_has_a_block_for_each_and_asks_before_it_deletes(city: Municipality, signed_in: SignedIn) -> None:
    kept = queries.list_kept(person(city).pk)

    page = signed_in(Role.CARER).get(reverse("portal-own:show-overview")).content.decode()

    assert page.count("Ja, wis de uitkomst") == len(kept)
    assert page.count("Dit kan niet terug.") >= len(kept)
    assert "<table" not in page


def test_an_outcome_that_was_wiped_is_gone_for_its_owner_in_the_file_and_behind_the_code(
    city: Municipality, signed_in: SignedIn
) -> None:
    owner, mine = person(city), signed_in(Role.CARER)
    for one in queries.list_kept(owner.pk):
        mine.post(reverse("portal-own:forget-result", args=[one.public_id]))
    public_id = keep(owner)
    me = acting.resident(owner.public_id)
    code = services.make_code(person_id=owner.pk, key=uuid.uuid4(), by=me, at=timezone.now())

    answers = [mine.post(reverse("portal-own:forget-result", args=[public_id])) for _ in range(2)]

    export = mine.get(reverse("portal-own:export-space")).json()
    opened = services.open_shared(code=code, by=me, at=timezone.now())
    assert [answer.status_code for answer in answers] == [302, 302]
    assert export["results"] == []
    assert opened.results == ()
    assert mine.get(reverse("portal-own:print-result", args=[public_id])).status_code == 404
