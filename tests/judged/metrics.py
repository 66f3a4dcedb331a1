"""How good a list of results is against grades."""

import math
from collections.abc import Mapping, Sequence

DEPTH = 10
GOOD = 2  # the least grade of an answer that somebody is helped with


def ndcg(results: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the normalised discounted cumulative gain of the first ten results: 1 is the best order possible.

    The gain of a grade is 2^grade − 1, the discount of place n (from 1) is log2(n + 1): Järvelin and Kekäläinen (2002)
    with the gain of Burges et al. (2005). Raises ValueError for a query without an answer.
    """
    ideal = _gain(sorted(grades.values(), reverse=True))
    if not ideal:
        raise ValueError("A query without an answer has no best order.")
    return _gain([grades.get(result, 0) for result in _once(results)]) / ideal


def ndcg_of_good(results: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the nDCG@10 of the good answers alone: what is related neither earns nor costs (it is passed over).

    A search that shows all good answers in the best order, and nothing that is merely related, has 1 here; `ndcg` wants
    to see what is related too. Condensed lists: Sakai (2007). Raises ValueError for a query without a good answer.
    """
    good = {service: grade for service, grade in grades.items() if grade >= GOOD}
    return ndcg([result for result in _once(results) if result in good or result not in grades], good)


def recall(results: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return which part of the good answers stands among the first ten results; of more than ten, ten count.

    Raises ValueError for a query without a good answer.
    """
    good = {service for service, grade in grades.items() if grade >= GOOD}
    if not good:
        raise ValueError("A query without a good answer has no recall.")
    return len(good.intersection(_once(results)[:DEPTH])) / min(len(good), DEPTH)


def zero_result_rate(found: Sequence[Sequence[str]]) -> float:
    """Return which part of the queries found nothing at all. Raises ValueError without queries."""
    if not found:
        raise ValueError("Without queries there is no rate.")
    return sum(not results for results in found) / len(found)


def _gain(grades: Sequence[int]) -> float:
    return math.fsum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def _once(results: Sequence[str]) -> list[str]:
    """Return the results without those that were there before: showing a service twice earns nothing."""
    return list(dict.fromkeys(results))
