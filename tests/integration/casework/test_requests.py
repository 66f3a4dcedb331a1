"""A request for support comes in."""

import dataclasses
import uuid
from collections.abc import Callable
from datetime import date

import pytest

from draagkracht.audit.models import Entry
from draagkracht.casework.models import Case, CaseMove, Letter, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules import requests as rules
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.rules.results import UrgentReason
from draagkracht.casework.services import requests
from draagkracht.municipalities.models import Mail, Municipality
from tests.integration.casework.conftest import ASKED, MONDAY

Receive = Callable[..., Case]
PHONE_ONLY = Contact(name="Zilverschoon", phone="+31001234481", address="Lindelaan 1")


def test_a_request_has_a_reference_a_clock_and_a_first_line_of_history(receive: Receive) -> None:
    case = receive()

    assert case.state == "received"
    assert len(case.reference) == 9
    assert (case.due_term, case.due_date) == ("first_contact", date(2026, 12, 7))
    assert [move.step for move in CaseMove.objects.filter(case=case)] == ["receive_request"]


def test_the_receipt_goes_at_once_with_the_date_of_the_answer_free_support_and_the_plan(receive: Receive) -> None:
    case = receive()

    mail = Mail.objects.get(reference__startswith="casework.receipt:")
    assert mail.to == "zilverschoon@wijk.example"
    assert case.reference in mail.body
    for expected in ("7 december 2026", "4 januari 2027", "18 januari 2027", "30 november 2026", "000 55 00 103"):
        assert expected in mail.body
    assert "onafhankelijke cliëntondersteuning" in mail.body
    assert "huishouden" not in mail.body
    assert case.support_pointed_at == MONDAY


def test_who_has_no_mail_gets_a_letter_and_the_clock_waits_until_it_is_sent(receive: Receive) -> None:
    case = receive(dataclasses.replace(ASKED, client=PHONE_ONLY))

    letter = Letter.objects.get(case=case)
    assert (letter.kind, letter.state) == ("receipt", "draft")
    assert any("Naast U" in block["text"] for block in letter.blocks)
    assert letter.blocks[-1]["text"].startswith("Kunt u niet zo lang wachten?")  # the paper is signed by itself
    assert case.support_pointed_at is None
    assert (case.due_term, case.due_date) == ("receipt", date(2026, 11, 24))


def test_of_a_carer_who_did_not_agree_nothing_is_kept_but_what_the_client_calls_them(receive: Receive) -> None:
    case = receive()

    carer = Party.objects.get(case=case, role="carer")
    assert (carer.relation, carer.is_invited, carer.agreed_at) == ("dochter", True, None)
    assert [carer.name, carer.phone, carer.email, carer.address] == ["", "", "", ""]


def test_a_carer_asks_in_their_own_right_without_any_client(receive: Receive) -> None:
    own = Request(
        way=Way.CARER_OWN, question="Ik slaap niet meer.", asker=Contact(name="Marjolein", email="m@wijk.example")
    )

    case = receive(own)

    assert case.is_own_right
    assert [(party.role, party.name) for party in case.parties.all()] == [("carer", "Marjolein")]


def test_a_carer_who_asks_for_another_is_in_the_case_by_name(receive: Receive) -> None:
    for_other = dataclasses.replace(
        ASKED, way=Way.CARER_FOR_OTHER, asker=Contact(name="Marjolein", phone="+31001234482")
    )

    case = receive(for_other)

    roles = {party.role: party.agreed_at for party in case.parties.all()}
    assert roles == {"client": None, "carer": MONDAY}


def test_who_does_not_know_of_a_request_is_not_written_down(city: Municipality, consultant: Worker) -> None:
    unknown = dataclasses.replace(ASKED, way=Way.PROFESSIONAL, is_known=False)

    with pytest.raises(rules.RequestCannotBe, match="Vraag het eerst"):
        requests.receive_request(municipality_id=city.pk, request=unknown, by=consultant, at=MONDAY, key=uuid.uuid4())

    assert not Party.objects.filter(name="Zilverschoon").exists()


@pytest.mark.parametrize("changes", [{"question": "  "}, {"client": None}, {"way": Way.REPRESENTATIVE, "asker": None}])
def test_a_request_that_is_not_whole_is_refused(
    city: Municipality, consultant: Worker, changes: dict[str, object]
) -> None:
    request = dataclasses.replace(ASKED, **changes)  # type: ignore[arg-type]

    with pytest.raises(rules.RequestCannotBe):
        requests.receive_request(municipality_id=city.pk, request=request, by=consultant, at=MONDAY, key=uuid.uuid4())


def test_a_form_that_is_sent_twice_is_one_case_with_one_receipt(city: Municipality, consultant: Worker) -> None:
    key = uuid.uuid4()

    first, second = (
        requests.receive_request(municipality_id=city.pk, request=ASKED, by=consultant, at=MONDAY, key=key)
        for _ in range(2)
    )

    assert first == second
    assert Mail.objects.filter(reference__startswith="casework.receipt:").count() == 1


def test_what_is_urgent_asks_for_help_today(receive: Receive) -> None:
    urgent = dataclasses.replace(ASKED, urgent=UrgentReason.CARER_DROPS_OUT, urgent_note="Opgenomen.")

    case = receive(urgent)

    assert (case.due_term, case.due_date) == ("urgent_provision", date(2026, 11, 23))


def test_the_log_has_a_row_for_whom_it_is_about_and_none_for_who_was_not_asked(receive: Receive) -> None:
    case = receive()

    rows = Entry.objects.filter(about=str(case.public_id))
    assert {(row.action, row.what) for row in rows} == {("add", "casework.case"), ("send", "casework.receipt")}
    assert len({row.subject for row in rows}) == 1
