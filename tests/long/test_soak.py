"""An hour of visitors in a few minutes: nothing grows, nothing is lost, nobody meets anybody else."""

import gc
import resource
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from draagkracht.assessments.models import CheckCount
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.asking import addresses, answer_all, complete_cookie, visitor

pytestmark = pytest.mark.long

VISITORS = 8
CHECKS = 40
ROUNDS = 60
MOST_GROWTH_MB = 24


def counted(slug: str) -> int:
    """Return how many checks were counted in a municipality."""
    with tenancy.acting_for(Municipality.objects.get(slug=slug).pk):
        return sum(CheckCount.objects.values_list("number", flat=True))


def test_many_visitors_of_two_municipalities_are_each_counted_once_in_their_own(really_committing: None) -> None:
    start = threading.Barrier(VISITORS)

    def visit(host: str) -> int:
        start.wait()
        try:
            return sum(int(answer_all(visitor(host)).status_code == 302) for _ in range(CHECKS))
        finally:
            connection.close()

    with ThreadPoolExecutor(VISITORS) as pool:
        finished = list(pool.map(visit, [CITY_HOST, VILLAGE_HOST] * (VISITORS // 2)))

    assert finished == [CHECKS] * VISITORS
    assert counted("voorbeeldstad") == counted("voorbeelddorp") == CHECKS * VISITORS // 2


@pytest.mark.django_db
def test_memory_does_not_grow_with_the_number_of_requests() -> None:
    client = visitor(cookie=complete_cookie())
    paths = [path for path in addresses() if "componenten" not in path]

    def walk(rounds: int) -> None:
        for number in range(rounds):
            for path in paths:
                response: Any = client.get(
                    path, headers={"host": f"unknown-{number}.example"} if number % 7 == 0 else {}
                )
                assert response.status_code < 500
            client.cookies.load({"antwoorden": complete_cookie()})
        gc.collect()

    walk(5)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    walk(ROUNDS)
    growth = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024

    assert growth < MOST_GROWTH_MB
