"""A place, its pattern and its exceptions; the days that follow, which never hold less than what is taken."""

import datetime
import uuid

import pytest
from django.utils import timezone

from draagkracht.audit.rules import CLOCK
from draagkracht.base import jobs, tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.respite.models import Place, PlaceClosing, PlaceDay, PlaceOpening
from draagkracht.respite.permissions import Keeper
from draagkracht.respite.rules import opening
from draagkracht.respite.rules.codes import Form, Payer, Skill
from draagkracht.respite.rules.opening import Pattern
from draagkracht.respite.rules.places import Facts
from draagkracht.respite.services import places

TODAY = datetime.date(2026, 11, 23)
KEEPER = Keeper(frozenset({"een-huis"}), CLOCK)
FACTS = Facts(
    name="Huis aan de rand",
    form=Form.STAY,
    address="Laan 1, Voorbeeldstad",
    latitude=52.15,
    longitude=5.39,
    contact_name="Roos",
    phone="+31001234500",
    skills=(Skill.DEMENTIA,),
    payers=(Payer.WMO,),
    price_cents=20_000,
)
EVERY_DAY = Pattern(valid_from=TODAY, capacity=(3,) * 7, reserve=(1,) * 7)


@pytest.fixture
def place(city: Municipality) -> Place:
    """Return a place with three beds a night, of which one for emergencies."""
    public_id = save(city)
    places.set_opening(place_id=public_id, pattern=EVERY_DAY, by=KEEPER, at=timezone.now(), today=TODAY)
    return Place.objects.get(public_id=public_id)


def save(municipality: Municipality, facts: Facts = FACTS, **more: object) -> uuid.UUID:
    given: dict[str, object] = {"key": uuid.uuid4(), "by": KEEPER} | more
    return places.save_place(
        municipality_id=municipality.pk,
        organization_id="een-huis",
        facts=facts,
        at=timezone.now(),
        **given,  # type: ignore[arg-type]
    )


def close(place: Place, after: int, days: int, capacity: int = 0, revision: int | None = None) -> None:
    dates = opening.dates_from(TODAY + datetime.timedelta(days=after), days)
    places.change_days(
        place_id=place.public_id,
        dates=dates,
        capacity=capacity,
        reason="Zomer",
        by=KEEPER,
        at=timezone.now(),
        today=TODAY,
        revision=revision,
    )


def on(place: Place, after: int) -> tuple[int, int]:
    day = PlaceDay.objects.get(place=place, date=TODAY + datetime.timedelta(days=after))
    return day.capacity, day.reserve


def take(place: Place, after: int, number: int) -> None:
    PlaceDay.objects.filter(place=place, date=TODAY + datetime.timedelta(days=after)).update(taken=number)


def test_the_coming_days_are_laid_out_from_the_pattern(place: Place) -> None:
    rows = PlaceDay.objects.filter(place=place)

    assert rows.count() == places.AHEAD
    assert set(rows.values_list("capacity", "reserve")) == {(2, 1)}


def test_laying_out_again_changes_nothing_and_a_day_later_adds_one(place: Place) -> None:
    again = places.lay_out_days(place_id=place.pk, first=TODAY)
    tomorrow = places.lay_out_days(place_id=place.pk, first=TODAY + opening.ONE_DAY)

    assert (again, tomorrow) == (0, 1)
    assert PlaceDay.objects.filter(place=place).count() == places.AHEAD + 1


def test_what_is_taken_stays_taken_when_days_are_laid_out_anew(place: Place) -> None:
    take(place, 3, 1)

    close(place, 3, 1, capacity=2)

    day = PlaceDay.objects.get(place=place, date=TODAY + datetime.timedelta(days=3))
    assert (day.capacity, day.reserve, day.taken) == (1, 1, 1)


def test_a_closed_week_is_closed_and_the_days_around_it_are_not(place: Place) -> None:
    close(place, 10, 7)

    assert [on(place, after) for after in (9, 10, 16, 17)] == [(2, 1), (0, 0), (0, 0), (2, 1)]


def test_closing_the_same_days_twice_has_one_effect(place: Place) -> None:
    close(place, 10, 7)
    revision = Place.objects.get(pk=place.pk).revision

    close(place, 10, 7)

    assert PlaceClosing.objects.filter(place=place).count() == 1
    assert Place.objects.get(pk=place.pk).revision == revision


def test_days_in_the_middle_of_a_closed_week_open_again(place: Place) -> None:
    close(place, 10, 7)

    dates = opening.dates_from(TODAY + datetime.timedelta(days=12), 2)
    places.change_days(
        place_id=place.public_id, dates=dates, capacity=None, reason="", by=KEEPER, at=timezone.now(), today=TODAY
    )

    assert [on(place, after)[0] for after in (11, 12, 13, 14)] == [0, 2, 2, 0]
    assert PlaceClosing.objects.filter(place=place).count() == 2


def test_days_that_somebody_has_cannot_be_closed_and_the_refusal_names_them(place: Place) -> None:
    take(place, 12, 2)

    with pytest.raises(places.DaysAreTaken) as refusal:
        close(place, 10, 7)

    assert refusal.value.days == (opening.TakenDay(TODAY + datetime.timedelta(days=12), 2, 0),)
    assert PlaceClosing.objects.filter(place=place).count() == 0
    assert on(place, 11) == (2, 1)


def test_a_smaller_pattern_is_refused_where_more_is_taken(place: Place) -> None:
    take(place, 12, 2)
    smaller = Pattern(valid_from=TODAY, capacity=(1,) * 7)

    with pytest.raises(places.DaysAreTaken):
        places.set_opening(place_id=place.public_id, pattern=smaller, by=KEEPER, at=timezone.now(), today=TODAY)

    assert PlaceOpening.objects.get(place=place).capacity == [3] * 7


def test_a_pattern_from_a_later_day_ends_the_one_before_it(place: Place) -> None:
    later = Pattern(valid_from=TODAY + datetime.timedelta(days=30), capacity=(5,) * 7)

    places.set_opening(place_id=place.public_id, pattern=later, by=KEEPER, at=timezone.now(), today=TODAY)

    assert [on(place, after) for after in (29, 30)] == [(2, 1), (5, 0)]
    assert PlaceOpening.objects.filter(place=place).count() == 2


def test_a_pattern_from_the_same_day_takes_the_place_of_the_one_there(place: Place) -> None:
    other = Pattern(valid_from=TODAY, capacity=(5,) * 7)

    places.set_opening(place_id=place.public_id, pattern=other, by=KEEPER, at=timezone.now(), today=TODAY)

    assert on(place, 0) == (5, 0)
    assert PlaceOpening.objects.filter(place=place).count() == 1


def test_whoever_changes_an_older_revision_is_told_so(place: Place) -> None:
    revision = Place.objects.get(pk=place.pk).revision
    close(place, 10, 7, revision=revision)

    with pytest.raises(places.ChangedMeanwhile):
        close(place, 20, 7, revision=revision)


def test_a_form_for_a_new_place_counts_once(city: Municipality) -> None:
    key = uuid.uuid4()

    first, second = save(city, key=key), save(city, key=key)

    assert first == second
    assert Place.objects.filter(organization_id="een-huis").count() == 1


def test_a_place_of_another_provider_is_not_there(place: Place, city: Municipality) -> None:
    other = Keeper(frozenset({"een-ander-huis"}), CLOCK)

    with pytest.raises(places.PlaceIsGone):
        save(city, place_id=place.public_id, by=other)
    with pytest.raises(places.PlaceIsGone):
        places.set_opening(place_id=place.public_id, pattern=EVERY_DAY, by=other, at=timezone.now(), today=TODAY)


def test_a_neighbour_reads_a_place_that_serves_it_and_cannot_keep_it(city: Municipality, village: Municipality) -> None:
    public_id = save(
        city, Facts(**{name: getattr(FACTS, name) for name in FACTS.__slots__} | {"served_ids": (village.pk,)})
    )

    with tenancy.acting_for(village.pk):
        assert Place.objects.filter(public_id=public_id).exists()
        with pytest.raises(places.PlaceIsGone):
            places.set_opening(place_id=public_id, pattern=EVERY_DAY, by=KEEPER, at=timezone.now(), today=TODAY)


def test_every_night_one_more_day_is_laid_out(place: Place, city: Municipality) -> None:
    last = TODAY + datetime.timedelta(days=places.AHEAD - 1)
    PlaceDay.objects.filter(place=place, date__gte=last).delete()

    jobs.TASKS["respite.lay-out-days"]()

    assert PlaceDay.objects.filter(place=place).count() >= places.AHEAD - 1


def test_the_demo_has_places_of_every_form_in_two_municipalities(city: Municipality, village: Municipality) -> None:
    with tenancy.acting_for(city.pk, village.pk):
        rows = list(Place.objects.all())
        open_days = PlaceDay.objects.filter(place__in=rows, capacity__gt=0).count()

    assert {row.form for row in rows} == set(Form) - {Form.SITTING}
    assert all(sum(row.municipality_id == one.pk for row in rows) >= 8 for one in (city, village))
    assert sum(row.evaluation_date is not None for row in rows) == 1
    assert open_days > 1000
