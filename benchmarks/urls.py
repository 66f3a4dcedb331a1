"""The project's addresses, and beside them a view that does nothing, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from draagkracht.base import access
from draagkracht.config.urls import handler400, handler404, handler500
from draagkracht.config.urls import urlpatterns as project

__all__ = ["handler400", "handler404", "handler500", "urlpatterns"]


@access.public
def do_nothing(_request: HttpRequest) -> HttpResponse:
    """Answer with a word."""
    return HttpResponse("ok")


urlpatterns = [path("triviaal/", do_nothing, name="do-nothing"), *project]
