"""What leaves the API: JSON, or a problem (RFC 9457), always with the same headers."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date, urlencode

from draagkracht.base.text import N_, Sentence

Json = dict[str, Any]

VERSION: Final = "3.0.0"
HEADERS: Final[Mapping[str, str]] = {
    "API-Version": VERSION,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "API-Version, ETag, Last-Modified, Link, Retry-After",
    "Cache-Control": "public, no-cache",
    "Referrer-Policy": "no-referrer",
}
METHODS: Final = "GET, HEAD, OPTIONS"
TITLES: Final[Mapping[int, Sentence]] = {
    400: Sentence(N_("Deze vraag klopt niet")),
    404: Sentence(N_("Dit is er niet")),
    405: Sentence(N_("Dit kan hier niet")),
    429: Sentence(N_("Te veel vragen")),
    500: Sentence(N_("Er ging iets mis bij ons")),
    503: Sentence(N_("Dit werkt nu even niet")),
}
TRY_LATER: Final = Sentence(N_("Het ligt niet aan uw vraag. Probeer het over een paar minuten nog eens."))


@dataclass(frozen=True, slots=True)
class Mark:
    """How an answer is recognised: the same mark, the same bytes."""

    etag: str
    changed_at: datetime | None = None


def json_answer(body: object, mark: Mark) -> HttpResponse:
    """Return an answer that may be kept, and must be asked after each time."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    return file_answer(content, "application/json", mark)


def file_answer(content: bytes, kind: str, mark: Mark) -> HttpResponse:
    """Return content of a kind (a media type) that may be kept, and must be asked after each time."""
    return _marked(HttpResponse(content, content_type=kind, headers=HEADERS), mark)


def not_modified(mark: Mark) -> HttpResponse:
    """Return that what the asker has is still what there is."""
    response = HttpResponse(status=304, headers=HEADERS)
    del response.headers["Content-Type"]
    return _marked(response, mark)


def _marked(response: HttpResponse, mark: Mark) -> HttpResponse:
    response["ETag"] = mark.etag
    if mark.changed_at:
        response["Last-Modified"] = http_date(mark.changed_at.timestamp())
    return response


def etag_of(request: HttpRequest, *facts: object) -> str:
    """Return a fingerprint of what was asked and of the facts that the answer follows from."""
    asked = (VERSION, request.get_host(), request.scheme, request.get_full_path(), *facts)
    return f'"{hashlib.sha256(repr(asked).encode()).hexdigest()[:32]}"'


def moved(address: str) -> HttpResponse:
    """Return that a thing has another address now. The merge behind it can be taken back, so nobody keeps this."""
    response = HttpResponse(status=308, headers={**HEADERS, "Location": address, "Cache-Control": "no-store"})
    del response.headers["Content-Type"]
    return response


def problem(status: int, detail: Sentence, faults: Sequence[tuple[str, Sentence]] = ()) -> HttpResponse:
    """Return what went wrong: in words, and for each parameter."""
    body: Json = {
        "type": "about:blank",
        "status": status,
        "title": TITLES[status].dutch(),
        "detail": detail.dutch(),
    }
    if faults:
        body["errors"] = [{"in": "query", "field": name, "detail": reason.dutch()} for name, reason in faults]
    response = HttpResponse(
        json.dumps(body, ensure_ascii=False, indent=2), status=status, headers=HEADERS,
        content_type="application/problem+json",
    )  # fmt: skip
    response["Cache-Control"] = "no-store"
    return response


def failed() -> HttpResponse:
    """Return that something went wrong that nobody foresaw."""
    return problem(500, TRY_LATER)


def unreadable() -> HttpResponse:
    """Return that a question could not be read at all."""
    return problem(400, Sentence(N_("Dit adres kunnen wij niet lezen, of er staat te veel in. Maak het korter.")))


def unavailable() -> HttpResponse:
    """Return that nothing can be answered for a moment."""
    response = problem(503, TRY_LATER)
    response["Retry-After"] = "60"
    return response


def preflight() -> HttpResponse:
    """Return that any site may read this, without cookies."""
    response = HttpResponse(status=204, headers=HEADERS)
    del response.headers["Content-Type"]
    response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "If-None-Match, Accept, Content-Type"
    response["Access-Control-Max-Age"] = "86400"
    return response


def page_of(contents: Sequence[Json], *, total: int, page: int, per_page: int) -> Json:
    """Return the envelope of ORUK around one page of things. After the last page comes an empty one."""
    pages = math.ceil(total / per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(contents),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not contents,
        "contents": list(contents),
    }


def links_of(request: HttpRequest, body: Mapping[str, Any]) -> str:
    """Return the header that leads to the page before and after this one; empty where the answer is no page."""
    if "page_number" not in body or body["empty"]:
        return ""
    around = {"prev": not body["first_page"], "next": not body["last_page"]}
    found = []
    for name, is_there in around.items():
        number = body["page_number"] + (1 if name == "next" else -1)
        query = urlencode({**request.GET.dict(), "page": number})
        found += [f'<{request.build_absolute_uri(request.path)}?{query}>; rel="{name}"'] if is_there else []
    return ", ".join(found)
