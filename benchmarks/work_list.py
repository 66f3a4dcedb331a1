"""The work list of a consultant with 60 open cases, among 20,000 carers with a case and a million rows in the log.

    .venv/bin/python benchmarks/work_list.py [--again] [-v]

`--again` takes the rows of the run before; `-v` prints the queries with their times.
Bars: p95 at most 150 ms and at most 12 queries, `BEGIN` and `COMMIT` not among these; its page is written to the log
and committed each time. Beside it stand the list of a team lead, who sees all open cases, the page on which a carer
sees who looked at their data, and a trivial view behind the same middleware. Rounds take turns in one run. Exits 1
when a bar fails.
"""

import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DRAAGKRACHT_MODE"] = "test"
os.environ.setdefault("DRAAGKRACHT_SECRET_KEY", "a key for measuring, long enough for whoever counts characters")

from draagkracht.config import embedded, startup

HOST = "voorbeeldstad.localhost"
DATABASE = "bench_work_list"
ROUNDS = 200
MOST_MS, MOST_QUERIES = 150.0, 12
WORK_LIST = "/werk/werklijst/"
LOOKED = "/mijn/inzage/"
AGAIN = "--again" in sys.argv
TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def prepare() -> str:
    """Make a database of its own with the demo in it, and put a trivial view beside the project's addresses.

    Returns the address of the database for the owner of the tables.
    """
    embedded.ensure_database_url("bench-postgres")
    import psycopg
    from psycopg.conninfo import make_conninfo

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        if not AGAIN:
            connection.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {DATABASE}")
    parts = os.environ["DATABASE_URL"].partition("?")
    os.environ["DATABASE_URL"] = parts[0].rpartition("/")[0] + f"/{DATABASE}" + parts[1] + parts[2]
    startup.start()
    startup.migrate_and_seed()
    from django.conf import settings

    settings.ROOT_URLCONF = "benchmarks.urls"
    return make_conninfo(os.environ["DATABASE_URL"])


def fill(owner_url: str) -> None:
    """Add what is measured among."""
    import psycopg

    from benchmarks import made_cases
    from draagkracht.accounts.permissions import Role
    from draagkracht.audit import keys
    from draagkracht.base import tenancy
    from draagkracht.municipalities.models import Municipality
    from draagkracht.people.models import Person
    from tests import people

    city = Municipality.objects.get(slug="voorbeeldstad")
    consultant, carer = people.person(Role.CONSULTANT, HOST), people.person(Role.CARER, HOST)
    with tenancy.acting_for(city.pk):
        found = made_cases.make_cases(city, consultant.pk)
        own = keys.pseudonym(city.pk, Person.objects.get(user=carer).public_id)
    subjects = [keys.pseudonym(city.pk, public_id) for public_id in found]
    with psycopg.connect(owner_url, autocommit=True) as owner:
        made_cases.make_log(owner, city.pk, subjects, own)


class Page:
    """A page as somebody who is signed in asks for it."""

    def __init__(self, path: str, role: Any = None) -> None:
        from django.core.wsgi import get_wsgi_application
        from django.test import Client, RequestFactory

        from tests import people

        self.path, self.client = path, Client(headers={"host": HOST})
        if role is not None:
            people.client_of(people.person(role, HOST), self.client, is_seen=True)
        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in self.client.cookies.items())
        self.environ = RequestFactory().get(path, headers={"host": HOST, "cookie": cookies}).environ
        self.application = get_wsgi_application()
        self.milliseconds: list[float] = []
        self.cpu: list[float] = []

    def ask(self) -> None:
        """Ask for the page once, past any client, and keep how long that took."""
        environ = dict(self.environ)
        statuses: list[str] = []

        def start(status: str, *_: Any) -> Any:
            statuses.append(status)

        began, cpu = time.perf_counter(), time.process_time()
        self.application(environ, start).close()
        self.milliseconds.append((time.perf_counter() - began) * 1000)
        self.cpu.append((time.process_time() - cpu) * 1000)
        assert statuses[0].startswith("200"), (self.path, statuses)

    def queries(self) -> int:
        """Return the number of queries of the page, asked a second time."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        assert self.client.get(self.path).status_code == 200
        with CaptureQueriesContext(connection) as captured:
            self.client.get(self.path)
        if "-v" in sys.argv:
            for one in captured:
                print(f"{one['time']}  {one['sql'][:300]}")
        return sum(not one["sql"].startswith(TRANSACTION) for one in captured)

    def p(self, share: float) -> float:
        """Return how many milliseconds a share of the requests stays within."""
        return statistics.quantiles(self.milliseconds, n=100)[round(share * 100) - 1]


def main() -> int:
    """Measure, print, and return 1 when a bar fails."""
    owner_url = prepare()
    began = time.perf_counter()
    if not AGAIN:
        fill(owner_url)
    print(f"made in {time.perf_counter() - began:.0f} s; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    from draagkracht.accounts.permissions import Role

    pages = {
        "trivial view": Page("/triviaal/"),
        "work list, own 60 cases": Page(WORK_LIST, Role.CONSULTANT),
        "work list, nobody's": Page(f"{WORK_LIST}?wie=vrij", Role.CONSULTANT),
        "work list, the whole team": Page(WORK_LIST, Role.TEAM_LEAD),
        "who looked at my data": Page(LOOKED, Role.CARER),
    }
    counted = {name: page.queries() for name, page in pages.items()}
    for _ in range(ROUNDS):
        for page in pages.values():
            page.ask()
    trivial = pages["trivial view"]
    print(
        f"{'page':28} {'queries':>7} {'p50 ms':>8} {'p95 ms':>8} {'CPU ms':>7} {'p50 ×':>7} {'p95 ×':>7} {'CPU ×':>7}"
    )
    for name, page in pages.items():
        cpu = statistics.median(page.cpu) / statistics.median(trivial.cpu)
        times = f"{page.p(0.5):>8.1f} {page.p(0.95):>8.1f} {statistics.median(page.cpu):>7.1f}"
        ratios = f"{page.p(0.5) / trivial.p(0.5):>7.1f} {page.p(0.95) / trivial.p(0.95):>7.1f} {cpu:>7.1f}"
        print(f"{name:28} {counted[name]:>7} {times} {ratios}")
    lists = [name for name in pages if name.startswith("work list")]
    holds = {
        f"p95 of the work list ≤ {MOST_MS:.0f} ms": max(pages[name].p(0.95) for name in lists) <= MOST_MS,
        f"queries ≤ {MOST_QUERIES}": max(counted[name] for name in lists) <= MOST_QUERIES,
    }
    print(
        f"load {os.getloadavg()[0]:.1f}; "
        + ", ".join(f"{bar}: {'holds' if h else 'FAILS'}" for bar, h in holds.items())
    )
    return 0 if all(holds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
