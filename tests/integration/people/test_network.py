"""The people around a carer: the carer's alone, looked back at, and shared only on consent."""

import datetime
import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.audit import queries as audit
from draagkracht.audit.rules import Action, ActorKind, Purpose, Who
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.people import queries, services
from draagkracht.people.models import NetworkCopy, NetworkMember, Person
from draagkracht.people.rules.codes import Purpose as Agreed
from draagkracht.people.rules.network import MOST, Energy, Ring, Shared

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
BOTH = [Shared.PEOPLE, Shared.ENERGY]
READER = Who(ActorKind.STAFF, "user:1", "Karel Consulent", "consultant")


def mine(city: Municipality) -> dict[str, Any]:
    carer = Person.objects.get(municipality=city, name="Marijke de Wit")
    NetworkMember.objects.filter(person=carer).delete()
    return {"person_id": carer.pk, "by": acting.resident(carer.public_id), "at": NOW}


def add(me: dict[str, Any], called: str = "mijn zus", **values: Any) -> None:
    told = {"ring": Ring.NEAR, "does": "belt elke week", "could": "", "energy": Energy.COSTS, "key": uuid.uuid4()}
    services.add_member(**me, called=called, **{**told, **values})


def public_id(me: dict[str, Any]) -> uuid.UUID:
    return Person.objects.get(pk=me["person_id"]).public_id


def share(me: dict[str, Any], scope: list[Shared]) -> uuid.UUID:
    return services.share_network(**me, label="gemeente Voorbeeldstad", scope=scope)


def seen(me: dict[str, Any], at: datetime.datetime = NOW) -> queries.SharedNetwork | None:
    return queries.get_shared_network(public_id(me), services.MUNICIPALITY, at)


def test_the_same_form_twice_draws_somebody_once(city: Municipality) -> None:
    me, key = mine(city), uuid.uuid4()

    add(me, key=key)
    add(me, key=key)

    assert [one.called for one in queries.list_network(me["person_id"])] == ["mijn zus"]


def test_the_nearest_comes_first_and_a_drawing_holds_twenty(city: Municipality) -> None:
    me = mine(city)
    add(me, "ver", ring=Ring.FAR)
    for number in range(MOST - 1):
        add(me, f"dichtbij {number}")

    with pytest.raises(services.NetworkIsFull):
        add(me, "te veel")

    assert queries.list_network(me["person_id"])[-1].called == "ver"


def test_a_copy_keeps_what_it_was_like_while_now_goes_on(city: Municipality) -> None:
    me = mine(city)
    add(me)
    services.copy_network(**me, day=NOW.date())
    one = queries.list_network(me["person_id"])[0]

    services.change_member(
        **me, public_id=one.public_id, called="mijn zus", ring=Ring.FAR, does="", could="", energy=Energy.GIVES
    )

    (copy,) = queries.list_copies(me["person_id"])
    assert copy.members == (one,)
    assert queries.list_network(me["person_id"])[0].ring is Ring.FAR


def test_two_copies_on_one_day_are_one_and_that_is_the_last(city: Municipality) -> None:
    me = mine(city)
    add(me)
    services.copy_network(**me, day=NOW.date())
    add(me, "Ria")

    services.copy_network(**me, day=NOW.date())

    (copy,) = queries.list_copies(me["person_id"])
    assert [member.called for member in copy.members] == ["mijn zus", "Ria"]


def test_nobody_of_the_municipality_sees_a_network_before_its_owner_says_so(city: Municipality) -> None:
    me = mine(city)
    add(me)
    before = seen(me)

    share(me, [Shared.PEOPLE])

    shared = seen(me)
    assert before is None
    assert shared is not None
    assert [(one.called, one.energy) for one in shared.members] == [("mijn zus", None)]


def test_who_costs_energy_is_shared_only_where_that_was_ticked(city: Municipality) -> None:
    me = mine(city)
    add(me)

    share(me, BOTH)

    shared = seen(me)
    assert shared is not None
    assert shared.members[0].energy is Energy.COSTS


def test_taken_back_or_after_a_year_nobody_sees_it_any_more(city: Municipality) -> None:
    me = mine(city)
    add(me)
    consent = share(me, BOTH)
    assert seen(me, NOW + 364 * DAY) is not None
    assert seen(me, NOW + 366 * DAY) is None

    services.withdraw_consent(**me, public_id=consent)

    assert seen(me) is None


def test_a_network_is_not_shared_with_somebody_else_nor_seen_from_another_municipality(
    city: Municipality, village: Municipality
) -> None:
    me = mine(city)
    add(me)
    share(me, BOTH)
    whose = public_id(me)

    assert queries.get_shared_network(whose, "organisation:x", NOW) is None
    with tenancy.acting_for(village.pk):
        assert queries.get_shared_network(whose, services.MUNICIPALITY, NOW) is None


def test_its_owner_reads_who_saw_it_and_every_change_is_in_the_log(city: Municipality) -> None:
    me = mine(city)
    add(me)
    share(me, BOTH)

    services.note_network_was_read(public_id=public_id(me), by=READER, why=Purpose.INVESTIGATION, at=NOW)

    uses = [use for use in audit.list_for_subject(public_id(me), by_others=False) if use.what == "people.network"]
    assert {use.action for use in uses} == {Action.ADD, Action.SHARE, Action.SEE}
    assert audit.list_for_subject(public_id(me), by_others=True)[0].label == "Karel Consulent"


def test_an_erased_space_leaves_nobody_of_the_network_behind(city: Municipality) -> None:
    me = mine(city)
    add(me)
    services.copy_network(**me, day=NOW.date())

    services.erase_space(**me)

    assert not NetworkMember.objects.filter(called="mijn zus").exists()
    assert not NetworkCopy.objects.filter(person_id=me["person_id"]).exists()


def test_somebody_draws_looks_back_shares_and_takes_it_along(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    me = mine(city)
    carer = signed_in(Role.CARER)
    typed = {"called": "tante Sjaan", "ring": "2", "does": "kookt", "could": "", "energy": "gives"}

    carer.post(reverse("people:add-member"), {**typed, "key": str(uuid.uuid4())})
    carer.post(reverse("people:copy-network"))
    page = carer.get(reverse("people:show-network")).content.decode()
    (copy,) = queries.list_copies(me["person_id"])
    compared = carer.get(reverse("people:compare-network", args=[copy.public_id]))
    asked = carer.post(reverse("people:share-network"), {})
    done = carer.post(reverse("people:share-network"), {"agrees": "yes"})
    export = json.loads(carer.get(reverse("portal-own:export-space")).content)

    assert page.count("tante Sjaan") >= 2
    assert "<desc" in page
    assert "Bij 0 van de 1 mensen" in compared.content.decode()
    assert (asked.status_code, done.status_code) == (422, 302)
    assert queries.has_agreed(me["person_id"], Agreed.SHARE_NETWORK, recipient=services.MUNICIPALITY, at=timezone.now())
    assert [one["called"] for one in export["network"]] == ["tante Sjaan"]
    assert export["network_before"][0]["members"][0]["called"] == "tante Sjaan"


def test_somebody_of_another_network_cannot_be_seen_changed_or_taken_out(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    me = mine(city)
    add(me)
    theirs = queries.list_network(me["person_id"])[0].public_id
    other = signed_in(Role.CARE_RECIPIENT)

    page = other.get(reverse("people:change-member", args=[theirs]))
    other.post(reverse("people:remove-member", args=[theirs]))

    assert page.status_code == 404
    assert len(queries.list_network(me["person_id"])) == 1


def test_a_long_name_breaks_in_the_table_and_keeps_its_dots_behind_it_in_arabic(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    add(mine(city), called="Wilhelmina van Oosterbroek-Vriezekoop")

    page = signed_in(Role.CARER).get("/ar/mijn/netwerk/").content.decode()

    assert "draagkracht-words" in page
    assert "\u2068Wilhelmina…\u2069</text>" in page
    assert 'class="utrecht-table__cell" dir="auto"' not in page
