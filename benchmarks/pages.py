"""What a public page costs: queries, CPU as a multiple of a trivial view behind the same middleware, requests a second.

    .venv/bin/python benchmarks/pages.py

Bars: at most 8 queries a page, the same number with 20 times the services, and at most 30 times the CPU of the trivial
view (stretch 20). Requests a second are reported beside granian's own hello, and judge nothing. One run, rounds that
take turns, medians. Exits 1 when a bar fails.
"""

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["DRAAGKRACHT_MODE"] = "test"
os.environ.setdefault("DRAAGKRACHT_SECRET_KEY", "a key for measuring, long enough for whoever counts characters")

from draagkracht.config import embedded, startup

HOST = "voorbeeldstad.localhost"
ROUNDS = 7
REQUESTS = 40
MOST_QUERIES = 8
MOST_TIMES, STRETCH_TIMES = 30.0, 20.0
MANY = 20
PAGES = {
    "home": "/",
    "help": "/hulp/",
    "about": "/over/",
    "privacy": "/privacy/",
    "accessibility": "/toegankelijkheid/",
    "directory, by need": "/wat-is-er/",
    "directory, a list": "/wat-is-er/?behoefte=respite",
    "directory, filtered": "/wat-is-er/?behoefte=respite&voor=dementia&plaats=Oost",
    "service": "/wat-is-er/{service}/",
    "call me back": "/bel-mij/",
    "check, first question": "/check/vraag/minor/",
    "check, last page": "/check/vraag/about/",
    "result": "/check/uitkomst/",
    "instruments": "/meetlijsten/",
    "instrument": "/meetlijsten/ediz/",
}
ANSWERS = {
    "minor": ["no"], "whom": ["partner"], "tasks": ["household", "night"], "hours": ["20-40"], "since": ["1y-5y"],
    "perseverance": ["1m-6m"], "sleep": ["often"], "own-life": ["often"], "work-school": ["sometimes"],
    "health": ["sometimes"], "alone": ["often"], "energy": ["giving"], "safe": ["safe"],
    "condition": ["dementia"], "place": ["Oost"],
}  # fmt: skip


def prepare() -> None:
    """Start a database of its own with the demo in it, and put a trivial view beside the project's addresses."""
    embedded.ensure_database_url("bench-postgres")
    startup.start()
    startup.migrate_and_seed()
    from django.conf import settings

    settings.ROOT_URLCONF = "benchmarks.urls"


def ignore(*_: Any) -> Any:
    """Take the status and headers of a response, and do nothing with them."""


class Walker:
    """A visitor who has answered the check."""

    def __init__(self) -> None:
        from django.core.wsgi import get_wsgi_application
        from django.test import Client

        from draagkracht.base import tenancy
        from draagkracht.directory.models import Service
        from draagkracht.municipalities.queries import get_municipality

        city = get_municipality("voorbeeldstad")
        assert city is not None
        with tenancy.acting_for(city.pk):
            service = Service.objects.filter(status="active", served_ids__contains=[city.pk]).order_by("name").first()
        assert service is not None
        self.paths = {name: path.format(service=service.hsds_id) for name, path in PAGES.items()}
        self.client = Client(headers={"host": HOST})
        self.answer_check()
        self.application = get_wsgi_application()

    def answer_check(self) -> None:
        """Put answers in the cookie, the way the pages do."""
        from django.http import HttpResponse

        from draagkracht.municipalities import queries
        from draagkracht.portal.check import answer_cookie

        request: Any = type("Request", (), {"site": queries.get_site(HOST)})()
        response = HttpResponse()
        answer_cookie.write(response, request, answer_cookie.Held(ANSWERS, "", is_counted=True))
        self.client.cookies.update(response.cookies)

    def get(self, path: str) -> None:
        """Ask for a page, which must be there."""
        response = self.client.get(path)
        assert response.status_code == 200, (path, response.status_code)

    def environ(self, path: str) -> dict[str, Any]:
        """Return what a server hands over for a page: the application is called without a client in between."""
        from django.test import RequestFactory

        cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in self.client.cookies.items())
        return RequestFactory().get(path, headers={"host": HOST, "cookie": cookies}).environ

    def queries(self) -> dict[str, int]:
        """Return the number of queries of each page, asked a second time."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counted = {}
        for name, path in self.paths.items():
            self.get(path)
            with CaptureQueriesContext(connection) as captured:
                self.get(path)
            counted[name] = len(captured)  # BEGIN and COMMIT are among them: they cost a round trip too
        return counted

    def cpu(self) -> dict[str, float]:
        """Return the CPU seconds of a request for each page and for the trivial view: medians of rounds in turn."""
        paths = {"trivial": "/triviaal/", **self.paths}
        rounds: dict[str, list[float]] = {name: [] for name in paths}
        for _ in range(ROUNDS):
            for name, path in paths.items():
                environs = [self.environ(path) for _ in range(REQUESTS)]
                start = time.process_time()
                for environ in environs:
                    self.application(environ, ignore).close()
                rounds[name].append((time.process_time() - start) / REQUESTS)
        return {name: statistics.median(times) for name, times in rounds.items()}


def add_services(times: int) -> None:
    """Give the directory that many copies of the demo's services, under other ids."""
    from dataclasses import replace

    from draagkracht.base import tenancy
    from draagkracht.config.demo import feed
    from draagkracht.directory import services
    from draagkracht.directory.rules.hsds.feed import read_feed
    from draagkracht.municipalities.queries import get_municipality

    city = get_municipality("voorbeeldstad")
    assert city is not None
    records = read_feed([("feed.json", json.dumps(feed.build_feed("voorbeeldstad")).encode())]).services
    with tenancy.acting_for(city.pk):
        for number in range(times):
            copies = [replace(record, id=f"{record.id}-{number}") for record in records]
            services.import_services(municipality=city, records=copies)


def remove_copies() -> None:
    """Take the copies away again."""
    from draagkracht.base import tenancy
    from draagkracht.directory.models import Service
    from draagkracht.municipalities.queries import get_municipality

    city = get_municipality("voorbeeldstad")
    assert city is not None
    with tenancy.acting_for(city.pk):
        for service in Service.objects.all():
            if len(service.hsds_id) > 36:
                service.delete()


@contextmanager
def granian(target: str) -> Iterator[int]:
    """Serve a WSGI application with one worker on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "--log-level",
        "error",
        "--blocking-threads",
        "2",  # as `draagkracht serve` does
        target,
    ]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)})
    try:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def requests_a_second(port: int, path: str, seconds: float = 2.0, threads: int = 4) -> float:
    """Return how many requests a second some clients on this machine get answered; they share its cores."""
    counts = [0] * threads
    deadline = time.monotonic() + seconds

    def ask(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        while time.monotonic() < deadline:
            connection.request("GET", path, headers={"Host": HOST})
            connection.getresponse().read()
            counts[number] += 1
        connection.close()

    clients = [threading.Thread(target=ask, args=(number,)) for number in range(threads)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return sum(counts) / seconds


def main() -> int:
    """Measure, print, and return 1 when a bar fails."""
    prepare()
    walker = Walker()
    remove_copies()
    few = walker.queries()
    cpu = walker.cpu()
    add_services(MANY)
    many = walker.queries()
    remove_copies()
    print(f"{'page':26} {'queries':>8} {f'with {MANY + 1}×':>9} {'CPU ms':>8} {'× trivial':>10}")
    for name in PAGES:
        times = cpu[name] / cpu["trivial"]
        print(f"{name:26} {few[name]:>8} {many[name]:>9} {cpu[name] * 1000:>8.2f} {times:>10.1f}")
    print(f"{'trivial view':26} {'':>8} {'':>9} {cpu['trivial'] * 1000:>8.2f} {1:>10.1f}")
    with granian("benchmarks.hello:application") as port:
        hello = requests_a_second(port, "/")
    with granian("benchmarks.site:application") as port:
        home = requests_a_second(port, "/")
        trivial = requests_a_second(port, "/triviaal/")
    print(
        "requests a second, one worker, clients on the same cores: "
        f"hello {hello:.0f}, trivial {trivial:.0f}, home {home:.0f} ({home / hello:.3f} of hello)"
    )
    worst = max(cpu[name] / cpu["trivial"] for name in PAGES)
    holds = {
        f"queries ≤ {MOST_QUERIES}": max(few.values()) <= MOST_QUERIES,
        "queries do not grow": few == many,
        f"CPU ≤ {MOST_TIMES:.0f} × trivial": worst <= MOST_TIMES,
    }
    print(", ".join(f"{bar}: {'holds' if held else 'FAILS'}" for bar, held in holds.items()))
    print(
        f"stretch CPU ≤ {STRETCH_TIMES:.0f} × trivial: "
        f"{'reached' if worst <= STRETCH_TIMES else 'not reached'} ({worst:.1f})"
    )
    return 0 if all(holds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
