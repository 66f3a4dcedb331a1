"""The provider of a place answers, receives, says how it was and invoices; of others they see nothing."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import CLOCK
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Booking, InvoiceLine, Place
from draagkracht.respite.permissions import Keeper
from draagkracht.respite.rules.states import State, Step
from draagkracht.respite.services import providing
from tests.access.respite_provider import make_booking, make_place
from tests.access.table import provider_organization

SignIn = Callable[..., Client]


@pytest.fixture
def place(city: Municipality) -> Place:
    """Return a place of the demo's provider."""
    return make_place(city, provider_organization(city))


@pytest.fixture
def provider(signed_in: SignIn) -> Client:
    """Return the browser of the demo's provider."""
    return signed_in(Role.PROVIDER)


def keeper(place: Place) -> Keeper:
    return Keeper(frozenset({place.organization_id}), CLOCK)


def url(name: str, booking: Booking, *more: str) -> str:
    return reverse(f"respite-provider:{name}", args=[booking.public_id, *more])


def state_of(booking: Booking) -> str:
    return Booking.objects.get(pk=booking.pk).state


def test_the_list_says_what_waits_and_names_nobody(provider: Client, place: Place) -> None:
    make_booking(place)

    page = provider.get(reverse("respite-provider:list-bookings")).content.decode()

    assert place.name in page
    assert "Wacht op u" in page
    assert "Anouk" not in page


def test_a_booking_says_who_comes_and_that_somebody_looked_is_written_down(provider: Client, place: Place) -> None:
    booking = make_booking(place)

    page = provider.get(url("show-booking", booking)).content.decode()

    assert "mijn moeder" in page
    assert "Houdt van zingen" in page
    assert Entry.objects.filter(about=str(booking.public_id), action="see").count() == 1


def test_the_provider_says_yes_and_pressing_twice_is_once(provider: Client, place: Place) -> None:
    booking = make_booking(place)

    first = provider.post(url("take-step", booking, "ja"))
    second = provider.post(url("take-step", booking, "ja"))

    assert first["Location"].endswith("?gedaan=stap")
    assert second["Location"].endswith("?gedaan=stap")
    assert state_of(booking) == State.AGREED


def test_meeting_first_has_a_day_that_still_comes(provider: Client, place: Place) -> None:
    booking = make_booking(place)
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)

    past = provider.post(url("take-step", booking, "kennismaken"), {"dag": "2026-01-05", "tijd": "10:00"})
    provider.post(url("take-step", booking, "kennismaken"), {"dag": tomorrow.isoformat(), "tijd": "10:00"})

    assert past.status_code == 422
    assert state_of(booking) == State.INTAKE
    assert timezone.localdate(Booking.objects.get(pk=booking.pk).intake_at) == tomorrow


def test_meeting_first_is_before_it_begins_or_the_page_says_what_to_do(provider: Client, place: Place) -> None:
    booking = make_booking(place)
    after = {"dag": (booking.start_date + datetime.timedelta(days=1)).isoformat(), "tijd": "10:00"}

    refused = provider.post(url("take-step", booking, "kennismaken"), after)
    before = state_of(booking)
    provider.post(url("take-step", booking, "kennismaken"), {"dag": booking.start_date.isoformat(), "tijd": "10:00"})

    assert refused.status_code == 422
    assert "Kies een dag voor de eerste dag, of die dag zelf." in refused.content.decode()
    assert before == State.CONFIRMED
    assert state_of(booking) == State.INTAKE


def test_a_refusal_says_why_and_the_provider_sees_no_longer_who_it_was(provider: Client, place: Place) -> None:
    booking = make_booking(place)

    without = provider.post(url("take-step", booking, "kan-niet"), {"reden": ""})
    provider.post(url("take-step", booking, "kan-niet"), {"reden": "De lift is stuk."})
    page = provider.get(url("show-booking", booking)).content.decode()

    assert without.status_code == 422
    assert state_of(booking) == State.REFUSED
    assert "De lift is stuk." in page
    assert "Anouk" not in page


def test_a_step_that_is_not_possible_any_more_tells_how_it_is_now(provider: Client, place: Place) -> None:
    booking = make_booking(place, State.DONE)

    answer = provider.post(url("take-step", booking, "ja"))

    assert answer["Location"].endswith("?gedaan=anders")
    assert state_of(booking) == State.DONE


def test_what_was_is_told_and_invoiced_once(provider: Client, place: Place) -> None:
    booking = make_booking(place, State.DONE)

    provider.post(url("say-how-it-was", booking), {"woorden": "Rustige dagen."})
    for _ in range(2):
        provider.post(url("write-invoice-line", booking), {"aantal": "2", "prijs": "187,50"})

    line = InvoiceLine.objects.get(place=place)
    assert Booking.objects.get(pk=booking.pk).provider_words == "Rustige dagen."
    assert (line.units, line.unit_cents, line.cents) == (2, 18_750, 37_500)
    assert line.number == f"2026-{place.pk}-0001"


def test_more_than_was_booked_is_not_invoiced(provider: Client, place: Place) -> None:
    booking = make_booking(place, State.DONE)

    answer = provider.post(url("write-invoice-line", booking), {"aantal": "20", "prijs": "195"})

    assert answer.status_code == 422
    assert "van 1 tot en met 2." in answer.content.decode()
    assert not InvoiceLine.objects.filter(place=place).exists()


def test_what_is_not_over_cannot_be_invoiced(place: Place) -> None:
    booking = make_booking(place, State.AGREED)

    with pytest.raises(providing.NotOverYet):
        providing.write_invoice_line(
            public_id=booking.public_id, units=2, unit_cents=1, by=keeper(place), at=timezone.now()
        )


def test_the_lines_of_a_month_are_a_file_without_names(provider: Client, place: Place) -> None:
    booking = make_booking(place, State.DONE)
    provider.post(url("write-invoice-line", booking), {"aantal": "2", "prijs": "200"})
    month = (booking.end_date - datetime.timedelta(days=1)).strftime("%Y-%m")

    answer = provider.get(reverse("respite-provider:list-invoice-lines"), {"maand": month, "als": "csv"})
    other = provider.get(reverse("respite-provider:list-invoice-lines"), {"maand": "2020-01", "als": "csv"})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Nummer;Plek")
    assert "400,00" in lines[1]
    assert "Anouk" not in answer.content.decode()
    assert len(other.content.decode().splitlines()) == 1


def test_numbers_of_a_place_follow_each_other(place: Place) -> None:
    numbers = [
        providing.write_invoice_line(
            public_id=make_booking(place, State.DONE).public_id,
            units=1,
            unit_cents=100,
            by=keeper(place),
            at=timezone.now(),
        )
        for _ in range(2)
    ]

    assert [number[-4:] for number in numbers] == ["0001", "0002"]


def test_a_resident_of_a_neighbour_is_received_too(place: Place, village: Municipality, city: Municipality) -> None:
    with tenancy.acting_for(city.pk, village.pk):
        booking = make_booking(place, asks=village)

    providing.take_step(public_id=booking.public_id, step=Step.AGREE, by=keeper(place), at=timezone.now())

    assert state_of(booking) == State.AGREED
    assert tenancy.current_municipalities() == (city.pk,)
    with tenancy.acting_for(village.pk):
        assert Entry.objects.filter(about=str(booking.public_id), action="change").exists()


def test_a_booking_of_another_provider_is_not_there(place: Place, city: Municipality) -> None:
    other = make_booking(make_place(city, "een-ander-huis"))

    with pytest.raises(providing.BookingIsGone):
        providing.open_booking(public_id=other.public_id, by=keeper(place), at=timezone.now())


def test_what_is_only_held_is_not_told_to_the_provider(provider: Client, place: Place) -> None:
    booking = make_booking(place)
    Booking.objects.filter(pk=booking.pk).update(state=State.HELD, expires_at=timezone.now())

    answer = provider.get(url("show-booking", booking))

    assert answer.status_code == 404


def begins_in(booking: Booking, days: int) -> None:
    first = timezone.localdate() + datetime.timedelta(days=days)
    dates = [first, first + datetime.timedelta(days=1)]
    Booking.objects.filter(pk=booking.pk).update(
        start_date=first, dates=dates, end_date=first + datetime.timedelta(days=2)
    )


@pytest.mark.parametrize(
    ("state", "slug", "label"),
    [(State.AGREED, "begonnen", "De gast is er"), (State.STAYING, "voorbij", "De gast is weer thuis")],
)
def test_nobody_is_there_or_back_home_before_the_first_day(
    state: State, slug: str, label: str, provider: Client, place: Place
) -> None:
    booking = make_booking(place, state)
    begins_in(booking, 1)

    before = provider.get(url("show-booking", booking)).content.decode()
    pressed = provider.post(url("take-step", booking, slug), follow=True).content.decode()
    refused = state_of(booking)
    begins_in(booking, 0)
    on_the_day = provider.get(url("show-booking", booking)).content.decode()
    provider.post(url("take-step", booking, slug))

    assert label not in before
    assert label in on_the_day
    assert "Dit kan pas op de eerste dag" in pressed
    assert refused == state
    assert state_of(booking) != state
