"""A system of another organisation refers a carer as a FHIR Task, and reads there how it goes."""

import copy
import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.models import Organisation
from draagkracht.accounts.permissions import Role
from draagkracht.assessments import queries as assessments
from draagkracht.assessments.models import TravellingResult
from draagkracht.assessments.rules import definitions, instruments, portable
from draagkracht.assessments.rules.headline import headline
from draagkracht.audit.models import Entry
from draagkracht.audit.rules import Action
from draagkracht.base import tenancy
from draagkracht.config import tidying
from draagkracht.integrations.fhir import queries
from draagkracht.integrations.fhir.models import SentTask, TaskContent
from draagkracht.integrations.fhir.rules import checking, codes, orders
from draagkracht.integrations.fhir.services.clients import Registered
from draagkracht.municipalities.models import Municipality
from draagkracht.questionnaires.rules.identity import identify
from draagkracht.questionnaires.rules.response import Response, write_response
from draagkracht.referrals import services as referrals
from draagkracht.referrals.models import Referral, ReferralCount
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Outcome, Result, Way
from tests.conftest import CITY_HOST, VILLAGE_HOST
from tests.integration.asking import first_answers
from tests.integration.fhir.conftest import SYSTEM, TASKS, Send, ask_token, concept, document, register, texts
from tests.integration.referrals.test_referring import actor

Change = Callable[[dict[str, Any]], Any]


@pytest.fixture(autouse=True)
def _no_referrals(city: Municipality) -> None:
    """Begin without the referrals of the demo."""
    Referral.objects.all().delete()


def test_a_task_becomes_a_referral_of_the_organisation(send: Send, city: Municipality) -> None:
    response = send()

    row = Referral.objects.get()
    body = response.json()
    assert response.status_code == 201
    assert response["Location"] == f"http://{CITY_HOST}{TASKS}/{body['id']}"
    assert response["Content-Type"].startswith("application/fhir+json")
    assert response["Cache-Control"] == "no-store"
    assert (row.name, row.phone, row.email) == ("Roos Zilverschoon", "+31001234567", "roos@post.example")
    assert (row.language, row.daypart, row.situation, row.urgency) == ("tr", "afternoon", "exhausted", "soon")
    assert (row.asked, row.answer, row.by_label) == ("spoken", "outcome", "B. de Bruin, praktijkondersteuner")
    assert row.organisation is not None
    assert row.channel == row.organisation.kind
    assert row.note == "Zij slaapt slecht.\nBelt liever niet zelf."


def test_what_goes_back_has_a_status_and_a_date_and_names_nobody(send: Send) -> None:
    body = send().json()

    assert (body["resourceType"], body["status"], body["intent"]) == ("Task", "requested", "order")
    assert body["identifier"] == [{"system": SYSTEM, "value": "v-2026-0001"}]
    assert body["restriction"]["period"]["end"] > body["authoredOn"]
    assert [word for word in ("Roos", "1234567", "post.example", "slaapt") if word in json.dumps(body)] == []


def test_the_same_task_again_is_the_same_referral(send: Send) -> None:
    first, second, third = send(), send(), send(json.dumps(document(), indent=4, sort_keys=True))

    assert [one.status_code for one in (first, second, third)] == [201, 200, 200]
    assert first.json() == second.json() == third.json()
    assert Referral.objects.count() == 1


def test_another_task_with_the_same_identifier_is_refused_and_changes_nothing(send: Send) -> None:
    send()

    response = send(document(requester={"display": "Iemand anders"}))

    assert response.status_code == 409
    assert texts(response) == [("Task.identifier[0]", "duplicate")]
    assert Referral.objects.get().by_label == "B. de Bruin, praktijkondersteuner"


def test_two_organisations_may_use_the_same_identifier(send: Send, city: Municipality) -> None:
    other = Organisation.objects.create(municipality=city, name="Ziekenhuis De Els", kind="hospital")
    system = register(city, organisation=other.public_id)
    token = ask_token(Client(headers={"host": CITY_HOST}), system.client_id, system.secret).json()["access_token"]

    mine, theirs = send(), send(token=f"Bearer {token}")

    assert (mine.status_code, theirs.status_code) == (201, 201)
    assert mine.json()["id"] != theirs.json()["id"]


def without(name: str) -> Change:
    return lambda task: task.pop(name)


def with_input(code: str) -> Change:
    return lambda task: task["input"][0].update(valueCode=code)


@pytest.mark.parametrize("change", [without("input"), lambda task: task["input"].pop(0), with_input("no")])
def test_without_consent_nothing_is_kept_and_the_answer_says_so(
    send: Send, city: Municipality, system: Registered, change: Change
) -> None:
    task = document()
    change(task)

    response = send(task)

    assert response.status_code == 422
    assert texts(response) == [("Task.input", "business-rule")]
    assert "Zonder toestemming bewaren wij niets." in response.json()["issue"][0]["details"]["text"]
    assert not Referral.objects.exists()
    assert not SentTask.objects.exists()
    assert not Entry.objects.filter(actor_id=f"fhir:{system.client_id}").exists()
    assert ReferralCount.objects.get(event="advice-only").number == 1


@pytest.mark.parametrize(
    ("change", "where", "code"),
    [
        (lambda t: t.update(intent="foo"), "Task.intent", "code-invalid"),
        (lambda t: t.update(intent="plan"), "Task.intent", "code-invalid"),
        (lambda t: t.update(status="draft"), "Task.status", "code-invalid"),
        (lambda t: t.update(description="x"), "Task.description", "structure"),
        (lambda t: t["for"].update(display="Roos"), "Task.for.display", "structure"),
        (lambda t: t.update(focus={"reference": "ServiceRequest/1"}), "Task.focus.reference", "value"),
        (lambda t: t.update(focus={"reference": "#mantelzorger"}), "Task.focus.reference", "value"),
        (lambda t: t.pop("identifier"), "Task.identifier", "required"),
        (lambda t: t["identifier"].append(t["identifier"][0]), "Task.identifier", "value"),
        (lambda t: t["identifier"][0].update(system="his"), "Task.identifier[0].system", "value"),
        (lambda t: t["identifier"][0].update(value="x" * 101), "Task.identifier[0].value", "value"),
        (lambda t: t.update(authoredOn="gisteren"), "Task.authoredOn", "value"),
        (lambda t: t["code"]["coding"][0].update(code="approve"), "Task.code.coding[0].code", "code-invalid"),
        (lambda t: t["input"][1].update(valueCode="spoken"), "Task.input[1].valueCode", "value"),
        (lambda t: t["input"].append(t["input"][0]), "Task.input", "value"),
        (lambda t: t["input"].pop(1), "Task.input", "value"),
        (lambda t: t["contained"].pop(0), "Task.contained", "value"),
        (lambda t: t["contained"].append(t["contained"][0]), "Task.contained[2]", "value"),
        (lambda t: t["contained"].append({"resourceType": "Observation"}), "Task.contained[2].resourceType",
         "code-invalid"),
        (lambda t: t["contained"][0].update(intent="proposal"), "Task.contained[0].intent", "code-invalid"),
        (lambda t: t["contained"][0].update(priority="stat"), "Task.contained[0].priority", "code-invalid"),
        (lambda t: t["contained"][0].update(doNotPerform=True), "Task.contained[0].doNotPerform", "structure"),
        (lambda t: t["contained"][0]["reasonCode"][0]["coding"][0].update(code="dementia"),
         "Task.contained[0].reasonCode[0].coding[0].code", "code-invalid"),
        (lambda t: t["contained"][0]["reasonCode"][0]["coding"][0].update(system="http://snomed.info/sct"),
         "Task.contained[0].reasonCode[0].coding[0].system", "code-invalid"),
        (lambda t: t["contained"][0]["occurrenceTiming"]["repeat"].update(when=["NIGHT"]),
         "Task.contained[0].occurrenceTiming.repeat.when", "value"),
        (lambda t: t["contained"][0]["note"][0].update(text="x" * 401), "Task.contained[0].note[0].text", "value"),
        (lambda t: t["contained"][1].update(birthDate="1970-01-01"), "Task.contained[1].birthDate", "structure"),
        (lambda t: t["contained"][1]["name"][0].update(text="..."), "Task.contained[1].name[0].text", "value"),
        (lambda t: t["contained"][1].pop("telecom"), "Task.contained[1].telecom", "required"),
        (lambda t: t["contained"][1]["telecom"][0].update(value="0900 1234"),
         "Task.contained[1].telecom[0].value", "value"),
        (lambda t: t["contained"][1]["telecom"][1].update(value="roos"),
         "Task.contained[1].telecom[1].value", "value"),
        (lambda t: t["contained"][1].update(id="verzoek"), "Task.contained[1].id", "value"),
    ],
)  # fmt: skip
def test_what_is_outside_the_subset_is_refused_by_name(
    send: Send, city: Municipality, change: Change, where: str, code: str
) -> None:
    task = document()
    change(task)

    response = send(task)

    assert response.status_code == 422
    assert (where, code) in texts(response)
    assert not Referral.objects.exists()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda t: t["contained"][1].update(identifier=[{"system": "http://fhir.nl/fhir/NamingSystem/bsn",
                                                         "value": "111222333"}]),
         "Task.contained[1].identifier[0].system"),
        (lambda t: t["identifier"][0].update(system="urn:oid:2.16.840.1.113883.2.4.6.3"), "Task.identifier[0].system"),
        (lambda t: t["identifier"][0].update(value="111222333"), "Task.identifier[0].value"),
        (lambda t: t["identifier"][0].update(value="12.34.56.789"), "Task.identifier[0].value"),
        (lambda t: t["contained"][0]["note"][0].update(text="bsn 111222333"), "Task.contained[0].note[0].text"),
        (lambda t: t["contained"][1]["name"][0].update(text="Roos 111222333"), "Task.contained[1].name[0].text"),
        (lambda t: t["requester"].update(display="B. 111222333"), "Task.requester.display"),
    ],
)  # fmt: skip
def test_a_citizen_service_number_is_refused_by_name_and_not_repeated(
    send: Send, city: Municipality, change: Change, where: str
) -> None:
    task = document()
    change(task)

    response = send(task)

    assert response.status_code == 422
    assert where in [place for place, _ in texts(response)]
    assert "burgerservicenummer" in response.content.decode()
    assert "111222333" not in response.content.decode()
    assert not Referral.objects.exists()


def answered(**changes: Any) -> dict[str, Any]:
    """Return the quick check, filled in, as the resource that comes along."""
    form = definitions.quick_check()
    answers: dict[str, Any] = dict(first_answers())
    raw: dict[str, Any] = json.loads(write_response(form, Response(answers, "2026-11-20")))
    return raw | {"id": "check", "subject": {"reference": "#mantelzorger"}} | changes


def points_of(code: str, answers: Mapping[str, Sequence[str]]) -> int:
    """Return what answers come to."""
    instrument = instruments.get_instrument(code)
    several = {item.id for item in instrument.items if item.repeats}
    return headline(instrument, {k: list(v) if k in several else v[0] for k, v in answers.items()}).points


def test_of_a_questionnaire_that_comes_along_the_result_is_kept_and_no_answer(send: Send, city: Municipality) -> None:
    task = document()
    task["contained"].append(answered())

    response = send(task)

    row = Referral.objects.get()
    found = assessments.get_travelling(row.public_id)
    assert response.status_code == 201, response.json()
    assert found is not None
    assert (found.instrument, found.by) == ("quick-check", "B. de Bruin, praktijkondersteuner")
    assert timezone.localdate(found.taken_at) == date(2026, 11, 20)
    assert found.points == points_of("quick-check", first_answers())
    assert row.note == "Zij slaapt slecht.\nBelt liever niet zelf."


@pytest.mark.parametrize("code", ["quick-check", "perseverance", "csi", "ediz", "carerqol"])
def test_what_we_give_along_as_fhir_comes_in_by_this_door(send: Send, code: str) -> None:
    instrument = instruments.get_instrument(code)
    answers = {item.id: [item.options[0].code] for item in instrument.items if item.is_required}
    task = document()
    given_along = json.loads(portable.write_result(code, answers, timezone.now()))
    task["contained"].append({"id": "uitkomst"} | given_along)  # what is contained has a name

    response = send(task)

    found = assessments.get_travelling(Referral.objects.get().public_id)
    assert response.status_code == 201, response.json()
    assert found is not None
    assert (found.instrument, found.points) == (code, points_of(code, answers))


def test_a_questionnaire_may_be_named_as_supporting_information(send: Send) -> None:
    task = document()
    task["contained"].append(answered())
    task["contained"][0]["supportingInfo"] = [{"reference": "#check"}]

    response = send(task)

    assert response.status_code == 201, response.json()
    assert assessments.get_travelling(Referral.objects.get().public_id) is not None


@pytest.mark.parametrize("reference", ["#mantelzorger", "QuestionnaireResponse/12", "https://his.example/qr/12"])
def test_a_reference_to_anything_else_is_refused_by_name(send: Send, reference: str) -> None:
    task = document()
    task["contained"].append(answered())
    task["contained"][0]["supportingInfo"] = [{"reference": reference}]

    response = send(task)

    assert texts(response) == [("Task.contained[0].supportingInfo[0].reference", "value")]
    assert not Referral.objects.exists()


def test_without_the_questionnaire_there_is_nothing_to_refer_to(send: Send) -> None:
    task = document()
    task["contained"][0]["supportingInfo"] = [{"reference": "#check"}]

    response = send(task)

    assert texts(response) == [("Task.contained[0].supportingInfo[0].reference", "value")]


def test_the_same_task_with_other_answers_is_another(send: Send) -> None:
    task = document()
    task["contained"].append(answered())
    other = copy.deepcopy(task)
    other["contained"][2]["authored"] = "2026-11-21"

    first, again, second = send(task), send(task), send(other)

    assert [one.status_code for one in (first, again, second)] == [201, 200, 409]
    assert TravellingResult.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"questionnaire": "https://elders.example/lijst|1"}, "Task.contained[2].questionnaire"),
        ({"status": "in-progress"}, "Task.contained[2].status"),
        ({"subject": {"reference": "Patient/1"}}, "Task.contained[2].subject"),
        ({"author": {"reference": "#x"}}, "Task.contained[2]"),
        ({"item": [{"linkId": "niets", "answer": [{"valueInteger": 1}]}]}, "Task.contained[2]"),
        ({"item": 7}, "Task.contained[2]"),
    ],
)
def test_a_questionnaire_that_we_do_not_know_or_cannot_add_up_is_refused(
    send: Send, city: Municipality, changes: dict[str, Any], where: str
) -> None:
    task = document()
    task["contained"].append(answered(**changes))

    response = send(task)

    assert response.status_code == 422
    assert {place for place, _ in texts(response)} == {where}
    assert not Referral.objects.exists()


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/fhir+json", 201),
        ("application/json", 201),
        ("application/fhir+json; charset=utf-8; fhirVersion=4.0", 201),
        ("application/fhir+json; fhirVersion=5.0", 415),
        ("application/json; charset=iso-8859-1", 415),
        ("application/fhir+xml", 415),
        ("text/plain", 415),
        ("application/x-www-form-urlencoded", 415),
    ],
)
def test_what_is_sent_is_fhir_r4_as_json_in_utf_8(send: Send, kind: str, status: int) -> None:
    response = send(json.dumps(document()), kind=kind)

    assert response.status_code == status


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b" ", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'"Task"', 400),
        (b"\xff\xfe", 400),
        (b'{"resourceType": "Task", "resourceType": "Task"}', 400),
        (b'{"a":' * 40 + b"1" + b"}" * 40, 400),
        (b"[" * 30_000, 400),
        (b'{"a":' * 10_000, 400),
        (b'{"resourceType": "Task", "x": NaN}', 400),
        (b'{"resourceType": "Patient"}', 422),
        (b"{}", 422),
        (b'{"x": "' + b"x" * 70_000 + b'"}', 413),
        (b'{"x": "' + b"x" * 300_000 + b'"}', 413),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(send: Send, city: Municipality, body: bytes, status: int) -> None:
    response = send(body)

    assert response.status_code == status
    assert response.json()["resourceType"] == "OperationOutcome"
    assert not Referral.objects.exists()


def test_what_comes_in_pieces_without_a_length_is_refused_in_words(bearer: str) -> None:
    client = Client(headers={"host": CITY_HOST, "authorization": bearer})

    response = client.generic("POST", TASKS, b"", content_type="", CONTENT_TYPE="application/fhir+json")

    assert (response.status_code, texts(response)) == (411, [("", "required")])


def advance(state: State) -> None:
    """Bring the referral to a state, as a consultant does."""
    by, at = actor(Role.CONSULTANT), timezone.now()
    public_id = Referral.objects.get().public_id
    if state is State.SENT:
        return
    referrals.accept_referral(public_id=public_id, by=by, at=at)
    if state is State.NOT_REACHED:
        for key in (uuid.uuid4(), uuid.uuid4()):
            referrals.log_attempt(
                public_id=public_id, way=Way.PHONE, result=Result.NO_ANSWER, next_date=None, key=key, by=by, at=at
            )
    if state is State.STARTED:
        referrals.take_step(public_id=public_id, to=State.REACHED, by=by, at=at)
    if state is not State.ACCEPTED:
        outcome = Outcome.GROUP if state is State.STARTED else None
        referrals.take_step(public_id=public_id, to=state, by=by, at=at, outcome=outcome)


@pytest.mark.parametrize(
    ("state", "outcome", "reached"),
    [
        (State.SENT, "requested", "requested"),
        (State.ACCEPTED, "accepted", "accepted"),
        (State.REACHED, "in-progress", "in-progress"),
        (State.STARTED, "completed", "in-progress"),
        (State.DECLINED, "rejected", "in-progress"),
        (State.NOT_REACHED, "failed", "failed"),
    ],
)
def test_the_status_goes_back_at_the_level_that_the_carer_agreed_to(
    send: Send, look: Send, state: State, outcome: str, reached: str
) -> None:
    address = send()["Location"]
    advance(state)

    seen = {}
    for level in ("outcome", "reached", "nothing"):
        Referral.objects.update(answer=level)
        seen[level] = look(address).json()

    assert {level: one["status"] for level, one in seen.items()} == {
        "outcome": outcome, "reached": reached, "nothing": "requested",
    }  # fmt: skip
    assert "Een groep" not in json.dumps([seen["reached"], seen["nothing"]])
    assert ("Een groep" in seen["outcome"]["businessStatus"]["text"]) is (state is State.STARTED)
    assert "owner" in seen["nothing"]
    assert "coding" not in seen["nothing"]["businessStatus"]


def test_a_task_is_found_by_its_identifier(send: Send, look: Send) -> None:
    task = send().json()

    found = look(TASKS, identifier=f"{SYSTEM}|v-2026-0001").json()
    nothing = look(TASKS, identifier=f"{SYSTEM}|v-2026-0002").json()

    assert (found["type"], found["total"]) == ("searchset", 1)
    assert found["entry"][0]["resource"] == task
    assert found["entry"][0]["fullUrl"].endswith(f"/{task['id']}")
    assert (nothing["total"], "entry" in nothing) == (0, False)


@pytest.mark.parametrize(
    "query", [{}, {"identifier": "x"}, {"identifier": "|x"}, {"identifier": f"{SYSTEM}|"},
              {"identifier": f"{SYSTEM}|x", "_count": "1"}, {"patient": "Roos"}, {"identifier": "a|" + "x" * 500}]
)  # fmt: skip
def test_no_other_search_exists(look: Send, query: dict[str, str]) -> None:
    response = look(TASKS, **query)

    assert response.status_code == 400
    assert texts(response) == [("", "invalid")]


@pytest.mark.parametrize("task_id", ["x", "00000000-0000-4000-8000-000000000000", "..%2f", "%00", "é"])
def test_what_was_never_sent_is_not_there(look: Send, task_id: str) -> None:
    response = look(f"{TASKS}/{task_id}")

    assert (response.status_code, texts(response)) == (404, [("", "not-found")])


def test_a_task_of_another_organisation_or_municipality_is_not_there(
    send: Send, look: Send, city: Municipality, village: Municipality
) -> None:
    address = send()["Location"]
    other = Organisation.objects.create(municipality=city, name="School De Wilg", kind="school")
    of_city = register(city, organisation=other.public_id)
    with tenancy.acting_for(village.pk):
        of_village = register(village)
    path = address.removeprefix(f"http://{CITY_HOST}")
    asked = []
    for system, host in ((of_city, CITY_HOST), (of_village, VILLAGE_HOST)):
        token = ask_token(Client(headers={"host": host}), system.client_id, system.secret).json()["access_token"]
        asked.append(look(path, host=host, token=f"Bearer {token}"))
        asked.append(look(TASKS, host=host, token=f"Bearer {token}", identifier=f"{SYSTEM}|v-2026-0001"))

    assert [one.status_code for one in asked] == [404, 200, 404, 200]
    assert [one.json()["total"] for one in asked[1::2]] == [0, 0]


def test_every_read_and_write_stands_in_the_log_and_names_the_system(
    send: Send, look: Send, city: Municipality, system: Registered
) -> None:
    address = send()["Location"]
    send()
    send(document(requester={"display": "Iemand anders"}))
    look(address)
    look(TASKS, identifier=f"{SYSTEM}|v-2026-0001")
    look(TASKS, identifier=f"{SYSTEM}|niets")

    rows = Entry.objects.filter(actor_kind="client", actor_id=f"fhir:{system.client_id}").order_by("pk")
    assert [row.action for row in rows] == [Action.ADD, Action.SEE, Action.REFUSE, Action.SEE, Action.SEE]
    assert {(row.what, row.purpose, row.basis, row.actor_role) for row in rows} == {
        ("referrals.referral", "referral", "consent", "client")
    }
    assert len({row.subject for row in rows}) == 1
    assert {row.actor_organization for row in rows} == {Referral.objects.get().organisation.name}  # type: ignore[union-attr]


def test_after_the_consent_is_taken_back_nothing_remains_and_the_task_makes_nothing_anew(
    send: Send, look: Send, city: Municipality
) -> None:
    address = send()["Location"]
    public_id = Referral.objects.get().public_id

    referrals.withdraw_referral(public_id=public_id, by=actor(Role.CONSULTANT), at=timezone.now())

    assert not TaskContent.objects.exists()
    assert [one.status_code for one in (look(address), send(), send(document(status="draft")))] == [410, 410, 422]
    assert look(TASKS, identifier=f"{SYSTEM}|v-2026-0001").json()["total"] == 0
    assert not Referral.objects.exists()
    assert "v-2026-0001" not in str(SentTask.objects.values())


def test_the_id_of_a_task_that_went_goes_after_two_years(send: Send, city: Municipality) -> None:
    send()
    send(document("v-2026-0002"))
    Referral.objects.order_by("pk")[0].delete()

    soon = tidying.tidy_present(timezone.now() + timedelta(days=300))["tasks of other systems"]
    late = tidying.tidy_present(timezone.now() + timedelta(days=731))["tasks of other systems"]

    assert (soon, late) == (0, 2)


def test_more_than_a_system_sends_in_an_hour_waits_and_can_come_again(
    send: Send, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(referrals.referring, "MOST_BY_A_SYSTEM_IN_AN_HOUR", 1)
    send()

    full = send(document("v-2026-0002"))
    monkeypatch.setattr(referrals.referring, "MOST_BY_A_SYSTEM_IN_AN_HOUR", 2)
    later = send(document("v-2026-0002"))

    assert (full.status_code, full["Retry-After"], texts(full)) == (429, "600", [("", "throttled")])
    assert later.status_code == 201


def test_neighbours_do_not_use_up_what_systems_may_send(
    send: Send, city: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(referrals.referring, "MOST_BY_NEIGHBOURS_IN_A_DAY", 0)

    assert send().status_code == 201


def test_the_statement_says_what_this_door_can_do() -> None:
    statement = Client(headers={"host": CITY_HOST}).get("/api/fhir/metadata").json()

    resource = statement["rest"][0]["resource"][0]
    assert (statement["resourceType"], statement["fhirVersion"]) == ("CapabilityStatement", "4.0.1")
    assert resource["type"] == "Task"
    assert [one["code"] for one in resource["interaction"]] == ["create", "read", "search-type"]
    assert statement["rest"][0]["security"]["extension"][0]["extension"][0]["valueUri"].endswith("/api/fhir/token")


def test_every_state_and_code_of_a_referral_has_its_word_in_fhir() -> None:
    assert set(codes.STATUSES) == set(State)
    assert len(set(codes.STATUSES.values())) == len(State)
    assert concept("a", "b") == {"coding": [{"system": "a", "code": "b"}]}


def test_the_answers_of_a_form_are_added_up_as_on_the_site(city: Municipality) -> None:
    form = definitions.quick_check()

    forms = queries.list_forms()

    assert identify(form).canonical in forms


def test_the_order_of_names_does_not_tell_two_documents_apart() -> None:
    one = document()
    other = copy.deepcopy(dict(reversed(one.items())))

    assert list(one) != list(other)
    assert orders.digest_of(one) == orders.digest_of(other)
    assert checking.expression("contained[0] id") == "Task.contained[0].id"
