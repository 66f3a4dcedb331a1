"""The resources that go back: the task as it stands, what is wrong, a list, and what this door can do."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from draagkracht.base.text import N_, Sentence
from draagkracht.integrations.fhir.rules import checking, codes, subset
from draagkracht.integrations.fhir.rules.orders import Identifier
from draagkracht.questionnaires.rules.document import Refusal
from draagkracht.referrals.rules import moves
from draagkracht.referrals.rules.referring import OUTCOME_LABELS, Answer, Outcome

Json = dict[str, Any]

FHIR_VERSION: Final = "4.0.1"
DATE: Final = "2026-11-22"  # of the table of elements
OAUTH_URIS: Final = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris"
SECURITY_SERVICE: Final = "http://terminology.hl7.org/CodeSystem/restful-security-service"
# The kind of fault in the words of FHIR (issue-type); every other is a value that cannot be.
ISSUE_TYPES: Final[Mapping[str, str]] = {
    checking.UNKNOWN.message: "structure",
    checking.MISSING.message: "required",
    N_("«%(value)s» kennen wij niet. Wel: %(known)s."): "code-invalid",
    checking.NO_BSN.message: "business-rule",
    checking.MAY_BE_BSN.message: "business-rule",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A task as who sent it may see it. `state` is as much of the state as the carer agreed to."""

    id: UUID
    identifier: Identifier
    referral: UUID
    state: moves.State
    answer: Answer
    outcome: Outcome | None
    received_at: datetime.datetime
    due_at: datetime.datetime
    handled_by: str


def task(standing: Standing, desk: str) -> Json:
    """Return a task. Nothing in it says who the carer is."""
    return {
        "resourceType": "Task",
        "id": str(standing.id),
        "identifier": [{"system": standing.identifier.system, "value": standing.identifier.value}],
        "status": codes.STATUSES[standing.state],
        "businessStatus": _business_status(standing),
        "intent": "order",
        "authoredOn": standing.received_at.isoformat(timespec="seconds"),
        "owner": {"display": standing.handled_by or desk},
        "restriction": {"period": {"end": standing.due_at.isoformat(timespec="seconds")}},
    }


def _business_status(standing: Standing) -> Json:
    if standing.answer is Answer.NOTHING:
        return {"text": codes.NO_MORE_IS_TOLD.dutch()}
    coding = [{"system": codes.STATE, "code": standing.state.value, "display": moves.LABELS[standing.state].dutch()}]
    if standing.state is moves.State.STARTED and standing.outcome:
        return {"coding": coding, "text": OUTCOME_LABELS[standing.outcome].dutch()}
    return {"coding": coding, "text": moves.LABELS[standing.state].dutch()}


def bundle(tasks: Iterable[tuple[str, Json]], address: str) -> Json:
    """Return what a search found: each task with its address. `address` is that of the question."""
    entries = [{"fullUrl": url, "resource": one, "search": {"mode": "match"}} for url, one in tasks]
    found: Json = {"resourceType": "Bundle", "type": "searchset", "total": len(entries)}
    found["link"] = [{"relation": "self", "url": address}]
    return found | ({"entry": entries} if entries else {})


def outcome(code: str, reason: Sentence, where: str = "") -> Json:
    """Return that something cannot be, for one reason."""
    return {"resourceType": "OperationOutcome", "issue": [_issue(code, reason, where)]}


def refusals(found: Iterable[Refusal]) -> Json:
    """Return all that is wrong with a document, each with its place."""
    issues = [_issue(ISSUE_TYPES.get(one.reason.message, "value"), one.reason, one.where) for one in found]
    return {"resourceType": "OperationOutcome", "issue": issues}


def _issue(code: str, reason: Sentence, where: str) -> Json:
    issue: Json = {"severity": "error", "code": code, "details": {"text": reason.dutch()}}
    if where:
        issue |= {"diagnostics": f"{where}: {reason.dutch()}", "expression": [where]}
    return issue


def capabilities(base: str, name: str) -> Json:
    """Return what this door can do; `base` is its address, `name` whose it is."""
    token = {"url": OAUTH_URIS, "extension": [{"url": "token", "valueUri": f"{base}/token"}]}
    service = {"coding": [{"system": SECURITY_SERVICE, "code": "OAuth"}]}
    resource: Json = {
        "type": "Task",
        "documentation": f"A subset: {', '.join(part.path for part in subset.TASK)}, and contained "
        f"{', '.join(subset.CONTAINED)}. Whatever else is there is refused by name.",
        "interaction": [{"code": "create"}, {"code": "read"}, {"code": "search-type"}],
        "versioning": "no-version",
        "searchParam": [{"name": "identifier", "type": "token", "documentation": "system|value, whole."}],
    }
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": DATE,
        "kind": "instance",
        "implementation": {"description": f"Verwijzen naar steun voor mantelzorgers: {name}", "url": base},
        "fhirVersion": FHIR_VERSION,
        "format": ["application/fhir+json", "application/json"],
        "rest": [{"mode": "server", "security": {"extension": [token], "service": [service]}, "resource": [resource]}],
    }
