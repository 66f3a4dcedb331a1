"""Solving pieces of a plan with HiGHS, in processes of their own that can be ended at any moment.

HiGHS overruns its limit of time, and a solver in C++ may end with the process it runs in: neither may reach a plan.
"""

import contextlib
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from multiprocessing import resource_tracker
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from draagkracht.respite.rules.planning.improving import Piece

Array = NDArray[Any]
AT_A_TIME: Final = 2  # processes
SECONDS: Final = 1.0  # a piece
GAP: Final = 0.0003
MOST_WAITED: Final = 5.0  # seconds for a piece, where cores are shared


class OptionIsUnknown(RuntimeError):
    """HiGHS does not know an option: it would go on without it and say nothing."""


def counting_down(seconds: float) -> Callable[[], float]:
    """Return what tells how many of so many seconds are left, from now on."""
    start = time.monotonic()
    return lambda: seconds - (time.monotonic() - start)


@contextlib.contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Let processes that start here never hear Ctrl-C: it reaches all of a terminal, and these end with the plan."""
    resource_tracker.ensure_running()  # started later, it would lift the block
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Processes:
    """Processes that solve pieces, while it is entered; `seconds_left` says when no answer is waited for any more."""

    def __init__(self, seconds_left: Callable[[], float]) -> None:
        self._seconds_left = seconds_left

    def __enter__(self) -> "Processes":
        with deaf_to_ctrl_c():
            self._pool = multiprocessing.get_context("spawn").Pool(AT_A_TIME)
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.terminate()
        self._pool.join()

    def __call__(self, pieces: Iterator[Piece]) -> Iterator[tuple[Piece, Array]]:
        """Return each piece with the numbers of its columns that are best together.

        Ends where an answer does not come in time: the process is as good as gone.
        """
        waiting: deque[tuple[Piece, Any]] = deque()
        try:
            for piece in pieces:
                waiting.append((piece, self._pool.apply_async(solve, (piece,))))
                if len(waiting) > AT_A_TIME:
                    yield self._first(waiting)
            while waiting:
                yield self._first(waiting)
        except multiprocessing.TimeoutError:
            return

    def _first(self, waiting: deque[tuple[Piece, Any]]) -> tuple[Piece, Array]:
        piece, answer = waiting.popleft()
        return piece, answer.get(timeout=max(0.0, min(MOST_WAITED, self._seconds_left())))


def solve(piece: Piece) -> Array:
    """Return the numbers of the columns of a piece that are best together; none where that was not found in time."""
    # Only the processes that solve load it.
    import highspy  # noqa: PLC0415

    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    options = {"output_flag": False, "time_limit": SECONDS, "mip_rel_gap": GAP, "threads": 1}
    for name, value in options.items():
        if highs.setOptionValue(name, value) != highspy.HighsStatus.kOk:
            raise OptionIsUnknown(name)
    highs.passModel(_model(piece, highspy))
    highs.run()
    answer = np.array(highs.getSolution().col_value)[: len(piece.columns)]
    return np.flatnonzero(answer > 0.5)  # noqa: PLR2004 (whole numbers, as a solver writes them)


def _model(piece: Piece, highspy: Any) -> Any:
    """Return the piece as HiGHS takes it: a column each, and one for each floor by which it stays short."""
    columns = piece.columns
    number, floors = len(columns), len(piece.lacks)
    rows, row = np.unique(columns.rows, return_inverse=True)
    requests, request = np.unique(columns.request, return_inverse=True)
    of_floor, member = np.nonzero(piece.members)
    each, short = np.arange(number), np.arange(floors)
    first_floor = len(rows) + len(requests)
    index = np.concatenate((row, len(rows) + request, first_floor + of_floor, first_floor + short))
    counts = np.diff(columns.first)
    column = np.concatenate((np.repeat(each, counts), each, member, number + short))
    amount = np.concatenate((columns.amounts, np.ones(number + len(member) + floors)))
    order = np.argsort(column, kind="stable")
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = number + floors, first_floor + floors
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = np.concatenate((columns.value, np.full(floors, -10 * columns.value.max() - 1)))
    model.col_lower_ = np.zeros(number + floors)
    model.col_upper_ = np.concatenate((np.ones(number), piece.lacks.astype(float)))
    model.row_lower_ = np.concatenate((np.full(first_floor, -highspy.kHighsInf), piece.lacks.astype(float)))
    model.row_upper_ = np.concatenate((piece.left[rows], np.ones(len(requests)), np.full(floors, highspy.kHighsInf)))
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(np.bincount(column, minlength=number + floors))))
    model.a_matrix_.index_, model.a_matrix_.value_ = index[order], amount[order]
    model.integrality_ = [highspy.HighsVarType.kInteger] * (number + floors)
    return model
