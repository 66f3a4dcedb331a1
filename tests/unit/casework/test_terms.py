"""By when something has to be done in a case."""

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draagkracht.base import workdays
from draagkracht.casework.rules import terms
from draagkracht.casework.rules.term_sources import RESTS_ON
from draagkracht.casework.rules.terms import Clock, Extension, Facts, Pause, Term, Urgency, Value

NOTHING: terms.Parameters = {}
DAYS = st.dates(datetime.date(2020, 1, 1), datetime.date(2035, 10, 1))
DAY = datetime.timedelta(days=1)
OF_THE_LAW = (Term.PERSONAL_PLAN, Term.INVESTIGATION, Term.DECISION, Term.TOTAL, Term.OBJECTION, Term.AFTER_NOTICE)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def last_day(facts: Facts, term: Term, parameters: terms.Parameters = NOTHING) -> datetime.date:
    return next(due.due_date for due in terms.due_dates(facts, parameters) if due.term is term)


@st.composite
def pauses(draw: st.DrawFn, near: datetime.date) -> Pause:
    begin = near + draw(st.integers(-20, 90)) * DAY
    return Pause(begin, begin + draw(st.integers(0, 60)) * DAY)


@st.composite
def cases(draw: st.DrawFn) -> Facts:
    received = draw(DAYS)
    later = st.none() | st.integers(0, 80).map(lambda number: received + number * DAY)
    term = st.sampled_from([Term.INVESTIGATION, Term.DECISION])
    return Facts(
        received_date=received,
        urgency=draw(st.sampled_from(Urgency)),
        urgent_since_date=draw(later),
        applied_date=draw(later),
        sent_date=draw(later),
        notice_date=draw(later),
        review_date=draw(later),
        pauses=tuple(draw(st.lists(pauses(received), max_size=3))),
        extensions=tuple(draw(st.lists(st.builds(Extension, term, st.integers(0, 42)), max_size=2))),
    )


def test_a_request_on_a_monday_has_its_answer_within_the_weeks_of_the_law() -> None:
    facts = Facts(received_date=day("2026-11-23"))

    dues = {due.term: due.due_date for due in terms.due_dates(facts, NOTHING)}

    assert dues == {
        Term.RECEIPT: day("2026-11-24"),
        Term.PERSONAL_PLAN: day("2026-11-30"),
        Term.FIRST_CONTACT: day("2026-12-07"),
        Term.INVESTIGATION: day("2027-01-04"),
        Term.TOTAL: day("2027-01-18"),
    }


def test_a_term_that_would_end_on_a_holiday_ends_on_the_next_working_day() -> None:
    ends_on_good_friday = Facts(received_date=day("2026-02-20"))

    assert last_day(ends_on_good_friday, Term.INVESTIGATION) == day("2026-04-07")


def test_a_decision_is_due_two_weeks_after_the_application() -> None:
    facts = Facts(received_date=day("2026-10-01"), report_date=day("2026-11-02"), applied_date=day("2026-11-09"))

    assert last_day(facts, Term.DECISION) == last_day(facts, Term.TOTAL) == day("2026-11-23")


def test_days_of_a_pause_do_not_count_and_two_pauses_on_one_day_count_once() -> None:
    received = Facts(received_date=day("2026-09-01"), applied_date=day("2026-09-30"))
    waiting = Pause(day("2026-10-05"), day("2026-10-12"))
    same = Pause(day("2026-10-07"), day("2026-10-12"))

    assert last_day(received, Term.DECISION) == day("2026-10-14")
    assert last_day(dataclasses.replace(received, pauses=(waiting,)), Term.DECISION) == day("2026-10-21")
    assert last_day(dataclasses.replace(received, pauses=(same, waiting)), Term.DECISION) == day("2026-10-21")


def test_a_pause_that_begins_when_the_term_is_over_helps_nothing() -> None:
    facts = Facts(received_date=day("2026-09-01"), pauses=(Pause(day("2026-10-14"), day("2026-12-01")),))

    assert last_day(facts, Term.INVESTIGATION) == day("2026-10-13")


def test_more_time_is_for_the_term_that_it_was_taken_for() -> None:
    facts = Facts(
        received_date=day("2026-09-01"),
        applied_date=day("2026-10-12"),
        extensions=(Extension(Term.DECISION, 14),),
    )

    assert last_day(facts, Term.INVESTIGATION) == day("2026-10-13")
    assert last_day(facts, Term.DECISION) == day("2026-11-09")


def test_urgent_help_waits_for_no_weekend() -> None:
    saturday = day("2026-11-21")

    facts = Facts(received_date=saturday, urgency=Urgency.URGENT, urgent_since_date=saturday)

    assert last_day(facts, Term.URGENT_PROVISION) == saturday


@pytest.mark.parametrize(
    ("urgency", "expected"),
    [(Urgency.URGENT, "2026-12-28"), (Urgency.SOON, "2026-12-30"), (Urgency.NORMAL, "2027-01-11")],
)
def test_first_contact_counts_working_days_by_urgency(urgency: Urgency, expected: str) -> None:
    facts = Facts(received_date=day("2026-12-24"), urgency=urgency)

    assert last_day(facts, Term.FIRST_CONTACT) == day(expected)


def test_a_number_is_the_one_of_the_day_on_which_the_term_began() -> None:
    parameters = {
        terms.DECISION_WEEKS: [
            Value(2, day("2015-01-01"), day("2026-07-01"), is_to_confirm=False),
            Value(3, day("2026-07-01"), None, is_to_confirm=False),
        ]
    }
    before = Facts(received_date=day("2026-05-01"), applied_date=day("2026-06-30"))
    after = dataclasses.replace(before, applied_date=day("2026-07-01"))

    assert last_day(before, Term.DECISION, parameters) == day("2026-07-14")
    assert last_day(after, Term.DECISION, parameters) == day("2026-07-22")


@pytest.mark.parametrize("value", [None, "6", True, 0, -3, 5000, 6.5])
def test_what_can_be_no_number_of_weeks_counts_as_not_filled_in(value: object) -> None:
    parameters = {terms.INVESTIGATION_WEEKS: [Value(value, is_to_confirm=False)]}

    due = next(
        due
        for due in terms.due_dates(Facts(received_date=day("2026-11-23")), parameters)
        if due.term is Term.INVESTIGATION
    )

    assert due.due_date == day("2027-01-04")
    assert due.is_to_confirm


def test_a_number_that_was_looked_up_is_not_to_be_confirmed() -> None:
    parameters = {terms.INVESTIGATION_WEEKS: [Value(6, is_to_confirm=False)]}

    dues = {due.term: due for due in terms.due_dates(Facts(received_date=day("2026-11-23")), parameters)}

    assert not dues[Term.INVESTIGATION].is_to_confirm
    assert dues[Term.TOTAL].is_to_confirm


def test_days_of_a_decree_come_from_a_parameter_and_what_is_no_date_does_nothing() -> None:
    parameters = {terms.EQUATED_DAYS: [Value(["2027-05-07", "soon", 7]), Value("2027-05-10")]}
    facts = Facts(received_date=day("2027-03-26"))

    assert last_day(facts, Term.INVESTIGATION) == day("2027-05-07")
    assert last_day(facts, Term.INVESTIGATION, parameters) == day("2027-05-10")


@pytest.mark.parametrize(
    ("on", "expected", "days"),
    [
        ("2026-12-27", Clock.ON_TIME, 8),
        ("2026-12-28", Clock.WARN, 7),
        ("2027-01-04", Clock.WARN, 0),
        ("2027-01-05", Clock.LATE, -1),
    ],
)
def test_a_clock_warns_a_week_before_and_says_by_how_many_days_it_is_late(on: str, expected: Clock, days: int) -> None:
    received = day("2026-11-23")
    facts = Facts(received_date=received, receipt_date=received, first_contact_date=received)

    standing = terms.clock(facts, NOTHING, day(on))

    assert standing is not None
    assert (standing.clock, standing.due.term, standing.days) == (expected, Term.INVESTIGATION, days)


def test_the_clock_looks_at_what_ends_first_and_not_at_what_the_resident_may_do() -> None:
    received = day("2026-11-23")
    facts = Facts(received_date=received, receipt_date=received)

    standing = terms.clock(facts, NOTHING, received)

    assert standing is not None
    assert standing.due.term is Term.FIRST_CONTACT


def test_a_closed_case_has_no_clock() -> None:
    facts = Facts(received_date=day("2026-01-05"), ended_date=day("2026-01-06"))

    assert terms.clock(facts, NOTHING, day("2026-06-01")) is None


def test_a_clock_says_that_it_stands_still() -> None:
    facts = Facts(received_date=day("2026-11-02"), pauses=(Pause(day("2026-11-09"), day("2026-11-16")),))

    standing = [terms.clock(facts, NOTHING, day(on)) for on in ("2026-11-08", "2026-11-09", "2026-11-16")]

    assert [one.is_paused for one in standing if one] == [False, True, False]


@given(cases())
def test_a_term_never_ends_on_a_weekend_or_a_holiday(facts: Facts) -> None:
    dues = terms.due_dates(facts, NOTHING)

    at_once = {Term.URGENT_PROVISION}
    assert [due for due in dues if due.term not in at_once and not workdays.is_working_day(due.due_date)] == []


@given(cases(), st.integers(0, 30))
def test_who_asks_later_never_has_an_earlier_last_day(facts: Facts, days: int) -> None:
    later = dataclasses.replace(facts, received_date=facts.received_date + days * DAY, applied_date=None)
    before = dataclasses.replace(facts, applied_date=None)

    for term in (Term.RECEIPT, Term.FIRST_CONTACT, Term.PERSONAL_PLAN, Term.INVESTIGATION, Term.TOTAL):
        assert last_day(later, term) >= last_day(before, term)


@given(cases(), st.data())
def test_a_pause_never_makes_a_term_shorter(facts: Facts, data: st.DataObject) -> None:
    more = data.draw(pauses(facts.received_date))

    longer = dataclasses.replace(facts, pauses=(*facts.pauses, more))

    for due in terms.due_dates(facts, NOTHING):
        assert last_day(longer, due.term) >= due.due_date


@given(cases(), st.sampled_from([Term.INVESTIGATION, Term.DECISION]), st.integers(0, 60))
def test_more_time_never_makes_a_term_shorter(facts: Facts, term: Term, days: int) -> None:
    longer = dataclasses.replace(facts, extensions=(*facts.extensions, Extension(term, days)))

    for due in terms.due_dates(facts, NOTHING):
        assert last_day(longer, due.term) >= due.due_date


@given(cases())
def test_without_a_pause_a_term_has_its_weeks_and_at_most_a_long_weekend_more(facts: Facts) -> None:
    plain = dataclasses.replace(facts, pauses=(), extensions=())

    for due in terms.due_dates(plain, NOTHING):
        if due.term in (Term.INVESTIGATION, Term.OBJECTION):
            assert 0 <= (due.due_date - due.start_date).days - 42 <= 4


@given(cases(), st.integers(0, 200), st.integers(0, 30))
def test_a_clock_only_gets_worse_with_time(facts: Facts, first: int, more: int) -> None:
    order = list(Clock)

    before = terms.clock(facts, NOTHING, facts.received_date + first * DAY)
    after = terms.clock(facts, NOTHING, facts.received_date + (first + more) * DAY)

    assert before
    assert after
    assert order.index(after.clock) >= order.index(before.clock)
    assert after.days == before.days - more


def test_every_term_says_on_what_it_rests() -> None:
    assert set(RESTS_ON) == set(terms.Term) == set(terms.LABELS)
