"""Measures taking over a directory of 10,000 services: read, written for the first time, and once more unchanged.

    .venv/bin/python benchmarks/imports.py [number of services]

The bar: 10,000 services as HSDS 3 within 60 seconds on two cores, from the bytes of the feed to the committed rows.
"""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

os.environ.setdefault("DRAAGKRACHT_MODE", "test")
os.environ.setdefault("DRAAGKRACHT_SECRET_KEY", "a key for measuring, long enough to satisfy whoever counts characters")

from draagkracht.config import startup

startup.start()

from django.db import transaction

from benchmarks import made_services
from draagkracht.base import tenancy
from draagkracht.directory.rules.importing import SourceKind, read
from draagkracht.directory.services import import_services
from draagkracht.municipalities.models import Municipality

BAR_SECONDS = 60


def timed(what: str, do: Callable[[], Any]) -> tuple[Any, float]:
    """Do something and print how long it took."""
    start = time.perf_counter()
    done = do()
    took = time.perf_counter() - start
    print(f"{what:<44}{took:8.1f} s")
    return done, took


def main(number: int) -> None:
    """Measure once, and undo what was written."""
    city = Municipality.objects.get(slug="voorbeeldstad")
    feed = json.dumps(list(made_services.feed_records(number)), ensure_ascii=False).encode()
    print(f"{number} services, {len(feed) / 1e6:.1f} MB of JSON")
    reading, read_seconds = timed("read", lambda: read(SourceKind.HSDS, [("feed.json", feed)]))
    assert reading.feed.refused == (), reading.feed.refused[:3]
    with tenancy.acting_for(city.pk):
        records = reading.feed.services
        done, first = timed("written for the first time", lambda: import_services(municipality=city, records=records))
        assert done.created == number
        again, second = timed("the same again", lambda: import_services(municipality=city, records=records))
        assert again.unchanged == number
        transaction.set_rollback(True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    total = read_seconds + first
    print(f"in all {total:.1f} s of at most {BAR_SECONDS} s ({total / BAR_SECONDS:.2f} of the bar); {memory:.0f} MB")
    print(f"unchanged takes {second / first:.2f} of the first time")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
