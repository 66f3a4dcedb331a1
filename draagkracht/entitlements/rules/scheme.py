"""What a scheme is: a table of criteria about facts, with what somebody gets and where each criterion comes from.

A fact is about one person: true or false, a number, or a text (a date is a text, `YYYY-MM-DD`). Nobody has to know all
facts; what is not known stays unknown to the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final

Value = bool | float | str


class Comparison(StrEnum):
    """How a criterion looks at a fact."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    MORE_THAN = "more_than"
    EQUALS = "equals"
    ONE_OF = "one_of"


ORDERING: Final = frozenset(Comparison) - {Comparison.EQUALS, Comparison.ONE_OF}


class FactKind(StrEnum):
    """What values a fact has, as the criteria about it say. A day is compared as text: year, month, day."""

    FLAG = "flag"
    NUMBER = "number"
    TEXT = "text"
    DAY = "day"


class SchemeKind(StrEnum):
    """What a scheme is about."""

    APPRECIATION = "appreciation"
    FACILITY = "facility"
    ROUTE = "route"


class Status(StrEnum):
    """Where a scheme stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    ENDED = "ended"


class WhenShort(StrEnum):
    """What happens when the budget is not enough for all."""

    FIRST_COME = "first_come"
    PRO_RATA = "pro_rata"
    EQUAL_LOWER = "equal_lower"


class Outcome(StrEnum):
    """What a scheme says to one person."""

    YES = "yes"
    NO = "no"
    ASK = "ask"


class Finding(StrEnum):
    """What a criterion says about one person."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a criterion comes from. Without `checked_date` nobody has looked it up yet."""

    law: str
    article: str | None
    url: str | None
    checked_date: date | None

    def as_json(self) -> dict[str, str | None]:
        """Return the source as the format writes it."""
        checked = self.checked_date.isoformat() if self.checked_date else None
        return {"law": self.law, "article": self.article, "url": self.url, "checked_date": checked}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One row of the table. `values` holds one value, or those of `one_of`. The sentences are Dutch.

    Conditions of one `group` stand for each other: one is enough.
    """

    id: str
    group: str | None
    fact: str
    comparison: Comparison
    values: tuple[Value, ...]
    needs_proof: bool
    source: Source
    yes: str
    no: str
    ask: str

    def sentence(self, finding: Finding) -> str:
        """Return what the criterion says in words."""
        return {Finding.YES: self.yes, Finding.NO: self.no, Finding.UNKNOWN: self.ask}[finding]


@dataclass(frozen=True, slots=True)
class Supplement:
    """What comes on top when all these criteria are yes."""

    criteria: tuple[str, ...]
    cents: int


@dataclass(frozen=True, slots=True)
class Amount:
    """How much somebody gets, in whole cents."""

    base_cents: int
    supplements: tuple[Supplement, ...]
    cap_cents: int | None


@dataclass(frozen=True, slots=True)
class Sharing:
    """How people with the same value of the fact `per` share: only so many awards, or one amount."""

    per: str
    max_awards: int | None
    is_split: bool


@dataclass(frozen=True, slots=True)
class Budget:
    """What there is for all together."""

    cents: int
    when_short: WhenShort


@dataclass(frozen=True)
class Scheme:
    """A scheme. `valid_until` is the first day on which it no longer holds."""

    code: str
    title: str
    law: str
    desk: str
    how_to_ask: str
    how_to_object: str
    term_days: int | None
    status: Status | None
    kind: SchemeKind
    municipality: str | None
    valid_from: date
    valid_until: date | None
    criteria: tuple[Criterion, ...]
    kinds: tuple[tuple[str, FactKind], ...]  # of each fact, in the order of the table
    amount: Amount | None
    sharing: Sharing | None
    budget: Budget | None

    def is_valid_on(self, day: date) -> bool:
        """Return whether the scheme holds on a day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    @cached_property
    def conditions(self) -> tuple[Criterion, ...]:
        """Return the criteria that decide; the others only raise the amount."""
        supplements = self.amount.supplements if self.amount else ()
        raising = {one for supplement in supplements for one in supplement.criteria}
        return tuple(criterion for criterion in self.criteria if criterion.id not in raising)

    @cached_property
    def parts(self) -> Mapping[str, tuple[Criterion, ...]]:
        """Return the conditions by part: of a group one is enough, and every part is needed.

        A part is a group, or a condition without one; `part_of` says what it is called.
        """
        found: dict[str, tuple[Criterion, ...]] = {}
        for condition in self.conditions:
            found[part_of(condition)] = (*found.get(part_of(condition), ()), condition)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Criterion]:
        """Return the criteria by id."""
        return {criterion.id: criterion for criterion in self.criteria}


def part_of(condition: Criterion) -> str:
    """Return the name of the part that a condition belongs to; a group may be called like a condition."""
    return f"id:{condition.id}" if condition.group is None else f"group:{condition.group}"
