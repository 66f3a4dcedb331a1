"""What a scheme says to one person, with its explanation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.entitlements.rules import columns
from draagkracht.entitlements.rules.nodes import shown
from draagkracht.entitlements.rules.reading import read_facts
from draagkracht.entitlements.rules.scheme import Criterion, Finding, Outcome, Scheme

FINDINGS: Final[Mapping[bool | None, Finding]] = {True: Finding.YES, False: Finding.NO, None: Finding.UNKNOWN}
OUTCOMES: Final[Mapping[bool | None, Outcome]] = {True: Outcome.YES, False: Outcome.NO, None: Outcome.ASK}


class SchemeIsNotValid(ValueError):
    """A scheme does not hold on this day."""

    def __init__(self, scheme: Scheme, on: date) -> None:
        values = {"code": shown(scheme.code), "day": on.isoformat()}
        self.reason = Sentence(N_("De regeling “%(code)s” geldt niet op %(day)s."), values)
        super().__init__(self.reason.dutch())


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion and what it says about somebody."""

    criterion: Criterion
    finding: Finding

    @property
    def sentence(self) -> str:
        """Return what it says in words."""
        return self.criterion.sentence(self.finding)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a scheme says to one person: which facts are still asked for, and which could raise the amount."""

    outcome: Outcome
    ask: tuple[str, ...]
    amount_cents: int
    could_raise: tuple[str, ...]
    criteria: tuple[Judged, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the decision as the format writes it."""
        return {
            "outcome": self.outcome.value,
            "ask": list(self.ask),
            "amount_cents": self.amount_cents,
            "could_raise": list(self.could_raise),
            "criteria": [
                {
                    "id": one.criterion.id,
                    "outcome": one.finding.value,
                    "sentence": one.sentence,
                    "source": one.criterion.source.as_json(),
                }
                for one in self.criteria
            ],
        }


def decide(scheme: Scheme, facts: Mapping[str, object], on: date) -> Decision:
    """Return what a scheme says on a day to somebody of whom these facts are known; absent or None is unknown.

    Raises SchemeIsNotValid, and FactsAreWrong for a fact of another kind than the scheme asks for.
    """
    if not scheme.is_valid_on(on):
        raise SchemeIsNotValid(scheme, on)
    person = columns.frame_of(scheme, [read_facts(scheme, facts)])
    return read_row(scheme, columns.evaluate(scheme, person).row(0, named=True))


def read_row(scheme: Scheme, row: Mapping[str, Any]) -> Decision:
    """Return the decision in a row of what was evaluated."""
    return Decision(
        outcome=OUTCOMES[row[columns.OUTCOME]],
        ask=_facts(scheme, row, columns.asks),
        amount_cents=row[columns.AMOUNT],
        could_raise=_facts(scheme, row, columns.raises),
        criteria=tuple(Judged(one, FINDINGS[row[columns.criterion(one.id)]]) for one in scheme.criteria),
    )


def _facts(scheme: Scheme, row: Mapping[str, Any], column: Callable[[str], str]) -> tuple[str, ...]:
    """Return the facts of the criteria of which a column says so: in the order of the table, each once."""
    return tuple(dict.fromkeys(one.fact for one in scheme.criteria if row.get(column(one.id))))
