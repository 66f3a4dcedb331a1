"""The command `draagkracht`: every refusal is one line on stderr and exit code 2."""

import io
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from draagkracht.config.commands import (
    audit,
    directory,
    entitlements,
    fhir,
    installation,
    instruments,
    keys,
    people,
    respite,
)


@click.group(name="draagkracht", context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Find, strengthen, relieve and connect people who care for somebody."""


SUBJECTS = (
    audit.audit,
    directory.directory,
    entitlements.entitlements,
    fhir.fhir,
    instruments.instruments,
    keys.keys,
    people.people,
    respite.respite,
)
for command in (*installation.COMMANDS, *SUBJECTS):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; a refusal is one line on stderr and exit code 2."""
    _speak_utf8()
    try:
        outcome = cli.main(args=arguments, prog_name="draagkracht", standalone_mode=False)
    except (click.exceptions.Abort, KeyboardInterrupt):
        sys.exit(130)
    except click.exceptions.NoArgsIsHelpError as help_text:
        click.echo(help_text.format_message())
        sys.exit(0)
    except click.ClickException as refusal:
        _refuse(refusal.format_message())
    except Exception as error:
        if os.environ.get("DRAAGKRACHT_DEBUG", "0") != "0":
            raise
        first = next(iter(str(error).splitlines()), "")
        _refuse(f"{type(error).__name__}: {first} (DRAAGKRACHT_DEBUG=1 shows where)")
    sys.exit(outcome if isinstance(outcome, int) else 0)


def _refuse(message: str) -> NoReturn:
    click.echo(f"draagkracht: {' '.join(message.split())}", err=True)
    sys.exit(2)


def _speak_utf8() -> None:
    """Write UTF-8 whatever the machine's language is; half a character from a file as its escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
