"""Who coordinates volunteers answers for them, when somebody said yes to a visit; nobody else does."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts.models import Membership, Organisation
from draagkracht.accounts.rules import OrganisationKind
from draagkracht.audit.rules import CLOCK
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.respite.models import Booking, Volunteer
from draagkracht.respite.rules.codes import Form, Yes
from draagkracht.respite.rules.states import State
from draagkracht.respite.services import bookings
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.respite.making import hold_visits, mornings, says, volunteer, weekend

pytestmark = pytest.mark.django_db


def confirmed(city: Municipality, organisation: Organisation) -> Booking:
    """Let somebody have said yes to a volunteer of an organisation."""
    who = volunteer(city)
    Volunteer.objects.filter(pk=who.pk).update(organisation=organisation)
    who.refresh_from_db()
    request = weekend(city, forms=(Form.SITTING,), dayparts=(0,))
    says(request, Yes.YES)
    booking = hold_visits(request, who, mornings(who))
    bookings.confirm(booking_id=booking.pk, by=CLOCK, at=timezone.now())
    return Booking.objects.get(pk=booking.pk)


@pytest.fixture
def coordinator(city: Municipality) -> Client:
    worker = people.centre_worker(city, OrganisationKind.VOLUNTEERS)
    return people.client_of(worker, Client(headers={"host": CITY_HOST}), is_seen=True)


def group(city: Municipality) -> Organisation:
    worker = people.centre_worker(city, OrganisationKind.VOLUNTEERS)
    ids = Membership.objects.filter(user=worker).values_list("organization_id", flat=True)
    return Organisation.objects.get(public_id__in=list(ids), kind=OrganisationKind.VOLUNTEERS.value)


def step(booking: Booking, slug: str) -> str:
    return reverse("respite-provider:take-step", args=[booking.public_id, slug])


def test_a_visit_waits_for_the_coordinator_who_says_that_it_can(coordinator: Client, city: Municipality) -> None:
    Organisation.objects.filter(pk=group(city).pk).update(email="samen@wijk.example")
    booking = confirmed(city, group(city))

    listed = coordinator.get(reverse("respite-provider:list-bookings")).content.decode()
    page = coordinator.get(reverse("respite-provider:show-booking", args=[booking.public_id])).content.decode()
    coordinator.post(step(booking, "ja"))

    booking.refresh_from_db()
    assert str(booking.public_id) in listed
    assert "Factuurregels" not in listed
    assert "Henk" in page
    assert "De gast is er" not in page
    assert booking.state == State.AGREED
    assert Mail.objects.filter(reference=f"respite/{booking.public_id}/provider/confirm").exists()


def test_nobody_answers_for_the_volunteers_of_another(coordinator: Client, city: Municipality) -> None:
    others = Organisation.objects.create(
        municipality=city, name="Andere vrijwilligers", kind=OrganisationKind.VOLUNTEERS.value
    )
    booking = confirmed(city, others)

    answer = coordinator.post(step(booking, "ja"))

    booking.refresh_from_db()
    assert answer.status_code == 404
    assert booking.state == State.CONFIRMED


def test_what_a_volunteer_does_has_no_invoice(coordinator: Client, city: Municipality) -> None:
    booking = confirmed(city, group(city))
    Booking.objects.filter(pk=booking.pk).update(state=State.DONE.value)

    answer = coordinator.get(reverse("respite-provider:write-invoice-line", args=[booking.public_id]))

    assert answer.status_code in {403, 404}


@pytest.mark.parametrize(
    ("facts", "says_so"),
    [
        ({"is_paused_openly": True}, "neemt op die dag pauze"),
        ({"paused_until": datetime.date(2027, 1, 1)}, "neemt op die dag pauze"),
        ({"vog_until": datetime.date(2026, 12, 1)}, "geen geldige VOG"),
    ],
)
def test_nobody_says_yes_for_a_volunteer_who_is_not_there_then(
    coordinator: Client, city: Municipality, facts: dict[str, object], says_so: str
) -> None:
    booking = confirmed(city, group(city))
    Volunteer.objects.filter(name="Vera").update(**facts)

    refused = coordinator.post(step(booking, "ja"))

    booking.refresh_from_db()
    page = refused.content.decode()
    assert refused.status_code == 422
    assert says_so in page
    assert "Spreek de vrijwilliger eerst" in page
    assert booking.state == State.CONFIRMED


def test_a_pause_that_is_over_by_then_stands_in_nobodys_way(coordinator: Client, city: Municipality) -> None:
    booking = confirmed(city, group(city))
    Volunteer.objects.filter(name="Vera").update(paused_until=booking.start_date)

    coordinator.post(step(booking, "ja"))

    booking.refresh_from_db()
    assert booking.state == State.AGREED
