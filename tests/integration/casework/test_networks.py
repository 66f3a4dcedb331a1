"""The network that a carer shares is read in their case, with their consent, and they see who looked."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Case, CaseMove, Party
from draagkracht.casework.permissions import Worker
from draagkracht.people import services as people
from draagkracht.people.models import Person
from draagkracht.people.rules.network import Energy, Ring, Shared
from tests import people as accounts
from tests.conftest import CITY_HOST
from tests.integration.casework.test_talks import couple

__all__ = ["couple"]
SignIn = Callable[..., Client]


def test_a_shared_network_is_read_on_a_day_and_its_owner_sees_who_looked(
    signed_in: SignIn, couple: Case, consultant: Worker
) -> None:
    Case.objects.filter(pk=couple.pk).update(consultant=consultant.user_id)
    person = Person.objects.get(user=accounts.person(Role.CARER, CITY_HOST))
    Party.objects.filter(case=couple, role="carer").update(person=person)
    yesterday = timezone.now() - timedelta(days=1)
    me: dict[str, Any] = {"person_id": person.pk, "by": acting.resident(person.public_id), "at": yesterday}
    told: dict[str, Any] = {"ring": Ring.NEAR, "does": "drinkt koffie", "could": "", "energy": Energy.GIVES}
    people.add_member(**me, called="Ria van hiernaast", key=uuid.uuid4(), **told)
    browser, url = signed_in(Role.CONSULTANT), f"/werk/zaken/{couple.public_id}/"

    before = (browser.get(url).content.decode(), browser.get(f"{url}netwerk/").status_code)
    people.share_network(**me, label="gemeente Voorbeeldstad", scope=[Shared.PEOPLE])
    offered = browser.get(url).content.decode()
    shown, _ = (browser.get(f"{url}netwerk/").content.decode() for _ in range(2))
    after = browser.get(url).content.decode()
    looked = signed_in(Role.CARER).get("/mijn/inzage/").content.decode()

    assert ("deelt wie er om" in before[0], before[1]) == (False, 404)
    assert "deelt wie er om" in offered
    assert "Ria van hiernaast" not in offered + after
    assert "Ria van hiernaast" in shown
    assert f"door {consultant.name}" in after
    assert CaseMove.objects.filter(case=couple, step="read_network").count() == 1
    assert Entry.objects.filter(what="people.network", action="see").count() == 2
    assert consultant.name in looked
