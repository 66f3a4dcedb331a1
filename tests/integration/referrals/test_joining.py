"""The same person is referred twice: who answers sees it and makes it one; both referrers hear, and neither is told."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from draagkracht.accounts.permissions import Role
from draagkracht.audit.models import Entry
from draagkracht.base import tenancy
from draagkracht.municipalities.models import Mail, Municipality
from draagkracht.referrals import queries, services
from draagkracht.referrals.models import Attempt, Referral, ReferralCount
from draagkracht.referrals.rules.moves import State
from draagkracht.referrals.rules.referring import Answer, Outcome, Result, Urgency, Way
from tests.access.referrals import referral
from tests.access.support import worker
from tests.integration.referrals.test_at_the_same_time import at_once
from tests.integration.referrals.test_referring import HOUR, MONDAY, Refer, actor, refer

__all__ = ["refer"]

DOCTOR, HOSPITAL = {"email": "praktijk@delinde.example"}, {"email": "poli@ziekenhuis.example"}
NOT_IT = {"phone": "+31001234511", "email": ""}


def page_of(public_id: uuid.UUID) -> str:
    return reverse("referrals-staff:show-referral", args=[public_id])


def subjects_to(email: str) -> list[str]:
    return list(Mail.objects.filter(to=email).order_by("pk").values_list("subject", flat=True))


def join(one: uuid.UUID, other: uuid.UUID, role: Role = Role.CONSULTANT) -> uuid.UUID:
    return services.join_referrals(public_id=one, other_id=other, by=actor(role), at=MONDAY + HOUR)


def step(public_id: uuid.UUID, to: State, **more: Any) -> None:
    services.take_step(public_id=public_id, to=to, by=actor(Role.CONSULTANT), at=MONDAY + HOUR, **more)


def accept(public_id: uuid.UUID, role: Role = Role.CONSULTANT) -> None:
    services.accept_referral(public_id=public_id, by=actor(role), at=MONDAY)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"phone": "+31001234598"}, {"phone": "0031 00 123 45 98"}),
        ({"phone": "", "email": "ria@thuis.example"}, {"phone": "+31001234511", "email": "RIA@Thuis.example"}),
    ],
)
def test_who_picks_up_sees_that_the_same_person_was_referred_before(
    first: dict[str, str], second: dict[str, str], refer: Refer, signed_in: Callable[..., Client]
) -> None:
    Referral.objects.all().delete()
    earlier = refer(**first)
    again = refer(name="R. v.d. Berg", by=HOSPITAL, **second)
    accept(earlier)

    page = signed_in(Role.CONSULTANT).get(page_of(again)).content.decode()

    assert "Er loopt al een verwijzing:" in page
    assert page_of(earlier) in page
    assert "Ria van den Berg" in page
    assert Entry.objects.filter(what="referrals.list", action="see").count() == 1


def test_nobody_is_the_same_without_a_number_or_an_address(refer: Refer) -> None:
    Referral.objects.all().delete()
    ended, other = refer(), refer(name="Ria van den Berg", phone="", email="anders@thuis.example")
    accept(ended)
    step(ended, State.DECLINED)
    made = refer()

    found = queries.list_same(made, centre_ids=None, now=MONDAY)

    assert found == ()
    assert queries.list_same(other, centre_ids=None, now=MONDAY) == ()


def test_what_a_centre_took_up_is_not_told_to_the_municipality(refer: Refer, city: Municipality) -> None:
    Referral.objects.all().delete()
    taken, made = refer(), refer()
    with tenancy.acting_for(city.pk):
        centre = worker(city).centres[0]
    Referral.objects.filter(public_id=taken).update(centre_id=centre.id, state="accepted", accepted_at=MONDAY)

    assert queries.list_same(made, centre_ids=None, now=MONDAY) == ()
    with pytest.raises(services.ReferralIsGone):
        join(made, taken)
    assert [one.public_id for one in queries.list_same(taken, centre_ids=[centre.id], now=MONDAY)] == [made]
    assert queries.list_same(taken, centre_ids=[centre.id], now=MONDAY)[0].details.name == "R.B."


def test_the_referrer_is_told_nothing_of_the_other(refer: Refer) -> None:
    Referral.objects.all().delete()
    refer(by=DOCTOR)
    alone = Mail.objects.get(to=DOCTOR["email"])

    refer(by=HOSPITAL)

    assert Mail.objects.get(to=HOSPITAL["email"]).body == alone.body


def test_both_referrers_hear_how_it_goes_as_far_as_was_agreed(refer: Refer) -> None:
    Referral.objects.all().delete()
    earlier = refer(by=DOCTOR, urgency=Urgency.NORMAL)
    again = refer(by=HOSPITAL, answer=Answer.REACHED, urgency=Urgency.URGENT, at=MONDAY + HOUR)
    accept(earlier)
    due = Referral.objects.get(public_id=again).first_contact_due_at

    main = join(again, earlier)
    step(again, State.REACHED)
    step(earlier, State.STARTED, outcome=Outcome.ADVICE)

    rows = {row.public_id: row for row in Referral.objects.all()}
    assert main == earlier
    assert (rows[again].joined_to_id, rows[earlier].joined_to_id) == (rows[earlier].pk, None)
    assert (rows[again].state, rows[earlier].state) == ("started", "started")
    assert rows[earlier].first_contact_due_at == due
    assert subjects_to(DOCTOR["email"])[1:] == [
        "Uw verwijzing is opgepakt", "Er is contact na uw verwijzing", "Hoe het afliep met uw verwijzing",
    ]  # fmt: skip
    assert subjects_to(HOSPITAL["email"])[1:] == ["Uw verwijzing is opgepakt", "Er is contact na uw verwijzing"]
    mail = Mail.objects.get(to=HOSPITAL["email"], subject="Uw verwijzing is opgepakt")
    assert actor(Role.CONSULTANT).name in mail.body
    assert "hoort hierbij" not in mail.body
    assert not Mail.objects.filter(subject="Twee van uw verwijzingen gaan samen verder").exists()
    assert ReferralCount.objects.get(event="started").number == 2


def test_who_referred_one_person_twice_hears_once_that_they_are_one_and_then_each_step_once(refer: Refer) -> None:
    Referral.objects.all().delete()
    earlier, again = refer(by=DOCTOR), refer(by={"email": "Praktijk@DeLinde.example"}, at=MONDAY + HOUR)
    accept(earlier)
    before = Mail.objects.count()

    join(again, earlier)
    step(earlier, State.REACHED)
    step(earlier, State.STARTED, outcome=Outcome.GROUP)

    mails = list(Mail.objects.order_by("pk"))[before:]
    assert [mail.subject for mail in mails] == [
        "Twee van uw verwijzingen gaan samen verder",
        "Er is contact na uw verwijzing",
        "Hoe het afliep met uw verwijzing",
    ]
    assert "Uw verwijzing van 23 november hoort hierbij." in mails[1].body
    assert "Wij spraken met wie u verwees." in mails[1].body
    assert "Er is een groep of cursus gevonden." in mails[2].body


def test_who_may_hear_less_of_one_hears_of_the_other_what_was_agreed(refer: Refer) -> None:
    Referral.objects.all().delete()
    silent, told = refer(by=DOCTOR, answer=Answer.NOTHING), refer(by=DOCTOR, at=MONDAY + HOUR)
    join(silent, told)
    before = Mail.objects.count()

    accept(silent)

    mails = list(Mail.objects.order_by("pk"))[before:]
    assert [mail.subject for mail in mails] == ["Uw verwijzing is opgepakt"]
    assert not Mail.objects.filter(subject="Twee van uw verwijzingen gaan samen verder").exists()


def test_the_one_that_is_furthest_goes_on_whoever_joins_them(refer: Refer) -> None:
    Referral.objects.all().delete()
    older, further, third = refer(), refer(at=MONDAY + HOUR, by=HOSPITAL), refer(at=MONDAY + 2 * HOUR)
    accept(further)
    step(further, State.REACHED)
    join(older, third)

    main = join(older, further, Role.CASE_MANAGER)

    assert main == further
    assert set(Referral.objects.values_list("state", flat=True)) == {"reached"}
    assert set(Referral.objects.values_list("handled_by__name", flat=True)) == {actor(Role.CONSULTANT).name}
    assert {row.joined_to and row.joined_to.public_id for row in Referral.objects.all()} == {None, further}


def test_somebody_who_was_referred_twice_is_one_in_every_list_and_count(
    refer: Refer, signed_in: Callable[..., Client]
) -> None:
    Referral.objects.all().delete()
    one, other = refer(), refer(name="R. v.d. Berg", note="Zij valt vaak.", by=HOSPITAL)
    services.accept_referral(public_id=other, by=actor(Role.CONSULTANT), at=MONDAY)
    tried: dict[str, Any] = {"way": Way.PHONE, "result": Result.NO_ANSWER, "next_date": None, "key": uuid.uuid4()}
    services.log_attempt(public_id=other, by=actor(Role.CONSULTANT), at=MONDAY, **tried)
    browser = signed_in(Role.CONSULTANT)

    answers = [
        browser.post(reverse("referrals-staff:join-referral", args=[one]), {"met": str(other)}) for _ in range(2)
    ]

    page = browser.get(answers[0]["Location"]).content.decode()
    assert [answer.status_code for answer in answers] == [302, 302]
    assert "Ook verwezen" in page
    assert "Er loopt al een verwijzing" not in page
    assert len(queries.list_open(now=MONDAY)) == 1
    assert queries.count_waiting_referrals() == 1
    assert queries.count_late(now=MONDAY + 1000 * HOUR) == 1
    assert set(Attempt.objects.values_list("referral__joined_to", flat=True)) == {None}


def test_only_open_referrals_of_one_person_are_joined(refer: Refer, signed_in: Callable[..., Client]) -> None:
    Referral.objects.all().delete()
    one, stranger, ended = refer(), refer(**NOT_IT), refer()
    accept(ended)
    step(ended, State.DECLINED)
    url = reverse("referrals-staff:join-referral", args=[one])
    browser = signed_in(Role.CONSULTANT)

    answers = [browser.post(url, {"met": str(met)}).status_code for met in (stranger, ended, uuid.uuid4(), "x")]

    assert answers == [404, 409, 404, 404]
    assert not Referral.objects.exclude(joined_to=None).exists()


def test_a_consent_that_is_taken_back_counts_for_both(refer: Refer) -> None:
    Referral.objects.all().delete()
    one, other = refer(email="ria@thuis.example"), refer(email="ria@thuis.example", by=HOSPITAL)
    join(one, other)

    services.withdraw_referral(public_id=other, by=actor(Role.CONSULTANT), at=MONDAY + HOUR)

    assert Referral.objects.count() == 0
    assert not Mail.objects.filter(to="ria@thuis.example").exists()
    assert ReferralCount.objects.get(event="withdrawn").number == 2


def test_two_who_join_and_step_at_once_do_not_wait_for_each_other(committing: Municipality) -> None:
    with tenancy.acting_for(committing.pk):
        ids = [_row(committing) for _ in range(2)]
    by = actor(Role.CONSULTANT)

    def act(number: int) -> uuid.UUID:
        with tenancy.acting_for(committing.pk):
            return services.join_referrals(public_id=ids[number % 2], other_id=ids[1 - number % 2], by=by, at=MONDAY)

    try:
        answers = at_once(4, act)
        with tenancy.acting_for(committing.pk):
            joined = Referral.objects.filter(public_id__in=ids).exclude(joined_to=None).count()
    finally:
        with tenancy.acting_for(committing.pk):
            Referral.objects.filter(public_id__in=ids).delete()
            ReferralCount.objects.all().delete()

    assert len(set(answers)) == 1
    assert joined == 1


def _row(city: Municipality) -> uuid.UUID:
    return uuid.UUID(str(referral(city)["public_id"]))
