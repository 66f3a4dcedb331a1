"""Somebody's own space: there on consent, theirs alone, gone when they say so."""

import datetime
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts import services as accounts
from draagkracht.accounts.models import Membership, User
from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.people import queries, services
from draagkracht.people.models import CareRelation, Consent, Person
from draagkracht.people.rules.codes import Asked, Purpose, Relation
from tests.conftest import CITY_HOST

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
START = {"name": "Karin", "email": "karin@thuis.example", "agrees": "yes"}


def open_for(city: Municipality, **changes: Any) -> Person:
    if "user_id" not in changes:
        changes["user_id"] = User.objects.create_user(email="karin@thuis.example", name="Karin").pk
    values: dict[str, Any] = {"municipality_id": city.pk, "name": "Karin", "email": "karin@thuis.example"}
    public_id = services.open_space(**{**values, "key": uuid.uuid4(), "at": NOW, **changes})
    return Person.objects.get(public_id=public_id)


def user_of(person: Person) -> int:
    assert person.user_id is not None
    return person.user_id


def type_code(client: Client, city: Municipality) -> None:
    body = Mail.objects.filter(to="karin@thuis.example").latest("pk").body
    found = re.search(r"\b\d{4}-?\d{4}\b", body)
    assert found
    client.post(reverse("account_confirm_login_code"), {"code": found[0]})


def test_a_mail_address_and_a_code_open_a_space_and_nothing_is_kept_before_the_code(
    client: Client, city: Municipality
) -> None:
    visitor = Client(headers={"host": CITY_HOST})

    visitor.post(reverse("people:start-space"), START)
    before = Person.objects.filter(email="karin@thuis.example").count()
    type_code(visitor, city)
    visitor.get(reverse("people:finish-space"))
    page = visitor.get(reverse("portal-own:show-overview"))

    assert before == 0
    assert page.status_code == 200
    assert "Dag Karin" in page.content.decode()


def test_without_the_tick_nothing_happens_and_what_was_typed_stays(city: Municipality) -> None:
    visitor = Client(headers={"host": CITY_HOST})

    page = visitor.post(reverse("people:start-space"), {**START, "agrees": ""})

    assert page.status_code == 422
    assert "karin@thuis.example" in page.content.decode()
    assert not User.objects.filter(email="karin@thuis.example").exists()


def test_whoever_has_an_account_gets_the_same_answer_as_a_stranger(city: Municipality) -> None:
    open_for(city)

    answers = [
        Client(headers={"host": CITY_HOST}).post(reverse("people:start-space"), {**START, "email": email})
        for email in ("karin@thuis.example", "nieuw@thuis.example")
    ]

    assert len({(answer.status_code, answer["Location"]) for answer in answers}) == 1


def test_who_began_and_never_typed_the_code_is_forgotten_the_next_day(city: Municipality) -> None:
    Client(headers={"host": CITY_HOST}).post(reverse("people:start-space"), START)
    known = open_for(city, user_id=User.objects.create_user(email="blijft@thuis.example", name="Blijft").pk)

    gone = accounts.delete_strangers(now=timezone.now() + datetime.timedelta(days=2))

    assert gone >= 1
    assert not User.objects.filter(email="karin@thuis.example").exists()
    assert User.objects.filter(pk=user_of(known)).exists()


def test_a_form_that_is_sent_twice_opens_one_space(city: Municipality) -> None:
    user = User.objects.create_user(email="karin@thuis.example", name="Karin")
    asked: dict[str, Any] = {
        "municipality_id": city.pk,
        "user_id": user.pk,
        "name": "Karin",
        "key": uuid.uuid4(),
        "at": NOW,
    }

    first, second = (services.open_space(**asked) for _ in range(2))

    assert first == second
    assert Person.objects.filter(user=user).count() == 1


def test_under_sixteen_a_parent_agrees(city: Municipality) -> None:
    with pytest.raises(services.ParentIsNeeded):
        open_for(city, birth_date=datetime.date(2011, 1, 1))


def test_under_sixteen_with_a_parent_who_agreed_there_is_a_space(city: Municipality) -> None:
    person = open_for(city, birth_date=datetime.date(2011, 1, 1), asked=Asked.BY_PARENT)

    assert queries.has_agreed(person.pk, Purpose.KEEP_SPACE, at=NOW)


def test_a_consent_that_is_withdrawn_counts_no_more_at_once(city: Municipality) -> None:
    person = open_for(city)
    me = acting.resident(person.public_id)
    given = services.give_consent(person_id=person.pk, purpose=Purpose.REMIND, by=me, at=NOW)

    services.withdraw_consent(person_id=person.pk, public_id=given, by=me, at=NOW)

    assert not queries.has_agreed(person.pk, Purpose.REMIND, at=NOW)


def test_a_consent_ends_on_its_day(city: Municipality) -> None:
    person = open_for(city)
    until = NOW + datetime.timedelta(days=14)
    services.give_consent(
        person_id=person.pk,
        purpose=Purpose.SHARE_RESULT,
        by=acting.resident(person.public_id),
        at=NOW,
        valid_until=until,
    )

    assert queries.has_agreed(person.pk, Purpose.SHARE_RESULT, at=until - datetime.timedelta(seconds=1))
    assert not queries.has_agreed(person.pk, Purpose.SHARE_RESULT, at=until)


def test_nobody_withdraws_what_another_agreed_to(city: Municipality, signed_in: Callable[..., Client]) -> None:
    other = open_for(city)
    theirs = Consent.objects.get(person=other)

    answer = signed_in(Role.CARER).post(reverse("people:withdraw-consent", args=[theirs.public_id]))

    assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.withdrawn_at is None


def test_somebody_adds_for_whom_they_care_and_sees_it(city: Municipality, signed_in: Callable[..., Client]) -> None:
    carer = signed_in(Role.CARER)

    carer.post(
        reverse("people:add-relation"), {"called": "oma Truus", "relation": "grandparent", "lives_together": "no"}
    )
    page = carer.get(reverse("portal-own:show-overview"))

    assert "oma Truus" in page.content.decode()


def test_erasing_takes_the_space_the_role_the_account_and_the_mail_and_leaves_a_pseudonym(city: Municipality) -> None:
    person = open_for(city)
    me = acting.resident(person.public_id)
    services.add_relation(
        carer_id=person.pk, called="mijn vader Cornelis", relation=Relation.PARENT, lives_together=None, by=me, at=NOW
    )
    Mail.objects.create(municipality=city, reference="een", to="karin@thuis.example", subject="x", body="Dag Karin")

    services.erase_space(person_id=person.pk, by=me, at=NOW)

    assert not Person.objects.filter(pk=person.pk).exists()
    assert not CareRelation.objects.filter(called__contains="Cornelis").exists()
    assert not User.objects.filter(email="karin@thuis.example").exists()
    assert not Membership.objects.filter(user_id=user_of(person)).exists()
    assert not Mail.objects.filter(to="karin@thuis.example").exists()
    left = [str(row) for row in Entry.objects.values_list()]
    assert left
    assert not [row for row in left if "Karin" in row or "karin" in row or str(person.public_id) in row]


def test_erasing_leaves_the_account_of_somebody_who_also_works_here(city: Municipality) -> None:
    person = open_for(city)
    accounts.give_role(municipality_id=city.pk, user_id=user_of(person), role=Role.DESK, by=None, at=NOW)

    services.erase_space(person_id=person.pk, by=acting.resident(person.public_id), at=NOW)

    roles = Membership.objects.filter(user_id=user_of(person)).values_list("role", flat=True)
    assert list(roles) == [Role.DESK]


def test_every_change_of_a_space_is_written_down_with_a_pseudonym(city: Municipality) -> None:
    before = Entry.objects.count()

    person = open_for(city)
    services.change_space(person_id=person.pk, by=acting.resident(person.public_id), at=NOW, phone="0612345678")

    rows = Entry.objects.order_by("pk")[before:]
    assert [(row.action, row.what) for row in rows] == [
        ("add", "people.consent"),
        ("add", "people.space"),
        ("change", "people.space"),
    ]
    assert len({row.subject for row in rows}) == 1


def test_where_taking_back_deletes_more_the_page_says_what_goes_before_the_press(
    signed_in: Callable[..., Client], city: Municipality
) -> None:
    carer = Person.objects.get(name="Marijke de Wit")
    me: dict[str, Any] = {"person_id": carer.pk, "by": acting.resident(carer.public_id), "at": NOW}
    services.give_consent(**me, purpose=Purpose.SUPPORT_CENTRE_FILE, recipient="organisation:x", asked=Asked.ON_SCREEN)
    services.save_plan(**me, called="Henk", where="", must_know="Pillen.")
    browser = signed_in(Role.CARER)

    consents = browser.get(reverse("people:list-consents")).content.decode()
    plan = browser.get(reverse("people:show-plan")).content.decode()

    for page, says, press in (
        (consents, "Alles wat het steunpunt over u opschreef", "Ja, trek dit in en wis het"),
        (plan, "Het plan, de mensen op de lijst en de kaart gaan meteen weg", "Ja, wis het noodplan"),
    ):
        assert 0 < page.index(says) < page.index(press)


@pytest.mark.parametrize("email", ["karin@thuis.example", "nieuw@thuis.example"])
def test_who_came_from_a_beginning_reads_that_a_code_comes_and_the_way_back(city: Municipality, email: str) -> None:
    open_for(city)
    visitor = Client(headers={"host": CITY_HOST})
    start = reverse("people:start-space")

    asked = visitor.post(start, {**START, "email": email})
    page = " ".join(visitor.get(asked["Location"]).content.decode().split())

    assert f"Er is nu een code onderweg naar {email}." in page
    assert "Hebt u hier al een plek" not in page
    assert "Bent u hier nieuw" not in page
    assert f'href="{start}"' in page


def test_who_asks_a_code_at_sign_in_for_another_address_is_not_told_that_one_comes(city: Municipality) -> None:
    visitor = Client(headers={"host": CITY_HOST})
    session = visitor.session
    session[settings.SPACE_WANTED] = {"to": "karin@thuis.example", "from": reverse("people:start-space")}
    session.save()

    asked = visitor.post(reverse("account_login"), {"email": "onbekend@thuis.example"})
    page = visitor.get(asked["Location"]).content.decode()

    assert "Hebt u hier al een plek" in page
