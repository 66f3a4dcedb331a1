"""The application for a WSGI server. WSGI, not ASGI: see docs/adr/."""

import os
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from django.core.wsgi import get_wsgi_application
from django.http.request import split_domain_port

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagkracht.config.settings")

django_application = get_wsgi_application()


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answer a request, after taking out what no browser sends and Django stumbles over before it can show a page.

    An encoding: some names of encodings (`hex`, `zip`) are an error as soon as Django knows of them, and our forms are
    in UTF-8. A host that is no host name: it gets the page for an unknown host. More than one slash at the start: as
    part of a link, the rest of the path would be the name of another site.
    """
    kind, *parameters = environ.get("CONTENT_TYPE", "").split(";")
    kept = [parameter for parameter in parameters if not parameter.strip().lower().startswith("charset")]
    environ["CONTENT_TYPE"] = ";".join([kind, *kept])
    if "HTTP_HOST" in environ and not split_domain_port(environ["HTTP_HOST"])[0]:
        environ["HTTP_HOST"] = "unknown.invalid"
    environ["PATH_INFO"] = "/" + environ.get("PATH_INFO", "").lstrip("/")
    return django_application(environ, start_response)
