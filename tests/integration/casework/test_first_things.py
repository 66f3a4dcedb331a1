"""What comes first: who does not know yet is told, what is urgent begins, and a term says on what it rests."""

import dataclasses
import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Case, CasePause, Letter
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.notes import Note
from draagkracht.casework.rules.requests import Contact, Request, Way
from draagkracht.casework.rules.results import PauseReason, UrgentReason
from draagkracht.casework.rules.states import StepIsNotAllowed
from draagkracht.casework.services import clock, notes, steps
from draagkracht.municipalities.models import Mail, Parameter
from tests.integration.casework.conftest import ASKED, MONDAY, act

Receive = Callable[..., Case]
WIFE = Contact(name="Zilverschoon", email="zilverschoon@wijk.example")
HUSBAND = Contact(name="Vingerhoed", email="vingerhoed@wijk.example")
AT_NIGHT = Request(
    way=Way.CARER_FOR_OTHER,
    question="Ik kan niet meer.",
    client=HUSBAND,
    asker=WIFE,
    is_known=False,
    urgent=UrgentReason.CARER_AT_LIMIT,
    urgent_note="Zij houdt het niet meer vol.",
)
FORM = {
    "vrager_naam": "Zilverschoon",
    "vrager_telefoon": "06 00 12 34 81",
    "naam": "Vingerhoed",
    "weet_ervan": "nee",
    "vraag": "Ik kan niet meer.",
    "spoed": "carer_at_limit",
    "spoed_uitleg": "Slaapt niet.",
}


@pytest.fixture
def browser(signed_in: Callable[..., Client]) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def text_of(client: Client, url: str) -> str:
    """Return a page without its marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(url).content.decode()).split())


def buttons_of(client: Client, case: Case) -> list[str]:
    """Return what can be done first in a case, in order."""
    page = client.get(f"/werk/zaken/{case.public_id}/").content.decode()
    return re.findall(r'class="utrecht-button-link[^>]*>\s*([^<]+?)\s*</a>', page)


def test_an_exhausted_wife_is_heard_at_once_and_her_husband_is_told_first(browser: Client, receive: Receive) -> None:
    response = browser.post("/werk/zaken/nieuw/voor-een-ander/", FORM)

    case = Case.objects.latest("pk")
    shown = text_of(browser, response["Location"])
    assert response.status_code == 302
    assert (case.due_term, case.client_told_at) == ("urgent_provision", None)
    assert "Vingerhoed weet nog niet van deze melding. Vertel dat eerst" in shown
    assert buttons_of(browser, case)[:2] == ["Spoedhulp geven", "Verteld over de melding"]


def test_urgent_help_begins_before_he_knows_and_the_investigation_after(receive: Receive, consultant: Worker) -> None:
    case = receive(AT_NIGHT)

    steps.give_urgent_provision(
        act=act(case, consultant), reason=UrgentReason.CARER_AT_LIMIT, provision="Vannacht is er iemand."
    )
    with pytest.raises(StepIsNotAllowed, match="Vertel eerst over de melding"):
        steps.start_investigation(act=act(case, consultant), consultant_id=consultant.user_id)
    notes.note_fact(act=act(case, consultant, days=1), note=Note.TOLD, on=date(2026, 11, 24))
    steps.start_investigation(act=act(case, consultant, days=1), consultant_id=consultant.user_id)

    case.refresh_from_db()
    assert case.state == "investigation"


def test_who_does_not_know_yet_gets_no_mail_and_the_receipt_once_told(receive: Receive, consultant: Worker) -> None:
    case = receive(AT_NIGHT)
    before = set(Mail.objects.values_list("to", flat=True))

    for _ in range(2):
        notes.note_fact(act=act(case, consultant, days=1), note=Note.TOLD, on=date(2026, 11, 24))

    after = Mail.objects.filter(reference__startswith="casework.receipt:").values_list("to", flat=True)
    assert HUSBAND.email not in before
    assert sorted(after) == [HUSBAND.email, WIFE.email]


def test_a_professional_asks_first_unless_it_cannot_wait(browser: Client) -> None:
    form = {name: value for name, value in FORM.items() if not name.startswith("vrager")} | {"telefoon": "0600123481"}
    form |= {"melder_naam": "Els Verpleger", "melder_organisatie": "Ziekenhuis Proef"}

    calm = browser.post("/werk/zaken/nieuw/zorgverlener/", form | {"spoed": "", "vraag": ""})
    urgent = browser.post("/werk/zaken/nieuw/zorgverlener/", form)

    page = calm.content.decode()
    assert calm.status_code == 422
    assert "Vraag het eerst aan degene om wie het gaat." in page
    assert "Vul hier iets in." in page
    assert urgent.status_code == 302


def test_the_file_says_which_professional_reported_somebody_and_of_which_organisation(browser: Client) -> None:
    form = {name: value for name, value in FORM.items() if not name.startswith("vrager")} | {"telefoon": "0600123481"}
    url = "/werk/zaken/nieuw/zorgverlener/"

    without = browser.post(url, form)
    response = browser.post(url, form | {"melder_naam": "Els Verpleger", "melder_organisatie": "Ziekenhuis Proef"})

    assert without.status_code == 422
    assert "Gemeld door Els Verpleger, Ziekenhuis Proef" in text_of(browser, response["Location"])


def test_what_who_asks_for_another_is_of_them_and_where_they_live_stand_in_the_file(browser: Client) -> None:
    known = {"vrager_relatie": "dochter", "vrager_adres": "Beukenhof 12, Voorbeeldstad"}

    response = browser.post("/werk/zaken/nieuw/voor-een-ander/", FORM | known)

    shown = text_of(browser, response["Location"])
    assert "Relatie dochter" in shown
    assert "Adres Beukenhof 12, Voorbeeldstad" in shown
    assert "vrager_relatie" not in browser.get("/werk/zaken/nieuw/wie-zorgt/").content.decode()


def test_who_takes_a_request_in_takes_it_in_one_press(browser: Client, receive: Receive, consultant: Worker) -> None:
    case = receive(at=timezone.now())
    page = browser.get(f"/werk/zaken/{case.public_id}/").content.decode()
    url = f"/werk/zaken/{case.public_id}/behandelaar/"
    form = page.partition(f'action="{url}"')[2].partition("</form>")[0]
    hidden = dict(re.findall(r'name="(key|wie|rol)" value="([^"]+)"', form))

    answers = [browser.post(url, hidden) for _ in range(2)]

    case.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert case.consultant_id == consultant.user_id
    assert case.moves.filter(step="assign").count() == 1
    assert "Neem ik zelf" not in browser.get(f"/werk/zaken/{case.public_id}/").content.decode()


def test_the_investigation_stays_with_whoever_has_the_case(
    signed_in: Callable[..., Client], receive: Receive, consultant: Worker
) -> None:
    case = receive(at=timezone.now())
    Case.objects.filter(pk=case.pk).update(consultant=consultant.user_id)

    page = signed_in(Role.TEAM_LEAD).get(f"/werk/zaken/{case.public_id}/doen/onderzoek-starten/").content.decode()

    assert re.search(rf'value="{consultant.user_id}"\s+selected', page)


def test_the_receipt_of_what_is_urgent_says_so_and_promises_no_call_that_was_made(receive: Receive) -> None:
    receive(dataclasses.replace(ASKED, urgent=UrgentReason.UNSAFE, urgent_note="Gevallen.", was_spoken=True))

    mail = Mail.objects.get(reference__startswith="casework.receipt:")
    assert "Uiterlijk op 23 november 2026 zeggen wij welke hulp meteen kan beginnen." in mail.body
    assert "Wij hebben u al gesproken." in mail.body
    assert "U hoort van ons uiterlijk" not in mail.body


def test_a_call_of_friday_that_is_written_down_on_monday_began_on_friday(receive: Receive) -> None:
    case = receive(dataclasses.replace(ASKED, received_date=date(2026, 11, 20)))

    assert timezone.localdate(case.received_at) == date(2026, 11, 20)
    assert case.due_date == date(2026, 12, 4)


@pytest.mark.parametrize(("days", "said"), [(1, "Deze dag moet nog komen."), (-400, "langer dan een jaar geleden")])
def test_a_day_that_cannot_be_is_refused(browser: Client, days: int, said: str) -> None:
    day = (timezone.localdate() + timedelta(days=days)).isoformat()
    form = {"naam": "Zilverschoon", "telefoon": "06 00 12 34 81", "vraag": "Hulp.", "ontvangen": day}

    response = browser.post("/werk/zaken/nieuw/voor-zichzelf/", form)

    assert response.status_code == 422
    assert said in response.content.decode()


def test_the_first_button_is_what_is_due_first(browser: Client, receive: Receive, consultant: Worker) -> None:
    case = receive(at=timezone.now() - timedelta(days=2))
    now = dataclasses.replace(act(case, consultant), at=timezone.now())
    seen = [buttons_of(browser, case)[0]]

    steps.start_investigation(act=now, consultant_id=consultant.user_id)
    seen.append(buttons_of(browser, case)[0])
    notes.note_fact(act=dataclasses.replace(now, key=act(case, consultant).key), note=Note.FIRST_CONTACT, on=now.date)
    seen.append(buttons_of(browser, case)[0])
    steps.report(act=dataclasses.replace(now, key=act(case, consultant).key), text="Verslag.")
    seen.append(buttons_of(browser, case)[0])

    assert seen == ["Onderzoek starten", "Eerste contact gehad", "Verslag maken", "Verslag lezen en versturen"]


def test_a_receipt_on_paper_is_the_first_to_go(browser: Client, receive: Receive, consultant: Worker) -> None:
    by_phone = Contact(name="Zilverschoon", phone="+31001234481")
    case = receive(dataclasses.replace(ASKED, client=by_phone), timezone.now())

    assert buttons_of(browser, case)[0] == "Bevestiging lezen en versturen"
    assert Letter.objects.get(case=case).kind == "receipt"


def test_a_pause_for_information_says_which_and_only_to_whom_it_is_about(receive: Receive, consultant: Worker) -> None:
    case = receive(dataclasses.replace(AT_NIGHT, is_known=True, urgent=None))
    pause = {"reason": PauseReason.INFORMATION, "until": date(2026, 12, 7)}

    with pytest.raises(StepIsNotAllowed, match="welke gegevens u mist"):
        clock.pause(act=act(case, consultant), **pause)  # type: ignore[arg-type]
    clock.pause(act=act(case, consultant), asked="een loonstrook", **pause)  # type: ignore[arg-type]

    mails = {mail.to: mail.body for mail in Mail.objects.filter(reference__startswith="casework.later:")}
    assert set(mails) == {WIFE.email, HUSBAND.email}
    assert "een loonstrook" in mails[HUSBAND.email]
    assert "een loonstrook" not in mails[WIFE.email]
    assert CasePause.objects.get(case=case).reason.endswith(": een loonstrook")


def test_whoever_has_to_be_told_a_new_day_reads_which_before_they_say_they_did(
    browser: Client, receive: Receive
) -> None:
    case = receive(dataclasses.replace(ASKED, client=Contact(name="Zilverschoon", phone="+31001234481")))
    Case.objects.filter(pk=case.pk).update(received_at=timezone.now())
    url = f"/werk/zaken/{case.public_id}/doen/meer-tijd-nemen/"
    until = timezone.localdate() + timedelta(days=60)

    page = text_of(browser, url)
    without = browser.post(url, {"reden": "advice", "tot": until.isoformat()})
    having = browser.post(url, {"reden": "advice", "tot": until.isoformat(), "verteld": "ja"})

    assert "De laatste dag is nu" in page
    assert re.search(r"Vertel eerst dat het antwoord nu uiterlijk op \d+ \w+ \d+ komt", without.content.decode())
    assert having.status_code == 302


def test_each_term_says_on_what_it_rests_which_is_to_be_confirmed_and_how_it_stands(
    browser: Client, receive: Receive
) -> None:
    case = receive(at=MONDAY)
    Parameter.objects.filter(code="wmo-investigation-within-weeks").update(status=Parameter.Status.TO_CONFIRM)
    Case.objects.filter(pk=case.pk).update(received_at=timezone.now() - timedelta(days=30))

    shown = text_of(browser, f"/werk/zaken/{case.public_id}/")

    assert re.search(r"Eigen plan inleveren .*artikel 2.3.2, tweede lid\. .*Voorbij, niet ontvangen", shown)
    assert "Als er een aanvraag komt" in shown
    assert re.search(r"Eerste contact .*Eigen norm van de gemeente\.", shown)
    assert re.search(
        r"Onderzoek afronden *: uiterlijk [^.]*Loopt vanaf [^.]*\. Wmo 2015[^W]* Nog na te kijken\.", shown
    )


def test_the_page_of_a_pause_asks_which_information_is_missing(browser: Client, receive: Receive) -> None:
    case = receive(at=timezone.now())
    url = f"/werk/zaken/{case.public_id}/doen/termijn-stilzetten/"
    form = {"reden": "information", "tot": (timezone.localdate() + timedelta(days=7)).isoformat()}

    page = browser.get(url).content.decode()
    without, having = browser.post(url, form), browser.post(url, form | {"gegevens": "een loonstrook"})

    assert "Wij wachten op gegevens van de inwoner" in page
    assert "Schrijf op welke gegevens u mist." in without.content.decode()
    assert having.status_code == 302
    assert CasePause.objects.get(case=case).reason.endswith(": een loonstrook")
