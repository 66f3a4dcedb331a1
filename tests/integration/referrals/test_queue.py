"""The call-back queue: who waits, by when they are called, and what remains of it."""

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality, Parameter
from draagkracht.referrals import queries, services
from draagkracht.referrals.models import CallCount, CallRequest
from draagkracht.referrals.rules import states
from draagkracht.referrals.rules.wishes import Daypart
from tests.integration.referrals.conftest import MONDAY, NUMBER

Ask = Callable[..., datetime]
OTHER_NUMBER = "+31001234502"
TUESDAY_AT_FIVE = datetime(2026, 11, 24, 16, tzinfo=UTC)
WEDNESDAY_AT_FIVE = TUESDAY_AT_FIVE + timedelta(days=1)
THURSDAY_AT_EIGHT = datetime(2026, 11, 26, 19, tzinfo=UTC)
DAY = timedelta(days=1)


def counts() -> dict[tuple[date, str, str], int]:
    """Return the numbers that remain, by day, channel and event."""
    return {(row.date, row.channel, row.event): row.number for row in CallCount.objects.all()}


def test_who_asks_on_monday_is_called_before_tuesday_five_o_clock_and_waits_with_a_clock(ask: Ask) -> None:
    due_at = ask(name=" Fatma ", phone="000 12 34 501", daypart="afternoon", language="tr")

    (call,) = queries.list_waiting(now=MONDAY + timedelta(hours=1))
    assert due_at == call.due_at == TUESDAY_AT_FIVE
    assert (call.name, call.phone, call.daypart, call.language) == ("Fatma", NUMBER, Daypart.AFTERNOON, "tr")
    assert (call.state, call.attempts) == (states.State.WAITING, 0)
    assert call.time_left == timedelta(hours=30)
    assert not call.is_late
    assert call.expires_at == MONDAY + 30 * DAY


def test_the_norm_of_the_municipality_on_that_day_decides(ask: Ask, city: Municipality) -> None:
    norms = Parameter.objects.filter(code="call-back-within-working-days")
    norms.update(valid_until=date(2026, 11, 23))
    Parameter.objects.create(
        municipality=city, code="call-back-within-working-days", value=2, valid_from=date(2026, 11, 23), source="proef"
    )

    assert ask(at=MONDAY - 3 * DAY) == MONDAY.replace(hour=16)  # asked on Friday, under the norm of one day
    assert ask(at=MONDAY, phone=OTHER_NUMBER) == WEDNESDAY_AT_FIVE


def test_a_municipality_may_keep_requests_for_a_shorter_time(ask: Ask) -> None:
    Parameter.objects.filter(code="call-back-request-kept-at-most-days").update(value=7)

    ask()

    assert CallRequest.objects.get().expires_at == MONDAY + 7 * DAY


def test_the_first_one_due_is_on_top_and_a_late_one_says_so(ask: Ask) -> None:
    ask(daypart="evening")
    ask(phone=OTHER_NUMBER)

    calls = queries.list_waiting(now=TUESDAY_AT_FIVE + timedelta(seconds=1))

    assert [(call.phone, call.is_late) for call in calls] == [(OTHER_NUMBER, True), (NUMBER, False)]


def test_a_number_that_asks_again_stays_one_request_in_its_place(ask: Ask) -> None:
    ask(name="Jan", at=MONDAY - 3 * DAY)

    promised = ask(name="Jan de Vries", language="en")

    call = CallRequest.objects.get()
    assert promised == TUESDAY_AT_FIVE  # what anybody would hear who asks now
    assert call.due_at == MONDAY.replace(hour=16)  # and its own date is the earlier one
    assert (call.name, call.language) == ("Jan de Vries", "en")
    assert call.expires_at == MONDAY + 30 * DAY


def test_who_asks_again_for_another_part_of_the_day_gets_the_date_that_was_told(ask: Ask) -> None:
    ask()

    promised = ask(daypart="evening")

    call = CallRequest.objects.get()
    assert promised == call.due_at == THURSDAY_AT_EIGHT
    assert call.daypart == "evening"


def test_the_same_form_with_another_number_corrects_the_number(ask: Ask) -> None:
    key = uuid.uuid4()
    ask(key=key)

    ask(key=key, phone=OTHER_NUMBER)

    assert [call.phone for call in CallRequest.objects.all()] == [OTHER_NUMBER]


def test_a_correction_into_a_number_that_waits_already_leaves_one_request(ask: Ask) -> None:
    key = uuid.uuid4()
    ask(key=key)
    ask(phone=OTHER_NUMBER, at=MONDAY + DAY)

    ask(key=key, phone=OTHER_NUMBER, at=MONDAY + DAY)

    call = CallRequest.objects.get()
    assert (call.phone, call.due_at) == (OTHER_NUMBER, TUESDAY_AT_FIVE)


def test_a_full_queue_refuses_everybody_in_the_same_way(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services.calls, "LONGEST_QUEUE", 2)
    key = uuid.uuid4()
    ask(key=key)
    ask(phone=OTHER_NUMBER)

    with pytest.raises(services.QueueIsFull):
        ask(phone="+31001234503")
    with pytest.raises(services.QueueIsFull):
        ask(phone=NUMBER)
    ask(key=key)  # the same form again: nothing new, so nothing to refuse

    assert CallRequest.objects.count() == 2


def test_what_is_past_its_date_fills_no_queue(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services.calls, "LONGEST_QUEUE", 1)
    ask(phone=OTHER_NUMBER, at=MONDAY - 30 * DAY)

    ask()

    assert CallRequest.objects.get().phone == NUMBER


@pytest.mark.parametrize(
    "wrong", [{"language": "xx"}, {"language": ""}, {"daypart": "midnight"}, {"phone": "12"}, {"phone": "0900 00 00"}]
)
def test_what_no_form_would_send_is_refused_without_a_trace(ask: Ask, wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r".") as refusal:
        ask(**wrong)

    assert not CallRequest.objects.exists()
    assert wrong.get("phone", NUMBER) not in str(refusal.value)


def test_an_unknown_channel_is_none(ask: Ask) -> None:
    ask(channel="flyer")
    ask(channel="made-up", phone=OTHER_NUMBER)

    assert [call.channel for call in CallRequest.objects.order_by("phone")] == ["flyer", ""]


def test_an_attempt_moves_the_promise_and_keeps_the_request(ask: Ask) -> None:
    ask()
    call_id = CallRequest.objects.get().pk

    again = services.note_attempt(call_id=call_id, at=MONDAY + DAY)
    services.note_attempt(call_id=call_id, at=MONDAY + DAY + timedelta(minutes=5))

    (call,) = queries.list_waiting(now=MONDAY + DAY)
    assert again == call.due_at == WEDNESDAY_AT_FIVE
    assert (call.state, call.attempts) == (states.State.ATTEMPTED, 2)
    assert counts() == {(date(2026, 11, 24), "", "called-in-time"): 1}


def test_a_first_call_after_the_promise_counts_as_late_and_a_second_call_does_not_mend_it(ask: Ask) -> None:
    ask()
    call_id = CallRequest.objects.get().pk

    services.note_attempt(call_id=call_id, at=TUESDAY_AT_FIVE + timedelta(seconds=1))
    services.answer_call(call_id=call_id, at=WEDNESDAY_AT_FIVE)

    assert counts() == {(date(2026, 11, 24), "", "called-late"): 1, (date(2026, 11, 25), "", "answered"): 1}


def test_of_an_answered_request_nothing_remains_but_a_count(ask: Ask) -> None:
    ask(name="Fatma", channel="flyer")

    services.answer_call(call_id=CallRequest.objects.get().pk, at=TUESDAY_AT_FIVE)

    assert not CallRequest.objects.exists()
    assert counts() == {
        (date(2026, 11, 24), "flyer", "called-in-time"): 1,
        (date(2026, 11, 24), "flyer", "answered"): 1,
    }


def test_counts_of_one_day_add_up_and_a_day_ends_at_midnight_here(ask: Ask) -> None:
    for number, moment in ((NUMBER, "23:30"), (OTHER_NUMBER, "23:45"), ("+31001234503", "00:15")):
        ask(phone=number)
        day = 23 if moment.startswith("23") else 24
        at = datetime.fromisoformat(f"2026-11-{day}T{moment}").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
        services.answer_call(call_id=CallRequest.objects.get().pk, at=at)

    answered = {day: number for (day, _, event), number in counts().items() if event == "answered"}
    assert answered == {date(2026, 11, 23): 2, date(2026, 11, 24): 1}


def test_what_is_gone_can_be_neither_called_nor_answered(ask: Ask) -> None:
    ask()
    call_id = CallRequest.objects.get().pk
    services.answer_call(call_id=call_id, at=MONDAY)

    with pytest.raises(services.CallIsGone):
        services.note_attempt(call_id=call_id, at=MONDAY)
    with pytest.raises(services.CallIsGone):
        services.answer_call(call_id=call_id, at=MONDAY)


def test_what_is_past_its_date_is_not_shown_and_not_called_even_before_it_is_deleted(ask: Ask) -> None:
    ask()
    call_id = CallRequest.objects.get().pk

    with pytest.raises(services.CallIsGone):
        services.note_attempt(call_id=call_id, at=MONDAY + 30 * DAY)
    assert queries.list_waiting(now=MONDAY + 30 * DAY) == ()


def test_an_attempt_on_the_last_day_promises_nothing_beyond_it(ask: Ask) -> None:
    ask()
    last_moment = MONDAY + 30 * DAY - timedelta(minutes=1)

    due_at = services.note_attempt(call_id=CallRequest.objects.get().pk, at=last_moment)

    assert due_at == MONDAY + 30 * DAY


def test_the_change_of_the_clock_does_not_stretch_thirty_days(ask: Ask) -> None:
    at = datetime(2026, 10, 20, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))

    ask(at=at)

    call = CallRequest.objects.get()
    assert call.expires_at - call.requested_at == 30 * DAY


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"expires_at": MONDAY + 30 * DAY + timedelta(microseconds=1)}, "kept_30_days_at_most"),
        ({"due_at": MONDAY + 31 * DAY}, "due_before_it_expires"),
        ({"phone": "0001234501"}, "phone_is_a_number"),
        ({"daypart": "midnight"}, "daypart_is_known"),
        ({"language": "xx"}, "language_is_known"),
        ({"attempts": 1}, "state_fits_attempts"),
        ({"state": "answered"}, "state_fits_attempts"),
        ({"state": "attempted"}, "state_fits_attempts"),
    ],
)
def test_the_database_refuses_what_the_rules_would_not_make(
    ask: Ask, change: dict[str, object], constraint: str
) -> None:
    ask()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        CallRequest.objects.update(**change)


def test_a_request_of_another_municipality_is_not_there(ask: Ask, village: Municipality) -> None:
    ask()
    call_id = CallRequest.objects.get().pk

    with tenancy.acting_for(village.pk):
        assert queries.list_waiting(now=MONDAY) == ()
        assert services.delete_expired(now=MONDAY + 31 * DAY) == 0
        with pytest.raises(services.CallIsGone):
            services.answer_call(call_id=call_id, at=MONDAY)
        with pytest.raises(services.CallIsGone):
            services.note_attempt(call_id=call_id, at=MONDAY)

    assert CallRequest.objects.count() == 1


def test_one_number_may_wait_in_two_municipalities(ask: Ask, village: Municipality) -> None:
    key = uuid.uuid4()
    ask(key=key)

    with tenancy.acting_for(village.pk):
        ask(key=key, municipality_id=village.pk)
        assert CallRequest.objects.count() == 1

    assert CallRequest.objects.count() == 1


def test_neither_name_nor_number_is_in_what_a_request_says_of_itself(ask: Ask) -> None:
    ask(name="Zilverschoon")
    (call,) = queries.list_waiting(now=MONDAY)

    shown = f"{CallRequest.objects.get()!r} {CallRequest.objects.get()} {call!r} {call}"

    assert NUMBER not in shown
    assert "Zilverschoon" not in shown
