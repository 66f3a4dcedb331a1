"""Commands about the keys that seal what the database keeps of people."""

import click

from draagkracht.config import startup
from draagkracht.config.refusal import Refused


@click.group()
def keys() -> None:
    """Change the keys with which the database keeps numbers and secrets sealed."""


@keys.command()
def rotate() -> None:
    """Seal everything with the newest key, so that an older one can go. It may be stopped, and started again."""
    startup.start()
    from draagkracht.base import sealing  # noqa: PLC0415  (Django has to be set up first)
    from draagkracht.config import rotating  # noqa: PLC0415

    try:
        renewed = rotating.rotate()
    except sealing.KeyIsMissing as missing:
        raise Refused(
            f"key {missing.name} is missing. Put it back in DRAAGKRACHT_SEAL_KEYS or DRAAGKRACHT_OLD_SECRET_KEYS."
        ) from None
    except sealing.SealIsBroken:
        raise Refused(
            "a sealed text does not open. Either a former secret key is missing in DRAAGKRACHT_OLD_SECRET_KEYS, or"
            " somebody changed the text: compare with a backup."
        ) from None
    for kind, number in renewed.items():
        click.echo(f"{kind}: {number} renewed")
