"""The figures of the search: worked examples by hand, and what must hold for every list."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.judged import metrics

GRADES = {"a": 3, "b": 2, "c": 1}
names = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=2)
graded = st.dictionaries(names, st.integers(1, 3), min_size=1)


def test_the_best_order_has_an_ndcg_of_one() -> None:
    assert metrics.ndcg(["a", "b", "c"], GRADES) == pytest.approx(1)


def test_ndcg_by_hand() -> None:
    ideal = 7 + 3 / math.log2(3) + 1 / 2

    found = metrics.ndcg(["x", "b", "a"], GRADES)

    assert found == pytest.approx((3 / math.log2(3) + 7 / 2) / ideal)


def test_nothing_found_is_worth_nothing() -> None:
    assert metrics.ndcg([], GRADES) == 0
    assert metrics.recall([], GRADES) == 0


def test_what_stands_after_ten_places_is_worth_nothing() -> None:
    others = [f"x{number}" for number in range(10)]

    assert metrics.ndcg([*others, "a"], GRADES) == 0
    assert metrics.recall([*others, "a"], GRADES) == 0


def test_showing_a_service_twice_earns_nothing() -> None:
    assert metrics.ndcg(["a", "a", "a"], GRADES) == metrics.ndcg(["a"], GRADES)


def test_what_is_related_neither_earns_nor_costs_among_the_good_answers() -> None:
    assert metrics.ndcg_of_good(["a", "b"], GRADES) == pytest.approx(1)
    assert metrics.ndcg_of_good(["c", "a", "c", "b"], GRADES) == pytest.approx(1)
    assert metrics.ndcg_of_good(["x", "a", "b"], GRADES) < 0.7


def test_recall_counts_good_answers_only() -> None:
    assert metrics.recall(["a", "c"], GRADES) == 0.5


def test_more_than_ten_good_answers_can_be_found_in_full() -> None:
    grades = {f"s{number}": 3 for number in range(14)}

    assert metrics.recall(list(grades)[:10], grades) == 1
    assert metrics.ndcg(list(grades)[:10], grades) == pytest.approx(1)


def test_the_zero_result_rate_is_the_part_that_found_nothing() -> None:
    assert metrics.zero_result_rate([["a"], [], ["b"], ["c"]]) == 0.25


def test_no_figure_without_something_to_measure() -> None:
    with pytest.raises(ValueError, match="best order"):
        metrics.ndcg(["a"], {})
    with pytest.raises(ValueError, match="best order"):
        metrics.ndcg_of_good(["a"], {"a": 1})
    with pytest.raises(ValueError, match="recall"):
        metrics.recall(["a"], {"a": 1})
    with pytest.raises(ValueError, match="rate"):
        metrics.zero_result_rate([])


@given(st.lists(names), graded)
def test_ndcg_is_between_nothing_and_the_best_order(results: list[str], grades: dict[str, int]) -> None:
    best = sorted(grades, key=grades.__getitem__, reverse=True)

    assert 0 <= metrics.ndcg(results, grades) <= metrics.ndcg(best, grades) == pytest.approx(1)


@given(st.permutations(list("abcdefghijkl")), graded)
def test_a_better_service_one_place_higher_never_lowers_ndcg(results: list[str], grades: dict[str, int]) -> None:
    for place in range(len(results) - 1):
        if grades.get(results[place + 1], 0) > grades.get(results[place], 0):
            swapped = [*results[:place], results[place + 1], results[place], *results[place + 2 :]]

            assert metrics.ndcg(swapped, grades) >= metrics.ndcg(results, grades) - 1e-12
