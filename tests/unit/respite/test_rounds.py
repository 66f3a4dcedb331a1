"""Giving out in rounds: nobody gets what is not there, and it is worth more than in one go."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from draagkracht.respite.rules.planning import planning
from draagkracht.respite.rules.planning.filling import Choice
from draagkracht.respite.rules.planning.prices import Priced, find_prices
from draagkracht.respite.rules.planning.problem import NONE, Problem, pose
from draagkracht.respite.rules.planning.reading import read_instance
from draagkracht.respite.rules.planning.rounds import choose_in_rounds
from tests.factories.region import region

FREE = np.zeros(0, dtype=int)


def priced(requests: int, seed: int, **more: Any) -> tuple[Problem, Priced]:
    problem = pose(read_instance(region(requests, seed, **more)))
    return problem, find_prices(problem, np.ones(len(problem.needed), dtype=bool), lambda: False)


def used(choice: Choice) -> Any:
    return choice.problem.columns.take(choice.column[choice.column != NONE]).usage(
        np.ones(int((choice.column != NONE).sum())), len(choice.problem.rows.names)
    )


@given(seed=st.integers(0, 10_000), requests=st.integers(0, 40), is_late=st.booleans())
@settings(max_examples=15, deadline=None)
def test_nobody_gets_what_is_not_there_however_short_the_time(seed: int, requests: int, *, is_late: bool) -> None:
    problem, prices = priced(requests, seed)

    choice = choose_in_rounds(problem, prices, FREE, lambda: is_late)

    np.testing.assert_allclose(used(choice) + choice.left, problem.rows.capacity)
    assert (choice.left >= -1e-9).all()
    given_to = problem.columns.request[choice.column[choice.column != NONE]]
    assert len(given_to) == len(set(given_to.tolist()))


def test_in_rounds_a_large_region_comes_nearer_to_the_best_than_in_one_go() -> None:
    problem, prices = priced(1_000, 1)

    in_rounds = choose_in_rounds(problem, prices, FREE, lambda: False)

    at_once = planning.choose(problem, prices, FREE)
    assert prices.bound - in_rounds.value < 0.8 * (prices.bound - at_once.value)


def test_what_was_agreed_stays_in_every_round() -> None:
    problem, prices = priced(120, 4)
    agreed = np.array([int(planning.choose(problem, prices, FREE).column.max())])

    choice = choose_in_rounds(problem, prices, agreed, lambda: False)

    assert choice.column[problem.columns.request[agreed[0]]] == agreed[0]
