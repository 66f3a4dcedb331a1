"""Starting the web server: in production behind a proxy, and the demo that needs nothing else."""

import contextlib
import os
import socket
import sys

import click
from django.core.management import call_command

from draagkracht.config import cli

TARGET = "draagkracht.config.wsgi:application"


def run_demo() -> None:
    """Prepare the demo and serve it until Ctrl-C; refuses when the port is taken, a running demo say."""
    port = read_port()
    if is_taken(port):
        raise cli.Refused(
            f"something answers on 127.0.0.1:{port} already: a demo that runs? Stop it first, or choose PORT=…"
        )
    os.environ["DRAAGKRACHT_MODE"] = "demo"
    os.environ.setdefault("DRAAGKRACHT_GALLERY", "1")
    click.echo("Starting the database …")
    prepare()
    for slug in ("voorbeeldstad", "voorbeelddorp"):
        click.echo(f"  http://{slug}.localhost:{port}/")
    click.echo("Ctrl-C stops everything.")
    granian(host="127.0.0.1", port=port, workers=2)
    click.echo("Stopped.")


def prepare() -> None:
    """Bring database, demo data and static files up to date."""
    cli.start()
    from draagkracht.config import database  # noqa: PLC0415
    from draagkracht.config.demo import seed  # noqa: PLC0415

    database.migrate()
    seed.seed()
    call_command("collectstatic", interactive=False, verbosity=0)


def run(*, host: str, port: int, workers: int) -> None:
    """Serve what DATABASE_URL names; past its date is deleted first."""
    cli.start()
    granian(host=host, port=port, workers=workers)


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
    )
    with contextlib.suppress(KeyboardInterrupt):
        server.serve()
    sys.stdout.flush()


def read_port() -> int:
    """Return PORT from the environment, else 8000; refuses what is no port."""
    text = os.environ.get("PORT") or "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):  # noqa: PLR2004
        raise cli.Refused(f"PORT={text} is not a port: a number from 1 to 65535.")
    return int(text)


def is_taken(port: int) -> bool:
    """Return whether something answers on this port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
