"""Two referrals were made one by mistake: both stand apart again, referrers hear it, and the history says why."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from draagkracht.accounts.permissions import Role
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.referrals import queries, services
from draagkracht.referrals.models import Attempt, Joining, Referral, ReferralCount
from draagkracht.referrals.queries.joining import list_undone
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Answer, Apart, Outcome, Result, Urgency, Way
from tests.access.referrals import referral
from tests.integration.casework import centre
from tests.integration.referrals.test_joining import (
    DOCTOR,
    HOSPITAL,
    accept,
    join,
    page_of,
    step,
    subjects_to,
)  # fmt: skip
from tests.integration.referrals.test_referring import HOUR, MONDAY, Refer, actor, refer

__all__ = ["refer"]

NOT_RIGHT = "Ons bericht over uw verwijzing klopte niet"


def part(main: uuid.UUID, other: uuid.UUID, why: Apart = Apart.TWO_PEOPLE) -> None:
    by = actor(Role.CONSULTANT)
    services.part_referrals(public_id=main, other_id=other, why=why, by=by, at=MONDAY + 3 * HOUR)


def tried(public_id: uuid.UUID) -> None:
    said: dict[str, Any] = {"way": Way.PHONE, "result": Result.NO_ANSWER, "next_date": None, "key": uuid.uuid4()}
    services.log_attempt(public_id=public_id, by=actor(Role.CONSULTANT), at=MONDAY, **said)


def standing(public_id: uuid.UUID) -> dict[str, Any]:
    names = ("state", "handled_by_id", "accepted_at", "first_contact_at", "first_contact_due_at", "outcome",
             "ended_at", "keep_until", "joined_to_id", "centre_id", "next_date")  # fmt: skip
    row = Referral.objects.get(public_id=public_id)
    return {name: getattr(row, name) for name in names} | {"tries": row.attempts.count()}


def test_both_stand_again_as_they_stood_and_the_history_says_why(refer: Refer) -> None:
    Referral.objects.all().delete()
    one, other = refer(by=DOCTOR, urgency=Urgency.NORMAL), refer(by=HOSPITAL, name="Jan van den Berg")
    for each in (one, other):
        accept(each)
    tried(other)
    step(one, State.REACHED)
    before = [standing(one), standing(other)]
    join(one, other)
    joined = standing(other)["state"]

    for _ in range(2):
        part(one, other)

    assert joined == "reached"
    assert [standing(one), standing(other)] == before
    assert Attempt.objects.get().referral.public_id == other
    for each in (one, other):
        (undone,) = list_undone(each)
        assert (undone.why, undone.by) == (Apart.TWO_PEOPLE, actor(Role.CONSULTANT).name)
    assert {found.public_id for found in queries.list_open(now=MONDAY)} == {one, other}


def test_the_earlier_promise_goes_back_to_whose_it_was(refer: Refer) -> None:
    Referral.objects.all().delete()
    slow, soon = refer(urgency=Urgency.NORMAL), refer(urgency=Urgency.URGENT, by=HOSPITAL, at=MONDAY + HOUR)
    accept(slow)
    due = [standing(each)["first_contact_due_at"] for each in (slow, soon)]
    join(slow, soon)
    shared = standing(slow)["first_contact_due_at"]

    part(slow, soon, Apart.BY_MISTAKE)

    assert shared == due[1]
    assert [standing(each)["first_contact_due_at"] for each in (slow, soon)] == due
    assert standing(soon)["state"] == "sent"


def test_what_was_counted_of_who_was_not_there_is_taken_back(refer: Refer) -> None:
    Referral.objects.all().delete()
    one, other = refer(by=DOCTOR), refer(by=HOSPITAL)
    accept(one)
    join(one, other)
    step(one, State.REACHED)
    step(one, State.STARTED, outcome=Outcome.ADVICE)

    part(one, other)

    numbers = dict(ReferralCount.objects.values_list("event", "number"))
    assert (numbers["started"], numbers["contact-in-time"], numbers["received"]) == (1, 1, 2)
    assert (standing(one)["state"], standing(other)["state"]) == ("started", "sent")


def test_the_referrer_of_the_other_hears_that_it_was_not_so_and_hears_later_what_is(refer: Refer) -> None:
    Referral.objects.all().delete()
    one, other = refer(by=DOCTOR), refer(by=HOSPITAL)
    accept(one)
    join(one, other)
    heard = subjects_to(DOCTOR["email"])

    part(one, other)
    after = Mail.objects.filter(to=HOSPITAL["email"]).order_by("pk").last()
    accept(other)

    assert after is not None
    assert after.subject == NOT_RIGHT
    assert "Wij haalden twee mensen door elkaar." in after.body
    assert "uiterlijk dinsdag 24 november" in after.body
    assert subjects_to(DOCTOR["email"]) == heard
    assert subjects_to(HOSPITAL["email"])[-1] == "Uw verwijzing is opgepakt"


def test_who_sent_both_reads_which_one_is_of_somebody_else(refer: Refer) -> None:
    Referral.objects.all().delete()
    one, other = refer(by=DOCTOR), refer(by=DOCTOR, at=MONDAY + HOUR)
    accept(one)
    join(one, other)

    part(one, other)

    mail = Mail.objects.get(to=DOCTOR["email"], subject=NOT_RIGHT)
    assert "Uw verwijzing van 23 november gaat over iemand anders." in mail.body


def test_who_agreed_to_nothing_hears_nothing(refer: Refer) -> None:
    Referral.objects.all().delete()
    one, silent = refer(by=DOCTOR), refer(by=HOSPITAL, answer=Answer.NOTHING)
    accept(one)
    join(one, silent)
    before = Mail.objects.count()

    part(one, silent)

    assert Mail.objects.count() == before


def test_what_is_not_joined_or_is_forgotten_is_not_parted(refer: Refer) -> None:
    Referral.objects.all().delete()
    one, other, alone = refer(), refer(by=HOSPITAL), refer()
    accept(one)
    join(one, other)
    step(one, State.DECLINED)
    services.forget_person(public_id=one, by=actor(Role.CONSULTANT), at=MONDAY + HOUR)

    with pytest.raises(services.ReferralIsGone):
        part(one, alone)
    with pytest.raises(services.HasMoved):
        part(one, other)


def test_who_may_join_parts_on_the_page_and_says_why(refer: Refer, signed_in: Callable[..., Client]) -> None:
    Referral.objects.all().delete()
    one, other = refer(), refer(by=HOSPITAL, name="Jan van den Berg")
    join(one, other)
    browser, url = signed_in(Role.CONSULTANT), reverse("referrals-staff:part-referral", args=[one])
    shown = browser.get(page_of(one)).content.decode()

    answers = [
        browser.post(url, {"welke": str(other), "waarom": why}).status_code for why in ("", "two_people", "two_people")
    ]

    page = browser.get(page_of(other)).content.decode()
    assert "Toch niet dezelfde persoon? Haal ze los" in shown
    assert answers == [422, 302, 302]
    assert Joining.objects.get().why == "two_people"
    assert "weer los: het zijn twee mensen" in page


def test_a_centre_parts_what_it_joined_and_the_other_is_free_again(city: Municipality) -> None:
    Referral.objects.all().delete()
    one, other = (referral(city)["public_id"] for _ in range(2))
    browser = centre.browser(city)
    browser.post(centre.url("take-centre-referral", one))
    browser.post(centre.url("join-centre-referral", one), {"met": str(other)})

    answer = browser.post(centre.url("part-centre-referral", one), {"welke": str(other), "waarom": "by_mistake"})

    row = Referral.objects.get(public_id=other)
    assert answer.status_code == 302
    assert (row.state, row.centre_id, row.joined_to_id) == ("sent", None, None)


def test_one_number_and_two_names_stand_beside_each_other_with_what_differs(
    refer: Refer, signed_in: Callable[..., Client]
) -> None:
    Referral.objects.all().delete()
    one = refer(email="ria@thuis.example")
    refer(by=HOSPITAL, name="Jan van den Berg", language="tr", note="Zorgt voor zijn zoon.")

    page = signed_in(Role.CONSULTANT).get(page_of(one)).content.decode()

    table = page.split("Naast elkaar")[1].split("</table>")[0]
    differing = ("Naam", "Ria van den Berg", "Jan van den Berg", "ria@thuis.example", "Zorgt voor zijn zoon.")
    assert "De naam is anders." in page
    assert [words for words in differing if words not in table] == []
    assert "Telefoon" not in table
    assert "Wat er aan de hand is" not in table


def test_of_the_same_name_nothing_is_warned_of(refer: Refer, signed_in: Callable[..., Client]) -> None:
    Referral.objects.all().delete()
    one = refer()
    refer(name="R. v.d. Berg", by=HOSPITAL)

    page = signed_in(Role.CONSULTANT).get(page_of(one)).content.decode()

    assert "De naam is anders." not in page
    assert "R. v.d. Berg" in page.split("Naast elkaar")[1]


def test_a_centre_compares_first_letters_of_what_nobody_took_up(city: Municipality) -> None:
    Referral.objects.all().delete()
    one, other = (referral(city)["public_id"] for _ in range(2))
    Referral.objects.filter(public_id=other).update(name="Wim de Wit")
    browser = centre.browser(city)
    browser.post(centre.url("take-centre-referral", one))

    page = browser.get(centre.url("show-centre-referral", one)).content.decode()

    table = page.split("Naast elkaar")[1].split("</table>")[0]
    assert "V.V." in table
    assert "W.W." in table
    assert "Wim" not in page
