"""The citizen service number: sealed, of whom a case is about alone, found by its print, and never without a row."""

import re
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit import queries as audit
from draagkracht.audit.models import Entry
from draagkracht.base import sealing, tenancy
from draagkracht.casework.models import Case, CitizenNumber, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.numbers import Reason
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.services import acts, numbers
from draagkracht.municipalities.models import Municipality
from tests.integration.casework.conftest import MONDAY, act

Receive = Callable[..., Case]
SignIn = Callable[..., Client]
NUMBER, OTHER = "999990019", "999990020"
FIND = "/werk/zaken/zoeken/"
TABLES = """
SELECT relname FROM pg_class
WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND has_table_privilege(oid, 'SELECT')
"""


def subject(case: Case) -> Party:
    """Return whom a case is about."""
    return acts.main_parties(case)[0]


def uses(case: Case) -> list[str]:
    """Return what the log says of numbers of a case, the first first."""
    found = audit.list_for_subject(subject(case).public_id)
    return [use.what for use in reversed(found) if use.what.startswith(numbers.WHAT)]


def test_a_number_is_kept_sealed_and_shown_with_a_reason_that_whoever_it_is_of_can_read(
    receive: Receive, consultant: Worker
) -> None:
    case = receive()

    numbers.note_number(act=act(case, consultant), number="999 990 019")
    shown = numbers.show_number(act=act(case, consultant), reason=Reason.LETTER)

    row = CitizenNumber.objects.get(party=subject(case))
    assert shown == NUMBER
    assert NUMBER not in f"{row.sealed} {row.lookup} {row} {row!r}"
    assert uses(case) == ["casework.number", "casework.number_letter"]


def test_the_same_number_twice_is_one_and_another_takes_its_place(receive: Receive, consultant: Worker) -> None:
    case = receive()

    for number in (NUMBER, NUMBER, OTHER, OTHER):
        numbers.note_number(act=act(case, consultant), number=number)

    assert CitizenNumber.objects.filter(party__case=case).count() == 1
    assert uses(case) == ["casework.number", "casework.number"]
    assert numbers.show_number(act=act(case, consultant), reason=Reason.CHECK) == OTHER


def test_only_whom_the_case_is_about_has_a_number(receive: Receive, consultant: Worker) -> None:
    own = Request(
        way=Way.CARER_OWN, question="Ik wil een avond vrij.", asker=Contact(name="Ank", email="ank@wijk.example")
    )
    for request in (own, None):
        case = receive(request) if request else receive()
        numbers.note_number(act=act(case, consultant), number=NUMBER)

    roles = CitizenNumber.objects.order_by("pk").values_list("party__role", flat=True)
    assert list(roles) == ["carer", "client"]


def test_a_number_is_not_for_a_colleague_and_not_for_a_closed_case(receive: Receive, consultant: Worker) -> None:
    case = receive()
    numbers.note_number(act=act(case, consultant), number=NUMBER)
    Case.objects.filter(pk=case.pk).update(consultant=consultant.user_id, ended_at=MONDAY)
    stranger = Worker(0, "Vreemd", frozenset({Role.CONSULTANT}))

    for refused in (
        lambda: numbers.show_number(act=act(case, stranger), reason=Reason.CHECK),
        lambda: numbers.remove_number(act=act(case, stranger)),
        lambda: numbers.note_number(act=act(case, consultant), number=NUMBER),
    ):
        with pytest.raises(acts.CaseIsGone):
            refused()
    assert find(stranger, case.municipality_id) == []
    assert find(consultant, case.municipality_id) == [case.public_id]


def find(by: Worker, municipality_id: int, number: str = NUMBER) -> list[object]:
    """Return the cases that somebody finds by a number."""
    rows = numbers.find_by_number(municipality_id=municipality_id, by=by, number=number, at=MONDAY)
    return [row.public_id for row in rows]


def test_a_search_is_written_down_also_when_it_finds_nobody(
    receive: Receive, consultant: Worker, city: Municipality
) -> None:
    before = Entry.objects.filter(what="casework.number_search").count()

    assert find(consultant, city.pk) == []

    (entry,) = Entry.objects.filter(what="casework.number_search").order_by("pk")[before:]
    assert (entry.subject, entry.actor_label) == ("", consultant.name)


def test_a_number_of_another_municipality_is_not_found_and_its_seal_does_not_open_here(
    receive: Receive, consultant: Worker, city: Municipality, village: Municipality
) -> None:
    case = receive()
    numbers.note_number(act=act(case, consultant), number=NUMBER)
    row, party = CitizenNumber.objects.get(party__case=case), subject(case)

    assert numbers.lookups(municipality_id=city.pk, digits=NUMBER) != numbers.lookups(
        municipality_id=village.pk, digits=NUMBER
    )
    with tenancy.acting_for(village.pk):
        assert find(consultant, village.pk) == []
    with pytest.raises(sealing.SealIsBroken):
        sealing.open_sealed(row.sealed, about=f"casework.number/{village.pk}/{party.public_id}")


def test_a_seal_that_is_moved_to_somebody_else_does_not_open(receive: Receive, consultant: Worker) -> None:
    mine, theirs = receive(), receive()
    numbers.note_number(act=act(mine, consultant), number=NUMBER)
    numbers.note_number(act=act(theirs, consultant), number=OTHER)
    CitizenNumber.objects.filter(party__case=theirs).update(sealed=CitizenNumber.objects.get(party__case=mine).sealed)

    with pytest.raises(sealing.SealIsBroken):
        numbers.show_number(act=act(theirs, consultant), reason=Reason.CHECK)


def test_the_table_refuses_a_number_that_is_not_sealed(receive: Receive, consultant: Worker) -> None:
    case = receive()
    facts = {"party": subject(case), "noted_at": MONDAY, "noted_by": "x", "municipality_id": case.municipality_id}

    for sealed, lookup in ((NUMBER, "0" * 64), ("s1.1.x", NUMBER)):
        with pytest.raises(IntegrityError), transaction.atomic():
            CitizenNumber.objects.create(**facts, sealed=sealed, lookup=lookup)


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def test_on_screen_the_number_is_hidden_until_a_reason_is_given(browser: Client, receive: Receive) -> None:
    case = receive(at=timezone.now())
    page = f"/werk/zaken/{case.public_id}/"
    empty = browser.get(page).content.decode()
    noted = browser.post(f"{page}nummer/invullen/", {"nummer": "999 990 019"})

    shown = browser.get(page).content.decode()
    asking = browser.get(f"{page}nummer/").content.decode()
    without = browser.post(f"{page}nummer/", {})
    opened = browser.post(f"{page}nummer/", {"waarom": "identity"})

    assert "niet ingevuld" in empty
    assert (noted.status_code, noted["Location"]) == (302, f"{page}?gedaan=genoteerd")
    for hidden in (shown, asking, without.content.decode()):
        assert not re.search(r"999.?990.?019", hidden)
    assert "••• ••• •••" in shown
    assert without.status_code == 422
    assert "999 990 019" in opened.content.decode()
    assert "no-store" in opened["Cache-Control"]
    assert browser.post(f"{page}nummer/wissen/").status_code == 302
    assert browser.get(f"{page}nummer/").status_code == 302


def test_a_wrong_number_is_refused_at_its_field(browser: Client, receive: Receive) -> None:
    case = receive(at=timezone.now())

    response = browser.post(f"/werk/zaken/{case.public_id}/nummer/invullen/", {"nummer": "999990018"})

    assert response.status_code == 422
    assert "Dit nummer klopt niet" in response.content.decode()
    assert not CitizenNumber.objects.filter(party__case=case).exists()


def test_a_case_is_found_by_its_number_and_the_number_is_not_shown_again(
    browser: Client, receive: Receive, consultant: Worker
) -> None:
    case = receive(at=timezone.now())
    numbers.note_number(act=act(case, consultant), number=NUMBER)

    found = browser.post(FIND, {"wat": "9999 90 019"})

    assert str(case.public_id) in found.content.decode()
    assert not re.search(r"9999.?90.?019", found.content.decode())


def test_who_asks_for_many_numbers_in_a_short_time_has_to_wait(browser: Client, receive: Receive) -> None:
    case = receive(at=timezone.now())
    answers = {browser.post(FIND, {"wat": NUMBER}).status_code for _ in range(30)}

    too_many = browser.post(FIND, {"wat": NUMBER})
    by_name = browser.post(FIND, {"wat": "Zilverschoon"})

    assert answers == {200}
    assert too_many.status_code == 429
    assert "Wacht tien minuten" in too_many.content.decode()
    assert str(case.public_id) in by_name.content.decode()


def test_the_number_stands_in_no_table(browser: Client, receive: Receive) -> None:
    case = receive(at=timezone.now())
    page = f"/werk/zaken/{case.public_id}/"
    browser.post(f"{page}nummer/invullen/", {"nummer": NUMBER})
    browser.post(f"{page}nummer/", {"waarom": "check"})
    browser.post(FIND, {"wat": NUMBER})

    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}" AS row WHERE row::text LIKE %s', [f"%{NUMBER}%"])
            assert cursor.fetchone() == (0,), table
