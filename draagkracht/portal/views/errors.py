"""Pages for when something is not as it should be: each a sentence with what to do, and somebody to call.

Another computer, at an address of the API, gets a problem instead of a page.
"""

import sys
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import render
from django.template.loader import render_to_string

from draagkracht.accounts.permissions import Actor
from draagkracht.accounts.rules import LIVES_HERE
from draagkracht.base import access
from draagkracht.base.middleware import GONE
from draagkracht.directory.api import answers
from draagkracht.municipalities import queries
from draagkracht.portal import context

API = "/api/"


@access.public
def host_is_unknown(request: HttpRequest) -> HttpResponse:
    """Answer on a host name that belongs to no municipality: a plain page that lists them."""
    # The port that the visitor used: that of the server is another one behind a proxy.
    port = split_domain_port(request.META.get("HTTP_HOST", ""))[1]
    ending = f":{port}" if port else ""
    hosts = [(name, f"{request.scheme}://{host}{ending}/") for name, host in queries.list_municipalities()]
    status = HTTPStatus.OK if request.path == "/" else HTTPStatus.NOT_FOUND
    return render(request, "portal/errors/host_is_unknown.html", {"hosts": hosts}, status=status)


@access.public
def language_is_not_offered(request: HttpRequest) -> HttpResponse:
    """Answer in Dutch when the municipality does not offer the language of the address."""
    return render(request, "portal/errors/not_found.html", status=HTTPStatus.NOT_FOUND)


@access.public
def database_is_gone(request: HttpRequest) -> HttpResponse:
    """Answer when the database does not: who can be called meanwhile."""
    if request.path.startswith(API):
        return answers.unavailable()
    return render(request, "portal/errors/unavailable.html", status=HTTPStatus.SERVICE_UNAVAILABLE)


@access.public
def form_is_stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer to a form whose token does not fit: an old page, or cookies that were refused."""
    return render(request, "portal/errors/form_is_stale.html", status=HTTPStatus.FORBIDDEN)


@access.public
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer to a request that cannot be read."""
    if request.path.startswith(API):
        return answers.unreadable()
    return render(request, "portal/errors/bad_request.html", status=HTTPStatus.BAD_REQUEST)


@access.public
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer to somebody who is signed in, and may not open a screen here: what to do, and the way out."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is not None and actor.roles <= LIVES_HERE:
        return render(request, "portal/errors/not_for_you.html", status=HTTPStatus.FORBIDDEN)
    values = {"is_here": actor is not None}
    return render(request, "portal/errors/forbidden.html", values, status=HTTPStatus.FORBIDDEN)


@access.public
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer where there is no page, or none that this municipality may show."""
    return render(request, "portal/errors/not_found.html", status=HTTPStatus.NOT_FOUND)


@access.public
def failed(request: HttpRequest) -> HttpResponse:
    """Answer when something went wrong that nobody foresaw.

    What failed may be the frame itself. So this page is made without the request, without context processors and
    without the municipality when that does not work either.
    """
    if isinstance(sys.exc_info()[1], GONE):  # while somebody's session was read or kept, outside of any view
        return database_is_gone(request)
    if request.path.startswith(API):
        return answers.failed()
    try:
        page = render_to_string("portal/errors/failed.html", context.page(request))
    except Exception:  # noqa: BLE001 - whatever it is, the visitor still gets a telephone number
        page = render_to_string("portal/errors/failed.html", context.without_site())
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)
