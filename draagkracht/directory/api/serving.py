"""From a request to an answer: the same steps for every address of the table."""

import functools
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from draagkracht.base import access
from draagkracht.base.text import N_, Sentence
from draagkracht.directory.api import answers, openapi, package, throttle
from draagkracht.directory.api.endpoints import Endpoint
from draagkracht.directory.api.parameters import read_parameters
from draagkracht.directory.api.resources import Question
from draagkracht.directory.queries.edition import get_changed_at, get_edition
from draagkracht.directory.queries.licence import get_licence
from draagkracht.directory.queries.selection import PostcodeIsUnknown
from draagkracht.municipalities.queries import SiteRequest

View = Callable[..., HttpResponse]

LONGEST_ID: Final = 300
NOT_HERE: Final = Sentence(N_("Op dit adres is niets. De adressen staan in openapi.json."))
NO_SUCH_ID: Final = Sentence(N_("Met dit id is er hier niets."))


def open_to_all(view: View, *, is_heavy: bool = False) -> View:
    """Return the view for reading alone, by anybody, from any site, and not too often."""

    @functools.wraps(view)
    def guarded(request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return answers.preflight()
        if request.method not in {"GET", "HEAD"}:
            response = answers.problem(405, Sentence(N_("Dit is alleen om te lezen: GET, HEAD of OPTIONS.")))
            response["Allow"] = answers.METHODS
            return response
        seconds = throttle.seconds_to_wait(request, is_heavy=is_heavy)
        if seconds:
            reason = Sentence(N_("Wacht %(seconds)s seconden en vraag het dan opnieuw."), {"seconds": seconds})
            response = answers.problem(429, reason)
            response["Retry-After"] = str(seconds)
            return response
        return view(request, *args, **kwargs)

    # Nothing is changed and no cookie is read, so a form of another site can do no harm.
    return access.public(csrf_exempt(guarded))


def serve(endpoint: Endpoint) -> View:
    """Return the view of an address of the table."""

    @open_to_all
    def view(request: SiteRequest, item_id: str = "") -> HttpResponse:
        if item_id and (not item_id.isprintable() or len(item_id) > LONGEST_ID):
            return answers.problem(404, NO_SUCH_ID)
        asked, faults = read_parameters(request.GET, endpoint.parameters)
        if faults:
            return _refused(faults)
        edition = get_edition()
        return _answer(request, endpoint, Question(edition, asked, item_id, base_of(request)))

    return view


def _answer(request: SiteRequest, endpoint: Endpoint, question: Question) -> HttpResponse:
    etag = answers.etag_of(request, request.site.id, question.edition)
    mark = answers.Mark(etag, get_changed_at(question.edition))
    if _is_known(request, etag):
        return answers.not_modified(mark)
    try:
        body = endpoint.answer(question)
    except PostcodeIsUnknown:
        return _refused([("postcode", Sentence(N_("Bij deze postcode kennen wij geen enkele plek.")))])
    if body is None:
        return _moved(request, endpoint, question)
    response = answers.json_answer(body, mark)
    links = answers.links_of(request, body)
    if links:
        response["Link"] = links
    return response


def _moved(request: SiteRequest, endpoint: Endpoint, question: Question) -> HttpResponse:
    """Return where a thing is that is gone from here; nowhere: a problem."""
    successor = endpoint.successor(question) if endpoint.successor else None
    if successor is None:
        return answers.problem(404, NO_SUCH_ID)
    address = reverse(f"directory-api:{endpoint.name}", args=[successor])
    return answers.moved(request.build_absolute_uri(address))


def _refused(faults: list[tuple[str, Sentence]]) -> HttpResponse:
    return answers.problem(400, Sentence(N_("Kijk bij errors wat er anders moet.")), faults)


def _is_known(request: SiteRequest, etag: str) -> bool:
    """Tell whether the asker has this answer already. A proxy may have marked its copy as weak."""
    known = request.headers.get("If-None-Match", "")
    return etag in {one.strip().removeprefix("W/") for one in known.split(",")}


def base_of(request: SiteRequest) -> str:
    """Return the address of the API on this host, without a slash at the end."""
    return request.build_absolute_uri(reverse("directory-api:show-api")).rstrip("/")


@open_to_all
def show_openapi(request: SiteRequest) -> HttpResponse:
    """Answer with the description of the API."""
    licence = get_licence(timezone.localdate())
    mark = answers.Mark(answers.etag_of(request, licence, request.site))
    if _is_known(request, mark.etag):
        return answers.not_modified(mark)
    return answers.json_answer(openapi.describe(request.site, licence, base_of(request)), mark)


@open_to_all
def show_nothing(request: SiteRequest, path: str = "") -> HttpResponse:
    """Answer at an address that the API does not have."""
    return answers.problem(404, NOT_HERE)


@functools.partial(open_to_all, is_heavy=True)
def download_package(request: SiteRequest) -> HttpResponse:
    """Answer with the whole directory as tables."""
    edition, licence = get_edition(), get_licence(timezone.localdate())
    mark = answers.Mark(answers.etag_of(request, request.site, edition, licence), get_changed_at(edition))
    if _is_known(request, mark.etag):
        return answers.not_modified(mark)
    homepage = request.build_absolute_uri(reverse("directory:show-open-data"))
    content = package.build_package(request.site, edition, licence, homepage)
    response = answers.file_answer(content, "application/zip", mark)
    response["Content-Disposition"] = f'attachment; filename="sociale-kaart-{request.site.slug}.zip"'
    return response
