"""The processes that solve: they start and end with the plan, whatever is pressed in the terminal."""

import multiprocessing
import signal
from pathlib import Path

from draagkracht.respite.solver import AT_A_TIME, Processes


def is_deaf_to(pid: int, number: int) -> bool:
    """Return whether a process has a signal blocked."""
    status = dict(line.split(":\t", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return bool(int(status["SigBlk"], 16) & 1 << number - 1)


def test_processes_that_solve_never_hear_ctrl_c_and_their_parent_does() -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())

    with Processes(lambda: 1.0):
        solving = multiprocessing.active_children()
        deaf = [is_deaf_to(process.pid or 0, signal.SIGINT) for process in solving]

    assert deaf == [True] * AT_A_TIME
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before
    assert signal.SIGINT not in before
    assert multiprocessing.active_children() == []
