"""`draagkracht tidy`: what is past its date goes, in every municipality, and nothing else."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from draagkracht.base import tenancy
from draagkracht.config import tidying
from draagkracht.directory.models import ChangeRequest, Service
from draagkracht.directory.rules.history import Author, AuthorKind
from draagkracht.directory.services import proposals
from draagkracht.municipalities.models import Municipality
from draagkracht.referrals import services
from draagkracht.referrals.models import CallCount, CallRequest

ASKED_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
DAYS_30 = timedelta(days=30)
EDITOR = Author(AuthorKind.STAFF, 7, "Eva", "Het loket")


def ask(municipality: Municipality, phone: str, at: datetime) -> None:
    with tenancy.acting_for(municipality.pk):
        services.request_call(
            municipality_id=municipality.pk, name="", phone=phone, daypart="any", language="nl", key=uuid.uuid4(), at=at
        )


def waiting(municipality: Municipality) -> list[str]:
    with tenancy.acting_for(municipality.pk):
        return list(CallRequest.objects.order_by("phone").values_list("phone", flat=True))


def only_calls(number: int) -> dict[str, int]:
    """Return what tidying says when it deleted so many requests to be called, and nothing else."""
    return {**dict.fromkeys(tidying.DELETERS, 0), "call requests": number}


@pytest.mark.parametrize(
    ("age", "number"),
    [
        (timedelta(days=29, hours=23, minutes=59), 0),
        (DAYS_30 - timedelta(microseconds=1), 0),
        (DAYS_30, 1),
        (DAYS_30 + timedelta(minutes=1), 1),
    ],
)
def test_a_request_goes_after_thirty_days_and_not_a_moment_before(
    city: Municipality, age: timedelta, number: int
) -> None:
    ask(city, "+31001234501", ASKED_AT)

    deleted = tidying.tidy(ASKED_AT + age)

    assert deleted == only_calls(number)
    assert len(waiting(city)) == 1 - number


def test_only_what_is_past_its_date_goes_and_in_every_municipality(city: Municipality, village: Municipality) -> None:
    for municipality in (city, village):
        ask(municipality, "+31001234501", ASKED_AT)
        ask(municipality, "+31001234502", ASKED_AT + timedelta(days=1))

    deleted = tidying.tidy(ASKED_AT + DAYS_30)

    assert deleted == only_calls(2)
    assert waiting(city) == waiting(village) == ["+31001234502"]


def test_a_second_time_does_nothing(city: Municipality) -> None:
    ask(city, "+31001234501", ASKED_AT)
    tidying.tidy(ASKED_AT + DAYS_30)

    assert tidying.tidy(ASKED_AT + DAYS_30) == only_calls(0)


def test_what_was_never_answered_is_counted_on_the_day_it_went(city: Municipality) -> None:
    ask(city, "+31001234501", ASKED_AT)

    tidying.tidy(ASKED_AT + DAYS_30)

    count = CallCount.objects.get()
    assert (count.event, count.number, count.date) == ("expired", 1, (ASKED_AT + DAYS_30).date())


def test_an_attempt_lengthens_nothing(city: Municipality) -> None:
    ask(city, "+31001234501", ASKED_AT)
    services.note_attempt(call_id=CallRequest.objects.get().pk, at=ASKED_AT + timedelta(days=29))

    assert tidying.tidy(ASKED_AT + DAYS_30) == only_calls(1)


def say_what_is_wrong(municipality: Municipality, author: Author, at: datetime) -> int:
    """Let somebody say that something is not right; return the number of the proposal."""
    with tenancy.acting_for(municipality.pk):
        service = Service.objects.filter(municipality=municipality).order_by("pk")[0]
        return proposals.propose_change(
            service_id=service.pk, changes={}, message="Piet is weg", author=author, at=at, reply_to="a@b.example"
        )


def test_what_a_visitor_wrote_goes_ninety_days_after_the_decision_with_the_address(city: Municipality) -> None:
    visitor, provider = Author(AuthorKind.RESIDENT), Author(AuthorKind.PROVIDER, 1, "Piet", "Club")
    decided = [say_what_is_wrong(city, author, ASKED_AT) for author in (visitor, provider)]
    for number in decided:
        proposals.accept_request(request_id=number, author=EDITOR, at=ASKED_AT + timedelta(days=2))
    waits = say_what_is_wrong(city, visitor, ASKED_AT + timedelta(days=2))

    tidying.tidy(ASKED_AT + timedelta(days=92) - timedelta(microseconds=1))
    before = ChangeRequest.objects.count()
    tidying.tidy(ASKED_AT + timedelta(days=92))

    assert before == 3
    assert set(ChangeRequest.objects.values_list("pk", "reply_to")) == {(decided[1], ""), (waits, "")}
