"""Who takes over when a carer drops out: voluntary for all, shown to who holds the card, taken back at any time."""

import datetime
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.audit import queries as audit
from draagkracht.base import tenancy
from draagkracht.municipalities import rules
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import queries, services
from draagkracht.people.models import EmergencyPlan, Person, Substitute
from draagkracht.people.rules.codes import Willing
from tests.conftest import CITY_HOST, VILLAGE_HOST

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
PHONE = "06 - 11 22 33 44"


def mine(city: Municipality) -> dict[str, Any]:
    carer = Person.objects.get(municipality=city, name="Marijke de Wit")
    return {"person_id": carer.pk, "by": acting.resident(carer.public_id), "at": NOW}


def plan(city: Municipality) -> dict[str, Any]:
    me = mine(city)
    services.save_plan(**me, called="Henk, mijn man", where="", must_know="Medicijnen om 8 uur.")
    return me


def ask(me: dict[str, Any], name: str = "Buurvrouw Ria", key: uuid.UUID | None = None) -> str:
    contact: dict[str, Any] = {"phone": PHONE, "email": "ria@wijk.example", "does": "kookt"}
    return services.ask_substitute(**me, name=name, key=key or uuid.uuid4(), **contact)


def card(me: dict[str, Any]) -> queries.Plan:
    own = queries.get_plan(me["person_id"])
    assert own is not None
    shown = queries.get_card(own.token)
    assert shown is not None
    return shown


def test_a_substitute_stands_on_the_card_only_after_a_yes(city: Municipality) -> None:
    me = plan(city)
    token = ask(me)
    before = card(me).helpers

    services.say_yes(token=token, phone=PHONE, at=NOW)

    assert before == ()
    assert [(one.name, one.phone) for one in card(me).helpers] == [("Buurvrouw Ria", PHONE)]


def test_whoever_says_no_later_leaves_the_card_and_no_number_behind(city: Municipality) -> None:
    me = plan(city)
    token = ask(me)
    services.say_yes(token=token, phone=PHONE, at=NOW)

    services.say_no(token=token, at=NOW)

    row = Substitute.objects.get(plan__person_id=me["person_id"])
    assert card(me).helpers == ()
    assert (row.phone, row.email) == ("", "")
    with pytest.raises(services.PlanIsGone):
        services.say_yes(token=token, phone=PHONE, at=NOW)


def test_the_database_itself_keeps_no_number_of_who_said_no(city: Municipality) -> None:
    me = plan(city)
    services.say_no(token=ask(me), at=NOW)

    with pytest.raises(IntegrityError, match="who_says_no"), transaction.atomic():
        Substitute.objects.update(phone=PHONE)


def test_the_same_form_twice_asks_once(city: Municipality) -> None:
    me, key = plan(city), uuid.uuid4()

    assert ask(me, key=key) == ask(me, key=key)
    assert Substitute.objects.filter(plan__person_id=me["person_id"]).count() == 1


def test_a_card_holds_six_people(city: Municipality) -> None:
    me = plan(city)
    for number in range(6):
        ask(me, f"Helper {number}")

    with pytest.raises(services.PlanIsFull):
        ask(me, "Te veel")


def test_a_new_card_makes_the_old_one_worthless(city: Municipality) -> None:
    me = plan(city)
    old = card(me).token

    services.renew_card(**me)

    assert queries.get_card(old) is None
    assert card(me).token != old


def test_a_card_of_one_municipality_opens_nothing_in_another(city: Municipality, village: Municipality) -> None:
    token = card(plan(city)).token

    with tenancy.acting_for(village.pk):
        assert queries.get_card(token) is None
    assert Client(headers={"host": VILLAGE_HOST}).get(reverse("people:show-card", args=[token])).status_code == 410


def test_who_scans_the_card_sees_what_is_needed_and_its_owner_sees_that_it_was_read(city: Municipality) -> None:
    me = plan(city)
    services.say_yes(token=ask(me), phone=PHONE, at=NOW)
    address = reverse("people:show-card", args=[card(me).token])

    page = Client(headers={"host": CITY_HOST}).get(address).content.decode()

    owner = Person.objects.get(pk=me["person_id"])
    read = [use for use in audit.list_for_subject(owner.public_id, by_others=True) if use.what == "people.emergency"]
    assert "Medicijnen om 8 uur." in page
    assert PHONE in page
    assert "112" in page
    assert "geen verklaring" in page
    assert "marijke@wijk.example" not in page
    assert len(read) == 1


def test_erasing_a_space_takes_the_plan_its_people_and_its_card(city: Municipality) -> None:
    me = plan(city)
    ask(me)
    token = card(me).token

    services.erase_space(**me)

    assert queries.get_card(token) is None
    assert not EmergencyPlan.objects.filter(person_id=me["person_id"]).exists()
    assert not Substitute.objects.filter(name="Buurvrouw Ria").exists()


def test_a_carer_makes_a_plan_and_a_neighbour_says_yes_from_the_mail(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    carer = signed_in(Role.CARER)
    told = {"called": "Henk, mijn man", "where": "", "must_know": "Hij mag niet alleen zijn."}
    carer.post(reverse("people:save-plan"), told)
    helper = {"name": "Buurman Ali", "email": "ali@wijk.example", "key": str(uuid.uuid4())}
    carer.post(reverse("people:ask-substitute"), helper)
    link = re.search(r"/inspringen/[\w-]+/", Mail.objects.get(to="ali@wijk.example").body)
    assert link

    neighbour = Client(headers={"host": CITY_HOST})
    asked = neighbour.get(link[0]).content.decode()
    neighbour.post(link[0], {"ja": "1"})

    assert "U bent tot niets verplicht." in asked
    assert "Hij mag niet alleen zijn." not in asked
    assert Substitute.objects.get(name="Buurman Ali").state == Willing.AGREED


def test_without_a_number_and_without_an_address_nobody_is_asked(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    plan(city)

    page = signed_in(Role.CARER).post(reverse("people:ask-substitute"), {"name": "Zonder nummer"})

    assert page.status_code == 422
    assert "Zonder nummer" in page.content.decode()
    assert not Substitute.objects.filter(name="Zonder nummer").exists()


def test_the_card_on_paper_names_nobody(city: Municipality, signed_in: Callable[..., Client]) -> None:
    plan(city)

    answer = signed_in(Role.CARER).get(reverse("portal-own:print-card"))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert b"Marijke" not in answer.content


@pytest.mark.parametrize("is_open", [True, False])
def test_a_card_without_helpers_has_a_number_that_is_open_now_and_the_carers_own_where_they_put_it(
    city: Municipality, monkeypatch: pytest.MonkeyPatch, is_open: bool
) -> None:
    me = mine(city)
    services.save_plan(**me, called="Henk", where="", must_know="Pillen.", phone="06 1234 5678")
    monkeypatch.setattr(rules, "opening_at", lambda *_: rules.Opening(is_open=is_open, until=datetime.time(17)))

    page = Client(headers={"host": CITY_HOST}).get(reverse("people:show-card", args=[card(me).token])).content.decode()

    main = page.partition("<main")[2].partition("</main>")[0]
    assert "06 1234 5678" in main
    assert ("wij zijn nu open" in main) is is_open
    assert main.count("tel:") >= 3


@pytest.mark.parametrize("is_open", [True, False])
def test_a_card_with_only_somebody_without_a_number_still_names_numbers_that_answer(
    city: Municipality, monkeypatch: pytest.MonkeyPatch, is_open: bool
) -> None:
    me = plan(city)
    services.say_yes(token=ask(me, "Karim"), phone="", at=NOW)
    monkeypatch.setattr(rules, "opening_at", lambda *_: rules.Opening(is_open=is_open, until=datetime.time(17)))

    page = Client(headers={"host": CITY_HOST}).get(reverse("people:show-card", args=[card(me).token])).content.decode()

    main = page.partition("<main")[2].partition("</main>")[0]
    assert "Karim" in main
    assert "Er staat geen nummer bij." in main
    assert main.replace("tel:112", "").count("tel:") >= 1


def test_who_is_asked_reads_the_number_that_comes_on_the_card_and_may_correct_it(city: Municipality) -> None:
    me = plan(city)
    link, visitor = reverse("people:answer-question", args=[ask(me)]), Client(headers={"host": CITY_HOST})

    asked = visitor.get(link).content.decode()
    refused = visitor.post(link, {"ja": "1", "phone": "06 1234"})
    before = card(me).helpers
    thanks = visitor.post(link, {"ja": "1", "phone": "06 5555 0199"}).content.decode()

    assert PHONE in asked
    assert refused.status_code == 422
    assert "06 1234" in refused.content.decode()
    assert before == ()
    assert [one.phone for one in card(me).helpers] == ["06 55550199"]
    assert "06 55550199" in thanks


def test_a_later_no_is_told_to_the_owner_calmly_once_and_on_their_own_page(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    me = plan(city)
    token = ask(me)
    services.say_yes(token=token, phone=PHONE, at=NOW)
    carer = signed_in(Role.CARER)
    before = carer.get("/mijn/").content.decode()

    services.say_no(token=token, at=NOW)
    services.say_no(token=token, at=NOW)

    mail = Mail.objects.get(subject="Er veranderde iets in uw noodplan")
    after = carer.get("/mijn/").content.decode()
    assert mail.to == Person.objects.get(pk=me["person_id"]).email
    assert "/mijn/noodplan/" in mail.body
    assert "Ria" not in mail.body
    assert "Henk" not in mail.body
    assert "Valt u uit? U hebt een noodplan." in before
    assert "Valt u uit? U hebt een noodplan." not in after
    assert "Niemand zei ja" in after
    assert "Buurvrouw Ria kan niet inspringen." in after


def test_the_owner_sees_a_number_in_the_plan_and_changes_it(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    me = plan(city)
    ask(me)
    row, carer = Substitute.objects.get(plan__person_id=me["person_id"]), signed_in(Role.CARER)
    address = reverse("people:change-number", args=[row.public_id])

    seen = carer.get("/mijn/noodplan/").content.decode()
    refused = carer.post(address, {"phone": "06 1234"})
    carer.post(address, {"phone": "0655550199"})

    row.refresh_from_db()
    assert PHONE in seen
    assert refused.status_code == 422
    assert row.phone == "06 55550199"


def test_a_number_that_cannot_be_called_comes_on_no_card(city: Municipality, signed_in: Callable[..., Client]) -> None:
    plan(city)
    carer = signed_in(Role.CARER)
    helper = {"name": "Buurman Ali", "phone": "06 1234", "key": str(uuid.uuid4())}
    told = {"called": "Henk", "phone": "06 1234", "must_know": "Pillen."}

    assert carer.post(reverse("people:ask-substitute"), helper).status_code == 422
    assert carer.post(reverse("people:save-plan"), told).status_code == 422


def test_an_owner_who_looks_at_their_own_card_is_no_stranger_in_need(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    me = plan(city)
    owner = Person.objects.get(pk=me["person_id"])
    link = reverse("people:show-card", args=[card(me).token])

    signed_in(Role.CARER).get(link)
    own = audit.list_for_subject(owner.public_id, by_others=True)
    signed_in(Role.CARE_RECIPIENT).get(link)

    others = audit.list_for_subject(owner.public_id, by_others=True)
    assert [use for use in own if use.what == "people.emergency"] == []
    assert [use.why.value for use in others if use.what == "people.emergency"] == ["emergency"]
