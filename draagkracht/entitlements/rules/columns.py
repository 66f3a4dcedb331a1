"""The one evaluator: a scheme as columns over people, in stages that each build on the columns before.

Null is unknown, and stays so: `any_horizontal` and `all_horizontal` are the "or" and "and" of Kleene. Nothing is
decided by `when(null)`, which takes the else branch: what may be null is filled first. Amounts are Int64. A
stage is a set of named columns, never put into the next as an expression: that costs twice as much.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

import polars as pl

from draagkracht.entitlements.rules.reading import Facts
from draagkracht.entitlements.rules.scheme import Comparison, Criterion, FactKind, Scheme, Supplement, part_of

OUTCOME: Final = "outcome"
AMOUNT: Final = "amount_cents"
MOST_SCHEMES: Final = 256
TYPES: Final = {
    FactKind.FLAG: pl.Boolean(),
    FactKind.NUMBER: pl.Float64(),
    FactKind.TEXT: pl.String(),
    FactKind.DAY: pl.String(),
}

Stage = tuple[pl.Expr, ...]


def fact(name: str) -> str:
    """Return the name of the column of a fact."""
    return f"fact:{name}"


def criterion(name: str) -> str:
    """Return the name of the column of a criterion: yes, no, or null for unknown."""
    return f"criterion:{name}"


def part(name: str) -> str:
    """Return the name of the column of a part: yes, no, or null for undecided."""
    return f"part:{name}"


def asks(name: str) -> str:
    """Return the name of the column that says whether the fact of a criterion is still asked for."""
    return f"asks:{name}"


def raises(name: str) -> str:
    """Return the name of the column that says whether the fact of a criterion could raise the amount."""
    return f"raises:{name}"


def _supplement(place: int) -> str:
    return f"supplement:{place}"


def frame_of(scheme: Scheme, people: Sequence[Facts]) -> pl.DataFrame:
    """Return people as rows, with a column for each fact of the scheme; what is absent is null."""
    columns = {fact(name): [facts.get(name) for facts in people] for name, _ in scheme.kinds}
    types = {fact(name): TYPES[kind] for name, kind in scheme.kinds}
    # A scheme without criteria has no facts, and is still about these people.
    return pl.DataFrame({**columns, "row": range(len(people))}, schema={**types, "row": pl.Int64()})


def evaluate(scheme: Scheme, people: pl.DataFrame) -> pl.DataFrame:
    """Return people with what the scheme says of each in the columns that the functions above name.

    `outcome` is yes, no, or null for ask; `amount_cents` is 0 where it is not yes.
    """
    for stage in stages(scheme):
        people = people.with_columns(stage)
    return people


@lru_cache(MOST_SCHEMES)
def stages(scheme: Scheme) -> tuple[Stage, ...]:
    """Return the columns of a scheme, in the order in which they are made."""
    found = (
        tuple(_criterion(one) for one in scheme.criteria),
        tuple(_part(name, conditions) for name, conditions in scheme.parts.items()),
        (_outcome(scheme), *_supplements(scheme)),
        (_amount(scheme), *_asks(scheme), *_raises(scheme)),
    )
    return tuple(stage for stage in found if stage)


def _criterion(one: Criterion) -> pl.Expr:
    value, column = one.values[0], pl.col(fact(one.fact))
    compared = {
        Comparison.AT_LEAST: column >= value,
        Comparison.AT_MOST: column <= value,
        Comparison.LESS_THAN: column < value,
        Comparison.MORE_THAN: column > value,
        Comparison.EQUALS: column == value,
        Comparison.ONE_OF: column.is_in(one.values),
    }
    return compared[one.comparison].alias(criterion(one.id))


def _part(name: str, conditions: Sequence[Criterion]) -> pl.Expr:
    return pl.any_horizontal([criterion(one.id) for one in conditions]).alias(part(name))


def _outcome(scheme: Scheme) -> pl.Expr:
    return _all(part(name) for name in scheme.parts).alias(OUTCOME)


def _supplements(scheme: Scheme) -> list[pl.Expr]:
    """Return a column for each supplement: null where something is unknown and nothing is no."""
    return [_all(map(criterion, one.criteria)).alias(_supplement(place)) for place, one in _numbered(scheme)]


def _amount(scheme: Scheme) -> pl.Expr:
    """Return the amount: the base and each supplement that is certain, at most the cap, and 0 unless the answer is yes.

    What is unknown is filled with no before it is multiplied: null would spread.
    """
    if scheme.amount is None:
        return _cents(0).alias(AMOUNT)
    total = _cents(scheme.amount.base_cents)
    for place, one in _numbered(scheme):
        total = total + pl.col(_supplement(place)).fill_null(value=False).cast(pl.Int64) * _cents(one.cents)
    if scheme.amount.cap_cents is not None:
        total = pl.min_horizontal(total, _cents(scheme.amount.cap_cents))
    return (total * _is_yes().cast(pl.Int64)).alias(AMOUNT)


def _asks(scheme: Scheme) -> list[pl.Expr]:
    """Return for each condition whether it is asked: unknown, in a part that is undecided, as all is."""
    is_open = pl.col(OUTCOME).is_null()
    return [
        (is_open & pl.col(part(part_of(one))).is_null() & pl.col(criterion(one.id)).is_null()).alias(asks(one.id))
        for one in scheme.conditions
    ]


def _raises(scheme: Scheme) -> list[pl.Expr]:
    """Return for each criterion of supplements whether one waits for it: it is unknown, and nothing there is no."""
    waiting: dict[str, list[pl.Expr]] = {}
    for place, supplement in _numbered(scheme):
        for name in supplement.criteria:
            waiting.setdefault(name, []).append(pl.col(_supplement(place)).is_null())
    return [
        (_is_yes() & pl.any_horizontal(found) & pl.col(criterion(name)).is_null()).alias(raises(name))
        for name, found in waiting.items()
    ]


def _is_yes() -> pl.Expr:
    return pl.col(OUTCOME).fill_null(value=False)


def _all(columns: Iterable[str]) -> pl.Expr:
    """Return the "and" of columns; of none it is yes."""
    names = list(columns)
    return pl.all_horizontal(names) if names else pl.lit(value=True)


def _cents(number: int) -> pl.Expr:
    return pl.lit(number, dtype=pl.Int64)


def _numbered(scheme: Scheme) -> list[tuple[int, Supplement]]:
    return list(enumerate(scheme.amount.supplements)) if scheme.amount else []
