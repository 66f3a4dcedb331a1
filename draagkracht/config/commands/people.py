"""Commands about the people who work here: the first administrator, and who lost their authenticator app."""

import click

from draagkracht.accounts.rules import OF_AN_ORGANIZATION, Audience, Role, clean_email
from draagkracht.config import startup
from draagkracht.config.refusal import Refused


@click.group()
def people() -> None:
    """Invite somebody to work for a municipality; let somebody sign in who lost their telephone."""


@people.command()
@click.option("--municipality", "slug", required=True, help="Name of the municipality in commands: its slug.")
@click.option("--email", required=True, help="Address that the invitation goes to.")
@click.option(
    "--role", default=Role.ADMINISTRATOR.value, show_default=True, type=click.Choice([role.value for role in Role])
)
@click.option("--name", default="", help="What the person is called; the address without it.")
@click.option(
    "--organization",
    default="",
    help="For a provider the HSDS id of the organisation, for a professional its public id.",
)
def invite(slug: str, email: str, role: str, name: str, organization: str) -> None:
    """Mail somebody a link to take a role: the way to the first administrator of a municipality."""
    startup.start()
    from draagkracht.config import inviting  # noqa: PLC0415  (Django has to be set up first)

    if (role in OF_AN_ORGANIZATION) != bool(organization):
        raise Refused("--organization belongs to the roles provider and professional, and to no other.")
    address = inviting.invite(
        slug=slug, email=clean_email(email), name=name or email, role=Role(role), organization_id=organization
    )
    click.echo(f"The invitation for {clean_email(email)} is on its way; it holds for a week, on {address}")


@people.command()
@click.option("--email", required=True, help="Address of the person.")
def reset_authenticator(email: str) -> None:
    """Take away somebody's authenticator app and end their sessions; they set up another at the next sign-in."""
    startup.start()
    from draagkracht.accounts import services  # noqa: PLC0415

    if not services.reset_authenticator(email=clean_email(email)):
        raise Refused(f"{clean_email(email)} has no authenticator app.")
    click.echo(f"{clean_email(email)} sets up an app again at the next sign-in.")


@people.command()
@click.option("--municipality", "slug", required=True, help="Name of the municipality in commands: its slug.")
@click.option("--code", required=True, help="Short name, in the address to register there: /inloggen/via/CODE/terug/.")
@click.option("--name", required=True, help="What stands on the button.")
@click.option("--issuer", required=True, help="Address under which the service signs.")
@click.option("--client-id", required=True, help="What we are called there.")
@click.option("--audience", required=True, type=click.Choice([audience.value for audience in Audience]))
@click.option("--minimum-level", default="", help="Value of acr that is asked at least; none without it.")
@click.option("--strong-level", default="", help="Value of acr or amr with which staff needs no app of ours.")
@click.password_option("--secret", envvar="DRAAGKRACHT_CLIENT_SECRET", help="Our secret with the service.")
def add_service(slug: str, audience: str, **facts: str) -> None:
    """Let people of a municipality sign in through a service elsewhere (OpenID Connect), or change how."""
    startup.start()
    from draagkracht.config import inviting  # noqa: PLC0415

    inviting.add_service(slug=slug, audience=Audience(audience), **facts)
    click.echo(f"{facts['name']} is on the page to sign in of {slug}.")


@people.command()
@click.option("--municipality", "slug", required=True, help="Name of the municipality in commands: its slug.")
@click.option("--code", required=True, help="Short name of the service.")
def remove_service(slug: str, code: str) -> None:
    """Take away a service elsewhere, and whom it linked."""
    startup.start()
    from draagkracht.config import inviting  # noqa: PLC0415

    inviting.remove_service(slug=slug, code=code)
    click.echo(f"{code} is gone.")
