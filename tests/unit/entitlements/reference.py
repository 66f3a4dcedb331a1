"""A second evaluator, plain and slow, for tests alone: it follows the format's own words, one criterion at a time.

It reads the document itself, so that it shares nothing with the product.
"""

import operator
from collections.abc import Callable, Mapping
from typing import Any

Document = Mapping[str, Any]

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "at_least": operator.ge,
    "at_most": operator.le,
    "less_than": operator.lt,
    "more_than": operator.gt,
    "equals": operator.eq,
    "one_of": lambda value, values: value in values,
}


def decide(scheme: Document, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the format says about one person, but for validity."""
    found = {one["id"]: judge(one, facts) for one in scheme["criteria"]}
    amount = scheme["amount"]
    raising = {name for one in (amount["supplements"] if amount else []) for name in one["criteria"]}
    conditions = [one for one in scheme["criteria"] if one["id"] not in raising]
    parts = parts_of(conditions, found)
    outcome = all_of(list(parts.values()))
    open_ones = [one for one in conditions if found[one["id"]] is None and parts[key_of(one)] is None]
    cents, waiting = payment(amount, found) if outcome is True else (0, set())
    return {
        "outcome": {True: "yes", False: "no", None: "ask"}[outcome],
        "ask": unique(one["fact"] for one in open_ones) if outcome is None else [],
        "amount_cents": cents,
        "could_raise": unique(one["fact"] for one in scheme["criteria"] if one["id"] in waiting),
        "criteria": [explain(one, found[one["id"]]) for one in scheme["criteria"]],
    }


def judge(criterion: Document, facts: Mapping[str, Any]) -> bool | None:
    """Return yes, no, or None for unknown."""
    value = facts.get(criterion["fact"])
    return None if value is None else COMPARE[criterion["is"]](value, criterion["value"])


def key_of(criterion: Document) -> tuple[str, str]:
    """Return what distinguishes a part: the group, or the condition alone."""
    return ("group", criterion["group"]) if criterion["group"] is not None else ("alone", criterion["id"])


def parts_of(conditions: list[Document], found: Mapping[str, bool | None]) -> dict[tuple[str, str], bool | None]:
    """Return the outcome of each part: of a group one is enough."""
    members: dict[tuple[str, str], list[bool | None]] = {}
    for one in conditions:
        members.setdefault(key_of(one), []).append(found[one["id"]])
    return {key: any_of(values) for key, values in members.items()}


def any_of(values: list[bool | None]) -> bool | None:
    """Return Kleene's or."""
    if True in values:
        return True
    return None if None in values else False


def all_of(values: list[bool | None]) -> bool | None:
    """Return Kleene's and."""
    if False in values:
        return False
    return None if None in values else True


def payment(amount: Document | None, found: Mapping[str, bool | None]) -> tuple[int, set[str]]:
    """Return the amount of somebody whose answer is yes, and the criteria for which a supplement waits."""
    if amount is None:
        return 0, set()
    cents: int = amount["base_cents"]
    waiting: set[str] = set()
    for supplement in amount["supplements"]:
        values = {name: found[name] for name in supplement["criteria"]}
        if all(value is True for value in values.values()):
            cents += supplement["cents"]
        elif False not in values.values():
            waiting |= {name for name, value in values.items() if value is None}
    cap = amount["cap_cents"]
    return (cents if cap is None else min(cents, cap)), waiting


def explain(criterion: Document, value: bool | None) -> dict[str, Any]:
    """Return the line of the explanation for one criterion."""
    outcome, sentence = {True: ("yes", "yes"), False: ("no", "no"), None: ("unknown", "ask")}[value]
    return {
        "id": criterion["id"],
        "outcome": outcome,
        "sentence": criterion[sentence],
        "source": criterion["source"],
    }


def unique(names: Any) -> list[str]:
    """Return names in their order, each once."""
    return list(dict.fromkeys(names))
