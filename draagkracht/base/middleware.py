"""Chooses the municipality by host name and opens the transaction in which only its rows exist."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import split_domain_port
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.module_loading import import_string

from draagkracht.base import tenancy

Handler = Callable[[HttpRequest], HttpResponseBase]
# What Django raises when the database does not answer, or its connection broke.
GONE = (OperationalError, InterfaceError)


class MunicipalityMiddleware:
    """Sets `request.site` and works for that municipality until the response is ready.

    One transaction a request: what a view wrote is undone when it raises. An unknown host, and a database that does
    not answer, each get a page of their own instead of the one that was asked for.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        # The last answer per host: enough to name a telephone number when the database is gone.
        self.last_known: dict[str, Any] = {}

    @cached_property
    def resolve(self) -> Callable[[str], Any]:
        """Return the function that gives the site of a host name, or None."""
        resolver: Callable[[str], Any] = import_string(settings.MUNICIPALITY_RESOLVER)
        return resolver

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request within the transaction of its municipality."""
        host = split_domain_port(request.META.get("HTTP_HOST", "").lower())[0]
        frame: Any = request  # the attribute is ours: see municipalities.queries.SiteRequest
        frame.site = None
        try:
            site = self.resolve(host)
            if site is None:
                return self._special(settings.UNKNOWN_HOST_VIEW, request)
            self.last_known[host] = frame.site = site
            if translation.get_language() not in site.languages:
                translation.activate(settings.LANGUAGE_CODE)
                return self._special(settings.LANGUAGE_NOT_OFFERED_VIEW, request)
            with tenancy.acting_for(site.id):
                return self.get_response(request)
        except GONE:
            return self._database_is_gone(request, host)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Undo what the view wrote; answer for a database that went away in the middle."""
        if isinstance(exception, GONE):
            host = split_domain_port(request.META.get("HTTP_HOST", "").lower())[0]
            transaction.set_rollback(True)
            return self._database_is_gone(request, host)
        if transaction.get_connection().in_atomic_block:
            transaction.set_rollback(True)
        return None

    def _database_is_gone(self, request: HttpRequest, host: str) -> HttpResponse:
        frame: Any = request
        frame.site = self.last_known.get(host)
        return self._special(settings.DATABASE_GONE_VIEW, request)

    def _special(self, view: str, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = import_string(view)(request)
        return response
