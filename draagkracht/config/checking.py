"""Whether an installation may be shown to people: `draagkracht check`, and before `draagkracht serve` in production."""

import re

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

LEAST_SECRET = 40
LEAST_VARIETY = 10
OLDEST_POSTGRESQL = 15


def list_faults() -> list[str]:
    """Return what keeps this installation from being shown to people, a sentence each; in demo mode that it is one."""
    return [sentence for sentence in (*_of_settings(), *_of_database()) if sentence]


def is_guessable(secret: str) -> bool:
    """Return whether somebody could guess a key: too short, too little variety, or a word for a key."""
    words = re.compile("change|default|secret|demo|insecure", re.IGNORECASE)
    return len(secret) < LEAST_SECRET or len(set(secret)) < LEAST_VARIETY or bool(words.search(secret))


def _of_settings() -> list[str]:
    return [
        f"DRAAGKRACHT_MODE={settings.MODE} shows made-up municipalities: leave it out, and set DATABASE_URL."
        if settings.MODE != "production"
        else "",
        "DRAAGKRACHT_DEBUG shows the inside of errors: leave it out." if settings.DEBUG else "",
        "DRAAGKRACHT_GALLERY shows pages for developers: leave it out." if settings.HAS_GALLERY else "",
        *(
            f"{name} must be {LEAST_SECRET} or more random characters."
            for name, keys in _secrets().items()
            if any(map(is_guessable, keys))
        ),
        "DRAAGKRACHT_TLS=0 sends cookies without encryption: leave it out." if not settings.BEHIND_TLS else "",
        "DRAAGKRACHT_SMTP_URL is missing: without it nobody gets a mail, and nobody can sign in."
        if not settings.SMTP_URL
        else "",
        "DATABASE_OWNER_URL is missing: give the owner and the application each their own login."
        if not settings.DATABASE_OWNER_URL
        else "",
    ]


def _secrets() -> dict[str, list[str]]:
    """Return the keys that sign and encrypt; Django refuses to give one that is empty."""
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:
        key = ""
    return {
        "DRAAGKRACHT_SECRET_KEY": [key],
        "DRAAGKRACHT_OLD_SECRET_KEYS": settings.SECRET_KEY_FALLBACKS,
        "DRAAGKRACHT_AUDIT_KEYS": settings.AUDIT_KEYS,
        "DRAAGKRACHT_SEAL_KEYS": list(settings.SEAL_KEYS.values()),
    }


def _of_database() -> list[str]:
    with connection.cursor() as cursor:
        # Whoever belongs to the owner's role passes row-level security as the owner does.
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls, EXISTS (SELECT FROM pg_tables"
            " WHERE schemaname = 'public' AND pg_has_role(current_user, tableowner, 'member')),"
            " coalesce(pg_has_role(current_user, to_regrole(%s)::oid, 'member'), false),"
            " to_regclass('municipalities_municipality') IS NOT NULL,"
            " current_setting('server_version_num')::int / 10000 FROM pg_roles WHERE rolname = current_user",
            [settings.DATABASE_ROLE],
        )
        passes, owns, belongs, has_tables, version = cursor.fetchone() or (True, True, False, False, 0)
    return [
        "The application's login may pass row-level security: use another." if passes else "",
        "The application's login owns tables: use another." if owns and not passes else "",
        "" if belongs else f"The application's login is no member of {settings.DATABASE_ROLE}.",
        "" if has_tables else "The tables are not there yet: run `draagkracht migrate`.",
        f"PostgreSQL {version} is too old: {OLDEST_POSTGRESQL} or newer." if version < OLDEST_POSTGRESQL else "",
    ]
