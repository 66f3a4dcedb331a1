"""One contact by name, and how the balance is: asked on a day, on the work list, seen in one's own space."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.casework.models import Arrangement, BalanceCheck, Case, CaseMove, Party
from draagkracht.casework.permissions import Worker
from draagkracht.casework.queries import guiding as queries
from draagkracht.casework.rules import balance
from draagkracht.casework.rules.balance import Balance
from draagkracht.casework.services import clock, guiding, notes, steps
from draagkracht.municipalities.models import Mail, Municipality, Parameter
from draagkracht.people.models import Person
from draagkracht.referrals.models import CallRequest
from tests import people
from tests.conftest import CITY_HOST
from tests.integration.casework.conftest import MONDAY, act, worker
from tests.integration.casework.test_first_things import buttons_of

Receive = Callable[..., Case]
SignIn = Callable[..., Client]
SECRET = "Ik huil elke avond in de schuur"


@pytest.fixture
def manager() -> Worker:
    """Return the case manager of Voorbeeldstad."""
    return worker(Role.CASE_MANAGER)


@pytest.fixture
def guided(receive: Receive, consultant: Worker, manager: Worker) -> Case:
    """Return a case that the consultant has, with a carer, and a case manager by name."""
    case = receive(at=timezone.now() - timedelta(days=3))
    steps.start_investigation(act=act(case, consultant), consultant_id=consultant.user_id)
    case.parties.filter(role="carer").update(
        name="Marijke Proef", phone="+31001234482", is_invited=False, agreed_at=MONDAY
    )
    notes.assign_case(act=act(case, consultant), consultant_id=manager.user_id, is_case_manager=True)
    case.refresh_from_db()
    return case


def carer_of(case: Case) -> Party:
    """Return the carer of a case."""
    return case.parties.get(role="carer")


def said(case: Case, **changes: str) -> dict[str, str]:
    """Return what is filled in after a talk on how it goes."""
    again = (timezone.localdate() + timedelta(days=28)).isoformat()
    return {
        "wie": str(carer_of(case).public_id), "hoe": "phone", "dag": timezone.localdate().isoformat(),
        "woorden": SECRET, "kost": "De nachten", "geeft": "De tuin", "uitkomst": "tips",
        "anders": "Hulp bij het opstaan", "weer": again, "key": "7b0a4a0e-55a7-4a6a-9f43-0e6d0f3f7a11", **changes,
    }  # fmt: skip


def test_whoever_becomes_the_contact_asks_after_so_many_weeks_as_the_municipality_says(
    guided: Case, consultant: Worker, lead: Worker
) -> None:
    weeks = Parameter.objects.get(code="casework-balance-every-weeks")

    with pytest.raises(notes.NoGuide):
        notes.assign_case(act=act(guided, consultant), consultant_id=lead.user_id, is_case_manager=True)

    assert weeks.status == Parameter.Status.TO_CONFIRM
    assert (guided.balance_from_date, guided.balance_date) == (date(2026, 11, 23), date(2027, 1, 18))


def test_how_it_goes_is_written_down_once_and_asked_again_on_the_day_that_was_chosen(
    signed_in: SignIn, guided: Case
) -> None:
    browser, url = signed_in(Role.CASE_MANAGER), f"/werk/zaken/{guided.public_id}/balans/"

    answers = [browser.post(url, said(guided)) for _ in range(2)]

    guided.refresh_from_db()
    check = BalanceCheck.objects.get(case=guided)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert guided.balance_date == check.next_date == timezone.localdate() + timedelta(days=28)
    assert Entry.objects.filter(what="casework.balance", action="add").count() == 1
    page = browser.get(answers[0]["Location"]).content.decode()
    assert "Het wankelt" in page
    assert SECRET in page


def test_what_was_said_is_read_by_whose_case_it_is_and_the_result_by_the_lead(signed_in: SignIn, guided: Case) -> None:
    signed_in(Role.CASE_MANAGER).post(f"/werk/zaken/{guided.public_id}/balans/", said(guided))

    page = signed_in(Role.TEAM_LEAD).get(f"/werk/zaken/{guided.public_id}/").content.decode()

    assert "Het wankelt" in page
    assert SECRET not in page
    assert "De nachten" not in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"uitkomst": "overloaded", "anders": ""}, "Het houdt niet. Schrijf op wat er verandert."),
        ({"weer": "2020-01-01"}, "Kies een dag die nog komt."),
        ({"dag": "2050-01-01"}, "Deze dag moet nog komen."),
        ({"uitkomst": ""}, "Kies een antwoord."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_that_was_typed_is_lost(
    signed_in: SignIn, guided: Case, changes: dict[str, str], sentence: str
) -> None:
    answer = signed_in(Role.CASE_MANAGER).post(f"/werk/zaken/{guided.public_id}/balans/", said(guided, **changes))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert SECRET in answer.content.decode()
    assert not BalanceCheck.objects.exists()


@pytest.mark.parametrize(("days", "first"), [(40, "Hulp laten beginnen"), (-4, "Vragen hoe het gaat")])
def test_help_that_was_decided_on_begins_before_it_is_time_to_ask_how_it_goes(
    signed_in: SignIn, guided: Case, days: int, first: str
) -> None:
    today = timezone.localdate()
    Case.objects.filter(pk=guided.pk).update(
        first_contact_at=MONDAY, reported_at=MONDAY, support_pointed_at=MONDAY, state="decision",
        balance_from_date=today - timedelta(days=60), balance_date=today + timedelta(days=days),
    )  # fmt: skip
    clock.set_clocks()

    assert buttons_of(signed_in(Role.CASE_MANAGER), guided)[0] == first


def test_it_stands_on_the_list_of_the_contact_when_it_is_due_and_when_it_is_late(
    signed_in: SignIn, guided: Case, manager: Worker, consultant: Worker
) -> None:
    today = timezone.localdate()
    Case.objects.filter(pk=guided.pk).update(
        first_contact_at=MONDAY, reported_at=MONDAY, support_pointed_at=MONDAY, state="running",
        balance_from_date=today - timedelta(days=60), balance_date=today - timedelta(days=4),
    )  # fmt: skip
    clock.set_clocks()
    told = clock.warn_consultants(municipality_id=guided.municipality_id, on=today, address="https://x.example/")

    page = signed_in(Role.CASE_MANAGER).get("/werk/werklijst/?klok=te-laat").content.decode()

    mails = Mail.objects.filter(reference__startswith="casework.warning:").values_list("reference", flat=True)
    assert "Vragen hoe het gaat" in page
    assert "te laat" in page
    assert told == 1
    assert [one.rpartition(":")[2] for one in mails] == [str(manager.user_id)]


def test_what_is_too_heavy_offers_three_things_and_does_none_of_them(
    signed_in: SignIn, guided: Case, consultant: Worker
) -> None:
    browser, base = signed_in(Role.CASE_MANAGER), f"/werk/zaken/{guided.public_id}/"
    browser.post(f"{base}balans/", said(guided, uitkomst="overloaded"))

    page = browser.get(base).content.decode()
    untouched = (Arrangement.objects.count(), CallRequest.objects.count())
    key = "5c0a4a0e-55a7-4a6a-9f43-0e6d0f3f7a12"
    called = [browser.post(f"{base}bellen/", {"wie": str(carer_of(guided).public_id), "key": key}) for _ in range(2)]
    noted = browser.post(f"{base}vervanging/", {"wens": "Een nacht in de week"})

    assert "Er gebeurt niets vanzelf" in page
    assert "Marijke Proef op de bellijst zetten" in page
    assert untouched == (0, 0)
    assert [one.status_code for one in (*called, noted)] == [302, 302, 302]
    assert CallRequest.objects.get().phone == "+31001234482"
    assert CaseMove.objects.filter(case=guided, step__in=["ask_call", "ask_respite"]).count() == 2


def test_somebody_sees_their_contact_by_name_with_number_days_and_when_they_ask(
    signed_in: SignIn, guided: Case, manager: Worker
) -> None:
    guiding.save_reach(
        municipality_id=guided.municipality_id, by=manager, phone="+31001234499", days="maandag en donderdag"
    )
    space = Person.objects.get(user=people.person(Role.CARER, CITY_HOST))
    Party.objects.filter(case=guided, role="carer").update(person=space)
    client_space = Person.objects.get(user=people.person(Role.CARE_RECIPIENT, CITY_HOST))
    Party.objects.filter(case=guided, role="client").update(person=client_space)

    hers, his = (signed_in(role).get("/mijn/").content.decode() for role in (Role.CARER, Role.CARE_RECIPIENT))

    for page in (hers, his):
        assert manager.name in page
        assert "tel:+31001234499" in page
        assert "maandag en donderdag" in page
    assert "18 januari 2027" in hers
    assert "18 januari 2027" not in his


def test_whose_case_is_closed_has_no_contact_any_more(guided: Case, consultant: Worker) -> None:
    space = Person.objects.get(user=people.person(Role.CARER, CITY_HOST))
    Party.objects.filter(case=guided, role="carer").update(person=space)
    before = queries.list_guides(space.pk)

    steps.withdraw(act=act(guided, consultant, days=3), wish="Het hoeft niet meer.")

    assert (len(before), queries.list_guides(space.pk)) == (1, ())


def test_how_somebody_is_reached_is_kept(city: Municipality, signed_in: SignIn, manager: Worker) -> None:
    browser = signed_in(Role.CASE_MANAGER)

    wrong = browser.post("/werk/bereikbaar/", {"telefoon": "12", "dagen": "maandag"})
    right = browser.post("/werk/bereikbaar/", {"telefoon": "06 00 12 34 99", "dagen": "maandag"}, follow=True)

    assert wrong.status_code == 422
    assert "Bewaard." in right.content.decode()
    assert queries.get_reach(manager.user_id)[1] == "maandag"


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ([Balance.TIPS], balance.FIRST),
        ([Balance.TIPS, Balance.HOLDS], balance.BETTER),
        ([Balance.HOLDS, Balance.OVERLOADED], balance.WORSE),
        ([Balance.HOLDS, Balance.TIPS, Balance.TIPS], balance.SAME),
    ],
)
def test_the_trend_is_told_beside_the_time_before(found: list[Balance], sentence: object) -> None:
    assert balance.trend(found) == sentence
