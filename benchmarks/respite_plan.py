"""Planning a care region: how near the best, how fast, in how much memory, and what it adds to who comes first.

    .venv/bin/python benchmarks/respite_plan.py [INSTANCE.json …] [--checker PROGRAM]

Regions of our own (`tests/factories/region.py`) with 1,600 and 16,000 requests, or those in the files. Each is planned
by the command in a process of its own; the proven gap is that of the plan, or what PROGRAM prints: a checker that was
written apart, takes an instance and a plan, and answers in JSON with `violations` and `gap`. Bars: 0.5 % within 10 s
and 400 MB at 1,600; 1.5 % within 60 s and 1.0 % within 180 s, in 2.5 GB, at 16,000; what is wished for beyond that is
printed too. Beside it, on five other regions, or those of the files that have at most 2,000 requests: the value of
first come first served and of priority (bars: in the middle 35 % more than the first, never below the second), and, in
ours where there is half as much, what a floor of 30 % for each burden and for who was never measured costs (bar: 1 %).
Exits 1 when a bar fails.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from draagkracht.respite.rules.planning import planning
from draagkracht.respite.rules.planning.problem import pose
from draagkracht.respite.rules.planning.reading import read_instance
from tests.factories.region import region

# requests: seconds, the gap that must be proven, MB
BARS = {1_600: ((10, 0.005, 400),), 16_000: ((60, 0.015, 2_500), (180, 0.010, 2_500))}
STRETCH = {1_600: (5, 0.002), 16_000: (120, 0.005)}  # wished for, and no bar
SEEDS = range(100, 105)
SMALL = 2_000  # requests, at most, of a file that is compared with first come
COMPARED = 10  # seconds for each of these
REQUESTS, SCARCE = 800, 80  # places, so few that a floor takes something from somebody
MORE_THAN_FIRST_COME = 1.35
COST_OF_FLOORS = 0.01
FLOORS = [{"group": "burden", "value": value, "share": 0.3} for value in ("q1", "q2", "q3", "q4", "unknown")]


def main() -> int:
    """Measure, print, and return 1 when a bar fails."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("instances", nargs="*", type=Path)
    arguments.add_argument("--checker", type=Path)
    asked = arguments.parse_args()
    given = {path.name: json.loads(path.read_text()) for path in asked.instances}
    documents = list(given.values()) or [region(size, 1) for size in BARS]
    held = [size_holds(document, asked.checker) for document in documents]
    compared = {name: (one, one) for name, one in given.items() if len(one["requests"]) <= SMALL}
    held.append(worth_holds(compared or ours()))
    return 0 if all(held) else 1


def ours() -> dict[str, tuple[dict[str, Any], dict[str, Any]]]:
    """Return our regions by their seed, each with one that is scarcer."""
    return {str(seed): (region(REQUESTS, seed), region(REQUESTS, seed, places=SCARCE)) for seed in SEEDS}


def size_holds(document: dict[str, Any], checker: Path | None) -> bool:
    """Plan a region within each time of its size; return whether the bars hold."""
    held = []
    size = min(BARS, key=lambda size: abs(size - len(document["requests"])))
    for seconds, gap, most in BARS[size]:
        plan, took, memory = planned(document, seconds)
        found, by = judged(document, plan, checker)
        holds = found <= gap and took <= seconds and memory <= most
        held.append(holds)
        print(
            f"{len(document['requests']):6,} requests, {seconds:4} s: gap {found:.3%} {by} (bar {gap:.1%}), "
            f"{took:.1f} s, {memory:.0f} MB: {'holds' if holds else 'FAILS'}",
            flush=True,
        )
    seconds, gap = STRETCH[size]
    plan, _, _ = planned(document, seconds)
    print(f"{'':16} {seconds:4} s: gap {plan['gap']:.3%} (wished for: {gap:.1%})", flush=True)
    return all(held)


def judged(document: dict[str, Any], plan: dict[str, Any], checker: Path | None) -> tuple[float, str]:
    """Return the gap of a plan and by whom it is; endless where the checker finds a fault."""
    if checker is None:
        return plan["gap"], "as the plan proves"
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "region.json", Path(folder) / "plan.json"
        given.write_text(json.dumps(document))
        out.write_text(json.dumps(plan))
        command = [sys.executable, str(checker), str(given), str(out)]
        found = json.loads(subprocess.run(command, check=False, capture_output=True, text=True).stdout)
    return (float("inf") if found["violations"] else found["gap"]), f"by the checker, {found['violations']} violations"


def planned(document: dict[str, Any], seconds: float) -> tuple[dict[str, Any], float, float]:
    """Return the plan of the command, its seconds from start to end, and the most that its processes held, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "region.json", Path(folder) / "plan.json"
        given.write_text(json.dumps(document))
        start = time.monotonic()
        command = [Path(sys.executable).with_name("draagkracht"), "respite", "plan", given, "--out", out]
        subprocess.run([*map(str, command), "--time-limit", str(seconds)], check=True, capture_output=True)
        took = time.monotonic() - start
        return json.loads(out.read_text()), took, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def worth_holds(regions: dict[str, tuple[dict[str, Any], dict[str, Any]]]) -> bool:
    """Compare with who comes first, with priority, and with floors; return whether the bars hold."""
    more, above, costs = [], [], []
    for name, (document, scarce) in regions.items():
        problem = pose(read_instance(document | {"floors": []}))
        value = planned(document | {"floors": []}, COMPARED)[0]["value"]
        more.append(value / planning.go_by_arrival(problem).value)
        above.append(value / planning.go_by_priority(problem, problem.kept).value)
        without = planned(scarce | {"floors": []}, COMPARED)[0]["value"] if scarce is not document else value
        with_floors = planned(scarce | {"floors": FLOORS}, COMPARED)[0]
        costs.append(1 - with_floors["value"] / without)
        print(
            f"{name:>8}: +{more[-1] - 1:.1%} on first come, +{above[-1] - 1:.1%} on priority, "
            f"floors cost {costs[-1]:.2%}, {len(with_floors['floor_short'])} of {len(FLOORS)} not met",
            flush=True,
        )
    held = statistics.median(more) >= MORE_THAN_FIRST_COME and min(above) >= 1
    held = held and statistics.median(costs) <= COST_OF_FLOORS
    print(
        f"in the middle +{statistics.median(more) - 1:.1%} on first come (bar {MORE_THAN_FIRST_COME - 1:.0%}), least "
        f"+{min(above) - 1:.1%} on priority (bar 0 %), floors cost {statistics.median(costs):.2%} "
        f"(bar {COST_OF_FLOORS:.0%}): {'holds' if held else 'FAILS'}"
    )
    return bool(held)


if __name__ == "__main__":
    sys.exit(main())
