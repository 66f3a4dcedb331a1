"""What may happen to a referral, by when, and what the referrer hears of it."""

import datetime
import enum
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.base import workdays
from draagkracht.people.rules import service_numbers
from draagkracht.referrals.rules import moves, norms, privacy, referring, telling
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Answer, Outcome, Urgency


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(year, month, day, hour, minute, tzinfo=datetime.UTC)


FRIDAY = at(2026, 11, 20, 16, 30)
NORMS = norms.read_norms({})
ALLOWED = {
    ("sent", "accepted"),
    ("accepted", "accepted"),
    ("accepted", "reached"),
    ("accepted", "declined"),
    ("accepted", "not_reached"),
    ("reached", "started"),
    ("reached", "declined"),
    ("not_reached", "reached"),
    ("declined", "reached"),
}
TOLD = telling.Told(
    day="20 november", initials="R.B.", due="maandag 23 november", by="Mo", desk="Steunpunt", phone="000 12 34"
)


@pytest.mark.parametrize(("before", "after"), list(itertools.product(State, State)))
def test_every_step_is_in_the_table_or_refused(before: State, after: State) -> None:
    if (before, after) in ALLOWED:
        assert moves.move(before, after) is after
    else:
        with pytest.raises(moves.MoveIsNotAllowed):
            moves.move(before, after)


def test_every_state_is_open_or_ended() -> None:
    assert set(moves.OPEN) | set(moves.ENDED) == set(State)
    assert not set(moves.OPEN) & set(moves.ENDED)


@pytest.mark.parametrize("state", moves.TO_START)
def test_the_way_to_a_start_takes_only_steps_of_the_table(state: State) -> None:
    steps = (state, *moves.TO_START[state])

    assert steps[-1] is State.STARTED
    assert all(after in moves.MOVES[before] for before, after in itertools.pairwise(steps))


@pytest.mark.parametrize(
    ("urgency", "due"),
    [
        (Urgency.URGENT, at(2026, 11, 23, 17)),
        (Urgency.SOON, at(2026, 11, 25, 17)),
        (Urgency.NORMAL, at(2026, 12, 4, 17)),
    ],
)
def test_a_first_contact_is_due_after_one_three_or_ten_working_days(urgency: Urgency, due: datetime.datetime) -> None:
    assert norms.due_at(FRIDAY, urgency, NORMS) == due


def test_a_holiday_is_no_working_day() -> None:
    day_before_christmas = at(2026, 12, 24, 9)

    due = norms.due_at(day_before_christmas, Urgency.URGENT, NORMS)

    assert due.date() == datetime.date(2026, 12, 28)


@given(st.dates(datetime.date(2025, 1, 1), datetime.date(2030, 1, 1)), st.sampled_from(Urgency))
def test_a_due_day_is_always_a_working_day_later_than_the_day_of_asking(
    received: datetime.date, urgency: Urgency
) -> None:
    due = norms.due_at(at(received.year, received.month, received.day, 12), urgency, NORMS)

    assert workdays.is_working_day(due.date())
    assert due.date() > received


@pytest.mark.parametrize(
    ("now", "clock"),
    [
        (at(2026, 11, 20, 18), norms.Clock.ON_TIME),
        (at(2026, 11, 23, 9), norms.Clock.TODAY),
        (at(2026, 11, 23, 17), norms.Clock.TODAY),
        (at(2026, 11, 23, 17, 1), norms.Clock.LATE),
        (at(2026, 11, 24, 8), norms.Clock.LATE),
    ],
)
def test_the_clock_of_who_waits(now: datetime.datetime, clock: norms.Clock) -> None:
    due = at(2026, 11, 23, 17)

    assert norms.clock(due, None, now, is_waiting=True) is clock


def test_the_clock_stops_with_the_first_contact_or_the_end() -> None:
    due, late = at(2026, 11, 23, 17), at(2026, 12, 1)

    assert norms.clock(due, due, late, is_waiting=True) is norms.Clock.DONE
    assert norms.clock(due, None, late, is_waiting=False) is norms.Clock.DONE


@pytest.mark.parametrize("wrong", [0, -1, 31, True, "3", None, 2.5])
def test_a_parameter_that_cannot_be_a_norm_gives_the_default(wrong: object) -> None:
    found = norms.read_norms({norms.CONTACT_DAYS[Urgency.SOON]: wrong})

    assert found.contact_days[Urgency.SOON] == 3


def test_a_referral_goes_some_time_after_its_end_and_never_later_than_the_longest() -> None:
    received = datetime.date(2026, 1, 1)

    assert norms.kept_until(received, None, NORMS) == datetime.date(2027, 1, 1)
    assert norms.kept_until(received, datetime.date(2026, 2, 1), NORMS) == datetime.date(2026, 5, 2)
    assert norms.kept_until(received, datetime.date(2026, 12, 1), NORMS) == datetime.date(2027, 1, 1)


@pytest.mark.parametrize(("state", "answer"), list(itertools.product(State, Answer)))
def test_the_referrer_hears_as_much_as_was_agreed(state: State, answer: Answer) -> None:
    mail = telling.mail_of(state, answer, TOLD)

    hears = {
        Answer.NOTHING: {State.SENT},
        Answer.REACHED: {State.SENT, State.ACCEPTED, State.REACHED, State.NOT_REACHED},
        Answer.OUTCOME: set(State),
    }
    assert (mail is not None) == (state in hears[answer])


def test_a_mail_closes_with_the_desk_and_its_subject_names_nobody() -> None:
    for state in State:
        mail = telling.mail_of(state, Answer.OUTCOME, TOLD)

        assert mail is not None
        assert "R.B." not in mail.subject.dutch()
        assert "Steunpunt" in mail.paragraphs[-1].dutch()


@pytest.mark.parametrize("state", State)
def test_what_the_list_shows_a_referrer_is_no_more_than_the_mails_say(state: State) -> None:
    assert moves.shown_state(state, Answer.OUTCOME) is state
    assert moves.shown_state(state, Answer.NOTHING) is State.SENT
    assert moves.shown_state(state, Answer.REACHED) not in (State.STARTED, State.DECLINED)


@pytest.mark.parametrize("text", ["111222333", "BSN 111.222.333", "111 222 333 is het nummer", "nr.111222333"])
def test_what_may_be_a_citizen_service_number_is_refused(text: str) -> None:
    with pytest.raises(service_numbers.HoldsBSN) as refused:
        service_numbers.check_no_bsn(text)

    assert "111" not in str(refused.value)


@pytest.mark.parametrize("text", ["", "bel 06 12345678", "+31 6 11122233", "om 16.00 uur, 3 keer", "0611122233"])
def test_a_telephone_number_is_no_citizen_service_number(text: str) -> None:
    assert service_numbers.check_no_bsn(text) == text


@pytest.mark.parametrize(
    ("name", "initials"),
    [("Ria van den Berg", "R.B."), ("Mehmet", "M."), ("Anne-Marie de Wit", "A.M.W."), ("", ""), ("فاطمة", "ف.")],
)
def test_initials_leave_out_what_stands_between(name: str, initials: str) -> None:
    assert privacy.initials(name) == initials


@pytest.mark.parametrize(
    ("codes", "labels"),
    [
        (Urgency, referring.URGENCY_LABELS),
        (referring.Situation, referring.SITUATION_LABELS),
        (referring.Asked, referring.ASKED_LABELS),
        (Answer, referring.ANSWER_LABELS),
        (referring.Channel, referring.CHANNEL_LABELS),
        (referring.Way, referring.WAY_LABELS),
        (referring.Result, referring.RESULT_LABELS),
        (Outcome, referring.OUTCOME_LABELS),
        (State, moves.LABELS),
        (norms.Clock, norms.CLOCK_LABELS),
    ],
)
def test_every_code_has_words(codes: type[enum.StrEnum], labels: dict[enum.StrEnum, object]) -> None:
    assert list(labels) == list(codes)


@pytest.mark.parametrize("text", ["Valt sinds 20-11-2026.", "Valt sinds 20.11.2026", "Sinds 2026-11-20 alleen."])
def test_a_day_is_no_citizen_service_number(text: str) -> None:
    assert service_numbers.check_no_bsn(text) == text


def test_a_number_beside_a_day_is_still_found() -> None:
    with pytest.raises(service_numbers.HoldsBSN):
        service_numbers.check_no_bsn("Sinds 20-11-2026, nummer 111222333.")
