"""Whether an installation may be shown to people: `draagkracht check`, and before `draagkracht serve` in production."""

import os
import re

from django.conf import settings
from django.db import connection

LEAST_SECRET = 40
LEAST_VARIETY = 10
OLDEST_POSTGRESQL = 15


def list_faults() -> list[str]:
    """Return what keeps this installation from production, a sentence each; nothing in demo or test mode."""
    if settings.MODE != "production":
        return []
    return [sentence for sentence in (*_of_settings(), *_of_database()) if sentence]


def is_guessable(secret: str) -> bool:
    """Return whether somebody could guess a key: too short, too little variety, or a word for a key."""
    words = re.compile("change|default|secret|demo|insecure", re.IGNORECASE)
    return len(secret) < LEAST_SECRET or len(set(secret)) < LEAST_VARIETY or bool(words.search(secret))


def _of_settings() -> list[str]:
    return [
        "DRAAGKRACHT_DEBUG shows the inside of errors: leave it out." if settings.DEBUG else "",
        "DRAAGKRACHT_GALLERY shows pages for developers: leave it out." if settings.HAS_GALLERY else "",
        f"DRAAGKRACHT_SECRET_KEY must be {LEAST_SECRET} or more random characters."
        if is_guessable(settings.SECRET_KEY)
        else "",
        "DRAAGKRACHT_TLS=0 sends cookies without encryption: leave it out." if not settings.BEHIND_TLS else "",
        "DATABASE_OWNER_URL is missing: give the owner and the application each their own login."
        if not settings.DATABASE_OWNER_URL
        else "",
        "DATABASE_URL is missing." if not os.environ.get("DATABASE_URL") else "",
    ]


def _of_database() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls,"
            " EXISTS (SELECT FROM pg_tables WHERE tableowner = current_user AND schemaname = 'public'),"
            " pg_has_role(current_user, %s, 'member') FROM pg_roles WHERE rolname = current_user",
            [settings.DATABASE_ROLE],
        )
        passes, owns, belongs = cursor.fetchone() or (True, True, False)
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        version = (cursor.fetchone() or (0,))[0]
    return [
        "The application's login may pass row-level security: use another." if passes else "",
        "The application's login owns tables: use another." if owns else "",
        "" if belongs else f"The application's login is no member of {settings.DATABASE_ROLE}.",
        f"PostgreSQL {version} is too old: 15 or newer." if version < OLDEST_POSTGRESQL else "",
    ]
