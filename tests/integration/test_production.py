"""Production is not careless: safe values for what is left out, and a refusal of what is not safe."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from draagkracht.config import checking

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[2]
GOOD_SECRET = "kQ7-rT2_xZ9pLm4vB8nW3cY6hJ1dF5gS0aE_uIoPqRt"


def run(code: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Return what Python does with some code in an environment with nothing else of ours in it."""
    ours = ("DRAAGKRACHT_", "DATABASE_", "DJANGO_")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    kept["DRAAGKRACHT_VAR"] = os.environ.get("DRAAGKRACHT_VAR", str(ROOT / "var"))
    return subprocess.run(
        [sys.executable, "-c", code],
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=ROOT,
    )


def test_what_is_left_out_of_the_environment_has_the_safe_value() -> None:
    names = (
        "DEBUG HAS_GALLERY BEHIND_TLS SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SECURE_CONTENT_TYPE_NOSNIFF "
        "CSRF_COOKIE_SECURE CSRF_COOKIE_HTTPONLY MODE SECRET_KEY"
    )

    result = run(f"from draagkracht.config import settings as s; print([getattr(s, n) for n in '{names}'.split()])")

    assert result.stdout.strip() == "[False, False, True, True, 63072000, True, True, True, 'production', '']"


def test_nobody_is_believed_about_tls_unless_that_is_asked_for() -> None:
    code = "from draagkracht.config import settings; print(hasattr(settings, 'SECURE_PROXY_SSL_HEADER'))"

    results = [run(code), run(code, DRAAGKRACHT_TRUST_PROXY="1")]

    assert [result.stdout.strip() for result in results] == ["False", "True"]


def test_the_gallery_is_no_page_in_production() -> None:
    code = (
        "import django; django.setup(); from django.urls import resolve, Resolver404\n"
        "for path in ('/componenten/', '/en/componenten/', '/over/'):\n"
        "    try: resolve(path); print('there')\n"
        "    except Resolver404: print('absent')"
    )
    settings = {"DJANGO_SETTINGS_MODULE": "draagkracht.config.settings", "DRAAGKRACHT_SECRET_KEY": GOOD_SECRET}

    result = run(code, DATABASE_URL="dbname=x", **settings)

    assert result.stdout.split() == ["absent", "absent", "there"]


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("MODE", "demo", "DRAAGKRACHT_MODE=demo"),
        ("DEBUG", True, "DRAAGKRACHT_DEBUG"),
        ("HAS_GALLERY", True, "DRAAGKRACHT_GALLERY"),
        ("BEHIND_TLS", False, "DRAAGKRACHT_TLS"),
        ("DATABASE_OWNER_URL", "", "DATABASE_OWNER_URL is missing"),
        ("SMTP_URL", "", "DRAAGKRACHT_SMTP_URL is missing"),
        ("SECRET_KEY", "", "DRAAGKRACHT_SECRET_KEY"),
        ("SECRET_KEY", "short", "DRAAGKRACHT_SECRET_KEY"),
        ("SECRET_KEY", "a" * 60, "DRAAGKRACHT_SECRET_KEY"),
        ("SECRET_KEY", "change-me-" + GOOD_SECRET, "DRAAGKRACHT_SECRET_KEY"),
        ("SECRET_KEY", "django-insecure-" + GOOD_SECRET, "DRAAGKRACHT_SECRET_KEY"),
        ("SECRET_KEY_FALLBACKS", ["short"], "DRAAGKRACHT_OLD_SECRET_KEYS"),
        ("AUDIT_KEYS", [GOOD_SECRET, "short"], "DRAAGKRACHT_AUDIT_KEYS"),
        ("SEAL_KEYS", {2: GOOD_SECRET, 1: "short"}, "DRAAGKRACHT_SEAL_KEYS"),
    ],
)
def test_production_refuses_a_careless_setting(settings: Any, name: str, value: Any, sentence: str) -> None:
    careful(settings)
    setattr(settings, name, value)

    faults = checking.list_faults()

    assert [fault for fault in faults if sentence in fault] == faults
    assert len(faults) == 1


def test_production_accepts_careful_settings(settings: Any) -> None:
    careful(settings)

    assert checking.list_faults() == []


def careful(settings: Any) -> None:
    """Set what production needs; the database of the tests is worked on in the application's role already."""
    settings.MODE, settings.DEBUG, settings.HAS_GALLERY, settings.BEHIND_TLS = "production", False, False, True
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = GOOD_SECRET, []
    settings.DATABASE_OWNER_URL = "postgresql://owner@127.0.0.1/draagkracht"
    settings.SMTP_URL = "smtp://127.0.0.1"


@pytest.mark.parametrize(
    ("secret", "expected"),
    [(GOOD_SECRET, False), (GOOD_SECRET[:39], True), ("ab" * 40, True), ("My-Secret-" + GOOD_SECRET, True), ("", True)],
)
def test_a_key_that_somebody_could_guess_is_known_as_such(secret: str, expected: bool) -> None:
    assert checking.is_guessable(secret) is expected


class TestLogins:
    """`draagkracht check` with logins of its own on the database of the tests."""

    @pytest.fixture
    def logins(self, db: None) -> Iterator[dict[str, str]]:
        """Make three logins: one as it should be, one that is in the owner's role, one that passes every policy."""
        name = str(connection.settings_dict["NAME"])
        address: dict[str, Any] = {**conninfo_to_dict(os.environ["DATABASE_URL"])}
        roles = {kind: f"{kind}_{name}" for kind in ("good", "stranger", "member", "passes")}
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as owner:
            (owning,) = owner.execute("SELECT current_user").fetchone() or ("",)
            for role in roles.values():
                owner.execute(f'DROP ROLE IF EXISTS "{role}"')
            owner.execute(f'CREATE ROLE "{roles["good"]}" LOGIN IN ROLE draagkracht_app')
            owner.execute(f'CREATE ROLE "{roles["stranger"]}" LOGIN')
            owner.execute(f'CREATE ROLE "{roles["member"]}" LOGIN IN ROLE draagkracht_app, "{owning}"')
            owner.execute(f'CREATE ROLE "{roles["passes"]}" LOGIN BYPASSRLS IN ROLE draagkracht_app')
        found = {kind: make_conninfo(**{**address, "dbname": name, "user": role}) for kind, role in roles.items()}
        found["owner"] = make_conninfo(**{**address, "dbname": name})
        found["empty"] = make_conninfo(**{**address, "dbname": "postgres", "user": roles["good"]})
        yield found
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as owner:
            for role in roles.values():
                owner.execute(f'DROP ROLE "{role}"')

    def check(self, address: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run `draagkracht check` as production would."""
        needed = {
            "DATABASE_URL": address,
            "DATABASE_OWNER_URL": address,
            "DRAAGKRACHT_SECRET_KEY": GOOD_SECRET,
            "DRAAGKRACHT_SMTP_URL": "smtp://127.0.0.1",
        }
        return run("from draagkracht.config.cli import main; main(['check'])", **(needed | environment))

    def test_a_login_of_its_own_is_ready(self, logins: dict[str, str]) -> None:
        result = self.check(logins["good"])

        assert (result.returncode, result.stdout, result.stderr) == (0, "Ready.\n", "")

    @pytest.mark.parametrize(
        ("kind", "sentence"),
        [
            ("owner", "may pass row-level security"),
            ("passes", "may pass row-level security"),
            ("member", "owns tables"),
            ("stranger", "is no member of draagkracht_app"),
            ("empty", "run `draagkracht migrate`"),
        ],
    )
    def test_a_login_that_is_too_strong_or_too_weak_is_refused(
        self, logins: dict[str, str], kind: str, sentence: str
    ) -> None:
        result = self.check(logins[kind])

        assert result.returncode == 2
        assert sentence in result.stderr
        assert result.stderr.count("\n") == 1
        assert result.stdout == ""

    @pytest.mark.parametrize(
        ("environment", "sentence"),
        [
            ({"DRAAGKRACHT_DEBUG": "1"}, "DRAAGKRACHT_DEBUG"),
            ({"DRAAGKRACHT_SECRET_KEY": ""}, "DRAAGKRACHT_SECRET_KEY"),
            ({"DRAAGKRACHT_GALLERY": "1"}, "DRAAGKRACHT_GALLERY"),
            ({"DRAAGKRACHT_TLS": "enabled"}, "DRAAGKRACHT_TLS"),
            ({"DATABASE_OWNER_URL": ""}, "DATABASE_OWNER_URL"),
            ({"DRAAGKRACHT_SMTP_URL": ""}, "DRAAGKRACHT_SMTP_URL is missing"),
            ({"DRAAGKRACHT_SMTP_URL": "http://x:geheim@y"}, "DRAAGKRACHT_SMTP_URL is no address"),
            ({"DRAAGKRACHT_MODE": "Production"}, "DRAAGKRACHT_MODE=Production"),
            ({"DRAAGKRACHT_MODE": "production", "DATABASE_URL": ""}, "DATABASE_URL is missing"),
            ({"DATABASE_URL": "postgresql://app:geheim@127.0.0.1/x?nonsense=1"}, "is no address of a PostgreSQL"),
            ({"DATABASE_URL": "host=127.0.0.1 port=1 user=app password=geheim"}, "OperationalError"),
        ],
    )
    def test_a_careless_environment_is_refused_in_one_line(
        self, logins: dict[str, str], environment: dict[str, str], sentence: str
    ) -> None:
        result = self.check(logins["good"], **environment)

        assert result.returncode == 2
        assert sentence in result.stderr
        assert result.stderr.startswith("draagkracht: ")
        assert result.stderr.count("\n") == 1
        assert "geheim" not in result.stderr
        assert result.stdout == ""
