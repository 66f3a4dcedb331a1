"""The table of freshness, the words of the letters, and what a check says of a link or a number."""

import datetime
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from draagkracht.directory.rules import checks, freshness, freshness_letters
from draagkracht.directory.rules.checks import Outcome, Record
from draagkracht.directory.rules.freshness import Event, State
from tests.unit.test_reading_ease import POLICY_WORDS, reading_ease, words_of

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime.datetime(2026, 11, 23, 9, tzinfo=datetime.UTC)
TODAY = NOW.date()
DAY = datetime.timedelta(days=1)
FACTS = freshness_letters.Facts(
    organization="De Loods",
    services=("Eettafel", "Klussendienst"),
    link="https://voorbeeldstad.example/klopt-het-nog/abc.def/",
    valid_until=datetime.date(2026, 12, 23),
    municipality="Voorbeeldstad",
    desk="Steunpunt Voorbeeldstad",
    phone="000 12 34 500",
)


@pytest.mark.parametrize(("state", "event"), list(itertools.product(State, Event)))
def test_what_is_not_in_the_table_cannot_happen(state: State, event: Event) -> None:
    if (state, event) in freshness.TRANSITIONS:
        assert freshness.after(state, event) in State
    else:
        with pytest.raises(freshness.EventIsNotPossible):
            freshness.after(state, event)


def test_an_answer_is_possible_as_long_as_a_question_is_open_and_never_after() -> None:
    assert {state for state in State if (state, Event.ANSWER) in freshness.TRANSITIONS} == set(freshness.OPEN)


def test_the_clock_leads_from_a_question_to_unchecked_and_no_further() -> None:
    state, since, steps = State.ASKED, NOW, []

    for days in range(200):
        event = freshness.due_event(state, since, NOW + days * DAY)
        if event is not None:
            state, since = freshness.after(state, event), NOW + days * DAY
            steps.append((days, state))

    assert steps == [(21, State.REMINDED), (42, State.TO_CALL), (70, State.UNCHECKED)]


@pytest.mark.parametrize(("state", "days"), [(State.ASKED, 21), (State.REMINDED, 21), (State.TO_CALL, 28)])
def test_the_clock_waits_to_the_moment(state: State, days: int) -> None:
    assert freshness.due_event(state, NOW, NOW + days * DAY - datetime.timedelta(microseconds=1)) is None
    assert freshness.due_event(state, NOW, NOW + days * DAY) is not None


def test_the_link_of_a_letter_still_works_when_the_reminder_comes() -> None:
    assert freshness.BY_THE_CLOCK[State.ASKED][0] < freshness.LINK_IS_VALID


@pytest.mark.parametrize("write", [freshness_letters.asking, freshness_letters.reminding])
def test_a_letter_says_what_it_is_about_and_names_no_person(
    write: Callable[[freshness_letters.Facts], freshness_letters.Letter],
) -> None:
    letter = write(FACTS)

    assert "- Eettafel\n- Klussendienst" in letter.body
    assert FACTS.link + "\n" in letter.body
    assert "tot en met 23 december 2026" in letter.body
    assert FACTS.phone in letter.body
    assert "{" not in letter.body
    assert len(letter.subject) < 100


@pytest.mark.parametrize("write", [freshness_letters.asking, freshness_letters.reminding])
def test_a_letter_is_plain_dutch(write: Callable[[freshness_letters.Facts], freshness_letters.Letter]) -> None:
    letter = write(FACTS)

    assert reading_ease(letter.body) >= 70
    assert [word for word in POLICY_WORDS if word in letter.body.casefold()] == []
    assert [line for line in sentences(letter.body) if len(words_of(line)) > 20] == []


def sentences(text: str) -> list[str]:
    return [part for line in text.splitlines() for part in line.replace("?", ".").split(".")]


def test_a_long_list_of_services_is_cut_short() -> None:
    facts = freshness_letters.Facts(
        **{name: getattr(FACTS, name) for name in freshness_letters.Facts.__slots__} | {"services": ["Iets"] * 25}
    )

    assert "- en nog 5\n" in freshness_letters.asking(facts).body


def test_the_diagram_in_the_documents_is_that_of_the_table() -> None:
    decision = (ROOT / "docs" / "adr" / "0033-freshness.md").read_text(encoding="utf-8")

    assert f"```mermaid\n{freshness.diagram()}```" in decision


def tried(*outcomes: tuple[int, Outcome]) -> Record:
    record = Record()
    for day, outcome in outcomes:
        record = checks.after_try(record, outcome, TODAY + day * DAY)
    return record


@pytest.mark.parametrize("outcome", [Outcome.GONE, Outcome.NO_HOST, Outcome.SILENT])
def test_an_address_is_broken_after_three_failures_on_three_days(outcome: Outcome) -> None:
    assert not tried((0, outcome), (1, outcome)).is_broken
    assert tried((0, outcome), (1, outcome), (2, outcome)).is_broken


def test_failures_on_one_day_count_once() -> None:
    assert tried(*[(0, Outcome.SILENT)] * 5).failed_days == 1


def test_one_success_wipes_failures_out() -> None:
    record = tried((0, Outcome.GONE), (1, Outcome.GONE), (2, Outcome.WORKS), (3, Outcome.GONE))

    assert (record.failed_days, record.is_broken) == (1, False)


def test_no_verdict_neither_adds_nor_wipes_out() -> None:
    record = tried((0, Outcome.GONE), (1, Outcome.UNKNOWN), (2, Outcome.GONE), (3, Outcome.GONE))

    assert (record.failed_days, record.outcome) == (3, Outcome.GONE)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Outcome.WORKS),
        (304, Outcome.WORKS),
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (401, Outcome.UNKNOWN),
        (403, Outcome.UNKNOWN),
        (429, Outcome.UNKNOWN),
        (500, Outcome.UNKNOWN),
        (503, Outcome.UNKNOWN),
    ],
)
def test_a_status_says_what_it_says_and_no_more(status: int, outcome: Outcome) -> None:
    assert checks.outcome_of_status(status) == outcome


@pytest.mark.parametrize(
    "number",
    [
        "020 123 45 67",
        "030-2345678",
        "+31 (0)20 123 45 67",
        "0031 20 1234567",
        "06 12345678",
        "0800 1351",
        "0900 8844",
        "0900-0101",
        "088 123 45 67",
        "085 1234567",
        "14 030",
        "14 0318",
        "112",
        "113",
        "116 123",
        "144",
        "+32 2 555 12 12",
        "Bel 020 123 45 67 (op werkdagen)",
    ],
)
def test_numbers_that_people_dial_can_exist(number: str) -> None:
    assert checks.can_exist(number, in_demo=False)


@pytest.mark.parametrize(
    "number", ["06 1234", "020 12345", "1234567", "115", "0300 123", "020 123 45 67 89 00", "geen", "", "+31", "99"]
)
def test_numbers_that_lead_nowhere_cannot_exist(number: str) -> None:
    assert not checks.can_exist(number, in_demo=True)


@pytest.mark.parametrize("number", ["000 12 34 999", "0001234999", "+31 00 123 45 01"])
def test_the_made_up_numbers_of_the_demo_exist_only_there(number: str) -> None:
    assert checks.can_exist(number, in_demo=True)
    assert not checks.can_exist(number, in_demo=False)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.deloods.example", True),
        ("example.com", True),
        ("www.example.com.", True),
        ("voorbeeldstad.localhost", True),
        ("notexample.com", False),
        ("www.example.nl", False),
        ("test.nl", False),
    ],
)
def test_made_up_websites_are_known(host: str, expected: bool) -> None:
    assert checks.is_reserved(host) is expected
