"""What the tests of the FHIR door share: a system of the demo's practice with a token, and a document that is right."""

import copy
import uuid
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.directory.api import throttle
from draagkracht.integrations.fhir import services
from draagkracht.integrations.fhir.rules import codes
from draagkracht.integrations.fhir.services.clients import Registered
from draagkracht.municipalities.models import Municipality
from tests.conftest import CITY_HOST

TASKS = "/api/fhir/Task"
TOKEN = "/api/fhir/token"
FHIR = "application/fhir+json"
Json = dict[str, Any]
Send = Callable[..., Any]
SYSTEM = "https://his.example/verwijzing"


def concept(system: str, code: str) -> Json:
    return {"coding": [{"system": system, "code": code}]}


def document(value: str = "v-2026-0001", **changes: Any) -> Json:
    """Return a task that is right, with other elements at the top where they are named."""
    request = {
        "resourceType": "ServiceRequest",
        "id": "verzoek",
        "status": "active",
        "intent": "order",
        "priority": "urgent",
        "code": concept(codes.SERVICE, codes.CARER_SUPPORT),
        "subject": {"reference": "#mantelzorger"},
        "occurrenceTiming": {"repeat": {"when": ["AFT"]}},
        "reasonCode": [concept(codes.SITUATION, "exhausted")],
        "note": [{"text": "Zij slaapt slecht.\nBelt liever niet zelf."}],
    }
    patient = {
        "resourceType": "Patient",
        "id": "mantelzorger",
        "name": [{"text": "Roos Zilverschoon"}],
        "telecom": [{"system": "phone", "value": "000 12 34 567"}, {"system": "email", "value": "Roos@post.example"}],
        "communication": [{"language": concept(codes.LANGUAGE, "tr")}],
    }
    task = {
        "resourceType": "Task",
        "contained": [request, patient],
        "identifier": [{"system": SYSTEM, "value": value}],
        "status": "requested",
        "intent": "order",
        "code": concept(codes.TASK_CODE, "fulfill"),
        "focus": {"reference": "#verzoek"},
        "for": {"reference": "#mantelzorger"},
        "authoredOn": "2026-11-20T10:00:00+01:00",
        "requester": {"display": "B. de Bruin, praktijkondersteuner"},
        "input": [
            {"type": concept(codes.INPUT, codes.CONSENT), "valueCode": "spoken"},
            {"type": concept(codes.INPUT, codes.TELL_REFERRER), "valueCode": "outcome"},
        ],
    }
    return copy.deepcopy(task | changes)


@pytest.fixture(autouse=True)
def _a_minute_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the questions of each test by itself."""
    monkeypatch.setattr(throttle, "_throttle", throttle.Throttle())


def practice(municipality: Municipality) -> Organisation:
    """Return the organisation of the demo that refers."""
    return Organisation.objects.filter(municipality=municipality, ended_at=None).order_by("pk")[0]


def register(municipality: Municipality, **more: Any) -> Registered:
    """Let a system of that organisation in."""
    organisation = more.pop("organisation", None) or practice(municipality).public_id
    return services.register_client(
        municipality_id=municipality.pk, organisation=organisation, label="HIS", at=timezone.now(), **more
    )


def ask_token(client: Client, client_id: uuid.UUID, secret: str, **more: str) -> Any:
    """Ask for a token with the id and the secret in the form."""
    form = {"grant_type": "client_credentials", "client_id": str(client_id), "client_secret": secret}
    return client.post(TOKEN, urlencode({**form, **more}), content_type="application/x-www-form-urlencoded")


@pytest.fixture
def system(city: Municipality) -> Registered:
    """Let a system of a practice in Voorbeeldstad in."""
    return register(city)


@pytest.fixture
def bearer(system: Registered) -> str:
    """Return the header with a token of that system."""
    browser = Client(headers={"host": CITY_HOST})
    return f"Bearer {ask_token(browser, system.client_id, system.secret).json()['access_token']}"


@pytest.fixture
def send(bearer: str) -> Send:
    """Return a function that sends a document, as that system unless told otherwise."""

    def post(body: Any = None, *, kind: str = FHIR, token: str | None = None, host: str = CITY_HOST) -> Any:
        headers = {"host": host, "authorization": bearer if token is None else token}
        content = document() if body is None else body
        return Client(headers=headers).post(TASKS, content, content_type=kind)

    return post


@pytest.fixture
def look(bearer: str) -> Send:
    """Return a function that asks an address, as that system unless told otherwise."""

    def get(path: str, *, token: str | None = None, host: str = CITY_HOST, **query: str) -> Any:
        headers = {"host": host, "authorization": bearer if token is None else token}
        return Client(headers=headers).get(path, query)

    return get


def texts(response: Any) -> list[tuple[str, str]]:
    """Return of each issue its place and its code."""
    issues = response.json()["issue"]
    return [(issue.get("expression", [""])[0], issue["code"]) for issue in issues]
