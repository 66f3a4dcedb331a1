"""Two people, or one impatient finger, in the same instant: with real connections and real commits."""

import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from django.db import connection
from django.test import Client

from draagkracht.base import tenancy
from draagkracht.config import embedded
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import services
from draagkracht.referrals.models import CallCount, CallRequest
from tests.conftest import CITY_HOST
from tests.integration.referrals.conftest import MONDAY, NUMBER


def at_once(number: int, work: Callable[[int], Any]) -> list[Any]:
    """Return what `work(0)` to `work(number - 1)` return, begun together, each on a connection of its own."""
    barrier = threading.Barrier(number)

    def run(index: int) -> Any:
        try:
            barrier.wait()
            return work(index)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def test_a_form_that_is_sent_twice_has_one_effect(committing: Municipality) -> None:
    form = {"phone": NUMBER, "name": "Zilverschoon", "daypart": "any", "language": "nl", "key": str(uuid.uuid4())}

    def post(_: int) -> tuple[int, str]:
        response = Client(headers={"host": CITY_HOST}).post("/bel-mij/", form)
        return response.status_code, response["Location"]

    first, second = at_once(2, post)

    assert first == second
    assert first[0] == 302
    with tenancy.acting_for(committing.pk):
        assert CallRequest.objects.count() == 1


def test_eight_forms_with_one_number_leave_one_request_and_no_trace_in_the_journal_of_the_database(
    committing: Municipality,
) -> None:
    responses = at_once(
        8,
        lambda index: Client(headers={"host": CITY_HOST}).post(
            "/bel-mij/", {"phone": NUMBER, "name": f"Zilverschoon {index}", "daypart": "any", "language": "nl"}
        ),
    )

    assert [response.status_code for response in responses] == [302] * 8
    with tenancy.acting_for(committing.pk):
        assert CallRequest.objects.count() == 1
    journal = embedded.var_dir() / "test-postgres" / "log"
    assert not journal.exists() or b"Zilverschoon" not in journal.read_bytes()


def test_the_bound_of_the_queue_holds(committing: Municipality, monkeypatch: Any) -> None:
    monkeypatch.setattr(services.calls, "LONGEST_QUEUE", 3)

    def ask(index: int) -> bool:
        with tenancy.acting_for(committing.pk):
            try:
                services.request_call(
                    municipality_id=committing.pk,
                    name="",
                    phone=f"+3100123450{index}",
                    daypart="any",
                    language="nl",
                    key=uuid.uuid4(),
                    at=MONDAY,
                )
            except services.QueueIsFull:
                return False
            return True

    accepted = at_once(8, ask)

    assert accepted.count(True) == 3


def test_two_people_at_the_desk_cannot_answer_one_request_twice(committing: Municipality) -> None:
    with tenancy.acting_for(committing.pk):
        services.request_call(
            municipality_id=committing.pk,
            name="",
            phone=NUMBER,
            daypart="any",
            language="nl",
            key=uuid.uuid4(),
            at=MONDAY,
        )
        call_id = CallRequest.objects.get().pk

    def answer(_: int) -> bool:
        with tenancy.acting_for(committing.pk):
            try:
                services.answer_call(call_id=call_id, at=MONDAY + timedelta(hours=1))
            except services.CallIsGone:
                return False
            return True

    answered = at_once(4, answer)

    assert answered.count(True) == 1
    with tenancy.acting_for(committing.pk):
        assert sorted(CallCount.objects.values_list("event", "number")) == [("answered", 1), ("called-in-time", 1)]
