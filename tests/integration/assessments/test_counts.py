"""How often the check was done: exact, of one municipality, and nothing about anybody."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from draagkracht.assessments import services
from draagkracht.assessments.models import CheckCount
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality

MONDAY = date(2026, 11, 23)
AT_ONCE = 50


@pytest.fixture
def committing(django_db_setup: None, django_db_blocker: Any) -> Iterator[Municipality]:
    """Work with transactions that are really committed; removes its own rows."""
    with django_db_blocker.unblock():
        municipality = Municipality.objects.get(slug="voorbeeldstad")
        yield municipality
        with tenancy.acting_for(municipality.pk):
            CheckCount.objects.all().delete()
        connection.close()


def counted() -> list[tuple[date, str, str, int]]:
    return list(CheckCount.objects.order_by("date", "channel", "band").values_list("date", "channel", "band", "number"))


def test_each_day_channel_and_band_has_a_number_of_its_own(city: Municipality) -> None:
    for day, channel, band in (
        (MONDAY, "flyer", "heavy"),
        (MONDAY, "flyer", "heavy"),
        (MONDAY, "flyer", "light"),
        (MONDAY, "", "heavy"),
        (date(2026, 11, 24), "flyer", "heavy"),
    ):
        services.count_check(municipality_id=city.pk, channel=channel, band=band, date=day)

    assert counted() == [
        (MONDAY, "", "heavy", 1),
        (MONDAY, "flyer", "heavy", 2),
        (MONDAY, "flyer", "light", 1),
        (date(2026, 11, 24), "flyer", "heavy", 1),
    ]


@pytest.mark.parametrize("channel", ["made-up", "FLYER", "flyer\x00", "x" * 1_000_000])
def test_a_channel_that_the_municipality_does_not_have_counts_as_none(city: Municipality, channel: str) -> None:
    services.count_check(municipality_id=city.pk, channel=channel, band="heavy", date=MONDAY)

    assert counted() == [(MONDAY, "", "heavy", 1)]


def test_a_count_is_seen_by_its_own_municipality_alone(city: Municipality, village: Municipality) -> None:
    services.count_check(municipality_id=city.pk, channel="", band="heavy", date=MONDAY)

    with tenancy.acting_for(village.pk):
        services.count_check(municipality_id=village.pk, channel="", band="light", date=MONDAY)
        assert counted() == [(MONDAY, "", "light", 1)]
    assert counted() == [(MONDAY, "", "heavy", 1)]


def test_counting_for_another_municipality_is_refused(city: Municipality, village: Municipality) -> None:
    with pytest.raises(Exception, match="row-level security"), transaction.atomic():
        services.count_check(municipality_id=village.pk, channel="", band="heavy", date=MONDAY)


def test_a_number_below_zero_is_refused_by_the_database(city: Municipality) -> None:
    services.count_check(municipality_id=city.pk, channel="", band="heavy", date=MONDAY)

    with pytest.raises(IntegrityError), transaction.atomic():
        CheckCount.objects.update(number=-1)


def test_fifty_checks_at_the_same_time_count_as_fifty(committing: Municipality) -> None:
    barrier = threading.Barrier(AT_ONCE)

    def count(_: int) -> None:
        try:
            barrier.wait()
            with tenancy.acting_for(committing.pk):
                services.count_check(municipality_id=committing.pk, channel="flyer", band="heavy", date=MONDAY)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(count, range(AT_ONCE)))

    with tenancy.acting_for(committing.pk):
        assert counted() == [(MONDAY, "flyer", "heavy", AT_ONCE)]
