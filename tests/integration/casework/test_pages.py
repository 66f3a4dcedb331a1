"""The screens of casework: a request is written down, a step is taken, the work list says what is next."""

import dataclasses
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Case, CaseMove, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.requests import Contact
from draagkracht.casework.services import steps
from draagkracht.municipalities.models import Municipality
from tests.integration.casework.conftest import ASKED, act, worker

Receive = Callable[..., Case]
SignIn = Callable[..., Client]
LIST = "/werk/werklijst/"
FORM = {
    "naam": "Zilverschoon",
    "telefoon": "06 00 12 34 81",
    "mail": "zilverschoon@wijk.example",
    "vraag": "Ik red het huishouden niet meer.",
    "zorgt": "dochter",
}


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def text_of(client: Client, url: str) -> str:
    """Return a page without its marks."""
    response = client.get(url)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def taken(case: Case, consultant: Worker) -> Case:
    """Let the consultant take a case."""
    steps.start_investigation(act=act(case, consultant), consultant_id=consultant.user_id)
    case.refresh_from_db()
    return case


def test_a_request_is_written_down_and_its_page_says_what_is_next(browser: Client) -> None:
    response = browser.post("/werk/zaken/nieuw/voor-zichzelf/", FORM | {"telefoon": ""})

    assert response.status_code == 302
    shown = text_of(browser, response["Location"])
    assert "De vraag is bewaard." in shown
    assert "Onderzoek starten" in shown
    assert "dochter" in shown
    assert "Nog niet gevraagd." in shown


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(browser: Client, city: Municipality) -> None:
    form = FORM | {"naam": "", "telefoon": "", "mail": "geen adres"}

    response = browser.post("/werk/zaken/nieuw/voor-zichzelf/", form)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Dit is geen mailadres." in page
    assert "geen adres" in page
    assert "Ik red het huishouden niet meer." in page
    assert not Party.objects.filter(relation="dochter").exists()


def test_who_cannot_be_reached_is_not_written_down(browser: Client) -> None:
    response = browser.post("/werk/zaken/nieuw/voor-zichzelf/", FORM | {"telefoon": "", "mail": ""})

    assert response.status_code == 422
    assert "Vul een telefoonnummer of een mailadres in." in response.content.decode()


def test_somebody_who_does_not_know_is_asked_first(browser: Client) -> None:
    response = browser.post("/werk/zaken/nieuw/zorgverlener/", FORM | {"telefoon": "", "weet_ervan": "nee"})

    assert response.status_code == 422
    assert "Vraag het eerst aan degene om wie het gaat." in response.content.decode()


@pytest.mark.parametrize("slug", ["wie-zorgt", "voor-een-ander", "vertegenwoordiger", "zorgverlener"])
def test_every_kind_of_request_has_its_form(browser: Client, slug: str) -> None:
    assert "Melding bewaren" in text_of(browser, f"/werk/zaken/nieuw/{slug}/")


def test_a_kind_that_is_not_there_is_not_found(browser: Client, receive: Receive) -> None:
    case = receive()

    urls = [
        "/werk/zaken/nieuw/iets-anders/",
        f"/werk/zaken/{case.public_id}/doen/toveren/",
        f"/werk/zaken/{case.public_id}/noteren/niets/",
    ]

    assert {browser.get(url).status_code for url in urls} == {404}


def test_a_step_is_taken_on_its_page_and_the_same_form_again_does_nothing(browser: Client, receive: Receive) -> None:
    case = receive()
    url = f"/werk/zaken/{case.public_id}/doen/onderzoek-starten/"
    form = {"behandelaar": str(worker(Role.CONSULTANT).user_id), "key": "1f0a4a0e-55a7-4a6a-9f43-0e6d0f3f7a55"}

    answers = [browser.post(url, form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert "Gedaan: onderzoek starten." in text_of(browser, answers[0]["Location"])
    assert CaseMove.objects.filter(case=case).count() == 2


def test_what_a_step_needs_of_other_screens_is_said_before_anything_is_filled_in(
    browser: Client, receive: Receive, consultant: Worker
) -> None:
    case = taken(receive(), consultant)
    steps.report(act=act(case, consultant, days=20), text="Verslag.")

    shown = text_of(browser, f"/werk/zaken/{case.public_id}/doen/hulp-laten-beginnen/")

    assert "Dit kan nog niet" in shown
    assert "Er is nog geen ondertekend plan." in shown


def test_a_pause_until_yesterday_is_refused_with_until_when_it_can_be(
    browser: Client, receive: Receive, consultant: Worker
) -> None:
    case = taken(receive(), consultant)

    response = browser.post(
        f"/werk/zaken/{case.public_id}/doen/termijn-stilzetten/", {"reden": "agreed", "tot": "01-01-2020"}
    )

    assert response.status_code == 422
    assert "Kies een dag van" in response.content.decode()


@pytest.mark.parametrize("text", ["32-13-2026", "morgen", "2026-11"])
def test_what_is_no_day_is_said(browser: Client, receive: Receive, text: str) -> None:
    case = receive()

    response = browser.post(f"/werk/zaken/{case.public_id}/noteren/eerste-contact/", {"dag": text})

    assert response.status_code == 422
    assert "Dit is geen dag." in response.content.decode()


def test_first_contact_is_noted(browser: Client, receive: Receive) -> None:
    case = receive(at=timezone.now() - timedelta(days=2))
    day = timezone.localdate().strftime("%d-%m-%Y")

    response = browser.post(f"/werk/zaken/{case.public_id}/noteren/eerste-contact/", {"dag": day})

    case.refresh_from_db()
    assert response.status_code == 302
    assert case.first_contact_at is not None
    assert case.due_term == "investigation"


def test_the_list_says_what_for_whom_why_now_and_by_when(browser: Client, receive: Receive, consultant: Worker) -> None:
    case = receive(at=timezone.now() - timedelta(days=60))
    Case.objects.filter(pk=case.pk).update(first_contact_at=timezone.now() - timedelta(days=59))
    taken(case, consultant)

    shown = text_of(browser, LIST)

    assert re.search(
        r"Zilverschoon .*Onderzoek afronden .*onderzoek binnen 6 weken .*Uiterlijk \w+dag .*\d+ dagen te laat",
        shown,
    )
    assert "Te laat (1)" in shown


def test_a_case_of_nobody_stands_in_its_own_list_and_one_of_a_colleague_in_none(
    browser: Client, receive: Receive, consultant: Worker
) -> None:
    receive()
    theirs = dataclasses.replace(ASKED, client=dataclasses.replace(ASKED.client, name="Vingerhoed"))  # type: ignore[type-var]
    colleague = worker(Role.CASE_MANAGER)
    Case.objects.filter(pk=receive(theirs).pk).update(consultant=colleague.user_id)

    free, mine, team = (text_of(browser, f"{LIST}?wie={whose}") for whose in ("vrij", "mijn", "team"))

    assert "Zilverschoon" in free
    assert "Kiezen wie dit behandelt" in free
    assert "Zilverschoon" not in mine
    assert "Vingerhoed" not in free + mine + team


def test_a_team_lead_sees_whose_case_it_is(signed_in: SignIn, receive: Receive, consultant: Worker) -> None:
    taken(receive(), consultant)

    shown = text_of(signed_in(Role.TEAM_LEAD), LIST)

    assert "Zilverschoon" in shown
    assert consultant.name in shown


@pytest.mark.parametrize("asked", ["?wie=niemand&klok=nooit&pagina=abc", "?pagina=99999", "?pagina=-1"])
def test_what_cannot_be_read_of_an_address_is_left_out(browser: Client, asked: str) -> None:
    assert browser.get(LIST + asked).status_code == 200


def test_the_list_takes_twelve_queries_at_most_however_long_it_is(
    browser: Client, receive: Receive, consultant: Worker
) -> None:
    for _ in range(5):
        taken(receive(), consultant)
    browser.get(LIST)

    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get(LIST)
    for _ in range(10):
        taken(receive(at=timezone.now() - timedelta(days=90)), consultant)
    with CaptureQueriesContext(connection) as many:
        browser.get(f"{LIST}?klok=te-laat")

    # A savepoint and the outer list of municipalities are of the test, which has a transaction around the request.
    asked = [
        [query["sql"] for query in found if "SAVEPOINT" not in query["sql"]][:-1]
        for found in (few.captured_queries, many.captured_queries)
    ]
    assert [len(queries) for queries in asked] == [11, 11], asked


def test_who_looked_at_a_list_or_a_case_is_in_the_log_of_each_person_there(
    browser: Client, receive: Receive, consultant: Worker
) -> None:
    case = taken(receive(), consultant)
    Entry.objects.filter(action="see").count()

    browser.get(LIST)
    browser.get(f"/werk/zaken/{case.public_id}/")

    seen = Entry.objects.filter(action="see").order_by("pk").values_list("what", "actor_label")
    assert list(seen)[-2:] == [("casework.work_list", consultant.name), ("casework.case", consultant.name)]


def test_a_case_of_a_colleague_is_not_found(browser: Client, receive: Receive) -> None:
    case = receive()
    Case.objects.filter(pk=case.pk).update(consultant=worker(Role.CASE_MANAGER).user_id)

    assert browser.get(f"/werk/zaken/{case.public_id}/").status_code == 404


def test_a_case_is_found_by_its_number_as_people_say_it_and_by_a_name(
    browser: Client, receive: Receive, consultant: Worker
) -> None:
    case = taken(receive(), consultant)
    steps.withdraw(act=act(case, consultant, days=3), wish="Het hoeft niet meer.")

    pages = [browser.post("/werk/zaken/zoeken/", {"wat": text}) for text in (case.reference, "zilver", "niemand")]
    spoken = browser.post("/werk/zaken/zoeken/", {"wat": case.reference.replace("-", " ").lower()})

    assert ["Zilverschoon" in page.content.decode() for page in [*pages, spoken]] == [True, True, False, True]
    assert "Ingetrokken" in pages[0].content.decode()


def test_two_letters_find_nobody_and_a_colleagues_case_is_not_found(browser: Client, receive: Receive) -> None:
    Case.objects.filter(pk=receive().pk).update(consultant=worker(Role.CASE_MANAGER).user_id)

    short, theirs = (browser.post("/werk/zaken/zoeken/", {"wat": text}) for text in ("zi", "Zilverschoon"))

    assert short.status_code == 422
    assert "Niets gevonden" in theirs.content.decode()


def test_a_yes_that_is_needed_is_asked_at_its_field(browser: Client, receive: Receive, consultant: Worker) -> None:
    by_phone = dataclasses.replace(ASKED, client=Contact(name="Zilverschoon", phone="+31001234481"))
    case = taken(receive(by_phone), consultant)
    form = {"reden": "agreed", "tot": (timezone.localdate() + timedelta(days=5)).isoformat()}
    url = f"/werk/zaken/{case.public_id}/doen/termijn-stilzetten/"

    without, having = browser.post(url, form), browser.post(url, form | {"verteld": "ja"})

    assert without.status_code == 422
    assert "Vertel eerst dat het antwoord nu uiterlijk op" in without.content.decode()
    assert having.status_code == 302
