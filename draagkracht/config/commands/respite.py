"""`draagkracht respite`: the plan of a care region, from a file and to a file."""

import math
import time
from pathlib import Path

import click

from draagkracht.config.commands import files
from draagkracht.config.refusal import Refused
from draagkracht.respite.rules.planning import reading

PATH = click.Path(path_type=Path)


@click.group()
def respite() -> None:
    """Respite: who gets which place, and why somebody gets none."""


@respite.command()
@click.argument("path", type=PATH, metavar="INSTANCE")
@click.option("--out", type=PATH, required=True, metavar="PLAN", help="Where the plan is written.")
@click.option(
    "--time-limit",
    "seconds",
    type=click.FloatRange(min=0.1, max=86_400),
    default=60.0,
    show_default=True,
    help="Seconds after which the plan is there.",
)
def plan(path: Path, out: Path, seconds: float) -> None:
    """Plan a care region, and prove how far the plan is from the best at most."""
    start = time.monotonic()
    # The tables take a part of a second to load, and start threads.
    from draagkracht.respite import solver  # noqa: PLC0415
    from draagkracht.respite.rules.planning import planning  # noqa: PLC0415

    def seconds_left() -> float:
        return seconds - (time.monotonic() - start)

    if not math.isfinite(seconds):
        raise Refused("--time-limit is no number of seconds.")
    if out.is_dir() or not out.absolute().parent.is_dir():
        raise Refused(f"{out} cannot be written: that is no place for a file.")
    try:
        instance = reading.read_instance(files.read_json_object(path))
        with solver.Processes(seconds_left) as processes:
            made = planning.plan_region(instance, seconds_left=seconds_left, solver=processes)
    except reading.InstanceIsWrong as error:
        raise Refused(f"{path}: {error}") from error
    files.write_json(out, made.as_json(seconds - seconds_left()))
    click.echo(
        f"{len(made.offers)} offers, {len(made.why_not)} requests without; "
        f"value {made.value:.1f} of at most {made.bound:.1f} ({made.gap:.2%} below)"
    )
    if made.is_greedy:
        click.echo("Time was too short to plan: offers went by priority.")
    for short in made.floor_short:
        click.echo(f"floor {short.group} {short.value}: {short.reached} of {short.wanted}")
