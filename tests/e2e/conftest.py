"""A real server (the demo, on a database of its own) and Debian's Chromium, on a phone and on a desk."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from psycopg.conninfo import make_conninfo
from xdist.scheduler import LoadGroupScheduling

ROOT = Path(__file__).resolve().parents[2]
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
PATIENCE_SECONDS = 150  # a first start fills the database; other work may be on the cores
FILLED = "e2e_filled"
FILL = "from draagkracht.config import startup; startup.start() or startup.migrate_and_seed()"
# Modules with a server of their own: each process of the tests would start one.
TOGETHER = ("test_operation.py", "test_reliability_web.py")
# What takes half a minute and more goes first: at the end one process would wait for the other. And the journey of a
# weekend, which needs two who are tied in the demo: a later test lets them go of each other.
SLOW = (
    "test_operation.py",
    "test_reliability_",
    "test_casework_journey.py",
    "test_planner.py",
    "test_respite_journey.py",
)


class Together(LoadGroupScheduling):  # type: ignore[misc]
    """Gives a module of `TOGETHER` to one process. The marks of xdist do nothing with this pytest (xdist #1386)."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module.endswith(TOGETHER) else nodeid


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the slow ones go first."""
    items.sort(key=lambda item: not item.path.name.startswith(SLOW))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together | None:
    """Return who gives out the tests, where they are given out by group."""
    return Together(config, log) if config.getoption("dist") == "loadgroup" else None


@dataclass(frozen=True)
class Site:
    """The running demo: its port, its database, and everything it writes."""

    port: int
    database_url: str
    log: Path
    var: Path

    def url(self, path: str = "/", slug: str = "voorbeeldstad") -> str:
        """Return the address of a page of a demo municipality."""
        return f"http://{slug}.localhost:{self.port}{path}"


@dataclass(frozen=True)
class Answer:
    """What the server said to a download."""

    status: int
    kind: str
    body: bytes


@dataclass
class Visitor:
    """A browser with one visitor in it, and what the console said meanwhile."""

    context: BrowserContext
    page: Page
    site: Site
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str = "/", slug: str = "voorbeeldstad") -> Page:
        """Open a page of a demo municipality."""
        self.page.goto(self.site.url(path, slug))
        return self.page

    def fetch(self, path: str, slug: str = "voorbeeldstad") -> Answer:
        """Ask for an address with the visitor's cookies, as a download does."""
        cookies = "; ".join(f"{one['name']}={one['value']}" for one in self.context.cookies())
        headers = {"Host": f"{slug}.localhost:{self.site.port}", "Cookie": cookies}
        connection = http.client.HTTPConnection("127.0.0.1", self.site.port)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.getheader("Content-Type") or "", response.read())
        connection.close()
        return answer

    def axe(self) -> list[str]:
        """Return what axe finds wrong on the present page: rule, impact, and where."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{self.page.url} {one['id']} ({one['impact']}): {[node['target'] for node in one['nodes']][:3]}"
            for one in found["violations"]
        ]


@pytest.fixture(scope="session", autouse=True)
def clock() -> None:
    """Leave the clock as it is: the server under test has that of the machine."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run `draagkracht demo` on a free port, with a database and a var folder of its own."""
    var = tmp_path_factory.mktemp("var")
    url = filled_database(f"e2e_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = environment_of(url, var) | {"PORT": str(port)}
    log = var / "server.log"
    with log.open("wb") as output:
        command = [sys.executable, "-c", "from draagkracht.config.cli import main; main(['demo'])"]
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=output, start_new_session=True)
        try:
            running = Site(port, url, log, var)
            wait_for(running, server)
            yield running
        finally:
            os.killpg(server.pid, signal.SIGINT)
            server.wait(PATIENCE_SECONDS)


def fresh_database(name: str) -> str:
    """Make an empty database beside that of the tests, and return its address."""
    base = os.environ["DATABASE_URL"]
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return make_conninfo(base, dbname=name)


def filled_database(name: str) -> str:
    """Make a database with the municipalities of the demo in it, and return its address.

    The first who asks in a run fills one, as the demo does; the others copy it, which takes a second and not twenty.
    """
    base, run = os.environ["DATABASE_URL"], os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext(%s))", [FILLED])
        told = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [FILLED]
        ).fetchone()
        if told != (run,):
            fill(fresh_database(FILLED))
            connection.execute(f"COMMENT ON DATABASE {FILLED} IS '{run}'")
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE {FILLED}')
    return make_conninfo(base, dbname=name)


def fill(url: str) -> None:
    """Make the tables, and the municipalities of the demo."""
    with tempfile.TemporaryDirectory() as var:
        subprocess.run([sys.executable, "-c", FILL], env=environment_of(url, Path(var)), check=True, cwd=ROOT)


def environment_of(url: str, var: Path) -> dict[str, str]:
    """Return the environment of a demo with a database and a folder of its own; the key is one for all of a run."""
    ours = ("DRAAGKRACHT_", "DJANGO_", "PYTEST_")
    return {key: value for key, value in os.environ.items() if not key.startswith(ours)} | {
        "DATABASE_URL": url,
        "DRAAGKRACHT_MODE": "demo",
        "DRAAGKRACHT_SECRET_KEY": os.environ["DRAAGKRACHT_SECRET_KEY"],
        "DRAAGKRACHT_VAR": str(var),
    }


def wait_for(running: Site, server: "subprocess.Popen[bytes]") -> None:
    """Wait until the server answers."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            request = urllib.request.Request(
                f"http://127.0.0.1:{running.port}/", headers={"Host": f"voorbeeldstad.localhost:{running.port}"}
            )
            with urllib.request.urlopen(request, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the demo did not start:\n{running.log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    path = shutil.which("chromium")
    assert path is not None, "Debian's chromium is not installed"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Callable[..., Visitor]]:
    """Return a function that lets a visitor in, with options of a browser context.

    Afterwards the console must have been silent: a violation of the content policy speaks there.
    """
    visitors: list[Visitor] = []

    def let_in(**options: Any) -> Visitor:
        context = browser.new_context(**{"viewport": PHONE, "locale": "nl-NL", **options})
        visitor = Visitor(context, context.new_page(), site)

        def listen(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
                visitor.complaints.append(message.text)

        visitor.page.on("console", listen)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        visitors.append(visitor)
        return visitor

    yield let_in
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == []
