"""Answers for the tests of this folder: full forms, and hypothesis strategies over what an instrument knows."""

from typing import Any

from hypothesis import strategies as st

from draagkracht.assessments.rules import instruments
from draagkracht.assessments.rules.definition import Instrument, Item

Answers = dict[str, Any]

# A quiet quick check: nothing weighs, somebody over 18.
CALM: Answers = {
    "minor": "no",
    "whom": "friend",
    "tasks": ["transport"],
    "hours": "4-8",
    "since": "1y-5y",
    "perseverance": "gt-2y",
    "sleep": "no",
    "own-life": "no",
    "work-school": "no",
    "health": "no",
    "alone": "no",
    "energy": ["together"],
    "safe": ["safe"],
}
# From best to worst.
STATEMENTS = ("sleep", "own-life", "work-school", "health", "alone")
ORDERED = {
    **dict.fromkeys(STATEMENTS, ("no", "sometimes", "often")),
    "hours": ("lt-4", "4-8", "8-20", "20-40", "gt-40"),
    "perseverance": ("gt-2y", "1y-2y", "6m-12m", "1m-6m", "1w-1m", "lt-1w"),
}


def calm(**changes: Any) -> Answers:
    """Return the quiet quick check with other answers; `own_life` stands for `own-life`."""
    return CALM | {item.replace("_", "-"): answer for item, answer in changes.items()}


def form(code: str, answer: str) -> Answers:
    """Return a form of an instrument with the same answer everywhere."""
    return {item.id: answer for item in instruments.get_instrument(code).items}


def answer_to(item: Item) -> st.SearchStrategy[Any]:
    """Return answers that an item knows, in the shape it takes."""
    if not item.options:
        return st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N"]), max_size=item.max_length)
    codes = st.sampled_from(sorted(item.codes))
    return st.lists(codes, min_size=1, max_size=4) if item.repeats else codes


def full_forms(instrument: Instrument) -> st.SearchStrategy[Answers]:
    """Return complete forms; what may be skipped is sometimes there."""
    required = {item.id: answer_to(item) for item in instrument.items if item.is_required}
    optional = {item.id: answer_to(item) for item in instrument.items if not item.is_required}
    return st.fixed_dictionaries(required, optional=optional)


QUICK_CHECKS = full_forms(instruments.get_instrument("quick-check"))
