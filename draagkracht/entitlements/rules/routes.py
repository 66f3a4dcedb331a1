"""Routes to help: which law pays and who arranges it, as schemes, and what they say to one person.

What nobody looked up at its source decides nothing: a criterion without `checked_date` stays unknown whatever is known,
so that its sentence says to ask.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from draagkracht.base.text import Sentence
from draagkracht.entitlements.rules import decision
from draagkracht.entitlements.rules.decision import Decision, Judged
from draagkracht.entitlements.rules.reading import read_scheme
from draagkracht.entitlements.rules.scheme import Finding, Outcome, Scheme, Value

TO_CONFIRM: Final = "to confirm: "  # before the name of a fact: a fact that nobody can know


@dataclass(frozen=True, slots=True)
class Route:
    """A way to help and what it says to one person; texts are Dutch sentences, to be translated at the edge.

    `reasons` are the sentences that decide: why it fits, why it does not, or what has to be asked. `ask` are the facts
    that would decide. `term_days` is how long it takes: 0 for now, None where no term is known.
    """

    code: str
    title: Sentence
    law: str
    desk: Sentence
    how_to_ask: Sentence
    term_days: int | None
    outcome: Outcome
    reasons: tuple[Sentence, ...]
    ask: tuple[str, ...]

    @property
    def is_for_now(self) -> bool:
        """Return whether it helps at once."""
        return self.term_days == 0


def read_route(document: Mapping[str, Any]) -> Scheme:
    """Return the scheme of a route, in which what is still to be confirmed can never be known. Raises SchemeIsWrong."""
    read_scheme(document)
    criteria = [one | {"fact": TO_CONFIRM + one["fact"]} if is_to_confirm(one) else one for one in document["criteria"]]
    return read_scheme({**document, "criteria": criteria})


def is_to_confirm(criterion: Mapping[str, Any]) -> bool:
    """Return whether nobody looked up a criterion of a document at its source."""
    return criterion["source"].get("checked_date") is None


def judge(schemes: Iterable[Scheme], facts: Mapping[str, Value | None], on: date) -> tuple[Route, ...]:
    """Return what the routes that are valid on a day say to somebody of whom these facts are known.

    Raises FactsAreWrong for a fact of another kind than a route asks for.
    """
    known = {name: value for name, value in facts.items() if not name.startswith(TO_CONFIRM)}
    return tuple(_route(one, decision.decide(one, known, on)) for one in schemes if one.is_valid_on(on))


def _route(scheme: Scheme, decided: Decision) -> Route:
    return Route(
        code=scheme.code,
        title=Sentence(scheme.title),
        law=scheme.law,
        desk=Sentence(scheme.desk),
        how_to_ask=Sentence(scheme.how_to_ask),
        term_days=scheme.term_days,
        outcome=decided.outcome,
        reasons=tuple(Sentence(one.sentence) for one in _deciding(scheme, decided)),
        ask=tuple(name for name in decided.ask if not name.startswith(TO_CONFIRM)),
    )


def _deciding(scheme: Scheme, decided: Decision) -> Sequence[Judged]:
    """Return the criteria that an outcome turns on: every yes, the parts that are no, or what is still open."""
    found = {one.criterion.id: one for one in decided.criteria}
    if decided.outcome is Outcome.YES:
        return [one for one in decided.criteria if one.finding is Finding.YES]
    if decided.outcome is Outcome.ASK:
        return [one for one in decided.criteria if one.finding is Finding.UNKNOWN and one.criterion.fact in decided.ask]
    parts = [[found[one.id] for one in part] for part in scheme.parts.values()]
    return [one for part in parts if all(each.finding is Finding.NO for each in part) for one in part]
