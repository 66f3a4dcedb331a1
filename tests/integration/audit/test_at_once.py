"""Two who write at once: one unbroken chain, nobody waits for ever, and what it costs."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from draagkracht.audit import queries
from draagkracht.audit.models import Link
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality, Place
from tests.integration.audit.conftest import AT, new_municipality, record

PATIENCE_SECONDS = 20
ROUNDS = 40


def at_once(*works: Callable[[], None]) -> None:
    """Do several things in threads with a connection each; an error of one of them comes through."""

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(run, work) for work in works]:
            done.result(timeout=PATIENCE_SECONDS)


@pytest.mark.django_db
def test_a_place_in_the_chain_is_given_when_the_transaction_ends(municipality_id: int) -> None:
    record(municipality_id)

    assert Link.objects.count() == 0


def test_four_who_write_at_once_make_one_unbroken_chain(really_committing: None) -> None:
    number, start = new_municipality(), threading.Barrier(4, timeout=PATIENCE_SECONDS)

    def work() -> None:
        start.wait()
        for turn in range(ROUNDS):
            with tenancy.acting_for(number):
                for _ in range(1 + turn % 3):
                    record(number)
                if turn % 5 == 4:
                    transaction.set_rollback(True)

    at_once(*[work] * 4)

    with tenancy.acting_for(number):
        found = queries.verify_log(number, now=AT)
        numbers = list(Link.objects.order_by("number").values_list("number", flat=True))
    assert found.broken == 0
    assert numbers == list(range(1, found.rows + 1))
    assert found.rows == 4 * sum(1 + turn % 3 for turn in range(ROUNDS) if turn % 5 != 4)


def test_who_writes_for_two_municipalities_in_the_other_order_does_not_lock_the_other_out(
    really_committing: None,
) -> None:
    first, second = new_municipality(), new_municipality()
    start = threading.Barrier(2, timeout=PATIENCE_SECONDS)

    def work(*order: int) -> Callable[[], None]:
        def run() -> None:
            for _ in range(10):
                start.wait()
                with tenancy.acting_for(*order):
                    for number in order * 20:
                        record(number)
                    start.wait()  # so that both commit at the same moment

        return run

    at_once(work(first, second), work(second, first))

    for number in (first, second):
        with tenancy.acting_for(number):
            found = queries.verify_log(number, now=AT)
        assert (found.rows, found.broken) == (2 * 10 * 20, 0)


def test_the_chain_is_taken_last_so_that_nobody_holds_it_while_a_foreign_key_is_checked(
    really_committing: None,
) -> None:
    """One locks a row that the other refers to: the reference is checked at commit, and must not wait with the chain.

    Without the second round of triggers both wait for each other here, and the database ends one of them.
    """
    city, number = Municipality.objects.get(slug="voorbeeldstad"), new_municipality()
    has_locked, has_written = threading.Event(), threading.Event()

    def lock() -> None:
        with tenancy.acting_for(city.pk, number):
            Municipality.objects.select_for_update().get(pk=city.pk)
            has_locked.set()
            record(number)
            has_written.wait(PATIENCE_SECONDS)
            time.sleep(0.3)  # the other one is in its commit now

    def refer() -> None:
        has_locked.wait(PATIENCE_SECONDS)
        with tenancy.acting_for(city.pk, number):
            record(number)
            Place.objects.create(municipality=city, name="Proefplek keten", latitude=52, longitude=5)
            has_written.set()

    at_once(lock, refer)

    with tenancy.acting_for(city.pk, number):
        found = queries.verify_log(number, now=AT)
        is_there = Place.objects.filter(name="Proefplek keten").exists()
    assert (found.rows, found.broken, is_there) == (2, 0, True)
