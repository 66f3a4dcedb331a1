"""`draagkracht directory`: take over a feed, and recommend for a profile."""

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draagkracht.config import startup
from draagkracht.config.commands import files, imports
from draagkracht.config.commands.municipality import find_municipality
from draagkracht.config.refusal import Refused

if TYPE_CHECKING:
    from draagkracht.municipalities.models import Municipality

MOST_OFFERS = 20
MOST_FOUND = 1000


@click.group()
def directory() -> None:
    """The directory of services (sociale kaart)."""


directory.add_command(imports.import_)


@directory.command()
@click.option("--municipality", "slug", required=True, metavar="SLUG")
@click.option("--profile", "path", type=click.Path(path_type=Path), required=True, help="A profile as JSON.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def recommend(slug: str, path: Path, *, as_json: bool) -> None:
    """Say which services fit a profile, each with its reasons and its weakest point."""
    profile = files.read_json_object(path)
    startup.start()
    offers = _recommend(find_municipality(slug), profile)
    if as_json:
        click.echo(json.dumps(offers, ensure_ascii=False))
        return
    for number, offer in enumerate(offers, 1):
        click.echo(f"{number}. {offer['name']} ({offer['score']:.2f})")
        for reason in offer["reasons"]:
            click.echo(f"   + {reason['sentence']}")
        if offer["weakest"]:
            click.echo(f"   - {offer['weakest']['sentence']}")


@directory.command()
@click.option("--municipality", "slug", required=True, metavar="SLUG")
@click.option("--query", "text", required=True, metavar="TEXT", help="What somebody looks for.")
@click.option("--limit", type=click.IntRange(1, MOST_FOUND), default=20, show_default=True, metavar="N")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def search(slug: str, text: str, limit: int, *, as_json: bool) -> None:
    """Say which services answer a text, best first, and how the text was understood."""
    startup.start()
    found = _search(find_municipality(slug), _readable(text), limit)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    if found["corrected"]:
        click.echo(f"searched for: {found['corrected']}")
    click.echo(f"{found['total']} found{', not all with every word' if found['relaxed'] else ''}")
    for number, one in enumerate(found["results"], 1):
        click.echo(f"{number}. {one['name']} ({one['score']:.2f}): {', '.join(one['matched'])}")


@directory.command()
@click.option("--municipality", "slug", metavar="SLUG", help="Only the services of this municipality.")
def index(slug: str | None) -> None:
    """Make the index of the search again, for all municipalities or one."""
    startup.start()
    from draagkracht.directory import services  # noqa: PLC0415
    from draagkracht.municipalities import queries  # noqa: PLC0415

    ids = [find_municipality(slug).pk] if slug else queries.list_ids()
    workers = 1 if slug else os.cpu_count() or 1
    click.echo(f"{services.rebuild_index(municipality_ids=ids, workers=workers)} services indexed")


def _readable(text: str) -> str:
    """Return a text that the database can hold; refuses one that is empty, or holds a sign that is no text."""
    if not text.strip():
        raise Refused("--query is empty: say what somebody looks for.")
    if "\x00" in text or text != text.encode(errors="replace").decode():
        raise Refused("--query holds a sign that is no text.")
    return text


def _recommend(municipality: "Municipality", data: dict[str, Any]) -> list[dict[str, Any]]:
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.base import tenancy  # noqa: PLC0415
    from draagkracht.directory import queries  # noqa: PLC0415
    from draagkracht.directory.rules import profile as profiles  # noqa: PLC0415
    from draagkracht.directory.rules import recommend as rules  # noqa: PLC0415
    from draagkracht.directory.rules.places import Place  # noqa: PLC0415
    from draagkracht.municipalities import places  # noqa: PLC0415
    from draagkracht.municipalities.queries import list_places  # noqa: PLC0415

    with tenancy.acting_for(municipality.pk):
        own = list_places()

        def find_town(name: str) -> Place | None:
            spot = places.find_place(name, own)
            return Place(spot.latitude, spot.longitude) if spot else None

        try:
            profile = profiles.read_profile(
                data, today=timezone.localdate(), find_town=find_town, municipality_ids=(municipality.pk,)
            )
        except profiles.ProfileIsWrong as error:
            raise Refused(str(error)) from error
        return [rules.as_json(offer) for offer in rules.recommend(queries.get_catalogue(), profile, limit=MOST_OFFERS)]


def _search(municipality: "Municipality", text: str, limit: int) -> dict[str, Any]:
    from draagkracht.base import tenancy  # noqa: PLC0415
    from draagkracht.directory import queries  # noqa: PLC0415

    with tenancy.acting_for(municipality.pk):
        found = queries.search_services(text, most=limit)
    return {
        "query": text,
        "corrected": found.corrected or None,
        "relaxed": found.is_relaxed,
        "total": found.total,
        "results": [
            {"service_id": one.service_id, "name": one.name, "score": one.score, "matched": list(one.matched)}
            for one in found.results
        ],
    }
