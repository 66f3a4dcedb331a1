"""What one request may have: the offers that the rules allow, where nobody else is, or beside what others have."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.filling import fits
from draagkracht.respite.rules.planning.instance import Instance, Offer
from draagkracht.respite.rules.planning.problem import NONE, TINY, Problem, find_column, pose

Array = NDArray[Any]


def is_allowed(instance: Instance, offer: Offer) -> bool:
    """Tell whether the rules allow an offer where nobody else is."""
    alone = _alone(instance, {offer.request})
    return find_column(alone.instance, alone.columns, 0, offer) != NONE


def list_fitting(instance: Instance, first: Sequence[Offer], then: Sequence[Offer]) -> list[Offer]:
    """Return those of `then` that the rules allow and that fit, one after the other, beside `first`."""
    if not then:
        return []
    problem = _alone(instance, {offer.request for offer in (*first, *then)})
    left = _left(problem, first)
    return [offer for offer in then if _take(problem, left, offer)]


def list_allowed(instance: Instance, request_id: str, others: Sequence[Offer]) -> list[Offer]:
    """Return what a request may have beside the offers of others, what is worth most first.

    Offers of others that are not allowed themselves take nothing.
    """
    problem = _alone(instance, {request_id, *(offer.request for offer in others)})
    left = _left(problem, [offer for offer in others if offer.request != request_id])
    mine = np.flatnonzero(problem.columns.request == _number(problem, request_id))
    mine = mine[fits(problem.columns, mine, left)]
    order = mine[np.argsort(-problem.columns.value[mine], kind="stable")]
    return [problem.offer(int(column)) for column in order]


def _left(problem: Problem, offers: Sequence[Offer]) -> Array:
    left = problem.rows.capacity.astype(float)
    for offer in offers:
        _take(problem, left, offer)
    return left


def _take(problem: Problem, left: Array, offer: Offer) -> bool:
    """Take what an offer uses of what is left, where that is enough; tell whether it was."""
    column = find_column(problem.instance, problem.columns, _number(problem, offer.request), offer)
    if column == NONE:
        return False
    rows, amounts = problem.columns.rows_of(column)
    if (left[rows] < amounts - TINY).any():
        return False
    left[rows] -= amounts
    return True


def _number(problem: Problem, request_id: str) -> int:
    return next(number for number, one in enumerate(problem.instance.requests) if one.id == request_id)


def _alone(instance: Instance, wanted: set[str]) -> Problem:
    """Return the problem of some requests, with nothing that was agreed before."""
    requests = tuple(request for request in instance.requests if request.id in wanted)
    return pose(replace(instance, requests=requests, floors=(), locked=(), promised=()))
