"""Schemes and people for the tests of this folder: by hand, and strategies over the whole format."""

from typing import Any

from hypothesis import strategies as st

Document = dict[str, Any]

SOURCE = {"law": "Verordening", "article": "4", "url": "https://example.org/4", "checked_date": "2026-01-01"}
ORDERING = ("at_least", "at_most", "less_than", "more_than")
# Facts by kind; few, so that criteria meet. The odd ones are names that a library of columns might read as more.
FACTS = {
    "hours": "number",
    "weeks": "number",
    "lives_together": "flag",
    "^.*$": "flag",
    "town": "text",
    "*": "text",
    "since": "day",
}
TOWNS = ("dorp", "stad", "", "Ğ «’»")
DAYS = ("2025-12-31", "2026-01-01", "2026-01-02", "2024-02-29")
NUMBERS = st.integers(-3, 12) | st.floats(-3, 12, allow_nan=False).map(lambda one: round(one, 1))
VALUES = {
    "number": NUMBERS | st.just(2**53) | st.just(-(2**53)),
    "flag": st.booleans(),
    "text": st.sampled_from(TOWNS),
    "day": st.sampled_from(DAYS),
}
CENTS = st.integers(0, 50_000) | st.just(10**13)


def criterion(name: str, fact: str, comparison: str, value: Any, **more: Any) -> Document:
    """Return a criterion of a document."""
    sentences = {"yes": f"{name}: ja", "no": f"{name}: nee", "ask": f"{name}: ?"}
    return {"id": name, "group": None, "fact": fact, "is": comparison, "value": value, "source": SOURCE} | (
        sentences | more
    )


def scheme(*criteria: Document, **more: Any) -> Document:
    """Return a document that holds from 2026 on."""
    return {
        "format": "scheme/1",
        "code": "proef",
        "title": "Proef",
        "kind": "appreciation",
        "municipality": None,
        "valid_from": "2026-01-01",
        "valid_until": None,
        "criteria": list(criteria),
        "amount": None,
        "sharing": None,
        "budget": None,
    } | more


@st.composite
def criteria(draw: st.DrawFn) -> list[Document]:
    """Draw some criteria, with groups."""
    found = []
    for place in range(draw(st.integers(0, 7))):
        fact = draw(st.sampled_from(list(FACTS)))
        kind = FACTS[fact]
        allowed = ("equals", "one_of", *(ORDERING if kind in {"number", "day"} else ()))
        comparison = draw(st.sampled_from(allowed))
        one = VALUES[kind]
        value = draw(st.lists(one, min_size=1, max_size=3) if comparison == "one_of" else one)
        group = draw(st.sampled_from([None, None, "g", "c1"]))
        found.append(criterion(f"c{place}", fact, comparison, value, group=group))
    return found


@st.composite
def schemes(draw: st.DrawFn) -> Document:
    """Draw a scheme: with or without amount, supplements and cap."""
    rows = draw(criteria())
    names = [one["id"] for one in rows]
    some = st.lists(st.sampled_from(names), max_size=3) if names else st.just([])
    supplements = st.lists(st.fixed_dictionaries({"criteria": some, "cents": CENTS}), max_size=3)
    amounts = st.fixed_dictionaries(
        {"base_cents": CENTS, "supplements": supplements, "cap_cents": st.none() | st.integers(0, 60_000)}
    )
    return scheme(*rows, amount=draw(st.none() | amounts))


@st.composite
def people(draw: st.DrawFn, about: Document) -> dict[str, Any]:
    """Draw the facts of somebody, about a third of them unknown; numbers lie on the limits of the scheme and beside."""
    limits = [one["value"] for one in about["criteria"] if isinstance(one["value"], int | float)]
    close = st.sampled_from([limit + step for limit in limits or [0] for step in (-1, 0, 1) if abs(limit) < 100] or [0])
    known: dict[str, st.SearchStrategy[Any]] = {**VALUES, "number": close | NUMBERS}
    found = {fact: draw(st.none() | known[kind] | known[kind]) for fact, kind in FACTS.items()}
    return {fact: value for fact, value in found.items() if value is not None or draw(st.booleans())}
