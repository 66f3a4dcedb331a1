"""The command `draagkracht`: every refusal is one line on stderr and exit code 2."""

import os
import sys
from collections.abc import Sequence

import click

from draagkracht.config import embedded


class Refused(click.ClickException):
    """A request that cannot be done, with the sentence that says why."""

    exit_code = 2


@click.group(name="draagkracht", context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Find, strengthen, relieve and connect people who care for somebody."""


def start(*, seed: bool = True) -> None:
    """Prepare for work with the database; start, migrate and seed the embedded one where DATABASE_URL is not set."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")
    is_ours = embedded.ensure_database_url()
    import django  # noqa: PLC0415

    django.setup()
    from draagkracht.config import database  # noqa: PLC0415

    if is_ours and seed:
        from draagkracht.config.demo import seed as demo  # noqa: PLC0415

        database.migrate()
        demo.seed()
    else:
        database.step_down()


@cli.command()
def migrate() -> None:
    """Bring the tables of the database up to date."""
    start(seed=False)
    from draagkracht.config import database  # noqa: PLC0415

    database.migrate()
    click.echo("The database is up to date.")


@cli.command()
def demo() -> None:
    """Run everything on this machine with made-up municipalities; Ctrl-C stops it."""
    from draagkracht.config import serving  # noqa: PLC0415

    serving.run_demo()


@cli.command()
@click.option("--port", default=8000, envvar="PORT", show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--workers", default=2, show_default=True)
def serve(port: int, host: str, workers: int) -> None:
    """Serve the site."""
    from draagkracht.config import serving  # noqa: PLC0415

    serving.run(host=host, port=port, workers=workers)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a refusal is one line on stderr and exit code 2."""
    try:
        cli.main(args=arguments, prog_name="draagkracht", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as refusal:
        line = " ".join(refusal.format_message().split())
        click.echo(f"draagkracht: {line}", err=True)
        sys.exit(2)
