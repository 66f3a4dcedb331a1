"""Runs a search over a part of the judged set and tells how good it is, per kind of query."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from tests.judged import metrics
from tests.judged.reading import JudgedQuery, Kind, Part
from tests.judged.variants import read_part

# From the slug of a municipality and a query to the ids of services, best first.
Search = Callable[[str, str], Sequence[str]]
COMPOUNDS = (Kind.SPLIT, Kind.JOINED)


@dataclass(frozen=True, slots=True)
class Figures:
    """The quality over a number of queries: means, and the part without any result. See `metrics` for each figure."""

    queries: int
    ndcg: float
    ndcg_of_good: float
    recall: float
    zero_result_rate: float


def measure(search: Search, part: Part) -> dict[str, Figures]:
    """Return the figures of a search per kind of query, of all compounds together, and of everything (`all`)."""
    judged = {kind: [(query, search(query.municipality, query.text)) for query in queries]
              for kind, queries in read_part(part).items()}  # fmt: skip
    together = {"compounds": COMPOUNDS, "all": tuple(Kind)}
    return {
        **{str(kind): figures(found) for kind, found in judged.items()},
        **{name: figures([pair for kind in kinds for pair in judged[kind]]) for name, kinds in together.items()},
    }


def figures(found: Sequence[tuple[JudgedQuery, Sequence[str]]]) -> Figures:
    """Return the figures of queries with what was found for them."""
    return Figures(
        len(found),
        fmean(metrics.ndcg(results, query.grades) for query, results in found),
        fmean(metrics.ndcg_of_good(results, query.grades) for query, results in found),
        fmean(metrics.recall(results, query.grades) for query, results in found),
        metrics.zero_result_rate([results for _, results in found]),
    )


def table(measured: Mapping[str, Figures]) -> str:
    """Return the figures as lines of text."""
    lines = [f"{'':>10} {'queries':>8} {'nDCG@10':>8} {'of good':>8} {'recall@10':>10} {'no result':>10}"]
    lines += [
        f"{name:>10} {one.queries:>8} {one.ndcg:>8.3f} {one.ndcg_of_good:>8.3f} {one.recall:>10.3f}"
        f" {one.zero_result_rate:>10.1%}"
        for name, one in measured.items()
    ]
    return "\n".join(lines)


def worst(search: Search, part: Part, kind: Kind = Kind.PLAIN) -> list[tuple[float, str, str]]:
    """Return the queries of the tuned part as (nDCG, municipality, text), worst first.

    Raises ValueError for the part that nobody tunes on: whoever saw which of its queries fail would tune on it.
    """
    if part is not Part.TUNED:
        raise ValueError("Which queries of the untouched part fail stays unknown.")
    return sorted(
        (metrics.ndcg(search(query.municipality, query.text), query.grades), query.municipality, query.text)
        for query in read_part(part)[kind]
    )
