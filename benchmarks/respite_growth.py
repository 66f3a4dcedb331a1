"""How the time and the memory of a plan grow with the number of requests, at equal columns a request.

    .venv/bin/python benchmarks/respite_growth.py

Regions of our own with 500 to 16,000 requests, as dense and without an edge, each in a process of its own. A region is
read, its prices are found and all offers are given out, without the pieces that are made better for as long as there is
time. Time is that of the processor, so that others on the machine count little. The exponent is the slope of a line
through the logarithms. Bars: 1.2 for time, 1.1 for memory; and so that these mean something, columns a request that
differ by less than a fifth. Exits 1 when a bar fails.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SIZES = (500, 1_000, 2_000, 4_000, 8_000, 16_000)
TIME, MEMORY = 1.2, 1.1
EVEN = 1.2  # the most columns a request, of the least: a region of 500 differs by chance
MOST_KM = 2.0


def main() -> int:
    """Measure each size in a process, print, and return 1 when a bar fails."""
    found = []
    for size in SIZES:
        command = [sys.executable, __file__, str(size)]
        # Threads of linear algebra that wait for each other would count as work where others use the cores too.
        alone = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
        out = subprocess.run(command, check=True, capture_output=True, text=True, env=alone).stdout
        one = json.loads(out)
        found.append(one)
        print(
            f"{size:6,} requests: {one['columns'] / size:6.1f} columns a request, {one['seconds']:6.1f} s, "
            f"{one['megabytes']:5.0f} MB, {one['gap']:.2%} below the bound",
            flush=True,
        )
    of_time, of_memory = slope(found, "seconds"), slope(found, "megabytes")
    each = [one["columns"] / one["requests"] for one in found]
    uneven = max(each) / min(each)
    held = of_time <= TIME and of_memory <= MEMORY and uneven <= EVEN
    print(f"columns a request × {uneven:.2f} between most and least (bar {EVEN}); ", end="")
    print(f"exponent of time {of_time:.2f} (bar {TIME}), of memory {of_memory:.2f} (bar {MEMORY}): ", end="")
    print("holds" if held else "FAILS")
    return 0 if held else 1


def slope(found: list[dict[str, float]], name: str) -> float:
    """Return the exponent with which something grows with the number of requests."""
    import numpy as np

    return float(np.polyfit(np.log([one["requests"] for one in found]), np.log([one[name] for one in found]), 1)[0])


def measure(size: int) -> dict[str, float]:
    """Plan one region in this process, without pieces; return what it took beside making the region."""
    from draagkracht.respite.rules.planning import planning
    from draagkracht.respite.rules.planning.problem import pose
    from draagkracht.respite.rules.planning.reading import read_instance
    from tests.factories.region import even_region

    document = even_region(size, 1, MOST_KM)
    start, begin = time.process_time(), time.monotonic()
    instance = read_instance(document)
    plan = planning.plan_region(instance, seconds_left=lambda: 3_600 - (time.monotonic() - begin), solver=lambda _: ())
    seconds = time.process_time() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    columns = len(pose(instance).columns)
    return {"requests": size, "columns": columns, "seconds": seconds, "megabytes": memory, "gap": plan.gap}


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(measure(int(sys.argv[1]))))
    else:
        sys.exit(main())
