"""What the search must reach on the part of the judged set that nobody tunes on."""

from collections.abc import Mapping

from tests.judged.harness import Figures

LEAST_NDCG = {"plain": 0.95, "typing": 0.90, "compounds": 0.85}
MOST_WITHOUT_RESULT = 0.02


def missed(measured: Mapping[str, Figures]) -> list[str]:
    """Return the bars that these figures do not reach, as words for people; nothing when every bar holds."""
    found = [
        f"{kind} nDCG@10 {measured[kind].ndcg:.3f} < {bar}"
        for kind, bar in LEAST_NDCG.items()
        if measured[kind].ndcg < bar
    ]
    rate = measured["all"].zero_result_rate
    return found + ([f"without result {rate:.1%} > {MOST_WITHOUT_RESULT:.0%}"] if rate > MOST_WITHOUT_RESULT else [])
