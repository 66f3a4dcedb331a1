"""Somebody erases their space, or cares for somebody no more: nothing stays taken, and not a word of them remains."""

import uuid
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.models import User
from draagkracht.audit.models import Entry
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import services
from draagkracht.people.models import CareRelation, Person
from draagkracht.people.rules.codes import Relation
from draagkracht.respite.models import Booking, Budget, InvoiceLine, Place, RespiteRequest, Visit
from draagkracht.respite.rules.codes import Form, Payer, Yes
from draagkracht.respite.rules.states import Side, State, Step
from draagkracht.respite.services import bookings
from tests.conftest import A_SUNDAY
from tests.integration.respite.making import hold, hold_visits, house, mornings, says, taken, volunteer, weekend

PLANTED = ("m@thuis.example", "zeewier", "kelderdeur", "orgelmuziek")
NOW = A_SUNDAY

pytestmark = pytest.mark.django_db


def carer_of(city: Municipality, email: str = "m@thuis.example") -> Person:
    """Open a space for somebody."""
    user_id = User.objects.create_user(email=email, name="Marijke").pk
    public_id = services.open_space(
        municipality_id=city.pk, user_id=user_id, name="Marijke", email=email, key=uuid.uuid4(), at=NOW
    )
    return Person.objects.get(public_id=public_id)


def asked(city: Municipality, carer: Person, **facts: Any) -> RespiteRequest:
    """Let somebody ask, in words that stand nowhere else, with the yes of who is cared for."""
    words = {"wishes": "zeewier", "fears": "kelderdeur", "at_ease_with": "orgelmuziek"}
    request = weekend(city, carer=carer, **words, **facts)
    says(request, Yes.YES)
    return request


def confirmed(request: RespiteRequest, place: Place) -> Booking:
    """Hold a place and say yes to it."""
    booking = hold(request, place)
    bookings.confirm(booking_id=booking.pk, by=acting.resident(uuid.uuid4()), at=timezone.now())
    booking.refresh_from_db()
    return booking


def erase(person: Person) -> None:
    """Let somebody erase their space."""
    services.erase_space(person_id=person.pk, by=acting.resident(person.public_id), at=timezone.now())


def everything_in(models: list[Any]) -> str:
    """Return every cell of some tables as text, whosever they are."""
    with connection.cursor() as cursor:
        found: list[str] = []
        for model in models:
            cursor.execute(f'SELECT t::text FROM "{model._meta.db_table}" AS t')
            found.extend(row[0] for row in cursor.fetchall())
    return "\n".join(found)


def test_who_erases_their_space_gives_back_the_days_and_the_money_and_the_place_hears_it(city: Municipality) -> None:
    Budget.objects.filter(payer=Payer.WMO.value).delete()
    budget = Budget.objects.create(municipality=city, payer=Payer.WMO.value, year=2026, cents=100_000)
    place, carer = house(city), carer_of(city)
    booking = confirmed(asked(city, carer, payer=Payer.WMO), place)
    spent = Budget.objects.get(pk=budget.pk).taken_cents

    erase(carer)

    assert spent > 0
    assert set(taken(place)) == {0}
    assert Budget.objects.get(pk=budget.pk).taken_cents == 0
    assert not Booking.objects.filter(pk=booking.pk).exists()
    assert Mail.objects.filter(
        reference__contains=str(booking.public_id), subject="Een boeking gaat niet door"
    ).exists()


def test_who_erases_their_space_gives_the_volunteer_their_mornings_back(city: Municipality) -> None:
    who, carer = volunteer(city), carer_of(city)
    request = asked(city, carer, forms=(Form.SITTING,), dayparts=(0,))
    hold_visits(request, who, mornings(who, weeks=1))

    erase(carer)

    assert not Visit.objects.filter(volunteer=who).exists()


def test_of_who_erases_their_space_no_word_remains_in_respite_or_in_the_log(city: Municipality) -> None:
    carer = carer_of(city)
    confirmed(asked(city, carer), house(city))
    tables = [*apps.get_app_config("respite").get_models(), Mail, Entry]
    before = everything_in(tables)

    erase(carer)

    after = everything_in(tables)
    assert [word for word in PLANTED if word not in before] == []
    assert [word for word in (*PLANTED, str(carer.public_id)) if word in after] == []


def test_who_stays_somewhere_keeps_the_bed_and_the_place_hears_that_we_know_nobody_any_more(city: Municipality) -> None:
    place, carer = house(city), carer_of(city)
    booking = confirmed(asked(city, carer), place)
    clock: dict[str, Any] = {"by": acting.resident(uuid.uuid4()), "at": timezone.now()}
    bookings.take_provider_step(booking_id=booking.pk, step=Step.AGREE, **clock)
    bookings.take_provider_step(booking_id=booking.pk, step=Step.START, side=Side.CLOCK, **clock)

    erase(carer)

    assert sum(taken(place)) == 2
    assert Mail.objects.filter(subject="Gegevens van een boeking zijn gewist").count() == 1


def test_what_was_invoiced_names_nobody_and_remains(city: Municipality) -> None:
    place, carer = house(city), carer_of(city)
    booking = confirmed(asked(city, carer), place)
    line = InvoiceLine.objects.create(
        municipality=city, booking=booking, place=place, number="proef-1", form=Form.STAY.value,
        start_date=booking.start_date, end_date=booking.end_date, units=2, unit_cents=100, cents=200, made_at=NOW,
    )  # fmt: skip

    erase(carer)

    assert InvoiceLine.objects.get(pk=line.pk).booking_id is None


def test_who_cares_for_somebody_no_more_has_nothing_kept_free_for_them(city: Municipality) -> None:
    place, carer = house(city), carer_of(city)
    me = acting.resident(carer.public_id)
    relation_id = services.add_relation(
        carer_id=carer.pk, called="Henk", relation=Relation.PARENT, lives_together=None, by=me, at=NOW
    )
    request = asked(city, carer)
    RespiteRequest.objects.filter(pk=request.pk).update(relation=CareRelation.objects.get(public_id=relation_id))
    booking = confirmed(request, place)

    services.end_relation(carer_id=carer.pk, public_id=relation_id, by=me, at=timezone.now())

    booking.refresh_from_db()
    request.refresh_from_db()
    assert booking.state == State.CANCELLED
    assert request.why_ended == "care_ended"
    assert set(taken(place)) == {0}


def test_another_who_asks_keeps_what_is_theirs(city: Municipality) -> None:
    place, leaves, stays = house(city, beds=2), carer_of(city), carer_of(city, "nog@thuis.example")
    confirmed(asked(city, leaves), place)
    kept = confirmed(asked(city, stays), place)

    erase(leaves)

    kept.refresh_from_db()
    assert kept.state == State.CONFIRMED
    assert max(taken(place)) == 1
