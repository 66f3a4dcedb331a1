"""All settings, driven by the environment; docs/reference/settings.md is the list. Defaults are the safe ones."""

import contextlib
import os
import re
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from draagkracht.config import embedded, mail
from draagkracht.config.demo import cast

ROOT = embedded.ROOT
PACKAGE = ROOT / "draagkracht"
NODE = Path(os.environ.get("DRAAGKRACHT_NODE_MODULES") or ROOT / "node_modules")


def flag(name: str, *, default: bool) -> bool:
    """Return whether an environment variable says yes (1, true, yes, on)."""
    value = os.environ.get(name, "")
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def database(url: str) -> dict[str, Any]:
    """Return Django's description of the database behind a libpq address; without one, a local socket."""
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:  # its message may hold the password
        raise ImproperlyConfigured("DATABASE_URL or DATABASE_OWNER_URL is no address of a PostgreSQL.") from None
    options = {key: value for key, value in parts.items() if key not in {"dbname", "user", "password", "host", "port"}}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname") or "draagkracht",
        "USER": parts.get("user") or "",
        "PASSWORD": parts.get("password") or "",
        "HOST": parts.get("host") or "",
        "PORT": parts.get("port") or "",
        "OPTIONS": options,
        "CONN_MAX_AGE": 600,  # a new connection plans the search anew, which takes some tens of milliseconds
        "CONN_HEALTH_CHECKS": True,
    }


def origin_of(tiles: str) -> str:
    """Return the server of the map's tiles as a content policy names it; refuses what is no address of tiles."""
    parts = urlsplit(tiles)
    if (
        parts.scheme not in {"http", "https"}
        or not parts.netloc
        or "{" in parts.netloc
        or not all(f"{{{n}}}" in tiles for n in "zxy")
    ):
        raise ImproperlyConfigured("DRAAGKRACHT_MAP_TILES is no address of tiles, as https://name/{z}/{x}/{y}.png is.")
    return f"{parts.scheme}://{parts.netloc}"


def demo_secret() -> str:
    """Return the key of this machine's demo: made once, kept in `var/`, so that cookies outlive a restart."""
    path = embedded.var_dir() / "secret-key"
    if not path.exists():
        # Of two processes that start at once both must find the same key, and neither half of it.
        descriptor, name = tempfile.mkstemp(dir=path.parent)
        os.write(descriptor, secrets.token_urlsafe(48).encode())
        os.close(descriptor)
        with contextlib.suppress(FileExistsError):
            os.link(name, path)
        Path(name).unlink()
    return path.read_text()


def mode() -> str:
    """Return for whom this installation is; refuses a word that is none of the three, a spelling mistake say."""
    word = os.environ.get("DRAAGKRACHT_MODE") or "production"
    if word not in {"production", "demo", "test"}:
        raise ImproperlyConfigured(f"DRAAGKRACHT_MODE={word} does not exist: production, demo or test.")
    return word


def session_hours() -> int:
    """Return after how many hours of rest a session ends; refuses what is no number of hours in a day."""
    text = os.environ.get("DRAAGKRACHT_SESSION_HOURS") or "4"
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 24):  # noqa: PLR2004 - hours in a day
        raise ImproperlyConfigured(f"DRAAGKRACHT_SESSION_HOURS={text[:20]} is no whole number from 1 to 24.")
    return int(text)


def seal_keys() -> dict[int, str]:
    """Return the keys that seal, by number, of "2:second 1:first"; refuses a pair that is none, and a number twice."""
    pairs = [pair.partition(":") for pair in os.environ.get("DRAAGKRACHT_SEAL_KEYS", "").split()]
    numbers = [number for number, _, _ in pairs]
    if len(set(numbers)) < len(pairs) or not all(re.fullmatch(r"[1-9]\d{0,5}", one) and key for one, _, key in pairs):
        raise ImproperlyConfigured(
            'DRAAGKRACHT_SEAL_KEYS holds pairs of a number and a key, each number once: "2:second 1:first".'
        )
    return {int(number): key for number, _, key in pairs}


def cookie_domain() -> str | None:
    """Return the name below which one sign-in serves on every host; None for each host by itself."""
    text = (os.environ.get("DRAAGKRACHT_COOKIE_DOMAIN") or "").strip().lower().lstrip(".")
    if text and not re.fullmatch(r"([a-z0-9-]+\.)+[a-z0-9-]+", text):
        raise ImproperlyConfigured(f"DRAAGKRACHT_COOKIE_DOMAIN={text[:80]} is no name, as mantelzorg.example is.")
    return text or None


def certificate_header(*, is_trusted: bool) -> str:
    """Return the header with the certificate of who asks; refuses one that anybody could have written."""
    text = os.environ.get("DRAAGKRACHT_FHIR_CERTIFICATE_HEADER", "").strip()
    if text and not (is_trusted and re.fullmatch(r"[A-Za-z][A-Za-z0-9-]{1,60}", text)):
        raise ImproperlyConfigured(
            "DRAAGKRACHT_FHIR_CERTIFICATE_HEADER is the name of a header, and needs DRAAGKRACHT_TRUST_PROXY."
        )
    return text


# production: real people. demo: made-up municipalities on this machine. test: the test runner.
MODE = mode()
DEBUG = flag("DRAAGKRACHT_DEBUG", default=False)
HAS_GALLERY = DEBUG or flag("DRAAGKRACHT_GALLERY", default=MODE == "test")
SECRET_KEY = os.environ.get("DRAAGKRACHT_SECRET_KEY", "") or (demo_secret() if MODE == "demo" else "")
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("DRAAGKRACHT_OLD_SECRET_KEYS", "").split() if key]

# The host name chooses the municipality; an unknown one gets a plain page (base/middleware.py): Django need not refuse.
ALLOWED_HOSTS = ["*"]
BEHIND_TLS = flag("DRAAGKRACHT_TLS", default=MODE == "production")
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 63_072_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
TRUST_PROXY: bool = flag("DRAAGKRACHT_TRUST_PROXY", default=False)
if TRUST_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # the last address of X-Forwarded-For is what the proxy saw
# In which header the proxy writes the certificate of a system that refers; nothing: the header is not read.
FHIR_CERTIFICATE_HEADER = certificate_header(is_trusted=TRUST_PROXY)
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "draagkracht.portal.views.errors.form_is_stale"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
# No page takes files. Without this line Django would write what somebody sends anyway to a temporary file.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 0

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "draagkracht.base",
    "draagkracht.audit",
    "draagkracht.municipalities",
    "draagkracht.accounts",
    "draagkracht.people",
    "draagkracht.questionnaires",
    "draagkracht.directory",
    "draagkracht.assessments",
    "draagkracht.entitlements",
    "draagkracht.referrals",
    "draagkracht.respite",
    "draagkracht.casework",
    "draagkracht.integrations.fhir",
    "draagkracht.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    # Outside the transaction of the request: what a session must remember is kept when a view fails.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "draagkracht.base.middleware.MunicipalityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "draagkracht.accounts.middleware.ActorMiddleware",
]

# Signing in: a code by mail, for staff an authenticator app as well; nobody has a password, and strangers cannot sign
# up (docs/adr/0026-sign-in-with-a-code.md).
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["draagkracht.accounts.backend.CodeBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal-staff:show-work"
CIRCLES_URL = "people:list-circles"  # where somebody begins who shares a circle and has no space of their own
OWN_SPACE_URL = "portal-own:show-overview"  # where somebody who only lives here goes instead
LOGOUT_REDIRECT_URL = "account_login"
# What a session holds of who wants a space of their own, until the code proves whose address it is; and where to then.
SPACE_WANTED = "people.wanted"
SPACE_WANTED_URL = "people:finish-space"
SESSION_COOKIE_NAME = "werk"
# Without it each municipality's host has a session of its own; with it one sign-in serves on every host below a name.
SESSION_COOKIE_DOMAIN = cookie_domain()
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_SAMESITE = "Lax"
# After so much rest a session ends; the cookie goes with the browser in any case.
SESSION_COOKIE_AGE = session_hours() * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
ACCOUNT_ADAPTER = "draagkracht.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever types the code read the mail
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_FORMS = {
    "request_login_code": "draagkracht.accounts.forms.AskCodeForm",
    "confirm_login_code": "draagkracht.accounts.forms.LoginCodeForm",
}
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "60/5m/ip,3/5m/key",
    "confirm_login_code": "60/5m/ip,10/15m/key",
    "login_failed": "60/5m/ip,5/5m/key",
    "ask_into_circle": "20/h/key",
    "share_concern": "20/h/ip",
    "offer_help": "20/h/ip",
    "start_space": "60/5m/ip,3/5m/key",
    "elsewhere": "60/5m/ip",
    "letter_code": "30/15m/ip,5/15m/key",
    "passkey": "60/5m/ip",
    "open_code": "60/15m/ip,10/15m/key",
    "fhir_token": "60/5m/ip",
    "citizen_number": "30/10m/key",
}
MFA_ADAPTER = "draagkracht.accounts.adapter.AuthenticatorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # clocks of telephones differ; a code counts once in any case
MFA_FORMS = {
    "authenticate": "draagkracht.accounts.forms.AuthenticatorForm",
    "activate_totp": "draagkracht.accounts.forms.SetUpForm",
}
# The number of tries is counted in the database: per process each worker would allow as many again.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "accounts_cache"}}
MUNICIPALITY_RESOLVER = "draagkracht.municipalities.queries.get_site"
MUNICIPALITY_LISTER = "draagkracht.municipalities.queries.list_ids"
UNKNOWN_HOST_VIEW = "draagkracht.portal.views.errors.host_is_unknown"
DATABASE_GONE_VIEW = "draagkracht.portal.views.errors.database_is_gone"
LANGUAGE_NOT_OFFERED_VIEW = "draagkracht.portal.views.errors.language_is_not_offered"
ROOT_URLCONF = "draagkracht.config.urls"
WSGI_APPLICATION = "draagkracht.config.wsgi.application"
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
# The owner's address, for migrations. Without it DATABASE_URL is the owner's and the application steps down from it
# into this role; production wants two addresses (`draagkracht check`).
DATABASE_OWNER_URL = os.environ.get("DATABASE_OWNER_URL", "")
DATABASE_ROLE = "draagkracht_app"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Background work (base/jobs.py). What should have been queued while no worker ran is queued when one starts.
PROCRASTINATE_IMPORT_PATHS = ["draagkracht.config.tasks"]
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 20 * 3600}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "draagkracht.portal.context.page",
                "draagkracht.portal.staff_nav.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "draagkracht.base.templatetags.components",
            ],
            # What a test forgets to give a template is an error there, and nothing to a visitor.
            "string_if_invalid": "",
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("tr", "Türkçe"), ("ar", "العربية")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = embedded.var_dir() / "static"
STATICFILES_DIRS = [
    ("utrecht", NODE / "@utrecht" / "component-library-css" / "dist"),
    ("noto-sans", NODE / "@fontsource-variable" / "noto-sans" / "files"),
    ("noto-serif", NODE / "@fontsource-variable" / "noto-serif" / "files"),
    ("noto-sans-arabic", NODE / "@fontsource-variable" / "noto-sans-arabic" / "files"),
    ("htmx", NODE / "htmx.org" / "dist"),
    ("leaflet", NODE / "leaflet" / "dist"),
]
LETTER_FONTS = [NODE / "@expo-google-fonts" / name for name in ("noto-sans", "noto-serif", "vazirmatn")]
MANIFEST = MODE != "test"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MANIFEST
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not MANIFEST
WHITENOISE_AUTOREFRESH = False

# What stands behind the host name in links of letters: the port of the demo, and nothing behind a proxy.
SITE_PORT = f":{os.environ.get('PORT') or 8000}" if MODE == "demo" else ""

# Mail goes to the outbox of the municipality first, and from there to this server. In the demo it stays on /postbus/.
HAS_MAILBOX = MODE == "demo"
DEMO_PEOPLE = cast.addresses() if HAS_MAILBOX else frozenset()  # everybody may sign in as one of them
SMTP_URL = "" if HAS_MAILBOX else os.environ.get("DRAAGKRACHT_SMTP_URL", "")
MAIL_FROM = os.environ.get("DRAAGKRACHT_MAIL_FROM", "")
globals().update(mail.server(SMTP_URL))

# Questions to the open API from one address, for each process of the server.
API_CALLS_A_MINUTE: int = int(os.environ.get("DRAAGKRACHT_API_CALLS_A_MINUTE") or 300)

# Keys of what the database keeps sealed, by their number: the highest seals, all of them open. Without any the secret
# key seals (base/sealing.py).
SEAL_KEYS: dict[int, str] = seal_keys()

# Something outside that we ask (ports): dotted path of what answers; the defaults ask nobody.
ORGANIZATION_LISTER = "draagkracht.directory.queries.organizations.list_own_organizations"
GEOCODER = os.environ.get("DRAAGKRACHT_GEOCODER", "draagkracht.municipalities.places.TownGeocoder")
FETCHER = os.environ.get("DRAAGKRACHT_FETCHER", "draagkracht.integrations.web.fetcher.HttpFetcher")

# The log of who saw whose data: keys of its pseudonyms and heads (the secret key without them), a file outside of the
# database for the heads, and where the register of processing activities is.
AUDIT_KEYS: list[str] = os.environ.get("DRAAGKRACHT_AUDIT_KEYS", "").split()
AUDIT_HEADS_FILE: str = os.environ.get("DRAAGKRACHT_AUDIT_HEADS_FILE", "")
PROCESSING_REGISTER: str = os.environ.get("DRAAGKRACHT_PROCESSING_REGISTER") or "urn:draagkracht:processing:"

# The map below the list: the address of its tiles, with {z}, {x} and {y}, and whom to thank. Without it no other server
# is asked for anything; with it, the policy lets browsers ask that one server for pictures.
MAP_TILES = os.environ.get("DRAAGKRACHT_MAP_TILES", "")
MAP_CREDIT = os.environ.get("DRAAGKRACHT_MAP_CREDIT", "")
if MAP_TILES:
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(origin_of(MAP_TILES))

# Journals name what happened, never what somebody typed: no request bodies, no query strings, no addresses.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("DRAAGKRACHT_LOG_LEVEL", "WARNING")},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        # At INFO it writes down the ids of passkeys.
        "fido2": {"level": "WARNING"},
        # At DEBUG it writes down everything that a template was given, answers included.
        "django.template": {"level": "INFO"},
    },
}
