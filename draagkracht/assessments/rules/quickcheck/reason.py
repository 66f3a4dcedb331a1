"""One rule of the quick check: when these answers are given, this is what they say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from draagkracht.assessments.rules.answers import Codes
from draagkracht.assessments.rules.quickcheck.sources import OWN, Source

BaseFunction = Literal[
    "information", "advice", "emotional", "education", "practical", "respite", "financial", "material"
]
BASE_FUNCTIONS: tuple[BaseFunction, ...] = (
    "information",
    "advice",
    "emotional",
    "education",
    "practical",
    "respite",
    "financial",
    "material",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What one or more answers to one item say, in words for an adult and for a young person (None: not for them).

    It counts when at least `at_least` of the codes are given. `load` and `support` order what weighs and what holds up
    (0: neither); `needs` are points out of 100 for a base function, added up over the rules and cut off at 100.
    """

    code: str
    item: str
    answers: tuple[str, ...]
    adult: str | None
    young: str | None
    load: int = 0
    support: int = 0
    needs: Mapping[BaseFunction, int] = field(default_factory=dict)
    at_least: int = 1
    source: Source = OWN

    def words(self, *, young: bool) -> str | None:
        """Return the Dutch sentence for this person, or None where the rule is not for them."""
        return self.young if young else self.adult

    def counts(self, answers: Mapping[str, Codes], *, young: bool) -> bool:
        """Tell whether the rule holds for these answers."""
        given = sum(code in self.answers for code in answers.get(self.item, ()))
        return given >= self.at_least and self.words(young=young) is not None
