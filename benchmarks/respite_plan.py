"""Planning a care region: how near the best, how fast, in how much memory, and what it adds to who comes first.

    .venv/bin/python benchmarks/respite_plan.py [INSTANCE.json …]

Regions of our own (`tests/factories/region.py`) with 1,600 and 16,000 requests, or those in the files. Each is planned
by the command in a process of its own; the proven gap is that of the plan. Bars: 0.5 % within 10 s and 400 MB at 1,600;
1.5 % within 60 s and 1.0 % within 180 s, in 2.5 GB, at 16,000; what is wished for beyond that is printed too. Beside
it, on five other regions: the value of first come first served and of priority (bars: 35 % more than the first, never
below the second), and what a floor of 30 % for each burden costs (bar: 1 %). Exits 1 when a bar fails.
"""

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
SEEDS = range(5)
MORE_THAN_FIRST_COME = 1.35
COST_OF_FLOORS = 0.01
FLOORS = [{"group": "burden", "value": f"q{number}", "share": 0.3} for number in range(1, 5)]


def main() -> int:
    """Measure, print, and return 1 when a bar fails."""
    held = [size_holds(document) for document in regions()]
    held.append(worth_holds())
    return 0 if all(held) else 1


def regions() -> list[dict[str, Any]]:
    """Return the regions of the files that are named, or ours."""
    if sys.argv[1:]:
        return [json.loads(Path(path).read_text()) for path in sys.argv[1:]]
    return [region(size, 1) for size in BARS]


def size_holds(document: dict[str, Any]) -> bool:
    """Plan a region within each time of its size; return whether the bars hold."""
    held = []
    size = min(BARS, key=lambda size: abs(size - len(document["requests"])))
    for seconds, gap, most in BARS[size]:
        plan, took, memory = planned(document, seconds)
        holds = plan["gap"] <= gap and took <= seconds and memory <= most
        held.append(holds)
        print(
            f"{len(document['requests']):6,} requests, {seconds:4} s: gap {plan['gap']:.3%} (bar {gap:.1%}), "
            f"{took:.1f} s, {memory:.0f} MB: {'holds' if holds else 'FAILS'}"
        )
    seconds, gap = STRETCH[size]
    print(f"{'':16} {seconds:4} s: gap {planned(document, seconds)[0]['gap']:.3%} (wished for: {gap:.1%})")
    return all(held)


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


def worth_holds() -> bool:
    """Compare with who comes first, with priority, and with floors; return whether the bars hold."""
    ours, first, priority, floors = [], [], [], []
    for seed in SEEDS:
        document = region(800, 100 + seed)
        problem = pose(read_instance(document))
        ours.append(planned(document, 6)[0]["value"])
        first.append(planning.go_by_arrival(problem).value)
        priority.append(planning.go_by_priority(problem, problem.kept).value)
        floors.append(planned(document | {"floors": FLOORS}, 6)[0]["value"])
    more = statistics.median(a / b for a, b in zip(ours, first, strict=True))
    below = min(a / b for a, b in zip(ours, priority, strict=True))
    cost = statistics.median(1 - b / a for a, b in zip(ours, floors, strict=True))
    print(f"against first come first served +{more - 1:.0%}, against priority at least +{below - 1:.1%}")
    print(f"floors of 30 % for each burden cost {cost:.2%} of the value")
    return bool(more >= MORE_THAN_FIRST_COME and below >= 1 and cost <= COST_OF_FLOORS)


if __name__ == "__main__":
    sys.exit(main())
