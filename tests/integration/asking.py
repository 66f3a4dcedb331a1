"""How tests of the whole site ask: as raw as a server hands a request on, and as a visitor who does the check."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.types import WSGIApplication

from django.core import signals
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter
from django.utils import translation

from draagkracht.assessments.rules import definitions
from draagkracht.config.browserlike import browserlike
from draagkracht.portal.check import answer_cookie
from draagkracht.questionnaires.rules import pages
from tests.conftest import CITY_HOST

LANGUAGES = ("nl", "en", "tr", "ar")
# Something for each part of an address that a view takes.
SAMPLES = {
    "subject": "diensten",
    "link_id": "minor",
    "code": "csi",
    "service_id": "no-such-service",
}
NOBODYS = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Reply:
    """What came back over WSGI."""

    status: int
    headers: list[tuple[str, str]]
    text: str

    def header(self, name: str) -> str:
        """Return a header; nothing when it is not there."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


def ask(path: str = "/", *, method: str = "GET", host: str | None = CITY_HOST, body: bytes = b"", **more: str) -> Reply:
    """Return what the application answers to a request that no browser would make; `more` are WSGI variables."""
    target = urlsplit(path) if not path.startswith("//") else None
    where, query = (target.path, target.query) if target else (path, "")
    started: list[Any] = []
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(where).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        **({} if host is None else {"HTTP_HOST": host}),
        **more,
    }

    def start(*answer: Any) -> Any:
        started.append(answer)

    # A request begins by closing connections that are in a transaction, and a test is one.
    signals.request_started.disconnect(close_old_connections)
    try:
        content = b"".join(_application()(environ, start))
    finally:
        signals.request_started.connect(close_old_connections)
    status, headers = started[0][:2]
    return Reply(int(status[:3]), headers, content.decode("utf-8", "replace"))


def addresses(*, languages: Sequence[str] = LANGUAGES) -> list[str]:
    """Return an address of every page of the site, in every language that it has, each once.

    What other computers read (`/api/`) is no page: it asks no token, and may be read from elsewhere.
    """
    found: dict[str, None] = {}
    for name, kwargs in named_pages():
        for language in languages:
            with translation.override(language):
                found[reverse(name, kwargs=kwargs)] = None
    return [address for address in found if not address.startswith("/api/")]


def named_pages() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the name of every page, and something for what its address takes."""
    for name, entry in entries():
        yield name, {part: sample(part, entry) for part in entry.pattern.regex.groupindex}


def sample(part: str, entry: URLPattern) -> str:
    """Return something for a part of an address: of ours where there is one, else what exists nowhere."""
    kind = entry.pattern.converters.get(part)
    if isinstance(kind, UUIDConverter):
        return NOBODYS
    return "1" if isinstance(kind, IntConverter) else SAMPLES.get(part, "no-such")


def entries() -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the site with its full name."""
    for names, entry in _patterns(get_resolver(), ()):
        yield ":".join((*names, entry.name or "")), entry


def _patterns(resolver: URLResolver, names: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], URLPattern]]:
    inside = (*names, resolver.namespace) if resolver.namespace else names
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _patterns(entry, inside)
        else:
            yield inside, entry


def page_names(*, young: bool = False) -> list[str]:
    """Return the names of the pages of the check with the first answer of each question, in their order."""
    definition = definitions.quick_check(young=young)
    return [page.link_id for page in pages.pages(definition, first_answers(young=young))]


def fields_of(page: str, *, young: bool = False) -> dict[str, list[str]]:
    """Return the fields of a page of the check, each with the codes that may be chosen (none: free text)."""
    definition = definitions.quick_check(young=young)
    found = pages.find_page(definition, first_answers(young=young), page)
    assert found is not None
    return {item.link_id: [option.code for option in item.options] for item in found.questions}


def first_answers(*, young: bool = False) -> dict[str, tuple[str, ...]]:
    """Return the first answer of each required question of the check."""
    definition = definitions.quick_check(young=young)
    answers = {item.link_id: (item.options[0].code,) for item in definition.walk() if item.required}
    return {**answers, "minor": ("yes" if young else "no",)}


def answer(client: Client, page: str, form: Mapping[str, Any]) -> Any:
    """Send the form of one page of the check."""
    return client.post(reverse("portal:answer-question", kwargs={"link_id": page}), form)


def answer_all(client: Client, **changes: Any) -> Any:
    """Answer every page of the check in order, the first answer where nothing else is asked; return the last answer."""
    young = changes.get("minor") == "yes"
    response: Any = HttpResponse()
    for page in page_names(young=young):
        form: dict[str, Any] = {}
        for name, codes in fields_of(page, young=young).items():
            default = first_answers(young=young).get(name, ())
            form[name] = changes.get(name, list(default))
            assert codes or isinstance(form[name], list | str)
        response = answer(client, page, form)
        assert response.status_code == 302, page
    return response


def cookie_of(client: Client) -> str:
    """Return the encrypted answers that a visitor carries."""
    return client.cookies[answer_cookie.NAME].value


def visitor(host: str = CITY_HOST, *, cookie: str | None = None) -> Client:
    """Return a visitor, perhaps with answers."""
    client = Client(headers={"host": host})
    client.handler = _handler()
    if cookie is not None:
        client.cookies[answer_cookie.NAME] = cookie
    return client


@cache
def _application() -> WSGIApplication:
    """Return the application as a server runs it, but for the role that it works in: a test has that already."""
    return browserlike(get_wsgi_application())


@cache
def _handler() -> Any:
    """Return one chain of middleware for all visitors: making one reads the list of static files, which takes long."""
    return Client().handler


@cache
def complete_cookie(*, young: bool = False) -> str:
    """Return the cookie of a check that was answered to the end; walked through once."""
    client = visitor()
    answer_all(client, minor="yes" if young else "no")
    return cookie_of(client)
