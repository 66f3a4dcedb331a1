"""What the search must reach on the part of the judged set that nobody tunes on, and what it reaches today.

BARS are where the search has to come: nDCG@10 of plain queries, recall@10 of those with typing errors and of compounds.
FLOORS are what it reached on 23 November 2026, less a little for chance: below them something broke. As long as the
two differ the goal is not reached, and `make bench` says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tests.judged.harness import Figures


@dataclass(frozen=True, slots=True)
class Bar:
    """The least that a figure may be, for one kind of query."""

    kind: str
    figure: str
    least: float


BARS: Final = (
    Bar("plain", "ndcg", 0.95),
    Bar("typing", "recall", 0.90),
    Bar("compounds", "recall", 0.85),
)
FLOORS: Final = (
    Bar("plain", "ndcg", 0.89),
    Bar("typing", "recall", 0.90),
    Bar("compounds", "recall", 0.85),
)
MOST_WITHOUT_RESULT: Final = 0.02


def missed(measured: Mapping[str, Figures], bars: tuple[Bar, ...] = BARS) -> list[str]:
    """Return the bars that these figures do not reach, as words for people; nothing when every bar holds."""
    found = [
        f"{bar.kind} {bar.figure} {value:.3f} < {bar.least}"
        for bar in bars
        if (value := getattr(measured[bar.kind], bar.figure)) < bar.least
    ]
    rate = measured["all"].zero_result_rate
    return found + ([f"without result {rate:.1%} > {MOST_WITHOUT_RESULT:.0%}"] if rate > MOST_WITHOUT_RESULT else [])
