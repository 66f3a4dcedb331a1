"""Which single question decides most: the one after which, on average, the most schemes are settled.

A scheme is settled when no answer that is still to come can change its outcome; then it is yes, no, or has to be asked
there. What is asked always matters to something, and whoever answers is done after as many questions as there are.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from draagkracht.entitlements.rules import columns
from draagkracht.entitlements.rules.questions import Question
from draagkracht.entitlements.rules.reading import Facts, read_facts
from draagkracht.entitlements.rules.scheme import Scheme, Value


@dataclass(frozen=True, slots=True)
class Standing:
    """A scheme for somebody: every way in which the open questions can be answered, and the outcome of each."""

    questions: tuple[str, ...]
    cases: tuple[tuple[tuple[int, ...], bool | None], ...]

    @property
    def is_settled(self) -> bool:
        """Return whether every case has the same outcome."""
        return len({outcome for _, outcome in self.cases}) <= 1

    def matters(self, code: str) -> bool:
        """Return whether there is a case in which another answer to this question has another outcome."""
        if code not in self.questions:
            return False
        place = self.questions.index(code)
        rest: dict[tuple[int, ...], set[bool | None]] = {}
        for answers, outcome in self.cases:
            rest.setdefault(answers[:place] + answers[place + 1 :], set()).add(outcome)
        return any(len(outcomes) > 1 for outcomes in rest.values())

    def settled_by(self, code: str) -> float:
        """Return what part of the answers to this question settles the scheme."""
        if code not in self.questions:
            return 0.0
        place = self.questions.index(code)
        outcomes: dict[int, set[bool | None]] = {}
        for answers, outcome in self.cases:
            outcomes.setdefault(answers[place], set()).add(outcome)
        return sum(len(found) == 1 for found in outcomes.values()) / len(outcomes)


MOST_CASES: Final = 20_000


class TooManyQuestions(ValueError):
    """A scheme hangs on more questions than can be weighed together."""


def rank_questions(
    schemes: Sequence[tuple[Scheme, Facts]], questions: Sequence[Question], asked: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the codes of the questions that can change something, the one that decides most first.

    Each scheme comes with what is known for it. A question is open when none of its facts is known and it was not
    `asked` before: whoever does not know is not asked again. Questions that decide as much keep their order.
    Raises TooManyQuestions, and FactsAreWrong for a fact of another kind than a scheme asks for.
    """
    standings = [_standing(scheme, facts, questions, asked) for scheme, facts in schemes]
    open_ones = [one for one in standings if not one.is_settled]
    worth = {
        question.code: sum(one.settled_by(question.code) for one in open_ones)
        for question in questions
        if any(one.matters(question.code) for one in open_ones)
    }
    return tuple(sorted(worth, key=lambda code: -worth[code]))


def _standing(scheme: Scheme, facts: Facts, questions: Sequence[Question], asked: Collection[str]) -> Standing:
    """Return every case of a scheme, judged by the one evaluator in one frame."""
    open_ones = [one for one in questions if one.code not in asked and _is_open(one, scheme, facts)]
    codes = tuple(one.code for one in open_ones)
    numbers = list(_numbers(open_ones))
    people = [{**facts, **_answered(open_ones, picked)} for picked in numbers]
    judged = columns.evaluate(scheme, columns.frame_of(scheme, [read_facts(scheme, one) for one in people]))
    return Standing(codes, tuple(zip(numbers, judged[columns.OUTCOME].to_list(), strict=True)))


def _is_open(question: Question, scheme: Scheme, facts: Facts) -> bool:
    """Return whether a question is about a scheme, and nothing of it is known."""
    wanted = {name for name, _ in scheme.kinds}
    return bool(question.facts & wanted) and all(facts.get(fact) is None for fact in question.facts)


def _numbers(questions: Sequence[Question]) -> Iterator[tuple[int, ...]]:
    number = 1
    for one in questions:
        number *= len(one.answers)
    if number > MOST_CASES:
        raise TooManyQuestions(number)
    return product(*(range(len(one.answers)) for one in questions))


def _answered(questions: Sequence[Question], picked: Sequence[int]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for question, number in zip(questions, picked, strict=True):
        found.update(question.answers[number].facts)
    return found
