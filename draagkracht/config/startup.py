"""Getting ready for work with the database, for every command that needs it."""

import fcntl
import os

from draagkracht.config import done, embedded
from draagkracht.config.refusal import Refused


def start() -> bool:
    """Prepare this process; start, migrate and seed the embedded database where DATABASE_URL is not set.

    Returns whether it was seeded. Afterwards the process works in the application's role. Refuses production without
    a database of its own.
    """
    if os.environ.get("DRAAGKRACHT_MODE") == "production" and not os.environ.get("DATABASE_URL"):
        raise Refused("DATABASE_URL is missing: production needs a database of its own.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")
    is_ours = embedded.ensure_database_url()
    import django  # noqa: PLC0415  (the settings read DATABASE_URL)

    django.setup()
    from draagkracht.config import database  # noqa: PLC0415

    if is_ours:
        done.once(embedded.note_of("seeded"), migrate_and_seed)
    database.step_down()
    return is_ours


def migrate_and_seed() -> None:
    """Bring tables and demo up to date; both do nothing when they are."""
    from draagkracht.config import database  # noqa: PLC0415
    from draagkracht.config.demo import seed  # noqa: PLC0415

    with (embedded.var_dir() / "start.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two commands at once: the second waits, and then finds nothing to do
        database.migrate()
        seed.seed()
