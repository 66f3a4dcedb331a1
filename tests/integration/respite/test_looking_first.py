"""Prices of the night, and days at which a consultant looks first."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import CLOCK
from draagkracht.base import jobs, tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Booking, Look, NightPrice, PlaceDay, RespiteRequest
from draagkracht.respite.queries.looking_first import get_look, list_looks
from draagkracht.respite.queries.offers import Target
from draagkracht.respite.rules.codes import Yes
from draagkracht.respite.services import bookings, capacity, looking_first, nightly, requests
from tests import people
from tests.conftest import A_SUNDAY, CITY_HOST
from tests.factories import respite as make
from tests.integration import doubling_respite as ready
from tests.integration.respite.making import FRIDAY, hold, house, look, nights, says, weekend
from tests.integration.respite.planning import empty
from tests.jobs import run_waiting

__all__ = ["empty"]
MONDAY = datetime.date(2026, 11, 23)
JOB = "respite.make-prices"


@pytest.fixture
def carer(city: Municipality) -> Client:
    return people.client_of(people.person(Role.CARER, CITY_HOST), Client(headers={"host": CITY_HOST}))


def night() -> list[str]:
    """Do the work of the night."""
    jobs.queue_everywhere(JOB)
    return run_waiting()


def many_came(owner: Municipality, **facts: Any) -> None:
    for number in range(40):
        make.request(owner, asked_at=timezone.now() - datetime.timedelta(days=number), **facts)


def priced(city: Municipality, place: int, cost: float = 9.0, **facts: Any) -> NightPrice:
    """Let all days of a place be dear."""
    return NightPrice.objects.create(
        municipality=city,
        of=f"P{place}",
        monday=MONDAY,
        prices={str(day): cost for day in range(28)},
        **{"made_at": timezone.now()} | facts,
    )


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def at(name: str, public_id: object) -> str:
    return reverse(f"respite-own:{name}", args=[public_id])


def token(page: Any) -> str:
    return text(page).split('name="offer" value="')[1].split('"')[0]


def test_a_night_keeps_the_prices_of_what_many_may_still_ask(empty: Municipality) -> None:
    make.region(empty)
    scarce, full = make.place(empty), make.place(empty, free=0)
    many_came(empty)

    night()

    kept = NightPrice.objects.filter(municipality=empty)
    assert {row.of for row in kept} == {f"P{scarce.pk}"}
    assert all(price > 0 for row in kept for price in row.prices.values())
    assert all(row.monday >= MONDAY for row in kept)
    assert full.pk != scarce.pk


def test_the_work_of_a_night_twice_keeps_one_night(empty: Municipality) -> None:
    make.region(empty)
    make.place(empty)
    many_came(empty)
    night()
    first = {(row.of, row.monday): row.prices for row in NightPrice.objects.all()}

    night()

    assert {(row.of, row.monday): row.prices for row in NightPrice.objects.all()} == first
    assert NightPrice.objects.count() == len(first) > 0


def test_a_night_that_is_killed_half_way_leaves_the_night_before(
    empty: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.region(empty)
    place = make.place(empty)
    many_came(empty)
    before = priced(empty, place.pk)

    class KilledError(Exception):
        pass

    def die(*_: object, **__: object) -> None:
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(NightPrice.objects, "bulk_create", die)
        with pytest.raises(KilledError), transaction.atomic():
            night()
    half_way = list(NightPrice.objects.values_list("pk", flat=True))
    night()

    assert half_way == [before.pk]
    assert before.pk not in NightPrice.objects.values_list("pk", flat=True)
    assert NightPrice.objects.exists()


def test_without_a_region_or_without_anybody_who_came_there_are_no_prices(empty: Municipality) -> None:
    make.place(empty)
    many_came(empty)
    RespiteRequest.objects.update(asked_at=timezone.now() - datetime.timedelta(days=400))

    make.region(empty)
    nobody = nightly.make_prices(at=timezone.now())
    RespiteRequest.objects.update(asked_at=timezone.now())
    type(make.region(empty)).objects.all().delete()
    no_region = nightly.make_prices(at=timezone.now())

    assert (nobody, no_region, NightPrice.objects.count()) == (0, 0, 0)


def test_a_member_keeps_the_prices_of_what_it_may_use_and_no_other(empty: Municipality, village: Municipality) -> None:
    make.region(empty, village)
    own, shared = make.place(empty), make.place(empty, serves=(village.pk,))
    many_came(empty)
    with tenancy.acting_for(village.pk):
        many_came(village, latitude=empty.latitude, longitude=empty.longitude)

    nightly.make_prices(at=timezone.now())

    ours = {row.of for row in NightPrice.objects.all()}
    with tenancy.acting_for(village.pk):
        theirs = {row.of for row in NightPrice.objects.all()}
    assert ours == {f"P{own.pk}", f"P{shared.pk}"}
    assert theirs == {f"P{shared.pk}"}


def test_requests_of_who_did_not_agree_count_in_no_price(empty: Municipality, village: Municipality) -> None:
    make.region(empty)
    make.place(empty, serves=(village.pk,))
    with tenancy.acting_for(village.pk):
        many_came(village, latitude=empty.latitude, longitude=empty.longitude)

    assert nightly.make_prices(at=timezone.now()) == 0


def test_a_person_looks_first_at_what_others_may_need_more(city: Municipality) -> None:
    dear, free = house(city, name="Duur"), house(city, name="Vrij")
    request = weekend(city)
    before = look(request).offers

    priced(city, dear.pk)
    after = look(request).offers

    assert {one.needs_look for one in before} == {False}
    assert {one.gives.key: one.needs_look for one in after if one.gives.key in {dear.pk, free.pk}} == {
        dear.pk: True,
        free.pk: False,
    }
    assert [one.gives.key for one in after] == [one.gives.key for one in before]  # the order is that of who asks


def test_prices_of_last_week_count_no_more(city: Municipality) -> None:
    place = house(city)
    priced(city, place.pk, made_at=A_SUNDAY - datetime.timedelta(days=3))

    assert not any(one.needs_look for one in look(weekend(city)).offers)


def test_one_of_the_offers_can_be_kept_free_at_once_where_there_is_one(city: Municipality) -> None:
    far = {"latitude": 52.1 + 0.09}
    PlaceDay.objects.update(capacity=0, taken=0)
    near = [house(city, name=f"Dichtbij {number}") for number in range(3)]
    there = house(city, name="Verder")
    type(there).objects.filter(pk=there.pk).update(**far)
    for place in near:
        priced(city, place.pk)

    offers = look(weekend(city)).offers

    assert [one.needs_look for one in offers] == [True, True, False]
    assert offers[-1].gives.key == there.pk


def test_a_carer_asks_for_it_and_hears_who_looks_and_by_when(carer: Client, city: Municipality) -> None:
    PlaceDay.objects.update(capacity=0, taken=0)
    request, place = ready.asked(city), house(city, name="Gewild huis")
    says(request, Yes.YES)
    priced(city, place.pk)
    page = carer.get(at("show-request", request.public_id))
    pressed = {"offer": token(page), "key": str(uuid.uuid4())}

    first, second = (carer.post(at("hold-offer", request.public_id), pressed, follow=True) for _ in range(2))

    assert "Vraag deze plek" in text(page)
    assert "Houd dit voor mij vast" not in text(page)
    assert "kijkt even mee. U hoort het uiterlijk maandag 23 november." in text(first)
    assert "Gewild huis" in text(first)
    assert "Vraag deze plek" not in text(first)
    assert text(second).count("Wij houden nog niets voor u vast") == 1
    assert Look.objects.filter(request=request).count() == 1
    assert Entry.objects.filter(what="respite.look").count() == 1
    assert not Booking.objects.filter(request=request).exists()
    assert set(PlaceDay.objects.filter(place=place).values_list("taken", flat=True)) == {0}


def test_what_was_shown_as_free_is_kept_free_though_a_night_went_by(carer: Client, city: Municipality) -> None:
    PlaceDay.objects.update(capacity=0, taken=0)
    request, place = ready.asked(city), house(city)
    says(request, Yes.YES)
    page = carer.get(at("show-request", request.public_id))
    priced(city, place.pk)

    carer.post(at("hold-offer", request.public_id), {"offer": token(page), "key": str(uuid.uuid4())})

    assert Booking.objects.filter(request=request, place=place, state="held").exists()


def asked_to_look(city: Municipality) -> RespiteRequest:
    request = weekend(city)
    says(request, Yes.YES)
    place = house(city)
    wanted: dict[str, Any] = {"request_id": request.pk, "target": Target(place=place), "option": nights(place)}
    looking_first.ask_to_look(**wanted, by=CLOCK, at=timezone.now())
    return request


def let_through(request: RespiteRequest, key: uuid.UUID | None = None) -> Booking:
    return looking_first.let_through(request_id=request.pk, key=key or uuid.uuid4(), by=CLOCK, at=timezone.now())


def test_a_consultant_sees_who_waits_and_lets_it_through_once(city: Municipality) -> None:
    request, key = asked_to_look(city), uuid.uuid4()
    listed = list_looks()

    first, second = let_through(request, key), let_through(request, key)

    assert [(one.request_id, one.name, one.call_date) for one in listed] == [
        (request.public_id, "Proefhuis", datetime.date(2026, 11, 23))
    ]
    assert first == second
    assert (first.state, first.origin, first.dates[0]) == ("offered", "consultant", FRIDAY)
    assert list_looks() == ()
    with pytest.raises(looking_first.NobodyAsksToLook):
        let_through(request)


def test_what_was_taken_meanwhile_is_said_and_the_look_stays(city: Municipality) -> None:
    request = asked_to_look(city)
    PlaceDay.objects.update(capacity=0)

    with pytest.raises(capacity.PlaceIsTaken):
        let_through(request)

    assert get_look(request.pk) is not None


def test_a_look_ends_when_something_else_is_kept_free_or_nobody_looks_any_more(city: Municipality) -> None:
    chosen, stopped, spoken = asked_to_look(city), asked_to_look(city), asked_to_look(city)

    hold(chosen, house(city))
    requests.end_request(request_id=stopped.pk, by=CLOCK, at=timezone.now())
    for _ in range(2):
        looking_first.end_look(request_id=spoken.pk, by=CLOCK, at=timezone.now())

    assert list_looks() == ()
    assert Entry.objects.filter(what="respite.look", action="remove").count() == 1


def test_nobody_looks_where_something_is_kept_free_already_or_the_request_has_ended(city: Municipality) -> None:
    held, ended, place = weekend(city), weekend(city), house(city, beds=3)
    hold(held, place)
    requests.end_request(request_id=ended.pk, by=CLOCK, at=timezone.now())
    wanted: dict[str, Any] = {"target": Target(place=place), "option": nights(place), "by": CLOCK, "at": timezone.now()}

    with pytest.raises(bookings.OfferIsOpen):
        looking_first.ask_to_look(request_id=held.pk, **wanted)
    with pytest.raises(bookings.RequestHasEnded):
        looking_first.ask_to_look(request_id=ended.pk, **wanted)


def test_another_municipality_sees_no_look_and_no_price(city: Municipality, village: Municipality) -> None:
    request = asked_to_look(city)
    priced(city, 1)

    with tenancy.acting_for(village.pk):
        assert list_looks() == ()
        assert NightPrice.objects.count() == 0
        assert not RespiteRequest.objects.filter(pk=request.pk).exists()


def wanted_dear(city: Municipality, **facts: Any) -> RespiteRequest:
    """Let somebody want nights that others may need more."""
    place = house(city)
    priced(city, place.pk)
    request = weekend(city, **facts)
    says(request, Yes.YES)
    looking_first.ask_to_look(
        request_id=request.pk, target=Target(place=place), option=nights(place), by=CLOCK, at=timezone.now()
    )
    return request


def test_what_others_need_no_more_is_kept_free_in_the_morning_and_only_then(empty: Municipality) -> None:
    request = wanted_dear(empty)

    still_dear = looking_first.look_again(at=timezone.now())
    NightPrice.objects.all().delete()
    cheap = looking_first.look_again(at=timezone.now())
    again = looking_first.look_again(at=timezone.now())

    assert (still_dear, cheap, again) == (0, 1, 0)
    assert Booking.objects.get(request=request).origin == "consultant"
    assert not Look.objects.filter(request=request).exists()


@pytest.mark.parametrize("what", ["no", "taken", "ended"])
def test_what_cannot_be_kept_free_stays_with_the_consultant(what: str, empty: Municipality) -> None:
    request = wanted_dear(empty)
    NightPrice.objects.all().delete()
    if what == "no":
        says(request, Yes.NO)
    elif what == "taken":
        PlaceDay.objects.update(capacity=0)
    else:
        requests.end_request(request_id=request.pk, by=CLOCK, at=timezone.now())

    made = looking_first.look_again(at=timezone.now())

    assert made == 0
    assert not Booking.objects.filter(request=request).exists()
