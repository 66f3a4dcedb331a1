"""A booking takes what it needs, asks for the yes of who is cared for, and gives everything back when it ends."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from draagkracht.audit.rules import CLOCK
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import Booking, Budget, Place, PlaceDay, RespiteRequest, Visit, Volunteer, VolunteerWeek
from draagkracht.respite.rules.codes import Barrier, Form, Origin, Payer, Yes
from draagkracht.respite.rules.states import Side, State, Step
from draagkracht.respite.services import bookings, capacity, clock, requests
from draagkracht.respite.services.moving_up import move_up
from tests.integration.respite.making import (
    DAY,
    FRIDAY,
    hold,
    hold_visits,
    house,
    mornings,
    nights,
    says,
    taken,
    volunteer,
    weekend,
)
from tests.jobs import run_waiting

MORNING = datetime.datetime(2026, 12, 4, 7, tzinfo=datetime.UTC)


def confirmed(city: Municipality) -> Booking:
    request = weekend(city)
    says(request, Yes.YES)
    booking = hold(request, house(city))
    bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())
    return Booking.objects.get(pk=booking.pk)


def test_a_hold_takes_each_night_once_and_ends_by_itself(city: Municipality) -> None:
    place, request = house(city, beds=2), weekend(city)

    booking = hold(request, place)

    assert taken(place)[:4] == [1, 1, 0, 0]
    assert booking.state == State.HELD
    assert booking.expires_at
    assert booking.expires_at - timezone.now() < datetime.timedelta(hours=48)
    assert booking.price_cents == 52_000


def test_the_same_form_twice_is_one_booking(city: Municipality) -> None:
    place, request = house(city), weekend(city)
    key = uuid.uuid4()

    first, second = (hold(request, place, key=key) for _ in range(2))

    assert first.pk == second.pk
    assert taken(place)[0] == 1


def test_a_full_night_is_refused_by_name_and_nothing_is_taken(city: Municipality) -> None:
    place = house(city)
    hold(weekend(city), place, nights(place, start=FRIDAY + DAY))

    with pytest.raises(capacity.PlaceIsTaken) as refused:
        hold(weekend(city), place)

    assert refused.value.dates == (FRIDAY + DAY,)
    assert taken(place)[:4] == [0, 1, 1, 0]


def test_the_database_itself_refuses_more_than_there_is(city: Municipality) -> None:
    place = house(city)

    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceDay.objects.filter(place=place).update(taken=2)


def test_somebody_is_not_in_two_places_at_once(city: Municipality) -> None:
    request, other, first, second = weekend(city), weekend(city), house(city), house(city, name="Ander huis")
    RespiteRequest.objects.filter(pk=other.pk).update(subject_id=request.subject_id)
    says(request, Yes.YES)
    bookings.confirm(booking_id=hold(request, first).pk, by=CLOCK, at=timezone.now())

    with pytest.raises(bookings.StaysElsewhere):
        hold(other, second, nights(second, start=FRIDAY + DAY))

    assert taken(second)[1] == 0


@pytest.mark.parametrize("answer", [None, Yes.NO, Yes.TRIAL])
def test_without_the_yes_of_who_is_cared_for_there_is_no_booking(city: Municipality, answer: Yes | None) -> None:
    request = weekend(city)
    booking = hold(request, house(city), origin=Origin.WAITING_LIST)
    if answer:
        says(request, answer)

    with pytest.raises(bookings.YesIsMissing):
        bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())

    assert Booking.objects.get(pk=booking.pk).state == State.OFFERED


def test_to_try_it_is_enough_for_a_trial(city: Municipality) -> None:
    place, request = house(city, trial_length=1), weekend(city)
    says(request, Yes.TRIAL)
    booking = hold(request, place, nights(place, number=1, is_trial=True))

    bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())

    assert Booking.objects.get(pk=booking.pk).state == State.CONFIRMED


def test_a_later_no_counts(city: Municipality) -> None:
    request = weekend(city)
    booking = hold(request, house(city))
    says(request, Yes.YES)
    says(request, Yes.NO)

    with pytest.raises(bookings.YesIsMissing):
        bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())


def test_the_provider_sees_who_comes_only_after_the_yes_and_hears_of_it_without_a_name(city: Municipality) -> None:
    request = weekend(city, wishes="Graag een raam open")
    says(request, Yes.YES)
    booking = hold(request, house(city))
    before = booking.guest, booking.guest_needs, booking.contact

    bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())

    booking = Booking.objects.get(pk=booking.pk)
    mail = Mail.objects.get(to="huis@proef.example")
    assert before == ("", "", "")
    assert (booking.guest, booking.guest_needs, booking.contact) == ("Henk", "Graag een raam open", "Marijke")
    assert "Proefhuis" in mail.body
    assert not any(word in mail.body + mail.subject for word in ("Henk", "Marijke", "raam"))


def test_from_yes_to_how_it_was(city: Municipality) -> None:
    booking = confirmed(city)
    at = timezone.now()
    intake = at + datetime.timedelta(days=3)

    bookings.take_provider_step(booking_id=booking.pk, step=Step.ASK_INTAKE, by=CLOCK, at=at, intake_at=intake)
    bookings.take_provider_step(booking_id=booking.pk, step=Step.AGREE, by=CLOCK, at=at)
    clock.begin_and_end(at=MORNING)
    during = Booking.objects.get(pk=booking.pk).state
    clock.begin_and_end(at=MORNING + DAY * 2)
    bookings.say_how_it_was(
        booking_id=booking.pk, carer=5, carer_words="Ik sliep", guest=4, guest_words="", by=CLOCK, at=at
    )

    booking = Booking.objects.get(pk=booking.pk)
    told = Mail.objects.filter(to="m@thuis.example").values_list("subject", flat=True)
    assert during == State.STAYING
    assert (booking.state, booking.carer_score, booking.guest_score) == (State.DONE, 5, 4)
    assert set(told) == {"De plek wil eerst kennismaken", "De plek is van u", "Hoe was het?"}
    assert booking.place
    assert taken(booking.place)[:2] == [1, 1]


@pytest.mark.parametrize("way", ["decline", "cancel", "expire", "refuse"])
def test_whatever_way_it_ends_everything_is_given_back(city: Municipality, way: str) -> None:
    budget = Budget.objects.create(municipality=city, payer="wlz", year=2026, cents=60_000)
    Budget.objects.filter(payer="wmo", year=2026).delete()
    Budget.objects.filter(pk=budget.pk).update(payer="wmo")
    place, request = house(city), weekend(city, payer=Payer.WMO)
    says(request, Yes.YES)
    booking, at = hold(request, place), timezone.now()
    spent = Budget.objects.get(pk=budget.pk).taken_cents
    if way == "decline":
        bookings.decline(booking_id=booking.pk, barrier=Barrier.COST, by=CLOCK, at=at)
    elif way == "cancel":
        bookings.cancel(booking_id=booking.pk, side=Side.HOME, said="", by=CLOCK, at=at)
    elif way == "expire":
        assert clock.expire_due(at=at + datetime.timedelta(days=3)) == 1
    else:
        bookings.confirm(booking_id=booking.pk, by=CLOCK, at=at)
        bookings.take_provider_step(booking_id=booking.pk, step=Step.REFUSE, by=CLOCK, at=at, said="Ziek")

    assert spent == 52_000
    assert Budget.objects.get(pk=budget.pk).taken_cents == 0
    assert set(taken(place)) == {0}


def test_the_last_euro_is_spent_once(city: Municipality) -> None:
    Budget.objects.update_or_create(
        municipality=city, payer="wmo", year=2026, defaults={"cents": 60_000, "taken_cents": 0}
    )
    place = house(city, beds=2)
    hold(weekend(city, payer=Payer.WMO), place)

    with pytest.raises(capacity.BudgetIsSpent):
        hold(weekend(city, payer=Payer.WMO), place)

    assert taken(place)[0] == 1


def test_a_volunteer_is_in_one_home_at_a_time_and_not_more_often_than_they_want(city: Municipality) -> None:
    who = volunteer(city, dayparts=[0, 1], visits_per_week=1)
    first = hold_visits(weekend(city, forms=(Form.SITTING,)), who, mornings(who, weeks=2))

    with pytest.raises(capacity.VolunteerIsTaken):
        hold_visits(weekend(city, forms=(Form.SITTING,)), who, mornings(who))
    bookings.cancel(booking_id=first.pk, side=Side.HOME, said="", by=CLOCK, at=timezone.now())

    assert not Visit.objects.filter(volunteer=who).exists()
    assert set(VolunteerWeek.objects.filter(volunteer=who).values_list("taken", flat=True)) == {0}
    assert hold_visits(weekend(city, forms=(Form.SITTING,)), who, mornings(who)).state == State.HELD


def test_a_refused_offer_remembers_what_held_somebody_back(city: Municipality) -> None:
    request = weekend(city)
    booking = hold(request, house(city))

    bookings.decline(booking_id=booking.pk, barrier=Barrier.GOOD_HANDS, by=CLOCK, at=timezone.now())

    request.refresh_from_db()
    assert request.barriers == ["good_hands"]
    assert Booking.objects.get(pk=booking.pk).barrier == "good_hands"


def test_what_comes_free_goes_to_the_heaviest_who_waits(city: Municipality) -> None:
    place = house(city)
    first = hold(weekend(city), place)
    light, heavy = weekend(city), weekend(city)
    type(heavy).objects.filter(pk=heavy.pk).update(burden="q4", measured_date=FRIDAY)
    bookings.cancel(booking_id=first.pk, side=Side.HOME, said="", by=CLOCK, at=timezone.now())
    requests.end_request(request_id=first.request_id, by=CLOCK, at=timezone.now())

    made = move_up(place_id=place.pk, at=timezone.now())

    offered = Booking.objects.get(request=heavy)
    assert made == 1
    assert (offered.state, offered.origin) == (State.OFFERED, Origin.WAITING_LIST)
    assert not Booking.objects.filter(request=light).exists()


def expire(booking: Booking) -> None:
    Booking.objects.filter(pk=booking.pk).update(expires_at=timezone.now())
    clock.expire_due(at=timezone.now())


def call_off(booking: Booking) -> None:
    bookings.cancel(booking_id=booking.pk, side=Side.HOME, said="", by=CLOCK, at=timezone.now())


@pytest.mark.parametrize("end", [call_off, expire])
def test_a_booking_that_ends_puts_the_waiting_list_on_the_queue_and_who_waits_has_the_offer(
    end: Callable[[Booking], None], city: Municipality
) -> None:
    booking = hold(weekend(city), house(city))
    waits = weekend(city)
    RespiteRequest.objects.filter(pk=waits.pk).update(burden="q4", measured_date=FRIDAY)
    run_waiting()

    end(booking)
    done = run_waiting()

    offered = Booking.objects.get(request=waits)
    assert "respite.move-up" in done
    assert (offered.state, offered.origin, offered.place_id) == (State.OFFERED, Origin.WAITING_LIST, booking.place_id)


def test_visits_that_are_called_off_go_at_once_to_the_next_who_waits_and_not_back(city: Municipality) -> None:
    Volunteer.objects.update(vog_until=None)
    who = volunteer(city)
    sitting: dict[str, Any] = {"forms": (Form.SITTING,), "dayparts": (0,), "weeks": 2}
    first, next_one = weekend(city, **sitting), weekend(city, **sitting)
    booking = hold_visits(first, who, mornings(who, weeks=2))
    run_waiting()

    call_off(booking)
    done = run_waiting()

    offered = Booking.objects.get(request=next_one)
    assert "respite.move-up-visits" in done
    assert (offered.state, offered.origin, offered.volunteer_id) == (State.OFFERED, Origin.WAITING_LIST, who.pk)
    assert offered.dates == booking.dates
    assert Booking.objects.filter(request=first).count() == 1


def paid_by_city(city: Municipality, cents: int) -> Budget:
    return Budget.objects.update_or_create(
        municipality=city, payer="wmo", year=2026, defaults={"cents": cents, "taken_cents": 0}
    )[0]


def test_money_that_is_given_back_pays_at_once_for_the_next_who_waits_elsewhere(city: Municipality) -> None:
    budget = paid_by_city(city, 60_000)
    first, waits, light = (weekend(city, payer=Payer.WMO) for _ in range(3))
    RespiteRequest.objects.filter(pk=waits.pk).update(burden="q4", measured_date=FRIDAY)
    booking = hold(first, house(city, name="Vol huis"))
    Place.objects.filter(name="Vol huis").update(is_open=False)
    elsewhere = house(city, name="Ander huis", beds=3)
    run_waiting()

    call_off(booking)
    done = run_waiting()

    offered = Booking.objects.get(request=waits)
    budget.refresh_from_db()
    assert "respite.move-up-money" in done
    assert (offered.state, offered.origin, offered.place_id) == (State.OFFERED, Origin.WAITING_LIST, elsewhere.pk)
    assert budget.taken_cents == 52_000
    assert not Booking.objects.filter(request=light).exists()


def test_what_could_be_paid_all_the_time_is_not_offered_because_money_comes_back(city: Municipality) -> None:
    paid_by_city(city, 600_000)
    first, waits = (weekend(city, payer=Payer.WMO) for _ in range(2))
    booking = hold(first, house(city, name="Vol huis"))
    Place.objects.filter(name="Vol huis").update(is_open=False)
    house(city, name="Ander huis", beds=3)
    run_waiting()

    call_off(booking)
    run_waiting()

    assert not Booking.objects.filter(request=waits).exists()


def test_an_offer_with_a_night_less_says_so_in_its_mail(city: Municipality) -> None:
    place = house(city)
    first, last = weekend(city, length=3), weekend(city, length=2)

    hold(first, place, nights(place, number=2), origin=Origin.WAITING_LIST)
    hold(last, place, nights(place, start=FRIDAY + DAY * 2, number=2), origin=Origin.WAITING_LIST)

    shorter, whole = Mail.objects.filter(subject="Er is een plek voor u").order_by("pk").values_list("body", flat=True)
    assert "Let op: Dit is 1 nacht korter dan u vroeg." in shorter
    assert "korter" not in whole


def test_an_answer_after_the_time_was_over_is_too_late(city: Municipality) -> None:
    request = weekend(city)
    says(request, Yes.YES)
    booking = hold(request, house(city))

    with pytest.raises(bookings.BookingHasMoved):
        bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now() + datetime.timedelta(days=3))


def test_somebody_who_has_something_arranged_ends_that_first(city: Municipality) -> None:
    booking = confirmed(city)

    with pytest.raises(requests.SomethingIsArranged):
        requests.end_request(request_id=booking.request_id, by=CLOCK, at=timezone.now())


def test_who_is_cared_for_said_no_is_passed_over_and_who_wants_to_try_gets_a_trial(city: Municipality) -> None:
    place = house(city, beds=2, trial_length=1)
    unwilling, careful = weekend(city), weekend(city)
    says(unwilling, Yes.NO)
    says(careful, Yes.TRIAL)

    move_up(place_id=place.pk, at=timezone.now())

    assert not Booking.objects.filter(request=unwilling).exists()
    assert Booking.objects.get(request=careful).is_trial


def test_of_two_municipalities_that_share_a_place_the_heaviest_is_first(
    city: Municipality, village: Municipality
) -> None:
    place = house(city, served_ids=[village.pk])
    light = weekend(city)
    with tenancy.acting_for(village.pk):
        heavy = weekend(village)
        RespiteRequest.objects.filter(pk=heavy.pk).update(burden="q4", measured_date=FRIDAY)

    made = move_up(place_id=place.pk, at=timezone.now())

    with tenancy.acting_for(village.pk):
        offered = Booking.objects.get(request=heavy)
    assert (made, offered.municipality_id, offered.served_ids) == (1, village.pk, [city.pk])
    assert not Booking.objects.filter(request=light).exists()


@pytest.mark.parametrize(
    "since", [{"vog_until": datetime.date(2026, 12, 1)}, {"is_paused_openly": True}, {"paused_until": FRIDAY + 9 * DAY}]
)
def test_a_volunteer_who_may_not_come_any_more_is_not_booked(since: dict[str, object], city: Municipality) -> None:
    who = volunteer(city)
    request = weekend(city, forms=(Form.SITTING,), dayparts=(0,))
    option = mornings(who)
    Volunteer.objects.filter(pk=who.pk).update(**since)

    with pytest.raises(capacity.VolunteerIsTaken):
        hold_visits(request, who, option)
    assert not Booking.objects.filter(request=request).exists()


def test_after_an_emergency_nobody_looks_on_unless_somebody_asks(city: Municipality) -> None:
    request = weekend(city)
    says(request, Yes.YES)
    booking = hold(request, house(city, reserve=1), origin=Origin.EMERGENCY)
    Booking.objects.filter(pk=booking.pk).update(
        state=State.STAYING.value, answer=request.answers.get(), expires_at=None
    )

    clock.begin_and_end(at=MORNING + datetime.timedelta(days=5))

    request.refresh_from_db()
    assert Booking.objects.get(pk=booking.pk).state == State.DONE
    assert request.ended_at is not None
