"""By when something has to be done in a case, and how its clock stands.

Every number is a dated parameter of the municipality. What is not filled in has the value of the table below, and then
it is to be confirmed. A number counts as it was on the day on which its term began.

Sources. Wmo 2015: article 2.3.2, member 1 (receipt, investigation within six weeks), member 2 (personal plan within
seven days), read at wetten.legaltools.nl in November 2026; article 2.3.5, member 2 (decision within two weeks), read
at stimulansz.nl; article 2.3.3 (urgent: at once), number to be confirmed. Algemene wet bestuursrecht: article 4:15
(a pause begins on the day after the request and lasts until the day of the answer), read at
rechtspraakbestuursrecht.nl; 4:14 (more time), 4:17 (two weeks after a notice of default), 6:7 and 6:8 (objection: six
weeks from the day after the decision was sent), to be confirmed. Algemene termijnenwet: see base/workdays.py; it
holds for terms of the law, not for norms of the municipality, which count working days by themselves.
Whether a pause may stop the investigation, before there is an application, is not in the law; municipalities do so
when the resident agrees (stimulansz.nl).
"""

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from draagkracht.base import workdays
from draagkracht.base.text import N_, Sentence

DAY: Final = datetime.timedelta(days=1)
WEEK: Final = 7


class Urgency(StrEnum):
    """How soon somebody is spoken to."""

    URGENT = "urgent"
    SOON = "soon"
    NORMAL = "normal"


class Term(StrEnum):
    """Something that has a last day."""

    RECEIPT = "receipt"
    URGENT_PROVISION = "urgent_provision"
    FIRST_CONTACT = "first_contact"
    PERSONAL_PLAN = "personal_plan"
    INVESTIGATION = "investigation"
    DECISION = "decision"
    TOTAL = "total"
    AFTER_NOTICE = "after_notice"
    OBJECTION = "objection"
    REVIEW = "review"
    BALANCE = "balance"
    PLAN_ANSWER = "plan_answer"


URGENCY_LABELS: Final[Mapping[Urgency, Sentence]] = {
    Urgency.URGENT: Sentence(N_("Spoed")),
    Urgency.SOON: Sentence(N_("Snel")),
    Urgency.NORMAL: Sentence(N_("Gewoon")),
}
LABELS: Final[Mapping[Term, Sentence]] = {
    Term.RECEIPT: Sentence(N_("Ontvangst bevestigen")),
    Term.URGENT_PROVISION: Sentence(N_("Spoedhulp geven")),
    Term.FIRST_CONTACT: Sentence(N_("Eerste contact")),
    Term.PERSONAL_PLAN: Sentence(N_("Eigen plan inleveren")),
    Term.INVESTIGATION: Sentence(N_("Onderzoek afronden")),
    Term.DECISION: Sentence(N_("Besluit nemen")),
    Term.TOTAL: Sentence(N_("Besluit op zijn laatst")),
    Term.AFTER_NOTICE: Sentence(N_("Besluit na ingebrekestelling")),
    Term.OBJECTION: Sentence(N_("Bezwaar maken")),
    Term.REVIEW: Sentence(N_("Samen terugkijken")),
    Term.BALANCE: Sentence(N_("Vragen hoe het gaat")),
    Term.PLAN_ANSWER: Sentence(N_("Antwoord geven op het nee bij het plan")),
}
# What the resident may do; no clock of ours.
OF_THE_RESIDENT: Final = frozenset({Term.PERSONAL_PLAN, Term.OBJECTION})


@dataclass(frozen=True, slots=True)
class Value:
    """A number, or days, with the period in which it holds; `valid_until` is exclusive."""

    value: object
    valid_from: datetime.date = datetime.date.min
    valid_until: datetime.date | None = None
    is_to_confirm: bool = True


@dataclass(frozen=True, slots=True)
class Default:
    """What a parameter is where a municipality says nothing, and between which bounds its number can be no slip."""

    number: int
    lowest: int
    highest: int


INVESTIGATION_WEEKS: Final = "wmo-investigation-within-weeks"
DECISION_WEEKS: Final = "wmo-decision-within-weeks"
PLAN_DAYS: Final = "wmo-personal-plan-within-days"
URGENT_DAYS: Final = "wmo-urgent-provision-within-days"
OBJECTION_WEEKS: Final = "awb-objection-within-weeks"
NOTICE_WEEKS: Final = "awb-decision-after-notice-within-weeks"
RECEIPT_DAYS: Final = "casework-receipt-within-working-days"
LONGEST_PAUSE: Final = "casework-pause-at-most-days"
LONGEST_EXTENSION: Final = "casework-extension-at-most-days"
WARN_DAYS: Final = "casework-warn-before-days"
BALANCE_WEEKS: Final = "casework-balance-every-weeks"  # own norm, to be confirmed: no law says it
# Own norms, to be confirmed: how soon who says no to a plan hears from us, and by when we like to hear of an offer.
PLAN_ANSWER_DAYS: Final = "casework-plan-answer-within-working-days"
PLAN_REPLY_DAYS: Final = "casework-plan-reply-within-days"
EQUATED_DAYS: Final = "atw-days-equated-with-holidays"  # a list of dates: ["2027-05-07"]
CONTACT_DAYS: Final[Mapping[Urgency, str]] = {
    urgency: f"first-contact-within-working-days-{urgency.value}" for urgency in Urgency
}
DEFAULTS: Final[Mapping[str, Default]] = {
    INVESTIGATION_WEEKS: Default(6, 1, 26),
    DECISION_WEEKS: Default(2, 1, 26),
    PLAN_DAYS: Default(7, 1, 42),
    URGENT_DAYS: Default(0, 0, 2),
    OBJECTION_WEEKS: Default(6, 1, 26),
    NOTICE_WEEKS: Default(2, 1, 26),
    RECEIPT_DAYS: Default(1, 0, 5),
    LONGEST_PAUSE: Default(42, 1, 365),
    LONGEST_EXTENSION: Default(42, 1, 180),
    WARN_DAYS: Default(7, 1, 30),
    BALANCE_WEEKS: Default(8, 1, 52),
    PLAN_ANSWER_DAYS: Default(5, 1, 20),
    PLAN_REPLY_DAYS: Default(14, 1, 60),
    CONTACT_DAYS[Urgency.URGENT]: Default(1, 0, 5),
    CONTACT_DAYS[Urgency.SOON]: Default(3, 1, 10),
    CONTACT_DAYS[Urgency.NORMAL]: Default(10, 1, 30),
}
CODES: Final = (*DEFAULTS, EQUATED_DAYS)

Parameters = Mapping[str, Sequence[Value]]


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count: from a day, until a day that counts again."""

    from_date: datetime.date
    until_date: datetime.date


@dataclass(frozen=True, slots=True)
class Extension:
    """Days more for one term, told to the resident with the new date."""

    term: Term
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the terms of a case follow from: the days on which something happened, None where it did not."""

    received_date: datetime.date
    urgency: Urgency = Urgency.NORMAL
    receipt_date: datetime.date | None = None
    first_contact_date: datetime.date | None = None
    urgent_since_date: datetime.date | None = None
    urgent_given_date: datetime.date | None = None
    plan_date: datetime.date | None = None
    report_date: datetime.date | None = None
    applied_date: datetime.date | None = None
    decided_date: datetime.date | None = None
    sent_date: datetime.date | None = None
    notice_date: datetime.date | None = None
    review_date: datetime.date | None = None
    reviewed_date: datetime.date | None = None
    balance_from_date: datetime.date | None = None
    balance_date: datetime.date | None = None
    plan_refused_date: datetime.date | None = None  # somebody said no, and nobody came back to that yet
    ended_date: datetime.date | None = None
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term, from which day it ran, and when it was done; None where it was not."""

    term: Term
    start_date: datetime.date
    due_date: datetime.date
    done_date: datetime.date | None
    is_to_confirm: bool


class Clock(StrEnum):
    """How a clock stands."""

    ON_TIME = "on_time"
    WARN = "warn"
    LATE = "late"


CLOCK_LABELS: Final[Mapping[Clock, Sentence]] = {
    Clock.ON_TIME: Sentence(N_("Op tijd")),
    Clock.WARN: Sentence(N_("Bijna te laat")),
    Clock.LATE: Sentence(N_("Te laat")),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How the clock of a case stands on a day: by the term that ends first; `days` are left, or below 0 too many."""

    clock: Clock
    due: Due
    days: int
    is_paused: bool


def due_dates(facts: Facts, parameters: Parameters) -> tuple[Due, ...]:
    """Return every term of a case with its last day, in the order in which they end."""
    found = [*_first_terms(facts, parameters), *_terms_of_the_law(facts, parameters), *_later_terms(facts, parameters)]
    return tuple(sorted(found, key=lambda due: (due.due_date, tuple(Term).index(due.term))))


def next_due(facts: Facts, parameters: Parameters) -> Due | None:
    """Return the term of ours that ends first; None when nothing of ours has a last day any more."""
    if facts.ended_date:
        return None
    return next((due for due in due_dates(facts, parameters) if is_ours(due)), None)


def clock(facts: Facts, parameters: Parameters, on: datetime.date) -> Standing | None:
    """Return how the clock of a case stands on a day; None when nothing of ours has a last day any more."""
    due = next_due(facts, parameters)
    if due is None:
        return None
    is_paused = any(pause.from_date <= on < pause.until_date for pause in facts.pauses)
    state = stands(due.due_date, warn_date(due, parameters), on)
    return Standing(state, due, (due.due_date - on).days, is_paused)


def stands(due_date: datetime.date, warn: datetime.date, on: datetime.date) -> Clock:
    """Return how a clock stands on a day, from the last day of a term and the day from which it warns."""
    if on > due_date:
        return Clock.LATE
    return Clock.WARN if on >= warn else Clock.ON_TIME


def is_ours(due: Due) -> bool:
    """Tell whether a term is one that the municipality still has to keep."""
    return due.done_date is None and due.term not in OF_THE_RESIDENT and due.term is not Term.TOTAL


def warn_date(due: Due, parameters: Parameters) -> datetime.date:
    """Return from which day a term asks for attention: some days before its end, at most a third of the whole term."""
    number, _ = _number(parameters, WARN_DAYS, due.start_date)
    return due.due_date - min(number, (due.due_date - due.start_date).days // 3) * DAY


def date_with_more_days(due: Due, days: int, facts: Facts, parameters: Parameters) -> datetime.date:
    """Return the last day that a term would have with so many days more."""
    extension = Extension(due.term, days)
    later = due_dates(_with_extension(facts, extension), parameters)
    return next(one.due_date for one in later if one.term is due.term)


def value_on(parameters: Parameters, code: str, day: datetime.date) -> Value | None:
    """Return what a parameter is on a day; None where nothing is filled in for it."""
    for value in parameters.get(code, ()):
        if value.valid_from <= day and (value.valid_until is None or day < value.valid_until):
            return value
    return None


def equated_days(parameters: Parameters) -> frozenset[datetime.date]:
    """Return all days that a decree put on a par with a holiday; what is no date is left out."""
    return frozenset(day for value in parameters.get(EQUATED_DAYS, ()) for day in _read_days(value.value))


def longest(parameters: Parameters, code: str, day: datetime.date) -> int:
    """Return how many days a pause or more time may last, or weeks are between two times that the balance is asked."""
    return _number(parameters, code, day)[0]


def _first_terms(facts: Facts, parameters: Parameters) -> Iterator[Due]:
    """Yield what has to be done soon after somebody asked: norms in working days, and urgent help at once."""
    for term, code, done in (
        (Term.RECEIPT, RECEIPT_DAYS, facts.receipt_date),
        (
            Term.FIRST_CONTACT,
            CONTACT_DAYS[facts.urgency],
            facts.first_contact_date or facts.report_date or facts.applied_date,
        ),
    ):
        number, doubt = _number(parameters, code, facts.received_date)
        last = workdays.add_working_days(facts.received_date, number, equated_days(parameters))
        yield Due(term, facts.received_date, last, done, doubt)
    if facts.urgent_since_date:
        # At once is at once: no weekend and no holiday puts it off.
        number, doubt = _number(parameters, URGENT_DAYS, facts.urgent_since_date)
        last = facts.urgent_since_date + number * DAY
        yield Due(Term.URGENT_PROVISION, facts.urgent_since_date, last, facts.urgent_given_date, doubt)


def _terms_of_the_law(facts: Facts, parameters: Parameters) -> Iterator[Due]:
    """Yield the terms from the request to the decision; only the last two stand still in a pause."""
    received = facts.received_date
    plan, doubt = _number(parameters, PLAN_DAYS, received)
    yield Due(Term.PERSONAL_PLAN, received, _whole(received + plan * DAY, parameters), facts.plan_date, doubt)
    investigation, doubt_i = _span(facts, parameters, INVESTIGATION_WEEKS, Term.INVESTIGATION, received)
    end = _count(received, investigation, facts.pauses)
    done = facts.report_date or facts.applied_date or facts.decided_date
    yield Due(Term.INVESTIGATION, received, _whole(end, parameters), done, doubt_i)
    start = facts.applied_date or _whole(end, parameters)
    decision, doubt_d = _span(facts, parameters, DECISION_WEEKS, Term.DECISION, start)
    last = _whole(_count(start, decision, facts.pauses), parameters)
    yield Due(Term.TOTAL, received, last, facts.decided_date, doubt_i or doubt_d)
    if facts.applied_date:
        yield Due(Term.DECISION, start, last, facts.decided_date, doubt_d)


def _later_terms(facts: Facts, parameters: Parameters) -> Iterator[Due]:
    """Yield what runs after a decision, and after somebody said that we are late."""
    if facts.sent_date:
        weeks, doubt = _number(parameters, OBJECTION_WEEKS, facts.sent_date)
        last = _whole(facts.sent_date + weeks * WEEK * DAY, parameters)
        yield Due(Term.OBJECTION, facts.sent_date, last, None, doubt)
    if facts.notice_date:
        weeks, doubt = _number(parameters, NOTICE_WEEKS, facts.notice_date)
        last = _whole(facts.notice_date + weeks * WEEK * DAY, parameters)
        yield Due(Term.AFTER_NOTICE, facts.notice_date, last, facts.decided_date, doubt)
    if facts.review_date:
        start = facts.decided_date or facts.report_date or facts.received_date
        last = workdays.next_working_day(facts.review_date, equated_days(parameters))
        yield Due(Term.REVIEW, start, last, facts.reviewed_date, False)
    if facts.balance_from_date and facts.balance_date:
        _, doubt = _number(parameters, BALANCE_WEEKS, facts.balance_from_date)
        last = workdays.next_working_day(facts.balance_date, equated_days(parameters))
        yield Due(Term.BALANCE, facts.balance_from_date, last, None, doubt)
    if facts.plan_refused_date:
        number, doubt = _number(parameters, PLAN_ANSWER_DAYS, facts.plan_refused_date)
        last = workdays.add_working_days(facts.plan_refused_date, number, equated_days(parameters))
        yield Due(Term.PLAN_ANSWER, facts.plan_refused_date, last, None, doubt)


def _count(start: datetime.date, days: int, pauses: Sequence[Pause]) -> datetime.date:
    """Return the day on which so many days went by since a start, not counting the start and what is in a pause."""
    last = start + days * DAY
    for begin, end in _joined(pauses, after=start):
        if begin > last:
            break
        last += end - begin
    return last


def _joined(pauses: Sequence[Pause], *, after: datetime.date) -> list[tuple[datetime.date, datetime.date]]:
    """Return the pauses after a day in order of time, those that touch or overlap as one."""
    joined: list[tuple[datetime.date, datetime.date]] = []
    for begin, end in sorted((max(pause.from_date, after + DAY), pause.until_date) for pause in pauses):
        if begin >= end:
            continue
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


def _whole(day: datetime.date, parameters: Parameters) -> datetime.date:
    """Return the last day of a term of the law, which is a working day (Algemene termijnenwet, article 1)."""
    return workdays.next_working_day(day, equated_days(parameters))


def _span(facts: Facts, parameters: Parameters, code: str, term: Term, start: datetime.date) -> tuple[int, bool]:
    """Return how many days a term in weeks has with its extensions, and whether that is to be confirmed."""
    weeks, doubt = _number(parameters, code, start)
    return weeks * WEEK + sum(more.days for more in facts.extensions if more.term is term), doubt


def _number(parameters: Parameters, code: str, day: datetime.date) -> tuple[int, bool]:
    """Return a number on a day and whether it is to be confirmed; what cannot be a number is as if not filled in."""
    default, found = DEFAULTS[code], value_on(parameters, code, day)
    if found is None or isinstance(found.value, bool) or not isinstance(found.value, int):
        return default.number, True
    if not default.lowest <= found.value <= default.highest:
        return default.number, True
    return found.value, found.is_to_confirm


def _read_days(value: object) -> Iterator[datetime.date]:
    for text in value if isinstance(value, list | tuple) else ():
        try:
            yield datetime.date.fromisoformat(text)
        except (TypeError, ValueError):
            continue


def _with_extension(facts: Facts, extension: Extension) -> Facts:
    return dataclasses.replace(facts, extensions=(*facts.extensions, extension))
