"""From a document to a scheme or to the facts about somebody. What does not add up is refused by place."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from draagkracht.base.text import N_, Sentence
from draagkracht.entitlements.rules.nodes import DocumentIsWrong, Node, as_day, is_number, is_readable, shown
from draagkracht.entitlements.rules.scheme import (
    ORDERING,
    Amount,
    Budget,
    Comparison,
    Criterion,
    FactKind,
    Scheme,
    SchemeKind,
    Sharing,
    Source,
    Status,
    Supplement,
    Value,
    WhenShort,
)

FORMAT: Final = "scheme/1"
LONGEST_TERM: Final = 3660  # days

Facts = Mapping[str, Value | None]


class SchemeIsWrong(DocumentIsWrong):
    """A scheme cannot be used."""


class FactsAreWrong(DocumentIsWrong):
    """The facts about somebody are not of the kind that the scheme asks for."""


def read_scheme(data: object) -> Scheme:
    """Return the scheme in a document of the format `scheme/1`. Raises SchemeIsWrong."""
    try:
        return _scheme(Node(data, ""))
    except DocumentIsWrong as error:
        raise SchemeIsWrong(error.place or "scheme", error.reason) from error


def read_facts(scheme: Scheme, data: Mapping[str, object]) -> dict[str, Value | None]:
    """Return the facts that a scheme asks for; what is absent or null is None. Other facts are left alone.

    Raises FactsAreWrong for a fact of another kind than the criteria are about.
    """
    return {fact: _fact(fact, kind, data.get(fact)) for fact, kind in scheme.kinds}


def _fact(name: str, kind: FactKind, value: Any) -> Value | None:
    if value is None:
        return None
    if _kind_of(value) is not kind and not (kind is FactKind.TEXT and _kind_of(value) is FactKind.DAY):
        raise FactsAreWrong(shown(name), Sentence(WANTED[kind]))
    return _plain(value)


WANTED: Final[Mapping[FactKind, str]] = {
    FactKind.FLAG: N_("hier hoort true of false te staan."),
    FactKind.NUMBER: N_("hier hoort een getal te staan."),
    FactKind.TEXT: N_("hier hoort tekst te staan."),
    FactKind.DAY: N_("hier hoort een datum te staan, als 2026-01-31."),
}


def _scheme(node: Node) -> Scheme:
    if node.needed("format") != FORMAT:
        raise node.wrong("format", N_("hier hoort “%(format)s” te staan."), format=FORMAT)
    criteria = tuple(_criterion(one) for one in node.nodes("criteria"))
    _check_names(criteria)
    amount = node.node_or_none("amount")
    sharing = node.node_or_none("sharing")
    budget = node.node_or_none("budget")
    found = Scheme(
        code=node.name("code"),
        title=node.text_or_none("title") or "",
        law=node.text_or_none("law") or "",
        desk=node.text_or_none("desk") or "",
        how_to_ask=node.text_or_none("how_to_ask") or "",
        how_to_object=node.text_or_none("how_to_object") or "",
        term_days=node.whole_or_none("term_days", LONGEST_TERM),
        status=node.code_or_none("status", Status),
        kind=node.code("kind", SchemeKind),
        municipality=node.text_or_none("municipality"),
        valid_from=node.day("valid_from"),
        valid_until=node.day_or_none("valid_until"),
        criteria=criteria,
        kinds=tuple(_kinds(criteria).items()),
        amount=_amount(amount, criteria) if amount else None,
        sharing=_sharing(sharing) if sharing else None,
        budget=_budget(budget) if budget else None,
    )
    if found.valid_until is not None and found.valid_until <= found.valid_from:
        raise node.wrong("valid_until", N_("dit hoort na valid_from te zijn."))
    node.close()
    return found


def _criterion(node: Node) -> Criterion:
    comparison = node.code("is", Comparison)
    found = Criterion(
        id=node.name("id"),
        group=node.text_or_none("group"),
        fact=node.name("fact"),
        comparison=comparison,
        values=_values(node, comparison),
        needs_proof=node.flag("proof"),
        source=read_source(node.node("source")),
        yes=node.text("yes"),
        no=node.text("no"),
        ask=node.text("ask"),
    )
    if found.group is not None and not found.group.strip():
        raise node.wrong("group", N_("deze tekst is leeg."))
    node.close()
    return found


def read_source(node: Node) -> Source:
    """Return where a criterion comes from. Raises DocumentIsWrong."""
    found = Source(
        law=node.text("law"),
        article=node.text_or_none("article"),
        url=node.text_or_none("url"),
        checked_date=node.day_or_none("checked_date"),
    )
    node.close()
    return found


def _values(node: Node, comparison: Comparison) -> tuple[Value, ...]:
    """Return what a fact is compared with: all of one kind, and for an order a number or a day."""
    given = node.items("value") if comparison is Comparison.ONE_OF else [node.needed("value")]
    kinds = {_kind_of(value) for value in given}
    if not given or None in kinds:
        raise node.wrong("value", N_("hier hoort true of false, een getal of tekst te staan."))
    if comparison in ORDERING and not kinds <= {FactKind.NUMBER, FactKind.DAY}:
        raise node.wrong("value", N_("hier hoort een getal of een datum te staan."))
    if len(kinds) > 1 and not kinds <= {FactKind.TEXT, FactKind.DAY}:
        raise node.wrong("value", N_("deze waarden zijn niet van dezelfde soort."))
    return tuple(_plain(value) for value in given)


def _kind_of(value: object) -> FactKind | None:
    """Return what kind of value this is; None for one that no fact can have."""
    if isinstance(value, bool):
        return FactKind.FLAG
    if isinstance(value, str) and is_readable(value):
        return FactKind.DAY if as_day(value) else FactKind.TEXT
    return FactKind.NUMBER if is_number(value) else None


def _plain(value: Value) -> Value:
    """Return a value as columns hold it: every number is a float, so that 5 and 5.0 are one."""
    return value if isinstance(value, bool | str) else float(value)


def _kinds(criteria: Sequence[Criterion]) -> dict[str, FactKind]:
    """Return of each fact what kind it is; refuses a fact that is compared with different kinds of value."""
    found: dict[str, FactKind] = {}
    for place, criterion in enumerate(criteria):
        kind = _kind_asked(criterion)
        before = found.setdefault(criterion.fact, kind)
        if {before, kind} == {FactKind.TEXT, FactKind.DAY} and not _has_other_words(criteria, criterion.fact):
            found[criterion.fact] = FactKind.DAY  # one criterion wants an order, the others name days
        elif before is not kind:
            message = N_("het feit “%(fact)s” wordt elders met een andere soort waarde vergeleken.")
            raise DocumentIsWrong(f"criteria[{place}].value", Sentence(message, {"fact": shown(criterion.fact)}))
    return found


def _kind_asked(criterion: Criterion) -> FactKind:
    """Return the kind of fact that a criterion asks for: days only where an order is asked, else they are texts."""
    kind = _kind_of(criterion.values[0])
    if kind is None or (kind is FactKind.DAY and criterion.comparison not in ORDERING):
        return FactKind.TEXT
    return kind


def _has_other_words(criteria: Iterable[Criterion], fact: str) -> bool:
    """Return whether a fact is anywhere compared with a text that is no day."""
    values = [value for criterion in criteria if criterion.fact == fact for value in criterion.values]
    return any(_kind_of(value) is FactKind.TEXT for value in values)


def _check_names(criteria: Sequence[Criterion]) -> None:
    """Refuse an id that stands twice."""
    seen: set[str] = set()
    for place, criterion in enumerate(criteria):
        if criterion.id in seen:
            raise DocumentIsWrong(f"criteria[{place}].id", Sentence(N_("dit staat er twee keer.")))
        seen.add(criterion.id)


def _amount(node: Node, criteria: Sequence[Criterion]) -> Amount:
    known = {criterion.id for criterion in criteria}
    supplements = tuple(_supplement(one, known) for one in node.nodes_or_none("supplements"))
    found = Amount(node.whole("base_cents"), supplements, node.whole_or_none("cap_cents"))
    node.close()
    return found


def _supplement(node: Node, known: set[str]) -> Supplement:
    ids = node.items("criteria")
    for one in ids:
        if not isinstance(one, str) or one not in known:
            raise node.wrong("criteria", N_("er is geen criterium “%(id)s”."), id=shown(one))
    found = Supplement(tuple(ids), node.whole("cents"))
    node.close()
    return found


def _sharing(node: Node) -> Sharing:
    found = Sharing(node.name("per"), node.whole_or_none("max_awards"), node.flag("split"))
    node.close()
    return found


def _budget(node: Node) -> Budget:
    found = Budget(node.whole("cents"), node.code("when_short", WhenShort))
    node.close()
    return found
