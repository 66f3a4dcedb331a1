"""`draagkracht demo` as somebody runs it: starts by itself, says when it runs already, and leaves nothing running."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "import sys; from draagkracht.config.cli import main; main(sys.argv[1:])"]
FIRST_START_SECONDS = 60
NEXT_START_SECONDS = 10
STOP_SECONDS = 10


@dataclass
class Demo:
    """A demo with a port, a folder and an embedded database of its own; `server` while it runs."""

    port: int
    var: Path
    server: "subprocess.Popen[bytes] | None" = None

    @property
    def environment(self) -> dict[str, str]:
        """Return an environment with nothing else of ours in it: no DATABASE_URL above all."""
        ours = ("DRAAGKRACHT_", "DATABASE_", "DJANGO_", "PYTEST_")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
        return kept | {"DRAAGKRACHT_VAR": str(self.var), "PORT": str(self.port)}

    def run(self, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run one command to its end."""
        env = self.environment | environment
        return subprocess.run(
            [*COMMAND, *arguments], env=env, capture_output=True, text=True, timeout=120, check=False, cwd=ROOT
        )

    def start(self) -> float:
        """Start the demo, and return the seconds until the first page was there."""
        began = time.monotonic()
        log = (self.var / "demo.log").open("wb")
        server = self.server = subprocess.Popen(
            [*COMMAND, "demo"], env=self.environment, stdout=log, stderr=log, start_new_session=True, cwd=ROOT
        )
        log.close()
        while self.status() != 200:
            assert server.poll() is None, (self.var / "demo.log").read_text()
            assert time.monotonic() - began < FIRST_START_SECONDS
            time.sleep(0.05)
        return time.monotonic() - began

    def status(self, slug: str = "voorbeeldstad") -> int:
        """Return the status of the first page; 0 when nobody answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/", headers={"Host": f"{slug}.localhost:{self.port}"})
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()

    def processes(self) -> list[str]:
        """Return what still runs of this demo: processes that name its folder in their line or their environment."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                told = (folder / "cmdline").read_bytes() + (folder / "environ").read_bytes()
                is_alive = "\nState:\tZ" not in (folder / "status").read_text()
            except OSError:
                continue
            if is_alive and str(self.var).encode() in told and int(folder.name) != os.getpid():
                found.append(told.split(b"\x00")[0].decode())
        return found

    def stop(self, how: str = "ctrl-c") -> tuple[float, int]:
        """Stop the demo, and return the seconds until nothing of it ran any more, and its exit code."""
        assert self.server is not None
        began = time.monotonic()
        if how == "ctrl-c":
            os.killpg(self.server.pid, signal.SIGINT)
        else:
            self.server.terminate()
        code = self.server.wait(STOP_SECONDS)
        while self.processes():
            assert time.monotonic() - began < STOP_SECONDS, self.processes()
            time.sleep(0.05)
        self.server = None
        return time.monotonic() - began, code


@pytest.fixture(scope="module")
def demo() -> Iterator[Demo]:
    """Return a demo that runs or not: one for all tests, for a first start takes long.

    Its folder lies under `var/`: see config/embedded.py.
    """
    var = ROOT / "var" / f"operation-{os.environ.get('PYTEST_XDIST_WORKER', 'one')}"
    shutil.rmtree(var, ignore_errors=True)
    var.mkdir(parents=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    made = Demo(port, var)
    yield made
    if made.server:
        made.stop()
    shutil.rmtree(var, ignore_errors=True)


@pytest.fixture
def stopped(demo: Demo) -> Demo:
    """Return the demo, which does not run."""
    if demo.server:
        demo.stop()
    return demo


@pytest.fixture
def running(demo: Demo) -> Demo:
    """Return the demo, which runs."""
    if not demo.server:
        demo.start()
    return demo


def test_a_second_demo_on_the_same_port_says_so_in_one_line(running: Demo) -> None:
    second = running.run("demo")

    assert (second.returncode, second.stdout) == (2, "")
    assert f"127.0.0.1:{running.port}" in second.stderr
    assert second.stderr.count("\n") == 1
    assert running.status() == 200


def test_serve_does_not_share_a_port_with_the_demo(running: Demo) -> None:
    result = running.run("serve", "--port", str(running.port))

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1


def test_other_commands_work_beside_a_running_demo(running: Demo) -> None:
    results = [running.run("tidy"), running.run("migrate"), running.run("instruments", "show", "--json")]

    assert [(result.returncode, result.stderr) for result in results] == [(0, "")] * 3
    assert running.status("voorbeelddorp") == 200


@pytest.mark.parametrize("how", ["ctrl-c", "terminate"])
def test_everything_stops_within_ten_seconds_and_starts_again_within_ten(running: Demo, how: str) -> None:
    before = running.processes()

    stopping, code = running.stop(how)
    answer = running.status()
    starting = running.start()

    assert len(before) >= 4  # the command, two workers, the database
    assert stopping < STOP_SECONDS
    assert starting < NEXT_START_SECONDS
    assert (code, answer) == (0, 0)
    assert "Traceback" not in (running.var / "demo.log").read_text()


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "8000x", " ", "٨٠٠٠", "1e3"])
def test_a_port_that_is_none_is_refused_in_one_line(demo: Demo, port: str) -> None:
    result = demo.run("demo", PORT=port)

    assert (result.returncode, result.stdout) == (2, "")
    assert f"PORT={port.strip()}" in result.stderr
    assert result.stderr.count("\n") == 1


def test_check_says_that_a_demo_is_no_production(demo: Demo) -> None:
    result = demo.run("check")

    assert (result.returncode, result.stdout) == (2, "")
    assert "DRAAGKRACHT_MODE=demo" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_command_without_a_database_makes_one_by_itself(stopped: Demo) -> None:
    profile = stopped.var / "profile.json"
    profile.write_text('{"needs": {"respite": 1}}')

    result = stopped.run(
        "directory", "recommend", "--municipality", "voorbeelddorp", "--profile", str(profile), "--json"
    )

    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith('[{"service_id": ')


def test_requests_that_are_no_http_leave_the_server_well(running: Demo) -> None:
    host = f"Host: voorbeeldstad.localhost:{running.port}\r\n".encode()
    requests = [
        b"\x00\x01\x02\r\n\r\n",
        b"GET / HTTP/1.0\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: \r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: v\xc3\xb6rb\xff\r\n\r\n",
        b"GET http://elders.example/ HTTP/1.1\r\n" + host + b"\r\n",
        b"GET //elders.example/%2e%2e/ HTTP/1.1\r\n" + host + b"\r\n",
        b"GET //[ HTTP/1.1\r\n" + host + b"\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\n" + host + b"\r\n",
        b"GET /%00 HTTP/1.1\r\n" + host + b"\r\n",
        b"GET / HTTP/1.1\r\n" + host + b"Cookie: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + host + b"Content-Type: text/plain; charset=hex\r\n\r\n",
        b"GET /?via=flyer HTTP/1.1\r\n" + host + b"Content-Type: x/y; charset=undefined\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n" + host + b"\r\n",
        b"POST /bel-mij/ HTTP/1.1\r\n" + host + b"Content-Length: 99999999999\r\n\r\nx=",
        b"POST /bel-mij/ HTTP/1.1\r\n" + host + b"Content-Length: -1\r\n\r\n",
        b"POST /bel-mij/ HTTP/1.1\r\n" + host + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"BREW / HTTP/1.1\r\n" + host + b"\r\n",
        b"GET / HTTP/9.9\r\n" + host + b"\r\n",
    ]
    log = running.var / "demo.log"
    before = len(log.read_text())

    answers = [first_line(running.port, request) for request in requests]

    assert [answer for answer in answers if b" 500 " in answer] == []
    assert running.status() == 200
    assert "Traceback" not in log.read_text()[before:]  # what other tests stopped half-way is theirs to judge


def first_line(port: int, request: bytes) -> bytes:
    """Return the first line of the answer to some bytes; nothing when the connection is closed without one."""
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            return connection.recv(4096).split(b"\r\n")[0]
        except OSError:
            return b""
