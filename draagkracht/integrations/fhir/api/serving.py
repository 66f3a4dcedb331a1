"""The addresses of the door."""

import functools
import uuid
from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from draagkracht.base import access
from draagkracht.base.text import N_, Sentence
from draagkracht.directory.api import throttle
from draagkracht.integrations.fhir import queries, services
from draagkracht.integrations.fhir.api import replies, tokens
from draagkracht.integrations.fhir.queries import Known, TaskIsGone
from draagkracht.integrations.fhir.rules import answers, checking, orders, results, subset
from draagkracht.integrations.fhir.rules.answers import Standing
from draagkracht.integrations.fhir.rules.orders import Identifier
from draagkracht.municipalities.queries import SiteRequest
from draagkracht.questionnaires.rules.document import Unreadable
from draagkracht.referrals import services as referrals

View = Callable[..., HttpResponse]

KINDS: Final = frozenset({"application/fhir+json", "application/json"})
# What stands behind the kind of what is sent; Django gives the names in small letters.
PARAMETERS: Final = {"charset": "utf-8", "fhirversion": "4.0"}
RETRY_SECONDS: Final = 600
LONGEST_SEARCH: Final = 400
NO_TOKEN: Final = Sentence(N_("Hier hoort een geldig token bij. Vraag het aan bij token."))
NO_CONSENT: Final = Sentence(
    N_("Er staat niet bij dat de mantelzorger het goed vindt. Zonder toestemming bewaren wij niets.")
)
WRONG_KIND: Final = Sentence(N_("Stuur FHIR R4 als application/fhir+json, in UTF-8."))
WRONG_ACCEPT: Final = Sentence(N_("Wij antwoorden alleen met application/fhir+json."))
TOO_LONG: Final = Sentence(N_("Dit is groter dan %(limit)s kB."), {"limit": subset.MOST_BYTES // 1024})
NO_LENGTH: Final = Sentence(N_("Zeg erbij hoe groot het is, met Content-Length."))
IS_ANOTHER: Final = Sentence(N_("Dit kenmerk is al van een andere verwijzing. Gebruik een nieuw kenmerk."))
IS_GONE: Final = Sentence(N_("Deze verwijzing bewaren wij niet meer."))
WRONG_SEARCH: Final = Sentence(N_("Zoek met identifier=systeem|waarde, één keer, en met niets anders."))
WRONG_METHOD: Final = Sentence(N_("Dit kan hier niet. Wel: %(methods)s."))


def door(*methods: str) -> Callable[[View], View]:
    """Return a decorator that opens an address to other computers by these methods, and not too often."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            seconds = throttle.seconds_to_wait(request, is_heavy=False)
            if seconds:
                return replies.too_many(seconds)
            if request.method not in methods:
                reason = Sentence(WRONG_METHOD.message, {"methods": ", ".join(methods)})
                response = replies.refused(405, "not-supported", reason)
                response["Allow"] = ", ".join(methods)
                return response
            if not _accepts(request):
                return replies.refused(406, "not-supported", WRONG_ACCEPT)
            return view(request, *args, **kwargs)

        # A token stands in a header, which no form of another site can set; no cookie is read.
        return access.public(csrf_exempt(guarded))

    return decorate


def known(view: View) -> View:
    """Return the view for systems with a token; `by` is the system."""

    @functools.wraps(view)
    def guarded(request: SiteRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        client = tokens.find_client(request)
        if client is None:
            response = replies.refused(401, "login", NO_TOKEN)
            response["WWW-Authenticate"] = 'Bearer realm="fhir"'
            return response
        return view(request, client, *args, **kwargs)

    return guarded


@door("POST")
def give_token(request: SiteRequest) -> HttpResponse:
    """Answer with a token."""
    return tokens.give(request)


@door("GET", "HEAD")
def show_metadata(request: SiteRequest) -> HttpResponse:
    """Answer with what this door can do."""
    base = request.build_absolute_uri(reverse("fhir:show-metadata")).removesuffix("/metadata")
    return replies.resource(answers.capabilities(base, request.site.name))


@door("GET", "HEAD", "POST")
@known
def send_task(request: SiteRequest, by: Known) -> HttpResponse:
    """Make a referral of a task; or find one by its identifier."""
    return _receive(request, by) if request.method == "POST" else _search(request, by)


@door("GET", "HEAD")
@known
def show_task(request: SiteRequest, by: Known, task_id: str) -> HttpResponse:
    """Answer with a task as it stands."""
    try:
        standing = services.see_task(municipality_id=request.site.id, task=uuid.UUID(task_id), by=by, at=timezone.now())
    except ValueError:
        return replies.not_here()
    except TaskIsGone:
        return replies.refused(410, "deleted", IS_GONE)
    return replies.not_here() if standing is None else _task(request, standing)


@door("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
def show_nothing(request: SiteRequest, path: str = "") -> HttpResponse:
    """Answer at an address that the door does not have."""
    return replies.not_here()


@sensitive_variables()
def _receive(request: SiteRequest, by: Known) -> HttpResponse:
    fault = _fault_of_envelope(request)
    if fault is not None:
        return fault
    try:
        order = _read(request.body)
    except Unreadable as unreadable:
        return replies.refused(400, "structure", unreadable.reason)
    except orders.ConsentIsMissing:
        services.refuse_without_consent(municipality_id=request.site.id, by=by, at=timezone.now())
        return replies.refused(422, "business-rule", NO_CONSENT, "Task.input")
    except checking.DocumentRefused as refusal:
        return replies.faulty(refusal.refusals)
    return _keep(request, by, order)


def _fault_of_envelope(request: SiteRequest) -> HttpResponse | None:
    """Return why what was sent is not read at all; None when it is."""
    if not _is_our_kind(request):
        return replies.refused(415, "not-supported", WRONG_KIND)
    if not request.headers.get("Content-Length"):
        return replies.refused(411, "required", NO_LENGTH)  # sent in pieces: the server hands on nothing
    try:
        is_too_long = len(request.body) > subset.MOST_BYTES
    except RequestDataTooBig:
        is_too_long = True
    return replies.refused(413, "too-long", TOO_LONG) if is_too_long else None


@sensitive_variables()
def _read(body: bytes) -> orders.Order:
    raw = checking.read(body)
    if raw.get("resourceType") == checking.ROOT:
        orders.check_consent(raw)
    checked = checking.check(raw)
    forms = queries.list_forms() if subset.RESPONSE in checked.contained else {}
    return orders.make_order(checked, results.read_result(checked, forms))


def _keep(request: SiteRequest, by: Known, order: orders.Order) -> HttpResponse:
    try:
        standing, receipt = services.receive_task(
            municipality_id=request.site.id, order=order, by=by, at=timezone.now()
        )
    except referrals.TooManyReferrals:
        return replies.too_many(RETRY_SECONDS)
    except TaskIsGone:
        return replies.refused(410, "deleted", IS_GONE)
    if standing is None:
        return replies.refused(409, "duplicate", IS_ANOTHER, "Task.identifier[0]")
    is_new = receipt is services.Receipt.NEW
    response = _task(request, standing, 201 if is_new else 200)
    response["Location"] = _address(request, standing)
    return response


def _search(request: SiteRequest, by: Known) -> HttpResponse:
    asked = request.GET.getlist("identifier")
    system, bar, value = (asked[0] if asked else "").partition("|")
    is_whole = bool(bar and system and value) and len(asked[0]) <= LONGEST_SEARCH
    if not is_whole or len(asked) > 1 or set(request.GET) != {"identifier"}:
        return replies.refused(400, "invalid", WRONG_SEARCH)
    task_id = orders.task_id(by.organisation_public_id, Identifier(system, value))
    try:
        found = services.see_task(municipality_id=request.site.id, task=task_id, by=by, at=timezone.now())
    except TaskIsGone:
        found = None
    tasks = [(_address(request, found), answers.task(found, request.site.desk.name))] if found else []
    return replies.resource(answers.bundle(tasks, request.build_absolute_uri(request.path)))


def _task(request: SiteRequest, standing: Standing, status: int = 200) -> HttpResponse:
    return replies.resource(answers.task(standing, request.site.desk.name), status)


def _address(request: SiteRequest, standing: Standing) -> str:
    return request.build_absolute_uri(reverse("fhir:show-task", args=[str(standing.id)]))


def _is_our_kind(request: SiteRequest) -> bool:
    """Tell whether what was sent says to be FHIR R4 as JSON, in UTF-8."""
    said = request.content_params or {}
    charset, version = (said.get(name, usual).strip("\"'").lower() for name, usual in PARAMETERS.items())
    return request.content_type in KINDS and charset == "utf-8" and version in {"4.0", "4.0.1"}


def _accepts(request: SiteRequest) -> bool:
    """Tell whether who asks can read JSON."""
    return any(request.accepts(kind) for kind in KINDS)
