"""The command `draagkracht`: every refusal is one line on stderr and exit code 2."""

import sys
from collections.abc import Sequence

import click

from draagkracht.config.commands import directory, installation, instruments


@click.group(name="draagkracht", context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Find, strengthen, relieve and connect people who care for somebody."""


for command in (*installation.COMMANDS, directory.directory, instruments.instruments):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a refusal is one line on stderr and exit code 2."""
    try:
        outcome = cli.main(args=arguments, prog_name="draagkracht", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as help_text:
        click.echo(help_text.format_message())
        sys.exit(0)
    except click.ClickException as refusal:
        click.echo(f"draagkracht: {' '.join(refusal.format_message().split())}", err=True)
        sys.exit(2)
    sys.exit(outcome if isinstance(outcome, int) else 0)
