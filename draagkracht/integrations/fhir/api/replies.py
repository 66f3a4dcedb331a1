"""What leaves the door: FHIR as JSON, never kept by anybody on the way."""

import json
from typing import Any, Final

from django.http import HttpResponse

from draagkracht.base.text import N_, Sentence
from draagkracht.integrations.fhir.rules import answers
from draagkracht.questionnaires.rules.document import Refusal

MEDIA_TYPE: Final = "application/fhir+json; fhirVersion=4.0; charset=utf-8"
HEADERS: Final = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
NOT_HERE: Final = Sentence(N_("Dit is er niet."))


def resource(body: dict[str, Any], status: int = 200) -> HttpResponse:
    """Return a resource."""
    content = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return HttpResponse(content, status=status, content_type=MEDIA_TYPE, headers=HEADERS)


def refused(status: int, code: str, reason: Sentence, where: str = "") -> HttpResponse:
    """Return why something cannot be; `code` is of FHIR's issue-type."""
    return resource(answers.outcome(code, reason, where), status)


def faulty(found: tuple[Refusal, ...]) -> HttpResponse:
    """Return all that is wrong with a document."""
    return resource(answers.refusals(found), 422)


def not_here() -> HttpResponse:
    """Return that there is no such thing, for this asker."""
    return refused(404, "not-found", NOT_HERE)


def too_many(seconds: int) -> HttpResponse:
    """Return that it goes too fast."""
    reason = Sentence(N_("Wacht %(seconds)s seconden en vraag het dan opnieuw."), {"seconds": seconds})
    response = refused(429, "throttled", reason)
    response["Retry-After"] = str(seconds)
    return response
