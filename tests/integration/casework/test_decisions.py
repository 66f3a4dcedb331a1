"""Decisions: what the law wants said cannot be left out, and a case has one that holds."""

import dataclasses
import uuid
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.casework.models import Arrangement, Case, Decision, Letter
from draagkracht.casework.permissions import Worker
from draagkracht.casework.rules.letters import Block, LetterKind
from draagkracht.casework.rules.results import ReconsiderReason
from draagkracht.casework.rules.states import StepIsNotAllowed
from draagkracht.casework.services import arrangements, decisions, letters, steps
from draagkracht.casework.services.arrangements import Says
from draagkracht.casework.services.notes import DayCannotBe
from draagkracht.municipalities.models import Municipality, Parameter
from tests.integration.casework.conftest import MONDAY, act, worker
from tests.integration.casework.test_arrangements import EVENING, draft, offer
from tests.integration.casework.test_letters import GIVEN, HOME, REFUSED, agree, applied, send, text_of
from tests.integration.casework.test_talks import couple

__all__ = ["couple", "draft"]
SignIn = Callable[..., Client]
FILLED = {"besluit": "ja", "van": "2027-01-04", "tot": "2028-01-03", "regel": "Wmo 2015, artikel 2.3.5", "feiten": "F"}


@pytest.fixture
def waiting(couple: Case, consultant: Worker, draft: Arrangement) -> Case:
    """Return a case with an application and a plan to which both agreed."""
    agree(couple, consultant, draft)
    applied(couple, consultant)
    return couple


@pytest.fixture
def browser(signed_in: SignIn) -> Client:
    """Return the browser of the consultant."""
    return signed_in(Role.CONSULTANT)


def decided(case: Case, by: Worker) -> Letter:
    """Lay the letter of a decision ready."""
    return Letter.objects.get(public_id=decisions.decide(act=act(case, by, days=25), ruling=GIVEN))


def address_of(letter: Letter) -> str:
    """Return the address of the page of a letter."""
    return f"/werk/zaken/{letter.case.public_id}/brief/{letter.public_id}/"


def test_a_decision_says_in_whose_name_from_when_until_when_and_whom_to_call(
    waiting: Case, consultant: Worker, city: Municipality
) -> None:
    letter = decided(waiting, consultant)

    text = text_of(letter)
    assert f"namens het college van burgemeester en wethouders van {city.name}" in text
    assert "De hulp begint op 4 januari 2027. De laatste dag is 3 januari 2028." in text
    assert f"Bel {consultant.name}: {city.desk_phone}." in text
    assert f"burgemeester en wethouders van {city.name}, {city.desk_address}" in text
    assert Decision.objects.get().valid_until == date(2028, 1, 4)


def test_what_the_law_wants_said_cannot_be_emptied(waiting: Case, consultant: Worker, browser: Client) -> None:
    letter = decided(waiting, consultant)
    emptied = {f"alinea_{block['code']}_0": "" for block in letter.blocks}

    browser.post(address_of(letter), emptied | {"revision": "0", "onderwerp": "Besluit", "erbij": "Veel sterkte."})

    letter.refresh_from_db()
    codes = [block["code"] for block in letter.blocks]
    assert codes == [*("decision", "lines", "period", "rule", "facts", "own", "object", "object_to", "call", "signed")]
    send(waiting, consultant, letter.public_id, days=30)
    assert "uiterlijk op 3 februari 2027" in text_of(Letter.objects.get(pk=letter.pk))


def test_a_letter_that_lacks_how_to_object_is_not_sent(waiting: Case, consultant: Worker) -> None:
    letter = decided(waiting, consultant)
    letter.blocks = [block for block in letter.blocks if block["code"] != "object"]
    letter.save()

    with pytest.raises(letters.LetterLacks, match="ontbreekt een vast deel"):
        send(waiting, consultant, letter.public_id, days=30)

    assert Letter.objects.get(pk=letter.pk).state == "draft"


@pytest.mark.parametrize(
    ("words", "is_taken"),
    [("Bezwaar? Bel {telefoon}.", False), ("Bezwaar: {laatste_dag}, {telefoon}, {nummer}.", True)],
)
def test_a_municipality_may_say_it_otherwise_and_not_say_less(
    waiting: Case, consultant: Worker, city: Municipality, words: str, is_taken: bool
) -> None:
    Parameter.objects.create(
        municipality=city,
        code="letter-decision-object",
        value=words,
        valid_from=MONDAY.date(),
        status="verified",
        source="eigen huisstijl",
    )

    letter = decided(waiting, consultant)

    text = next(block["text"] for block in letter.blocks if block["code"] == "object")
    assert "{laatste_dag}" in text
    assert text.startswith("Bezwaar:") is is_taken


def test_as_long_as_it_was_not_sent_a_decision_is_changed_and_there_is_one_letter(
    waiting: Case, consultant: Worker
) -> None:
    letter = decided(waiting, consultant)
    by_hand = [Block(row["code"], "Dag Henk," if row["code"] == "greeting" else row["text"]) for row in letter.blocks]
    change = act(waiting, consultant, days=25)
    letters.change_letter(act=change, letter_id=letter.public_id, revision=0, subject="Besluit", blocks=by_hand)

    later = dataclasses.replace(GIVEN, facts="Uw rug houdt het niet.")
    same = decisions.decide(act=act(waiting, consultant, days=26), ruling=later)

    letter.refresh_from_db()
    assert same == letter.public_id
    assert "Dag Henk," in text_of(letter)
    assert "Uw rug houdt het niet." in text_of(letter)
    assert Decision.objects.count() == 1


def test_a_grant_that_turns_into_a_refusal_before_it_was_sent_is_still_one_decision(
    waiting: Case, consultant: Worker
) -> None:
    letter = decided(waiting, consultant)

    decisions.decide(act=act(waiting, consultant, days=26), ruling=REFUSED)

    letter.refresh_from_db()
    assert letter.kind == LetterKind.REFUSAL
    assert "De hulp begint op" not in text_of(letter)
    assert not Decision.objects.get().is_granted


def test_after_a_decision_was_sent_there_is_no_other_one_for_the_same_application(
    waiting: Case, consultant: Worker, browser: Client
) -> None:
    letter = decided(waiting, consultant)
    send(waiting, consultant, letter.public_id, days=30)

    with pytest.raises(StepIsNotAllowed):
        decisions.decide(act=act(waiting, consultant, days=31), ruling=REFUSED)
    page = browser.get(f"/werk/zaken/{waiting.public_id}/besluit/").content.decode()

    assert "Er is al een besluit." in page
    assert "besluit-opnieuw-nemen" in page
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("known", "is_ticked", "said"),
    [
        ((2180, "verified"), True, "U betaalt een eigen bijdrage van hoogstens € 21,80 per maand."),
        ((2180, "verified"), False, "Misschien betaalt u een eigen bijdrage van hoogstens € 21,80 per maand. Vraag"),
        ((2180, "to_confirm"), True, "hoogstens € 21,80 per maand. Dit bedrag kijken wij nog na. Vraag het na: "),
        (None, True, "U betaalt een eigen bijdrage. Hoeveel dat is, weten wij nog niet. Vraag het na: "),
    ],
)
def test_a_decision_says_what_one_pays_from_its_first_day_and_no_amount_as_certain_that_is_not(
    couple: Case, consultant: Worker, draft: Arrangement, known: tuple[int, str] | None, is_ticked: bool, said: str
) -> None:
    city = couple.municipality
    Parameter.objects.filter(code="wmo-own-contribution").delete()
    Parameter.objects.create(
        municipality=city, code="wmo-own-contribution", value=1900, valid_from=date(2026, 1, 1),
        valid_until=date(2027, 1, 1), status="verified", source="proef",
    )  # fmt: skip
    if known:
        Parameter.objects.create(
            municipality=city, code="wmo-own-contribution", value=known[0], valid_from=date(2027, 1, 1),
            status=known[1], source="proef",
        )  # fmt: skip
    draft.lines.filter(law="wmo").update(contribution_cents=1900 if is_ticked else None)
    agree(couple, consultant, draft)
    applied(couple, consultant)

    letter = decided(couple, consultant)

    assert said in next(block["text"] for block in letter.blocks if block["code"] == "cost")


def test_what_one_pays_follows_the_first_day_of_a_decision_that_is_changed(waiting: Case, consultant: Worker) -> None:
    letter = decided(waiting, consultant)

    sooner = dataclasses.replace(GIVEN, from_date=date(2026, 12, 28))
    decisions.decide(act=act(waiting, consultant, days=26), ruling=sooner)

    before, letter = letter, Letter.objects.get(pk=letter.pk)
    assert "Hoeveel dat is, weten wij nog niet." in text_of(before)
    assert "hoogstens € 21,80 per maand" in text_of(letter)


def test_respite_for_who_cares_is_a_part_of_its_own_and_what_else_they_have_is_theirs(
    couple: Case, consultant: Worker, draft: Arrangement
) -> None:
    night = dataclasses.replace(EVENING, what="Logeren op woensdag", base_function="respite")
    revision = draft.revision
    for more, line in enumerate((night, dataclasses.replace(EVENING, what="Praten met een ander"))):
        arrangements.put_line(
            act=act(couple, consultant), arrangement_id=draft.public_id, revision=revision + more, line=line
        )
    draft.refresh_from_db()
    agree(couple, consultant, draft)
    applied(couple, consultant)

    letter = decided(couple, consultant)

    parts = {block["code"]: block["text"] for block in letter.blocks}
    assert parts["for_carer"] == "Dit is er voor wie voor u zorgt:\n- Logeren op woensdag, Handen-in-huis Proef"
    assert "Logeren" not in parts["lines"]
    assert "Praten met een ander" not in text_of(letter)
    assert text_of(letter).count("bezwaar maken") == text_of(letter).count("Stuur uw bezwaar naar") == 1


def test_a_report_that_is_sent_after_the_decision_ends_its_term(waiting: Case, consultant: Worker) -> None:
    send(waiting, consultant, decided(waiting, consultant).public_id, days=26)
    report = waiting.letters.get(kind="report")

    send(waiting, consultant, report.public_id, days=28)

    waiting.refresh_from_db()
    assert waiting.state == "decision"
    assert waiting.reported_at == Letter.objects.get(pk=report.pk).sent_at


def test_the_database_keeps_a_second_first_decision_out(waiting: Case, consultant: Worker) -> None:
    decided(waiting, consultant)
    row = Decision.objects.get()
    row.pk, row.public_id, row.key, row.letter = None, uuid.uuid4(), uuid.uuid4(), None

    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_revision_names_the_first_its_reason_and_its_day_and_the_case_shows_which_holds(
    waiting: Case, consultant: Worker, browser: Client
) -> None:
    send(waiting, consultant, decided(waiting, consultant).public_id, days=30)
    steps.reconsider(act=act(waiting, consultant, days=40), reason=ReconsiderReason.OBJECTION)
    without = dataclasses.replace(REFUSED, from_date=date(2027, 2, 1))
    again = dataclasses.replace(without, again=ReconsiderReason.OBJECTION)

    with pytest.raises(StepIsNotAllowed, match="Kies de reden"):
        decisions.decide(act=act(waiting, consultant, days=41), ruling=without)
    made = decisions.decide(act=act(waiting, consultant, days=41), ruling=again)
    text = text_of(Letter.objects.get(public_id=made))
    send(waiting, consultant, made, days=42)

    first, second = Decision.objects.order_by("pk")
    page = browser.get(f"/werk/zaken/{waiting.public_id}/").content.decode()
    assert second.replaces == first
    assert "in de plaats van ons besluit van 23 december 2026. De reden: er is bezwaar gemaakt." in text
    assert "Dit besluit geldt vanaf 1 februari 2027." in text
    assert page.index("geldt nu") < page.index("vervangen door een later besluit")


def test_a_case_manager_neither_makes_a_decision_nor_sends_one(waiting: Case, consultant: Worker) -> None:
    manager = worker(Role.CASE_MANAGER)
    Case.objects.filter(pk=waiting.pk).update(case_manager=manager.user_id)
    letter = decided(waiting, consultant)

    with pytest.raises(StepIsNotAllowed, match="mag u niet zelf doen"):
        decisions.decide(act=act(waiting, manager, days=25), ruling=GIVEN)
    with pytest.raises(StepIsNotAllowed, match="mag u niet zelf doen"):
        send(waiting, manager, letter.public_id, days=30)

    assert Letter.objects.get(pk=letter.pk).state == "draft"


def test_sending_keeps_what_was_typed_shows_it_and_takes_a_second_press(
    waiting: Case, consultant: Worker, browser: Client
) -> None:
    letter = decided(waiting, consultant)
    url = address_of(letter)
    typed = {"revision": "0", "onderwerp": "Ons besluit", "erbij": "Veel sterkte.", "doen": "versturen"}

    read = browser.post(url, typed, follow=True)
    early = browser.post(f"{url}versturen/", {"revision": "0", "adres": HOME})
    sent = browser.post(f"{url}versturen/", {"revision": "1", "adres": HOME})

    page = read.content.decode()
    assert read.redirect_chain == [(f"{url}versturen/", 302)]
    assert "Veel sterkte." in page
    assert "{laatste_dag}" not in page
    assert early.status_code == 409
    assert "Deze brief is net veranderd" in early.content.decode()
    assert sent.status_code == 302
    letter.refresh_from_db()
    assert "Veel sterkte." in text_of(letter)


def test_without_an_address_a_letter_is_not_sent_and_it_is_asked_first(
    waiting: Case, consultant: Worker, browser: Client
) -> None:
    waiting.parties.update(address="", email="")
    letter = decided(waiting, consultant)
    url = f"{address_of(letter)}versturen/"

    page, without = browser.get(url).content.decode(), browser.post(url, {"revision": "0"})
    having = browser.post(url, {"revision": "0", "adres": HOME})

    assert "Er is nog geen adres." in page
    assert without.status_code == 422
    assert "Zonder adres komt de brief niet aan." in without.content.decode()
    assert having.status_code == 302
    letter.party.refresh_from_db()
    assert letter.party.address == HOME


def test_a_letter_is_seen_on_paper_before_it_is_sent(waiting: Case, consultant: Worker, browser: Client) -> None:
    letter = decided(waiting, consultant)

    answer = browser.get(f"{address_of(letter)}voorbeeld/")

    assert (answer["Content-Type"], answer.content[:4]) == ("application/pdf", b"%PDF")
    assert Letter.objects.get(pk=letter.pk).pdf is None


def test_the_page_of_a_decision_asks_the_first_day_and_comes_back_filled_in(
    waiting: Case, consultant: Worker, browser: Client
) -> None:
    url = f"/werk/zaken/{waiting.public_id}/besluit/"

    without = browser.post(url, FILLED | {"van": ""})
    backwards = browser.post(url, FILLED | {"tot": "2026-12-31"})
    browser.post(url, FILLED)

    page = browser.get(url).content.decode()
    assert "Vul in vanaf welke dag dit besluit geldt." in without.content.decode()
    assert "Deze dag is voor de eerste dag." in backwards.content.decode()
    assert "Besluit aanpassen" in page
    assert 'value="2027-01-04"' in page


@pytest.mark.parametrize("slug", ["hulp-toekennen", "aanvraag-afwijzen"])
def test_nobody_grants_or_refuses_by_hand(waiting: Case, consultant: Worker, browser: Client, slug: str) -> None:
    answer = browser.get(f"/werk/zaken/{waiting.public_id}/doen/{slug}/")

    assert answer["Location"] == f"/werk/zaken/{waiting.public_id}/besluit/"


def note(case: Case, by: Worker, made: Arrangement, role: str, *, is_agreed: bool, noted_by: str = "") -> None:
    """Write down what somebody says of a plan that was offered."""
    says = Says(is_agreed=is_agreed, noted_by=noted_by)
    party = case.parties.get(role=role)
    arrangements.note_signature(
        act=act(case, by, days=1), arrangement_id=made.public_id, party_id=party.public_id, says=says
    )


@pytest.mark.parametrize("order", [("client", "carer"), ("carer", "client")])
def test_the_no_of_a_carer_holds_no_decision_up_and_keeps_asking_for_an_answer(
    couple: Case, consultant: Worker, draft: Arrangement, browser: Client, order: tuple[str, str]
) -> None:
    offer(couple, consultant, draft)
    for role in order:
        note(couple, consultant, draft, role, is_agreed=role == "client")
    applied(couple, consultant)

    page = browser.get(f"/werk/zaken/{couple.public_id}/besluit/").content.decode()
    letter = decided(couple, consultant)
    send(couple, consultant, letter.public_id, days=30)
    steps.start_support(act=act(couple, consultant, days=31))

    couple.refresh_from_db()
    assert "Marijke Proef zei nee op het plan" in page
    assert f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/" in page
    assert Decision.objects.get().arrangement == draft
    assert next(block for block in letter.blocks if block["code"] == "lines")["text"]
    assert couple.state == "running"
    assert couple.due_term == "plan_answer"


@pytest.mark.parametrize("said", [{"client": False, "carer": True}, {"carer": True}])
def test_without_the_yes_of_the_client_no_help_is_granted_and_the_page_says_so_first(
    couple: Case, consultant: Worker, draft: Arrangement, browser: Client, said: dict[str, bool]
) -> None:
    offer(couple, consultant, draft)
    for role, is_agreed in said.items():
        note(couple, consultant, draft, role, is_agreed=is_agreed)
    applied(couple, consultant)

    page = browser.get(f"/werk/zaken/{couple.public_id}/besluit/").content.decode()

    assert "Hulp toekennen kan nog niet" in page
    assert f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/" in page
    with pytest.raises(StepIsNotAllowed, match="nog geen ondertekend plan"):
        decisions.decide(act=act(couple, consultant, days=25), ruling=GIVEN)


def test_after_the_no_of_a_carer_the_client_still_answers_until_there_is_another_version(
    couple: Case, consultant: Worker, draft: Arrangement, browser: Client
) -> None:
    offer(couple, consultant, draft)
    note(couple, consultant, draft, "carer", is_agreed=False)
    url = f"/werk/zaken/{couple.public_id}/plan/{draft.public_id}/"

    asked = browser.get(url).content.decode()
    arrangements.start_arrangement(act=act(couple, consultant, days=1))
    over = browser.get(url).content.decode()
    note(couple, consultant, draft, "client", is_agreed=True)

    assert "Opschrijven wat iemand vindt" in asked
    assert "Opschrijven wat iemand vindt" not in over
    assert draft.signatures.count() == 1


def test_who_wrote_down_what_somebody_says_of_a_plan_stands_in_the_history(
    couple: Case, consultant: Worker, draft: Arrangement, browser: Client
) -> None:
    offer(couple, consultant, draft)

    note(couple, consultant, draft, "carer", is_agreed=False, noted_by=consultant.name)

    page = browser.get(f"/werk/zaken/{couple.public_id}/").content.decode()
    assert f"Marijke Proef (opgeschreven door {consultant.name})" in page


def test_a_report_that_was_not_sent_is_named_on_the_case_and_before_a_decision(
    waiting: Case, consultant: Worker, browser: Client
) -> None:
    report = waiting.letters.get(kind="report")
    shown = [f"/werk/zaken/{waiting.public_id}/", f"/werk/zaken/{waiting.public_id}/besluit/"]

    before = [browser.get(url).content.decode() for url in shown]
    send(waiting, consultant, decided(waiting, consultant).public_id, days=30)
    decided_page = browser.get(shown[0]).content.decode()
    send(waiting, consultant, report.public_id, days=31)
    after = browser.get(shown[0]).content.decode()

    assert all(f"/brief/{report.public_id}/" in page and "Verslag lezen en versturen" in page for page in before)
    assert "Het verslag is nog niet verstuurd." in before[1]
    assert "Verslag lezen en versturen" in decided_page
    assert "Verslag lezen en versturen" not in after


def test_the_term_of_an_application_runs_from_the_day_on_which_it_came(couple: Case, consultant: Worker) -> None:
    steps.report(act=act(couple, consultant, days=10), text="verslag")

    for day in (date(2026, 11, 22), date(2026, 12, 6)):
        with pytest.raises(DayCannotBe):
            steps.apply(act=act(couple, consultant, days=12), on=day)
    steps.apply(act=act(couple, consultant, days=12), on=date(2026, 12, 3))

    couple.refresh_from_db()
    assert timezone.localdate(couple.applied_at) == date(2026, 12, 3)
    assert (couple.due_term, couple.due_date) == ("decision", date(2026, 12, 17))
    assert couple.moves.get(step="apply").reason == "3 december 2026"


def test_the_day_of_an_application_is_asked_with_today_filled_in(receive: Callable[..., Case], browser: Client) -> None:
    case = receive(at=timezone.now() - timedelta(days=5))
    Case.objects.filter(pk=case.pk).update(state="report")
    url = f"/werk/zaken/{case.public_id}/doen/aanvraag-vastleggen/"
    today = timezone.localdate()

    asked = browser.get(url).content.decode()
    early = browser.post(url, {"dag": (today - timedelta(days=9)).isoformat()})
    late = browser.post(url, {"dag": (today + timedelta(days=1)).isoformat()})
    taken = browser.post(url, {"dag": (today - timedelta(days=2)).isoformat()})

    case.refresh_from_db()
    assert "Op welke dag kwam de aanvraag binnen?" in asked
    assert today.strftime("%d-%m-%Y") in asked or today.isoformat() in asked
    assert "Deze dag is voor de melding." in early.content.decode()
    assert "Deze dag moet nog komen." in late.content.decode()
    assert taken.status_code == 302
    assert timezone.localdate(case.applied_at) == today - timedelta(days=2)


def test_who_has_mail_and_no_space_is_not_said_to_read_nothing_online(
    waiting: Case, consultant: Worker, browser: Client
) -> None:
    waiting.parties.filter(role="client").update(email="henk@wijk.example", agreed_at=None)
    letter = decided(waiting, consultant)

    page = " ".join(browser.get(address_of(letter)).content.decode().split())

    assert "Deze persoon heeft nog geen eigen plek. Daarom gaat de brief op papier." in page
    assert f"/werk/zaken/{waiting.public_id}/#eigen-plek" in page
