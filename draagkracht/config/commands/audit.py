"""Commands about the log of who saw whose data: whether it is what was written, and the processing log of a day."""

import dataclasses
import datetime
import json
from typing import TYPE_CHECKING

import click

from draagkracht.config import startup
from draagkracht.config.commands.municipality import find_municipality

if TYPE_CHECKING:
    from draagkracht.audit.queries import Verified


@click.group()
def audit() -> None:
    """Check the log of who saw whose data; give the processing log of a day."""


@audit.command()
@click.option("--municipality", "slug", metavar="SLUG", help="Only the log of this municipality.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def verify(slug: str | None, *, as_json: bool) -> int:
    """Check that the log is what was written: exit code 0, or 1 with the first broken places."""
    startup.start()
    found = {one: _verify(number) for one, number in _municipalities(slug).items()}
    broken = sum(one.broken for one in found.values())
    if as_json:
        report = {name: dataclasses.asdict(one) for name, one in found.items()}
        click.echo(json.dumps({"broken": broken, "municipalities": report}, default=str))
        return int(broken > 0)
    for name, one in found.items():
        click.echo(f"{name}: {one.rows} rows, {one.heads} heads, {one.unsigned} rows since the last head")
        for place in one.breaks:
            click.echo(f"  {place.kind} {place.number or '-'} (entry {place.entry_id or '-'}) {place.what}")
        if one.broken > len(one.breaks):
            click.echo(f"  and {one.broken - len(one.breaks)} more")
    click.echo(f"{broken} broken places" if broken else "The log is what was written.")
    return int(broken > 0)


@audit.command()
@click.option("--municipality", "slug", required=True, metavar="SLUG")
@click.option("--date", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day, in local time.")
def log(slug: str, day: datetime.datetime) -> None:
    """Print the processing log of a day as lines of JSON, in the shape of Logboek Dataverwerkingen."""
    startup.start()
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.audit import queries  # noqa: PLC0415
    from draagkracht.base import tenancy  # noqa: PLC0415

    municipality_id = find_municipality(slug).pk
    since, until = (timezone.make_aware(one) for one in (day, day + datetime.timedelta(days=1)))
    with tenancy.acting_for(municipality_id):
        for line in queries.iterate_processing_log(municipality_id, since=since, until=until):
            click.echo(json.dumps(line, ensure_ascii=False))


def _municipalities(slug: str | None) -> dict[str, int]:
    from draagkracht.municipalities.models import Municipality  # noqa: PLC0415

    if slug:
        return {slug: find_municipality(slug).pk}
    return dict(Municipality.objects.order_by("slug").values_list("slug", "pk"))


def _verify(municipality_id: int) -> "Verified":
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.audit import queries  # noqa: PLC0415
    from draagkracht.base import tenancy  # noqa: PLC0415

    with tenancy.acting_for(municipality_id):
        return queries.verify_log(municipality_id, now=timezone.now())
