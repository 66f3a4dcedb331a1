"""Requests as a browser would send them: takes out what Django stumbles over before it can show a page."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.http.request import split_domain_port


def browserlike(application: WSGIApplication) -> WSGIApplication:
    """Return an application that sees every request as one that a browser may send.

    An encoding is taken out: some names of encodings (`hex`, `zip`) are an error as soon as Django knows of them, and
    our forms are in UTF-8. A host that is no host name gets the page for an unknown host. Of more than one slash at
    the start one remains: as part of a link, the rest of the path would be the name of another site.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        kind, *parameters = environ.get("CONTENT_TYPE", "").split(";")
        kept = [parameter for parameter in parameters if not parameter.strip().lower().startswith("charset")]
        environ["CONTENT_TYPE"] = ";".join([kind, *kept])
        if "HTTP_HOST" in environ and not split_domain_port(environ["HTTP_HOST"])[0]:
            environ["HTTP_HOST"] = "unknown.invalid"
        environ["PATH_INFO"] = "/" + environ.get("PATH_INFO", "").lstrip("/")
        return application(environ, start_response)

    return answer
