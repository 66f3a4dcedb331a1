"""Caring has ended: what stops by itself, what stays, and the clock of the space."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import queries, services
from draagkracht.people.models import CareRelation, Person
from draagkracht.people.rules.codes import Relation
from draagkracht.people.rules.reminders import Rhythm
from draagkracht.people.services import circles
from tests.conftest import CITY_HOST

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def mine(city: Municipality) -> dict[str, Any]:
    carer = Person.objects.get(municipality=city, name="Marijke de Wit")
    return {"person_id": carer.pk, "by": acting.resident(carer.public_id), "at": NOW}


def card_of(me: dict[str, Any]) -> str:
    services.save_plan(**me, called="Henk", where="", must_know="Medicijnen om 8 uur.")
    plan = queries.get_plan(me["person_id"])
    assert plan is not None
    return reverse("people:show-card", args=[plan.token])


def test_reminders_and_the_card_stop_and_one_kind_mail_goes(city: Municipality) -> None:
    me, holder = mine(city), Client(headers={"host": CITY_HOST})
    card = card_of(me)
    services.choose_rhythm(**me, rhythm=Rhythm.MONTHLY)
    before = holder.get(card).status_code

    services.end_caring(**me)
    services.end_caring(**me)

    assert (before, holder.get(card).status_code) == (200, 410)
    assert services.send_due(now=NOW + 200 * DAY) == 0
    assert Mail.objects.filter(subject="U hebt veel gedaan").count() == 1
    with pytest.raises(services.CaringHasEnded):
        services.choose_rhythm(**me, rhythm=Rhythm.MONTHLY)


def test_who_cares_again_has_the_same_card_and_the_same_people_and_chooses_reminders_anew(city: Municipality) -> None:
    me, holder = mine(city), Client(headers={"host": CITY_HOST})
    card, cared_for = card_of(me), queries.list_cared_for(me["person_id"])
    services.choose_rhythm(**me, rhythm=Rhythm.MONTHLY)
    services.end_caring(**me)

    services.begin_again(**me)

    assert cared_for
    assert holder.get(card).status_code == 200
    assert queries.list_cared_for(me["person_id"]) == cared_for
    assert queries.get_rhythm(me["person_id"], NOW) is Rhythm.NONE


@pytest.mark.parametrize(("days", "is_gone"), [(153, False), (190, True)])
def test_half_a_year_after_the_last_use_the_space_goes_and_its_owner_is_told_a_month_before(
    city: Municipality, days: int, *, is_gone: bool
) -> None:
    me = mine(city)
    services.end_caring(**me)
    Person.objects.filter(pk=me["person_id"]).update(seen_at=NOW)

    services.warn_unused(now=NOW + 154 * DAY)
    services.erase_unused(now=NOW + days * DAY)

    assert Person.objects.filter(pk=me["person_id"]).exists() is not is_gone
    assert Mail.objects.filter(subject="Gebruikt u uw eigen plek nog?").count() == (0 if is_gone else 1)


def test_a_space_of_who_still_cares_stays_a_year(city: Municipality) -> None:
    me = mine(city)
    Person.objects.filter(pk=me["person_id"]).update(seen_at=NOW)

    services.warn_unused(now=NOW + 200 * DAY)

    assert not Mail.objects.filter(subject="Gebruikt u uw eigen plek nog?").exists()


def test_the_page_says_what_stops_asks_once_and_then_offers_a_group(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    carer = signed_in(Role.CARER)
    address = reverse("portal-own:end-caring")

    asked, silent = carer.get(address).content.decode(), carer.post(address, {})
    who = [str(one.public_id) for one in queries.list_cared_for(mine(city)["person_id"])]
    carer.post(address, {"agrees": "yes", "who": who})
    ended = carer.get(address).content.decode()
    overview = carer.get(reverse("portal-own:show-overview")).content.decode()

    assert "Uw noodkaart" in asked
    assert silent.status_code == 422
    assert "Als het zorgen stopt" in ended
    assert "U bent hier nog steeds welkom" in overview


def test_who_cares_for_two_chooses_and_sees_what_goes_on_and_the_other_hears_of_it(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    me, address = mine(city), reverse("portal-own:end-caring")
    henk = Person.objects.get(name="Henk de Wit")
    CareRelation.objects.filter(carer_id=me["person_id"])[0].delete()
    first = services.add_relation(
        carer_id=me["person_id"], called="moeder", relation=Relation.PARENT, lives_together=None, by=me["by"], at=NOW
    )
    CareRelation.objects.filter(public_id=first).update(recipient=henk)
    services.add_relation(
        carer_id=me["person_id"], called="vader", relation=Relation.PARENT, lives_together=None, by=me["by"], at=NOW
    )
    circles.open_circle(**me, name="Samen rond mama", relation=first, language="nl", key=uuid.uuid4())
    carer, card = signed_in(Role.CARER), card_of(me)
    Mail.objects.all().delete()

    page = carer.get(address).content.decode()
    nobody = carer.post(address, {"agrees": "yes"}).status_code
    form = {"agrees": "yes", "who": [str(first)]}
    carer.post(address, form)
    again = carer.post(address, form, follow=True).content.decode()

    assert "Samen rond mama" in page
    assert nobody == 422
    assert "moeder" not in again
    assert [one.called for one in queries.list_cared_for(me["person_id"])] == ["vader"]
    assert Client(headers={"host": CITY_HOST}).get(card).status_code == 200
    assert [mail.to for mail in Mail.objects.all()] == [henk.email]
    carer.post(
        address, {"agrees": "yes", "who": [str(one.public_id) for one in queries.list_cared_for(me["person_id"])]}
    )
    assert Client(headers={"host": CITY_HOST}).get(card).status_code == 410
