"""A space that nobody uses goes by itself, after its owner was told."""

import datetime
from typing import Any

from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import queries, services
from draagkracht.people.models import Person

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)


def unused(city: Municipality, days: int, *, warned: int | None = None) -> Person:
    person = Person.objects.get(municipality=city, name="Marijke de Wit")
    person.seen_at = NOW - days * DAY
    person.warned_at = None if warned is None else NOW - warned * DAY
    person.save()
    return person


def use(person: Person, *, at: datetime.datetime) -> None:
    """Let the owner of a space come back."""
    space = queries.get_space_by_id(person.public_id)
    assert space is not None
    services.note_use(space=space, at=at)


def test_eleven_months_after_the_last_use_its_owner_is_told_once_on_which_day_it_goes(city: Municipality) -> None:
    unused(city, 336)

    services.warn_unused(now=NOW)
    services.warn_unused(now=NOW + DAY)

    mails = Mail.objects.filter(subject="Gebruikt u uw eigen plek nog?")
    assert [mail.to for mail in mails] == ["marijke@wijk.example"]
    assert "22 december 2026" in mails[0].body


def test_a_year_after_the_last_use_it_is_erased_when_its_owner_was_told_a_month_ago(city: Municipality) -> None:
    person = unused(city, 366, warned=30)

    services.erase_unused(now=NOW)

    assert not Person.objects.filter(pk=person.pk).exists()


def test_nothing_is_erased_of_who_was_not_told_or_too_lately(city: Municipality) -> None:
    never_told = unused(city, 700)
    services.erase_unused(now=NOW)
    assert Person.objects.filter(pk=never_told.pk).exists()

    unused(city, 700, warned=29)
    services.erase_unused(now=NOW)
    assert Person.objects.filter(pk=never_told.pk).exists()


def test_whoever_comes_back_starts_the_clock_anew(city: Municipality) -> None:
    person = unused(city, 366, warned=30)

    use(person, at=NOW)
    services.erase_unused(now=NOW)

    person.refresh_from_db()
    assert (person.seen_at, person.warned_at) == (NOW, None)


def test_that_a_space_is_used_is_written_once_a_day(city: Municipality) -> None:
    person = unused(city, 0)

    use(person, at=NOW + datetime.timedelta(hours=3))

    person.refresh_from_db()
    assert person.seen_at == NOW


def test_a_second_page_of_the_same_day_writes_nothing(city: Municipality, django_assert_num_queries: Any) -> None:
    space = queries.get_space_by_id(unused(city, 0).public_id)
    assert space is not None

    with django_assert_num_queries(0):
        services.note_use(space=space, at=NOW + datetime.timedelta(hours=3))
