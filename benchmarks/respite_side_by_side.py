"""The same region by our planner, by CP-SAT, and by HiGHS as one whole-number programme: what each reaches in a minute.

    .venv/bin/python benchmarks/respite_side_by_side.py [INSTANCE.json] [--seconds 60]

A region of our own with 1,600 requests, or that in the file, without floors. Each in a process of its own, for HiGHS
and OR-Tools do not go together in one. Both get all columns that the rules allow, as ours does, and the same time from
reading to answer. Nobody has a bar here: it is to see what the planner adds and what it costs.
"""

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

REQUESTS = 1_600
SECONDS = 60
WAITS = 3  # times the seconds, before a process that overruns is ended
THREADS = 2
CENTI = 10_000  # CP-SAT reckons in whole numbers
Answer = tuple[float, float]


def main() -> int:
    """Let each solve the same region, and print what it reached."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("instance", nargs="?")
    arguments.add_argument("--seconds", type=float, default=SECONDS)
    arguments.add_argument("--by", choices=list(SOLVERS))
    asked = arguments.parse_args()
    if asked.by:
        print(json.dumps(measure(Path(asked.instance), SOLVERS[asked.by], asked.seconds)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(asked.instance) if asked.instance else made(Path(folder))
        print(f"{asked.seconds:.0f} s each; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'by':12} {'value':>10} {'bound':>10} {'gap':>8} {'seconds':>8} {'MB':>6}")
        for name in SOLVERS:
            print(f"{name:12} {line(path, name, asked.seconds)}", flush=True)
    return 0


def made(folder: Path) -> Path:
    """Return the file of a region of our own."""
    from tests.factories.region import region

    path = folder / "region.json"
    path.write_text(json.dumps(region(REQUESTS, 1)))
    return path


def line(path: Path, name: str, seconds: float) -> str:
    """Solve in a process of its own; return what it reached, in columns."""
    command = [sys.executable, __file__, str(path), "--by", name, "--seconds", str(seconds)]
    try:
        out = subprocess.run(command, check=True, capture_output=True, text=True, timeout=WAITS * seconds).stdout
    except subprocess.TimeoutExpired:
        return f"no answer in {WAITS * seconds:.0f} s"
    except subprocess.CalledProcessError as error:
        return f"ended with {error.returncode}: {error.stderr.strip().splitlines()[-1:]}"
    one = json.loads(out.splitlines()[-1])
    value, bound = (f"{one[key]:.1f}" if math.isfinite(one[key]) else "none" for key in ("value", "bound"))
    gap = f"{(one['bound'] - one['value']) / one['bound']:.2%}" if "none" not in {value, bound} else "none"
    return f"{value:>10} {bound:>10} {gap:>8} {one['seconds']:>8.1f} {one['megabytes']:>6.0f}"


def measure(path: Path, solve: Callable[[Any, Callable[[], float]], Answer], seconds: float) -> dict[str, float]:
    """Solve a region in this process; return value, bound, seconds from reading to answer, and the most memory."""
    from draagkracht.respite.rules.planning.reading import read_instance

    start = time.monotonic()
    value, bound = solve(
        read_instance(json.loads(path.read_text())), lambda: max(1.0, seconds - (time.monotonic() - start))
    )
    took = time.monotonic() - start
    held = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {"value": value, "bound": bound, "seconds": took, "megabytes": max(held) / 1024}


def by_ours(instance: Any, seconds_left: Callable[[], float]) -> Answer:
    """Plan as the command does."""
    from draagkracht.respite.rules.planning import planning
    from draagkracht.respite.solver import Processes

    with Processes(seconds_left) as processes:
        plan = planning.plan_region(instance, seconds_left=seconds_left, solver=processes)
    return plan.value, plan.bound


def by_cp_sat(instance: Any, seconds_left: Callable[[], float]) -> Answer:
    """Solve with CP-SAT: a literal for each column, a sum for each row, one at most for each request."""
    from ortools.sat.python import cp_model

    from draagkracht.respite.rules.planning.problem import pose

    problem = pose(instance)
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in range(len(problem.columns))]
    of_request, of_row = grouped(problem)
    for columns in of_request:
        model.add_at_most_one(chosen[column] for column in columns)
    for capacity, (columns, amounts) in zip(problem.rows.capacity, of_row, strict=True):
        if sum(amounts) > capacity:
            model.add(
                cp_model.LinearExpr.weighted_sum([chosen[column] for column in columns], amounts) <= int(capacity)
            )
    worth = [round(CENTI * value) for value in problem.columns.value]
    model.maximize(cp_model.LinearExpr.weighted_sum(chosen, worth))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds_left()
    solver.parameters.num_workers = THREADS
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return solver.objective_value / CENTI if found else 0.0, solver.best_objective_bound / CENTI


def by_highs(instance: Any, seconds_left: Callable[[], float]) -> Answer:
    """Solve with HiGHS: all columns in one programme."""
    import highspy
    import numpy as np

    from draagkracht.respite.rules.planning.problem import pose

    problem = pose(instance)
    columns, requests = problem.columns, len(problem.instance.requests)
    number, counts = len(columns), np.diff(columns.first)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = number, requests + len(problem.rows.names)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = -columns.value, np.zeros(number), np.ones(number)
    lp.row_lower_ = np.full(lp.num_row_, -highspy.kHighsInf)
    lp.row_upper_ = np.concatenate((np.ones(requests), problem.rows.capacity.astype(float)))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.concatenate(([0], np.cumsum(counts + 1)))
    lp.a_matrix_.index_ = np.insert(columns.rows + requests, columns.first[:-1], columns.request)
    lp.a_matrix_.value_ = np.insert(columns.amounts.astype(float), columns.first[:-1], 1.0)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * number
    highs = highspy.Highs()  # type: ignore[no-untyped-call]
    options: dict[str, Any] = {"output_flag": False, "time_limit": seconds_left(), "threads": THREADS}
    for name, said in options.items():
        if highs.setOptionValue(name, said) != highspy.HighsStatus.kOk:
            raise RuntimeError(f"HiGHS does not know the option {name}")
    highs.passModel(lp)
    highs.run()
    info = highs.getInfo()
    return -info.objective_function_value, -info.mip_dual_bound


def grouped(problem: Any) -> tuple[list[list[int]], list[tuple[list[int], list[int]]]]:
    """Return the columns of each request, and the columns of each row with how much of it each uses."""
    of_request: list[list[int]] = [[] for _ in problem.instance.requests]
    of_row: list[tuple[list[int], list[int]]] = [([], []) for _ in problem.rows.names]
    for column, request in enumerate(problem.columns.request):
        of_request[request].append(column)
        rows, amounts = problem.columns.rows_of(column)
        for row, amount in zip(rows, amounts, strict=True):
            of_row[row][0].append(column)
            of_row[row][1].append(int(amount))
    return of_request, of_row


SOLVERS = {"ours": by_ours, "CP-SAT": by_cp_sat, "HiGHS": by_highs}

if __name__ == "__main__":
    sys.exit(main())
