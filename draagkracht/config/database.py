"""The two faces of the database: the owner, who migrates, and the application, which row-level security binds."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection

ROLE_OPTION = "-c role={role}"


def step_down() -> None:
    """Make this process work in the application's role from its next connection on.

    With DATABASE_OWNER_URL set, DATABASE_URL is an application login already and nothing changes.
    """
    if not settings.DATABASE_OWNER_URL:
        connection.close()
        connection.settings_dict["OPTIONS"]["options"] = ROLE_OPTION.format(role=settings.DATABASE_ROLE)


@contextmanager
def as_owner() -> Iterator[None]:
    """Work as the owner of the tables, for migrations only; afterwards in the application's role."""
    from draagkracht.config.settings import database  # noqa: PLC0415

    connection.close()
    before = dict(connection.settings_dict)
    if settings.DATABASE_OWNER_URL:
        owner = database(settings.DATABASE_OWNER_URL)
        connection.settings_dict.update({key: owner[key] for key in ("USER", "PASSWORD", "HOST", "PORT")})
    options = {key: value for key, value in before["OPTIONS"].items() if key != "options"}
    connection.settings_dict["OPTIONS"] = options
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)
        step_down()


def migrate() -> None:
    """Bring the tables up to date, as their owner."""
    with as_owner():
        call_command("migrate", interactive=False, verbosity=0)
