"""The web server is killed under load, three times: what it acknowledged is there once. And the database goes away."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from draagkracht.accounts.permissions import Role
from draagkracht.config.demo import cast
from tests.e2e.conftest import PATIENCE_SECONDS, ROOT, Site, environment_of, filled_database, wait_for

CLIENTS = 4
KILLS = 3
TOKEN = "c" * 32
# Of the municipality, and where a worker does not know that yet, one that holds everywhere.
NUMBERS = ("000 12 34 501", "088 0767 000")
BETWEEN = 20  # as many are acknowledged before the next kill
HELD = "SELECT key::text, name FROM referrals_referral WHERE name LIKE 'Proefpersoon %'"
PREPARE = """
from draagkracht.config import serving, startup
startup.start() or startup.migrate_and_seed()
serving.collect_static()
from draagkracht.config.demo import referrals
print(referrals.fill_referrals()["voorbeeldstad"])
"""
# More comes by this one link than any practice sends: the limit on that is not what is tried here.
SERVE = """
from draagkracht.config import serving, startup
startup.start()
from draagkracht.referrals.services import referring
referring.MOST_IN_AN_HOUR = 1_000_000
serving.granian(host="127.0.0.1", port={port}, workers=2)
"""


@dataclass
class Server:
    """The web server with two workers, and no background work beside it."""

    site: Site
    environment: dict[str, str]
    link: str = ""
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self.site.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", SERVE.format(port=self.site.port)],
                env=self.environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=ROOT,
            )
        wait_for(self.site, self.process)

    def kill(self) -> None:
        """Kill the server and its workers in the middle of what they do."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@dataclass
class Sender:
    """A browser that refers one person after another; sends a form again, with its key, until it has an answer."""

    server: Server
    number: int
    acknowledged: list[str] = field(default_factory=list)
    again: int = 0
    others: list[int] = field(default_factory=list)

    def run(self, stop: threading.Event) -> None:
        """Refer until told to stop; the last form is sent to its end."""
        while not stop.is_set():
            key, name = str(uuid.uuid4()), f"Proefpersoon {self.number} {len(self.acknowledged)}"
            while (status := self.send(key, name)) == 0:
                self.again += 1
                time.sleep(0.05)
            if status == 302:
                self.acknowledged.append(key)
            else:
                self.others.append(status)

    def send(self, key: str, name: str) -> int:
        """Send one form; return the status, and 0 when there was no answer."""
        form = {
            "key": key, "asked": "spoken", "name": name, "phone": "+31 00 123 45 98",
            "situation": "exhausted", "urgency": "urgent", "answer": "outcome", "daypart": "any", "language": "nl",
            "by_email": "praktijk@delinde.example",
        }  # fmt: skip
        try:
            return ask(self.server.site, self.server.link, form=form).status
        except (OSError, http.client.HTTPException):
            return 0


@dataclass(frozen=True)
class Reply:
    """What the server said."""

    status: int
    cookies: str
    text: str


def ask(site: Site, path: str, *, cookies: str = "", form: dict[str, str] | None = None) -> Reply:
    """Ask for a page, or send a form, on a connection of its own."""
    host = f"voorbeeldstad.localhost:{site.port}"
    headers = {"Host": host, "Cookie": f"csrftoken={TOKEN}; {cookies}", "Origin": f"http://{host}"}
    body = None
    if form is not None:
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": TOKEN, **form})
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)
    try:
        connection.request("POST" if form is not None else "GET", path, body, headers)
        response = connection.getresponse()
        given = [value.split(";")[0] for key, value in response.getheaders() if key.lower() == "set-cookie"]
        return Reply(response.status, "; ".join(given), response.read().decode())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Run the site on a database of its own, with the demo's practice that refers."""
    tmp_path = tmp_path_factory.mktemp("web")
    name = f"web_is_killed_{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = Site(port, filled_database(name), tmp_path / "server.log", tmp_path)
    environment = environment_of(site.database_url, tmp_path) | {"PORT": str(port)}
    command = [sys.executable, "-c", PREPARE]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=ROOT)
    assert told.returncode == 0, told.stderr
    running = Server(site, environment, link=told.stdout.split()[-1])
    running.start()
    yield running
    running.kill()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_a_server_that_is_killed_three_times_under_load_loses_nothing_that_it_acknowledged(server: Server) -> None:
    stop = threading.Event()
    senders = [Sender(server, number) for number in range(CLIENTS)]
    threads = [threading.Thread(target=sender.run, args=(stop,)) for sender in senders]

    for thread in threads:
        thread.start()
    for number in range(KILLS):
        wait_for_acknowledged(senders, BETWEEN * (number + 1))
        server.kill()
        server.start()
    wait_for_acknowledged(senders, BETWEEN * (KILLS + 1))
    stop.set()
    for thread in threads:
        thread.join()

    acknowledged = [key for sender in senders for key in sender.acknowledged]
    with psycopg.connect(server.site.database_url) as connection:
        held = connection.execute(HELD).fetchall()
    assert [sender.others for sender in senders] == [[]] * CLIENTS
    assert [sender.number for sender in senders if sender.again < KILLS] == []  # or the kills met nobody
    assert Counter(key for key, _ in held) == Counter(acknowledged)
    assert {number for _, number in Counter(name for _, name in held).items()} == {1}


def test_when_the_database_goes_everybody_gets_a_number_and_when_it_comes_back_nobody_restarts(server: Server) -> None:
    pages = {
        "/": "",
        "/werk/werklijst/": sign_in(server.site, Role.CONSULTANT),
        "/mijn/": sign_in(server.site, Role.CARER),
    }
    before = [ask(server.site, path, cookies=cookies).status for path, cookies in pages.items()]

    with database_is_gone(server.site):
        gone = [ask(server.site, path, cookies=cookies) for path, cookies in pages.items() for _ in range(3)]
    after = [ask(server.site, path, cookies=cookies).status for path, cookies in pages.items()]

    assert before == after == [200, 200, 200]
    assert [reply.status for reply in gone] == [503] * len(gone)
    assert [reply.text for reply in gone if not any(number in reply.text for number in NUMBERS)] == []
    assert server.process is not None
    assert server.process.poll() is None


def sign_in(site: Site, role: Role) -> str:
    """Sign in as the person of the demo with a role, by one press; return the cookies."""
    (email,) = [person["email"] for person in cast.people("voorbeeldstad") if person["role"] == role][:1]
    reply = ask(site, "/inloggen/demo/", form={"email": email})
    assert reply.status == 302, reply
    return reply.cookies


@contextmanager
def database_is_gone(site: Site) -> Iterator[None]:
    """Let nobody into the database meanwhile, and send away who is."""
    name = conninfo_to_dict(site.database_url)["dbname"]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            connection.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


def wait_for_acknowledged(senders: list[Sender], number: int) -> None:
    """Wait until so many forms were acknowledged."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while sum(len(sender.acknowledged) for sender in senders) < number:
        assert time.monotonic() < deadline, [(sender.acknowledged, sender.others) for sender in senders]
        time.sleep(0.01)
