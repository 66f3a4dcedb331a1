"""`draagkracht entitlements`: what a scheme says to one person."""

import datetime
import json
from pathlib import Path

import click

from draagkracht.config.commands import files
from draagkracht.config.refusal import Refused
from draagkracht.entitlements.rules import nodes, reading

PATH = click.Path(path_type=Path)


@click.group()
def entitlements() -> None:
    """Schemes of criteria: which law, which facility, which amount."""


@entitlements.command()
@click.argument("path", type=PATH, metavar="SCHEME")
@click.option("--facts", "facts_path", type=PATH, required=True, help="A file with {fact: value}; null is unknown.")
@click.option("--date", "day", required=True, metavar="YYYY-MM-DD", help="The day on which it is decided.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON on one line.")
def decide(path: Path, facts_path: Path, day: str, *, as_json: bool) -> None:
    """Say what a scheme decides for one person on a day, and why, criterion by criterion."""
    on = _day(day)
    try:
        scheme = reading.read_scheme(files.read_json_object(path))
    except reading.SchemeIsWrong as error:
        raise Refused(f"{path}: {error}") from error
    facts = files.read_json_object(facts_path)
    # After what can be refused: the columns take most of a second to load.
    from draagkracht.entitlements.rules import decision  # noqa: PLC0415

    try:
        found = decision.decide(scheme, facts, on)
    except decision.SchemeIsNotValid as error:
        raise Refused(f"{path}: {error}") from error
    except reading.FactsAreWrong as error:
        raise Refused(f"{facts_path}: {error}") from error
    click.echo(json.dumps(found.as_json(), ensure_ascii=False, indent=None if as_json else 2))


def _day(text: str) -> datetime.date:
    found = nodes.as_day(text)
    if found is None:
        raise Refused(f"--date is no day like 2026-01-31: {nodes.shown(text)!r}.")
    return found
