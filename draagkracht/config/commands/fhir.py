"""Commands about the systems of other organisations that refer (FHIR): let in, list, let in no more."""

import uuid
from pathlib import Path

import click

from draagkracht.config import startup
from draagkracht.config.commands import files
from draagkracht.config.commands.municipality import find_municipality
from draagkracht.config.refusal import Refused

LONGEST_LABEL = 120
MOST_SHOWN = 8


@click.group()
def fhir() -> None:
    """Let systems of other organisations refer, as a FHIR Task; list them; let them in no more."""


@fhir.command()
@click.option("--municipality", "slug", required=True, metavar="SLUG")
@click.option("--organization", required=True, type=click.UUID, help="Public id of an organisation that works with it.")
@click.option("--label", default="", help="What you call the system.")
@click.option(
    "--certificate",
    type=click.Path(path_type=Path),
    help="File with its certificate, PEM: it proves itself to the proxy with that, and gets no secret.",
)
def register(slug: str, organization: uuid.UUID, label: str, certificate: Path | None) -> None:
    """Let a system of an organisation in, and show its secret: this once, it is not kept."""
    startup.start()
    from django.utils import timezone  # noqa: PLC0415  (Django has to be set up first)

    from draagkracht.base import tenancy  # noqa: PLC0415
    from draagkracht.integrations.fhir import services  # noqa: PLC0415

    municipality_id = find_municipality(slug).pk
    with tenancy.acting_for(municipality_id):
        try:
            client = services.register_client(
                municipality_id=municipality_id,
                organisation=organization,
                label=label[:LONGEST_LABEL],
                certificate=_fingerprint(certificate) if certificate else "",
                at=timezone.now(),
            )
        except services.OrganisationIsUnknown:
            raise Refused(
                f"no organisation with id {organization} works with {slug[:60]}. These do: {_organisations()}."
            ) from None
    click.echo(f"client_id      {client.client_id}")
    click.echo(f"client_secret  {client.secret}" if client.secret else "It proves itself with its certificate.")
    click.echo(f"{client.organisation} may refer to {slug} with it. A secret is shown this once.", err=True)


@fhir.command(name="list")
@click.option("--municipality", "slug", required=True, metavar="SLUG")
def list_all(slug: str) -> None:
    """List the systems that may refer, and those that were let in before."""
    startup.start()
    from draagkracht.base import tenancy  # noqa: PLC0415
    from draagkracht.integrations.fhir import queries  # noqa: PLC0415

    with tenancy.acting_for(find_municipality(slug).pk):
        found = queries.list_clients()
    for one in found:
        how = "certificate" if one.certificate else "secret"
        state = (
            f"revoked {one.revoked_at:%Y-%m-%d}" if one.revoked_at else "organisation ended" if one.is_ended else how
        )
        click.echo("\t".join((str(one.id), one.organisation, one.label, f"{one.made_at:%Y-%m-%d}", state)))


@fhir.command()
@click.option("--municipality", "slug", required=True, metavar="SLUG")
@click.argument("client_id", type=click.UUID)
def revoke(slug: str, client_id: uuid.UUID) -> None:
    """Let a system in no more, from this moment. What it sent stays."""
    startup.start()
    from django.utils import timezone  # noqa: PLC0415

    from draagkracht.base import tenancy  # noqa: PLC0415
    from draagkracht.integrations.fhir import services  # noqa: PLC0415

    with tenancy.acting_for(find_municipality(slug).pk):
        if not services.revoke_client(client_id=client_id, at=timezone.now()):
            raise Refused(f"no system {client_id} may come in at {slug[:60]}.")
    click.echo(f"{client_id} comes in no more.")


def _organisations() -> str:
    from draagkracht.integrations.fhir import queries  # noqa: PLC0415

    found = queries.list_organisations()
    shown = [f"{name} ({public_id})" for public_id, name in found[:MOST_SHOWN]]
    return ", ".join(shown + (["and others"] if len(found) > MOST_SHOWN else [])) or "none"


def _fingerprint(path: Path) -> str:
    from draagkracht.integrations.fhir.api import certificates  # noqa: PLC0415

    text = files.read_bytes(path).decode("ascii", "replace")
    fingerprint = certificates.read_fingerprint(text) if "BEGIN CERTIFICATE" in text else ""
    if not fingerprint:
        raise Refused(f"{path} is no certificate in PEM.")
    return fingerprint
