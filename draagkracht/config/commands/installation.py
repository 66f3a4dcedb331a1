"""Commands about the installation itself: serve, worker, migrate, demo, tidy, check."""

import os

import click

from draagkracht.config import startup
from draagkracht.config.refusal import Refused


@click.command()
def migrate() -> None:
    """Bring the tables of the database up to date, as their owner."""
    startup.start()
    from draagkracht.config import database  # noqa: PLC0415

    database.migrate()
    click.echo("The database is up to date.")


@click.command()
def demo() -> None:
    """Run everything on this machine with made-up municipalities; Ctrl-C stops it."""
    os.environ["DRAAGKRACHT_MODE"] = "demo"
    from draagkracht.config import serving  # noqa: PLC0415

    serving.run_demo()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, envvar="PORT", show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64))
def serve(host: str, port: int, workers: int) -> None:
    """Serve the site, behind a proxy that speaks TLS."""
    from draagkracht.config import serving  # noqa: PLC0415

    serving.run(host=host, port=port, workers=workers)


@click.command()
@click.option("--at-once", default=4, show_default=True, type=click.IntRange(1, 32), help="Jobs at the same time.")
def worker(at_once: int) -> None:
    """Do the background work: letters, checks, imports. Run one beside `serve`; more than one do no harm."""
    startup.start()
    from draagkracht.base import jobs  # noqa: PLC0415

    jobs.run_worker(at_once=at_once)


@click.command()
def check() -> None:
    """Refuse an installation that is not safe to show to people."""
    startup.start()
    from draagkracht.config import checking  # noqa: PLC0415

    faults = checking.list_faults()
    if faults:
        raise Refused("not ready for production: " + " ".join(faults))
    click.echo("Ready.")


@click.command()
def tidy() -> None:
    """Delete what is past its date."""
    startup.start()
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.config import tidying  # noqa: PLC0415

    for kind, number in tidying.tidy(timezone.now()).items():
        click.echo(f"{kind}: {number} deleted")


COMMANDS = (serve, worker, migrate, demo, tidy, check)
