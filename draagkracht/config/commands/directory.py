"""`draagkracht directory`: take over a feed, and recommend for a profile."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draagkracht.config import startup
from draagkracht.config.commands import files
from draagkracht.config.refusal import Refused
from draagkracht.directory.rules.hsds.feed import read_feed
from draagkracht.directory.rules.hsds.records import Feed, Remark

if TYPE_CHECKING:
    from draagkracht.directory.services import Imported
    from draagkracht.municipalities.models import Municipality

MOST_OFFERS = 20
MOST_FOUND = 1000


@click.group()
def directory() -> None:
    """The directory of services (sociale kaart)."""


@directory.command("import")
@click.option("--municipality", "slug", required=True, metavar="SLUG", help="Whose services these become.")
@click.option("--format", "kind", type=click.Choice(["hsds"]), required=True)
@click.option("--dry-run", is_flag=True, help="Say what would happen, write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.argument("path", type=click.Path(path_type=Path))
def import_(slug: str, kind: str, path: Path, *, dry_run: bool, as_json: bool) -> None:
    """Take over the services in PATH, an HSDS 3 / ORUK file or folder: all of them or, where one is refused, none."""
    feed = read_feed(list(_files(path)))
    startup.start()
    municipality = find_municipality(slug)
    report = _import(municipality, feed, dry_run=dry_run)
    click.echo(json.dumps(report, ensure_ascii=False) if as_json else _in_words(report))
    if report["refused"]:
        first = report["refused"][0]
        number = len(report["refused"])
        raise Refused(f"nothing is written; refused {number}: {first['id']} {first['field']}: {first['reason']}")


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
    click.echo(f"{services.rebuild_index(municipality_ids=ids)} services indexed")


def _readable(text: str) -> str:
    """Return a text that the database can hold; refuses one that is empty, or holds a sign that is no text."""
    if not text.strip():
        raise Refused("--query is empty: say what somebody looks for.")
    if "\x00" in text or text != text.encode(errors="replace").decode():
        raise Refused("--query holds a sign that is no text.")
    return text


def find_municipality(slug: str) -> "Municipality":
    """Return the municipality with this name; refuses an unknown one."""
    from draagkracht.municipalities import queries  # noqa: PLC0415

    municipality = queries.get_municipality(slug)
    if municipality is None:
        raise Refused(f"no municipality is called {slug[:80]!r} here.")
    return municipality


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Return name and content of the file, or of the JSON files of the folder."""
    if path.is_dir():
        found = sorted(path.rglob("*.json"))
        if not found:
            raise Refused(f"{path} holds no JSON file.")
        for name in found:
            yield str(name.relative_to(path)), files.read_bytes(name)
    else:
        yield path.name, files.read_bytes(path)


def _import(municipality: "Municipality", feed: Feed, *, dry_run: bool) -> dict[str, Any]:
    from django.db import transaction  # noqa: PLC0415

    from draagkracht.base import tenancy  # noqa: PLC0415
    from draagkracht.directory import services  # noqa: PLC0415

    done = services.Imported(0, 0, 0, ())
    if not feed.refused:
        with tenancy.acting_for(municipality.pk):
            done = services.import_services(municipality=municipality, records=feed.services)
            if dry_run:
                transaction.set_rollback(True)
    return _report(feed, done, dry_run=dry_run)


def _report(feed: Feed, done: "Imported", *, dry_run: bool) -> dict[str, Any]:
    return {
        "services": len(feed.services),
        "created": done.created,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "skipped": feed.skipped,
        "warnings": [_remark(remark) for remark in (*feed.warnings, *done.warnings)],
        "refused": [_remark(remark) for remark in feed.refused],
        "written": not feed.refused and not dry_run,
    }


def _remark(remark: Remark) -> dict[str, str]:
    return {"id": remark.id, "field": remark.field, "reason": remark.reason.dutch()}


def _in_words(report: dict[str, Any]) -> str:
    counts = ", ".join(f"{report[name]} {name}" for name in ("services", "created", "updated", "unchanged", "skipped"))
    lines = [f"{counts}; {'written' if report['written'] else 'nothing written'}."]
    lines += [f"warning {one['id']} {one['field']}: {one['reason']}" for one in report["warnings"]]
    lines += [f"refused {one['id']} {one['field']}: {one['reason']}" for one in report["refused"]]
    return "\n".join(lines)


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
