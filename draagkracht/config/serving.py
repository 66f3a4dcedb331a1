"""Starting the web server: in production behind a proxy, and the demo that needs nothing else."""

import contextlib
import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

import click

from draagkracht.config import done, embedded, startup
from draagkracht.config.refusal import Refused

Result = TypeVar("Result")

TARGET = "draagkracht.config.wsgi:application"
DEMO = ("voorbeeldstad", "voorbeelddorp")
WORKER_STOPS_IN_SECONDS = 5
EVERY_HOST = ("0.0.0.0", "::", "")  # noqa: S104 - how an administrator asks for it


def run_demo() -> None:
    """Prepare the demo and serve it until Ctrl-C; refuses when the port is taken, by a running demo say."""
    port = read_port()
    if is_taken(port):
        raise Refused(f"something answers on 127.0.0.1:{port} already, perhaps a demo: stop it, or choose PORT=…")
    os.environ.setdefault("DRAAGKRACHT_GALLERY", "1")
    click.echo("Starting …")
    is_ours = startup.start()
    if not is_ours:
        startup.migrate_and_seed()
    queue_the_night()
    collect_static()
    tidy()
    links = done.once(embedded.note_of("filled"), lambda: apart(fill_demo)) if is_ours else apart(fill_demo)
    for slug in DEMO:
        click.echo(f"  http://{slug}.localhost:{port}/")
        show_logins(slug)
        if slug in links:
            click.echo(f"    link of a general practice, to refer: http://{slug}.localhost:{port}{links[slug]}")
    click.echo("Sign in on /inloggen/ with one press; or with a code, from /postbus/, and an app that has the key.")
    click.echo("Ctrl-C stops everything.")
    with worker():
        granian(host="127.0.0.1", port=port, workers=2)
    click.echo("Stopped.")


def show_logins(slug: str) -> None:
    """Print who can sign in at a municipality of the demo: one line a role."""
    from draagkracht.config.demo import cast  # noqa: PLC0415

    for person in cast.people(slug):
        key = f"  key {person['secret']}" if "secret" in person else ""
        click.echo(f"    {person['role']:<14} {person['email']:<32}{key}".rstrip())


def run(*, host: str, port: int, workers: int) -> None:
    """Serve what DATABASE_URL names; what is past its date is deleted first. Refuses a port that is taken."""
    if is_taken(port, "127.0.0.1" if host in EVERY_HOST else host):
        raise Refused(f"something answers on {host}:{port} already: stop it, or choose --port.")
    startup.start()
    from django.conf import settings  # noqa: PLC0415

    from draagkracht.config import checking  # noqa: PLC0415

    faults = checking.list_faults() if settings.MODE == "production" else []
    if faults:
        raise Refused("not ready for production: " + " ".join(faults))
    collect_static()
    tidy()
    sweep_index()
    granian(host=host, port=port, workers=workers)


@contextlib.contextmanager
def worker() -> Iterator[None]:
    """Run the background work in a process of its own, for as long as the block takes."""
    # Ctrl-C reaches every process of the terminal; this one waits until it is told, also while it is still starting.
    # It gives way to the web server: the first page comes before the night's work.
    prepare = "import os, signal; signal.signal(signal.SIGINT, signal.SIG_IGN); os.nice(10); "
    command = f"{prepare}from draagkracht.config.cli import main; main(['worker'])"
    process = subprocess.Popen([sys.executable, "-c", command])  # noqa: S603 - our own command
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(WORKER_STOPS_IN_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()  # loses nothing: the next worker does it again


def queue_the_night() -> None:
    """Have the worker do what it does at night: the demo begins as if one had passed."""
    from draagkracht.base import jobs  # noqa: PLC0415

    for name in jobs.PERIODIC:
        jobs.queue_everywhere(name)


def collect_static() -> None:
    """Put styles, scripts and letters together, with a fingerprint in each name; nothing where that was done."""
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.STATIC_ROOT.mkdir(exist_ok=True)
    done.once(
        settings.STATIC_ROOT / "collected-by-draagkracht",
        lambda: call_command("collectstatic", interactive=False, verbosity=0),
    )


def apart(work: Callable[[], Result]) -> Result:
    """Do work in a process of its own, and return what it returns; raises what it raises.

    The workers are copies of this process. What uses threads, as setting a letter does, would leave them a copy
    without the threads: the first letter of a worker would wait for them for ever. An exception that cannot leave its
    process comes as a RuntimeError with its name and its sentence.
    """
    with ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("fork")) as process:
        return process.submit(_do, work).result()


def _do(work: Callable[[], Result]) -> Result:
    """Do work; raise what another process can read."""
    try:
        return work()
    except Exception as error:
        try:
            pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, just made
        except Exception:  # noqa: BLE001 - whatever stands in its way, its sentence is what counts
            raise RuntimeError(f"{type(error).__name__}: {error}") from error
        raise


def fill_demo() -> dict[str, str]:
    """Give those who work in the demo something to do; return where a practice refers, by municipality."""
    from draagkracht.config.demo import (  # noqa: PLC0415
        cases,
        circles,
        guidance,
        letters,
        referrals,
        respite_bookings,
        respite_region,
        respite_small_help,
        support,
        talks,
        voices,
        work,
    )

    work.fill_desks()
    work.fill_queues()
    letters.fill_letters()
    cases.fill_cases()
    talks.fill_talks()
    voices.fill_voices()
    circles.fill_circles()
    guidance.fill_guidance()
    paths = referrals.fill_referrals()
    support.fill_support()
    respite_small_help.fill_small_help()
    respite_bookings.fill_bookings()
    respite_region.fill_region()
    return paths


def tidy() -> None:
    """Delete what is past its date."""
    from django.db import connection  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.config import tidying  # noqa: PLC0415

    tidying.tidy(timezone.now())
    connection.close()  # the workers are copies of this process, and each opens its own


def sweep_index() -> None:
    """Have the worker index what a new version of the software reads otherwise, or what was never indexed."""
    from django.db import connection  # noqa: PLC0415

    from draagkracht.base import jobs  # noqa: PLC0415

    jobs.queue_everywhere("directory.index-stale")
    connection.close()  # the workers are copies of this process


def granian(*, host: str, port: int, workers: int) -> None:
    """Run the web server until it is told to stop. A worker is a process of its own."""
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415
    from granian.server import Server  # noqa: PLC0415

    server = Server(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=2,
        log_level=LogLevels.warning,
        log_access=False,
        # Ctrl-C reaches the workers twice, from the terminal and from their parent; one that then hangs is ended.
        workers_kill_timeout=3,
    )
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    except SystemExit:
        # A worker that heard Ctrl-C before its parent counts as failed there; for who pressed it nothing failed.
        if not server.interrupt_signal:
            raise


def read_port() -> int:
    """Return PORT from the environment, else 8000; refuses what is no port."""
    text = os.environ.get("PORT") or "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):  # noqa: PLR2004
        raise Refused(f"PORT={text} is not a port: a number from 1 to 65535.")
    return int(text)


def is_taken(port: int, host: str = "127.0.0.1") -> bool:
    """Return whether something answers on this port of this machine: the server would share it without a word."""
    with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=0.5):
        return True
    return False
