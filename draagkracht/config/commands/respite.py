"""`draagkracht respite`: the plan of a care region, from a file and to a file; and who plans with whom."""

import datetime
import math
import time
from pathlib import Path
from typing import Any

import click

from draagkracht.config import startup
from draagkracht.config.commands import files
from draagkracht.config.commands.municipality import find_municipality
from draagkracht.config.refusal import Refused
from draagkracht.respite.rules.planning import reading

PATH = click.Path(path_type=Path)
LONGEST_NAME = 120
LONGEST_AGREEMENT = 200


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


@respite.command()
@click.option("--municipality", "slug", required=True, metavar="SLUG", help="The municipality that plans.")
@click.option("--name", default="", help="What the region is called.")
@click.option("--member", "members", multiple=True, metavar="SLUG", help="Who signed too; may be given more than once.")
@click.option("--agreement", default="", help="What they signed.")
@click.option("--agreed", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day on which they signed it.")
def region(slug: str, name: str, members: tuple[str, ...], agreement: str, agreed: datetime.datetime | None) -> None:
    """Show the care region that a municipality plans for; with a name, an agreement and its day: keep it."""
    startup.start()
    from draagkracht.base import tenancy  # noqa: PLC0415  (Django has to be set up first)
    from draagkracht.respite.queries.regions import get_region  # noqa: PLC0415

    owner_id = find_municipality(slug).pk
    if name or members or agreement or agreed:
        _keep_region(owner_id, name.strip(), members, agreement.strip(), agreed.date() if agreed else None)
    with tenancy.acting_for(owner_id):
        found = get_region()
    if found is None:
        raise Refused(f"{slug} plans for no region. Give --name, --agreement and --agreed, and a --member each.")
    click.echo(f"{found.name}\t{', '.join(found.members)}\t{found.agreement}\t{found.agreed_date}")


def _keep_region(
    owner_id: int, name: str, members: tuple[str, ...], agreement: str, agreed: datetime.date | None
) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.respite.services import regions  # noqa: PLC0415

    if not name or not agreement or agreed is None:
        raise Refused("a region needs all of --name, --agreement and --agreed.")
    if len(name) > LONGEST_NAME or len(agreement) > LONGEST_AGREEMENT:
        raise Refused(f"--name has {LONGEST_NAME} letters at most, --agreement {LONGEST_AGREEMENT}.")
    if agreed > timezone.localdate():
        raise Refused(f"--agreed {agreed} is still to come: a region is kept when everybody signed.")
    slugs = {find_municipality(one).pk: one for one in members}
    facts: dict[str, Any] = {"name": name, "agreement": agreement, "agreed_date": agreed}
    try:
        regions.save_region(municipality_id=owner_id, member_ids=slugs, at=timezone.now(), **facts)
    except regions.IsPlannedElsewhere as refusal:
        who = slugs.get(refusal.municipality_id, "this municipality")
        raise Refused(f"{who} is a member of {refusal.region} already: its places would be given out twice.") from None
