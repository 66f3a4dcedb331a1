"""Results that a carer keeps, and shares by a code: asked once, seen by who was told, closed when they say so."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from draagkracht.accounts import acting
from draagkracht.accounts.permissions import Role
from draagkracht.assessments import queries, services
from draagkracht.assessments.models import KeptResult, ShareCode
from draagkracht.assessments.rules import codes
from draagkracht.audit import queries as audit
from draagkracht.audit.rules import ActorKind, Who
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Municipality
from draagkracht.people import queries as people
from draagkracht.people import services as spaces
from draagkracht.people.models import Person
from tests.conftest import VILLAGE_HOST

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
NURSE = Who(ActorKind.PROFESSIONAL, id="user:1", label="Paula Praktijk", role="professional")
ANSWERS = {"minor": ["no"]}


def person(city: Municipality, role: Role = Role.CARER) -> Person:
    names = {Role.CARER: "Marijke de Wit", Role.CARE_RECIPIENT: "Henk de Wit"}
    return Person.objects.get(municipality=city, name=names[role])


def keep(whose: Person, *, points: int = 7, at: datetime.datetime = NOW, **more: str) -> uuid.UUID:
    return services.keep_result(
        person_id=whose.pk,
        instrument="quick-check",
        answers=ANSWERS,
        points=points,
        band="moderate",
        key=uuid.uuid4(),
        by=acting.resident(whose.public_id),
        at=at,
        **more,
    )


def share(whose: Person, at: datetime.datetime = NOW) -> str:
    return services.make_code(
        person_id=whose.pk, key=uuid.uuid4(), by=acting.resident(whose.public_id), at=at, recipient_label="huisarts"
    )


def test_a_code_opens_the_results_and_the_carer_sees_who_looked(city: Municipality) -> None:
    carer = person(city)
    keep(carer)

    found = services.open_code(code=share(carer).lower(), by=NURSE, at=NOW)

    looked = audit.list_for_subject(carer.public_id, by_others=True)
    assert found.space.name == "Marijke de Wit"
    assert [(use.label, use.what) for use in looked] == [("Paula Praktijk", "assessments.result")]


def test_a_code_may_be_typed_with_spaces_and_small_letters() -> None:
    assert codes.read(" acdf-ghjk ") == "ACDFGHJK"
    assert codes.read(codes.shape("ACDFGHJK")) == "ACDFGHJK"
    assert codes.read("acdf ghjo") == ""


@pytest.mark.parametrize("days", [14, 400])
def test_a_code_ends_after_fourteen_days(city: Municipality, days: int) -> None:
    carer = person(city)
    code = share(carer)

    with pytest.raises(services.CodeIsUnknown):
        services.open_code(code=code, by=NURSE, at=NOW + datetime.timedelta(days=days))


def test_a_code_that_is_taken_back_opens_nothing(city: Municipality) -> None:
    carer = person(city)
    code = share(carer)
    me = acting.resident(carer.public_id)

    services.revoke_code(person_id=carer.pk, public_id=ShareCode.objects.get(person=carer).public_id, by=me, at=NOW)

    with pytest.raises(services.CodeIsUnknown):
        services.open_code(code=code, by=NURSE, at=NOW)


def test_whoever_withdraws_the_consent_closes_the_code(city: Municipality) -> None:
    carer = person(city)
    code = share(carer)
    consent = ShareCode.objects.get(person=carer).consent_id

    spaces.withdraw_consent(person_id=carer.pk, public_id=consent, by=acting.resident(carer.public_id), at=NOW)

    with pytest.raises(services.CodeIsUnknown):
        services.open_code(code=code, by=NURSE, at=NOW)


def test_a_code_of_one_municipality_opens_nothing_in_another(city: Municipality, village: Municipality) -> None:
    code = share(person(city))

    with tenancy.acting_for(village.pk), pytest.raises(services.CodeIsUnknown):
        services.open_code(code=code, by=NURSE, at=NOW)


def test_nobody_takes_back_the_code_of_another(city: Municipality) -> None:
    carer, other = person(city), person(city, Role.CARE_RECIPIENT)
    code = share(carer)
    theirs = ShareCode.objects.get(person=carer).public_id

    services.revoke_code(person_id=other.pk, public_id=theirs, by=acting.resident(other.public_id), at=NOW)

    assert services.open_code(code=code, by=NURSE, at=NOW)


def test_the_code_itself_is_nowhere_in_the_database(city: Municipality) -> None:
    carer = person(city)

    code = share(carer)

    rows = [str(row) for model in (ShareCode, KeptResult) for row in model.objects.values_list()]
    assert not [row for row in rows if code in row]


def test_a_professional_who_asks_again_within_a_month_gives_a_reason(city: Municipality) -> None:
    carer = person(city)
    keep(carer)
    soon = NOW + datetime.timedelta(days=10)

    with pytest.raises(services.AskedTooSoon) as refused:
        keep(carer, at=soon, asked_by="Paula Praktijk")

    assert refused.value.may_from == NOW + datetime.timedelta(days=30)
    assert keep(carer, at=soon, asked_by="Paula Praktijk", reason="na een ziekenhuisopname")


def test_a_carer_may_do_the_check_again_at_any_time(city: Municipality) -> None:
    carer = person(city)
    before = len(queries.list_kept(carer.pk))

    keep(carer)
    keep(carer, at=NOW + datetime.timedelta(days=1))

    assert len(queries.list_kept(carer.pk)) == before + 2


def test_the_same_form_twice_is_one_result(city: Municipality) -> None:
    carer = person(city)
    values: dict[str, Any] = {"person_id": carer.pk, "instrument": "quick-check", "answers": ANSWERS, "points": 1}
    same = {**values, "band": "light", "key": uuid.uuid4(), "by": acting.resident(carer.public_id), "at": NOW}

    before = len(queries.list_kept(carer.pk))

    assert services.keep_result(**same) == services.keep_result(**same)
    assert len(queries.list_kept(carer.pk)) == before + 1


def test_erasing_a_space_takes_its_results_and_codes(city: Municipality) -> None:
    carer = person(city)
    keep(carer)
    share(carer)

    spaces.erase_space(person_id=carer.pk, by=acting.resident(carer.public_id), at=NOW)

    assert not KeptResult.objects.filter(person_id=carer.pk).exists()
    assert not ShareCode.objects.filter(person_id=carer.pk).exists()
    assert people.get_space_by_id(carer.public_id) is None


def test_it_is_worse_says_so_and_offers_to_call_and_does_nothing_by_itself(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    carer = person(city)
    keep(carer, points=4, at=timezone.now() - datetime.timedelta(days=40))
    keep(carer, points=11, at=timezone.now())

    page = signed_in(Role.CARER).get(reverse("portal-own:show-overview")).content.decode()

    assert "Het is zwaarder dan de vorige keer." in page
    assert "Bel mij terug" in page


def test_a_nurse_types_the_code_and_reads_the_result(city: Municipality, signed_in: Callable[..., Client]) -> None:
    carer = person(city)
    keep(carer, at=timezone.now())
    code = share(carer, at=timezone.now())

    page = signed_in(Role.PROFESSIONAL).post(reverse("portal-staff:open-code"), {"code": code})

    assert page.status_code == 200
    assert "7 van 15" in page.content.decode()


def test_a_wrong_code_says_what_to_do_and_after_ten_tries_it_stops(
    city: Municipality, signed_in: Callable[..., Client]
) -> None:
    nurse = signed_in(Role.PROFESSIONAL)
    address = reverse("portal-staff:open-code")

    pages = [nurse.post(address, {"code": "ACDFGHJK"}).content.decode() for _ in range(11)]

    assert "Deze code werkt niet." in pages[0]
    assert "U hebt te vaak geprobeerd." in pages[-1]


def test_a_space_goes_along_as_a_file(city: Municipality, signed_in: Callable[..., Client]) -> None:
    keep(person(city))

    answer = signed_in(Role.CARER).get(reverse("portal-own:export-space"))

    assert answer.json()["person"]["name"] == "Marijke de Wit"
    assert answer.json()["results"][0]["answers"] == ANSWERS


def test_a_carer_of_another_municipality_has_no_space_here(
    city: Municipality, village: Municipality, signed_in: Callable[..., Client]
) -> None:
    page = signed_in(Role.CARER, VILLAGE_HOST).get(reverse("portal-own:show-overview"))

    assert "Marijke" not in page.content.decode()


def test_the_same_form_twice_makes_one_code_and_one_consent(city: Municipality) -> None:
    carer, key = person(city), uuid.uuid4()
    me = acting.resident(carer.public_id)

    made = [services.make_code(person_id=carer.pk, key=key, by=me, at=NOW) for _ in range(2)]

    assert made[0] == made[1]
    assert ShareCode.objects.filter(person=carer).count() == 1
    assert services.open_code(code=made[0], by=NURSE, at=NOW)


def test_two_forms_make_two_codes(city: Municipality) -> None:
    carer = person(city)

    assert share(carer) != share(carer)


@pytest.mark.parametrize(("language", "name"), [("tr", "3 dakikalık kontrol"), ("ar", "فحص الثلاث دقائق")])
def test_our_own_check_has_a_name_in_the_language_of_the_page(
    city: Municipality, signed_in: Callable[..., Client], language: str, name: str
) -> None:
    page = signed_in(Role.CARER).get(f"/{language}/mijn/").content.decode()

    assert name in page
    assert "3-minutencheck" not in page
